"""What publishing takes away from the rules is known before."""

from bot.documents.rules_compared import RulesCompared, compare_rules
from rag.rules.book import RuleBook
from tests.rules.small_rules import RULES, small_book

_FILE = "办法.rules.yaml"


def _other() -> RuleBook:
    """The same rules with a number that the clause does not hold."""
    return small_book(RULES.replace("rate: 3‰", "rate: 4‰"))


def test_the_same_rules_lose_nothing() -> None:
    """And nothing is shown."""
    compared = compare_rules(small_book(), small_book(), ())
    assert compared == RulesCompared() and not compared.takes_away


def test_programmes_that_are_gone_are_named() -> None:
    """With the document that granted them."""
    before = small_book()
    compared = compare_rules(before, RuleBook((), (), ""), ())
    assert len(compared.lost) == len(before.editions[0].rules.programmes)
    assert {document for document, _ in compared.lost} == {"办法"} and compared.takes_away


def test_a_rule_file_that_no_longer_holds_is_shown() -> None:
    """It was there before and is not what is put in."""
    compared = compare_rules(small_book(), _other(), ("办法.md",))
    assert {one.file for one in compared.broken} == {_FILE}
    assert compared.refused == () and compared.takes_away


def test_what_was_broken_before_is_no_news() -> None:
    """Somebody else's trouble does not hold a document up."""
    assert compare_rules(_other(), _other(), ()) == RulesCompared()


def test_rules_that_are_put_in_and_do_not_hold_are_refused() -> None:
    """Whether or not they were broken before."""
    compared = compare_rules(_other(), _other(), (_FILE,))
    assert {one.file for one in compared.refused} == {_FILE} and compared.broken == ()
