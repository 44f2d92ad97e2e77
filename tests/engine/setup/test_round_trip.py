"""What is written is read back as the same setup, to the last bit."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.catalog import optimizers, schedules, wrappers
from engine.catalog.limits import FARTHEST
from engine.disturbances import Disturbances
from engine.setup import (
    Branch,
    BrushStarts,
    Edit,
    GridStarts,
    ProblemSetup,
    RacerSetup,
    RandomStarts,
    ScheduleSetup,
    Setup,
    Stop,
    WrapperSetup,
    together,
)
from engine.setup.racers import MARKERS, PRECISIONS
from engine.transform import Transform

numbers = st.floats(-FARTHEST, FARTHEST)
limits = st.none() | st.floats(0, 1e300)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
labels = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=20)
names = st.from_regex(r"[a-d]_[a-z0-9]{1,3}", fullmatch=True)
angles, strengths, moves = st.floats(-360, 360), st.floats(0, 1e9), st.floats(-1e9, 1e9)
transforms = st.builds(
    Transform,
    shift=st.tuples(moves, moves),
    rotation=angles,
    condition=st.floats(1, 1e6),
    height_scale=st.floats(1e-9, 1e9),
    drift=st.tuples(moves, moves),
    spin=angles,
)
disturbances = st.builds(Disturbances, strengths, strengths, strengths, st.floats(0, 1))


@st.composite
def windows(draw: st.DrawFn) -> Any:
    low, width = st.floats(-1e6, 1e6), st.floats(1e-3, 1e6)
    left, bottom = draw(low), draw(low)
    return (left, left + draw(width)), (bottom, bottom + draw(width))


@st.composite
def starts(draw: st.DrawFn) -> Any:
    points = st.lists(st.tuples(numbers, numbers), max_size=4).map(tuple)
    grids = st.builds(GridStarts, st.integers(1, 9), st.integers(1, 9))
    chance = st.builds(RandomStarts, st.integers(1, 9), st.none() | windows())
    corners = st.lists(st.tuples(moves, moves), min_size=1, max_size=3).map(tuple)
    strokes = st.builds(
        BrushStarts, st.integers(1, 9), corners, st.floats(1e7, 1e9), st.integers(0, 2**32 - 1)
    )
    one = points | grids | chance | strokes
    several = st.lists(one, max_size=4).map(lambda parts: together(*parts))
    return draw(one | several)


@st.composite
def problems(draw: st.DrawFn) -> ProblemSetup:
    if draw(st.booleans()):
        function = draw(st.sampled_from(["beale", "saddle"]))
        return ProblemSetup(function=function, window=draw(st.none() | windows()))
    parameters = draw(st.dictionaries(names, numbers, max_size=2))
    formula = " + ".join(["x*y", *parameters])
    return ProblemSetup(formula=formula, parameters=parameters, window=draw(windows()))


@st.composite
def around(draw: st.DrawFn, values: st.SearchStrategy[Any]) -> dict[str, Any]:
    """What stands around the rule of a racer, as its own arguments."""
    known = st.sampled_from(sorted(schedules())).map(ScheduleSetup)
    given_names = draw(st.dictionaries(names, values, max_size=2))
    own = ScheduleSetup(formula=" + ".join(["1/t", *given_names]), parameters=given_names)
    chosen = draw(st.lists(st.sampled_from(sorted(wrappers())), max_size=4, unique=True))
    return {
        "schedule": draw(st.none() | known | st.just(own)),
        "wrappers": tuple(map(WrapperSetup, chosen)),
        "precision": draw(st.sampled_from(PRECISIONS)),
    }


@st.composite
def racers(draw: st.DrawFn, count: int) -> RacerSetup:
    values = numbers | st.tuples(*[numbers] * count)
    look: dict[str, Any] = {
        "label": draw(st.none() | labels),
        "color": draw(st.none() | st.from_regex(r"#[0-9a-fA-F]{6}", fullmatch=True)),
        "marker": draw(st.none() | st.sampled_from(MARKERS)),
        "enabled": draw(st.booleans()),
    }
    if draw(st.booleans()):
        given_names = draw(st.dictionaries(names, values, max_size=2))
        given_names["learning_rate"] = draw(values)
        rule = "x = x - " + " - ".join(["g", *given_names])
        return RacerSetup(rule=rule, hyperparameters=given_names, **look, **draw(around(values)))
    identifier = draw(st.sampled_from(sorted(optimizers())))
    return RacerSetup(optimizer=identifier, **look)


@st.composite
def setups(draw: st.DrawFn) -> Setup:
    chosen = draw(starts())
    raced = tuple(draw(st.lists(racers(len(chosen)), max_size=3)))
    branches = [
        Branch(draw(st.integers(1, 10**9)), index, index - 1) for index in range(1, len(raced))
    ]
    edits = [
        Edit(draw(st.integers(0, 10**9)), index, racer.given) for index, racer in enumerate(raced)
    ]
    return Setup(
        problem=draw(problems()),
        starts=chosen,
        racers=raced,
        stop=draw(st.builds(Stop, st.none() | st.integers(1, 10**9), limits, limits, limits)),
        seed=draw(st.integers(0, 2**63 - 1)),
        edits=tuple(edits),
        branches=tuple(branches),
        view=draw(st.dictionaries(texts, st.none() | st.booleans() | numbers | texts, max_size=3)),
        note=draw(texts),
        transform=draw(st.just(Transform()) | transforms),
        disturbances=draw(st.just(Disturbances()) | disturbances),
    )


@settings(deadline=None)
@given(setups())
def test_a_setup_comes_back_from_its_dict_and_from_its_text(setup: Setup) -> None:
    assert Setup.from_dict(setup.to_dict()) == setup
    assert Setup.from_text(setup.to_text()) == setup
    assert json.loads(setup.to_text()) == json.loads(json.dumps(setup.to_dict()))


def test_numbers_are_written_so_that_no_bit_is_lost() -> None:
    awkward = (0.1 + 0.2, 5e-324)
    setup = Setup(ProblemSetup(function="beale"), starts=(awkward, (-0.0, 1 / 3)), racers=())
    again = Setup.from_text(setup.to_text())
    assert repr(again.starts) == repr(setup.starts)
