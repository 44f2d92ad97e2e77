"""The formula language: text to graph to derivatives to tape."""

from engine.formula.errors import FormulaError
from engine.formula.function import Function, compile_function
from engine.formula.rule import Rule

__all__ = ["FormulaError", "Function", "Rule", "compile_function"]
