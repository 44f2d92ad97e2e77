from dataclasses import replace

import numpy as np
import pytest

from engine.transform import Transform
from gui import edits
from tests.gui.setups import two_racers


def test_starts_turn_with_the_ground_about_its_minimum() -> None:
    setup = replace(two_racers(), starts=((4.0, 1.0),))
    turned = edits.with_transform(setup, Transform(rotation=90.0), carry=True)
    assert turned.starts == ((-1.0, 4.0),)
    back = edits.with_transform(turned, Transform(), carry=True)
    assert back.starts == setup.starts


def test_starts_carried_along_stand_at_the_height_they_had() -> None:
    setup = two_racers()
    moved = Transform(shift=(1.5, -0.5), rotation=37.0)
    changed = edits.with_transform(setup, moved, carry=True)
    before = setup.build_problem().heights(setup.points())
    after = changed.build_problem().heights(changed.points())
    np.testing.assert_allclose(after, before, rtol=1e-12)


@pytest.mark.parametrize("carry", [False, True])
def test_a_stretch_leaves_the_starts_where_they_are(carry: bool) -> None:
    setup = two_racers()
    stretched = edits.with_transform(setup, Transform(condition=100.0), carry)
    assert stretched.starts == setup.starts
    assert stretched.transform.condition == 100.0


def test_starts_that_are_not_carried_stay() -> None:
    setup = two_racers()
    assert edits.with_transform(setup, Transform(rotation=20.0), carry=False).starts == setup.starts
