import pytest

from gui.racers.old_future import old_future_name
from gui.session import Session
from tests.gui.clock import HandClock
from tests.gui.sessions import go_to
from tests.gui.setups import two_racers


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("Adam", "Adam, unchanged at 30"),
        ("Adam, unchanged at 60", "Adam, unchanged at 30"),
        ("Adam, unchanged at 60, unchanged at 7", "Adam, unchanged at 30"),
        ("a.b (c), unchanged at noon", "a.b (c), unchanged at noon, unchanged at 30"),
        (", unchanged at 60", ", unchanged at 60, unchanged at 30"),
    ],
)
def test_an_old_future_is_named_by_one_step(name: str, named: str) -> None:
    assert old_future_name(name, 30) == named


def test_an_old_future_whose_racer_is_gone_has_futures_with_names_as_short() -> None:
    clock = HandClock()
    session = Session(two_racers(), clock)
    go_to(session, clock, 80)
    for step in (60, 30, 10):
        session.show_step(step)
        racer = len(session.setup.racers) - 1
        session.set_hyperparameter(racer, "learning_rate", step / 1000)
        session.remove_racer(racer)
        assert session.setup.racers[-1].name == f"Momentum, unchanged at {step}"
    session.player.stop()
