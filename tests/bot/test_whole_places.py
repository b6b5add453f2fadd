"""Finding the whole place behind a quote."""

import pytest

from bot.whole_places import whole_place
from tests.bot.sample import GUIDE, REWARD


@pytest.mark.parametrize("locator", ["第七条", "第七条第（一）项", "第七条第（二）项"])
def test_an_article_is_whole_from_whichever_item_one_starts(locator: str) -> None:
    """Its first line and all its items."""
    assert whole_place(REWARD, locator) == REWARD.provisions[:3]


def test_the_last_article_ends_with_the_document() -> None:
    """Nothing runs over the edge."""
    assert whole_place(REWARD, "第八条") == REWARD.provisions[3:]


def test_a_section_is_what_stands_under_the_same_heading() -> None:
    """Of a document without articles."""
    assert whole_place(GUIDE, "二、要素成本") == GUIDE.provisions[1:]


def test_a_place_that_is_no_more_is_empty() -> None:
    """The document has changed since."""
    assert whole_place(REWARD, "第九十九条") == ()
