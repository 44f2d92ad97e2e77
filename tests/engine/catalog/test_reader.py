"""A wrong entry is refused with a sentence that names its file and line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.catalog import CatalogError
from engine.catalog.folder import Folder
from engine.catalog.reader import read_function, read_optimizer
from tests.engine.catalog.compiled import rule_of, surface_of

RULE = '''name = "Plain"
source = "Nobody 2001"
meaning = "Walks down."
rule = """
default = g
v = v + default
x = x - learning_rate*v
"""

[memory]
v = "Sum of slopes."

[[hyperparameters]]
name = "learning_rate"
symbol = "η"
default = 0.1
range = [0.001, 1.0]
scale = "log"
meaning = "How far."

[[hyperparameters]]
name = "count"
symbol = "k"
default = 2
range = [1, 10]
scale = "linear"
minimum = 1
integer = true
meaning = "How often."
'''

FUNCTION = """name = "Flat"
source = "Nobody 2001"
meaning = "Nothing falls."
formula = "x**2 + y**2"
window = [[-1.0, 1.0], [-2.0, 2.0]]
view = [[-1.0, 1.0], [-2.0, 2.0]]
height_scale = "rank"
starts = [[0.5, 0.5], [1, -1]]

[[minima]]
point = [0.0, 0.0]
height = 0.0
kind = "smooth"
scope = "global"

