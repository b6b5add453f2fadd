"""Slips of the keyboard and of dictation (错别字), put right one character for one: 到未资金, 昨填, 签月, 冠先, 1600玩, 轴成.

A run of characters that sounds like a word of reports, shares at least half of its characters with it and is no word
itself, is
taken for that word. Slips in the unit of a sum are told, so that the sum can be asked about.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.reading.homophones import SOUNDS, sound_alike
from bot.reading.products import PRODUCTS
from bot.reading.slip_words import DIALECT, FIXED, INDUSTRY, NAMES_FIXED, ORDINARY, REPORTING, SAFE
from bot.reading.text import Folded
from bot.reading.words import KEPT

_UNIT = re.compile(
    r"(?<=[\d一二两三四五六七八九十百千])\s*(?P<unit>[玩完晚碗顽丸湾弯忆义议艺](?![成工全上整善毕事务])(?=多?(?:元|美|$|[\s,。;!、):的]|左右))"
    r"|[已以](?=\s*(?:元|[,。;!]|$))|(?<=\d\.\d)一(?=\s*(?:元|[,。;!]|$))|(?<=\d\.\d\d)一(?=\s*(?:元|[,。;!]|$)))"
)
_UNITS = {**dict.fromkeys("玩完晚碗顽丸湾弯", "万"), **dict.fromkeys("忆义议艺已以一", "亿")}
_LEFT = frozenset("着咱了我你他们这那是不就")  # far too common to be slips
_SHORTEST = 4
_DIALECT = tuple((re.compile(said), meant) for said, meant in DIALECT.items())
_FIXED = tuple((re.compile(wrong), right) for wrong, right in FIXED.items())


@dataclass(frozen=True, slots=True)
class Slips:
    """`units` are the places in the folded text where the unit of a sum was put right; `any` whether anything was."""

    units: tuple[int, ...] = ()
    any: bool = False


class _Lexicon:
    """Words by the sounds of their first two characters, so that a text is scanned once."""

    def __init__(self, words: Iterable[str], others: Iterable[str]) -> None:
        self.words = frozenset(words)
        self.protected = self.words | frozenset(others)
        self.longest = max(map(len, self.protected))
        self.by_sound: dict[tuple[int, int], list[str]] = {}
        for word in sorted(self.words, key=lambda one: (-len(one), one)):
            for first in SOUNDS.get(word[0], ()):
                for second in SOUNDS.get(word[1], ()):
                    self.by_sound.setdefault((first, second), []).append(word)

    def mend(self, text: str) -> str:
        """The text with its slips put right; the same length."""
        within = self._within(text)
        chars = list(text)
        for place in range(len(text) - 1):
            word = self._word_at(text, place)
            if word is None:
                continue
            changed = [place + i for i, char in enumerate(word) if text[place + i] != char]
            if any(text[each] in _LEFT or within[each] for each in changed):
                continue
            if _breaks_a_word(within, place, place + len(word)):
                continue
            for each in changed:
                chars[each] = word[each - place]
                within[each] = (place, place + len(word))
        return "".join(chars)

    def _word_at(self, text: str, place: int) -> str | None:
        sounds = ((one, two) for one in SOUNDS.get(text[place], ()) for two in SOUNDS.get(text[place + 1], ()))
        for pair in sounds:
            for word in self.by_sound.get(pair, ()):
                window = text[place : place + len(word)]
                if window != word and len(window) == len(word) and window not in ORDINARY and _is_slip(window, word):
                    return word
        return None

    def _within(self, text: str) -> list[tuple[int, int] | None]:
        """For each character the word in which it stands as it should, if in any; a word that begins earlier comes first."""
        within: list[tuple[int, int] | None] = [None] * len(text)
        for place in range(len(text)):
            for length in range(self.longest, 1, -1):
                word = text[place : place + length]
                if word in self.protected:
                    end = place + len(word)
                    within[place:end] = [one or (place, end) for one in within[place:end]]
                    break
        return within


def _breaks_a_word(within: list[tuple[int, int] | None], start: int, end: int) -> bool:
    """食生产线, 母粒项目: what looks like a slip would take characters out of a word that stands right."""
    return any(word and (word[0] < start or end < word[1]) for word in within[start:end])


def _is_slip(window: str, word: str) -> bool:
    same = sum(one == other for one, other in zip(window, word, strict=True))
    return 2 * same >= len(word) and all(map(sound_alike, window, word))


_REPORTS = _Lexicon(REPORTING, KEPT | INDUSTRY | SAFE)
_NAMES = _Lexicon(INDUSTRY | PRODUCTS, KEPT | SAFE | REPORTING)
_NAMED = re.compile(r"[\u4e00-\u9fff]{2,8}(?=项目)")


def mend(folded: Folded) -> tuple[Folded, Slips]:
    """Put right the slips of a message. Never raises."""
    text = folded.text
    for said, meant in _DIALECT:
        text = said.sub(meant, text)
    plain = text
    for wrong, right in _FIXED:
        text = wrong.sub(right, text)
    units = tuple(match.start("unit") for match in _UNIT.finditer(text))
    chars = list(text)
    for place in units:
        chars[place] = _UNITS[chars[place]]
    mended = _REPORTS.mend("".join(chars))
    if mended != plain:  # who slips once may slip in the name (屠在项目)
        mended = _NAMED.sub(lambda run: _NAMES.mend(run.group()), mended)
    return folded.replaced(mended), Slips(units, mended != plain)


def known_alike(name: str, projects: tuple[str, ...]) -> str:
    """The one name of the store that sounds the same (轴成钢项目 for 轴承钢项目), else the name as it is."""
    alike = [one for one in projects if len(one) == len(name) > _SHORTEST and all(map(sound_alike, one, name))]
    return alike[0] if len(alike) == 1 else name


def mended_name(name: str, slips: Slips) -> str:
    """A project's name put right by the words of its trade, where the message has other slips too; known ones always."""
    for wrong, right in NAMES_FIXED.items():
        name = name.replace(wrong, right)
    stem = name.removesuffix("项目")
    return _NAMES.mend(stem) + name[len(stem) :] if slips.any else name
