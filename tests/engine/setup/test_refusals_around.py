"""What may be wrong with what stands around a rule, and with the ground and its answers."""

from typing import Any

import pytest

from engine.setup import RacerSetup, ScheduleSetup, Setup, SetupError, WrapperSetup
from tests.engine.setup.sessions import session, with_racer

OWN = {"rule": "x = x - 0.1*g"}
MANY_SLOPES = "\n".join([*(f"a{n} = grad(x+{n})" for n in range(210)), "x = x - a1"])
COSINE = {"schedule": "cosine"}
CLIP = {"wrapper": "clip_by_norm"}


def scheduled(**schedule: object) -> dict[str, Any]:
    return with_racer(optimizer="sgd", schedule=schedule)


def wrapped(*wrappers: object, **racer: object) -> dict[str, Any]:
    return with_racer(**{"optimizer": "sgd", **racer}, wrappers=list(wrappers))


def edited(**hyperparameters: object) -> dict[str, Any]:
    racer = {"optimizer": "sgd", "schedule": COSINE, "wrappers": [CLIP]}
    edit = {"step": 1, "racer": 0, "hyperparameters": hyperparameters}
    return session(racers=[racer], edits=[edit])


REFUSED: list[tuple[object, str, str]] = [
    # the schedule
    (scheduled(), "racers[0].schedule", "setup_exactly_one"),
    (scheduled(schedule="cosine", formula="1"), "racers[0].schedule", "setup_exactly_one"),
    (scheduled(schedule="cosin"), "racers[0].schedule.schedule", "setup_no_schedule_near"),
    (scheduled(schedule="qqqqqq"), "racers[0].schedule.schedule", "setup_no_schedule"),
    (scheduled(schedule=1), "racers[0].schedule.schedule", "setup_kind"),
    (scheduled(schedule="cosine", total=5), "racers[0].schedule.total", "setup_unknown_key"),
    (
        scheduled(schedule="cosine", parameters={"totl": 5}),
        "racers[0].schedule.parameters.totl",
        "setup_no_parameter_near",
    ),
    (
        scheduled(schedule="cosine", parameters={"total": 0}),
        "racers[0].schedule.parameters.total",
        "setup_low",
    ),
    (
        scheduled(schedule="cosine", parameters={"total": [5]}),
        "racers[0].schedule.parameters.total",
        "setup_count",
    ),
    (scheduled(formula="1/sqrt(x)"), "racers[0].schedule.formula", "setup_formula"),
    (scheduled(formula="g"), "racers[0].schedule.formula", "setup_formula"),
    (scheduled(formula="learning_rate/t"), "racers[0].schedule.formula", "setup_formula"),
    (scheduled(formula="a = 1/t"), "racers[0].schedule.formula", "setup_formula"),
    (scheduled(formula="1 + normal()"), "racers[0].schedule.formula", "setup_formula"),
    (scheduled(formula="1/t + grad(t)"), "racers[0].schedule.formula", "setup_formula"),
    (scheduled(formula="1/t + c"), "racers[0].schedule.formula", "setup_formula"),
    (scheduled(formula="1", parameters={"t": 1}), "racers[0].schedule.formula", "setup_formula"),
    (
        scheduled(formula="c/t", parameters={"c": None}),
        "racers[0].schedule.parameters.c",
        "setup_kind",
    ),
    (with_racer(**OWN, schedule=COSINE), "racers[0].schedule", "setup_needs_rate"),
    (with_racer(**OWN, schedule={"formula": "1/t"}), "racers[0].schedule", "setup_needs_rate"),
    # the wrappers
    (wrapped("sam"), "racers[0].wrappers[0]", "setup_kind"),
    (wrapped({}), "racers[0].wrappers[0].wrapper", "setup_missing"),
    (wrapped(CLIP, {"wrapper": "lookahed"}), "racers[0].wrappers[1].wrapper",
     "setup_no_wrapper_near"),
    (wrapped({"wrapper": "qqqqqq"}), "racers[0].wrappers[0].wrapper", "setup_no_wrapper"),
    (wrapped(CLIP, CLIP), "racers[0].wrappers[1].wrapper", "setup_twice"),
    (wrapped(*[CLIP] * 17), "racers[0].wrappers", "setup_many"),
    (wrapped({**CLIP, "limit": 1}), "racers[0].wrappers[0].limit", "setup_unknown_key"),
    (
        wrapped({**CLIP, "hyperparameters": {"limt": 1}}),
        "racers[0].wrappers[0].hyperparameters.limt",
        "setup_no_parameter_near",
    ),
    (
        wrapped({**CLIP, "hyperparameters": {"limit": -1}}),
        "racers[0].wrappers[0].hyperparameters.limit",
        "setup_low",
    ),
    (
        wrapped({"wrapper": "lookahead", "hyperparameters": {"period": 2.5}}),
        "racers[0].wrappers[0].hyperparameters.period",
        "setup_whole",
    ),
    (
        with_racer(**OWN, wrappers=[CLIP, {"wrapper": "decoupled_weight_decay"}]),
        "racers[0].wrappers[1]",
        "setup_needs_rate",
    ),
    (
        with_racer(wrappers=[{"wrapper": "sam"}], rule=MANY_SLOPES),
        "racers[0].wrappers",
        "setup_formula",
    ),
    # edits of what stands around
    (
        edited(**{"schedule.totl": 5}),
        "edits[0].hyperparameters['schedule.totl']",
        "setup_no_hyperparameter_near",
    ),
    (edited(**{"schedule.total": 0}), "edits[0].hyperparameters['schedule.total']", "setup_low"),
    (edited(total=5), "edits[0].hyperparameters.total", "setup_no_hyperparameter_near"),
    (
        edited(**{"clip_by_norm.limit": [1, 2, 3]}),
        "edits[0].hyperparameters['clip_by_norm.limit']",
        "setup_count",
    ),
    # the precision
    (with_racer(optimizer="sgd", precision="float23"), "racers[0].precision",
     "setup_no_precision_near"),
    (with_racer(optimizer="sgd", precision=32), "racers[0].precision", "setup_kind"),
    # the ground and its answers
    (session(transform=[]), "transform", "setup_kind"),
    (session(transform={"rotate": 1}), "transform.rotate", "setup_unknown_key_near"),
    (session(transform={"rotation": 361}), "transform.rotation", "setup_high"),
    (session(transform={"condition": 0.5}), "transform.condition", "setup_low"),
    (session(transform={"height_scale": 0}), "transform.height_scale", "setup_low"),
    (session(transform={"shift": [1]}), "transform.shift", "setup_count"),
    (session(transform={"drift": [0, "1"]}), "transform.drift[1]", "setup_kind"),
    (session(disturbances={"seen": 1.5}), "disturbances.seen", "setup_high"),
    (session(disturbances={"additive": -1}), "disturbances.additive", "setup_low"),
    (session(disturbances={"noise": 1}), "disturbances.noise", "setup_unknown_key"),
]  # fmt: skip


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


