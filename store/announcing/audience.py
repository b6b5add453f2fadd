"""Whom an announcement is for (受众), as data, and the chats that these are at the moment it goes out. Pure."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from store.announcing.chats import Chat, ChatState, ChatUse
from store.people import Role
from store.reporting.members import Member
from store.reporting.offices import Office, OfficeKind


class TargetKind(StrEnum):
    """A way to name receivers."""

    GROUPS = "groups"  # the bureau's groups by the kind of their office, all of them where no kind is named
    OFFICE = "office"  # the groups of an office; its people where it has none
    ROLE = "role"  # people by role, in private
    COUNTY = "county"  # the offices of a county or zone
    CHAIN = "chain"  # the offices of an industry chain
    INVESTOR_GROUPS = "investor_groups"  # groups with investors in them: all, of a county, or of a chain
    ASKERS = "askers"  # everyone who asked about a policy document and got an answer out of it
    TOPIC = "topic"  # who subscribed to it
    TOUCHED = (
        "touched"  # whose answers or calculations the publication of a document changed, by the number of its review
    )


_STAYING = frozenset({TargetKind.INVESTOR_GROUPS, TargetKind.ASKERS, TargetKind.TOUCHED})
_OUTSIDE = frozenset({TargetKind.INVESTOR_GROUPS, TargetKind.ASKERS, TargetKind.TOPIC, TargetKind.TOUCHED})


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """One part of an audience; `value` is an office's id in digits, a kind, role, place, chain, title, topic or number."""

    kind: TargetKind
    value: str = ""


Audience = tuple[Target, ...]
FORGOTTEN = -(2**62)  # ids from here on down stand for nobody; no chat service gives such ones


