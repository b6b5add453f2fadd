"""An Announcement (公告): what it says in which version, for whom, when, and how far it has come. Times are aware."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from store.announcing.audience import Audience, reaches_investors
from store.announcing.timetable import Timetable


class MaterialKind(StrEnum):
    """What goes with the words."""

    PICTURE = "picture"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Material:
    """A picture or document: `ref` is the chat service's own name for it; where that is "", the bytes are kept."""

    kind: MaterialKind
    name: str
    size: int
    ref: str = ""
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Content:
    """The words in Chinese, the same in English where wanted, and a picture or document."""

    zh: str
    en: str = ""
    material: Material | None = None

    @property
    def length(self) -> int:
        """Characters of both languages with the blank line between."""
        return len(self.zh) + (len(self.en) + 2 if self.en else 0)


@dataclass(frozen=True, slots=True)
class Plan:
    """For whom and when. `timetable` is None until one is chosen. `expires_at`: what is not out by then stays unsent.

    `pin_until`: pinned in groups until then. `acknowledge`: staff press 已阅, and are reminded where they do not.
    """

    audience: Audience = ()
    timetable: Timetable | None = None
    expires_at: datetime | None = None
    pin_until: datetime | None = None
    acknowledge: bool = False


class State(StrEnum):
    """How far an announcement has come."""

    DRAFT = "draft"
    WAITING = "waiting"  # for the approval of a second person
    LIVE = "live"  # it goes out when it is due
    PAUSED = "paused"
    CANCELLED = "cancelled"
    RECALLED = "recalled"
    DONE = "done"  # all of it is out, nothing will be due any more


class Action(StrEnum):
    """What was done to it."""

    CREATED = "created"
    CHANGED = "changed"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"  # 退回
    LAPSED = "lapsed"  # whoever approved it may no longer do so, and it has not begun to go out
    PAUSED = "paused"
    RESUMED = "resumed"
    CANCELLED = "cancelled"
    PROPOSED = "proposed"  # other words for what is live, waiting for approval
    EDITED = "edited"  # other words for what is live or was sent
    RECALLED = "recalled"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Announcement:
    """An announcement as it stands.

    `version` and `content` are the newest words, `live_version` those that go out (0 before it went live); `live_at` is when
    it went live, `approved_by` who approved what stands. `hands` are all who wrote or changed what stands now, none of whom is
    a second person. `proposed` is true while newer words wait for approval. `runs` counts how often it went out.
    """

    announcement_id: int
    author_id: int
    hands: frozenset[int]
    version: int
    content: Content
    plan_number: int
    plan: Plan
    state: State
    live_version: int = 0
    live_at: datetime | None = None
    approved_by: int | None = None
    proposed: bool = False
    runs: int = 0

    @property
    def needs_approval(self) -> bool:
        """Whether a second person must approve it."""
        return reaches_investors(self.plan.audience)

    @property
    def stamp(self) -> int:
        """What a person has seen: both numbers in one, for buttons."""
        return self.version * 1000 + self.plan_number
