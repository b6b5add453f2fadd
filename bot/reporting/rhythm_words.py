"""An office's calendar out of words: daily 17:30, weekly 周五 17:00, 每周五17点. Pure."""

import re
import unicodedata
from dataclasses import dataclass, replace

from store.reporting.offices import Office, Rhythm

_RHYTHMS = {
    **dict.fromkeys(("daily", "每天", "每日", "日报", "日報"), Rhythm.DAILY),
    **dict.fromkeys(("weekly", "每周", "每週", "周报", "週報"), Rhythm.WEEKLY),
}
_ENGLISH = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CHINESE = {character: number for number, character in enumerate("一二三四五六日")} | {"天": 6}
_WORDS = re.compile(
    rf"(?P<office>.+?)\s*(?P<rhythm>{'|'.join(_RHYTHMS)})\s*"
    r"(?:(?:周|週|星期|礼拜)?(?P<chinese>[一二三四五六日天])|(?P<english>mon|tue|wed|thu|fri|sat|sun)[a-z]*|(?P<number>[1-7])(?![\d:]))?"
    r"\s*(?:(?P<hour>\d{1,2})(?::(?P<minute>\d{2})|[点點](?P<half>半)?))?\s*"
)
_MIDNIGHT = 24 * 60


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is wanted for the office that `office` names; None where nothing is said."""

    office: str
    rhythm: Rhythm
    weekday: int | None = None
    cut_off: int | None = None

    def of(self, office: Office) -> Office:
        """The office with this calendar; what is not said stays."""
        weekday = office.due_weekday if self.weekday is None else self.weekday
        cut_off = office.cut_off if self.cut_off is None else self.cut_off
        return replace(office, rhythm=self.rhythm, due_weekday=weekday, cut_off=cut_off)


def read_calendar(words: str) -> Calendar | None:
    """What the words say; None where they say no rhythm, or a time that is none (00:01 to 24:00)."""
    found = _WORDS.fullmatch(unicodedata.normalize("NFKC", words).strip().lower())
    if found is None:
        return None
    cut_off = _minute(found)
    if cut_off is not None and not 0 < cut_off <= _MIDNIGHT:
        return None
    return Calendar(found["office"].strip(), _RHYTHMS[found["rhythm"]], _weekday(found), cut_off)


def _minute(found: re.Match[str]) -> int | None:
    """-1 for what is no time."""
    if found["hour"] is None:
        return None
    minute = 30 if found["half"] else int(found["minute"] or 0)
    return int(found["hour"]) * 60 + minute if minute < 60 else -1


def _weekday(found: re.Match[str]) -> int | None:
    if found["chinese"]:
        return _CHINESE[found["chinese"]]
    if found["english"]:
        return _ENGLISH.index(found["english"])
    return int(found["number"]) - 1 if found["number"] else None
