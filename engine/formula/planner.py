"""Which operations a set of results needs, in which order, in which buffers.

Buffers are given back as soon as their content was read for the last time, so that a chunk stays
in cache.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.formula.graph import COMPARISONS, UFUNCS, Node, reachable
from engine.formula.plan import Instruction, Place, Plan
from engine.formula.ranks import Rank

END = 1 << 60


def make_plan(
    ranks: Mapping[Node, Rank],
    targets: Mapping[str, Node],
    kept: Sequence[Node] = (),
    reuse: bool = True,
) -> Plan:
    """Plan the nodes of `targets` (given arrays to overwrite at the end of the step) and `kept`.

    With `reuse` False every value stays readable until the end, for the inspector.
    """
    return _Planner(ranks, targets, kept, reuse).plan()


class _Planner:
    """Linear scan over the operations in the order of their numbers."""

    def __init__(
        self,
        ranks: Mapping[Node, Rank],
        targets: Mapping[str, Node],
        kept: Sequence[Node],
        reuse: bool,
    ) -> None:
        self._ranks = ranks
        self._targets = targets
        self._kept = kept
        self._reuse = reuse
        numbers = frozenset(n for n, rank in ranks.items() if rank is Rank.NUMBER)
        needed = reachable([*targets.values(), *kept], stop=numbers)
        self._numbers = tuple(node for node in needed if node in numbers)
        self._work = [n for n in needed if n not in numbers and n.kind not in ("symbol", "row")]
        self._position = {node: i for i, node in enumerate(self._work)}
        self._home = self._stack_rows()
        self._last_use = self._last_uses()
        self._in_place = self._overwritable()
        self._places: dict[Node, Place] = {}
        self._free: dict[tuple[Rank, bool], list[int]] = {}
        self._count: dict[tuple[Rank, bool], int] = {}

    def plan(self) -> Plan:
        instructions: list[Instruction] = []
        for position, node in enumerate(self._work):
            instructions.extend(self._instruct(position, node))
        copies = tuple(
            (self._given(name), self._place(node))
            for name, node in self._targets.items()
            if self._place(node) != self._given(name)
        )
        results = {node: self._place(node) for node in self._kept}
        copies = self._detached(copies, instructions)
        return Plan(tuple(instructions), copies, results, self._numbers)

    def _stack_rows(self) -> dict[Node, tuple[Node, int]]:
        """Components that can be computed straight into a row of the one stack they belong to."""
        homes: dict[Node, tuple[Node, int]] = {}
        shared: set[Node] = set()
        for stack in (node for node in self._work if node.kind == "stack"):
            for index, part in enumerate(stack.arguments):
                if part in homes or part.kind in COMPARISONS or part not in self._position:
                    shared.add(part)
                else:
                    homes[part] = (stack, index)
        return {part: home for part, home in homes.items() if part not in shared}

    def _owner(self, node: Node) -> Node:
        """The node whose buffer holds this one."""
        while node.kind == "row" or node in self._home:
            node = node.arguments[0] if node.kind == "row" else self._home[node][0]
        return node

    def _last_uses(self) -> dict[Node, int]:
        last: dict[Node, int] = {}
        for position, node in enumerate(self._work):
            for read in (node, *node.arguments):
                last[self._owner(read)] = position
        for node in self._kept:
            last[self._owner(node)] = END
        for name, node in self._targets.items():
            if node.kind != "symbol" or node.name != name:
                last[self._owner(node)] = END
        return last

    def _overwritable(self) -> dict[Node, str]:
        """Results that may be computed into their target: nobody reads its old content later."""
        chosen: dict[Node, str] = {}
        if not self._reuse:
            return chosen
        old = {node.name: last for node, last in self._last_use.items() if node.kind == "symbol"}
        for name, node in self._targets.items():
            computed = node in self._position and node not in self._home and node not in chosen
            if computed and node.kind in UFUNCS and node.kind not in COMPARISONS:
                same_rank = self._ranks[node] is self._target_rank(name)
                if same_rank and old.get(name, -1) <= self._position[node]:
                    chosen[node] = name
        return chosen

    def _target_rank(self, name: str) -> Rank:
        return next(
            (
                rank
                for node, rank in self._ranks.items()
                if node.kind == "symbol" and node.name == name
            ),
            self._ranks[self._targets[name]],
        )

    def _instruct(self, position: int, node: Node) -> list[Instruction]:
        arguments = tuple([self._place(argument) for argument in node.arguments])
        if node.kind == "stack":
            return self._stack(position, node, arguments)
        dying = self._dying(position, node)
        early = [o for o in dying if self._may_overwrite(node, o)]
        for owner in early:
            self._release(owner)
        out = self._allocate(node)
        for owner in dying:
            if owner not in early:
                self._release(owner)
        return [Instruction(node, arguments, out)]

    def _may_overwrite(self, node: Node, owner: Node) -> bool:
        """Whether the result may take the buffer of a dying argument."""
        if owner not in node.arguments or self._ranks[owner] is not self._ranks[node]:
            return False
        if node.kind == "where":
            return owner is node.arguments[2] and owner not in node.arguments[:2]
        return node.kind in UFUNCS and node.kind != "sign"  # numpy's is slow in place

    def _stack(self, position: int, node: Node, arguments: tuple[Place, ...]) -> list[Instruction]:
        """Copy the components that could not be computed in place."""
        place = self._allocate(node)
        copies = []
        for index, (part, source) in enumerate(zip(node.arguments, arguments, strict=True)):
            if self._home.get(part) != (node, index):
                row = Place("row", slot=index, rank=Rank.START, base=place)
                copies.append(Instruction(node, (source,), row))
        for owner in self._dying(position, node):
            self._release(owner)
        return copies

    def _dying(self, position: int, node: Node) -> list[Node]:
        """Owners of arguments that nobody reads later, each once."""
        dying: list[Node] = []
        for argument in node.arguments:
            owner = self._owner(argument)
            if self._last_use.get(owner) == position and owner not in dying:
                dying.append(owner)
        own = self._owner(node)
        return [owner for owner in dying if owner is not own]

    def _given(self, name: str) -> Place:
        return Place("given", name, rank=self._target_rank(name))

    def _place(self, node: Node) -> Place:
        if node in self._places:
            return self._places[node]
        if self._ranks[node] is Rank.NUMBER:
            return Place("number", slot=self._numbers.index(node))
        if node.kind == "symbol":
            return Place("given", node.name, rank=self._ranks[node])
        if node.kind == "row":
            base = self._place(node.arguments[0])
            return Place("row", slot=int(node.value), rank=Rank.START, base=base)
        return self._allocate(node)

    def _allocate(self, node: Node) -> Place:
        if node in self._places:
            return self._places[node]
        if node in self._home:
            stack, index = self._home[node]
            place = Place("row", slot=index, rank=Rank.START, base=self._allocate(stack))
        elif node in self._in_place:
            place = Place("given", self._in_place[node], rank=self._ranks[node])
        else:
            key = (self._ranks[node], node.kind in COMPARISONS)
            free = self._free.setdefault(key, [])
            index = free.pop() if free else self._count.get(key, 0)
            self._count[key] = max(self._count.get(key, 0), index + 1)
            place = Place("temporary", slot=index, rank=key[0], mask=key[1])
        self._places[node] = place
        return place

    def _release(self, owner: Node) -> None:
        place = self._places.get(owner)
        if self._reuse and place is not None and place.kind == "temporary":
            self._free.setdefault((place.rank, place.mask), []).append(place.slot)

    def _detached(
        self, copies: tuple[tuple[Place, Place], ...], instructions: list[Instruction]
    ) -> tuple[tuple[Place, Place], ...]:
        """Sources of final copies that another copy overwrites are saved first."""
        overwritten = {target for target, _ in copies}
        detached = []
        for target, source in copies:
            root = source.base if source.base is not None else source
            if root in overwritten:
                key = (source.rank, False)
                index = self._count.get(key, 0)
                self._count[key] = index + 1
                held = Place("temporary", slot=index, rank=source.rank)
                node = next(n for n in self._targets.values() if self._place(n) == source)
                instructions.append(Instruction(_copy_of(node), (source,), held))
                source = held
            detached.append((target, source))
        return tuple(detached)


def _copy_of(node: Node) -> Node:
    return Node(-1, "copy", (node,), 0.0, "")
