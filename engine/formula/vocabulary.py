"""The words of the language: functions and their arguments, operators, reserved names."""

from __future__ import annotations

import ast
import keyword

ELEMENTWISE = {
    "abs": 1, "sign": 1, "sqrt": 1, "exp": 1, "log": 1, "sin": 1, "cos": 1, "tan": 1,
    "sinh": 1, "cosh": 1, "tanh": 1, "arcsin": 1, "arccos": 1, "arctan": 1, "floor": 1,
    "mod": 2, "min": 2, "max": 2, "clip": 3, "where": 3,
}  # fmt: skip
REDUCTIONS = {"dot": 2, "norm": 1, "sum": 1, "mean": 1}
QUESTIONS = {"grad": 1, "value": 1, "hess_diag": 1}
ARGUMENT_COUNTS = {**ELEMENTWISE, **REDUCTIONS, **QUESTIONS, "normal": 0}

CONSTANTS = {"pi": 3.141592653589793, "e": 2.718281828459045}
DIMS = "number of coordinates"
"""The symbol of a quantity that `mean` divides by; no text can spell it."""
RESERVED = frozenset(ARGUMENT_COUNTS) | frozenset(CONSTANTS) | {"init", "t"}

KEYWORDS = frozenset(keyword.kwlist)

BINARY: dict[type[ast.operator], str] = {
    ast.Add: "add", ast.Sub: "subtract", ast.Mult: "multiply", ast.Div: "divide", ast.Pow: "power",
}  # fmt: skip
COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Lt: "less", ast.LtE: "less_equal", ast.Gt: "greater", ast.GtE: "greater_equal",
    ast.Eq: "equal", ast.NotEq: "not_equal",
}  # fmt: skip
