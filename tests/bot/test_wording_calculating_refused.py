"""Why no rules apply, in words."""

import pytest

from bot.wording_calculating_refused import say_not_chosen
from rag.answer import Language
from rag.calculating.calculation import Citing
from rag.calculating.choosing import NotChosen, Why
from tests.calculating_desk.rules import book


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("why", list(Why))
def test_every_refusal_has_its_words(why: Why, language: Language) -> None:
    """Whatever the reason."""
    assert say_not_chosen(NotChosen(why), language).text


def test_what_an_edition_does_not_grant_is_said_with_the_clause_that_leads_to_it() -> None:
    """And with what it does grant."""
    old = book().find("栖梧市社会化招商奖励暂行办法（2021）")
    assert old is not None
    said = say_not_chosen(NotChosen(Why.NOT_GRANTED, (old,), Citing("第三十九条第二款")), Language.SIMPLIFIED).text
    assert said.startswith("按第三十九条第二款，这个项目适用《栖梧市社会化招商奖励暂行办法》，其中没有这项奖励")
    assert "（第五条）" in said and "（第六条）" in said
