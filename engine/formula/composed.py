"""A rule and what stands around it, composed into one graph: as fast as a rule by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engine.formula.around import RATE, SCHEDULE, RuleText, ScheduleText, WrapperText, dotted_name
from engine.formula.builder import Asked
from engine.formula.graph import Node
from engine.formula.rule import Rule
from engine.formula.wrapping import Wrapping


def compose(rule: RuleText, names: Iterable[str]) -> Rule:
    """The rule with all that stands around it; of `names` those without a dot are its own.

    It must declare `learning_rate` where a schedule or a wrapper needs one. Raises FormulaError.
    """
    own = [name for name in names if "." not in name]
    if rule.schedule is None and not rule.wrappers:
        return Rule(rule.text, own)
    return ComposedRule(rule, own)


class ComposedRule(Rule):
    """A rule whose rate is scheduled, then wrapped from the inside to the outside.

    What is not the rule's own has a dotted name: `schedule.total`, `lookahead.slow`.
    """

    def __init__(self, rule: RuleText, hyperparameters: Sequence[str]) -> None:
        """Raises FormulaError with line and column in whichever text is wrong."""
        super().__init__(rule.text, hyperparameters)
        declared = RATE in self.hyperparameters
        self._rate = self.graph.symbol(RATE) if declared else None
        if rule.schedule is not None:
            self._schedule(rule.schedule)
        self._check_ranks([one for wrapper in rule.wrappers for one in self._wrap(wrapper)])

    def _schedule(self, schedule: ScheduleText) -> None:
        """Multiply the rate by the factor; in `init` lines by that of the first step."""
        graph, rate = self.graph, self.graph.symbol(RATE)
        self.hyperparameters += tuple(dotted_name(SCHEDULE, name) for name in schedule.parameters)
        factors = schedule.factors_at(graph, graph.constant(1.0), graph.symbol("t"))
        first, now = (graph.make("multiply", rate, factor) for factor in factors)
        begun = graph.substitute(self.initial.values(), {rate: first})
        self.initial = dict(zip(self.initial, begun, strict=True))
        self._take(graph.substitute(self.outcome, {rate: now}))
        self.locals[dotted_name(SCHEDULE, "rate")] = now
        self._rate = now

    def _wrap(self, wrapper: WrapperText) -> list[Asked]:
        """Put a wrapper around; answers what must have one number a coordinate."""
        self.hyperparameters += tuple(dotted_name(wrapper.name, n) for n in wrapper.hyperparameters)
        wrapping, symbol = Wrapping(self.graph, wrapper), self.graph.symbol
        x, g, f = symbol("x"), symbol("g"), symbol("f")
        if (point := wrapping.point) is not None:
            there = self.graph.make("grad", point), self.graph.make("value", point)
            self._take(self.graph.substitute(self.outcome, {x: point, g: there[0], f: there[1]}))
            x, g, f = point, *there
        self._take(wrapping.with_slopes(self.outcome))
        given = {"x": self.position, "x_before": x, "g": wrapping.slope(x, g), "f": f}
        given |= {"t": symbol("t")} | ({} if self._rate is None else {RATE: self._rate})
        step = wrapping.step(given)
        self.position = step.position
        self.memory |= wrapping.memory
        self.initial |= step.initial
        self.updates |= step.updates
        self.locals |= step.locals
        return wrapping.asked

    def _take(self, outcome: Sequence[Node]) -> None:
        """Replace point, memory and locals, in the order of `outcome`."""
        self.position, *rest = outcome
        names = [*self.updates, *self.locals]
        found = dict(zip(names, rest, strict=True))
        self.updates = {name: found[name] for name in self.updates}
        self.locals = {name: found[name] for name in self.locals}
