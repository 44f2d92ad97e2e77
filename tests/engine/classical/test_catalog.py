"""Every classical entry of the catalog, in a loop."""

import pytest

from engine.classical import METHODS
from engine.setup import Setup, SetupError
from tests.engine.catalog.compiled import CLASSICAL
from tests.engine.catalog.test_optimizers import SENTENCE
from tests.engine.setup.sessions import with_racer

each_method = pytest.mark.parametrize("identifier", CLASSICAL)


def test_the_catalog_names_every_method_once() -> None:
    assert sorted(entry.method or "" for entry in CLASSICAL.values()) == sorted(METHODS)
    assert len(METHODS) == 13


@each_method
def test_every_named_value_is_told_in_a_sentence(identifier: str) -> None:
    for name, sentence in CLASSICAL[identifier].memory.items():
        assert SENTENCE.fullmatch(sentence), name


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("schedule", {"schedule": "cosine"}),
        ("wrappers", [{"wrapper": "clip_by_norm"}]),
        ("precision", "float32"),
    ],
)
def test_what_acts_on_a_rule_is_refused_where_there_is_none(key: str, value: object) -> None:
    with pytest.raises(SetupError) as refused:
        Setup.from_dict(with_racer(optimizer="bfgs", **{key: value}))
    assert refused.value.place == f"racers[0].{key}"
    assert str(refused.value) == f"racers[0].{key} acts on a rule; bfgs is computed without one."


def test_a_list_of_numbers_a_start_and_an_edit_are_read() -> None:
    racer = {"optimizer": "l_bfgs", "hyperparameters": {"pairs": [3, 5]}}
    session = with_racer(**racer) | {"starts": [[0, 0], [1, 1]]}
    assert Setup.from_dict(session).racers[0].hyperparameters["pairs"] == (3.0, 5.0)
    with pytest.raises(SetupError, match="at most 20"):
        Setup.from_dict(with_racer(optimizer="l_bfgs", hyperparameters={"pairs": 21}))
