"""What coordinators set: the calendar of an office, and how chasing goes."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from bot.message import Message, Reply
from bot.reporting.reminding import Reminding
from bot.reporting.rhythm_words import read_calendar
from bot.wording_calendar import (
    say_calendar_set,
    say_calendar_usage,
    say_calendars,
    say_chase_usage,
    say_chasing,
    say_chasing_set,
)
from rag.answer import Language
from store.reporting.chase import MINUTES, PUBLIC, ChaseState, setting_name
from store.reporting.chasing import LOOK_BACK
from store.reporting.offices import Office
from store.reporting.periods import shanghai_day

_SWITCH = {"on": "on", "开": "on", "off": "off", "关": "off"}


@dataclass(frozen=True, slots=True)
class Scheduling:
    """Over one registry; `find` gives the office of a name, or what to say where there is none."""

    chasing: Reminding
    find: Callable[[str, Language], Office | Reply]

    def calendar(self, message: Message, words: str, language: Language) -> Reply:
        """/calendar: show all, or set that of one office from today on."""
        registry = self.chasing.registry
        if not words:
            return say_calendars(language, [office for office in registry.offices() if office.active])
        wanted = read_calendar(words)
        if wanted is None:
            return say_calendar_usage(language)
        office = self.find(wanted.office, language)
        if isinstance(office, Reply):
            return office
        (changed,) = registry.put_offices([wanted.of(office)], message.person_id, message.sent_at)
        return say_calendar_set(language, changed)

    def chase(self, message: Message, words: str, language: Language) -> Reply:
        """/chase: show how it stands, or change one setting."""
        setting = _read_setting(words)
        if words and setting is None:
            return say_chase_usage(language)
        if setting is not None:
            self.chasing.registry.set_setting(*setting, message.person_id, message.sent_at)
        rules, waiting = self.chasing.rules(), len(self.chasing.due(message.sent_at))
        recent = self.chasing.ledger.chases(shanghai_day(message.sent_at) - LOOK_BACK)
        counts: Counter[ChaseState] = Counter(chase.state for chase in recent)
        tell = say_chasing if setting is None else say_chasing_set
        return tell(language, rules, counts, waiting)


def _read_setting(words: str) -> tuple[str, str] | None:
    """The setting and its value; None for what is none."""
    what, _, value = words.lower().partition(" ")
    value = value.strip()
    if what == "public":
        return (PUBLIC, _SWITCH[value]) if value in _SWITCH else None
    if what not in MINUTES or not (value.isascii() and value.isdigit()):
        return None
    least, most = MINUTES[what]
    return (setting_name(what), value) if least <= int(value) <= most else None
