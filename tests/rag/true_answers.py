"""True answers out of the shipped documents, and one small lie put into each: digit, unit, rate, negation, bound, place, year."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.settings import SHIPPED_POLICIES
from policies.library import load_library
from policies.provision import Policy, Provision, ProvisionKind
from rag.answer import Citation, Language, Question
from rag.catalogue import Catalogue
from rag.extract import statement_of
from rag.inquiry import Inquiry, read_question
from rag.pairing import read_pairs
from rag.split import split_sentences
from rag.verify import Claim, Draft

DAY = date(2026, 11, 21)
OTHER_PLACE = {
    "栖梧市": "临澜县", "临澜县": "栖梧市", "栖梧高新区": "临澜县", "高新区": "经开区", "本市": "本县", "本县": "本市", "市外": "省外", "县外": "市外",
    "区内": "区外", "市级": "县级", "县级": "市级", "Qiwu": "Linlan", "Linlan": "Qiwu", "棲梧市": "臨瀾縣", "臨瀾縣": "棲梧市",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TrueAnswer:
    """A draft of one claim that its citation carries by the way it was made; `way` says how."""

    way: str
    claim: str
    citation: Citation
    language: Language

    def draft(self, claim: str = "") -> Draft:
        """The draft, with other words in the place of its claim where some are given."""
        return Draft((Claim(claim or self.claim, (self.citation,)),), self.language)


def true_answers() -> list[TrueAnswer]:
    """Sentences word for word, in traditional script, figures for an English reader, rows of tables, pairs of lists."""
    library = load_library(SHIPPED_POLICIES)
    catalogue = Catalogue(library)
    asked = {language: read_question(Question("奖励多少", DAY, language=language), catalogue) for language in Language}
    return [
        answer
        for policy in library.policies
        for provision in policy.provisions
        for answer in _of_provision(policy, provision, asked)
        if len(answer.claim) > 5
    ]


def _of_provision(policy: Policy, provision: Provision, asked: dict[Language, Inquiry]) -> Iterator[TrueAnswer]:
    cited = Citation(policy, provision, provision.text.strip(), policy.standing(DAY))
    english = not policy.language.startswith("zh")
    own = Language.ENGLISH if english else Language.SIMPLIFIED
    if provision.kind is ProvisionKind.TABLE:
        lines = [line for line in provision.text.splitlines() if line.startswith("|")][-len(provision.rows) :]
        for row, line in zip(provision.rows, lines, strict=True):
            yield TrueAnswer("row", row, replace(cited, quote=line), own)
        return
    for sentence in split_sentences(provision.text):
        text = sentence.strip()
        yield TrueAnswer("sentence", statement_of(text, asked[own]), cited, own)
        for pair in read_pairs(text):
            yield TrueAnswer("pair", pair.statement, cited, own)
        if not english:
            yield TrueAnswer(
                "traditional", statement_of(text, asked[Language.TRADITIONAL]), cited, Language.TRADITIONAL
            )
            figures = statement_of(text, asked[Language.ENGLISH])
            if (re.search(r"[a-z]", figures) is None and figures.isascii()) or re.match(
                r"(?:up to|at least|more|less|from|to|CNY|USD|\d)[^\u4e00-\u9fff]*", figures
            ):
                yield TrueAnswer("figures", figures, cited, Language.ENGLISH)


_UNITS = (
    ("万元", "亿元"), ("亿元", "万元"), ("万美元", "万元"), ("亿美元", "亿元"), ("个工作日", "个月"), ("个月", "年"), ("年", "个月"), ("日内", "月内"),
    ("平方米", "亩"), ("公里", "米"), ("萬元", "億元"), ("億元", "萬元"), ("個月", "年"), ("CNY", "USD"), ("USD", "CNY"), ("million", "billion"),
    ("working days", "months"), ("months", "years"), ("元", "万元"), ("人", "户"), ("倍", "成"),
)  # fmt: skip
_BOUNDS = (
    ("以上", "以下"), ("以下", "以上"), ("不超过", "不低于"), ("不低于", "不超过"), ("不超過", "不低於"), ("最高", "最低"), ("最低", "最高"), ("以内", "以外"),
    ("之前", "之后"), ("at most", "at least"), ("at least", "at most"), ("up to", "at least"), ("up to ", ""), ("至少", "至多"), ("以上", ""),
    ("以下", ""), ("最高", ""), ("from", "up to"), ("more than", "less than"),
)  # fmt: skip
_INCLUDED = (
    ("（含）", "（不含）"),
    ("（含）", ""),
    ("不包含", "包含"),
    ("包含", "不包含"),
    ("均包含", "均不包含"),
    ("不含", "含"),
)
_DENIED = (
    "不得", "不予", "不再", "不受", "不", "未", "没有", "沒有", "无", "非", "not ", "without ", "免",
)  # fmt: skip
_ASSERTED = (
    ("应当", "不应当"), ("可以", "不可以"), ("给予", "不给予"), ("應當", "不應當"), ("給予", "不給予"), ("受理", "不受理"), ("兑现", "不兑现"), ("包括", "不包括"),
    ("is ", "is not "), ("may ", "may not "), ("must ", "must not "), ("奖励", "不奖励"), ("认定", "不认定"),
)  # fmt: skip


def a_digit(claim: str) -> Iterator[str]:
    """Each digit replaced by another one."""
    for found in re.finditer(r"\d", claim):
        for step in (1, 5):
            yield claim[: found.start()] + str((int(found[0]) + step) % 10) + claim[found.end() :]


def a_digit_more_or_less(claim: str) -> Iterator[str]:
    """Each figure ten times as large, or a tenth of it."""
    for found in re.finditer(r"\d+", claim):
        behind, before = claim[found.end() :], claim[: found.start()]
        if not before.endswith(".") and not re.match(r",\d", behind) and not (found[0] == "0" and behind[:1] == "."):
            yield claim[: found.end()] + "0" + behind
        if len(found[0]) > 1 and not (before.endswith(".") and found[0].endswith("0")):
            yield claim[: found.end() - 1] + claim[found.end() :]


def a_unit(claim: str) -> Iterator[str]:
    """Each unit behind a figure, or currency before it, replaced."""
    for unit, other in _UNITS:
        behind = r"(?<=[\d一二两三四五六七八九十百]) ?" if not unit.isupper() else ""
        for found in re.finditer(behind + re.escape(unit), claim):
            yield claim[: found.start()] + other + claim[found.end() :]


def a_rate(claim: str) -> Iterator[str]:
    """‰ for %, % for ‰, and the same in words."""
    for rate, other in (
        ("‰", "%"),
        ("%", "‰"),
        ("百分之", "千分之"),
        ("per mille", "percent"),
        ("percent", "per mille"),
    ):
        yield from _each(claim, rate, other)


def a_negation(claim: str) -> Iterator[str]:
    """Each negation dropped, and one put where there was none."""
    for word in _DENIED:
        for found in re.finditer(re.escape(word), claim):
            at = claim[found.start() :]
            if (
                not re.match(r"不[论同良]|不含|未来|无锡|非遗|免费", at)
                and claim[found.start() - 1 : found.start()] != "不"
            ):
                rest = word[1:] if word[0] == "不" and len(word) > 1 else ""
                yield claim[: found.start()] + rest + claim[found.end() :]
    for word, other in _ASSERTED:
        for found in re.finditer(re.escape(word), claim):
            if claim[found.start() - 1 : found.start()] not in tuple("不未"):
                yield claim[: found.start()] + other + claim[found.end() :]


def a_bound(claim: str) -> Iterator[str]:
    """以上 for 以下, at most for at least, or no bound at all."""
    for word, other in _BOUNDS:
        for false in _each(claim, word, other):
            if (
                false.replace("最高", "") != claim.replace("最高", "") or "不超" not in claim
            ):  # 最高不超过 says it twice
                yield false


def an_edge(claim: str) -> Iterator[str]:
    """含 for 不含, or neither."""
    for word, other in _INCLUDED:
        for found in re.finditer(re.escape(word), claim):
            says_nothing = other == "" and re.match(
                r"以[上下]", claim[found.end() :]
            )  # 以上 includes the figure anyway
            if not says_nothing and (word != "含" or claim[found.start() - 1 : found.start()] != "不"):
                yield claim[: found.start()] + other + claim[found.end() :]


def a_place(claim: str) -> Iterator[str]:
    """Another place."""
    for place, other in OTHER_PLACE.items():
        yield from _each(claim, place, other)


def a_year(claim: str) -> Iterator[str]:
    """The year before and the one after."""
    for found in re.finditer(r"(?:19|20)\d\d(?=年|-| |$|\.)", claim):
        for step in (-1, 1):
            yield claim[: found.start()] + str(int(found[0]) + step) + claim[found.end() :]


def _each(claim: str, word: str, other: str) -> Iterator[str]:
    for found in re.finditer(re.escape(word), claim):
        yield claim[: found.start()] + other + claim[found.end() :]


LIES: tuple[Callable[[str], Iterator[str]], ...] = (
    a_digit, a_digit_more_or_less, a_unit, a_rate, a_negation, a_bound, an_edge, a_place, a_year,
)  # fmt: skip


def lies_of(answers: Sequence[TrueAnswer], seed: int, most: int) -> Iterator[tuple[str, TrueAnswer, str]]:
    """Of each answer and kind of lie at most `most`, chosen by the seed: the kind, the answer, the false claim."""
    chosen = random.Random(seed)
    for answer in answers:
        for lie in LIES:
            false = sorted({one for one in lie(answer.claim) if one != answer.claim})
            for one in chosen.sample(false, min(most, len(false))):
                yield lie.__name__, answer, one
