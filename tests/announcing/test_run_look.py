"""How a run stands, and what its receivers are called."""

from bot.announcing.run_look import lines, look, names_in
from rag.answer import Language
from store.announcing.announcement import Announcement
from store.announcing.deliveries import Fate
from store.sends import SendState
from tests.announcing.hall import Hall, announce
from tests.store_announcing.bureau import GROUP, OTHER, STAFF

_ZH = Language.SIMPLIFIED


def sent(hall: Hall, number: int = 1) -> Announcement:
    """To all staff and an office's group; it went wrong with one person and nobody knows of another."""
    hall.service.outcomes = {
        STAFF: (SendState.FAILED, "Forbidden: bot was blocked by the user"),
        OTHER: (SendState.UNKNOWN, ""),
    }
    announce(hall, to={"按身份（私聊）": "全体工作人员", "单位": "冠县招商办（示例）"})
    hall.run()
    one = hall.bureau.announcements.get(number)
    assert one is not None
    return one


def test_the_sums_are_those_of_the_deliveries(hall: Hall) -> None:
    """The newest run where none is named; none where there is none."""
    one = sent(hall)
    looked = look(hall.bureau, one, 0)
    assert looked is not None and looked.run.number == 1
    tally = looked.tally
    assert (tally.planned, tally.of(Fate.SENT), tally.of(Fate.FAILED), tally.of(Fate.UNKNOWN)) == (4, 2, 1, 1)
    assert tally.is_settled and (tally.read, tally.to_read) == (0, 0)
    assert look(hall.bureau, one, 2) is None
    assert "屏蔽了机器人" in looked.card(_ZH, hall.now).text


def test_what_needs_looking_at_comes_first_and_nobody_is_called_by_a_name(hall: Hall) -> None:
    """Groups by their titles, people by office, role and number."""
    looked = look(hall.bureau, sent(hall), 1)
    assert looked is not None
    found = lines(looked, names_in(hall.bureau), _ZH)
    assert [line.fate for line in found] == [Fate.FAILED, Fate.UNKNOWN, Fate.SENT, Fate.SENT]
    assert next(line.name for line in found) == "冠县招商办（示例）工作人员 9"
    assert "群100" in {line.name for line in found}


def test_who_is_no_member_any_more_is_called_by_their_number(hall: Hall) -> None:
    """And a group that nobody knows by its id."""
    looked = look(hall.bureau, sent(hall), 1)
    assert looked is not None
    names = names_in(hall.bureau)
    nobody = type(names)({}, {}, {})
    assert {nobody.of(_ZH, one) for one in looked.deliveries} == {str(GROUP), "9", "10", "12"}
    assert names.office(None) == names.office(999) == ""
