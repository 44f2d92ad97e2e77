"""Every rule of the catalog, in a loop."""

import re
import unicodedata
from collections.abc import Mapping

import pytest

from engine.catalog import FunctionEntry, OptimizerEntry, functions, optimizers
from tests.engine.catalog.compiled import CLASSICAL, RULES, rule_of

EXPECTED = """
adabelief adadelta adagrad adagrad_decayed_rate adagrad_epsilon_inside adam adam_epsilon_inside
adam_folded_correction adam_l2 adam_scalar_second_moment adamax adamaxw adamw adan ademamix amsgrad
amsgrad_corrected_maximum d_adapt_adamw dog fromage lamb lars lion momentum momentum_moving_average
momentum_pytorch nadam nadam_optax nesterov nesterov_pytorch nesterov_textbook_order
nesterov_whole_velocity novograd optimistic_gradient_descent prodigy radam radam_optax rmsprop
rmsprop_centered_momentum rmsprop_epsilon_inside rprop sam schedule_free_adamw sgd signsgd sm3
sophia_h yogi
"""
SENTENCE = re.compile(r"[A-Z].*\.")


def identifier_of(name: str) -> str:
    """The rule for identifiers: lower case, no accents, other characters one underscore."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub("[^a-z0-9]+", "_", plain.lower()).strip("_")


def test_every_rule_of_the_language_is_in_the_catalog() -> None:
    expected = set(EXPECTED.split())
    assert len(expected) == 48
    assert expected <= set(optimizers())


@pytest.mark.parametrize("catalog", [optimizers(), functions()], ids=["optimizers", "functions"])
def test_files_are_named_after_their_entries(
    catalog: Mapping[str, OptimizerEntry | FunctionEntry],
) -> None:
    for identifier, entry in catalog.items():
        assert identifier == identifier_of(entry.name)


@pytest.mark.parametrize("identifier", RULES)
def test_a_rule_compiles_and_tells_each_of_its_memory_names_in_a_sentence(identifier: str) -> None:
    entry = optimizers()[identifier]
    assert set(rule_of(entry).memory) == set(entry.memory)
    for sentence in entry.memory.values():
        assert SENTENCE.fullmatch(sentence)


@pytest.mark.parametrize("identifier", RULES)
def test_a_rule_reads_every_hyperparameter_that_it_declares(identifier: str) -> None:
    entry = optimizers()[identifier]
    for declared in entry.hyperparameters:
        assert re.search(rf"\b{declared.name}\b", entry.rule), declared.name


@pytest.mark.parametrize("identifier", optimizers())
def test_a_rule_has_a_learning_rate_first_and_every_number_a_symbol_and_a_sentence(
    identifier: str,
) -> None:
    entry = optimizers()[identifier]
    assert identifier in CLASSICAL or entry.hyperparameters[0].name == "learning_rate"
    symbols = [declared.symbol for declared in entry.hyperparameters]
    assert len(set(symbols)) == len(symbols)
    for declared in entry.hyperparameters:
        assert SENTENCE.fullmatch(declared.meaning), declared.name


def test_names_meanings_and_rules_are_all_different() -> None:
    for field, entries in (("name", optimizers()), ("meaning", optimizers()), ("rule", RULES)):
        texts = [getattr(entry, field) for entry in entries.values()]
        assert len(set(texts)) == len(texts), field
