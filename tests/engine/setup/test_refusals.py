"""Each thing that may be wrong with a session is answered by one sentence that names the place."""

from typing import Any

import pytest

from engine.setup import Setup, SetupError
from tests.engine.setup.sessions import session, with_racer

HUGE = 10**400
WINDOW = [[-1, 1], [-1, 1]]


def formula(text: str, **more: object) -> dict[str, Any]:
    return session(problem={"formula": text, "window": WINDOW, **more})


def hyper(**values: object) -> dict[str, Any]:
    return with_racer(optimizer="adam", hyperparameters=values)


def edit(**changes: object) -> dict[str, Any]:
    whole = {"step": 1, "racer": 0, "hyperparameters": {"learning_rate": 0.1}}
    return session(edits=[{**whole, **changes}])


def brush(**changes: object) -> dict[str, Any]:
    return session(starts={"brush": 2, "along": [[1, 1]], "radius": 0.5, **changes})


REFUSED: list[tuple[object, str, str]] = [
    ([], "The session", "setup_kind"),
    (None, "The session", "setup_kind"),
    ({}, "", "setup_not_slalom"),
    (session(format="json"), "", "setup_not_slalom"),
    (session(schema=2), "", "setup_newer"),
    (session(schema=0), "schema", "setup_low"),
    (session(schema="1"), "schema", "setup_kind"),
    (session(problm={}), "problm", "setup_unknown_key_near"),
    (session(qqqqqq={}), "qqqqqq", "setup_unknown_key"),
    (session(study={}), "study", "setup_reserved"),
    (session(lesson={}), "lesson", "setup_reserved"),
    ({"format": "slalom"}, "schema", "setup_missing"),
    ({"format": "slalom", "schema": 1}, "starts", "setup_missing"),
    (session(seed=True), "seed", "setup_kind"),
    (session(seed=1.0), "seed", "setup_whole"),
    (session(seed=-1), "seed", "setup_low"),
    (session(seed=2**63), "seed", "setup_high"),
    (session(note=5), "note", "setup_kind"),
    (session(note="a" * 10_001), "note", "setup_long_text"),
    (session(note="\ud800"), "note", "setup_half_character"),
    (session(view=[]), "view", "setup_kind"),
    (session(view={"a": "b" * 64_000}), "view", "setup_view_large"),
    (session(view={"a": float("nan")}), "view", "setup_view_data"),
    (session(view={"a": {1, 2}}), "view", "setup_view_data"),
    (session(view={"a": "\ud800"}), "view", "setup_view_data"),
    (session(**{"a\nb": 1}), "['a\\nb']", "setup_unknown_key"),
    # the problem
    (session(problem="beale"), "problem", "setup_kind"),
    (session(problem={}), "problem", "setup_exactly_one"),
    (session(problem={"function": "beale", "formula": "x"}), "problem", "setup_exactly_one"),
    (session(problem={"function": "beal"}), "problem.function", "setup_no_function_near"),
    (session(problem={"function": "qqqqqq"}), "problem.function", "setup_no_function"),
    (session(problem={"function": 1}), "problem.function", "setup_kind"),
    (session(problem={"formula": "x"}), "problem.window", "setup_missing"),
    (formula("x +"), "problem.formula", "setup_formula"),
    (formula("x" * 5000), "problem.formula", "setup_long_text"),
    (formula("a*x", parameters={"x": 1}), "problem.formula", "setup_formula"),
    (formula("a*x", parameters={"a": "1"}), "problem.parameters.a", "setup_kind"),
    (formula("a*x", parameters={"a b": 1}), "problem.parameters['a b']", "setup_name"),
    (
        formula("x", parameters={f"p{number}": 1 for number in range(33)}),
        "problem.parameters",
        "setup_many",
    ),
    (
        session(problem={"function": "beale", "parameters": {"a": 1}}),
        "problem.parameters.a",
        "setup_no_parameter",
    ),
    (formula("x", window=[1, 2]), "problem.window[0]", "setup_kind"),
    (formula("x", window=[[1, 2]]), "problem.window", "setup_count"),
    (formula("x", window=[[2, 1], [1, 2]]), "problem.window[0]", "setup_interval"),
    (formula("x", window=[[1, 1], [1, 2]]), "problem.window[0]", "setup_interval"),
    (formula("x", window=[[0, 1], [0, 1e300]]), "problem.window[1][1]", "setup_high"),
    (formula("x", window=[[0, 1], [0, 1e-300]]), "problem.window[1]", "setup_narrow"),
    (formula("x", window=[[0, 1], [1, 1 + 1e-15]]), "problem.window[1]", "setup_narrow"),
    # the starts
    (session(starts=5), "starts", "setup_kind"),
    (session(starts=[[1, 2], 3]), "starts[1]", "setup_kind"),
    (session(starts=[[1, 2, 3]]), "starts[0]", "setup_count"),
    (session(starts=[[1, None]]), "starts[0][1]", "setup_kind"),
    (session(starts=[[1, True]]), "starts[0][1]", "setup_kind"),
    (session(starts=[[1, float("inf")]]), "starts[0][1]", "setup_infinite"),
    (session(starts=[[float("nan"), 1]]), "starts[0][0]", "setup_infinite"),
    (session(starts=[[HUGE, 1]]), "starts[0][0]", "setup_infinite"),
    (session(starts=[[1, 1]] * 100_001), "starts", "setup_many"),
    (session(starts={}), "starts", "setup_exactly_one"),
    (session(starts={"grid": [1, 1], "random": 1}), "starts", "setup_exactly_one"),
    (session(starts={"grid": [1]}), "starts.grid", "setup_count"),
    (session(starts={"grid": [0, 1]}), "starts.grid[0]", "setup_low"),
    (session(starts={"grid": [1001, 1000]}), "starts.grid", "setup_many"),
    (session(starts={"grid": [1, 1], "spread": WINDOW}), "starts.spread", "setup_needs"),
    (session(starts={"random": 0}), "starts.random", "setup_low"),
    (session(starts={"random": 1_000_001}), "starts.random", "setup_high"),
    (session(starts={"random": 1.5}), "starts.random", "setup_whole"),
    (brush(radius=0), "starts.radius", "setup_narrow"),
    (brush(radius=1e-20), "starts.radius", "setup_narrow"),
    (brush(along=[[0, 0], [4, 0]], radius=0.001), "starts.radius", "setup_low"),
    (brush(radius="wide"), "starts.radius", "setup_kind"),
    (brush(brush=0), "starts.brush", "setup_low"),
    (brush(brush=1_000_001), "starts.brush", "setup_high"),
    (brush(along=[]), "starts.along", "setup_count"),
    (brush(along=[[0, 0]] * 1_001), "starts.along", "setup_many"),
    (brush(along=[[0, 0], [0]]), "starts.along[1]", "setup_count"),
    (brush(draw=-1), "starts.draw", "setup_low"),
    (brush(spread=WINDOW), "starts.spread", "setup_needs"),
    (session(starts={"brush": 1, "radius": 1}), "starts.along", "setup_missing"),
    (session(starts={"brush": 1, "along": [[0, 0]]}), "starts.radius", "setup_missing"),
    (session(starts={"random": 1, "radius": 1}), "starts.radius", "setup_needs"),
    (session(starts={"brush": 1, "grid": [1, 1]}), "starts", "setup_exactly_one"),
    (session(starts=[[0, 0], {"grid": [0, 1]}]), "starts[1].grid[0]", "setup_low"),
    (session(starts=[{"grid": [1, 1]}, [0]]), "starts[1]", "setup_count"),
    (session(starts=[{"random": 600_000}, {"random": 400_001}]), "starts", "setup_many"),
    (session(starts=[{"random": 1}] * 257), "starts", "setup_many"),
    (
        session(starts={"random": 1, "spread": [[2, 1], [1, 2]]}),
        "starts.spread[0]",
        "setup_interval",
    ),
    (session(starts={"ramdom": 1}), "starts.ramdom", "setup_unknown_key_near"),
    # the racers
    (session(racers={}), "racers", "setup_kind"),
    (session(racers=[{"optimizer": "sgd"}] * 65), "racers", "setup_many"),
    (with_racer(), "racers[0]", "setup_exactly_one"),
    (with_racer(optimizer="sgd", rule="x = x - g"), "racers[0]", "setup_exactly_one"),
    (with_racer(optimizer="adm"), "racers[0].optimizer", "setup_no_optimizer_near"),
    (with_racer(optimizer="ad\nam"), "racers[0].optimizer", "setup_no_optimizer_near"),
    (with_racer(optimizer="a" * 4_000), "racers[0].optimizer", "setup_no_optimizer"),
    (with_racer(optimizer="qqqqqq"), "racers[0].optimizer", "setup_no_optimizer"),
    (with_racer(optimizer="sgd", colour="#fff"), "racers[0].colour", "setup_unknown_key_near"),
    (with_racer(optimizer="sgd", schedule="x"), "racers[0].schedule", "setup_kind"),
    (with_racer(optimizer="sgd", wrappers={}), "racers[0].wrappers", "setup_kind"),
    (with_racer(optimizer="sgd", color="red"), "racers[0].color", "setup_color"),
    (with_racer(optimizer="sgd", color="#0072B2\n"), "racers[0].color", "setup_color"),
    (with_racer(optimizer="sgd", marker="qqqqqq"), "racers[0].marker", "setup_no_marker"),
    (with_racer(optimizer="sgd", marker="sta"), "racers[0].marker", "setup_no_marker_near"),
    (with_racer(optimizer="sgd", label="a" * 201), "racers[0].label", "setup_long_text"),
    (with_racer(optimizer="sgd", label="a\nb"), "racers[0].label", "setup_not_a_line"),
    (with_racer(optimizer="sgd", label="\x1b[31m"), "racers[0].label", "setup_not_a_line"),
    (with_racer(optimizer="sgd", label="a\u2028b"), "racers[0].label", "setup_not_a_line"),
    (with_racer(optimizer="sgd", label=None), "racers[0].label", "setup_kind"),
    (with_racer(optimizer="sgd", enabled=1), "racers[0].enabled", "setup_kind"),
    (with_racer(rule="x = x - r*g"), "racers[0].rule", "setup_formula"),
    (with_racer(rule="y = g"), "racers[0].rule", "setup_formula"),
    (
        with_racer(rule="x = x - g", hyperparameters={"a.b": 1}),
        "racers[0].hyperparameters['a.b']",
        "setup_name",
    ),
    (
        hyper(learning_rat=1),
        "racers[0].hyperparameters.learning_rat",
        "setup_no_hyperparameter_near",
    ),
    (hyper(qqqqqq=1), "racers[0].hyperparameters.qqqqqq", "setup_no_hyperparameter"),
    (hyper(learning_rate="1"), "racers[0].hyperparameters.learning_rate", "setup_kind"),
    (hyper(learning_rate=True), "racers[0].hyperparameters.learning_rate", "setup_kind"),
    (hyper(learning_rate=[1]), "racers[0].hyperparameters.learning_rate", "setup_count"),
    (hyper(learning_rate=[1, None]), "racers[0].hyperparameters.learning_rate[1]", "setup_kind"),
    (hyper(beta1=2), "racers[0].hyperparameters.beta1", "setup_high"),
    (hyper(beta1=-1), "racers[0].hyperparameters.beta1", "setup_low"),
    # the stop rule and the edits
    (session(stop=5), "stop", "setup_kind"),
    (session(stop={"max_step": 5}), "stop.max_step", "setup_unknown_key_near"),
    (session(stop={"max_steps": 0}), "stop.max_steps", "setup_low"),
    (session(stop={"max_steps": 1e3}), "stop.max_steps", "setup_whole"),
    (session(stop={"slope_norm": -1}), "stop.slope_norm", "setup_low"),
    (session(edits={}), "edits", "setup_kind"),
    (session(edits=[{"step": 1, "racer": 0}]), "edits[0].hyperparameters", "setup_missing"),
    (edit(step=-1), "edits[0].step", "setup_low"),
    (edit(racer=3), "edits[0].racer", "setup_no_racer"),
    (edit(racer=-1), "edits[0].racer", "setup_low"),
    (
        edit(hyperparameters={"beta": 1}),
        "edits[0].hyperparameters.beta",
        "setup_no_hyperparameter_near",
    ),
    (
        edit(racer=2, hyperparameters={"momentum": 1}),
        "edits[0].hyperparameters.momentum",
        "setup_no_hyperparameter",
    ),
]


