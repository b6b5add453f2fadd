"""A matter is the questions in it."""

from store.answering.matter import Matter, MatterState
from tests.store.samples import NOON, question


def test_wordings_are_told_apart_as_they_were_understood() -> None:
    """那外资呢 counts as what it stood for; the newest of each wording stands for it."""
    asked = (
        question(question_id=1, text="食堂补贴吗"),
        question(question_id=2, text="那食堂呢", understood="食堂补贴吗", person_id=8),
        question(question_id=3, text="宿舍呢", understood="宿舍补贴吗"),
    )
    one = Matter(1, NOON, MatterState.OPEN, asked)
    assert [each.question_id for each in one.wordings] == [2, 3]
    assert one.lead.question_id == 1 and one.people == {7, 8}
