import pytest

from engine.catalog import optimizers
from gui.widgets.catalog_chooser import Choice, found

CHOICES = tuple(
    Choice(entry.identifier, entry.name, entry.source) for entry in optimizers().values()
)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("adam", "adam"),
        ("ADAMW", "adamw"),
        ("schedule", "schedule_free_adamw"),
        ("d_adapt", "d_adapt_adamw"),
        ("tieleman", "rmsprop"),
        ("2302.06675", "lion"),
        ("  nesterov  ", "nesterov"),
    ],
)
def test_name_identifier_and_source_are_searched_and_the_nearest_name_comes_first(
    query: str, first: str
) -> None:
    assert found(CHOICES, query)[0].identifier == first


def test_every_word_has_to_occur() -> None:
    assert {choice.identifier for choice in found(CHOICES, "kingma max")} == {"adamax", "adamaxw"}
    assert found(CHOICES, "adam zzz") == []


def test_an_empty_query_finds_everything_in_the_order_of_the_catalog() -> None:
    assert tuple(found(CHOICES, "")) == CHOICES
