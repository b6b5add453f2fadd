"""Whether the clauses of a document follow each other (条号): numbers that stand twice, go back or are left out. Pure.

Such a document can be read and published, yet a clause that is cited by its number may be the wrong one: a person looks at it.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from policies.numbering import chinese_number
from policies.provision import FormatProblem, Policy, Provision, ProvisionKind

_ARTICLE = re.compile(r"第([零〇一二三四五六七八九十百千\d]{1,6})条")
_OPENING = re.compile(rf"\s*{_ARTICLE.pattern}")
_A_WHOLE_RUN = 3  # articles in their order after which 第一条 begins another text: an annex, a form
_TWICE = (
    "{clause}出现了两次，内容不同：按条号引用会分不清，请核对原文 / stands twice with other words: check the source"
)
_BACK = "第{number}条排在第{before}条之后，条号倒退，请核对原文 / comes behind a later article: check the source"
_LEFT_OUT = "第{before}条之后是第{number}条，中间的条没有读到，请核对是否缺页 / articles between them were not read: a page may be missing"


def order_problems(policy: Policy) -> tuple[FormatProblem, ...]:
    """What to look at, in the order of the document, each with its line."""
    found = {one.line: one for one in (*_doubled(policy), *_out_of_order(policy))}
    return tuple(found[line] for line in sorted(found))


def _doubled(policy: Policy) -> Iterator[FormatProblem]:
    """Places that are cited alike and say different things, and articles that are opened twice; in an annex they may."""
    seen: dict[tuple[int, str], Provision] = {}
    for run, one in _runs(policy):
        if not one.locator.article or one.kind is ProvisionKind.TABLE:
            continue
        clause = one.locator.article if _OPENING.match(one.text) else str(one.locator)
        before = seen.setdefault((run, clause), one)
        if before.text != one.text:
            yield FormatProblem(policy.file, one.line, _TWICE.format(clause=clause))


def _out_of_order(policy: Policy) -> Iterator[FormatProblem]:
    numbered = [(run, number, one.line) for run, one in _runs(policy) if (number := _number(one))]
    for (run, before, _), (other, number, line) in pairwise(numbered):
        if run == other and number < before:
            yield FormatProblem(policy.file, line, _BACK.format(number=number, before=before))
        elif run == other and number > before + 1:
            yield FormatProblem(policy.file, line, _LEFT_OUT.format(number=number, before=before))


def _runs(policy: Policy) -> Iterator[tuple[int, Provision]]:
    """Each provision with the text that it belongs to: the document itself, and whatever begins anew at 第一条 behind it."""
    run, articles, last, is_rising = 0, 0, 0, True
    for one in policy.provisions:
        number = _number(one)
        if number == 1 and articles >= _A_WHOLE_RUN and is_rising:
            run, articles, last = run + 1, 0, 0
        if number:
            is_rising = is_rising and number >= last
            articles += number != last
            last = number
        yield run, one


def _number(one: Provision) -> int:
    """The number of the article that a provision belongs to, 0 where it belongs to none."""
    found = _ARTICLE.fullmatch(one.locator.article)
    if found is None:
        return 0
    return int(found[1]) if found[1].isdigit() else chinese_number(found[1])
