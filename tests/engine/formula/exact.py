"""The same texts through sympy: derived there, and evaluated with 50 digits.

Nothing of the engine but its reader is used, so a mistake in graph, derivatives or tape shows.
"""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import mpmath
import sympy
from sympy import Expr

from engine.formula.syntax import Term, read

X, Y = sympy.symbols("x y")
SMALLEST_MARGIN = 1e-7
LARGEST = 1e100


class UndefinedError(ArithmeticError):
    """No real number, a very large one, or so near a kink that 16 digits may decide otherwise."""


class Step(sympy.Function):  # type: ignore[misc]
    """Flat between its jumps."""

    def fdiff(self, argindex: int = 1) -> Expr:
        del argindex
        return sympy.S.Zero


class Floor(Step):
    pass


class Sign(Step):
    pass


class Magnitude(sympy.Function):  # type: ignore[misc]
    def fdiff(self, argindex: int = 1) -> Expr:
        del argindex
        return Sign(self.args[0])


class Choose(sympy.Function):  # type: ignore[misc]
    """`chosen` where left - right stands in `relation` to 0, else `other`."""

    def _eval_derivative(self, symbol: Expr) -> Expr:
        relation, difference, chosen, other = self.args
        return Choose(relation, difference, chosen.diff(symbol), other.diff(symbol))


RELATIONS = {"less": "<", "less_equal": "<=", "greater": ">", "greater_equal": ">="}
RELATIONS |= {"equal": "==", "not_equal": "!="}


def compare(relation: str, left: Expr, right: Expr, chosen: Expr, other: Expr) -> Expr:
    return Choose(sympy.Symbol(relation), left - right, chosen, other)


BUILD: dict[str, Callable[..., Expr]] = {
    "add": lambda a, b: a + b,
    "subtract": lambda a, b: a - b,
    "multiply": lambda a, b: a * b,
    "divide": lambda a, b: a / b,
    "power": lambda a, b: a**b,
    "negative": lambda a: -a,
    "positive": lambda a: a,
    "abs": Magnitude,
    "sign": Sign,
    "floor": Floor,
    "arcsin": sympy.asin,
    "arccos": sympy.acos,
    "arctan": sympy.atan,
    "mod": lambda a, b: a - b * Floor(a / b),
    "max": lambda a, b: compare(">=", a, b, a, b),
    "min": lambda a, b: compare("<=", a, b, a, b),
    "clip": lambda a, low, high: BUILD["min"](BUILD["max"](a, low), high),
    "where": lambda c, a, b: compare("!=", c, sympy.S.Zero, a, b),
}
BUILD |= {
    name: getattr(sympy, name)
    for name in ["sqrt", "exp", "log", "sin", "cos", "tan", "sinh", "cosh", "tanh"]
}
BUILD |= {
    name: lambda a, b, relation=relation: compare(relation, a, b, sympy.S.One, sympy.S.Zero)
    for name, relation in RELATIONS.items()
}


def expression(text: str, parameters: Mapping[str, float]) -> Expr:
    """A function's text as sympy sees it."""
    names: dict[str, Expr] = {"x": X, "y": Y, "x1": X, "x2": Y, "t": sympy.S.Zero}
    names |= {name: number(value) for name, value in parameters.items()}
    names |= {"pi": number(3.141592653589793), "e": number(2.718281828459045)}
    for statement in read(text):
        values: list[Expr] = []
        for term in statement.terms:
            values.append(_built(term, [values[i] for i in term.arguments], names))
        names[statement.name] = values[-1]
    return values[-1]


def as_typed(text: str, parameters: Mapping[str, float]) -> Expr:
    """The text without any of sympy's algebra, which forgets a log of less than zero."""
    with sympy.evaluate(False):
        return expression(text, parameters)


def number(value: float) -> Expr:
    """Exactly this double."""
    return sympy.Integer(int(value)) if value == int(value) else sympy.Float(value, 60)


def _built(term: Term, arguments: list[Expr], names: Mapping[str, Expr]) -> Expr:
    if term.kind == "number":
        return number(term.value)
    return names[term.name] if term.kind == "name" else BUILD[term.kind](*arguments)


def _inside(function: Callable[[mpmath.mpf], object]) -> Callable[[mpmath.mpf], object]:
    """An inverse whose slope is infinite at -1 and 1, between them."""

    def value(argument: mpmath.mpf) -> object:
        if abs(argument) > 1 - SMALLEST_MARGIN:
            raise UndefinedError
        return function(argument)

    return value


class Evaluation:
    """Values of expressions at one point, each sub-expression once. Raises UndefinedError."""

    REAL: ClassVar[dict[type, Callable[..., object]]] = {
        sympy.exp: mpmath.exp, sympy.log: mpmath.log, sympy.sin: mpmath.sin,
        sympy.cos: mpmath.cos, sympy.tan: mpmath.tan, sympy.sinh: mpmath.sinh,
        sympy.cosh: mpmath.cosh, sympy.tanh: mpmath.tanh, sympy.asin: _inside(mpmath.asin),
        sympy.acos: _inside(mpmath.acos), sympy.atan: mpmath.atan,
        sympy.Add: lambda *terms: mpmath.fsum(terms),
        sympy.Mul: lambda *factors: mpmath.fprod(factors),
        sympy.Pow: mpmath.power,
    }  # fmt: skip

    def __init__(self, x: float, y: float) -> None:
        self._known: dict[Expr, mpmath.mpf] = {X: mpmath.mpf(x), Y: mpmath.mpf(y)}

    def value(self, expression: Expr) -> mpmath.mpf:
        if expression not in self._known:
            self._known[expression] = self._real(expression)
        return self._known[expression]

    def _real(self, expression: Expr) -> mpmath.mpf:
        if isinstance(expression, Choose):
            return self._chosen(*expression.args)
        if not expression.args:
            if not (expression.is_real and expression.is_finite):
                raise UndefinedError
            return mpmath.mpmathify(expression.evalf(60))
        arguments = [self.value(argument) for argument in expression.args]
        if isinstance(expression, Step | Magnitude):
            return self._with_kink(type(expression), *arguments)
        try:
            found = self.REAL[expression.func](*arguments)
        except (ZeroDivisionError, ValueError, OverflowError):
            raise UndefinedError from None
        if not isinstance(found, mpmath.mpf) or not abs(found) < LARGEST:
            raise UndefinedError
        return found

    def _with_kink(self, kind: type, argument: mpmath.mpf) -> mpmath.mpf:
        nearest = mpmath.nint(argument) if kind is Floor else mpmath.mpf(0)
        self._keep_away(argument - nearest, argument)
        kinds: dict[type, Any] = {Floor: mpmath.floor, Sign: mpmath.sign, Magnitude: abs}
        return kinds[kind](argument)

    def _chosen(self, relation: Expr, difference: Expr, chosen: Expr, other: Expr) -> mpmath.mpf:
        apart = self.value(difference)
        if relation.name not in ("==", "!="):
            self._keep_away(apart, apart)
        holds = {
            "<": apart < 0, "<=": apart <= 0, ">": apart > 0, ">=": apart >= 0,
            "==": apart == 0, "!=": apart != 0,
        }[relation.name]  # fmt: skip
        return self.value(chosen if holds else other)

    @staticmethod
    def _keep_away(margin: mpmath.mpf, size: mpmath.mpf) -> None:
        if abs(margin) < SMALLEST_MARGIN * (1 + abs(size)):
            raise UndefinedError
