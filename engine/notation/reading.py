"""Checked terms to the tree of written mathematics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from engine.formula.syntax import Statement, Term, read
from engine.notation.calls import call
from engine.notation.operators import OPERATORS, RELATIONS, divided, relation
from engine.notation.signs import sign_of
from engine.notation.tree import Digits, Line, Name, Node, Power, Product, Typed, Word, with_depths

DEEPEST = 40
MOST_TERMS = 240
"""What is nested deeper or is longer nobody can read, and whoever draws it would take too long."""

_CONSTANTS = {"pi": "π", "e": "e"}


def notation(text: str, symbols: Mapping[str, str] | None = None) -> tuple[Line, ...]:
    """One line for each statement of a text.

    Args:
        text: a formula, a rule or a schedule.
        symbols: the sign of each declared name, such as η for learning_rate.

    Raises:
        FormulaError: the text is none of the language.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    return tuple(
        _line(statement, lines[statement.line - 1], symbols or {}) for statement in read(text)
    )


def _line(statement: Statement, text: str, symbols: Mapping[str, str]) -> Line:
    target = None
    if statement.kind != "value":
        target = Name(statement.name, sign_of(statement.name, symbols))
        text = text.partition("=")[2]
    typed = Line(statement.kind, target, Typed(text.strip()), statement.line)
    if len(statement.terms) > MOST_TERMS:
        return typed
    value = _value(statement.terms, symbols)
    too_deep = any(depth > DEEPEST for _, depth in with_depths(value))
    return typed if too_deep else replace(typed, value=value)


def _value(terms: tuple[Term, ...], symbols: Mapping[str, str]) -> Node:
    nodes: list[Node] = []
    for term in terms:
        nodes.append(_node(term, terms, nodes, symbols))
    return nodes[-1]


def _node(
    term: Term, terms: tuple[Term, ...], nodes: list[Node], symbols: Mapping[str, str]
) -> Node:
    arguments = [nodes[index] for index in term.arguments]
    if term.kind == "number":
        return _number(term.value)
    if term.kind == "name":
        return _named(term.name, symbols)
    if term.kind == "divide":
        # An operation is found where its left operand begins: at the bracket, if it has one.
        bracketed = term.column < terms[term.arguments[0]].column
        return divided(arguments[0], arguments[1], bracketed)
    if term.kind in OPERATORS:
        return OPERATORS[term.kind](*arguments)
    if term.kind in RELATIONS:
        return relation(RELATIONS[term.kind], *arguments)
    return call(term.kind, arguments)


def _named(name: str, symbols: Mapping[str, str]) -> Node:
    constant = _CONSTANTS.get(name)
    return Name(name, sign_of(name, symbols)) if constant is None else Word(constant)


def _number(value: float) -> Node:
    """The shortest digits of this number, with a power of ten instead of an exponent."""
    digits, _, exponent = repr(value).removesuffix(".0").partition("e")
    if not exponent:
        return Digits(digits)
    power = Power(Digits("10"), Digits(str(int(exponent)).replace("-", "−")))
    return power if digits == "1" else Product((Digits(digits), power))