def test_an_error_in_a_schedule_of_ones_own_carries_its_line_and_column() -> None:
    with pytest.raises(SetupError) as caught:
        Setup.from_dict(scheduled(formula="a = t/total\nsine(a)"))
    assert str(caught.value) == (
        "racers[0].schedule.formula, line 2, column 1: "
        "There is no function 'sine'; did you mean 'sin'?"
    )
    assert (caught.value.line, caught.value.column) == (2, 1)


def test_a_wrapper_that_needs_no_rate_fits_around_a_rule_without_one() -> None:
    names = ["lookahead", "sam", "weight_decay", "iterate_averaging", "cautious"]
    setup = Setup.from_dict(with_racer(**OWN, wrappers=[{"wrapper": name} for name in names]))
    assert [one.wrapper for one in setup.racers[0].wrappers] == names


@pytest.mark.parametrize(
    ("racer", "code"),
    [
        (RacerSetup(rule="x = x - 0.1*g", schedule=ScheduleSetup("cosine")), "setup_needs_rate"),
        (RacerSetup(optimizer="bfgs", precision="float32"), "setup_no_rule"),
        (RacerSetup(optimizer="bfgs", wrappers=(WrapperSetup("lookahead"),)), "setup_no_rule"),
    ],
)
def test_a_setup_that_is_no_file_is_refused_as_well(racer: RacerSetup, code: str) -> None:
    with pytest.raises(SetupError) as found:
        racer.build_optimizer()
    assert found.value.code == code
