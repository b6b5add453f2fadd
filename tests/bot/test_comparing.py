"""Which two editions are to be compared, and which words ask for it."""

from datetime import date

import pytest

from bot.comparing import asks_for_changes, compare_editions, pairs_of, turn_comparison
from bot.settings import SHIPPED_POLICIES
from policies.library import load_library
from policies.lifecycle import link_editions
from policies.provision import Locator, Policy, Provision
from rag.answer import Language

ZH = Language.SIMPLIFIED
POLICIES = load_library(SHIPPED_POLICIES).policies
PAGE = 4000  # characters that one message takes


def edition(title: str, year: int, *clauses: str, place: str = "青禾市", replaces: tuple[str, ...] = ()) -> Policy:
    """An edition of a year."""
    provisions = tuple(Provision(Locator(article=f"第{n}条"), f"第{n}条 {text}") for n, text in enumerate(clauses, 1))
    start = date(year, 1, 1)
    named = f"{place}{title}"
    return Policy(f"{named}{year}", "d.md", named, provisions, place=place, effective_from=start, replaces=replaces)


def three() -> tuple[Policy, ...]:
    """Three editions of one rule."""
    cap = "单个项目奖励最高不超过{}万元。"
    return link_editions(
        [
            edition("奖励办法（2018年版）", 2018, cap.format(100)),
            edition("奖励办法（2021年版）", 2021, cap.format(200)),
            edition("奖励办法（2024年版）", 2024, cap.format(300)),
        ]
    )[0]


@pytest.mark.parametrize(
    "text",
    [
        "新办法哪些变了", "新旧办法有什么不同", "新旧办法有什么区别？", "两版有什么不一样", "社会化招商奖励新办法和旧办法有什么区别",
        "激励政策改了哪些", "和老办法比哪里改了", "新政策都调整了哪些", "新舊辦法有什麼不同", "What has changed in the new measures?",
        "differences between the old and new edition",
    ],
)  # fmt: skip
def test_words_that_ask_for_all_that_changed(text: str) -> None:
    """In Chinese of both scripts and in English."""
    assert asks_for_changes(text)


@pytest.mark.parametrize(
    "text",
    ["新办法和老办法封顶差多少", "新旧办法公示期有什么不同", "签约之后哪些变化要报告", "政策变了吗", "新办法最高多少", "引荐奖励多少", ""],
)  # fmt: skip
def test_one_thing_in_both_is_a_question_of_its_own(text: str) -> None:
    """And other words are none of this."""
    assert not asks_for_changes(text)


def test_the_shipped_editions_fit_their_pages_and_can_be_turned() -> None:
    """Each page by the button of the one before, none too long; every clause is on one of them."""
    reply = compare_editions(POLICIES, "/changes", "", ZH)
    seen = []
    while True:
        seen.append(reply.text)
        onward = [button.data for row in reply.buttons for button in row if "▶" in button.label]
        if not onward:
            break
        key, row = onward[0].removeprefix("changes:").split(".")
        turned = turn_comparison(POLICIES, key, int(row), ZH)
        assert turned is not None
        reply = turned
    assert len(seen) > 2 and all(len(text) < PAGE for text in seen)
    assert "第三十七条" in "".join(seen)


def test_the_newest_pair_comes_first_with_a_way_to_the_older_one() -> None:
    """Of three editions."""
    reply = compare_editions(three(), "奖励办法改了哪些", "", ZH)
    assert "200万元 → 300万元" in reply.text
    (older,) = [button for row in reply.buttons for button in row]
    key = older.data.removeprefix("changes:").split(".")[0]
    turned = turn_comparison(three(), key, 0, ZH)
    assert turned is not None and "100万元 → 200万元" in turned.text


def test_a_named_edition_is_compared_with_the_one_before_it() -> None:
    """By its whole title."""
    reply = compare_editions(three(), "青禾市奖励办法（2021年版）", "", ZH)
    assert "100万元 → 200万元" in reply.text or "200万元 → 300万元" in reply.text


def test_of_several_rules_one_is_chosen_unless_the_talk_is_about_a_place() -> None:
    """By a button for each."""
    far = [
        edition("补助办法", 2019, "补助最高10万元。", place="柳河县"),
        edition("补助新办法", 2023, "补助最高20万元。", place="柳河县", replaces=("柳河县补助办法",)),
    ]
    policies = link_editions([*three(), *far])[0]
    assert len(compare_editions(policies, "新办法哪些变了", "", ZH).buttons) == 2 < len(pairs_of(policies))
    assert "10万元 → 20万元" in compare_editions(policies, "新办法哪些变了", "柳河县", ZH).text


def test_a_rule_in_one_edition_has_nothing_to_compare() -> None:
    """What can be is offered; of an empty library nothing."""
    reply = compare_editions(POLICIES, "激励政策改了哪些", "", ZH)
    assert "只收录了一版" in reply.text and reply.buttons
    assert compare_editions((), "新办法哪些变了", "", ZH).buttons == ()


def test_a_page_of_documents_that_are_gone_is_none() -> None:
    """The key names no pair any more."""
    assert turn_comparison(POLICIES, "00000000", 0, ZH) is None


@pytest.mark.parametrize("text", ["不存在的办法", "《某某规定》", "海上风电补贴办法"])
def test_a_document_that_is_not_held_is_not_answered_with_another(text: str) -> None:
    """What can be compared is offered."""
    reply = compare_editions(POLICIES, text, "", ZH)
    assert "没有收录您说的这份文件" in reply.text
    assert reply.buttons


@pytest.mark.parametrize(
    "text", ["", "新旧办法有什么不同", "栖梧市", "新办法改了哪些", "社会化招商办法", "旧的办法", "奖励办法"]
)
def test_words_that_name_no_document_are_answered_as_before(text: str) -> None:
    """By the newest pair, also where the name is only half said."""
    assert "没有收录" not in compare_editions(POLICIES, text, "", ZH).text
