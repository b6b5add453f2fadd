"""Every number, unit, bound and clause of two shipped rule files changed in turn: the check refuses each of them."""

import re
from collections.abc import Iterator

import pytest

from bot.settings import SHIPPED_POLICIES
from rag.rules.book import build_book
from tests.calculating import shipped_cases

_NUMBER = re.compile(r"(?<![\w第.:/-])(\d+(?:\.\d+)?)(亿|万)?(美元|元|%|‰|平方米|个月|人|年|日|家|名)")
_TEXTS = re.compile(r"(?:zh|en|words|clause): [^,}]*$")
_OTHER_UNIT = {"美元": "元", "元": "美元", "%": "‰", "‰": "%"}
_SWAPS = (
    ("at_least:", "more_than:"),
    ("at_least:", "at_most:"),
    ("to_included: true", "to_included: false"),
    ("from_included: false", "from_included: true"),
)


def _mutants(line: str) -> Iterator[str]:
    for found in _NUMBER.finditer(line):
        before, after = line[: found.start()], line[found.end() :]
        if _TEXTS.search(before):
            continue
        number, scale, unit = found[1], found[2] or "", found[3]
        yield f"{before}{int(number[0]) % 9 + 1}{number[1:]}{scale}{unit}{after}"
        yield (
            f"{before}{number}0{scale}{unit}{after}" if "." not in number else f"{before}{number}5{scale}{unit}{after}"
        )
        yield f"{before}{number}{'' if scale else '万'}{unit}{after}"
        if unit in _OTHER_UNIT:
            yield f"{before}{number}{scale}{_OTHER_UNIT[unit]}{after}"
    for said, other in _SWAPS:
        if said in line:
            yield line.replace(said, other, 1)
    clause = re.search(r"clause: 第[一二三四五六七八九十]+条", line)
    if clause:
        yield line.replace(clause.group(), "clause: 第九十九条", 1)


@pytest.mark.parametrize("name", ["栖梧市社会化招商奖励办法", "临澜县社会化招商奖励实施办法"])
def test_no_mutant_is_taken(name: str) -> None:
    """One change at a time; the file as it is has no problem."""
    lines = (SHIPPED_POLICIES / f"{name}.rules.yaml").read_text(encoding="utf-8").splitlines()
    assert build_book({f"{name}.rules.yaml": "\n".join(lines)}, shipped_cases.library()).problems == ()
    tried, taken = 0, []
    for at, line in enumerate(lines):
        for mutant in _mutants(line):
            tried += 1
            text = "\n".join([*lines[:at], mutant, *lines[at + 1 :]])
            if not build_book({f"{name}.rules.yaml": text}, shipped_cases.library()).problems:
                taken.append(f"{at + 1}: {mutant.strip()}")
    assert tried > 100
    assert taken == []
