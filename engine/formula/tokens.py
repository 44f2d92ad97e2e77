"""Characters to tokens, and the order in which tokens may stand.

Everything that Python would read differently from what a person means (`2x`, `1_000`, letters that
Unicode folds into others, keywords) is refused here with a sentence that says what would be right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.formula.errors import FormulaError
from engine.formula.vocabulary import KEYWORDS

MAX_BRACKETS = 64
MAX_SIGNS = 64


class KINDS:
    """The kinds of token."""

    number = "number"
    name = "name"
    operator = "operator"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a line; `column` counts from 1 in the text as typed."""

    kind: str
    text: str
    column: int


_TOKEN = re.compile(
    r"(?P<space>[ \t]+)"
    r"|(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<operator>\*\*|<=|>=|==|!=|[-+*/^<>=(),])"
)
_PREFIXED_NUMBER = re.compile(
    r"0[xXbBoO][0-9A-Fa-f_]+|[0-9][0-9_]*_[0-9_]*|[0-9.]+[jJ]\b|0[0-9]+(?![.0-9eE])"
)
_REPLACEMENTS = {
    "−": "-", "–": "-", "×": "*", "·": "*", "⋅": "*", "÷": "/", "²": "**2", "³": "**3", "π": "pi",
    "√": "sqrt(...)", "|": "abs(...)", "[": "(", "]": ")", "{": "(", "}": ")", "%": "mod(a, b)",
}  # fmt: skip


def tokenize(line: str, number: int) -> list[Token]:
    """Cut one line into tokens. Raises FormulaError at the first piece that is none."""
    tokens, position = [], 0
    while position < len(line):
        odd = _PREFIXED_NUMBER.match(line, position)
        if odd:
            raise FormulaError("formula_number_form", number, position + 1, text=odd.group()[:20])
        match = _TOKEN.match(line, position)
        if match is None:
            raise _unknown_character(line[position], number, position + 1)
        if match.lastgroup != "space" and match.lastgroup is not None:
            tokens.append(Token(match.lastgroup, match.group(), position + 1))
        position = match.end()
    return tokens


def _unknown_character(character: str, line: int, column: int) -> FormulaError:
    if character == "#":
        return FormulaError("formula_comment_place", line, column)
    shown = character if character.isprintable() else f"U+{ord(character):04X}"
    if character in _REPLACEMENTS:
        wanted = _REPLACEMENTS[character]
        return FormulaError(
            "formula_character_instead", line, column, character=shown, instead=wanted
        )
    return FormulaError("formula_unknown_character", line, column, character=shown)


def check_order(tokens: list[Token], line: int, end: int) -> None:
    """Check that values and operators alternate and that brackets close. `end` is past the line."""
    _Order(line).check(tokens, end)


class _Order:
    """The state of one pass over the tokens of an expression."""

    def __init__(self, line: int) -> None:
        self._line = line
        self._open: list[Token] = []
        self._wants_value = True
        self._signs = 0
        self._powers = 0

    def check(self, tokens: list[Token], end: int) -> None:
        previous = None
        for token in tokens:
            if token.text in KEYWORDS:
                raise self._error("formula_keyword", token, name=token.text)
            if self._wants_value:
                self._value(token, previous)
            else:
                self._operator(token, previous)
            previous = token
        if self._wants_value:
            raise FormulaError("formula_missing_value", self._line, end)
        if self._open:
            raise self._error("formula_bracket_not_closed", self._open[-1])

    def _value(self, token: Token, previous: Token | None) -> None:
        if token.text in ("+", "-"):
            self._signs += 1
            if self._signs > MAX_SIGNS:
                raise self._error("formula_nested_too_deep", token)
        elif token.text == "(":
            self._enter(token)
        elif (
            token.text == ")"
            and previous is not None
            and previous.text == "("
            and len(self._open) > 0
        ):
            self._leave_empty(token)
        elif token.kind == KINDS.operator:
            raise self._error("formula_missing_value_before", token, text=token.text)
        else:
            self._wants_value, self._signs = False, 0

    def _operator(self, token: Token, previous: Token | None) -> None:
        if token.text == "(":
            if previous is None or previous.kind != KINDS.name:
                raise self._error("formula_missing_operator", token, text="(")
            self._enter(Token("call", "(", token.column))
            self._wants_value = True
        elif token.text == ")":
            if not self._open:
                raise self._error("formula_bracket_not_opened", token)
            self._open.pop()
        elif token.text == ",":
            if not self._open or self._open[-1].kind != "call":
                raise self._error("formula_misplaced_comma", token)
            self._wants_value = True
        elif token.text == "=":
            raise self._error("formula_misplaced_equals", token)
        elif token.kind != KINDS.operator:
            raise self._error("formula_missing_operator", token, text=token.text)
        else:
            self._powers = self._powers + 1 if token.text in ("**", "^") else 0
            if self._powers > MAX_SIGNS:
                raise self._error("formula_nested_too_deep", token)
            self._wants_value = True

    def _enter(self, token: Token) -> None:
        self._open.append(token)
        self._signs = 0
        if len(self._open) > MAX_BRACKETS:
            raise self._error("formula_nested_too_deep", token)

    def _leave_empty(self, token: Token) -> None:
        """`()` may only follow a name: a call without arguments."""
        if self._open.pop().kind != "call":
            raise self._error("formula_missing_value_before", token, text=")")
        self._wants_value = False

    def _error(self, code: str, token: Token, **fields: object) -> FormulaError:
        return FormulaError(code, self._line, token.column, **fields)
