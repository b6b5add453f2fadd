"""Facts: found by key, derived from others, joined with a set's own."""

from rag.rules.facts import Derivation, Fact, FactBook, FactKind, Text

_A = Fact("a", FactKind.MONEY, Text("甲", "a"), Text("甲？", "a?"))
_B = Fact("b", FactKind.CHOICE, Text("乙", "b"), Text("乙？", "b?"), choices=(Text("大", "big"), Text("小", "small")))
_C = Fact("c", FactKind.SHARE, Text("丙", "c"), Text("丙？", "c?"), derived=Derivation("quotient", "a", "b"))


def test_facts_are_found_and_joined() -> None:
    """A set's own fact takes the place of the shared one of its key."""
    own = Fact("a", FactKind.NUMBER, Text("甲二", "a2"), Text("？", "?"))
    joined = FactBook((_A, _B)).joined((own, _C))
    assert [fact.key for fact in joined] == ["a", "b", "c"]
    assert joined.find("a") == own and joined.find("z") is None


def test_what_stands_behind_a_fact() -> None:
    """The fact and those it may follow from."""
    book = FactBook((_A, _B, _C))
    assert list(book.behind("c")) == ["c", "a", "b"]
    assert list(book.behind("z")) == ["z"]
    assert book.divisors == {"b"}


def test_choices_by_their_chinese_word() -> None:
    """With their English."""
    assert _B.choice("大") == Text("大", "big")
    assert _B.choice("中") is None
