"""Names of files from display names."""

import pytest

from engine.catalog import functions, optimizers
from engine.catalog.identifier import LONGEST, identifier_of, is_identifier


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Adam (epsilon inside)", "adam_epsilon_inside"),
        ("Hölder table", "holder_table"),
        ("  Ångström & Łódź -- Øre ", "angstrom_lodz_ore"),
        ("Straße", "strasse"),
        ("../../etc/passwd", "etc_passwd"),
        ("C:\\con", "c_con"),
        ("x²", "x2"),
        ("我的 Adam", "adam"),
    ],
)
def test_the_rule_for_identifiers(name: str, identifier: str) -> None:
    assert identifier_of(name) == identifier
    assert is_identifier(identifier)


def test_names_of_which_nothing_is_left_are_told_apart() -> None:
    one, other = identifier_of("我的"), identifier_of("你的")
    assert one != other
    assert one == identifier_of("我的")
    assert is_identifier(one)
    assert is_identifier(identifier_of("\ud800"))


def test_a_long_name_makes_a_short_file_name() -> None:
    assert len(identifier_of("ab " * 1000)) <= LONGEST
    assert is_identifier(identifier_of("ab " * 1000))


@pytest.mark.parametrize("text", ["", "_a", "a__b", "a_", "A", "a.b", "a/b", "é", "a" * 81])
def test_what_is_no_identifier(text: str) -> None:
    assert not is_identifier(text)


def test_the_catalog_is_named_by_the_same_rule() -> None:
    for catalog in (functions(), optimizers()):
        assert all(identifier_of(entry.name) == name for name, entry in catalog.items())
