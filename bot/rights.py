"""Who may do what: a table of intents and roles, asked in one place, and who may see internal documents."""

from collections.abc import Mapping

from bot.intent import (
    Ask,
    AskOffered,
    AskOfficer,
    ChooseLanguage,
    ChoosePlace,
    ConfirmForget,
    Forget,
    Help,
    Intent,
    ListSources,
    Nothing,
    OpenTopic,
    Rate,
    ShowFull,
    Start,
    UnknownCommand,
    UnknownPress,
)
from bot.message import Role
from policies.provision import Audience

_EVERYBODY = frozenset(Role)
RIGHTS: Mapping[type[Intent], frozenset[Role]] = {
    Start: _EVERYBODY,
    Help: _EVERYBODY,
    ListSources: _EVERYBODY,
    ChooseLanguage: _EVERYBODY,
    Ask: _EVERYBODY,
    AskOffered: _EVERYBODY,
    OpenTopic: _EVERYBODY,
    ChoosePlace: _EVERYBODY,
    ShowFull: _EVERYBODY,
    Rate: _EVERYBODY,
    AskOfficer: _EVERYBODY,
    Forget: _EVERYBODY,
    ConfirmForget: _EVERYBODY,
    Nothing: _EVERYBODY,
    UnknownCommand: _EVERYBODY,
    UnknownPress: _EVERYBODY,
}


def may(role: Role, intent: Intent) -> bool:
    """Whether this role may do this."""
    return role in RIGHTS[type(intent)]


def audience_of(role: Role, *, in_group: bool) -> Audience:
    """What may be shown: internal documents only to staff, and never where others read along."""
    return Audience.PUBLIC if in_group or role is Role.INVESTOR else Audience.INTERNAL
