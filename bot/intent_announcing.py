"""What is wanted around announcements: draft, choose, submit, approve, steer, read, subscribe. Pure, like `bot.intent`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Announce:
    """/announce [WORDS]: a draft with these words, or the words are asked for."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class ListAnnouncements:
    """/announcements: the newest."""


@dataclass(frozen=True, slots=True)
class ShowTopics:
    """/subscribe."""


@dataclass(frozen=True, slots=True)
class ListGroups:
    """/groups [NUMBER COUNTY|CHAIN]: the groups that the bot is in; with words, what a group of investors is about."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class OpenAnnouncement:
    """One announcement as it stands."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class WriteField:
    """Asks for something in words or as a file; `field` is its place in `bot.announcing.drafting.FIELDS`."""

    announcement_id: int
    field: int


@dataclass(frozen=True, slots=True)
class ChooseReceivers:
    """发给谁: the kinds of receivers, or the receivers of one kind; `category` 0 asks for the kind."""

    announcement_id: int
    category: int = 0


@dataclass(frozen=True, slots=True)
class ToggleReceiver:
    """One receiver in or out; `option` names it within its category."""

    announcement_id: int
    category: int
    option: int


@dataclass(frozen=True, slots=True)
class SendAtOnce:
    """马上发: due as soon as it is live."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class ToggleAcknowledge:
    """已阅 wanted or not."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class Preview:
    """预览: exactly as it will look, with how many get it."""

    announcement_id: int


@dataclass(frozen=True, slots=True)
class Submit:
    """提交; `stamp` tells what was seen."""

    announcement_id: int
    stamp: int


@dataclass(frozen=True, slots=True)
class Approve:
    """批准."""

    announcement_id: int
    stamp: int


@dataclass(frozen=True, slots=True)
class GiveBack:
    """退回."""

    announcement_id: int
    stamp: int


@dataclass(frozen=True, slots=True)
class Steer:
    """Pause, resume, cancel, recall, by place in `bot.announcing.steering.TURNS`; the last two are asked back once."""

    announcement_id: int
    turn: int
    sure: int = 0


@dataclass(frozen=True, slots=True)
class RunCard:
    """How far a run has come; 0 is the newest."""

    announcement_id: int
    run: int = 0


@dataclass(frozen=True, slots=True)
class RunReport:
    """Each group and person of a run."""

    announcement_id: int
    run: int = 0


@dataclass(frozen=True, slots=True)
class RunWorkbook:
    """The same as a workbook."""

    announcement_id: int
    run: int = 0


@dataclass(frozen=True, slots=True)
class SendAgain:
    """重发: a person decides about a message of which nobody knows whether it arrived."""

    announcement_id: int
    send_id: int


@dataclass(frozen=True, slots=True)
class MarkRead:
    """已阅."""

    announcement_id: int
    run: int


@dataclass(frozen=True, slots=True)
class ConfirmGroup:
    """What a group is for: 0 not to be written to, 1 staff, 2 investors. `number` is its id without the sign."""

    number: int
    use: int


@dataclass(frozen=True, slots=True)
class Subscribe:
    """A topic is wanted."""

    topic: str


@dataclass(frozen=True, slots=True)
class Unsubscribe:
    """No longer; "all" for everything."""

    topic: str


DraftPress = (
    OpenAnnouncement | WriteField | ChooseReceivers | ToggleReceiver | SendAtOnce | ToggleAcknowledge | Preview
)  # fmt: skip
StepPress = Submit | Approve | GiveBack | Steer
RunPress = RunCard | RunReport | RunWorkbook | SendAgain
TopicPress = Subscribe | Unsubscribe
AnnouncePress = DraftPress | StepPress | RunPress | TopicPress | MarkRead | ConfirmGroup
AnnounceSpoken = Announce | ListAnnouncements | ShowTopics | ListGroups

ANNOUNCE_COMMANDS: Mapping[str, Callable[[str], AnnounceSpoken]] = {
    "announce": Announce,
    "announcements": lambda rest: ListAnnouncements(),
    "subscribe": lambda rest: ShowTopics(),
    "groups": ListGroups,
}
ANNOUNCE_PRESSES: Mapping[tuple[str, int], Callable[[list[int]], AnnouncePress]] = {
    ("an", 1): lambda numbers: OpenAnnouncement(*numbers),
    ("an-write", 2): lambda numbers: WriteField(*numbers),
    ("an-for", 2): lambda numbers: ChooseReceivers(*numbers),
    ("an-pick", 3): lambda numbers: ToggleReceiver(*numbers),
    ("an-now", 1): lambda numbers: SendAtOnce(*numbers),
    ("an-ack", 1): lambda numbers: ToggleAcknowledge(*numbers),
    ("an-look", 1): lambda numbers: Preview(*numbers),
    ("an-submit", 2): lambda numbers: Submit(*numbers),
    ("an-yes", 2): lambda numbers: Approve(*numbers),
    ("an-no", 2): lambda numbers: GiveBack(*numbers),
    ("an-turn", 3): lambda numbers: Steer(*numbers),
    ("an-card", 2): lambda numbers: RunCard(*numbers),
    ("an-report", 2): lambda numbers: RunReport(*numbers),
    ("an-xlsx", 2): lambda numbers: RunWorkbook(*numbers),
    ("an-again", 2): lambda numbers: SendAgain(*numbers),
    ("an-read", 2): lambda numbers: MarkRead(*numbers),
    ("an-group", 2): lambda numbers: ConfirmGroup(*numbers),
}
TOPIC_PRESSES: Mapping[str, Callable[[str], TopicPress]] = {"sub": Subscribe, "unsub": Unsubscribe}
