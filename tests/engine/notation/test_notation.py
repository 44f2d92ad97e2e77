"""What is written where, told in a short notation: (a)/(b) for a fraction, √[...] for a root."""

import pytest

from engine.catalog import functions, optimizers, schedules, wrappers
from engine.formula.syntax import read
from engine.notation import notation, sign_of
from engine.notation.reading import DEEPEST, MOST_TERMS
from engine.notation.tree import (
    Applied,
    Cases,
    Digits,
    Fence,
    Fraction,
    Listing,
    Name,
    Node,
    Power,
    Product,
    Relation,
    Root,
    Sum,
    Typed,
    Word,
    with_depths,
)


def told(node: Node) -> str:
    match node:
        case Name(sign=sign):
            below = f"_{sign.below}" if sign.below else ""
            return f"{sign.base}{'^' if sign.accent else ''}{below}"
        case Digits(text=text) | Word(text=text) | Typed(text=text):
            return text
        case Sum(items=items):
            return "".join(f"{sign}{told(item)}" for sign, item in items)
        case Product(factors=factors):
            return " ".join(map(told, factors))
        case Fraction(above=above, below=below):
            return f"[{told(above)}/{told(below)}]"
        case Root(inside=inside):
            return f"√[{told(inside)}]"
        case Power(base=base, exponent=exponent):
            return f"{told(base)}^{told(exponent)}"
        case Fence(left=left, inside=inside, right=right):
            return f"{left}{told(inside)}{right}"
        case Applied(function=function, argument=argument):
            return "".join(map(told, function)) + told(argument)
        case Listing(items=items):
            return ", ".join(map(told, items))
        case Relation(left=left, sign=sign, right=right):
            return f"{told(left)} {sign} {told(right)}"
    assert isinstance(node, Cases)
    return "{" + "; ".join(f"{told(v)} if {told(c) if c else ''}" for v, c in node.rows)


def written(text: str) -> str:
    return told(notation(text)[-1].value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a*b/c", "[a b/c]"),
        ("a/b*c/d", "[a/b] [c/d]"),
        ("a/b/c", "[a/b c]"),
        ("(a/b)/c", "[[a/b]/c]"),
        ("a*(b/c)/d", "[a [b/c]/d]"),
        ("-(a + b)/c", "−[a+b/c]"),
        ("-a*b", "−a b"),
        ("a - (b - c)", "a−(b−c)"),
        ("a + -b", "a+(−b)"),
        ("(a + b)*c", "(a+b) c"),
        ("(-a)**2", "(−a)^2"),
        ("sqrt(a)**2", "(√[a])^2"),
        ("2**a**b", "2^a^b"),
        ("(a**b)**c", "(a^b)^c"),
        ("sin(a)**2", "sin^2(a)"),
        ("max(a, b)**2", "(max(a, b))^2"),
        ("1e-12 + 2.5e20", "10^−12+2.5 10^20"),
        ("1e-12**a", "(10^−12)^a"),
        ("0.25", "0.25"),
        ("exp(-a**2/2)", "e^−[a^2/2]"),
        ("exp(-sqrt(a))", "exp(−√[a])"),
        ("a^2 + x1", "a^2+x_1"),
        ("(a > b)*c", "(a > b) c"),
        ("mod(t - 1, k)", "(t−1) mod k"),
        ("mod(t, k) - 1", "(t mod k)−1"),
        ("where(mod(t, k) == 0, 1, 2)", "{1 if t mod k = 0; 2 if "),
        ("where(a, b, c)", "{b if a ≠ 0; c if "),
        ("where(a < b, 1, where(a == b, 2, 3))", "{1 if a < b; 2 if a = b; 3 if "),
        ("a*where(b > 0, 1, 2)", "a {1 if b > 0; 2 if "),
        ("where(b > 0, 1, 2) + a", "({1 if b > 0; 2 if )+a"),
        ("x - a*where(b > 0, 1, 2) - c", "x−a ({1 if b > 0; 2 if )−c"),
        ("grad(x + m*v)", "∇f(x+m v)"),
        ("value(x)", "f(x)"),
        ("hess_diag(x)", "diag∇^2f(x)"),
        ("norm(a)*dot(b, c)", "‖a‖ ⟨b, c⟩"),
        ("sum(abs(a)) + sum(a)", "Σ|a|+Σ(a)"),
        ("floor(a) + pi*e", "⌊a⌋+π e"),
        ("normal()", "N(0, 1)"),
    ],
)
def test_what_is_written_where(text: str, expected: str) -> None:
    assert written(text) == expected


def test_a_rule_has_targets_and_kinds() -> None:
    lines = notation("# start\ninit m = 1\n\nx = x - m*g")
    assert [(line.kind, told(line.target), line.number) for line in lines if line.target] == [
        ("init", "m", 2),
        ("assign", "x", 4),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("beta1", ("β", "1", "")),
        ("m_hat", ("m", "", "hat")),
        ("v_max", ("v", "max", "")),
        ("rho_inf", ("ρ", "∞", "")),
        ("mu_next", ("μ", "next", "")),
        ("x_hat_2", ("x", "2", "hat")),
        ("step", ("step", "", "")),
        ("step_hat", ("step", "hat", "")),
        ("x1", ("x", "1", "")),
        ("_", ("_", "", "")),
    ],
)
def test_a_name_suggests_its_sign(name: str, expected: tuple[str, str, str]) -> None:
    sign = sign_of(name)
    assert (sign.base, sign.below, sign.accent) == expected


def test_a_declared_symbol_comes_before_what_the_name_suggests() -> None:
    symbols = {"learning_rate": "η", "grow": "η₊", "beta1": "β₁", "epsilon_root": "εᵣ", "a": "a"}
    signs = {name: (sign_of(name, symbols).base, sign_of(name, symbols).below) for name in symbols}
    assert signs == {
        "learning_rate": ("η", ""),
        "grow": ("η", "+"),
        "beta1": ("β", "1"),
        "epsilon_root": ("ε", "r"),
        "a": ("a", ""),
    }


CATALOG_TEXTS = [
    *(entry.rule for entry in optimizers().values() if entry.rule),
    *(entry.formula for entry in functions().values()),
    *(entry.formula for entry in schedules().values()),
    *(part for entry in wrappers().values() for part in (entry.slope, entry.step) if part),
]


@pytest.mark.parametrize("text", CATALOG_TEXTS)
def test_every_name_of_a_text_is_in_its_tree(text: str) -> None:
    for statement, line in zip(read(text), notation(text), strict=True):
        wanted = {term.name for term in statement.terms if term.kind == "name"} - {"pi", "e"}
        nodes = [node for node, _ in with_depths(line.value)]
        assert {node.name for node in nodes if isinstance(node, Name)} - {""} == wanted
        assert not any(isinstance(node, Typed) for node in nodes)


def test_what_nobody_can_read_is_shown_as_typed() -> None:
    deep = "x = " + "a**" * 60 + "a"
    assert told(notation(deep)[0].value) == deep.removeprefix("x = ")
    long = notation("x = " + "+".join(["a"] * 100))[0].value
    assert max(depth for _, depth in with_depths(long)) < DEEPEST
    longer = "+".join(["a"] * MOST_TERMS)
    assert told(notation("x = " + longer)[0].value) == longer
