"""Rivals: other editions, and what is the law on the day of a question."""

from datetime import date

from policies.provision import Library, Policy
from rag.answer import Question
from rag.catalogue import Catalogue
from rag.inquiry import read_question
from rag.rivals import answers_today, is_other_edition

OLD = Policy(
    "o",
    "o.md",
    "青禾市奖励办法（2021）",
    (),
    place="青禾市",
    effective_from=date(2021, 1, 1),
    effective_to=date(2023, 12, 31),
)
NEW = Policy("n", "n.md", "青禾市奖励办法", (), place="青禾市", effective_from=date(2024, 1, 1))
FAR = Policy("f", "f.md", "柳河县奖励办法", (), place="柳河县", effective_from=date(2024, 1, 1))


def test_another_edition_is_of_the_same_name_and_place() -> None:
    """Not itself, not the county's."""
    assert is_other_edition(OLD, NEW)
    assert not is_other_edition(NEW, NEW)
    assert not is_other_edition(FAR, NEW)


def test_only_what_is_in_force_answers_today() -> None:
    """On the day of the question."""
    inquiry = read_question(Question("奖励多少", date(2024, 6, 1)), Catalogue(Library((OLD, NEW))))
    assert answers_today(NEW, inquiry)
    assert not answers_today(OLD, inquiry)
