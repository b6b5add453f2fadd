"""Where announcements are worked on, and who is told something."""

from dataclasses import replace

from bot.announcing.bureau import notice
from bot.message import Reply, Span, SpanKind
from rag.answer import Language
from store.announcing.audience import Target, TargetKind
from store.sends import Urgency
from tests.announcing.hall import Hall, announce
from tests.store_announcing.bureau import ADMIN, COORDINATOR, SECOND, STAFF


def told(language: Language) -> Reply:
    """Something, in that language."""
    return Reply((Span(SpanKind.PLAIN, f"说 {language.value}"),))


def test_a_person_is_told_once_under_a_key(hall: Hall) -> None:
    """In their own language, at most once."""
    hall.say("/lang en", SECOND)
    for _ in range(2):
        hall.bureau.tell(SECOND, told, "k", hall.now)
    hall.deliver()
    assert hall.texts(SECOND) == [f"说 {Language.ENGLISH.value}"]
    row = notice(SECOND, told(Language.SIMPLIFIED), "k")
    assert (row.at_most_once, row.urgency) == (True, Urgency.NOTICE)


def test_who_wrote_it_is_told_and_where_they_are_gone_all_in_charge(hall: Hall) -> None:
    """Somebody must hear of it."""
    announce(hall, when="8月7日16:00")
    one = hall.bureau.announcements.get(1)
    assert one is not None
    hall.bureau.tell_about(one, told, lambda person: f"a{person}", hall.now)
    hall.bureau.tell_about(replace(one, author_id=STAFF), told, lambda person: f"b{person}", hall.now)
    hall.deliver()
    heard = [
        sum(text.startswith("说") for text in hall.texts(person)) for person in (COORDINATOR, SECOND, ADMIN, STAFF)
    ]
    assert heard == [2, 1, 1, 0]


def test_in_charge_are_coordinators_and_administrators(hall: Hall) -> None:
    """Nobody else approves or is asked."""
    assert {member.person_id for member in hall.bureau.in_charge()} == {COORDINATOR, SECOND, ADMIN}


def test_parts_of_an_audience_have_names(hall: Hall) -> None:
    """Offices by theirs, also where the number is of none."""
    office = hall.bureau.registry.office_by_code("C04")
    assert office is not None
    parts = (Target(TargetKind.OFFICE, str(office.office_id)), Target(TargetKind.OFFICE, "999"))
    names = hall.bureau.names(Language.SIMPLIFIED, parts)
    assert names[0] == office.name and len(names) == 2


def test_nothing_put_is_nothing(hall: Hall) -> None:
    """No transaction for it."""
    assert hall.bureau.put([], hall.now) == 0
