"""Formulas as they are written by hand: a tree of fractions, roots and powers without a layout.

The tree holds what the text says and nothing of fonts or places; who draws it decides on those.
"""

from engine.notation.reading import notation
from engine.notation.signs import Sign, sign_of
from engine.notation.tree import Line

__all__ = ["Line", "Sign", "notation", "sign_of"]
