"""What staff want around what nobody answered: look, take, put aside, answer officially, approve. Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rag.text import normalise, to_simplified

_LONGEST = 30  # characters of words that stand for a button
_CARD = re.compile(r"^(?:待答问题 ?(?P<chinese>\d{1,9}) ?号|Question (?P<english>\d{1,9})) · ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ListUnanswered:
    """/unanswered, or 「哪些问题没答上」."""


@dataclass(frozen=True, slots=True)
class TurnUnanswered:
    """A page of a list: 0 to be answered, 1 to be reviewed, 2 to be approved, 3 answered, 4 put aside."""

    which: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """One matter as it stands."""

    matter_id: int


@dataclass(frozen=True, slots=True)
class ShowWordings:
    """全部问法: every wording of a matter, a page of them."""

    matter_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class PartWording:
    """不是同一个问题: that wording becomes a matter of its own."""

    matter_id: int
    question_id: int


@dataclass(frozen=True, slots=True)
class ClaimMatter:
    """认领 (1) or 放下 (0)."""

    matter_id: int
    taken: int


@dataclass(frozen=True, slots=True)
class GiveMatter:
    """转交: the office is asked for."""

    matter_id: int


@dataclass(frozen=True, slots=True)
class PutAside:
    """不需要答复: the reason is asked for."""

    matter_id: int


@dataclass(frozen=True, slots=True)
class TakeBack:
    """To be answered after all."""

    matter_id: int


@dataclass(frozen=True, slots=True)
class WriteOfficial:
    """写答复: the draft as it stands, begun where there is none."""

    matter_id: int


@dataclass(frozen=True, slots=True)
class WritePart:
    """A part of the draft is to be written; `part` is its place in `bot.answering.official_writing.PARTS`."""

    answer_id: int
    part: int


@dataclass(frozen=True, slots=True)
class TakeClause:
    """It rests on that clause, of those nearest to the question."""

    answer_id: int
    version: int
    clause: int


@dataclass(frozen=True, slots=True)
class DropOfficial:
    """放弃草稿."""

    answer_id: int
    version: int


@dataclass(frozen=True, slots=True)
class SubmitOfficial:
    """提交; `version` tells what was seen."""

    answer_id: int
    version: int


@dataclass(frozen=True, slots=True)
class OpenOfficial:
    """An official answer as it stands."""

    answer_id: int


@dataclass(frozen=True, slots=True)
class ApproveOfficial:
    """批准."""

    answer_id: int
    version: int


@dataclass(frozen=True, slots=True)
class ReturnOfficial:
    """退回."""

    answer_id: int
    version: int


@dataclass(frozen=True, slots=True)
class WithdrawOfficial:
    """撤回, asked back once."""

    answer_id: int
    version: int
    sure: int = 0


MatterPress = TurnUnanswered | OpenMatter | ShowWordings | PartWording | ClaimMatter | GiveMatter | PutAside | TakeBack
WritingPress = WriteOfficial | WritePart | TakeClause | DropOfficial | SubmitOfficial
DecidingPress = OpenOfficial | ApproveOfficial | ReturnOfficial | WithdrawOfficial
AnsweringPress = MatterPress | WritingPress | DecidingPress
AnsweringSpoken = ListUnanswered
ANSWERING_COMMANDS: Mapping[str, Callable[[str], AnsweringSpoken]] = {"unanswered": lambda rest: ListUnanswered()}
# What may be written in place of a button while an answer is written: by its number, its version, and its matter's number.
_IN_WORDS: Mapping[str, Callable[[int, int, int], AnsweringPress]] = {
    "改依据 换依据 改条款 换条款 换一条 换个条款 clause": lambda answer, version, matter: WritePart(answer, 0),
    "改答复 改答案 重写 重写答复 写答复 answer writetheanswer": lambda answer, version, matter: WritePart(answer, 1),
    "改问题 question": lambda answer, version, matter: WritePart(answer, 2),
    "提交 submit": lambda answer, version, matter: SubmitOfficial(answer, version),
    "放弃 放弃草稿 删除草稿 putaway": lambda answer, version, matter: DropOfficial(answer, version),
    "放下 letitgo": lambda answer, version, matter: ClaimMatter(matter, 0),
    "认领 takeit": lambda answer, version, matter: ClaimMatter(matter, 1),
    "返回 返回问题 back": lambda answer, version, matter: OpenMatter(matter),
    "返回列表 backtothelist": lambda answer, version, matter: TurnUnanswered(0, 0),
}
# The same while the card of a matter lies open, or in a reply to one.
_ON_MATTER: Mapping[str, Callable[[int], MatterPress | WriteOfficial]] = {
    "认领 我认领 我来认领 我来 我来办 我来答 takeit i'lltakeit claimit": lambda matter: ClaimMatter(matter, 1),
    "放下 不认领了 letitgo": lambda matter: ClaimMatter(matter, 0),
    "写答复 答复 写答案 写正式答复 起草答复 writetheanswer writeananswer writeanswer answerit": WriteOfficial,
    "转交 giveitto giveto handover": GiveMatter,
    "不需要答复 不用答复 无需答复 noanswerneeded": PutAside,
    "重新列入待答 openitagain": TakeBack,
    "全部问法 所有问法 allwordings": lambda matter: ShowWordings(matter, 0),
    "返回列表 返回 backtothelist back": lambda matter: TurnUnanswered(0, 0),
}
ANSWERING_PRESSES: Mapping[tuple[str, int], Callable[[list[int]], AnsweringPress]] = {
    ("ua", 2): lambda numbers: TurnUnanswered(*numbers),
    ("ua-open", 1): lambda numbers: OpenMatter(*numbers),
    ("ua-words", 2): lambda numbers: ShowWordings(*numbers),
    ("ua-part", 2): lambda numbers: PartWording(*numbers),
    ("ua-claim", 2): lambda numbers: ClaimMatter(*numbers),
    ("ua-give", 1): lambda numbers: GiveMatter(*numbers),
    ("ua-aside", 1): lambda numbers: PutAside(*numbers),
    ("ua-back", 1): lambda numbers: TakeBack(*numbers),
    ("ua-write", 1): lambda numbers: WriteOfficial(*numbers),
    ("ua-ask", 2): lambda numbers: WritePart(*numbers),
    ("ua-clause", 3): lambda numbers: TakeClause(*numbers),
    ("ua-drop", 2): lambda numbers: DropOfficial(*numbers),
    ("ua-send", 2): lambda numbers: SubmitOfficial(*numbers),
    ("ua-see", 1): lambda numbers: OpenOfficial(*numbers),
    ("ua-yes", 2): lambda numbers: ApproveOfficial(*numbers),
    ("ua-no", 2): lambda numbers: ReturnOfficial(*numbers),
    ("ua-end", 3): lambda numbers: WithdrawOfficial(*numbers),
}


def read_writing_words(words: str, answer_id: int, version: int, matter_id: int) -> AnsweringPress | None:
    """The button that is written out in words, 改依据 or 放下, for the answer somebody writes at; None for other words."""
    bare = _bare(words)
    makes = next((makes for names, makes in _IN_WORDS.items() if bare in names.split()), None)
    return makes(answer_id, version, matter_id) if makes else None


def read_matter_words(words: str, matter_id: int) -> MatterPress | WriteOfficial | None:
    """The button of a matter's card that is written out in words, 认领 or 写答复; None for other words."""
    bare = _bare(words)
    makes = next((makes for names, makes in _ON_MATTER.items() if bare in names.split()), None)
    return makes(matter_id) if makes else None


def matter_named(our_words: str) -> int | None:
    """The number of the matter whose card our words are; None where they are no such card."""
    found = _CARD.search(to_simplified(our_words))
    return int(found["chinese"] or found["english"]) if found else None


def _bare(words: str) -> str:
    """As the tables have them: simplified, small letters, without marks and blanks."""
    return re.sub(r"[\s。.!！,，「」【】\[\]]+", "", normalise(words)) if len(words) <= _LONGEST else ""
