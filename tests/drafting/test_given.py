"""Which passages a model is given: what carries the answer, what was found beside it, and no more."""

from dataclasses import replace

from policies.provision import Audience
from rag.drafting.given import choose_given
from rag.passage import Hit
from rag.split import split_policy
from tests.drafting.clauses import clause, extractive

REWARD = "栖梧市社会化招商奖励办法（试行）"


def test_the_passage_that_carries_the_answer_comes_first() -> None:
    """Under an id of this request, with the one that lasts beside it."""
    answer = extractive(REWARD, "单个项目的奖励总额")
    first = choose_given(answer, "n", to_remote=False)[0]
    assert first.key == "n-1" and answer.citations[0].provision in first.provisions
    assert first.passage_id == answer.hits[0].passage.passage_id


def test_hits_of_other_documents_are_not_given() -> None:
    """Their place and edition were not weighed."""
    answer = extractive(REWARD, "单个项目的奖励总额")
    policy, _ = clause("临澜县社会化招商奖励实施办法", "单个项目引荐奖励最高")
    others = tuple(Hit(passage, 0.8, passage.text[:500]) for passage in split_policy(policy))
    found = choose_given(replace(answer, hits=(*answer.hits, *others)), "n", to_remote=False)
    assert {one.policy.title for one in found} == {REWARD}


def test_no_more_than_a_model_can_read() -> None:
    """Six passages, four thousand characters; the first one always."""
    policy, _ = clause(REWARD, "单个项目的奖励总额")
    hits = tuple(Hit(passage, 0.8, passage.text[:500]) for passage in split_policy(policy))
    found = choose_given(replace(extractive(REWARD, "单个项目的奖励总额"), hits=hits), "n", to_remote=False)
    assert 1 < len(found) <= 6 and sum(len(one.text) for one in found) <= 4000
    assert [one.key for one in found] == [f"n-{number}" for number in range(1, len(found) + 1)]


def test_internal_documents_stay_on_this_machine() -> None:
    """A model elsewhere does not get them."""
    answer = extractive(REWARD, "单个项目的奖励总额")
    secret = replace(answer.citations[0].policy, audience=Audience.INTERNAL)
    hidden = replace(answer, citations=(replace(answer.citations[0], policy=secret),), hits=())
    assert choose_given(hidden, "n", to_remote=True) == ()
    assert len(choose_given(hidden, "n", to_remote=False)) == 1


def test_a_member_of_a_list_comes_with_what_introduces_it() -> None:
    """不得作为引荐人 is said above the members."""
    answer = replace(extractive(REWARD, "国家机关、事业单位"), hits=())
    (one,) = choose_given(answer, "n", to_remote=False)
    assert "不得作为引荐人" in one.text and one.clause.startswith("第七条")


def test_figures_are_those_of_the_passage_converted() -> None:
    """For English readers."""
    (one,) = choose_given(extractive(REWARD, "单个项目的奖励总额"), "n", to_remote=False)
    assert one.figures == ("up to CNY 3,000,000 (300万元)", "up to CNY 5,000,000 (500万元)")
