"""Changes, steps, edits and branches of a race in any order."""

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition
from hypothesis.stateful import rule as action

from engine.race import Race
from engine.setup import Setup, SetupError
from tests.engine.test_race_revised import CHANGES, assert_as_built_anew, started


@settings(max_examples=8, stateful_step_count=12, deadline=None, derandomize=True,
          phases=[Phase.explicit, Phase.generate],
          suppress_health_check=list(HealthCheck))  # fmt: skip
class Sessions(RuleBasedStateMachine):
    """Changes, steps, edits and branches in any order end in the race of the setup."""

    race: Race | None = None

    @initialize(steps=some.integers(0, 90))
    def start(self, steps: int) -> None:
        self.setup, self.race = started(steps)

    @action(name=some.sampled_from(sorted(CHANGES)))
    def change(self, name: str) -> None:
        now = self.race.setup
        fits = len(now.racers) == 4 and len(now.edits) >= 2 and len(now.starts) == 3
        changed = CHANGES[name](now if fits else self.setup)
        try:  # lists of rates do not fit another number of starts
            Setup.from_dict(changed.to_dict())
        except SetupError:
            changed = CHANGES[name](self.setup)
        self.race = self.race.revised(changed)

    @action(steps=some.integers(1, 70))
    def advance(self, steps: int) -> None:
        self.race.advance(steps)

    @action(steps=some.integers(1, 70))
    def work_a_little(self, steps: int) -> None:
        self.race.work(0.0005, until=self.race.step + steps)

    @precondition(lambda self: len(self.race.setup.racers) > 0)
    @action(rate=some.sampled_from([0.0, 0.01, 0.3]))
    def edit(self, rate: float) -> None:
        self.race.edit(len(self.race.setup.racers) - 1, learning_rate=rate)

    @action(back=some.integers(0, 60))
    def branch(self, back: int) -> None:
        self.race = self.race.branch(max(0, self.race.step - back))

    @invariant()
    def nobody_is_ahead_of_the_clock(self) -> None:
        for racer in range(len(self.race.setup.racers)):
            assert 0 <= self.race.computed(racer) <= self.race.step

    def teardown(self) -> None:
        if self.race is not None:
            assert_as_built_anew(self.race)


test_any_order_of_changes_ends_in_the_race_of_the_setup = Sessions.TestCase