@pytest.mark.parametrize(
    ("data", "place", "code"), REFUSED, ids=[f"{place}-{code}" for _, place, code in REFUSED]
)
def test_a_bad_entry_is_refused_with_its_place(data: object, place: str, code: str) -> None:
    with pytest.raises(SetupError) as caught:
        Setup.from_dict(data)
    assert (caught.value.place, caught.value.code) == (place, code)
    sentence = str(caught.value)
    assert place in sentence and "\n" not in sentence
    assert sentence.endswith((".", "?")) and len(sentence) < 300


def test_the_sentence_says_what_was_wanted_and_what_was_found() -> None:
    racers: list[dict[str, Any]] = [{"optimizer": "sgd"}] * 2
    racers.append({"optimizer": "adam", "hyperparameters": {"learning_rate": "fast"}})
    with pytest.raises(SetupError) as caught:
        Setup.from_dict(session(racers=racers))
    assert str(caught.value) == (
        "racers[2].hyperparameters.learning_rate must be a number, not a text."
    )


def test_an_error_in_a_rule_carries_its_line_and_column() -> None:
    with pytest.raises(SetupError) as caught:
        Setup.from_dict(with_racer(rule="m = g\nx = x - sine(m)"))
    assert (caught.value.line, caught.value.column) == (2, 9)
    assert str(caught.value) == (
        "racers[0].rule, line 2, column 9: There is no function 'sine'; did you mean 'sin'?"
    )


def test_a_deeply_nested_view_is_refused() -> None:
    view: dict[str, Any] = {}
    for _ in range(100_000):
        view = {"deeper": view}
    with pytest.raises(SetupError, match="nests more than 32 levels"):
        Setup.from_dict(session(view=view))
    while view:  # taken apart by hand: Python frees nested objects by recursion
        view = view.pop("deeper")
