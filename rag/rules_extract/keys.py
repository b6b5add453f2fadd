"""Cases that a list of values goes with: 国家级、省级, “小升规”“规改股”, 2—5星级, bands, 前3年 and 后2年, one for each value."""

import re
from collections.abc import Sequence

from rag.pairing import read_pairs
from rag.rules_extract.values import Value, read_value

_QUOTED = re.compile(r"“([^“”]{1,12})”")
_SPAN = re.compile(r"(\d)[-—~至到](\d)(?=[A-Z]?星?级|A)")
_NUMERAL = {char: number for number, char in enumerate("零一二三四五六七八九十")} | {"两": 2}
_YEARS = re.compile(
    r"(?P<key>(?:前|后|第)(?P<count>[一二两三四五六七八九十\d]+)年)[^,。;]{0,24}?(?P<value>\d+(?:\.\d+)?%)"
)
_CLAUSE = re.compile(
    r"^(?P<key>[^\d,]{1,10}?|\d[A-Z]{1,2}级?)(?:的)?(?:一次性)?(?:给予|按照?|奖励|补贴|补助)"
    r"(?P<value>\d+(?:\.\d+)?(?:%|‰|(?:亿|万|千)?元))(?:的?(?:奖励|返还|补贴|补助|奖励返还))?$"
)


def keyed_years(sentence: str) -> tuple[tuple[str, Value], ...]:
    """前三年80%，后两年50%: at least two, each with its years."""
    found = [(one["key"], read_value(one["value"], one.start(), one.end())) for one in _YEARS.finditer(sentence)]
    pairs = tuple((key, value) for key, value in found if value is not None)
    return pairs if len(pairs) > 1 else ()


def keyed_clauses(sentence: str) -> tuple[tuple[str, Value], ...]:
    """三星级按60%奖励返还，四星级按80%奖励返还: at least two neighbours, each a case and its value."""
    found: list[tuple[str, Value]] = []
    at = 0
    for part in sentence.split(","):
        match = _CLAUSE.match(part.strip())
        value = read_value(match["value"], at, at + len(part)) if match else None
        if match and value:
            found.append((match["key"], value))
        at += len(part) + 1
    return tuple(found) if len(found) > 1 else ()


def keys_for(sentence: str, values: Sequence[Value]) -> tuple[str, ...]:
    """A case for each value of a series, read by position; () in every doubt."""
    count, before = len(values), sentence[: values[0].start]
    pairs = read_pairs(re.sub(r"\(不?包?含[^()]*\)", "", sentence))
    if len(pairs) == count:
        return _trimmed([_cut(pair.key) for pair in pairs])
    quoted = _QUOTED.findall(before)
    if len(quoted) == count:
        return tuple(quoted)
    for span in _SPAN.finditer(before):
        numbers = [str(number) for number in range(int(span[1]), int(span[2]) + 1)]
        if len(numbers) == count:
            return tuple(numbers)
    return _alike(re.sub(r"\([^()]*\)", "", before), count)


def _alike(text: str, count: int) -> tuple[str, ...]:
    """The one enumeration of so many cases that all end alike: 国际性、全国性, 国家级、省级."""
    found = []
    for ending in "级性类星型等":
        found += re.findall(
            rf"(?<![、和])(?:[一-鿿]{{1,3}}{ending}[、和]){{{count - 1}}}[一-鿿]{{1,3}}{ending}(?![、和])", text
        )
    return tuple(_cut_verb(one) for one in re.split("[、和]", found[0])) if len(found) == 1 else ()


def _cut_verb(key: str) -> str:
    return re.sub("^(?:引进|取得|评定为|认定为|为|对)", "", key)


def _trimmed(keys: list[str]) -> tuple[str, ...]:
    """Behind the last case may stand what is said of all: 中级, 高级导游证人员 is 高级."""
    ending = keys[0][-1:]
    at = keys[-1].find(ending)
    if len(keys) > 1 and at > 0 and all(key.endswith(ending) for key in keys[:-1]) and not keys[-1].endswith(ending):
        return (*keys[:-1], keys[-1][: at + 1])
    return tuple(keys)


def _cut(key: str) -> str:
    return key.strip("“”\"'的 ")


def years_of(key: str) -> int | None:
    """How many years a case stands for: 前三年 three, 第2年 one; None for other cases."""
    found = re.fullmatch(r"(前|后|第)([一二两三四五六七八九十]|\d+)年", key)
    if not found:
        return None
    return 1 if found[1] == "第" else int(found[2]) if found[2].isdigit() else _NUMERAL[found[2]]
