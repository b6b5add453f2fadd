"""Who may do what around questions that nobody answered: the part of the table of rights that is about them."""

from collections.abc import Mapping

from bot.intent import Intent
from bot.intent_answering import (
    ApproveOfficial,
    ClaimMatter,
    DropOfficial,
    GiveMatter,
    ListUnanswered,
    OpenMatter,
    OpenOfficial,
    PartWording,
    PutAside,
    ReturnOfficial,
    ShowWordings,
    SubmitOfficial,
    TakeBack,
    TakeClause,
    TurnUnanswered,
    WithdrawOfficial,
    WriteOfficial,
    WritePart,
)
from bot.message import Role

_STAFF = frozenset(Role) - {Role.INVESTOR}
_BUREAU = frozenset({Role.COORDINATOR, Role.ADMIN})
ANSWERING_RIGHTS: Mapping[type[Intent], frozenset[Role]] = {
    ListUnanswered: _STAFF,
    TurnUnanswered: _STAFF,
    OpenMatter: _STAFF,
    ShowWordings: _STAFF,
    ClaimMatter: _STAFF,  # what somebody else sees to is not theirs to take: that is asked where the matter is known
    WriteOfficial: _STAFF,
    WritePart: _STAFF,
    TakeClause: _STAFF,
    DropOfficial: _STAFF,
    SubmitOfficial: _STAFF,
    OpenOfficial: _STAFF,
    PartWording: _BUREAU,
    GiveMatter: _BUREAU,
    PutAside: _BUREAU,
    TakeBack: _BUREAU,
    ApproveOfficial: _BUREAU,  # not by who wrote it: that is asked where the answer is known
    ReturnOfficial: _BUREAU,
    WithdrawOfficial: _BUREAU,
}
