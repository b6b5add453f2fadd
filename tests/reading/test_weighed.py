"""Names of the grammar weighed against what was learned."""

from datetime import datetime

from bot.reading.names import Grip, NameFound
from bot.reading.reader import ZONE, marks_of
from bot.reading.tagger import Span, Tagged
from bot.reading.weighed import weighed

POSTED = datetime(2024, 7, 8, 9, tzinfo=ZONE)
TEXT = "口头说滚珠丝杠签了"


def _tagged(start: int, end: int) -> Tagged:
    """Only these characters are a name's, for sure."""
    size = len(TEXT)
    within = tuple(float(start <= place < end) for place in range(size))
    begins, ends = (tuple(float(place == at) for place in range(size)) for at in (start, end - 1))
    return Tagged((Span(start, end, 1.0),), within, begins, ends)


def _names(found: NameFound, tagged: Tagged) -> list[tuple[str, Grip]]:
    return [(one.name, one.grip) for one in weighed(marks_of(TEXT, POSTED), 0, (found,), tagged)]


def test_what_both_find_is_surer() -> None:
    """It may open a project then."""
    assert _names(NameFound("滚珠丝杠项目", 3, 7, Grip.LOOSE), _tagged(3, 7)) == [("滚珠丝杠项目", Grip.POINTED)]


def test_what_nothing_speaks_for_is_dropped_and_what_was_learned_is_taken() -> None:
    """口头 is no name."""
    assert _names(NameFound("口头项目", 0, 2, Grip.BARE), _tagged(3, 7)) == [("滚珠丝杠项目", Grip.POINTED)]


def test_a_name_of_the_store_stays_as_it_is() -> None:
    """Whatever was learned."""
    assert _names(NameFound("丝杠项目", 5, 7, Grip.KNOWN), _tagged(3, 7)) == [("丝杠项目", Grip.KNOWN)]


def test_what_begins_better_is_taken() -> None:
    """说滚珠丝杠 begins with a word of speech."""
    assert _names(NameFound("说滚珠丝杠项目", 2, 7, Grip.LOOSE), _tagged(3, 7)) == [("滚珠丝杠项目", Grip.POINTED)]
