"""Text to checked statements: the only reader of formulas, rules and schedules.

A line is cut into tokens, every token and every neighbourhood of two tokens is checked, and only a
line that holds nothing but numbers, known operators, names and calls reaches `ast.parse`, which
contributes the precedence. What comes out is a flat list of terms in evaluation order, so nothing
downstream ever walks a tree recursively.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from engine.formula.errors import FormulaError
from engine.formula.tokens import KINDS, Token, check_order, tokenize
from engine.formula.vocabulary import ARGUMENT_COUNTS, BINARY, COMPARISONS, KEYWORDS, RESERVED
from engine.messages import unknown_name

__all__ = ["FormulaError", "Statement", "Term", "memory_names", "read"]

MAX_CHARACTERS = 4096
KEPT_TEXTS = 64
LONGEST_VARIABLE = 2
"""A called name of at most this many letters is taken for a variable: no function is as short."""


@dataclass(frozen=True, slots=True)
class Term:
    """One operation of an expression; `arguments` are positions of earlier terms."""

    kind: str
    arguments: tuple[int, ...]
    column: int
    value: float = 0.0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One line: kind is "assign", "init" or "value" (a bare expression); `name` is the target."""

    kind: str
    name: str
    terms: tuple[Term, ...]
    line: int
    column: int


@lru_cache(maxsize=KEPT_TEXTS)
def read(text: str) -> tuple[Statement, ...]:
    """The statements of a text, in order. Raises FormulaError with line, column and a sentence.

    Kept for the next time: one text is read for the window, for the session and for the race.
    """
    if len(text) > MAX_CHARACTERS:
        raise FormulaError("formula_text_too_long", *_place_of(text), limit=MAX_CHARACTERS)
    statements = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            statements.append(_statement(tokenize(line, number), number))
    if not statements:
        raise FormulaError("formula_empty_text", 1, 1)
    return tuple(statements)


def memory_names(statements: Sequence[Statement]) -> list[str]:
    """Names with an `init` line, then names that are read before they are assigned."""
    names = dict.fromkeys(s.name for s in statements if s.kind == "init")
    assigned_somewhere = {s.name for s in statements if s.kind == "assign"} - {"x"}
    assigned: set[str] = set()
    for statement in (s for s in statements if s.kind == "assign"):
        for term in statement.terms:
            read_early = term.kind == "name" and term.name not in assigned
            if read_early and term.name in assigned_somewhere:
                names.setdefault(term.name)
        assigned.add(statement.name)
    return list(names)


def _place_of(text: str) -> tuple[int, int]:
    """Line and column of the first character that is too many."""
    before = text[:MAX_CHARACTERS]
    return before.count("\n") + 1, MAX_CHARACTERS - before.rfind("\n")


def _statement(tokens: list[Token], line: int) -> Statement:
    kind, name, column, rest = "value", "", tokens[0].column, tokens
    equals = next((i for i, token in enumerate(tokens) if token.text == "="), None)
    if equals is not None:
        kind, name, column = _target(tokens[:equals], tokens[equals], line)
        rest = tokens[equals + 1 :]
    end = tokens[-1].column + len(tokens[-1].text)
    check_order(rest, line, end)
    return Statement(kind, name, tuple(_terms(rest, line)), line, column)


def _target(before: list[Token], equals: Token, line: int) -> tuple[str, str, int]:
    """Kind, name and column of what stands left of the equals sign."""
    kind = "assign"
    if len(before) == 2 and before[0].text == "init":
        kind, before = "init", before[1:]
    if len(before) != 1 or before[0].kind != KINDS.name:
        column = before[0].column if before else equals.column
        raise FormulaError("formula_assignment_form", line, column)
    name = before[0].text
    if name in KEYWORDS:
        raise FormulaError("formula_keyword", line, before[0].column, name=name)
    if name in RESERVED:
        raise FormulaError("formula_assigned_reserved", line, before[0].column, name=name)
    return kind, name, before[0].column


