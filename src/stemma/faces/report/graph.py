"""A layered drawing of a directed graph: older above, younger below."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

Pair = tuple[str, str]

WIDEST = 6
_SWEEPS = 12
_JOINT = 14.0
_GAP = 18.0
_ROW = 92.0
_MARGIN = 16.0
_PULL = 0.8
_HANGING = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Where nodes stand (centre) and through which points edges run (older end first)."""

    width: float
    height: float
    places: dict[str, tuple[float, float]]
    routes: dict[Pair, tuple[tuple[float, float], ...]]


def draw(nodes: Iterable[str], edges: Iterable[Pair], free: Iterable[Pair], widths: dict[str, float]) -> Drawing:
    """Lays a graph out in rows.

    Args:
        nodes: ids, each once.
        edges: older and younger id.
        free: edges without direction, which do not decide rows.
        widths: width of each node's box.

    Returns:
        The drawing; the same for the same input.
    """
    names = sorted(nodes)
    pairs = sorted({pair for pair in edges if pair[0] != pair[1]})
    loose = sorted({pair for pair in free if pair[0] != pair[1]} - set(pairs))
    down = _without_cycles(names, pairs)
    level = _spread(names, down, _levels(names, down))
    wanted = sorted({*down, *(_downward(pair, level) for pair in (*pairs, *loose))})
    rows, joints = _rows_with_joints(names, wanted, level)
    links = _links(joints)
    _order(rows, links)
    sizes = {name: widths.get(name, _JOINT) for row in rows for name in row}
    across = _across(rows, links, sizes)
    return _drawing(rows, across, sizes, joints, (*pairs, *loose))


def _without_cycles(names: list[str], pairs: list[Pair]) -> list[Pair]:
    after: dict[str, list[str]] = {name: [] for name in names}
    for older, younger in pairs:
        after[older].append(younger)
    state: dict[str, int] = {}
    kept: list[Pair] = []
    for root in names:
        if root in state:
            continue
        state[root] = 1
        stack = [(root, iter(after[root]))]
        while stack:
            name, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                state[name] = 2
                stack.pop()
            elif state.get(following) != 1:
                kept.append((name, following))
                if following not in state:
                    state[following] = 1
                    stack.append((following, iter(after[following])))
    return kept


def _levels(names: list[str], down: list[Pair]) -> dict[str, int]:
    """Height above the lowest row, by the longest way down."""
    before: dict[str, list[str]] = {name: [] for name in names}
    waiting = dict.fromkeys(names, 0)
    for older, younger in down:
        before[younger].append(older)
        waiting[older] += 1
    level = dict.fromkeys(names, 0)
    ready = [name for name in names if not waiting[name]]
    while ready:
        name = ready.pop(0)
        for older in before[name]:
            level[older] = max(level[older], level[name] + 1)
            waiting[older] -= 1
            if not waiting[older]:
                ready.append(older)
    return level


def _spread(names: list[str], down: list[Pair], level: dict[str, int]) -> dict[str, int]:
    """Lifts roots out of rows that hold too many."""
    led = {younger for _, younger in down}
    roots = {older for older, _ in down} - led
    made = dict(level)
    height = 0
    while height <= max(made.values(), default=0):
        row = [name for name in names if made[name] == height]
        movable = [name for name in row if name in roots]
        excess = min(len(row) - WIDEST, len(movable) - 1)
        for name in movable[: max(0, excess)]:
            made[name] += 1
        height += 1
    return made


def _downward(pair: Pair, level: dict[str, int]) -> Pair:
    return pair if level[pair[0]] >= level[pair[1]] else (pair[1], pair[0])


def _rows_with_joints(names: list[str], wanted: list[Pair], level: dict[str, int]) -> tuple[list[list[str]], dict[Pair, list[str]]]:
    """Puts nodes in rows; edges that pass through rows on their way to one node run together in its joints."""
    top = max(level.values(), default=0)
    rows: list[list[str]] = [[] for _ in range(top + 1)]
    for name in names:
        rows[top - level[name]].append(name)
    joints: dict[Pair, list[str]] = {}
    made: set[str] = set()
    for older, younger in wanted:
        way = [older]
        for height in range(level[older] - 1, level[younger], -1):
            joint = f"\x00{younger}\x00{height}"
            if joint not in made:
                made.add(joint)
                rows[top - height].append(joint)
            way.append(joint)
        joints[older, younger] = [*way, younger]
    return rows, joints


