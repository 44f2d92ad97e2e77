"""A person's own entries: saved, listed, read, removed."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from engine.catalog import CatalogError, functions, optimizers
from engine.catalog.making import make_function, make_optimizer
from engine.catalog.own import OwnCatalog
from engine.formula import FormulaError
from engine.messages import SlalomError
from engine.setup import Setup

MINE = make_optimizer("My rule", "v = v + g\nx = x - learning_rate*v", {"learning_rate": 0.1})
BOWL = make_function("Höhe 3", "a*x**2 + y**2", ((-1.0, 1.0), (-2.0, 2.0)), {"a": 3.0})


def test_a_folder_that_is_not_there_is_empty_and_not_made_by_looking(tmp_path: Path) -> None:
    own = OwnCatalog(tmp_path / "slalom" / "catalog")
    assert (dict(own.functions), dict(own.optimizers), own.errors) == ({}, {}, [])
    assert os.listdir(tmp_path) == []


def test_what_is_saved_is_there_at_once_and_for_the_next_window(tmp_path: Path) -> None:
    own = OwnCatalog(tmp_path / "slalom")
    assert own.functions.save(BOWL) == BOWL
    assert own.optimizers.save(MINE) == MINE
    assert (BOWL.identifier, MINE.identifier) == ("hohe_3", "my_rule")
    for catalog in (own, OwnCatalog(tmp_path / "slalom")):
        assert dict(catalog.functions) == {"hohe_3": BOWL}
        assert dict(catalog.optimizers) == {"my_rule": MINE}
        assert catalog.errors == []
    assert os.listdir(tmp_path / "slalom" / "functions") == ["hohe_3.toml"]


def test_every_entry_of_the_catalog_can_be_saved_under_another_name(tmp_path: Path) -> None:
    own = OwnCatalog(tmp_path)
    for function in functions().values():
        own.functions.save(replace(function, name=f"My {function.name}"))
    rules = [entry for entry in optimizers().values() if entry.method is None]
    for optimizer in rules:
        own.optimizers.save(replace(optimizer, name=f"My {optimizer.name}"))
    assert own.errors == []
    assert len(own.functions) == len(functions())
    assert len(own.optimizers) == len(rules)


def test_nothing_is_overwritten_unless_asked(tmp_path: Path) -> None:
    own = OwnCatalog(tmp_path)
    own.optimizers.save(MINE)
    other = replace(MINE, name="MY  RULE!", rule="x = x - g", hyperparameters=())
    with pytest.raises(SlalomError, match=r"'MY  RULE!' already, in optimizers/my_rule\.toml"):
        own.optimizers.save(other)
    assert own.optimizers["my_rule"] == MINE
    own.optimizers.save(other, overwrite=True)
    assert own.optimizers["my_rule"] == other


def test_a_name_of_the_catalog_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SlalomError, match="'Adam' is built in"):
        OwnCatalog(tmp_path).optimizers.save(replace(MINE, name="ADAM"), overwrite=True)
    path = tmp_path / "functions" / "beale.toml"
    path.parent.mkdir()
    path.write_text("formula = 'x + y'\nwindow = [[0, 1], [0, 1]]\n")
    assert [str(error) for error in OwnCatalog(tmp_path).errors] == [
        "functions/beale.toml has the name of a built-in entry; give it another."
    ]


def test_what_could_not_be_read_back_is_not_written(tmp_path: Path) -> None:
    own = OwnCatalog(tmp_path)
    with pytest.raises(CatalogError, match="'name' must be a text"):
        own.optimizers.save(replace(MINE, name=" "))
    with pytest.raises(CatalogError, match="no name 'q'"):
        own.optimizers.save(replace(MINE, rule="x = x - q"))
    with pytest.raises(CatalogError, match="'window' must go from"):
        own.functions.save(replace(BOWL, window=((1.0, -1.0), (0.0, 1.0))))
    assert os.listdir(tmp_path) == []


def test_an_entry_is_removed_with_its_file(tmp_path: Path) -> None:
    own = OwnCatalog(tmp_path)
    own.functions.save(BOWL)
    own.optimizers.save(MINE)
    own.functions.remove("hohe_3")
    own.optimizers.remove("my_rule")
    assert (dict(own.functions), dict(own.optimizers)) == ({}, {})
    assert not list(tmp_path.rglob("*.toml"))
    with pytest.raises(KeyError):
        own.functions.remove("../../functions/hohe_3")


def test_an_own_rule_and_function_race_by_their_texts(tmp_path: Path) -> None:
    own = OwnCatalog(tmp_path)
    rule, function = own.optimizers.save(MINE), own.functions.save(BOWL)
    defaults = {one.name: one.default for one in rule.hyperparameters}
    setup = Setup.from_dict(
        {
            "format": "slalom",
            "schema": 1,
            "problem": {
                "formula": function.formula,
                "parameters": {one.name: one.default for one in function.parameters},
                "window": [list(interval) for interval in function.window],
            },
            "starts": [[0.5, 0.5]],
            "racers": [{"rule": rule.rule, "hyperparameters": defaults}],
        }
    )
    assert Setup.from_text(setup.to_text()) == setup


def test_an_entry_begun_from_another_keeps_what_still_holds() -> None:
    adam = optimizers()["adam"]
    rule = "m = beta1*m + g\nn = n + m\nx = x - learning_rate*n*k"
    mine = make_optimizer("Mine", rule, {"learning_rate": 5.0, "beta1": 0.5, "k": 2.0}, like=adam)
    rate, beta, new = mine.hyperparameters
    assert (rate.default, rate.low, rate.high, rate.scale) == (5.0, 1e-5, 5.0, "log")
    assert (beta.symbol, beta.meaning) == ("β₁", adam.hyperparameters[1].meaning)
    assert (new.name, new.meaning, new.high) == ("k", "", 4.0)
    assert mine.memory == {"m": adam.memory["m"]}
    assert mine.source == f"After Adam: {adam.source}"
    with pytest.raises(FormulaError):
        make_optimizer("Broken", "x = x - q", {})


def test_a_rate_of_zero_makes_a_linear_slider_that_can_be_saved(tmp_path: Path) -> None:
    adam = optimizers()["adam"]
    values = {one.name: 0.0 for one in adam.hyperparameters}
    mine = make_optimizer("Mine", adam.rule, values, like=adam)
    assert mine.hyperparameters[0].scale == "linear"
    assert OwnCatalog(tmp_path).optimizers.save(mine).hyperparameters == mine.hyperparameters


@pytest.mark.parametrize(
    ("identifier", "values"),
    [
        ("adam", {"learning_rate": -0.1}),
        ("adam", {"beta1": 1.5, "beta2": -1e308}),
        ("sophia_h", {"every": 2.5}),
    ],
)
def test_a_number_beyond_the_limits_of_what_was_begun_from_can_be_saved(
    identifier: str, values: dict[str, float], tmp_path: Path
) -> None:
    begun = optimizers()[identifier]
    usual = {one.name: one.default for one in begun.hyperparameters}
    mine = make_optimizer("Mine", begun.rule, {**usual, **values}, like=begun)
    saved = OwnCatalog(tmp_path).optimizers.save(mine)
    assert saved == mine
    for one in saved.hyperparameters:
        assert one.default == {**usual, **values}[one.name]
        assert one.minimum <= one.low <= one.default <= one.high <= one.maximum
        assert one.default.is_integer() or not one.integer


@pytest.mark.parametrize("value", [1e308, -1e308, 9e307, 5e-324, -0.0])
def test_any_number_can_be_a_default(value: float, tmp_path: Path) -> None:
    mine = make_optimizer("Mine", "x = x - q*learning_rate*g", {"q": value, "learning_rate": value})
    assert OwnCatalog(tmp_path).optimizers.save(mine) == mine
