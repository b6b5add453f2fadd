"""Whether two questions ask the same: a wrong match is worse than none."""

import json
import time
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.settings import SHIPPED_POLICIES
from policies.library import load_library
from policies.provision import Library, Policy
from rag.answer import Question
from rag.catalogue import Catalogue
from rag.sameness import Gist, Known, gist_of, is_same, likeness

DAY = date(2026, 8, 3)
QUESTIONS = Path(__file__).parent.parent / "questions"
CATALOGUE = Catalogue(
    Library(
        (
            Policy("a", "a.md", "栖梧市社会化招商奖励办法", (), place="栖梧市"),
            Policy("b", "b.md", "临澜县工业扶持办法", (), place="临澜县"),
        )
    )
)


def gist(text: str, place: str = "") -> Gist:
    """What a question asks."""
    return gist_of(Question(text, DAY, place), CATALOGUE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("标准厂房租金怎么补贴？", "请问标准厂房租金怎么补贴"),
        ("标准厂房租金怎么补贴？", "標準廠房租金怎麼補貼"),
        ("食堂能不能给补贴", "食堂有没有补贴吗"),
        ("栖梧市的物流企业有什么扶持", "物流企业在栖梧有什么扶持？"),
        ("How is the canteen subsidised?", "how is the canteen subsidised"),
        ("外地车牌办理要什么材料", "您好，外地车牌办理具体要哪些材料呢"),
    ],
)
def test_the_same_question_in_other_clothes_is_the_same(one: str, other: str) -> None:
    """Politeness, script, width and words that only ask."""
    assert is_same(gist(one), gist(other))
    assert gist(one).digest == gist(other).digest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("工业用电每度多少钱", "工业用水每吨多少钱"),
        ("投资5000万元的食堂怎么补贴", "投资8000万元的食堂怎么补贴"),
        ("栖梧市食堂怎么补贴", "临澜县食堂怎么补贴"),
        ("食堂怎么补贴", "栖梧市食堂怎么补贴"),
        ("外资企业可以申请吗", "外资企业不可以申请吗"),
        ("上年度营收2亿以上的企业怎么补", "上年度营收2亿以下的企业怎么补"),
        ("食堂补贴多少", "食堂补贴什么时候发"),
        ("食堂补贴找谁办", "食堂补贴多久能办"),
        ("我们公司建食堂补贴多少", "介绍人建食堂补贴多少"),
        ("《栖梧市社会化招商奖励办法》里食堂怎么补", "《临澜县工业扶持办法》里食堂怎么补"),
        ("企业给员工的补贴", "员工给企业的补贴"),
        ("《甲市食堂管理规定》是谁定的", "《乙市食堂管理规定》是谁定的"),  # neither is held
        ("按第五条怎么办", "按第六条怎么办"),
    ],
)
def test_another_place_figure_negation_party_or_way_of_asking_is_another_question(one: str, other: str) -> None:
    """However alike the rest is."""
    assert not is_same(gist(one), gist(other))
    assert gist(one).digest != gist(other).digest


@pytest.mark.parametrize(
    "text",
    [
        "那外资呢",
        "如果是3亿呢",
        "这个办法的食堂怎么补",
        "上面第二条的期限",
        "吗",
        "明年食堂补贴多少",
        "what about that",
        "该项目补贴多少",
    ],
)
def test_what_leans_on_something_said_before_is_the_same_as_nothing(text: str) -> None:
    """Not even as the same words of somebody else, in another talk."""
    assert not gist(text).whole
    assert not is_same(gist(text), gist(text))


def test_a_place_that_was_tapped_counts_as_one_that_was_named() -> None:
    """The answer for one place is not that for another."""
    assert is_same(gist("食堂怎么补贴", "栖梧市"), gist("栖梧市食堂怎么补贴"))
    assert not is_same(gist("食堂怎么补贴", "栖梧市"), gist("食堂怎么补贴", "临澜县"))


