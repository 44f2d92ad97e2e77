"""Figures of five articles and of torch and optax, reproduced by the catalog.

`references.toml` says which entry with which hyperparameters answers which record; those on a
network are in `tests/engine/training`.
"""

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.catalog import functions, optimizers
from engine.measures import Status
from engine.race import Race
from engine.surface import Surface

Record = dict[str, Any]
Key = tuple[str, str]

DATA = Path(__file__).parents[1] / "data"
SOURCES: list[Record] = json.loads((DATA / "sources.json").read_text(encoding="utf-8"))
PEERS: list[Record] = json.loads((DATA / "peers.json").read_text(encoding="utf-8"))
TABLE: dict[str, list[Record]] = tomllib.loads(
    (DATA / "references.toml").read_text(encoding="utf-8")
)
EXCEPTIONS = {"optax.contrib.cocob"}
EARLY = 50  # past about 100 steps some paths are chaotic


def source_key(record: Record) -> Key:
    return record["source"], record["system"]


def peer_key(record: Record) -> Key:
    return record["reference"], json.dumps(record["arguments"], sort_keys=True)


SOURCE_ROWS = {source_key(row): row for row in TABLE["sources"]}
PEER_ROWS = {peer_key(row): row for row in TABLE["peers"]}
ON_SURFACES = [record for record in SOURCES if "function" in record]


def compared(records: Iterable[Record]) -> list[Record]:
    return [record for record in records if "exception" not in PEER_ROWS[peer_key(record)]]


def name_of(record: Record) -> str:
    return "-".join(
        str(record[k]) for k in ("source", "system", "reference", "function") if k in record
    )


def race_of(function: str, start: list[float], row: Record, **stop: float) -> Race:
    racer = {"optimizer": row["optimizer"], "hyperparameters": row["hyperparameters"]}
    return Race.from_setup(
        {
            "format": "slalom",
            "schema": 1,
            "problem": {"function": function},
            "starts": [start],
            "racers": [racer],
            "stop": stop,
        }
    )


def test_every_record_is_in_exactly_one_row_and_no_row_is_left_over() -> None:
    assert len(SOURCES) == 19
    assert len(PEERS) == 132
    assert len(SOURCE_ROWS) == len(TABLE["sources"])
    assert len(PEER_ROWS) == len(TABLE["peers"])
    assert {source_key(record) for record in SOURCES} == set(SOURCE_ROWS)
    assert {peer_key(record) for record in PEERS} == set(PEER_ROWS)


def test_only_one_reference_is_an_exception_and_it_says_why() -> None:
    rows = [row for row in TABLE["peers"] if "exception" in row]
    assert {row["reference"] for row in rows} == EXCEPTIONS
    assert all(row["exception"].endswith(".") for row in rows)
    assert len(compared(PEERS)) == 129


def test_rows_name_entries_of_the_catalog_and_hyperparameters_that_they_declare() -> None:
    for row in [*TABLE["sources"], *TABLE["peers"]]:
        if "exception" not in row:
            declared = {one.name for one in optimizers()[row["optimizer"]].hyperparameters}
            assert set(row["hyperparameters"]) <= declared, row


def test_the_catalog_has_the_functions_of_the_records() -> None:
    points = np.random.default_rng(0).uniform(-3, 3, size=(2, 100))
    texts = {(SOURCE_ROWS[source_key(r)]["function"], r["function"]) for r in ON_SURFACES}
    texts |= {(record["function"], record["formula"]) for record in PEERS}
    assert {identifier for identifier, _ in texts} == {
        "beale",
        "cubic",
        "elongated_bowl",
        "rosenbrock",
    }
    for identifier, text in texts:
        entry = functions()[identifier]
        parameters = {declared.name: declared.default for declared in entry.parameters}
        ours = Surface(entry.formula, parameters).heights(points)
        np.testing.assert_allclose(ours, Surface(text).heights(points), rtol=1e-13, atol=1e-13)


@pytest.mark.parametrize("record", ON_SURFACES, ids=name_of)
def test_an_article_is_reproduced_to_a_billionth(record: Record) -> None:
    row = SOURCE_ROWS[source_key(record)]
    race = race_of(row["function"], record["start"], row)
    race.advance(max(map(int, record["positions"])))
    for step, position in record["positions"].items():
        tolerance = row.get("loose", {}).get(step, 1e-9)
        ours = race.positions(0, int(step))[:, 0]
        np.testing.assert_allclose(ours, position, rtol=tolerance, atol=0, err_msg=f"step {step}")


def test_the_first_article_stops_by_its_own_rule_after_196_steps() -> None:
    (record,) = (record for record in SOURCES if "stop" in record)
    row = SOURCE_ROWS[source_key(record)]
    race = race_of("cubic", record["start"], row, height_change=1e-10, max_steps=100_000)
    assert race.advance(100_000) == record["iterations"] == 196
    assert race.end_steps(0).tolist() == [196]
    assert race.status(0, 196)[0] == Status.STOPPED
    assert race.heights(0, 196)[0] == pytest.approx(record["value"], rel=1e-12)


@pytest.mark.parametrize("record", compared(PEERS), ids=name_of)
def test_a_library_is_reproduced_over_its_first_steps(record: Record) -> None:
    race = race_of(record["function"], record["start"], PEER_ROWS[peer_key(record)])
    race.advance(EARLY)
    steps = [step for step in map(int, record["positions"]) if step <= EARLY]
    assert steps == [1, 2, 3, 5, 10, 20, 50]
    for step in steps:
        theirs = np.array(record["positions"][str(step)])
        error = np.abs(race.positions(0, step)[:, 0] - theirs) / (1 + np.abs(theirs))
        assert error.max() <= 1e-8, f"step {step}"
