"""A race without a window gives the numbers of the race, row by row."""

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from engine import headless
from engine.course import Course
from engine.endings import Status
from engine.measures import Costs
from engine.messages import SlalomError
from engine.race import Race
from engine.setup import Setup
from tests.engine.setup.sessions import SESSION, session

HEADER = "step,racer,optimizer,start,x,y,value,slope_norm,gradient_evaluations,status"


EVERYTHING = session(
    transform={
        "shift": [0.5, -0.5],
        "rotation": 30,
        "condition": 4,
        "drift": [0.001, 0],
        "spin": 1,
    },
    disturbances={"additive": 0.1, "multiplicative": 0.5, "heavy_tailed": 0.01, "seen": 0.8},
    racers=[
        {"optimizer": "adam", "precision": "float32", "schedule": {"schedule": "cosine"}},
        {"optimizer": "sgd", "wrappers": [{"wrapper": "clip_by_norm"}, {"wrapper": "sam"}]},
        {
            "rule": "x = x - learning_rate*(g + normal())",
            "hyperparameters": {"learning_rate": 0.001},
            "schedule": {"formula": "1/sqrt(t)"},
        },
    ],
    edits=[],
    stop={"max_steps": 200},
    seed=11,
)


@pytest.fixture
def setup() -> Setup:
    return Setup.from_dict(session(stop={"max_steps": 300}))