def test_likeness_brings_near_wordings_together_and_keeps_others_apart() -> None:
    """For a list that a person looks at."""
    canteen = gist("员工食堂建设有没有补贴")
    assert likeness(canteen, gist("员工食堂的建设补贴是多少")) >= 0.6
    assert likeness(canteen, gist("厂区自建的员工食堂建设方面有什么补助")) >= 0.6
    assert likeness(canteen, gist("食堂")) < 0.6
    assert likeness(canteen, gist("栖梧市员工食堂建设有没有补贴")) == 0
    assert likeness(canteen, gist("员工食堂建设补贴什么时候发")) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("我们在高新区建员工食堂能申请什么样的建设补贴", "我们在高新区建员工宿舍能申请什么样的建设补贴"),
        ("在开发区投资建设冷链仓库有没有专项的用电优惠", "在开发区投资建设冷链仓库有没有专项的用水优惠"),
        ("厂区班车给补贴吗", "厂区停车给补贴吗"),
        ("引进博士以后安家费能不能分期领", "引进硕士以后安家费能不能分期领"),
    ],
)
def test_one_word_in_the_place_of_another_is_another_question(one: str, other: str) -> None:
    """Whatever share of the rest is the same, and however near a model holds them."""
    assert likeness(gist(one), gist(other)) == 0


def test_no_two_labelled_questions_with_different_clauses_are_the_same() -> None:
    """Over every question that this house is measured on, against the shipped documents."""
    catalogue, gold = Catalogue(load_library(SHIPPED_POLICIES)), defaultdict[str, set[tuple[str, str, str]]](set)
    total = 0
    for file in (*QUESTIONS.glob("tune*.jsonl"), QUESTIONS / "report.jsonl"):
        for line in file.read_text(encoding="utf-8").splitlines():
            fields = json.loads(line)
            found = gist_of(Question(fields["question"], DAY, fields.get("place") or ""), catalogue)
            total += found.whole
            if found.whole:
                gold[found.digest].add((fields["expect"], fields["gold_file"] or "", fields["gold_locator"] or ""))
    assert total > 500
    assert [labels for labels in gold.values() if len(labels) > 1] == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_it_never_raises_and_does_not_mind_the_order(one: str, other: str) -> None:
    """For any text at all."""
    first, second = gist(one), gist(other)
    assert is_same(first, second) is is_same(second, first)
    assert likeness(first, second) == likeness(second, first)
    assert 0 <= likeness(first, second) <= 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("食堂建补贴吗有没外地1万，", max_size=12), max_size=12), st.sampled_from([0.0, 0.35, 0.6]))
def test_what_is_found_among_many_is_what_is_alike_one_by_one(texts: list[str], least: float) -> None:
    """Nobody is left out by the counting, and nobody else comes in."""
    gists = [gist(text) for text in ("有没有食堂补贴", *texts)]
    known = Known()
    for one in gists[1:]:
        known.add(one)
    singly = {place: likeness(gists[0], one) for place, one in enumerate(gists[1:])}
    wanted = {place: share for place, share in singly.items() if share and share >= least}
    assert dict(known.like(gists[0], least)) == wanted


def test_three_thousand_questions_are_looked_through_at_once() -> None:
    """As they wait after a busy year, for each that is new."""
    words = [first + second for first in "建改租买修迁扩验" for second in "仓楼桥路墙炉梯站房"]
    known = Known()
    for number in range(3000):
        one, other = words[number % 72], words[number // 72]
        known.add(Gist(("",), (), f"{one}以及{other}申请财政补贴资金", True))
    started = time.process_time()
    for number in range(20):
        assert list(known.like(Gist(("",), (), f"{words[number]}申请财政补贴资金", True), 0.6))
    assert time.process_time() - started < 1.5  # 0.2; one by one it takes 15


def test_a_text_pasted_in_is_alike_only_itself() -> None:
    """Comparing two of them letter by letter would take seconds."""
    one, other = (Gist(("",), (), "补贴申请材料" * 700 + end, True) for end in ("甲", "乙"))
    assert likeness(one, one) == 1
    assert likeness(one, other) == 0
