"""Every wrapper of the catalog, in a loop."""

import re

import pytest

from engine.catalog import wrappers
from engine.catalog.identifier import identifier_of
from engine.formula.around import SCHEDULE, RuleText
from engine.formula.composed import compose
from engine.setup import WrapperSetup
from tests.engine.catalog.compiled import RULES
from tests.engine.catalog.test_optimizers import SENTENCE

EXPECTED = """
cautious clip_by_norm clip_by_value decoupled_weight_decay gradient_centralisation iterate_averaging
lookahead polyak_averaging sam weight_decay
"""
LONGEST_SHORT = 12
each = pytest.mark.parametrize("identifier", wrappers())


def test_every_wrapper_that_was_asked_for_is_in_the_catalog() -> None:
    assert set(EXPECTED.split()) <= set(wrappers())


def test_no_wrapper_has_the_name_of_the_schedule_or_the_word_of_another() -> None:
    assert SCHEDULE not in wrappers()
    words = [entry.short for entry in wrappers().values()]
    assert len(set(words)) == len(words)
    assert max(map(len, words)) <= LONGEST_SHORT


@each
def test_a_wrapper_is_told_in_sentences_and_has_a_source(identifier: str) -> None:
    entry = wrappers()[identifier]
    assert identifier == identifier_of(entry.name)
    assert SENTENCE.fullmatch(entry.meaning)
    assert re.search(r"(19|20)\d\d", entry.source)
    for declared in entry.hyperparameters:
        assert SENTENCE.fullmatch(declared.meaning), declared.name
        assert re.search(rf"\b{declared.name}\b", entry.slope + entry.step), declared.name
    for sentence in entry.memory.values():
        assert SENTENCE.fullmatch(sentence)


@each
def test_every_rule_can_be_wrapped(identifier: str) -> None:
    wrapper = WrapperSetup(identifier).composed
    kept = {f"{identifier}.{name}" for name in wrappers()[identifier].memory}
    for entry in RULES.values():
        names = tuple(declared.name for declared in entry.hyperparameters)
        plain = compose(RuleText(entry.rule), names)
        found = compose(RuleText(entry.rule, wrappers=(wrapper,)), names)
        assert set(found.memory) == {*plain.memory, *kept}
        assert set(found.locals) >= set(plain.locals)


def test_all_wrappers_fit_around_every_rule() -> None:
    around = tuple(WrapperSetup(identifier).composed for identifier in wrappers())
    dotted = {
        f"{identifier}.{declared.name}"
        for identifier, entry in wrappers().items()
        for declared in entry.hyperparameters
    }
    for entry in RULES.values():
        names = tuple(declared.name for declared in entry.hyperparameters)
        found = compose(RuleText(entry.rule, wrappers=around), names)
        assert set(found.hyperparameters) == {*names, *dotted}
