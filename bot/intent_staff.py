"""What staff want: join, report, press on a card, look something up, look after members. Pure, like `bot.intent`."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.intent_boards import BOARD_COMMANDS, BOARD_PRESSES, BoardPress, BoardSpoken
from bot.intent_chasing import CHASE_COMMANDS, CHASE_PRESSES, ChasePress, ChaseSpoken

# Crockford's alphabet: no I, L, O, U, so that a code read aloud or copied by hand stays itself.
_QUARTER = "[0-9A-HJKMNP-TV-Z]{4}"
_CODE = re.compile(rf"^{_QUARTER}(?:-{_QUARTER}){{3}}$")
_DASHES = re.compile(r"[\u2010-\u2015\u2212－—]")


@dataclass(frozen=True, slots=True)
class JoinByCode:
    """An invite code, behind /start (deep link) or alone."""

    code: str


@dataclass(frozen=True, slots=True)
class MakeInvite:
    """/invite ROLE OFFICE [days]; `words` is what stands behind the command."""

    words: str


@dataclass(frozen=True, slots=True)
class RevokeMember:
    """/revoke ID: the person with that number is no longer one of us."""

    words: str


@dataclass(frozen=True, slots=True)
class ListMembers:
    """/members [OFFICE]."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class BindGroup:
    """/bind OFFICE, in a group: from now on the group of that office."""

    words: str


@dataclass(frozen=True, slots=True)
class ReportText:
    """/report and what is reported."""

    text: str


@dataclass(frozen=True, slots=True)
class ShowMine:
    """/mine: one's own reports of the week."""


@dataclass(frozen=True, slots=True)
class ShowProject:
    """/project NAME."""

    words: str


@dataclass(frozen=True, slots=True)
class ListProjects:
    """/projects [county] [stage]."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class ShowMissing:
    """/missing [day or week]: who owes a report, today's where no day is named."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class ListProblems:
    """/problems [county, office or project]: what holds projects up, told and not called solved."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class ListSilent:
    """这周谁没动静: the offices (or projects, where the words say so) of which nothing was reported."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class LeaveRow:
    """这条不报: row number `row` (from 0) is left out of a card that has `count` rows; pressed twice it does so once."""

    draft_id: int
    row: int
    count: int


@dataclass(frozen=True, slots=True)
class SaveCard:
    """保存; `stamp` tells what the card showed, so that nobody saves what was not seen."""

    draft_id: int
    stamp: int


@dataclass(frozen=True, slots=True)
class DropCard:
    """不报: nothing is saved."""

    draft_id: int


@dataclass(frozen=True, slots=True)
class ShowCard:
    """返回, ◀ and ▶: the card as it stands, with the page that holds row number `row` (from 0)."""

    draft_id: int
    row: int = 0


@dataclass(frozen=True, slots=True)
class OpenEdit:
    """修改: asks which field of row number `row` (from 0), where -1: of which row."""

    draft_id: int
    row: int = -1


@dataclass(frozen=True, slots=True)
class EditField:
    """A field to write anew, of row number `row` (from 0); `field` is its place in the list of fields."""

    draft_id: int
    row: int
    field: int


@dataclass(frozen=True, slots=True)
class OpenSwap:
    """换项目: asks which project row number `row` belongs to, where -1: of which row."""

    draft_id: int
    row: int = -1


@dataclass(frozen=True, slots=True)
class PickProject:
    """The project of a row: its id, 0 for a new one."""

    draft_id: int
    row: int
    project_id: int


@dataclass(frozen=True, slots=True)
class SettleDoubt:
    """The answer `option` to doubt number `doubt` of row number `row`, as the card with that stamp showed them."""

    draft_id: int
    row: int
    doubt: int
    option: int
    stamp: int


@dataclass(frozen=True, slots=True)
class CreateAll:
    """全部是新项目: every row whose project the store does not know."""

    draft_id: int
    stamp: int


@dataclass(frozen=True, slots=True)
class OpenProject:
    """One project of several that fit."""

    project_id: int


@dataclass(frozen=True, slots=True)
class UndoCard:
    """撤销: what was saved today is taken back."""

    draft_id: int


@dataclass(frozen=True, slots=True)
class OfferFile:
    """A table file was sent: what it would change is wanted."""


@dataclass(frozen=True, slots=True)
class ApplyImport:
    """应用 below the dry run of a file; `token` names the plan."""

    token: str


@dataclass(frozen=True, slots=True)
class DropImport:
    """不要 below it."""

    token: str


ImportPress = ApplyImport | DropImport
StaffPress = (
    SaveCard | DropCard | ShowCard | OpenEdit | EditField | OpenSwap | PickProject | SettleDoubt | CreateAll | LeaveRow
    | UndoCard
)  # fmt: skip
DeskPress = (
    StaffPress | OpenProject | ChasePress | ImportPress | BoardPress
)  # also what is below a reminder, a file, or a board
LookUp = ShowMine | ShowProject | ListProjects | ShowMissing | ListProblems | ListSilent
StaffSpoken = (
    JoinByCode | MakeInvite | RevokeMember | ListMembers | BindGroup | ReportText | LookUp | OfferFile | ChaseSpoken | BoardSpoken
)  # fmt: skip
STAFF_COMMANDS: Mapping[str, Callable[[str], StaffSpoken]] = {
    "invite": MakeInvite,
    "revoke": RevokeMember,
    "members": ListMembers,
    "bind": BindGroup,
    "report": ReportText,
    "mine": lambda rest: ShowMine(),
    "project": ShowProject,
    "projects": ListProjects,
    "missing": ShowMissing,
    "problems": ListProblems,
    "silent": ListSilent,
    **CHASE_COMMANDS,
    **BOARD_COMMANDS,
}
STAFF_PRESSES: Mapping[tuple[str, int], Callable[[list[int]], DeskPress]] = {
    ("save", 2): lambda numbers: SaveCard(*numbers),
    ("drop", 1): lambda numbers: DropCard(*numbers),
    ("card", 1): lambda numbers: ShowCard(*numbers),
    ("card", 2): lambda numbers: ShowCard(*numbers),
    ("edit", 1): lambda numbers: OpenEdit(*numbers),
    ("edit", 2): lambda numbers: OpenEdit(*numbers),
    ("field", 3): lambda numbers: EditField(*numbers),
    ("swap", 1): lambda numbers: OpenSwap(*numbers),
    ("swap", 2): lambda numbers: OpenSwap(*numbers),
    ("pick", 3): lambda numbers: PickProject(*numbers),
    ("settle", 5): lambda numbers: SettleDoubt(*numbers),
    ("new", 2): lambda numbers: CreateAll(*numbers),
    ("project", 1): lambda numbers: OpenProject(*numbers),
    ("out", 3): lambda numbers: LeaveRow(*numbers),
    ("undo", 1): lambda numbers: UndoCard(*numbers),
    **CHASE_PRESSES,
    **BOARD_PRESSES,
}
IMPORT_PRESSES: Mapping[str, Callable[[str], ImportPress]] = {"import": ApplyImport, "import-drop": DropImport}


def read_code(words: str) -> str:
    """The invite code that these words are and nothing else, in its own form; "" where they are none.

    >>> read_code(" ７k3m-9qtr—2wxa-0vbd ")
    '7K3M-9QTR-2WXA-0VBD'
    """
    folded = _DASHES.sub("-", unicodedata.normalize("NFKC", words)).strip().upper()
    return folded if _CODE.match(folded) else ""
