"""Judges one outcome against its labelled question. Pure; shares no rule with the answering side but the reading of sums."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import PurePosixPath
from typing import assert_never

from rag.amounts import amounts, chinese_number
from rag.answer import Answer, Citation, Clarification, Outcome, Refusal
from rag.evaluate_gold import GoldClause, GoldQuestion, Status
from rag.text import normalise

_DEPTH = 10  # hits looked at
_OVERLAP = 0.5  # share of the gold quote that a citation must hold
_FIGURE = re.compile(r"(\d+(?:\.\d+)?)([%‰]?)")
_PERCENT = (("个百分点", "%"), ("percent", "%"), ("permille", "‰"), ("perthousand", "‰"))
_SHARE = re.compile(r"(?P<of>[百千])分之(?P<value>[一二三四五六七八九十]+|\d+(?:\.\d+)?)")
_COUNT = re.compile(r"[一二三四五六七八九十百千]+(?=个?(?:工作日|自然日|月|年|天|日|元|万|亿|倍|次|期|家|人|周岁))")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One question asked and judged. `rank` is the place of the gold clause among the hits, from 1; 0: not among ten."""

    question: GoldQuestion
    status: Status
    rank: int
    cited: bool  # a citation's words are those of a gold clause
    numbers_said: bool  # every gold number stands in the whole text of the reply
    numbers_stated: bool  # every gold number stands in the statement alone
    wrong_figures: tuple[str, ...]  # figures of the statement that no cited quote holds
    elapsed_ms: float
    text: str


def judge(question: GoldQuestion, outcome: Outcome, text: str, elapsed_ms: float) -> Judgement:
    """Judge an outcome; `text` is the whole reply as a person reads it."""
    statement = outcome.statement if isinstance(outcome, Answer) else ""
    citations = outcome.citations if isinstance(outcome, Answer) else ()
    return Judgement(
        question=question,
        status=status_of(outcome),
        rank=_rank(question, outcome),
        cited=any(_overlaps(citation, clause) for citation in citations for clause in question.clauses),
        numbers_said=all(holds_number(text, ways) for ways in question.numbers),
        numbers_stated=all(holds_number(statement, ways) for ways in question.numbers),
        wrong_figures=wrong_figures(statement, citations),
        elapsed_ms=elapsed_ms,
        text=text,
    )


def status_of(outcome: Outcome) -> Status:
    """Answered, refused or asked back."""
    match outcome:
        case Answer():
            return Status.ANSWERED
        case Refusal():
            return Status.REFUSED
        case Clarification():
            return Status.CLARIFY
        case _:
            assert_never(outcome)


def _rank(question: GoldQuestion, outcome: Outcome) -> int:
    for place, hit in enumerate(outcome.hits[:_DEPTH], start=1):
        shown = flat(hit.text)
        for clause in question.clauses:
            if same_file(hit.passage.policy.file, clause.file) and flat(clause.quote) in shown:
                return place
    return 0


def _overlaps(citation: Citation, clause: GoldClause) -> bool:
    if not same_file(citation.policy.file, clause.file):
        return False
    quote, gold = flat(citation.quote), flat(clause.quote)
    longest = SequenceMatcher(None, quote, gold, autojunk=False).find_longest_match().size
    return longest >= _OVERLAP * min(len(gold), len(quote)) and longest > 0


def same_file(one: str, other: str) -> bool:
    """Whether two paths name the same document: folders and the suffix, which an import changes, do not count."""
    return PurePosixPath(one).stem == PurePosixPath(other).stem


def flat(text: str) -> str:
    """A text for comparing: width, script, case, white space and the bars of a table do not count."""
    return re.sub(r"[\s|]+", "", normalise(text))


def holds_number(text: str, ways: Iterable[str]) -> bool:
    """Whether a figure stands in a text in one of these ways of writing it, or as an equal sum of money.

    Width, blanks and thousands commas do not count; 50万元 does not stand in 150万元, nor 140 in 1400 or 140.5.
    """
    shown, sums = _plain(text), {(amount.value, amount.currency) for amount in amounts(text)}
    return any(
        _stands_in(_plain(way), shown) or any((amount.value, amount.currency) in sums for amount in amounts(way))
        for way in ways
    )


def _stands_in(figure: str, text: str) -> bool:
    before = r"(?<!\d)(?<!\d\.)" if figure[:1].isdigit() else ""
    after = r"(?!\.?\d)" if figure[-1:].isdigit() else ""
    return bool(figure) and re.search(before + re.escape(figure) + after, text) is not None


def _plain(text: str) -> str:
    """Without what does not count in figures: width, thousands commas, blanks but those between two numbers."""
    apart = re.sub(r"(?<=\d)\s+(?=\d)", ";", normalise(text).replace("|", ";"))
    folded = re.sub(r"(?<=\d),(?=\d{3}(?!\d))|\s+", "", apart)
    for words, sign in _PERCENT:
        folded = folded.replace(words, sign)
    return _SHARE.sub(_share_in_digits, folded)


def _share_in_digits(found: re.Match[str]) -> str:
    """千分之三 as 3‰, 百分之50 as 50%."""
    value = found["value"] if found["value"][0].isdigit() else chinese_number(found["value"])
    return f"{value}{'‰' if found['of'] == '千' else '%'}"


def wrong_figures(statement: str, citations: Iterable[Citation]) -> tuple[str, ...]:
    """The figures of a statement, with their percent or per mille sign, that no cited clause holds.

    A figure is held where it stands in a quote or in what introduces it (lead, caption), or where the sum of money that
    it is part of equals one there (5000万元, CNY 50 million).
    """
    held = "\n".join(f"{one.provision.lead}\n{one.provision.caption}\n{one.quote}" for one in citations)
    there = _figures(held)
    sums = {(amount.value, amount.currency) for amount in amounts(held)}
    covered = {
        Decimal(value)
        for amount in amounts(statement)
        if (amount.value, amount.currency) in sums
        for value, _ in _FIGURE.findall(_plain(normalise(statement)[amount.start : amount.end]))
    }
    wrong = {(value, sign) for value, sign in _figures(statement) - there if sign or value not in covered}
    return tuple(sorted(f"{value:f}{sign}" for value, sign in wrong))


def _figures(text: str) -> set[tuple[Decimal, str]]:
    """Numbers with their percent or per mille sign; counted things in Chinese numerals besides (三年, 十个工作日)."""
    plain = _plain(text)
    found = {(Decimal(value), sign) for value, sign in _FIGURE.findall(plain)}
    counts = (chinese_number(count) for count in _COUNT.findall(plain))
    return found | {(count, "") for count in counts if count is not None}
