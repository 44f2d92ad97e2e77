"""A person's own entries: saved, listed, read; whatever else lies in the folder is told."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from engine.catalog import CatalogError, functions, optimizers
from engine.catalog.making import make_function, make_optimizer
from engine.catalog.own import OwnCatalog
from engine.catalog.own_file import LARGEST
from engine.catalog.own_folder import MOST_FILES
from engine.formula import FormulaError
from engine.messages import SlalomError
from engine.setup import Setup

MINE = make_optimizer("My rule", "v = v + g\nx = x - learning_rate*v", {"learning_rate": 0.1})
BOWL = make_function("Höhe 3", "a*x**2 + y**2", ((-1.0, 1.0), (-2.0, 2.0)), {"a": 3.0})
SMALL = "rule = 'x = x - rate*g'\n[[hyperparameters]]\nname = 'rate'\ndefault = 0.25\n"


def put(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def errors_of(folder: Path) -> list[str]:
    return [str(error) for error in OwnCatalog(folder).errors]


def test_a_folder_that_is_not_there_is_empty_and_not_made_by_looking(tmp_path: Path) -> None:
    own = OwnCatalog(tmp_path / "slalom" / "catalog")
    assert (dict(own.functions), dict(own.optimizers), own.errors) == ({}, {}, [])
    assert os.listdir(tmp_path) == []


def test_what_is_saved_is_there_at_once_and_for_the_next_window(tmp_path: Path) -> None:
    own = OwnCatalog(tmp_path / "slalom")
    assert own.save_function(BOWL) == BOWL
    assert own.save_optimizer(MINE) == MINE
    assert (BOWL.identifier, MINE.identifier) == ("hohe_3", "my_rule")
    for catalog in (own, OwnCatalog(tmp_path / "slalom")):
        assert dict(catalog.functions) == {"hohe_3": BOWL}
        assert dict(catalog.optimizers) == {"my_rule": MINE}
        assert catalog.errors == []
    assert os.listdir(tmp_path / "slalom" / "functions") == ["hohe_3.toml"]


def test_every_entry_of_the_catalog_can_be_saved_under_another_name(tmp_path: Path) -> None:
    own = OwnCatalog(tmp_path)
    for function in functions().values():
        own.save_function(replace(function, name=f"My {function.name}"))
    rules = [entry for entry in optimizers().values() if entry.method is None]
    for optimizer in rules:
        own.save_optimizer(replace(optimizer, name=f"My {optimizer.name}"))
    assert own.errors == []
    assert len(own.functions) == len(functions())
    assert len(own.optimizers) == len(rules)


def test_nothing_is_overwritten_unless_asked(tmp_path: Path) -> None:
    own = OwnCatalog(tmp_path)
    own.save_optimizer(MINE)
    other = replace(MINE, name="MY  RULE!", rule="x = x - g", hyperparameters=())
    with pytest.raises(SlalomError, match=r"'MY  RULE!' already, in optimizers/my_rule\.toml"):
        own.save_optimizer(other)
    assert own.optimizers["my_rule"] == MINE
    own.save_optimizer(other, overwrite=True)
    assert own.optimizers["my_rule"] == other


def test_a_name_of_the_catalog_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SlalomError, match="'Adam' is built in"):
        OwnCatalog(tmp_path).save_optimizer(replace(MINE, name="ADAM"), overwrite=True)
    put(tmp_path, "functions/beale.toml", "formula = 'x + y'\nwindow = [[0, 1], [0, 1]]\n")
    assert errors_of(tmp_path) == [
        "functions/beale.toml has the name of a built-in entry; give it another."
    ]


def test_what_could_not_be_read_back_is_not_written(tmp_path: Path) -> None:
    own = OwnCatalog(tmp_path)
    with pytest.raises(CatalogError, match="'name' must be a text"):
        own.save_optimizer(replace(MINE, name=" "))
    with pytest.raises(CatalogError, match="no name 'q'"):
        own.save_optimizer(replace(MINE, rule="x = x - q"))
    with pytest.raises(CatalogError, match="'window' must go from"):
        own.save_function(replace(BOWL, window=((1.0, -1.0), (0.0, 1.0))))
    assert os.listdir(tmp_path) == []


def test_an_entry_is_removed_with_its_file(tmp_path: Path) -> None:
    own = OwnCatalog(tmp_path)
    own.save_function(BOWL)
    own.save_optimizer(MINE)
    own.remove_function("hohe_3")
    own.remove_optimizer("my_rule")
    assert (dict(own.functions), dict(own.optimizers)) == ({}, {})
    assert not list(tmp_path.rglob("*.toml"))
    with pytest.raises(KeyError):
        own.remove_function("../../functions/hohe_3")


def test_files_put_there_by_hand_are_seen_after_a_refresh(tmp_path: Path) -> None:
    own = OwnCatalog(tmp_path)
    assert not own.optimizers
    put(tmp_path, "optimizers/small.toml", SMALL)
    assert not own.optimizers
    own.refresh()
    assert list(own.optimizers) == ["small"]


def test_what_a_person_does_not_know_may_be_left_out(tmp_path: Path) -> None:
    put(tmp_path, "optimizers/small.toml", SMALL)
    put(tmp_path, "functions/slope.toml", "formula = 'x + y'\nwindow = [[0, 1], [-1, 1]]\n")
    own = OwnCatalog(tmp_path)
    assert own.errors == []
    small, slope = own.optimizers["small"], own.functions["slope"]
    (rate,) = small.hyperparameters
    assert (small.name, small.source, small.meaning, small.memory) == ("small", "", "", {})
    assert (rate.low, rate.high, rate.scale, rate.symbol, rate.meaning) == (
        (0.0, 1.0, "linear", "rate", "")
    )
    assert (slope.view, slope.height_scale, slope.starts, slope.minima, slope.rates) == (
        (slope.window, "rank", (), (), {})
    )


@pytest.mark.parametrize(
    ("given", "low", "high", "scale"),
    [
        ("name = 'learning_rate'\ndefault = 0.1", 1e-5, 10.0, "log"),
        ("name = 'learning_rate'\ndefault = 1e-9", 1e-9, 10.0, "log"),
        ("name = 'learning_rate'\ndefault = 0", 0.0, 1.0, "linear"),
        ("name = 'rate'\ndefault = 1\nminimum = 1", 1.0, 2.0, "linear"),
        ("name = 'rate'\ndefault = -3\nrange = [-4, 4]", -4.0, 4.0, "linear"),
        ("name = 'rate'\ndefault = 3\nrange = [1, 9]\nscale = 'log'", 1.0, 9.0, "log"),
    ],
)
def test_a_range_that_is_left_out_is_found(
    given: str, low: float, high: float, scale: str, tmp_path: Path
) -> None:
    put(tmp_path, "optimizers/a.toml", f"rule = 'x = x - g'\n[[hyperparameters]]\n{given}\n")
    own = OwnCatalog(tmp_path)
    assert own.errors == []
    (found,) = own.optimizers["a"].hyperparameters
    assert (found.low, found.high, found.scale) == (low, high, scale)


@pytest.mark.parametrize("missing", ["meaning", "source", "view", "starts", "height_scale"])
def test_the_catalog_itself_may_leave_out_nothing(missing: str) -> None:
    from engine.catalog.reader import read_function
    from engine.catalog.writer import function_text

    lines = function_text(functions()["beale"]).split("\n")
    text = "\n".join(line for line in lines if not line.startswith(f"{missing} ="))
    with pytest.raises(CatalogError, match=f"'{missing}' is missing"):
        read_function("beale", "beale.toml", text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("rule = '''\nx = x - g\ny = sine(g)\n'''", "line 3: There is no function 'sine'"),
        ('rule = "x = x - q*g"', "line 1: There is no name 'q' here"),
        ('name = "a"\nrule = """\n\n\nx = 2x"""', "line 5: "),
        ("rule = 'x = x - g'\nsorce = 'a'", "line 2: 'sorce' is not a known key; did you mean"),
        ("method = 'bfgs'", "line 1: 'method' is not a known key"),
        ("name = 'a'", "line 1: 'rule' is missing"),
        ("rule = ", "line 1: Invalid value"),
        (b"\n\xff", "line 2: the file is not UTF-8 text"),
        ("a = " + "[" * 50_000, "brackets nest too deeply"),
        ("a = " + "1" * 50_000, "too many digits"),
        (SMALL.replace("0.25", "1" * 400), "line 4: 'default' must hold finite numbers"),
        ("#" * (LARGEST + 1), "is too large: at most 64 kB are read"),
    ],
)
def test_a_broken_file_is_skipped_and_told(
    text: str | bytes, sentence: str, tmp_path: Path
) -> None:
    put(tmp_path, "optimizers/broken.toml", text)
    put(tmp_path, "optimizers/small.toml", SMALL)
    own = OwnCatalog(tmp_path)
    assert list(own.optimizers) == ["small"]
    (error,) = own.errors
    assert str(error).startswith("optimizers/broken.toml")
    assert sentence in str(error)
    assert str(error).endswith((".", "?"))


@pytest.mark.parametrize("name", ["My Rule.toml", "UPPER.toml", "a__b.toml", "é.toml", "a\n.toml"])
def test_an_odd_file_name_is_told_with_one_that_is_right(name: str, tmp_path: Path) -> None:
    put(tmp_path, f"optimizers/{name}", SMALL)
    (error,) = errors_of(tmp_path)
    assert "the name must be like " in error
    assert "\n" not in error


def test_hidden_and_other_files_are_left_alone(tmp_path: Path) -> None:
    for name in (".slalom-1.toml", "notes.txt", ".small.toml.swp"):
        put(tmp_path, f"optimizers/{name}", "nothing")
    assert OwnCatalog(tmp_path).errors == []


def test_a_link_is_followed_inside_the_folder_only(tmp_path: Path) -> None:
    outside = put(tmp_path, "elsewhere/secret.toml", SMALL)
    folder = tmp_path / "own"
    put(folder, "optimizers/small.toml", SMALL)
    (folder / "optimizers" / "inner.toml").symlink_to("small.toml")
    (folder / "optimizers" / "outer.toml").symlink_to(outside)
    (folder / "optimizers" / "loop.toml").symlink_to("loop.toml")
    (folder / "functions").symlink_to(outside.parent)
    own = OwnCatalog(folder)
    assert list(own.optimizers) == ["inner", "small"]
    assert not own.functions
    assert [error.file for error in own.errors] == [
        "functions/secret.toml",
        "optimizers/loop.toml",
        "optimizers/outer.toml",
    ]
    with pytest.raises(CatalogError, match="links that lead out"):
        own.save_function(BOWL)
    with pytest.raises(CatalogError, match="links that lead out"):
        own.save_optimizer(replace(MINE, name="Outer"), overwrite=True)
    with pytest.raises(SlalomError):
        own.save_optimizer(replace(MINE, name="Loop"))
    assert outside.read_text() == SMALL


def test_a_pipe_and_a_folder_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "optimizers" / "folder.toml").mkdir(parents=True)
    os.mkfifo(tmp_path / "optimizers" / "pipe.toml")
    assert all("is not a file of this folder" in error for error in errors_of(tmp_path))
    assert len(errors_of(tmp_path)) == 2


def test_only_so_many_files_are_read(tmp_path: Path) -> None:
    for number in range(MOST_FILES + 2):
        put(tmp_path, f"optimizers/rule_{number:04}.toml", SMALL)
    own = OwnCatalog(tmp_path)
    assert len(own.optimizers) == MOST_FILES
    (error,) = own.errors
    assert error.file == f"optimizers/rule_{MOST_FILES:04}.toml"


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    put(tmp_path, "functions", "")
    assert errors_of(tmp_path) == ["functions cannot be read: Not a directory."]
    with pytest.raises(SlalomError, match="cannot be written"):
        OwnCatalog(tmp_path).save_function(BOWL)


def test_an_own_rule_and_function_race_by_their_texts(tmp_path: Path) -> None:
    own = OwnCatalog(tmp_path)
    rule, function = own.save_optimizer(MINE), own.save_function(BOWL)
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
    assert OwnCatalog(tmp_path).save_optimizer(mine).hyperparameters == mine.hyperparameters
