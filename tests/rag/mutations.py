"""True sentences of the shipped documents made false by one small change, for testing what must not let them through."""

import re
from collections.abc import Callable, Iterator

from bot.settings import SHIPPED_POLICIES
from policies.library import load_library
from policies.provision import Policy, Provision, ProvisionKind
from rag.split import split_sentences

_UNITS = {
    "万元": "亿元", "亿元": "万元", "万美元": "万元", "亿美元": "亿元", "个工作日": "个月", "个月": "年", "年": "个月", "日内": "月内",
    "‰": "%", "%": "‰", "平方米": "亩", "公里": "米", "千瓦时": "兆瓦时", "吨": "千克", "million": "billion",
}  # fmt: skip
_NEGATED = {
    "不得": "可以", "不予": "给予", "不超过": "超过", "不低于": "低于", "不包括": "包括", "不再": "再", "不受": "受", "没有": "有", "未": "已",
    "不": "", "无": "有", "除外": "在内", "免": "",
}  # fmt: skip
_BOUNDS = {
    "以上": "以下",
    "以下": "以上",
    "最高": "最低",
    "超过": "不超过",
    "（含）": "（不含）",
    "以内": "以外",
    "之前": "之后",
    "at most": "at least",
}
_ASSERTING = {
    "应当": "不应当",
    "可以": "不可以",
    "给予": "不给予",
    "包括": "不包括",
    "受理": "不受理",
    "兑现": "不兑现",
    "is ": "is not ",
}


def true_sentences() -> Iterator[tuple[Policy, Provision, str]]:
    """Every sentence of the shipped documents that stands verbatim in its provision."""
    for policy in load_library(SHIPPED_POLICIES).policies:
        for provision in policy.provisions:
            if provision.kind is not ProvisionKind.TABLE:
                for sentence in split_sentences(provision.text):
                    if len(sentence.strip()) > 5:
                        yield policy, provision, sentence.strip()


def another_digit(sentence: str) -> Iterator[str]:
    """Each digit of its figures in turn replaced by the next one; not those of its number in the document."""
    start = re.match(r"[（(]?\d*[）).、]?", sentence)
    for found in re.finditer(r"\d", sentence):
        if start is None or found.start() >= start.end():
            yield sentence[: found.start()] + str((int(found.group()) + 1) % 10) + sentence[found.end() :]


def a_digit_more(sentence: str) -> Iterator[str]:
    """Each figure ten times as large."""
    for found in re.finditer(r"(?<=[^\d（(.])\d+(?![\d.、）)])", sentence):
        yield sentence[: found.end()] + "0" + sentence[found.end() :]


def another_unit(sentence: str) -> Iterator[str]:
    """Each unit behind a figure replaced by another one."""
    for unit, other in _UNITS.items():
        for found in re.finditer(rf"(?<=[\d一二三四五六七八九十])\s?{re.escape(unit)}", sentence):
            yield sentence[: found.start()] + other + sentence[found.end() :]


def a_negation_dropped(sentence: str) -> Iterator[str]:
    """Each negation taken out or turned round."""
    yield from _replaced(sentence, _NEGATED)


def a_negation_added(sentence: str) -> Iterator[str]:
    """A 不 where there was none."""
    yield from _replaced(sentence, _ASSERTING)


def another_bound(sentence: str) -> Iterator[str]:
    """At least for at most, before for after, included for excluded."""
    yield from _replaced(sentence, _BOUNDS)


def _replaced(sentence: str, table: dict[str, str]) -> Iterator[str]:
    for word, other in table.items():
        for found in re.finditer(re.escape(word), sentence):
            if sentence[max(found.start() - 1, 0) : found.start()] != "不" and not re.match(
                r"不[论同良]", sentence[found.start() :]
            ):
                yield sentence[: found.start()] + other + sentence[found.end() :]


Mutator = Callable[[str], Iterator[str]]
MUTATORS: tuple[Mutator, ...] = (
    another_digit,
    a_digit_more,
    another_unit,
    a_negation_dropped,
    a_negation_added,
    another_bound,
)
