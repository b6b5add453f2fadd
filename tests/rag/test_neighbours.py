"""What is quoted beside an answer."""

from rag.answer import Answer, Question
from rag.ask import Asker
from tests.rag.invariants import TODAY


def cited(asker: Asker, text: str) -> list[str]:
    """Articles of what is cited, in order."""
    outcome = asker.ask(Question(text, TODAY))
    assert isinstance(outcome, Answer), outcome
    return [one.provision.locator.article for one in outcome.citations]


def test_when_money_is_paid_is_told_with_the_days_it_takes(shipped: Asker) -> None:
    """In parts is one clause, within thirty working days another."""
    assert "第二十九条" in cited(shipped, "栖梧引荐奖励的钱多久到账")


def test_a_clause_asked_for_by_its_number_stands_alone(shipped: Asker) -> None:
    """Its neighbours were not asked for."""
    assert cited(shipped, "栖梧市社会化招商奖励办法第二十七条") == ["第二十七条"]
