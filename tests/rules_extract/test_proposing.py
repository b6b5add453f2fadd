"""Proposed rules: every one agrees with its clause, reads as a rule file does, and counts what the clause says."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.documents.rule_files import rule_file
from bot.settings import SHIPPED_POLICIES
from policies.library import load_library
from policies.parser import parse_policy
from policies.provision import Library, Policy
from rag.calculating.case import Value, case_of
from rag.calculating.engine import calculate
from rag.calculating.truth import Verdict
from rag.rules.book import build_book
from rag.rules.quantity import Money, Number
from rag.rules_extract.proposed import Why
from rag.rules_extract.proposing import propose

DAY = date(2026, 8, 3)


def policy(*articles: str) -> Policy:
    """A document of these sentences."""
    text = "\n\n".join(f"第{number}条 {words}" for number, words in zip("一二三四五六七八九", articles, strict=False))
    return parse_policy(
        f"---\ntitle: 云栖市扶持办法\nplace: 云栖市\neffective_from: 2026-01-01\n---\n\n{text}\n", "办法.md"
    )


def counted(one: Policy, facts: dict[str, Value]) -> Money | None:
    """What the first proposed programme of a document comes to for these facts."""
    named = rule_file(one.file, [proposal.yaml for proposal in propose(one).programmes])
    assert named is not None
    book = build_book({named[0]: named[1]}, Library((one,)))
    assert book.problems == ()
    edition = book.editions[0]
    own = next(fact.key for fact in edition.rules.facts if fact.key.endswith("_case")).removesuffix("case")
    told = {own + key.removeprefix("own_") if key.startswith("own_") else key: value for key, value in facts.items()}
    case = case_of({f"{own}case": True, **told}, DAY, "云栖市")
    result = calculate(edition, edition.rules.programmes[0], case)
    assert result.verdict is Verdict.MET, result
    return result.total


def yuan(sum_: int) -> Money:
    """A sum in yuan."""
    return Money(Decimal(sum_))


@pytest.mark.parametrize(
    ("sentence", "facts", "total"),
    [
        ("对新引进的总部，一次性给予80万元奖励。", {}, 800_000),
        ("对获评国家级、省级绿色工厂的，分别给予60万元、25万元奖励。", {"own_kind": frozenset({"省级"})}, 250_000),
        ("固定资产投资1000万元以下的部分、1000万元以上的部分，分别按2‰、4‰给予奖励。", {"fixed_investment": yuan(30_000_000)}, 100_000),
        ("对年销售额达到2000万元及以上的，按其研发投入额的20%给予奖励，最高不超过50万元。",
         {"own_m1": yuan(30_000_000), "own_m2": yuan(9_000_000)}, 500_000),
        ("对达标的民宿，每间奖励1800元。", {"own_m1": Number(Decimal(12), "间")}, 21_600),
    ],
)  # fmt: skip
def test_a_proposed_rule_counts_what_its_clause_says(sentence: str, facts: dict[str, Value], total: int) -> None:
    """Laid beside its document it holds, and comes to the sum that one counts by hand."""
    keys = facts
    if "own_m2" in facts:  # the base of the rate and the threshold are asked for apart
        book = rule_file("办法.md", [one.yaml for one in propose(policy(sentence)).programmes])
        assert book is not None and "年销售额" in book[1]
        first = book[1].index("年销售额") < book[1].index("研发投入额")
        keys = facts if first else {"own_m1": facts["own_m2"], "own_m2": facts["own_m1"]}
    assert counted(policy(sentence), keys) == yuan(total)


def test_nothing_is_granted_without_the_conditions_of_the_sentence() -> None:
    """What the words ask for besides numbers is one question of its own."""
    one = policy("对新引进的总部，一次性给予80万元奖励。")
    proposal = propose(one).programmes[0]
    assert "是否符合：" in proposal.yaml
    assert proposal.clause == "第一条"
    assert proposal.summary == "符合条件的：80万元"


def test_bands_without_a_word_of_how_they_are_counted_are_left_to_a_person() -> None:
    """Slice by slice or the whole sum: the clause does not say, so nobody assumes it."""
    one = policy("按实际到位资金给予奖励，资金1000万元以下、1000万元以上的，分别按3‰、4‰给予奖励。")
    proposals = propose(one)
    assert proposals.programmes == ()
    assert {unread.why for unread in proposals.unread} <= {Why.MODE, Why.UNCHECKED}


def test_two_documents_never_share_a_question_or_a_family() -> None:
    """One answer would be taken for both, and neither could be chosen."""
    one = policy("新认定绿色工厂的，奖励20万元。")
    other = replace(
        policy("新认定研发机构的，奖励70万元。"), policy_id="科技办法", file="科技办法.md", title="云栖市科技办法"
    )
    files = [rule_file(each.file, [rule.yaml for rule in propose(each).programmes]) for each in (one, other)]
    book = build_book(dict(file for file in files if file), Library((one, other)))
    assert book.problems == ()
    keys = [fact.key for edition in book.editions for fact in edition.rules.facts]
    families = [programme.family for edition in book.editions for programme in edition.rules.programmes]
    assert len(set(keys)) == len(keys) == 2 and len(set(families)) == 2
    assert propose(one) == propose(one)


def test_a_long_sentence_is_asked_for_to_its_end() -> None:
    """Its last condition is one too."""
    sentence = "对在本市依法登记注册、税务征管关系在本市、近三年无重大安全事故和环境违法行为、具有独立法人资格并按规定报送统计报表的总部，一次性给予80万元奖励"
    assert f"是否符合：{sentence.replace('，', ',')}？" in propose(policy(f"{sentence}。")).programmes[0].yaml


def test_what_is_proposed_of_the_shipped_documents_agrees_with_them() -> None:
    """Each proposal of each document passes the check of rule files; most documents with sums give some."""
    library = load_library(SHIPPED_POLICIES)
    given = 0
    for one in library.policies:
        proposals = [proposal.yaml for proposal in propose(one).programmes]
        named = rule_file(one.file, proposals)
        if named is not None:
            book = build_book({named[0]: named[1]}, library)
            assert book.problems == (), one.file
            given += len(proposals)
    assert given >= 40


@pytest.mark.parametrize(
    ("title", "words", "party"),
    [
        ("云栖市扶持办法", "引进一名博士，给予企业5万元奖励。", "investor"),
        ("云栖市扶持办法", "引荐项目落地的，给予引荐人5万元奖励。", "referrer"),
        ("云栖市社会化招商奖励办法", "项目落地的，给予5万元奖励。", "referrer"),
        ("云栖市招商引资奖励办法", "项目落地的，给予5万元奖励。", "investor"),
    ],
)
def test_whose_a_reward_is_stands_in_its_rule(title: str, words: str, party: str) -> None:
    """Else a referrer's reward would be counted among the firm's."""
    document = replace(policy(words), title=title)
    (proposal,) = propose(document).programmes
    assert f"    for: {party}\n" in proposal.yaml
    assert ("奖励给引荐人" in proposal.summary) is (party == "referrer")
