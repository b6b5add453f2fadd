"""Speech without commas."""

from bot.reading.clauses import clauses_of
from bot.reading.run_on import cut_run_ons


def parts(text: str, *marked: str) -> list[str]:
    """The clauses of a text in which `marked` are days and counties."""
    spans = [(text.index(one), text.index(one) + len(one)) for one in marked]
    return [text[one.start : one.end] for one in cut_run_ons(text, clauses_of(text), spans)]


def test_a_new_county_behind_news_begins_a_clause() -> None:
    """So does 然后; a county behind a day that was just said does not."""
    text = "周二冠县的绳网签了两个亿周三莘县的渔具到账了三百万然后去看了高唐的草帽"
    assert parts(text, "周二", "冠县", "周三", "莘县", "高唐") == [
        "周二冠县的绳网签了两个亿", "周三莘县的渔具到账了三百万", "然后去看了高唐的草帽"
    ]  # fmt: skip


def test_short_clauses_stay_whole() -> None:
    """Nothing is cut in a clause as people write it."""
    assert parts("冠县绳网昨天签了", "昨天") == ["冠县绳网昨天签了"]