@dataclass(frozen=True, slots=True)
class Receiver:
    """A chat that gets it: a group, or a person in private (`person_id`), named by the first part that brought it in."""

    chat_id: int
    target: Target
    person_id: int | None = None
    office_id: int | None = None

    @property
    def is_group(self) -> bool:
        """Whether several people read it there."""
        return self.person_id is None

    @property
    def is_forgotten(self) -> bool:
        """Whether it was a person of whom nothing is kept any more but that there was one."""
        return self.chat_id <= FORGOTTEN


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A chat that would get it, but cannot be reached any more."""

    chat_id: int
    state: ChatState


@dataclass(frozen=True, slots=True)
class Reached:
    """Who gets it, each chat once, in the order of the parts; and who would but cannot."""

    receivers: tuple[Receiver, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True)
class Scene:
    """Who there is: `groups` are those of chat services, with the office each belongs to."""

    offices: Sequence[Office] = ()
    members: Sequence[Member] = ()
    chats: Mapping[int, Chat] = field(default_factory=dict)
    group_offices: Mapping[int, int] = field(default_factory=dict)
    subscribers: Callable[[str], Collection[int]] = lambda topic: ()
    askers: Callable[[str], Collection[int]] = lambda title: ()
    touched: Callable[[str], Collection[int]] = lambda number: ()


def reaches_investors(audience: Iterable[Target]) -> bool:
    """Whether it leaves the house, so that a second person must approve it."""
    return any(target.kind in _OUTSIDE for target in audience)


def reach(audience: Audience, scene: Scene) -> Reached:
    """The chats of an audience as things stand."""
    found: dict[int, Receiver] = {}
    for target in audience:
        for receiver in _receivers(target, scene):
            found.setdefault(receiver.chat_id, receiver)
    lost = {chat_id: chat.state for chat_id, chat in scene.chats.items() if chat.state in ChatState.lost()}
    return Reached(
        tuple(one for one in found.values() if one.chat_id not in lost),
        tuple(LeftOut(chat_id, lost[chat_id]) for chat_id in found if chat_id in lost),
    )


def may_depart(audience: Iterable[Target]) -> bool:
    """Whether a receiver can be meant no more later on: who is meant for what they did, or as a group of investors, stays so."""
    return any(target.kind not in _STAYING for target in audience)


def departed(receivers: Iterable[Receiver], audience: Audience, scene: Scene) -> frozenset[int]:
    """The chats of these receivers of a run that its audience means no more: left a topic, or is none of ours any more.

    Who asked about something has asked it. Groups but for those of topics stay, and so does one that has another id by now.
    """
    meant = reach(audience, scene)
    held = {one.chat_id for one in meant.receivers} | {one.chat_id for one in meant.left_out}
    offices = {member.person_id: member.office_id for member in scene.members}
    return frozenset(one.chat_id for one in receivers if one.chat_id not in held and _has_left(one, scene, offices))


def _has_left(one: Receiver, scene: Scene, offices: Mapping[int, int | None]) -> bool:
    if one.is_forgotten:
        return True
    match one.target.kind:
        case TargetKind.TOPIC:
            return not one.is_group or one.chat_id in scene.chats
        case TargetKind.ASKERS | TargetKind.TOUCHED:
            return False
        case TargetKind.ROLE:
            return True
        case _:  # of an office that may have a group by now, which did not get this run
            return one.person_id is not None and offices.get(one.person_id) != one.office_id


def chain_of(office: Office) -> str:
    """The industry chain that an office pushes, "" for another kind of office."""
    return office.name.partition("产业链")[0] if office.kind is OfficeKind.CHAIN_GROUP else ""


def _receivers(target: Target, scene: Scene) -> Iterator[Receiver]:
    match target.kind:
        case TargetKind.ROLE:
            chosen = (one for one in scene.members if one.role is not Role.INVESTOR and one.role.value == target.value)
            yield from (Receiver(one.person_id, target, one.person_id, one.office_id) for one in chosen)
        case TargetKind.INVESTOR_GROUPS:
            for chat in scene.chats.values():
                if chat.use is ChatUse.INVESTORS and chat.is_group and target.value in {"", chat.county, chat.chain}:
                    yield Receiver(chat.chat_id, target)
        case TargetKind.ASKERS | TargetKind.TOUCHED:
            found = scene.askers if target.kind is TargetKind.ASKERS else scene.touched
            yield from (Receiver(person, target, person) for person in sorted(found(target.value)))
        case TargetKind.TOPIC:
            for chat_id in sorted(scene.subscribers(target.value)):
                yield Receiver(chat_id, target, chat_id if chat_id > 0 else None)
        case TargetKind.GROUPS:
            kinds = {target.value} if target.value else {kind.value for kind in OfficeKind}
            offices = [office for office in scene.offices if office.kind.value in kinds and office.active]
            yield from (one for office in offices for one in _groups(office, target, scene))
            if not target.value:
                yield from _groups_of_nobody(target, scene)
        case _:
            offices = [office for office in scene.offices if office.active and _is_meant(target, office)]
            yield from (one for office in offices for one in _of_office(office, target, scene))


def _is_meant(target: Target, office: Office) -> bool:
    named = {
        TargetKind.OFFICE: str(office.office_id),
        TargetKind.COUNTY: office.county,
        TargetKind.CHAIN: chain_of(office),
    }
    return bool(target.value) and named[target.kind] == target.value


def _of_office(office: Office, target: Target, scene: Scene) -> Iterator[Receiver]:
    """Its groups that can be reached; where there is none, its people."""
    groups = list(_groups(office, target, scene))
    if any(_is_there(one.chat_id, scene) for one in groups):
        yield from groups
        return
    theirs = (one for one in scene.members if one.office_id == office.office_id)
    yield from (Receiver(one.person_id, target, one.person_id, office.office_id) for one in theirs)


def _groups(office: Office, target: Target, scene: Scene) -> Iterator[Receiver]:
    for chat_id, office_id in scene.group_offices.items():
        if office_id == office.office_id and _is_ours(chat_id, scene):
            yield Receiver(chat_id, target, None, office_id)


def _groups_of_nobody(target: Target, scene: Scene) -> Iterator[Receiver]:
    """Groups of the bureau as a whole."""
    for chat in scene.chats.values():
        if chat.is_group and chat.use is ChatUse.STAFF and chat.chat_id not in scene.group_offices:
            yield Receiver(chat.chat_id, target)


def _is_ours(chat_id: int, scene: Scene) -> bool:
    """Bound to an office and not said to be anything else: what goes to staff never goes to a group of investors."""
    chat = scene.chats.get(chat_id)
    return (
        chat is None or chat.use is ChatUse.STAFF or (chat.use is ChatUse.NONE and chat.state is not ChatState.REFUSED)
    )


def _is_there(chat_id: int, scene: Scene) -> bool:
    chat = scene.chats.get(chat_id)
    return chat is None or chat.state not in ChatState.lost()