[rates]
sgd = 0.1
"""


def replaced(text: str, old: str, new: str) -> str:
    assert text.count(old) >= 1
    return text.replace(old, new, 1)


def refusal(read: Callable[[str, str, str], object], text: str) -> CatalogError:
    with pytest.raises(CatalogError) as caught:
        read("plain", "plain.toml", text)
    assert str(caught.value).startswith(f"plain.toml, line {caught.value.line}: ")
    return caught.value


def test_a_right_rule_is_read_field_by_field() -> None:
    entry = read_optimizer("plain", "plain.toml", RULE)
    assert entry.identifier == "plain"
    assert entry.rule == "default = g\nv = v + default\nx = x - learning_rate*v"
    assert entry.memory == {"v": "Sum of slopes."}
    rate, count = entry.hyperparameters
    assert (rate.name, rate.default, rate.low, rate.high, rate.scale) == (
        ("learning_rate", 0.1, 0.001, 1.0, "log")
    )
    assert (count.minimum, count.maximum, count.integer) == (1.0, float("inf"), True)


def test_a_right_function_is_read_field_by_field() -> None:
    entry = read_function("flat", "flat.toml", FUNCTION)
    assert entry.window == ((-1.0, 1.0), (-2.0, 2.0))
    assert entry.starts == ((0.5, 0.5), (1.0, -1.0))
    assert entry.minima[0].point == (0.0, 0.0)
    assert entry.rates == {"sgd": 0.1}


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('name = "Plain"', 'name = "Plain', 1, "Illegal character"),
        ("range = [1, 10]", "range = [1, 10", 26, "Unclosed array"),
        ('source = "Nobody 2001"\n', "", 1, "'source' is missing"),
        ("source =", "sorce =", 2, "'sorce' is not a known key; did you mean 'source'?"),
        ("source =", "qqq =", 2, "'qqq' is not a known key."),
        ('meaning = "Walks down."', 'meaning = ""', 3, "'meaning' must be a text"),
        ('meaning = "Walks down."', "meaning = 3", 3, "'meaning' must be a text"),
        ('v = "Sum of slopes."', "v = 1", 11, "'v' must be a text"),
        ("default = 0.1", 'default = "0.1"', 16, "'default' must hold finite numbers"),
        ("default = 0.1", "default = nan", 16, "'default' must hold finite numbers"),
        ("default = 0.1", "default = true", 16, "'default' must hold finite numbers"),
        ("default = 2", "default = 20", 24, "default of 'count' lies outside its range"),
        ("default = 2\n", "", 21, "'default' is missing"),
        ("default = 2", "defalt = 2", 24, "'defalt' is not a known key; did you mean 'default'?"),
        ("range = [1, 10]", "range = [10, 1]", 25, "'range' must go from a smaller"),
        ("range = [1, 10]", "range = [1]", 25, "'range' must have pairs"),
        ("range = [1, 10]", "range = [0, 10]", 25, "range of 'count' goes beyond its limits"),
        ("range = [0.001, 1.0]", "range = [0, 1.0]", 17, "logarithmic"),
        ('scale = "linear"', 'scale = "cubic"', 26, "'scale' must be one of: linear, log"),
        ("integer = true", "integer = 1", 28, "'integer' must be true or false"),
        ('name = "count"', 'name = "learning_rate"', 22, "'learning_rate' is declared twice"),
        ('name = "count"', 'name = "my count"', 22, "'my count' is not a name: letters"),
        ('name = "count"', 'name = "schedule.total"', 22, "'schedule.total' is not a name"),
        ('name = "Plain"', 'name = "Pl\\nain"', 1, "'name' must be one line of at most 200"),
        ('name = "Plain"', f'name = "{"n" * 201}"', 1, "'name' must be one line of at most 200"),
    ],
)
def test_a_wrong_rule_is_refused_with_its_line(old: str, new: str, line: int, words: str) -> None:
    error = refusal(read_optimizer, replaced(RULE, old, new))
    assert words in str(error)
    assert error.line == line


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("[[-1.0, 1.0], [-2.0, 2.0]]", "[[-1.0, 1.0]]", 5, "'window' must have pairs"),
        ("[[-1.0, 1.0], [-2.0, 2.0]]", "[[1.0, 1.0], [-2.0, 2.0]]", 5, "'window' must go from"),
        ("[[-1.0, 1.0], [-2.0, 2.0]]", '"all"', 5, "'window' must be a list"),
        ("[[-1.0, 1.0], [-2.0, 2.0]]", "[[-1e101, 1.0], [0, 1]]", 5, "must stay within 1e+100"),
        ("[[-1.0, 1.0], [-2.0, 2.0]]", "[[0, 1], [0, 1e-113]]", 5, "'window' is too narrow"),
        ("[1, -1]", "[1, -1e300]", 8, "'starts' must stay within 1e+100 of 0."),
        ('"rank"', '"root"', 7, "'height_scale' must be one of: rank, log, linear"),
        ("[1, -1]", "[1, -1, 0]", 8, "'starts' must have pairs"),
        ("[1, -1]", "[1, inf]", 8, "'starts' must hold finite numbers"),
        ('kind = "smooth"', 'kind = "round"', 13, "'kind' must be one of: smooth, kink"),
        ("[[minima]]", "[minima]", 10, "'minima' must be a list"),
        ("[[minima]]", "[[minma]]", 10, "'minma' is not a known key; did you mean 'minima'?"),
        ("sgd = 0.1", "sgd = 0", 17, "rate of 'sgd' must be greater than 0"),
        ("sgd = 0.1", 'sgd = "fast"', 17, "'sgd' must hold finite numbers"),
    ],
)
def test_a_wrong_function_is_refused_with_its_line(
    old: str, new: str, line: int, words: str
) -> None:
    error = refusal(read_function, replaced(FUNCTION, old, new))
    assert words in str(error)
    assert error.line == line


def test_a_file_that_is_not_text_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "plain.toml").write_bytes(b'name = "Plain"\nsource = "\xff"\n')
    with pytest.raises(CatalogError, match=r"plain\.toml, line 2: the file is not UTF-8"):
        Folder(tmp_path, read_optimizer)["plain"]


def test_a_rule_that_does_not_compile_fails_a_test_with_its_line() -> None:
    text = replaced(RULE, "v = v + default", "v = v + sine(default)")
    with pytest.raises(pytest.fail.Exception, match=r"^plain\.toml, line 6: .*'sine'.*'sin'"):
        rule_of(read_optimizer("plain", "plain.toml", text), text)


def test_a_formula_that_does_not_compile_fails_a_test_with_its_line() -> None:
    text = replaced(FUNCTION, "x**2 + y**2", "x**2 + z**2")
    with pytest.raises(pytest.fail.Exception, match=r"^flat\.toml, line 4: .*'z'"):
        surface_of(read_function("flat", "flat.toml", text), text)
