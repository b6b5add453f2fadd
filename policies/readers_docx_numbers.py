"""The numbers that Word shows but does not store in the text: 第一条, （一）, 1. out of numbering.xml (自动编号).

A document's paragraphs only say "list 3, level 1"; the format, the start and the surrounding signs stand in numbering.xml
(ECMA-376 part 1, 17.9). Counters are kept per abstract list, as Word does.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"


def chinese_number(number: int, digits: str = "零一二三四五六七八九", units: str = "十百千万") -> str:
    """12 -> 十二, 105 -> 一百零五; up to 99999, larger ones in Arabic digits."""
    if not 0 < number < 100_000:
        return str(number)
    text = ""
    for power, unit in ((4, units[3]), (3, units[2]), (2, units[1]), (1, units[0]), (0, "")):
        digit = number // 10**power % 10
        if digit:
            text += digits[digit] + unit
        elif text and number % 10**power and not text.endswith(digits[0]):
            text += digits[0]
    return text[1:] if text.startswith("一十") else text


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    steps = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
    text = ""
    for value, sign in (*steps, (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        count, number = divmod(number, value)
        text += sign * count
    return text


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 0 < number <= 20 else f"({number})"


_SPOKEN: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda n: f"{n:02d}",
    "decimalFullWidth": lambda n: str(n).translate({48 + d: 0xFF10 + d for d in range(10)}),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda n: f"({n})",
    "chineseCounting": chinese_number,
    "chineseCountingThousand": chinese_number,
    "taiwaneseCounting": chinese_number,
    "taiwaneseCountingThousand": chinese_number,
    "japaneseCounting": chinese_number,
    "koreanDigital2": chinese_number,
    "ideographDigital": lambda n: "".join(_DIGITS[int(d)] for d in str(n)),
    "japaneseDigitalTenThousand": lambda n: "".join(_DIGITS[int(d)] for d in str(n)),
    "taiwaneseDigital": lambda n: "".join(_DIGITS[int(d)] for d in str(n)),
    "chineseLegalSimplified": lambda n: chinese_number(n, _LEGAL, "拾佰仟万"),
    "ideographLegalTraditional": lambda n: chinese_number(n, _LEGAL, "拾佰仟万"),
    "ideographTraditional": lambda n: "甲乙丙丁戊己庚辛壬癸"[(n - 1) % 10],
    "ideographZodiac": lambda n: "子丑寅卯辰巳午未申酉戌亥"[(n - 1) % 12],
    "lowerLetter": _letters,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "none": lambda n: "",
}


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list: `format` as Word names it, `pattern` with %1..%9 for the counters, first number, separator."""

    format: str = "decimal"
    pattern: str = ""
    start: int = 1
    legal: bool = False  # all counters in Arabic digits (1.1 under 第一条)
    gap: str = ""


@dataclass(slots=True)
class Numbering:
    """The lists of a document and where each stands; `visible` must be asked once per paragraph, in document order."""

    levels: dict[tuple[str, int], ListLevel] = field(default_factory=dict)  # (num id, level)
    abstract: dict[str, str] = field(default_factory=dict)  # num id -> abstract id
    style_levels: dict[tuple[str, str], int] = field(default_factory=dict)  # (num id, style id) -> level
    restarts: set[tuple[str, int]] = field(default_factory=set)  # (num id, level) that counts anew
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def visible(self, num_id: str, level: int) -> str:
        """The number that Word shows before this paragraph, "- " for a bullet, "" for an unknown list."""
        setting = self.levels.get((num_id, level))
        if setting is None:
            return ""
        self._count(num_id, level)
        if setting.format == "bullet":
            return "- "
        shown = re.sub(r"%([1-9])", lambda match: self._spoken(num_id, int(match[1]) - 1, setting), setting.pattern)
        return shown + setting.gap if shown else ""

    def _count(self, num_id: str, level: int) -> None:
        counts = self._counts.setdefault(self.abstract.get(num_id, num_id), {})
        if (num_id, level) in self.restarts:
            self.restarts.discard((num_id, level))
            counts.pop(level, None)
        counts[level] = counts[level] + 1 if level in counts else self.levels[num_id, level].start
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]

    def _spoken(self, num_id: str, level: int, asker: ListLevel) -> str:
        setting = self.levels.get((num_id, level), ListLevel())
        counts = self._counts.get(self.abstract.get(num_id, num_id), {})
        number = counts.get(level, setting.start)
        if asker.legal:
            return str(number)
        return _SPOKEN.get(setting.format, str)(number)


def read_numbering(root: Any) -> Numbering:
    """Numbering out of the root element of numbering.xml (an lxml element; None where the document has none)."""
    numbering = Numbering()
    if root is None:
        return numbering
    abstracts = {element.get(W + "abstractNumId"): element for element in root.findall(W + "abstractNum")}
    styled = {_value(e, "styleLink"): e for e in abstracts.values() if e.find(W + "styleLink") is not None}
    for num in root.findall(W + "num"):
        num_id, abstract_id = num.get(W + "numId"), _value(num, "abstractNumId")
        abstract = abstracts.get(abstract_id)
        if abstract is None:
            continue
        abstract = styled.get(_value(abstract, "numStyleLink"), abstract)
        numbering.abstract[num_id] = abstract.get(W + "abstractNumId")
        for element in abstract.findall(W + "lvl"):
            level = _integer(element.get(W + "ilvl"), 0)
            numbering.levels[num_id, level] = _level(element)
            numbering.style_levels[num_id, _value(element, "pStyle")] = level
        _override(numbering, num, num_id)
    return numbering


def _override(numbering: Numbering, num: Any, num_id: str) -> None:
    """What this list changes of its abstract one: a level drawn anew, or a count that starts again."""
    for change in num.findall(W + "lvlOverride"):
        level = _integer(change.get(W + "ilvl"), 0)
        redrawn = change.find(W + "lvl")
        if redrawn is not None:
            numbering.levels[num_id, level] = _level(redrawn)
        start = change.find(W + "startOverride")
        old = numbering.levels.get((num_id, level))
        if start is not None and old is not None:
            first = _integer(start.get(W + "val"), old.start)
            numbering.levels[num_id, level] = ListLevel(old.format, old.pattern, first, old.legal, old.gap)
            numbering.restarts.add((num_id, level))


def _level(element: Any) -> ListLevel:
    """A level's drawing. After a number that ends in a letter or digit Word sets a tab; here it is a blank where needed."""
    pattern = _value(element, "lvlText")
    gap = "" if _value(element, "suff") == "nothing" or re.search(r"[、.．）)：:]$", pattern) else " "
    return ListLevel(
        format=_value(element, "numFmt") or "decimal",
        pattern=pattern,
        start=_integer(_value(element, "start"), 1),
        legal=element.find(W + "isLgl") is not None,
        gap=gap,
    )


def _value(element: Any, name: str) -> str:
    child = element.find(W + name)
    return "" if child is None else str(child.get(W + "val") or "")


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and text.isdigit() else default
