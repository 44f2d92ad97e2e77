"""Files that a person put into the folder by hand: what is broken or odd is told."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from engine.catalog import CatalogError, functions
from engine.catalog.limits import LONGEST_LABEL, MOST_DECLARED
from engine.catalog.making import make_function, make_optimizer
from engine.catalog.own import OwnCatalog
from engine.catalog.own_file import LARGEST
from engine.catalog.own_folder import MOST_FILES
from engine.catalog.reader import read_function
from engine.catalog.writer import function_text
from engine.messages import SlalomError
from engine.setup import ProblemSetup, RacerSetup, Setup

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
        own.functions.save(BOWL)
    with pytest.raises(CatalogError, match="links that lead out"):
        own.optimizers.save(replace(MINE, name="Outer"), overwrite=True)
    with pytest.raises(SlalomError):
        own.optimizers.save(replace(MINE, name="Loop"))
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
        OwnCatalog(tmp_path).functions.save(BOWL)


def test_whatever_is_read_can_be_raced_and_saved(tmp_path: Path) -> None:
    name = "n" * LONGEST_LABEL
    window = ((-1e100, 1e100), (1.0, 1.0 + 1e-11))
    values = {"a" * 64: 0.5} | {f"p{n}": 1.0 for n in range(1, MOST_DECLARED)}
    own = OwnCatalog(tmp_path)
    rule = own.optimizers.save(make_optimizer(name, "x = x - p1*g", values))
    bowl = own.functions.save(make_function(name, "p1*x", window, values, starts=((1e100, 1.0),)))
    numbers = {one.name: one.default for one in rule.hyperparameters}
    setup = Setup(
        problem=ProblemSetup(formula=bowl.formula, parameters=numbers, window=bowl.window),
        starts=bowl.starts,
        racers=(RacerSetup(rule=rule.rule, hyperparameters=numbers, label=rule.name),),
    )
    assert Setup.from_text(setup.to_text()) == setup


def test_more_numbers_than_a_session_holds_are_told(tmp_path: Path) -> None:
    declared = "".join(f"[[hyperparameters]]\nname = 'p{n}'\ndefault = 1\n" for n in range(33))
    put(tmp_path, "optimizers/many.toml", f"rule = 'x = x - p1*g'\n{declared}")
    (error,) = errors_of(tmp_path)
    assert error.endswith("line 2: 'hyperparameters' are too many, at most 32 are allowed.")


@pytest.mark.parametrize("limit", ["minimum = 2", "maximum = 0.5"])
def test_a_default_beyond_its_limit_is_told_as_that(limit: str, tmp_path: Path) -> None:
    put(tmp_path, "optimizers/small.toml", SMALL.replace("default = 0.25", f"default = 1\n{limit}"))
    (error,) = errors_of(tmp_path)
    assert error.endswith("line 4: the default of 'rate' lies outside its range.")
