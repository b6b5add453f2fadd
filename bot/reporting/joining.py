"""Joining by a code, and what administrators do: invites, members, groups. Who somebody is, is their numeric id alone."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from rapidfuzz import fuzz, process

from bot.message import Message, Reply, Role
from bot.reporting.matching import bare_name
from bot.wording_joining import (
    ROLE_WORDS,
    say_bind_usage,
    say_bound,
    say_code_refused,
    say_invite,
    say_invite_usage,
    say_join_in_private,
    say_joined,
    say_members,
    say_no_such_office,
    say_revoke_usage,
    say_revoked,
    say_role,
)
from rag.answer import Language
from store.reporting.members import InviteRefusal
from store.reporting.offices import Office
from store.reporting.registry import Registry

DAYS_VALID, MOST_DAYS = 7, 90
WITHOUT_OFFICE = frozenset({Role.COORDINATOR, Role.ADMIN})
_NEAR_AT = 60.0
_PERSON = re.compile(r"^-?\d{1,18}$")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What /invite asks for."""

    role: Role
    office: Office | None
    days: int


@dataclass(frozen=True, slots=True)
class Joining:
    """Members over one registry. `new_code` makes a code nobody can guess."""

    registry: Registry
    new_code: Callable[[], str]

    def join(self, message: Message, code: str, language: Language) -> Reply:
        """Redeem a code; in a group none is, as everybody there has read it."""
        if message.in_group:
            return say_join_in_private(language)
        member = self.registry.redeem(code, message.person_id, message.sent_at)
        if isinstance(member, InviteRefusal):
            return say_code_refused(language, member)
        return say_joined(language, member.role, self._name(member.office_id))

    def invite(self, message: Message, words: str, language: Language) -> Reply:
        """Make a code and show it, this once."""
        if message.in_group:
            return say_join_in_private(language)
        wanted = self._wanted(words, language)
        if isinstance(wanted, Reply):
            return wanted
        code = self.new_code()
        office_id = wanted.office.office_id if wanted.office else None
        expires_at = message.sent_at + timedelta(days=wanted.days)
        self.registry.make_invite(code, wanted.role, office_id, expires_at, message.person_id, message.sent_at)
        office = wanted.office.name if wanted.office else ""
        return say_invite(language, code, _link(message, code), say_role(language, wanted.role), office, expires_at)

    def _wanted(self, words: str, language: Language) -> Wanted | Reply:
        role_word, *others = words.split() or [""]
        role = ROLE_WORDS.get(role_word.lower())
        days = DAYS_VALID
        if others and others[-1].isdecimal():
            days = int(others.pop())
        if role is None or not 1 <= days <= MOST_DAYS or bool(others) == (role in WITHOUT_OFFICE):
            return say_invite_usage(language)
        if role in WITHOUT_OFFICE:
            return Wanted(role, None, days)
        office = self.office("".join(others), language)
        return office if isinstance(office, Reply) else Wanted(role, office, days)

    def office(self, words: str, language: Language) -> Office | Reply:
        """The office of that code, name or alias; else what to say, with what is near."""
        return find_office(self.registry, words, language)

    def revoke(self, message: Message, words: str, language: Language) -> Reply:
        """End a membership."""
        if not _PERSON.match(words):
            return say_revoke_usage(language)
        person_id = int(words)
        was_member = self.registry.revoke(person_id, message.person_id, message.sent_at)
        return say_revoked(language, person_id, was_member=was_member)

    def members(self, words: str, language: Language) -> Reply:
        """All members, or those of one office."""
        office = self.office(words, language) if words else None
        if isinstance(office, Reply):
            return office
        found = self.registry.members(office.office_id if office else None)
        lines = [(one.person_id, say_role(language, one.role), self._name(one.office_id), one.since) for one in found]
        return say_members(language, lines)

    def bind(self, message: Message, words: str, language: Language) -> Reply:
        """Make this group the group of an office."""
        if not message.in_group or not words:
            return say_bind_usage(language)
        office = self.office(words, language)
        if isinstance(office, Reply):
            return office
        self.registry.bind_group(message.chat_id, office.office_id, message.person_id, message.sent_at)
        return say_bound(language, office.name)

    def _name(self, office_id: int | None) -> str:
        office = None if office_id is None else self.registry.office(office_id)
        return office.name if office else ""


def find_office(registry: Registry, words: str, language: Language) -> Office | Reply:
    """The office of that code, name or alias, one with that name before one with that alias; else what to say."""
    offices, wanted = registry.offices(), bare_name(words)
    for names in (_own_names, _all_names):
        for office in offices:
            if wanted and wanted in {bare_name(name) for name in names(office) if name}:
                return office
    near = process.extract(words, [office.name for office in offices], scorer=fuzz.partial_ratio, limit=3)
    return say_no_such_office(language, words, [name for name, score, _ in near if score >= _NEAR_AT])


def _own_names(office: Office) -> tuple[str, ...]:
    return office.code, office.name


def _all_names(office: Office) -> tuple[str, ...]:
    return office.code, office.name, office.county, *office.aliases


def _link(message: Message, code: str) -> str:
    """A link that opens the chat with us and sends the code; "" where the service has none."""
    return f"https://t.me/{message.our_name}?start={code}" if message.our_name else ""
