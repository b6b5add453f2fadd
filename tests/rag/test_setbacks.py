"""What stands behind other passages in the ranking, and why."""

import pytest

from policies.provision import Level, ProvisionKind
from rag.answer import Question
from rag.ask import Asker
from rag.inquiry import Inquiry, read_question
from rag.search import search
from rag.setbacks import governs
from tests.rag.invariants import TODAY


def inquire(asker: Asker, text: str, place: str = "") -> Inquiry:
    """A question read against the shipped documents."""
    return read_question(Question(text, TODAY, place), asker.index.catalogue)


def test_a_city_governs_in_its_zone_and_not_in_a_county_with_rules_of_its_own(shipped: Asker) -> None:
    """栖梧高新区 is part of 栖梧市 by its name; 临澜县 is not."""
    city = next(p for p in shipped.library.policies if p.level is Level.CITY and p.place == "栖梧市")
    assert governs(city, inquire(shipped, "自建厂房怎么补", "栖梧高新区"))
    assert not governs(city, inquire(shipped, "自建厂房怎么补", "临澜县"))
    assert not governs(city, inquire(shipped, "自建厂房怎么补"))


@pytest.mark.parametrize(
    "text", ["高新区自建三层厂房能补多少", "我在高新区自己盖三层厂房有补贴吗", "高新区企业上市奖多少"]
)
def test_what_a_zone_does_not_settle_is_settled_by_its_city(shipped: Asker, text: str) -> None:
    """The zone's clause on rented workshops says nothing of built ones."""
    best = search(shipped.index, inquire(shipped, text)).candidates[0]
    assert best.passage.policy.title == "栖梧市招商引资激励政策"


@pytest.mark.parametrize("text", ["高新区首次设立研发机构给多少", "高新区智能工厂国家级扶持多少", "高新区哪几个月申报"])
def test_what_a_zone_settles_itself_comes_before_its_city(shipped: Asker, text: str) -> None:
    """Its own clause is the nearer one."""
    best = search(shipped.index, inquire(shipped, text)).candidates[0]
    assert best.passage.policy.place == "栖梧高新区"


def test_a_note_on_the_text_answers_no_question_on_what_is_in_it(shipped: Asker) -> None:
    """Prices are as of June 2026: that is no price."""
    best = search(shipped.index, inquire(shipped, "What are the prices in Qiwu?")).candidates[0]
    assert all(provision.kind is not ProvisionKind.PREAMBLE for provision in best.passage.provisions)


def test_who_asks_about_the_text_is_told_by_its_note(shipped: Asker) -> None:
    """Which language prevails stands nowhere else."""
    best = search(shipped.index, inquire(shipped, "If the English guide and the Chinese text differ, which prevails?"))
    assert "prevails" in best.candidates[0].passage.text
