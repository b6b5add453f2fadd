"""Questions from the command line."""

from datetime import date

from bot.ask_once import Asked, ask_batch, ask_once
from bot.json_lines import BadLine, BatchQuestion
from tests.bot.sample import DAY, ScriptedAsker


def test_one_question_is_asked_with_its_place_and_day() -> None:
    """Its own day wins over today; no buttons, as nothing is stored."""
    asker = ScriptedAsker()
    asked = ask_once(asker, BatchQuestion("a", "最高多少？", "临澜县", date(2025, 6, 30)), DAY, "专员")
    assert (asker.asked[0].place, asker.asked[0].day) == ("临澜县", date(2025, 6, 30))
    assert asked.reply.buttons == ()
    assert asked.fields()["text"] == asked.reply.text
    ask_once(asker, BatchQuestion("a", "最高多少？"), DAY, "专员")
    assert asker.asked[1].day == DAY


def test_the_text_is_said_in_the_language_of_the_question() -> None:
    """As in a chat."""
    asked = ask_once(ScriptedAsker(), BatchQuestion("a", "What is the cap?"), DAY, "")
    assert "in force 2025-01-01" in asked.reply.text


def test_a_batch_keeps_its_order_and_its_bad_lines() -> None:
    """One out for each in, as they come."""
    lines: list[BatchQuestion | BadLine] = [BatchQuestion("a", "最高？"), BadLine(2, "x"), BatchQuestion("c", "什么？")]
    out = list(ask_batch(ScriptedAsker(), lines, DAY, ""))
    assert [one.fields()["status"] if isinstance(one, Asked) else one for one in out] == [
        "answered", BadLine(2, "x"), "refused",
    ]  # fmt: skip
