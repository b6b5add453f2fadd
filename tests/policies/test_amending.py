"""Amending: what a later text changes in parts."""

import pytest

from policies.amending import Amends, amends
from policies.provision import Locator, Policy, Provision


def document(title: str, *paragraphs: str) -> Policy:
    """A document of these paragraphs."""
    return Policy("n", "n.md", title, tuple(Provision(Locator(), text) for text in paragraphs))


@pytest.mark.parametrize(
    "title",
    [
        "关于修改《青禾市招商奖励办法》的决定",
        "青禾市人民政府关于修订《青禾市招商奖励办法》部分条款的通知",
        "青禾市人民政府关于调整《青禾市招商奖励办法》部分内容的通知",
    ],
)
def test_a_title_names_what_is_changed(title: str) -> None:
    """Whole, without 《》."""
    assert amends(document(title)) == Amends("青禾市招商奖励办法")


def test_the_first_sentences_do_too_and_the_articles_are_named() -> None:
    """Changed and struck out ones."""
    found = amends(
        document(
            "决定",
            "对《青禾市招商奖励办法》作如下修改：",
            "一、将第八条修改为：“第八条 最高200万元。”",
            "二、删去第十二条。",
        )
    )
    assert found == Amends("青禾市招商奖励办法", ("第八条", "第十二条"))


@pytest.mark.parametrize("text", ["依据《青禾市招商奖励办法》制定本细则。", "《青禾市招商奖励办法》同时废止。", ""])
def test_a_text_that_only_speaks_of_another_changes_nothing(text: str) -> None:
    """Nor does one that repeals it."""
    assert amends(document("青禾市招商奖励办法实施细则", text)) is None
