"""Characters that look like others: radicals for characters, Cyrillic and Greek for Latin letters, kana for Chinese."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
# Fonts of pdf files often name a character by the radical that looks the same; no search would ever find it.
_SUPPLEMENT = "⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"
RADICALS = {radical: unicodedata.normalize("NFKC", chr(radical)) for radical in range(0x2F00, 0x2FD6)} | dict(
    zip(map(ord, _SUPPLEMENT[::2]), _SUPPLEMENT[1::2], strict=True)
)
"""Kangxi radicals and those of the supplement, each to the character that it looks like."""

# Only letters that a reader takes for the Latin one: β, μ or Ω beside Latin letters are science, not a disguise.
_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХѴаеѕіјорсухһԁԛԝѵӏҮү", "ABESIJKMHOPCTYXVaesijopcyxhdqwvlYy", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧνοϲϳ", "ABEZHIKMNOPTYXvocj", strict=True))
_ARMENIAN = dict(zip("ոօսհցԼՏՍ", "nouhgLSU", strict=True))
_CHEROKEE = dict(zip("ᎪᎢᎻᏞᏚᎷᏴᏟᎬᎳ", "AIHLSMBCEW", strict=True))
_LATIN_LIKE = _CYRILLIC | _GREEK | _ARMENIAN | _CHEROKEE | dict(zip("ɑɡıȷ", "agij", strict=True))
_AS_FIGURES = str.maketrans("ОоΟοЗ", "00003")
_KANA = str.maketrans("エロニハカタトーチ", "工口二八力夕卜一千")

_FOREIGN = "\u0370-\u03ff\u0400-\u052f\u0531-\u0587\u13a0-\u13f4\u0251\u0261\u0131\u0237"
_WORD = re.compile(f"[A-Za-z{_FOREIGN}]+")
_FIGURE = re.compile("(?<=[0-9])[ОоΟοЗ]+|[ОоΟοЗ]+(?=[0-9])")
_KANA_ALONE = re.compile(
    f"(?<=[{_HAN}])[エロニハカタトーチ](?![\u3040-\u30ff])|(?<![\u3040-\u30ff])[エロニハカタトチ](?=[{_HAN}])"
)
_STYLED = re.compile(
    "[\U0001d400-\U0001d7ff]{2,}|[\u24b6-\u24e9]{3,}|[\u249c-\u24b5]{3,}|[\U0001f110-\U0001f189]{3,}"
    "|[\u1d2c-\u1d6a\u02b0-\u02b8\u2071\u207f]{3,}"
)
_COMPATIBLE = re.compile("[\uf900-\ufad9\U0002f800-\U0002fa1d]")
_RADICAL = re.compile("[" + "".join(map(chr, RADICALS)) + "]")
_HIRAGANA = re.compile("[\u3041-\u3096](?:[^\u3041-\u3096]{0,200})[\u3041-\u3096]")  # one alone is a fashion
_SHORTEST_DISGUISE = 3  # letters; АО alone is a Russian abbreviation

SUSPECT = (
    f"{_FOREIGN}エロニハカタトーチ\U0001d400-\U0001d7ff\u249c-\u24e9\U0001f110-\U0001f189"
    "\u1d2c-\u1d6a\u02b0-\u02b8\u2071\u207f\uf900-\ufad9\U0002f800-\U0002fa1d"
)
"""What a text must hold, as the inside of a character class, to have any look-alike besides radicals."""


@dataclass(frozen=True, slots=True)
class Tongues:
    """Whether a text holds real Russian, Greek or Armenian, and whether it holds Japanese."""

    is_foreign: bool = False
    is_japanese: bool = False


_CHINESE_ONLY = Tongues()


def plain_letters(line: str, replaced: Callable[[int, int], object], tongues: Tongues = _CHINESE_ONLY) -> str:
    """The line with look-alikes as what they look like; `replaced(start, end)` is called for each, by its place in `line`.

    What the text holds of other tongues is no disguise.
    The line keeps its length, except where one sign stands for several letters.
    """

    def as_word(found: re.Match[str]) -> str:
        word = found[0]
        foreign = [letter for letter in word if letter > "\x7f"]
        if not foreign or any(letter not in _LATIN_LIKE for letter in foreign):
            return word
        if len(foreign) == len(word) and (tongues.is_foreign or len(word) < _SHORTEST_DISGUISE):
            return word
        replaced(*found.span())
        return "".join(_LATIN_LIKE.get(letter, letter) for letter in word)

    def by(table: dict[int, str] | dict[int, int]) -> Callable[[re.Match[str]], str]:
        def as_shown(found: re.Match[str]) -> str:
            replaced(*found.span())
            return found[0].translate(table)

        return as_shown

    def normalised(found: re.Match[str]) -> str:
        replaced(*found.span())
        return unicodedata.normalize("NFKC", found[0])

    line = _FIGURE.sub(by(_AS_FIGURES), line)
    line = _WORD.sub(as_word, line)
    line = line if tongues.is_japanese else _KANA_ALONE.sub(by(_KANA), line)
    return _COMPATIBLE.sub(normalised, _STYLED.sub(normalised, line))


def plain_radicals(line: str, replaced: Callable[[int, int], object]) -> str:
    """The line with radicals as the characters that they look like; told as in `plain_letters`."""

    def as_character(found: re.Match[str]) -> str:
        replaced(*found.span())
        return RADICALS[ord(found[0])]

    return _RADICAL.sub(as_character, line)


def tongues_of(text: str) -> Tongues:
    """Which tongues a text holds: Russian, Greek or Armenian by a word with letters that look like no Latin one."""
    is_foreign = any(
        all(letter > "\x7f" for letter in word) and any(letter not in _LATIN_LIKE for letter in word) and len(word) > 1
        for word in _WORD.findall(text)
    )
    return Tongues(is_foreign, _HIRAGANA.search(text) is not None)
