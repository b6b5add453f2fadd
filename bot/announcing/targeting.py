"""发给谁: the receivers that can be chosen, category by category, each named on its button by a number of its value."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from zlib import crc32

from bot.announcing.bureau import Bureau
from bot.message import Reply
from bot.reporting.board_look import Visit
from bot.wording import say
from bot.wording_announcing_asking import ask_receivers, say_refusal
from bot.wording_announcing_targets import CATEGORIES
from store.announcing.announce_rules import Refusal, may_change
from store.announcing.announcement import Announcement, Plan
from store.announcing.audience import Scene, Target, TargetKind, chain_of
from store.announcing.chats import CHANGES, EVENTS, ChatUse, chain_topic
from store.people import Role
from store.reporting.offices import OfficeKind

_KINDS = (
    TargetKind.GROUPS, TargetKind.OFFICE, TargetKind.ROLE, TargetKind.COUNTY, TargetKind.CHAIN, TargetKind.INVESTOR_GROUPS,
    TargetKind.ASKERS, TargetKind.TOPIC,
)  # fmt: skip
_DOCUMENTS = 12


@dataclass(frozen=True, slots=True)
class Targeting:
    """Choosing receivers. Every method raises StoreUnavailable."""

    bureau: Bureau

    def show(self, visit: Visit, announcement_id: int, category: int) -> Reply:
        """The categories, or the receivers of one."""
        one = self.bureau.announcements.get(announcement_id)
        refusal = may_change(one)
        if refusal is not None or one is None or category > len(_KINDS):
            return say_refusal(visit.language, refusal or Refusal.GONE)
        return self._ask(visit, one, category)

    def toggle(self, visit: Visit, announcement_id: int, category: int, option: int) -> Reply:
        """One in or out; a button of what is no longer there changes nothing."""
        known = 1 <= category <= len(_KINDS)
        chosen = next((one for one in self._options(category) if number_of(one) == option), None) if known else None

        def change(plan: Plan) -> Plan:
            if chosen is None:
                return plan
            without = tuple(one for one in plan.audience if one != chosen)
            return replace(plan, audience=without if len(without) < len(plan.audience) else (*without, chosen))

        changed = self.bureau.announcements.plan(announcement_id, change, visit.speaker.person_id, visit.now)
        if isinstance(changed, Refusal):
            return say_refusal(visit.language, changed)
        return self._ask(visit, changed, category if known else 0)

    def _ask(self, visit: Visit, one: Announcement, category: int) -> Reply:
        number, language = one.announcement_id, visit.language
        if not category:
            options = [(say(language, *name), f"an-for:{number}:{place}") for place, name in enumerate(CATEGORIES, 1)]
        else:
            found = self._options(category)
            names = self.bureau.names(language, tuple(found))
            options = [
                (
                    f"✓ {name}" if target in one.plan.audience else name,
                    f"an-pick:{number}:{category}:{number_of(target)}",
                )
                for target, name in zip(found, names, strict=True)
            ]
            options.append((say(language, "其他类别", "Other kinds"), f"an-for:{number}:0"))
        return ask_receivers(language, number, self.bureau.names(language, one.plan.audience), options)

    def _options(self, category: int) -> list[Target]:
        kind, scene = _KINDS[category - 1], self.bureau.audiences.scene()
        if kind is TargetKind.ASKERS:
            return [Target(kind, title) for title in self.bureau.audiences.cited_titles(_DOCUMENTS)]
        return [Target(kind, value) for value in dict.fromkeys(_values(kind, scene))]


def topics_of(scene: Scene) -> tuple[str, ...]:
    """What can be subscribed to: policy changes, events, each industry chain."""
    chains = (chain_of(office) for office in scene.offices if office.active)
    return (CHANGES, EVENTS, *(chain_topic(chain) for chain in dict.fromkeys(chains) if chain))


def number_of(target: Target) -> int:
    """What names it on a button."""
    return crc32(target.value.encode("utf-8", "replace"))


def _values(kind: TargetKind, scene: Scene) -> Iterator[str]:
    offices = [office for office in scene.offices if office.active]
    match kind:
        case TargetKind.GROUPS:
            yield from ("", *(one.value for one in OfficeKind))
        case TargetKind.OFFICE:
            yield from (str(office.office_id) for office in offices)
        case TargetKind.ROLE:
            yield from (role.value for role in Role if role is not Role.INVESTOR)
        case TargetKind.COUNTY:
            yield from (office.county for office in offices if office.county)
        case TargetKind.CHAIN:
            yield from (chain for office in offices if (chain := chain_of(office)))
        case TargetKind.INVESTOR_GROUPS:
            groups = [chat for chat in scene.chats.values() if chat.use is ChatUse.INVESTORS]
            yield from ("", *(value for chat in groups for value in (chat.county, chat.chain) if value))
        case TargetKind.TOPIC:
            yield from topics_of(scene)
        case TargetKind.ASKERS | TargetKind.TOUCHED:
            return
