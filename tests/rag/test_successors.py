"""Which clause stands in the place of one that is cited."""

from datetime import date

from bot.settings import SHIPPED_POLICIES
from policies.library import load_library
from policies.provision import Policy
from rag.answer import Answer, Citation, Refusal, RefusalReason
from rag.successors import with_successors

TODAY = date(2026, 11, 21)
POLICIES = load_library(SHIPPED_POLICIES).policies
OLD = next(policy for policy in POLICIES if policy.successor_id)


def cited(policy: Policy, article: str, day: date = TODAY) -> Citation:
    """An article, quoted whole."""
    provision = next(one for one in policy.provisions if one.locator.article == article)
    return Citation(policy, provision, provision.text, policy.standing(day))


def test_a_replaced_clause_names_the_one_in_its_place() -> None:
    """In answers and in what is nearest to a refusal."""
    answer = with_successors(Answer("最高200万元。", (cited(OLD, "第八条"),), ()), POLICIES, TODAY)
    refusal = with_successors(Refusal(RefusalReason.NOT_IN_DOCUMENTS, nearest=(cited(OLD, "第九条"),)), POLICIES, TODAY)
    assert isinstance(answer, Answer) and isinstance(refusal, Refusal)
    assert answer.citations[0].replaced_by == "第十八条"
    assert refusal.nearest[0].replaced_by == "第十条"


def test_where_it_is_not_sure_or_not_shown_nothing_is_named() -> None:
    """Nor for a text that nobody replaced."""
    new = next(policy for policy in POLICIES if policy.policy_id == OLD.successor_id)
    unsure = with_successors(Answer("20万元。", (cited(OLD, "第七条"),), ()), POLICIES, TODAY)
    hidden = with_successors(Answer("200万元。", (cited(OLD, "第八条"),), ()), (OLD,), TODAY)
    current = with_successors(Answer("300万元。", (cited(new, "第十八条"),), ()), POLICIES, TODAY)
    assert [one.citations[0].replaced_by for one in (unsure, hidden, current) if isinstance(one, Answer)] == [
        "",
        "",
        "",
    ]


def test_what_was_the_law_then_is_past_only_once_the_later_edition_is_in_force() -> None:
    """On the eve of the new edition it is still to come."""
    then = date(2023, 5, 1)
    for today, past in ((TODAY, True), (date(2024, 12, 31), False)):
        found = with_successors(Answer("最高200万元。", (cited(OLD, "第八条", then),), ()), POLICIES, today)
        assert isinstance(found, Answer)
        assert (found.citations[0].past, found.citations[0].replaced_by) == (past, "第十八条")
