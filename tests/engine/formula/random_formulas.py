"""Random texts over the whole vocabulary of functions."""

from random import Random

from engine.formula.vocabulary import ELEMENTWISE

NUMBERS = ("0.5", "1", "1.5", "2", "3", "0.1", "pi", "e")
LEAVES = ("x", "y", "x1", "x2", "x", "y")
OPERATORS = ("+", "-", "*", "/")
COMPARISONS = ("<", "<=", ">", ">=", "!=", "==")
EXPONENTS = ("2", "3", "4", "-1", "-2", "0.5", "1.5", "7")


class Writer:
    """Writes one formula after the other; the same seed writes the same ones."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def formula(self, depth: int = 4) -> str:
        choose = self._random.choice
        if depth == 0 or self._random.random() < 0.1:
            return choose(LEAVES) if self._random.random() < 0.7 else choose(NUMBERS)
        kind = self._random.random()
        if kind < 0.35:
            return f"({self.formula(depth - 1)} {choose(OPERATORS)} {self.formula(depth - 1)})"
        if kind < 0.45:
            return f"{self._bracketed(depth - 1)}{choose(('**', '^'))}{choose(EXPONENTS)}"
        if kind < 0.48:
            return f"abs({self.formula(depth - 1)})**{self._bracketed(depth - 1)}"
        if kind < 0.53:
            return f"-{self._bracketed(depth - 1)}"
        if kind < 0.56:
            return f"({self.formula(depth - 1)} {choose(COMPARISONS)} {self.formula(depth - 1)})"
        name = choose(tuple(ELEMENTWISE))
        arguments = [self.formula(depth - 1) for _ in range(ELEMENTWISE[name])]
        if name == "where":
            arguments[0] += f" {choose(COMPARISONS)} {self.formula(depth - 1)}"
        return f"{name}({', '.join(arguments)})"

    def _bracketed(self, depth: int) -> str:
        return f"({self.formula(depth)})"