def _links(joints: dict[Pair, list[str]]) -> dict[str, list[str]]:
    links: dict[str, dict[str, None]] = {}
    for way in joints.values():
        for one, other in pairwise(way):
            links.setdefault(one, {})[other] = None
            links.setdefault(other, {})[one] = None
    return {name: list(others) for name, others in links.items()}


def _order(rows: list[list[str]], links: dict[str, list[str]]) -> None:
    """Sorts each row by the middle of its neighbours, down and up in turn."""
    for sweep in range(_SWEEPS):
        steps = range(1, len(rows)) if sweep % 2 == 0 else range(len(rows) - 2, -1, -1)
        for index in steps:
            beside = rows[index - 1] if sweep % 2 == 0 else rows[index + 1]
            place = {name: at / max(1, len(beside) - 1) for at, name in enumerate(beside)}
            own = {name: at / max(1, len(rows[index]) - 1) for at, name in enumerate(rows[index])}
            wish = {name: (_middle(links.get(name, []), place, own[name]), name) for name in rows[index]}
            rows[index].sort(key=wish.__getitem__)


def _middle(neighbours: list[str], place: dict[str, float], default: float) -> float:
    found = [place[name] for name in neighbours if name in place]
    return sum(found) / len(found) if found else default


def _across(rows: list[list[str]], links: dict[str, list[str]], sizes: dict[str, float]) -> dict[str, float]:
    across: dict[str, float] = {}
    for row in rows:
        at = -(sum(sizes[name] for name in row) + _GAP * max(0, len(row) - 1)) / 2
        for name in row:
            across[name] = at + sizes[name] / 2
            at += sizes[name] + _GAP
    for sweep in range(_SWEEPS):
        for row in rows if sweep % 2 == 0 else reversed(rows):
            _settle(row, {name: _PULL * _middle(links.get(name, []), across, across[name]) for name in row}, sizes, across)
    return across


def _settle(row: list[str], wish: dict[str, float], sizes: dict[str, float], across: dict[str, float]) -> None:
    """Moves a row as near to its wishes as the boxes allow."""
    rightward: dict[str, float] = {}
    least = float("-inf")
    for name in row:
        rightward[name] = max(wish[name], least + sizes[name] / 2)
        least = rightward[name] + sizes[name] / 2 + _GAP
    leftward: dict[str, float] = {}
    most = float("inf")
    for name in reversed(row):
        leftward[name] = min(wish[name], most - sizes[name] / 2)
        most = leftward[name] - sizes[name] / 2 - _GAP
    for name in row:
        across[name] = (rightward[name] + leftward[name]) / 2


def _drawing(rows: list[list[str]], across: dict[str, float], sizes: dict[str, float], joints: dict[Pair, list[str]], asked: tuple[Pair, ...]) -> Drawing:
    left = min((across[name] - sizes[name] / 2 for name in across), default=0.0) - _MARGIN
    right = max((across[name] + sizes[name] / 2 for name in across), default=0.0) + _MARGIN
    points = {name: (round(across[name] - left, 1), _MARGIN + 20 + index * _ROW) for index, row in enumerate(rows) for name in row}
    routes: dict[Pair, tuple[tuple[float, float], ...]] = {}
    for pair in asked:
        way = joints.get(pair) or list(reversed(joints[pair[1], pair[0]]))
        routes[pair] = tuple(points[name] for name in way)
    places = {name: point for name, point in points.items() if not name.startswith("\x00")}
    hanging = _HANGING if any(way[0][1] == way[-1][1] for way in routes.values()) else 0.0
    height = (len(rows) - 1) * _ROW + 2 * (_MARGIN + 20) + hanging
    return Drawing(width=round(right - left, 1), height=height, places=places, routes=routes)