def _terms(tokens: list[Token], line: int) -> list[Term]:
    """Parse checked tokens; `^` becomes `**` here and columns are mapped back to what was typed."""
    pieces, columns, offset = [], {}, 0
    for token in tokens:
        columns[offset] = token.column
        written = "**" if token.text == "^" else token.text
        pieces.append(written)
        offset += len(written) + 1
    try:
        tree = ast.parse(" ".join(pieces), mode="eval").body
    except (MemoryError, RecursionError):
        raise FormulaError("formula_nested_too_deep", line, tokens[0].column) from None
    except (SyntaxError, ValueError, OverflowError):
        raise FormulaError("formula_unreadable", line, tokens[0].column) from None
    return _Flattener(line, columns).flatten(tree)


class _Flattener:
    """Turns the tree into terms in postorder with a loop, checking node by node."""

    def __init__(self, line: int, columns: dict[int, int]) -> None:
        self._line = line
        self._columns = columns
        self._terms: list[Term] = []

    def flatten(self, root: ast.expr) -> list[Term]:
        work: list[tuple[ast.expr, int | None]] = [(root, None)]
        finished: list[int] = []
        while work:
            node, count = work.pop()
            if count is None:
                children = self._children(node)
                work.append((node, len(children)))
                work.extend((child, None) for child in reversed(children))
                continue
            first = len(finished) - count
            self._terms.append(self._term(node, tuple(finished[first:])))
            finished[first:] = [len(self._terms) - 1]
        return self._terms

    def _children(self, node: ast.expr) -> list[ast.expr]:
        match node:
            case ast.BinOp(left=left, right=right):
                return [left, right]
            case ast.UnaryOp(operand=operand):
                return [operand]
            case ast.Compare(left=left, comparators=[right]):
                return [left, right]
            case ast.Compare():
                raise FormulaError("formula_chained_comparison", self._line, self._column(node))
            case ast.Call(func=ast.Name(id=name), args=arguments):
                self._check_call(name, len(arguments), node)
                return list(arguments)
            case ast.Constant() | ast.Name():
                return []
        raise FormulaError("formula_misplaced_comma", self._line, self._column(node))

    def _term(self, node: ast.expr, arguments: tuple[int, ...]) -> Term:
        column = self._column(node)
        match node:
            case ast.BinOp(op=operator):
                return Term(BINARY[type(operator)], arguments, column)
            case ast.UnaryOp(op=ast.USub()):
                return Term("negative", arguments, column)
            case ast.UnaryOp():
                return Term("positive", arguments, column)
            case ast.Compare(ops=[operator]):
                return Term(COMPARISONS[type(operator)], arguments, column)
            case ast.Call(func=ast.Name(id=name)):
                return Term(name, arguments, column)
            case ast.Name(id=name):
                return self._name(name, column)
            case ast.Constant(value=int() | float() as value):
                return self._number(value, column)
        raise FormulaError("formula_unreadable", self._line, column)

    def _name(self, name: str, column: int) -> Term:
        if name in ARGUMENT_COUNTS:
            raise FormulaError("formula_function_without_brackets", self._line, column, name=name)
        return Term("name", (), column, name=name)

    def _number(self, value: float, column: int) -> Term:
        try:
            number = float(value)
        except OverflowError:
            number = float("inf")
        if number == float("inf"):
            raise FormulaError("formula_number_too_large", self._line, column)
        return Term("number", (), column, value=number)

    def _check_call(self, name: str, count: int, node: ast.expr) -> None:
        if name not in ARGUMENT_COUNTS:
            if len(name) <= LONGEST_VARIABLE:
                place = self._line, self._column(node)
                raise FormulaError("formula_not_a_function", *place, name=name)
            code, fields = unknown_name("formula_function", name, ARGUMENT_COUNTS)
            raise FormulaError(code, self._line, self._column(node), **fields)
        wanted = ARGUMENT_COUNTS[name]
        if count != wanted:
            raise FormulaError(
                "formula_argument_count",
                self._line,
                self._column(node),
                name=name,
                wanted=wanted,
                found=count,
            )

    def _column(self, node: ast.expr) -> int:
        """The typed column; an operation is found at the start of its left operand."""
        return self._columns.get(node.col_offset, next(iter(self._columns.values())))
