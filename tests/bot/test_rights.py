"""The table of rights: every intent, every role."""

from typing import get_args

import pytest

from bot.intent import Intent, Start
from bot.intent_staff import SaveCard
from bot.message import Role
from bot.rights import RIGHTS, audience_of, may
from policies.provision import Audience

ROLES = {"i": Role.INVESTOR, "s": Role.STAFF, "l": Role.LEADER, "c": Role.COORDINATOR, "a": Role.ADMIN}
# Written a second time, by hand, in another form: who changes a right changes it in two places on purpose.
EXPECTED = {
    "Start Help ListSources ChooseLanguage Ask AskOffered OpenTopic ChoosePlace ShowFull Rate AskOfficer Forget": "islca",
    "AskPerson": "islca",
    "ConfirmForget ExportMine Nothing UnknownCommand UnknownPress JoinByCode ShowChanges TurnChanges": "islca",
    "ReportText SaveCard DropCard ShowCard OpenEdit EditField OpenSwap PickProject SettleDoubt UndoCard": "slca",
    "ShowMine ShowProject ListProjects OpenProject CreateAll": "slca",
    "ShowMissing ListProblems ListSilent LeaveRow": "slca",
    "ReportNow NoProgress OpenLeave TakeLeave AskLeave": "slca",
    "SetCalendar SetChasing": "ca",
    "ShowBoard OpenBoard OpenLive BoardPictures BoardWorkbook OpenOffices OpenRow OpenFigure ShowDigest OpenDigest": "slca",
    "PostBoard PostDigest DrawUp OpenWindow PublishBoard CorrectBoard ConfirmCorrection": "ca",
    "AnswerObjection ConfirmAnswer": "ca",
    "ListObjections DropWords": "lca",
    "MakeObjection ObjectInWords ConfirmObjection": "la",
    "ShowRules": "slca",
    "SetTarget SetWeights GetRulesSheet VerifyFunds CheckSum RenameOffice ConfirmChange DropChange": "ca",
    "OfferFile ApplyImport DropImport": "ca",
    "Announce ListAnnouncements OpenAnnouncement WriteField ChooseReceivers ToggleReceiver SendAtOnce": "ca",
    "ToggleAcknowledge Preview Submit Approve GiveBack Steer RunCard RunReport RunWorkbook SendAgain": "ca",
    "MarkRead ShowTopics Subscribe Unsubscribe": "islca",
    "ListGroups ConfirmGroup": "a",
    "PublishDocument OfferDocument OpenReview ShowReadingProblems WriteHead ReviewRules ChooseRule": "a",
    "OpenKinds SetKind": "a",
    "PreviewImpact ConfirmPublish DropReview ImpactSheet DraftNotice": "a",
    "ListUnanswered TurnUnanswered OpenMatter ShowWordings ClaimMatter WriteOfficial WritePart TakeClause": "slca",
    "DropOfficial SubmitOfficial OpenOfficial": "slca",
    "PartWording GiveMatter PutAside TakeBack ApproveOfficial ReturnOfficial WithdrawOfficial": "ca",
    "Calculate CalculatingPress MatchPolicies ListRates": "islca",
    "EnterRate": "a",
    "MakeInvite RevokeMember ListMembers BindGroup": "a",
}
PAIRS = [
    (name, role, key in who) for names, who in EXPECTED.items() for name in names.split() for key, role in ROLES.items()
]


def test_every_intent_stands_in_the_table() -> None:
    """A new intent without a line here would stop the bot at its first use."""
    assert set(RIGHTS) == set(get_args(Intent))
    assert {intent.__name__ for intent in RIGHTS} == {name for names in EXPECTED for name in names.split()}
    assert set(ROLES.values()) == set(Role)


@pytest.mark.parametrize(("name", "role", "allowed"), PAIRS)
def test_each_role_may_do_what_is_meant_for_it_and_nothing_else(name: str, role: Role, allowed: bool) -> None:
    """Each pair of intent and role by itself: an investor reaches no internal row, staff no membership."""
    intent = next(intent for intent in RIGHTS if intent.__name__ == name)
    assert (role in RIGHTS[intent]) is allowed


def test_the_table_is_what_decides() -> None:
    """`may` asks the table."""
    assert may(Role.INVESTOR, Start())
    assert not may(Role.INVESTOR, SaveCard(1, 2))


@pytest.mark.parametrize(
    ("role", "in_group", "audience"),
    [
        (Role.INVESTOR, False, Audience.PUBLIC),
        (Role.INVESTOR, True, Audience.PUBLIC),
        *((role, False, Audience.INTERNAL) for role in Role if role is not Role.INVESTOR),
        *((role, True, Audience.PUBLIC) for role in Role if role is not Role.INVESTOR),
    ],
)
def test_internal_documents_are_shown_to_staff_in_private(role: Role, in_group: bool, audience: Audience) -> None:
    """Where others read along only public documents are shown."""
    assert audience_of(role, in_group=in_group) is audience
