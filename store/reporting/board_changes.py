"""What a later edition of a board says otherwise (更正): named figure by figure, so that nothing changes unsaid."""

from dataclasses import dataclass

from store.reporting.board import Board, digits
from store.reporting.league import Standing


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed for an office, as text, "" where there was or is none.

    `what` is an indicator's key, or "place", "score", "flag", "name".
    """

    office_id: int
    name: str
    what: str
    before: str
    after: str


def differences(before: Board, after: Board) -> tuple[Difference, ...]:
    """Every figure, place and flag that changed, in the order of the later board; nothing where all is the same."""
    old, new = _said(before), _said(after)
    pairs = [(office_id, old.get(office_id, {}), new.get(office_id, {})) for office_id in dict.fromkeys((*new, *old))]
    return tuple(
        Difference(office_id, now.get("name") or was["name"], what, was.get(what, ""), now.get(what, ""))
        for office_id, was, now in pairs
        for what in dict.fromkeys((*now, *was))
        if was.get(what, "") != now.get(what, "")
    )


def _said(board: Board) -> dict[int, dict[str, str]]:
    return {row.standing.office_id: _said_of(row.standing) for table in board.tables for row in table.rows}


def _said_of(one: Standing) -> dict[str, str]:
    figures = {cell.indicator.value: digits(cell.tally.value) for cell in one.cells}
    flag = one.flag.value if one.flag else ""
    return {"name": one.name, "place": str(one.place), "score": digits(one.score), "flag": flag, **figures}
