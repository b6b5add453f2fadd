"""An OfficialAnswer (专员答复): what the bureau says to a matter, bound to a clause, and what may be done to it when, by whom. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from store.people import Role

LONGEST = 1500  # characters of an answer; with its clause and frame one message holds it
SHORTEST = 2
LONGEST_QUESTION = 200
APPROVERS = frozenset({Role.COORDINATOR, Role.ADMIN})


class AnswerState(StrEnum):
    """How far an official answer has come."""

    DRAFT = "draft"
    WAITING = "waiting"  # for the approval of a second person
    LIVE = "live"
    WITHDRAWN = "withdrawn"  # by somebody, or by a later answer to the same matter
    DROPPED = "dropped"  # before it was ever live


class AnswerRefusal(StrEnum):
    """Why nothing was done. Nothing is changed then."""

    GONE = "gone"
    MOVED = "moved"  # changed since it was shown
    WRONG_STATE = "wrong_state"
    INCOMPLETE = "incomplete"
    AUTHOR = "author"  # whoever had a hand in it is no second person
    NOT_ENTITLED = "not_entitled"


@dataclass(frozen=True, slots=True)
class BoundClause:
    """The clause that an answer rests on, as it was then: title and file of its document, locator, words, their SHA-256.

    `edition` is the library it was taken from.
    """

    title: str
    file: str
    locator: str
    quote: str
    digest: str
    edition: str


@dataclass(frozen=True, slots=True)
class OfficialAnswer:
    """An answer as it stands; `version` is on buttons. `question` is what it answers in the bureau's own words.

    `gists` name every question that it answers, strictly; they are set when it is approved. `hands` are all who wrote or
    changed it. `reason` says what ended it.
    """

    answer_id: int
    matter_id: int
    state: AnswerState
    version: int
    author_id: int
    created_at: datetime
    question: str = ""
    text: str = ""
    clause: BoundClause | None = None
    gists: frozenset[str] = frozenset()
    hands: frozenset[int] = frozenset()
    approved_by: int | None = None
    approved_at: datetime | None = None
    reason: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether it can be submitted."""
        return bool(self.question and self.text and self.clause)


def may_change(one: OfficialAnswer | None, version: int) -> AnswerRefusal | None:
    """Words and clause change until it is live; what waits for approval is a draft again."""
    if one is None:
        return AnswerRefusal.GONE
    if one.state not in {AnswerState.DRAFT, AnswerState.WAITING}:
        return AnswerRefusal.WRONG_STATE
    return None if one.version == version else AnswerRefusal.MOVED


def may_submit(one: OfficialAnswer | None, version: int) -> AnswerRefusal | None:
    """提交."""
    refusal = may_change(one, version)
    if refusal is not None or one is None:
        return refusal or AnswerRefusal.GONE
    if one.state is not AnswerState.DRAFT:
        return AnswerRefusal.WRONG_STATE
    return None if one.is_complete else AnswerRefusal.INCOMPLETE


def may_decide(one: OfficialAnswer | None, version: int, by: int, role: Role | None) -> AnswerRefusal | None:
    """批准 or 退回, by a second person; `role` is what they are at this very moment, None for nobody of ours."""
    if one is None:
        return AnswerRefusal.GONE
    if role not in APPROVERS:
        return AnswerRefusal.NOT_ENTITLED
    if one.state is not AnswerState.WAITING:
        return AnswerRefusal.WRONG_STATE
    if by in one.hands:
        return AnswerRefusal.AUTHOR
    return None if one.version == version else AnswerRefusal.MOVED


def may_withdraw(one: OfficialAnswer | None, version: int) -> AnswerRefusal | None:
    """撤回."""
    if one is None:
        return AnswerRefusal.GONE
    if one.state is not AnswerState.LIVE:
        return AnswerRefusal.WRONG_STATE
    return None if one.version == version else AnswerRefusal.MOVED
