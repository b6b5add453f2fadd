"""Who speaks: the role and the office of the numeric sender of this very message, looked up each time."""

from dataclasses import dataclass

from bot.message import Message, Role
from store.reporting.drafts import Draft
from store.reporting.offices import OfficeKind
from store.reporting.registry import Registry

_OF_AN_OFFICE = frozenset({Role.STAFF, Role.LEADER})
OVER_ALL = frozenset({Role.COORDINATOR, Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody with a role; `office_id` is None for who belongs to no single office."""

    person_id: int
    role: Role
    office_id: int | None = None

    @property
    def is_staff(self) -> bool:
        """Whether one of us."""
        return self.role is not Role.INVESTOR

    def answers_for(self, draft: Draft) -> bool:
        """Whether this card is theirs to press: the author, the leader of its office, who is over all offices.

        An author who was moved to another office meanwhile speaks for that one; at a terminal an office may be missing.
        """
        if self.role in OVER_ALL:
            return True
        if self.person_id == draft.person_id:
            return self.is_staff and self.office_id in {None, draft.office_id}
        return self.role is Role.LEADER and self.office_id == draft.office_id


def who_speaks(registry: Registry, message: Message) -> Speaker:
    """A member by the registry, so that revoking works at once; else the role of the message, which only a terminal sets."""
    member = registry.member(message.person_id)
    if member is not None:
        return Speaker(member.person_id, member.role, member.office_id)
    is_ours = message.role in _OF_AN_OFFICE and _is_at_a_terminal(message)
    return Speaker(message.person_id, message.role, _terminal_office(registry) if is_ours else None)


def _is_at_a_terminal(message: Message) -> bool:
    """Whether this is one of the terminal's own persons: no chat service numbers people below nought in a chat so called."""
    return message.person_id < 0 and message.chat_id.partition(":")[0] == "terminal"


def _terminal_office(registry: Registry) -> int | None:
    """The bureau's own office: whoever is staff at its terminal reports and is asked for it."""
    leading = (one for one in registry.offices() if one.active and one.kind is OfficeKind.LEADING_GROUP)
    return next((office.office_id for office in leading), None)