def rows_of(setup: Setup, folder: Path) -> list[dict[str, str]]:
    headless.write_csv(setup, folder / "out.csv")
    with (folder / "out.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def test_a_small_race_is_written_to_the_letter(tmp_path: Path) -> None:
    racers = [{"optimizer": "sgd", "hyperparameters": {"learning_rate": 0.25}}]
    problem = {"formula": "x**2 + y**2", "window": [[-4, 4], [-4, 4]]}
    starts = [[3.0, 4.0], [0.1, -0.0]]
    small = session(problem=problem, racers=racers, starts=starts, edits=[], stop={"max_steps": 2})
    headless.write_csv(Setup.from_dict(small), tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes().decode() == (
        f"{HEADER}\n"
        "0,0,sgd,0,3.0,4.0,25.0,10.0,0,running\n"
        "0,0,sgd,1,0.1,-0.0,0.010000000000000002,0.2,0,running\n"
        "1,0,sgd,0,1.5,2.0,6.25,5.0,1,running\n"
        "1,0,sgd,1,0.05,0.0,0.0025000000000000005,0.1,1,running\n"
        "2,0,sgd,0,0.75,1.0,1.5625,2.5,2,stopped\n"
        "2,0,sgd,1,0.025,0.0,0.0006250000000000001,0.05,2,stopped\n"
    )


@pytest.mark.parametrize("data", [session(stop={"max_steps": 300}), EVERYTHING])
def test_every_number_is_the_races_own_to_the_last_bit(
    data: dict[str, object], tmp_path: Path
) -> None:
    setup = Setup.from_dict(data)
    race = Race.from_setup(setup)
    while race.advance(7):
        pass
    rows = rows_of(setup, tmp_path)
    assert len(rows) > 500
    for row in rows:
        racer, step, start = int(row["racer"]), int(row["step"]), int(row["start"])
        x, y = race.positions(racer, step)[:, start].tolist()
        height = race.heights(racer, step)[start].item()
        costs = race.costs(racer, step).gradient_evaluations[start]
        assert (row["x"], row["y"], row["value"]) == (repr(x), repr(y), repr(height))
        assert int(row["gradient_evaluations"]) == costs
        assert row["status"] == Status(race.status(racer, step)[start]).name.lower()


def test_of_a_race_with_a_thinned_past_no_step_is_made_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    setup = Setup.from_dict(session(stop={"max_steps": 300}, edits=[]))
    rows = rows_of(setup, tmp_path)
    thinned = Race(setup, history_budget=10_000)
    monkeypatch.setattr(Race, "from_setup", lambda _: thinned)
    monkeypatch.setattr(Course, "stretch", lambda *_: pytest.fail("steps were made again"))
    assert rows_of(setup, tmp_path) == rows
    assert len(thinned.trail(0, 0, 300)[0]) < 100


def test_rows_are_in_order_of_step_racer_and_start(setup: Setup, tmp_path: Path) -> None:
    keys = [
        (int(row["step"]), int(row["racer"]), int(row["start"])) for row in rows_of(setup, tmp_path)
    ]
    assert keys == sorted(set(keys))
    assert keys[:6] == [(0, racer, start) for racer in range(3) for start in range(2)]


def test_a_path_has_no_rows_after_the_one_in_which_it_ended(setup: Setup, tmp_path: Path) -> None:
    paths: dict[tuple[str, str], list[str]] = {}
    for row in rows_of(setup, tmp_path):
        paths.setdefault((row["racer"], row["start"]), []).append(row["status"])
    last = Counter(statuses[-1] for statuses in paths.values())
    assert last["diverged"] >= 1 and last["stopped"] >= 1
    ended = {"stopped", "diverged", "escaped"}
    assert not any(ended & set(statuses[:-1]) for statuses in paths.values())
    assert paths["1", "1"][-1] == "diverged" and len(paths["1", "1"]) < 300


def test_a_rule_is_named_rule_and_a_racer_that_is_off_has_no_rows(tmp_path: Path) -> None:
    racers = [{**SESSION["racers"][0], "enabled": False}, *SESSION["racers"][1:]]
    setup = Setup.from_dict(session(racers=racers, edits=[], stop={"max_steps": 1}))
    rows = rows_of(setup, tmp_path)
    assert {(row["racer"], row["optimizer"]) for row in rows} == {("1", "momentum"), ("2", "rule")}


def test_steps_override_the_limit_of_the_session(setup: Setup) -> None:
    assert headless.run(headless.with_steps(setup, 5)).step == 5
    assert headless.run(headless.with_steps(setup, 400)).step == 400
    assert headless.run(headless.with_steps(setup, None)).step == 300


def test_a_race_without_a_limit_makes_a_thousand_steps(setup: Setup) -> None:
    assert headless.run(replace(setup, stop=replace(setup.stop, max_steps=None))).step == 1000


def test_a_race_of_nobody_is_a_header_alone(tmp_path: Path) -> None:
    headless.write_csv(Setup.from_dict(session(racers=[], edits=[])), tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text() == f"{HEADER}\n"


def test_what_stops_the_race_midway_leaves_no_file(
    setup: Setup, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    costs = Race.costs

    def interrupted(race: Race, racer: int, step: int) -> Costs:
        if step == 100:
            raise KeyboardInterrupt
        return costs(race, racer, step)

    (tmp_path / "out.csv").write_text("old")
    monkeypatch.setattr(Race, "costs", interrupted)
    with pytest.raises(KeyboardInterrupt):
        headless.write_csv(setup, tmp_path / "out.csv")
    assert [file.name for file in tmp_path.iterdir()] == ["out.csv"]
    assert (tmp_path / "out.csv").read_text() == "old"


def test_a_place_that_cannot_be_written_is_a_sentence(setup: Setup, tmp_path: Path) -> None:
    with pytest.raises(SlalomError, match=r"cannot be written: No such file or directory\."):
        headless.write_csv(setup, tmp_path / "nowhere" / "out.csv")


def test_the_leaderboard_lists_every_racer_best_first(setup: Setup) -> None:
    lines = headless.leaderboard(headless.run(setup)).splitlines()
    assert lines[0] == "Step 300"
    assert lines[1].split()[:2] == ["racer", "height"]
    assert [line.split()[0] for line in lines[2:]] == ["1", "2", "3"]
    assert {line.split()[1] for line in lines[2:]} == {"Adam", "heavy", "Own"}
    assert lines[4].split()[1] == "heavy" and lines[4].endswith("diverged")
