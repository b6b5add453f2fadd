"""Who may do what: a table of intents and roles, asked in one place, and who may see internal documents."""

from collections.abc import Mapping

from bot.intent import (
    Ask,
    AskOffered,
    AskOfficer,
    AskPerson,
    ChooseLanguage,
    ChoosePlace,
    ConfirmForget,
    ExportMine,
    Forget,
    Help,
    Intent,
    ListSources,
    Nothing,
    OpenTopic,
    Rate,
    ShowChanges,
    ShowFull,
    Start,
    TurnChanges,
    UnknownCommand,
    UnknownPress,
)
from bot.intent_boards import (
    AnswerObjection,
    BoardPictures,
    BoardWorkbook,
    ConfirmAnswer,
    ConfirmCorrection,
    ConfirmObjection,
    CorrectBoard,
    DrawUp,
    DropWords,
    ListObjections,
    MakeObjection,
    ObjectInWords,
    OpenBoard,
    OpenDigest,
    OpenFigure,
    OpenLive,
    OpenOffices,
    OpenRow,
    OpenWindow,
    PostBoard,
    PostDigest,
    PublishBoard,
    ShowBoard,
    ShowDigest,
)
from bot.intent_bureau import (
    CheckSum,
    ConfirmChange,
    DropChange,
    GetRulesSheet,
    RenameOffice,
    SetTarget,
    SetWeights,
    ShowRules,
    VerifyFunds,
)
from bot.intent_chasing import AskLeave, NoProgress, OpenLeave, ReportNow, SetCalendar, SetChasing, TakeLeave
from bot.intent_staff import (
    ApplyImport,
    BindGroup,
    CreateAll,
    DropCard,
    DropImport,
    EditField,
    JoinByCode,
    LeaveRow,
    ListMembers,
    ListProblems,
    ListProjects,
    ListSilent,
    MakeInvite,
    OfferFile,
    OpenEdit,
    OpenProject,
    OpenSwap,
    PickProject,
    ReportText,
    RevokeMember,
    SaveCard,
    SettleDoubt,
    ShowCard,
    ShowMine,
    ShowMissing,
    ShowProject,
    UndoCard,
)
from bot.message import Role
from bot.rights_announcing import ANNOUNCE_RIGHTS
from bot.rights_answering import ANSWERING_RIGHTS
from bot.rights_calculating import CALCULATING_RIGHTS
from bot.rights_documents import DOCUMENT_RIGHTS
from policies.provision import Audience

_EVERYBODY = frozenset(Role)
_STAFF = _EVERYBODY - {Role.INVESTOR}
_IN_CHARGE = _STAFF - {Role.STAFF}
_ADMIN = frozenset({Role.ADMIN})
_BUREAU = frozenset({Role.COORDINATOR, Role.ADMIN})
_OBJECTING = frozenset({Role.LEADER, Role.ADMIN})
RIGHTS: Mapping[type[Intent], frozenset[Role]] = {
    Start: _EVERYBODY,
    Help: _EVERYBODY,
    ListSources: _EVERYBODY,
    ChooseLanguage: _EVERYBODY,
    Ask: _EVERYBODY,
    AskOffered: _EVERYBODY,
    OpenTopic: _EVERYBODY,
    ChoosePlace: _EVERYBODY,
    ShowChanges: _EVERYBODY,
    TurnChanges: _EVERYBODY,
    ShowFull: _EVERYBODY,
    Rate: _EVERYBODY,
    AskOfficer: _EVERYBODY,
    AskPerson: _EVERYBODY,
    Forget: _EVERYBODY,
    ConfirmForget: _EVERYBODY,
    ExportMine: _EVERYBODY,
    Nothing: _EVERYBODY,
    UnknownCommand: _EVERYBODY,
    UnknownPress: _EVERYBODY,
    JoinByCode: _EVERYBODY,
    ReportText: _STAFF,
    SaveCard: _STAFF,  # whose card it is, is asked where the card is known
    DropCard: _STAFF,
    ShowCard: _STAFF,
    OpenEdit: _STAFF,
    EditField: _STAFF,
    OpenSwap: _STAFF,
    PickProject: _STAFF,
    SettleDoubt: _STAFF,
    CreateAll: _STAFF,
    LeaveRow: _STAFF,
    UndoCard: _STAFF,
    ShowMine: _STAFF,
    ShowProject: _STAFF,
    OpenProject: _STAFF,
    ListProjects: _STAFF,
    ShowMissing: _STAFF,  # how much of it, is asked where it is looked up: staff see their own office
    ListProblems: _STAFF,
    ListSilent: _STAFF,
    ReportNow: _STAFF,
    NoProgress: _STAFF,  # for which office, is asked where it is noted
    OpenLeave: _STAFF,
    TakeLeave: _STAFF,
    AskLeave: _STAFF,
    SetCalendar: _BUREAU,
    SetChasing: _BUREAU,
    ShowBoard: _STAFF,  # how much of it, is asked where the board is known
    OpenBoard: _STAFF,
    OpenLive: _STAFF,
    BoardPictures: _STAFF,
    BoardWorkbook: _STAFF,
    OpenOffices: _STAFF,
    OpenRow: _STAFF,
    OpenFigure: _STAFF,
    ShowDigest: _STAFF,
    OpenDigest: _STAFF,
    PostBoard: _BUREAU,
    PostDigest: _BUREAU,
    DrawUp: _BUREAU,
    OpenWindow: _BUREAU,
    PublishBoard: _BUREAU,
    CorrectBoard: _BUREAU,
    ConfirmCorrection: _BUREAU,
    ListObjections: _IN_CHARGE,
    AnswerObjection: _BUREAU,
    ConfirmAnswer: _BUREAU,
    MakeObjection: _OBJECTING,  # for the office they lead: an administrator of no office has no row to object to
    ObjectInWords: _OBJECTING,
    ConfirmObjection: _OBJECTING,
    DropWords: _IN_CHARGE,
    SetTarget: _BUREAU,
    ShowRules: _STAFF,
    SetWeights: _BUREAU,
    GetRulesSheet: _BUREAU,
    VerifyFunds: _BUREAU,
    CheckSum: _BUREAU,
    RenameOffice: _BUREAU,
    ConfirmChange: _BUREAU,
    DropChange: _BUREAU,
    MakeInvite: _ADMIN,
    RevokeMember: _ADMIN,
    ListMembers: _ADMIN,
    BindGroup: _ADMIN,
    OfferFile: _BUREAU,  # tables of what, is asked where the file is read
    ApplyImport: _BUREAU,  # whose file it is, is asked where the plan is known
    DropImport: _BUREAU,
    **ANNOUNCE_RIGHTS,
    **CALCULATING_RIGHTS,
    **DOCUMENT_RIGHTS,
    **ANSWERING_RIGHTS,
}


def may(role: Role, intent: Intent) -> bool:
    """Whether this role may do this."""
    return role in RIGHTS[type(intent)]


def audience_of(role: Role, *, in_group: bool) -> Audience:
    """What may be shown: internal documents only to staff, and never where others read along."""
    return Audience.PUBLIC if in_group or role is Role.INVESTOR else Audience.INTERNAL
