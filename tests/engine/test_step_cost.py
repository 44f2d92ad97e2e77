from engine.step_cost import PATIENCE, StepCost

TICK = 0.006


def test_as_long_as_no_step_is_made_one_is_tried() -> None:
    assert StepCost().steps_within(TICK) == 1


def test_steps_that_were_made_tell_how_many_fit() -> None:
    cost = StepCost()
    cost.learn(0.004, 8, are_made=True)
    assert cost.steps_within(TICK) == 12
    assert cost.steps_within(1e-6) == 1


def test_time_spent_in_several_ticks_is_that_of_the_step_they_make() -> None:
    cost = StepCost()
    cost.learn(0.006, 1, are_made=False)
    cost.learn(0.002, 1, are_made=True)
    assert cost.steps_within(0.016) == 2


def test_only_a_step_that_is_known_to_be_dear_must_not_end_later() -> None:
    cost = StepCost()
    assert cost.patience(TICK) == PATIENCE
    cost.learn(TICK / 2, 1, are_made=True)
    assert cost.patience(TICK) == PATIENCE
    cost.learn(TICK * 2, 1, are_made=True)
    assert cost.patience(TICK) == 0.0


def test_of_many_more_starts_no_step_is_thought_to_be_as_cheap() -> None:
    cost = StepCost()
    cost.learn(TICK, 60, are_made=True)
    assert cost.of_more(3, before=3).steps_within(TICK) == 60
    assert cost.of_more(30, before=3).steps_within(TICK) == 6
    assert cost.of_more(16_000, before=3).steps_within(TICK) == 1
    assert cost.of_more(1, before=3).steps_within(TICK) == 60
    assert cost.of_more(3, before=0).steps_within(TICK) == 20
