"""What letters a name is written with: `m_hat` is an m with a hat, `beta1` a β with a small 1."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Accent = Literal["", "hat", "bar", "tilde", "dot"]

GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "kappa": "κ", "lamda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ", "psi": "ψ",
    "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lamda": "Λ", "Xi": "Ξ",
    "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
_ACCENTS: dict[str, Accent] = {"hat": "hat", "bar": "bar", "tilde": "tilde", "dot": "dot"}
_BELOW = {**GREEK, "inf": "∞", "infinity": "∞"}
_LOWERED, _UPRIGHT = "₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "0123456789+−aehijklmnoprstuvx"
_SUBSCRIPTS = dict(zip(_LOWERED, _UPRIGHT, strict=True))
_TRAILING_DIGITS = re.compile(r"(.*?[^0-9])([0-9]+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Sign:
    """How a quantity is written.

    Attributes:
        base: one letter, or a word of several.
        below: a subscript; empty for none.
        accent: what stands above the base.
    """

    base: str
    below: str = ""
    accent: Accent = ""


def sign_of(name: str, symbols: Mapping[str, str] | None = None) -> Sign:
    """The sign of a name: the symbol declared for it, or else what the name suggests."""
    symbol = (symbols or {}).get(name)
    return _from_name(name) if symbol is None or symbol == name else _from_symbol(symbol)


def _from_symbol(symbol: str) -> Sign:
    """Subscripts of Unicode become subscripts of ours, which any font can write."""
    base = symbol.rstrip(_LOWERED)
    if not base:
        return Sign(symbol)
    below = "".join(_SUBSCRIPTS[letter] for letter in symbol[len(base) :])
    return Sign(base, below)


def _from_name(name: str) -> Sign:
    first, *rest = [part for part in name.split("_") if part] or [name]
    accents = [part for part in rest if part in _ACCENTS]
    base, digits = first, ""
    numbered = _TRAILING_DIGITS.fullmatch(first)
    if numbered is not None:
        base, digits = numbered[1], numbered[2]
    base = GREEK.get(base, base)
    accent: Accent = ""
    if accents and len(base) == 1:
        accent = _ACCENTS[accents[0]]
        rest.remove(accents[0])
    below = " ".join(_BELOW.get(part, part) for part in rest)
    return Sign(base, " ".join(filter(None, (digits, below))), accent)
