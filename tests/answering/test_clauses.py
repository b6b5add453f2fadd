"""Clauses that an answer may rest on, and whether they still hold."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answering.clauses import (
    Clause,
    Fault,
    by_number,
    clause_in_words,
    clauses_in,
    clauses_near,
    fault_of,
    held,
    says_only_a_clause,
)
from policies.provision import Amendment, Audience, Library, Locator, Policy, Provision
from rag.answer import Clarification, Refusal, RefusalReason
from tests.answering.window import TITLE
from tests.bot.sample import CAP, DAY, GUIDE, LIBRARY, REWARD, SECRET, TIER, ScriptedAsker, cite

SINCE = date(2026, 8, 1)
WHOLE = Clause(REWARD, "第七条", REWARD.provisions[:3])


def library(policy: Policy) -> Library:
    """The sample with another reward document."""
    return replace(LIBRARY, policies=(policy, GUIDE, SECRET))


def test_a_clause_is_bound_by_its_words_and_holds_while_they_stand() -> None:
    """Blanks and line breaks aside."""
    bound = WHOLE.bound("e1")
    assert (bound.title, bound.locator, bound.edition) == (TITLE, "第七条", "e1")
    assert held(bound, LIBRARY, DAY, SINCE) == WHOLE
    spaced = tuple(replace(one, text=one.text.replace("，", "， ")) for one in REWARD.provisions)
    assert isinstance(held(bound, library(replace(REWARD, provisions=spaced)), DAY, SINCE), Clause)


@pytest.mark.parametrize(
    ("policy", "fault"),
    [
        (replace(REWARD, title="别的办法"), Fault.NOT_HELD),
        (replace(REWARD, provisions=REWARD.provisions[3:]), Fault.NOT_HELD),
        (replace(REWARD, provisions=(*REWARD.provisions[:2], REWARD.provisions[3])), Fault.CHANGED),
        (replace(REWARD, effective_to=date(2026, 8, 2)), Fault.EXPIRED),
        (replace(REWARD, superseded_by="新办法", superseded_on=DAY), Fault.REPLACED),
        (replace(REWARD, effective_from=date(2026, 8, 4)), Fault.NOT_YET),
        (replace(REWARD, draft=True), Fault.NO_BASIS),
        (replace(REWARD, audience=Audience.INTERNAL), Fault.NO_BASIS),
        (replace(REWARD, amendments=(Amendment("x", "修改决定", DAY, ("第七条",)),)), Fault.AMENDED),
        (replace(REWARD, amendments=(Amendment("x", "修改决定", DAY),)), Fault.AMENDED),
    ],
)
def test_it_holds_no_longer_once_its_document_is_another_one(policy: Policy, fault: Fault) -> None:
    """Expired, repealed, replaced, changed, gone: each is told apart."""
    assert held(WHOLE.bound("e1"), library(policy), DAY, SINCE) is fault


@pytest.mark.parametrize(
    "amendment",
    [
        Amendment("x", "修改决定", DAY, ("第八条",)),  # of another article
        Amendment("x", "修改决定", date(2026, 9, 1), ("第七条",)),  # not in force yet
        Amendment("x", "修改决定", date(2026, 7, 1), ("第七条",)),  # known when it was approved
    ],
)
def test_an_amendment_of_something_else_or_of_before_ends_nothing(amendment: Amendment) -> None:
    """Whoever approved it had seen what was in force then."""
    assert held(WHOLE.bound("e1"), library(replace(REWARD, amendments=(amendment,))), DAY, SINCE) == (
        replace(WHOLE, policy=replace(REWARD, amendments=(amendment,)))
    )


def test_the_last_day_of_validity_still_counts() -> None:
    """Both ends are in force."""
    policy = replace(REWARD, effective_to=DAY)
    assert isinstance(held(WHOLE.bound("e1"), library(policy), DAY, SINCE), Clause)


@pytest.mark.parametrize(
    ("words", "locator", "count"),
    [
        (f"《{TITLE}》第七条", "第七条", 3),
        (f"依据《{TITLE}》第8条", "第八条", 1),
        (f"《{TITLE}》第七条第（二）项", "第七条第（二）项", 1),
        ("《栖梧市社会化招商奖励办法》第七条第二项", "第七条第（二）项", 1),
    ],
)
def test_a_clause_is_named_in_words(words: str, locator: str, count: int) -> None:
    """The whole article, or an item of it; a title as people write it."""
    found = clause_in_words(LIBRARY, words, DAY)
    assert isinstance(found, Clause)
    assert (found.locator, len(found.provisions)) == (locator, count)


MEASURES = replace(
    REWARD,
    title="栖梧市招商扶持措施",
    provisions=(
        Provision(Locator(("一、对象",), "", 0, ("第（一）项",)), "（一）企业。"),
        Provision(Locator(("一、对象",), "", 0, ("第（二）项",)), "（二）条件："),
        Provision(Locator(("一、对象",), "", 0, ("第（二）项", "第1目")), "1. 投产；"),
        Provision(Locator(("二、厂房", "第一节 租"), "", 1), "租金减半。"),
        Provision(Locator(("二、厂房", "第一节 租"), "", 2), "满三年再减。"),
        Provision(Locator(("二、厂房", "第二节 买"), "", 0, ("第2项",)), "2. 补贴10%。"),
        Provision(Locator(("第三章 附则",), "第九条"), "第九条 由市局解释。"),
        Provision(Locator(("第三章 附则",), "第十条"), "第十条 自印发之日起施行。"),
    ),
)


@pytest.mark.parametrize(
    ("place", "locator", "count"),
    [
        ("第一部分", "一、对象", 3),
        ("一、", "一、对象", 3),
        ("一、（二）", "一、对象 › 第（二）项", 2),
        ("第一部分第二项", "一、对象 › 第（二）项", 2),
        ("第二部分第一节", "二、厂房 › 第一节 租", 2),
        ("第二部分第二节第2项", "二、厂房 › 第二节 买 › 第2项", 1),
        ("第二部分第一节第二款", "二、厂房 › 第一节 租 › 第二段", 1),
        ("第三章", "第三章 附则", 2),
        ("第三章第九条", "第九条", 1),
        ("第1项", "一、对象 › 第（一）项", 1),
    ],
)
def test_a_section_is_named_as_questions_name_it(place: str, locator: str, count: int) -> None:
    """Whole, or the item of it; bound so, it is found again."""
    found = clause_in_words(library(MEASURES), f"《栖梧市招商扶持措施》{place}", DAY)
    assert isinstance(found, Clause)
    assert (found.locator, len(found.provisions)) == (locator, count)
    assert held(found.bound("e1"), library(MEASURES), DAY, SINCE) == found
    assert says_only_a_clause(f"《栖梧市招商扶持措施》{place}") is (place != "第1项")


def test_an_item_of_several_sections_is_not_guessed() -> None:
    """The section is to be named."""
    assert clause_in_words(library(MEASURES), "《栖梧市招商扶持措施》第2项", DAY) is Fault.NOT_HELD


def test_what_was_bound_as_one_place_holds_as_that_place() -> None:
    """Also where its locator is by now that of a whole section."""
    one = Clause(MEASURES, "一、对象 › 第（二）项", MEASURES.provisions[1:2])
    assert held(one.bound("e1"), library(MEASURES), DAY, SINCE) == one


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (f"《{TITLE}》第九十条", Fault.NOT_HELD),
        (f"《{TITLE}》", Fault.NOT_HELD),
        ("第七条", Fault.NOT_HELD),
        ("《没有的办法》第一条", Fault.NOT_HELD),
        ("《内部谈判口径》第一条", Fault.NO_BASIS),
        ("", Fault.NOT_HELD),
    ],
)
def test_what_names_no_clause_to_rest_on_is_refused(words: str, fault: Fault) -> None:
    """An internal document is shown to nobody outside."""
    assert clause_in_words(LIBRARY, words, DAY) is fault


def test_only_what_counts_today_is_offered() -> None:
    """Of what an answer quotes, a refusal was near to, a choice would lead to."""
    refusal = Refusal(RefusalReason.NOT_IN_DOCUMENTS, nearest=(cite(SECRET, 0), cite(REWARD, 3), cite(REWARD, 3)))
    assert [clause.locator for clause in clauses_in(refusal, DAY)] == ["第八条"]
    assert [clause.locator for clause in clauses_in(TIER, DAY)] == ["第七条第（二）项"]
    choice = Clarification("place", ("栖梧市",), nearest=(cite(GUIDE, 1),))
    assert [clause.policy for clause in clauses_in(choice, DAY)] == [GUIDE]
    assert clauses_in(CAP, date(2028, 1, 1)) == ()
    near = clauses_near(ScriptedAsker(), "食堂", "", DAY)
    assert by_number(near, near[0].number) == near[0]
    assert by_number(near, 1) is None


def test_what_words_rest_on_is_more_than_the_clause() -> None:
    """Its document's title, number, days and contact."""
    said = "按栖政发〔2025〕3号第七条，自2025年1月1日起，到位资金1亿元以上的，奖励30万元，咨询0000-1234501。"
    assert WHOLE.misses(said) == ()
    assert WHOLE.misses("到位资金1亿元以上的，奖励10万元。") != ()  # of the other item
    assert WHOLE.misses("栖政发〔2025〕4号") == ("栖政发〔2025〕4号",)
    assert fault_of(REWARD, DAY) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (f"《{TITLE}》第七条", True),
        (f"依据《{TITLE}》第七条第（二）项", True),
        (f"《{TITLE}》第七条规定奖励30万元。", False),
        ("奖励30万元", False),
        ("", False),
    ],
)
def test_a_clause_alone_is_no_answer(words: str, expected: bool) -> None:
    """It names what the answer rests on."""
    assert says_only_a_clause(words) is expected
