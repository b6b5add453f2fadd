"""Who may do what around announcements: the part of the table of rights that is about them."""

from collections.abc import Mapping

from bot.intent import Intent
from bot.intent_announcing import (
    Announce,
    Approve,
    ChooseReceivers,
    ConfirmGroup,
    GiveBack,
    ListAnnouncements,
    ListGroups,
    MarkRead,
    OpenAnnouncement,
    Preview,
    RunCard,
    RunReport,
    RunWorkbook,
    SendAgain,
    SendAtOnce,
    ShowTopics,
    Steer,
    Submit,
    Subscribe,
    ToggleAcknowledge,
    ToggleReceiver,
    Unsubscribe,
    WriteField,
)
from bot.message import Role

_EVERYBODY = frozenset(Role)
_BUREAU = frozenset({Role.COORDINATOR, Role.ADMIN})
_ADMIN = frozenset({Role.ADMIN})
ANNOUNCE_RIGHTS: Mapping[type[Intent], frozenset[Role]] = {
    Announce: _BUREAU,
    ListAnnouncements: _BUREAU,
    OpenAnnouncement: _BUREAU,
    WriteField: _BUREAU,
    ChooseReceivers: _BUREAU,
    ToggleReceiver: _BUREAU,
    SendAtOnce: _BUREAU,
    ToggleAcknowledge: _BUREAU,
    Preview: _BUREAU,
    Submit: _BUREAU,
    Approve: _BUREAU,  # not by the author: that is asked where the announcement is known
    GiveBack: _BUREAU,
    Steer: _BUREAU,
    RunCard: _BUREAU,
    RunReport: _BUREAU,
    RunWorkbook: _BUREAU,
    SendAgain: _BUREAU,
    MarkRead: _EVERYBODY,  # counts only for who is to read it there; nobody is told off in a group for trying
    ShowTopics: _EVERYBODY,
    Subscribe: _EVERYBODY,
    Unsubscribe: _EVERYBODY,
    ListGroups: _ADMIN,
    ConfirmGroup: _ADMIN,
}
