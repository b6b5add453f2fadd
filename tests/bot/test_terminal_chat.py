"""The terminal in a pipe: lines in, replies out."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.message import Button, Message, Reply, Role, Span, SpanKind
from bot.terminal_chat import PERSON_IDS, Conversation, reply_lines, run_pipe
from store.unavailable import StoreUnavailable
from tests.bot.sample import NOW, Bench, open_bench


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """An Assistant over a real database."""
    opened = open_bench(tmp_path)
    yield opened
    opened.ledger.database.close()


@dataclass(slots=True)
class Echo:
    """Says what it heard, with two buttons when asked for them; keeps the messages."""

    heard: list[Message] = field(default_factory=list)

    def handle(self, message: Message) -> Reply | None:
        """The words or the press, repeated."""
        self.heard.append(message)
        if message.text == "silence":
            return None
        if message.text == "disk full":
            raise StoreUnavailable("full")
        rows: tuple[tuple[Button, ...], ...] = (
            ((Button("甲", "a"), Button("乙", "b")), (Button("丙", "c"),)) if "buttons" in message.text else ()
        )
        rows = ((Button("丁", "d"),),) if message.text == "choice" else rows
        return Reply((Span(SpanKind.PLAIN, message.press or message.text),), rows)


def piped(words: bytes, assistant: Echo | None = None, role: Role = Role.INVESTOR) -> str:
    """What comes out of the pipe."""
    out = io.StringIO()
    assert run_pipe(assistant or Echo(), role, lambda: NOW, Path("nowhere"), io.BytesIO(words), out) == 0
    return out.getvalue()


def test_a_pipe_carries_answers_and_nothing_else(bench: Bench) -> None:
    """No prompt, no greeting; the buttons numbered through."""
    out = io.StringIO()
    lines = io.BytesIO("奖励最高多少？\n\n  \n1\n".encode())
    assert run_pipe(bench.assistant, Role.INVESTOR, lambda: NOW, Path("nowhere"), lines, out) == 0
    answer, full_text, rest = out.getvalue().split("\n\n")
    assert answer.startswith("同一项目奖励最高不超过100万元。")
    assert "│ 第八条 同一项目奖励最高不超过100万元。" in answer
    assert answer.endswith("[1] 全文  [2] 有帮助  [3] 没帮助  [4] 问专员")
    assert full_text.startswith("│ 第八条")
    assert rest == ""


def test_numbers_press_the_buttons_last_shown() -> None:
    """Rows are counted through; a reply without buttons leaves the old ones; other numbers are words."""
    assert piped(b"buttons\n3\n1\n4\n0\n") == "buttons\n[1] 甲  [2] 乙\n[3] 丙\n\nc\n\na\n\n4\n\n0\n\n"


@pytest.mark.parametrize("words", ["²\n", "１\n", "٣\n", "9999999999\n"])
def test_odd_numbers_are_words(words: str) -> None:
    """Superscripts and long numbers press nothing and raise nothing."""
    assert piped(words.encode())


def test_words_behind_an_angle_reply_to_an_earlier_answer() -> None:
    """> to the last one, >2 to the one before it; what got no answer is none, and too far back are plain words."""
    echo = Echo()
    piped("甲\nsilence\n乙\n>2 那外资呢\n> 那柳河呢\n＞9 那么远\n>\n".encode(), echo)
    heard = [(message.text, message.reply_to) for message in echo.heard]
    ids = [message.message_id for message in echo.heard]
    assert heard[3] == ("那外资呢", ids[0])
    assert heard[4] == ("那柳河呢", ids[3])
    assert heard[5] == ("＞9 那么远", "")
    assert heard[6] == (">", "")
    assert [message.replied_text for message in echo.heard[3:6]] == ["甲", "那外资呢", ""]


def test_the_last_line_needs_no_line_break() -> None:
    """As `printf` leaves it."""
    assert piped(b"a") == "a\n\n"
    assert piped(b"") == ""


def test_silence_is_silent() -> None:
    """No empty lines either."""
    assert piped(b"silence\n") == ""


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("奖励".encode(), "奖励"),
        ("\ufeff奖励".encode(), "奖励"),
        ("奖励".encode("gb18030"), "奖励"),
        (b"\xff\xfe\x00", "\ufffd\ufffd\x00"),
        (b"\xed\xa0\x80x", None),
    ],
)
def test_lines_in_any_encoding_survive(line: bytes, text: str | None) -> None:
    """UTF-8 with and without mark, a Chinese Windows, rubbish, half a character."""
    echo = Echo()
    piped(line + b"\n", echo)
    assert text is None or echo.heard[0].text.rstrip("\n") == text


@pytest.mark.parametrize("role", list(Role))
def test_each_role_is_a_person_of_its_own(role: Role) -> None:
    """Never one of Telegram's, whose numbers are positive; every line is a message of its own."""
    echo = Echo()
    piped(b"a\nb\n", echo, role)
    assert {message.role for message in echo.heard} == {role}
    assert {message.person_id for message in echo.heard} == {PERSON_IDS[role]}
    assert PERSON_IDS[role] < 0
    assert len({message.message_id for message in echo.heard}) == 2


def test_a_reader_that_goes_away_ends_the_chat_quietly() -> None:
    """`| head -1`."""

    class Closed(io.StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError

    assert run_pipe(Echo(), Role.INVESTOR, lambda: NOW, Path("nowhere"), io.BytesIO(b"a\nb\n"), Closed()) == 0


def test_a_store_out_of_reach_is_said_in_a_sentence() -> None:
    """And the chat goes on."""
    out = piped(b"disk full\nb\n")
    assert "系统出了点问题" in out
    assert out.endswith("b\n\n")


def test_a_conversation_goes_on_where_nothing_was_said(bench: Bench) -> None:
    """Buttons before any reply press nothing."""
    reply = Conversation(bench.assistant, Role.INVESTOR, lambda: NOW, Path("nowhere")).turn("1")
    assert reply is not None
    assert "答不了" in reply.text


def test_quotes_have_a_bar_on_every_line() -> None:
    """So that they can be told apart without colours."""
    reply = Reply((Span(SpanKind.QUOTE, "甲\n乙"), Span(SpanKind.FAINT, "《办法》"), Span(SpanKind.PLAIN, "")))
    assert reply_lines(reply) == ["│ 甲", "│ 乙", "《办法》", ""]


def test_what_goes_wrong_ends_one_line_and_not_the_conversation() -> None:
    """One sentence, and the next line is answered."""

    @dataclass(slots=True)
    class Broken(Echo):
        def handle(self, message: Message) -> Reply | None:
            """Fails once."""
            if message.text == "fail":
                raise ValueError("a programmer's mistake")
            return Echo.handle(self, message)

    said = piped(b"fail\nagain\n", Broken())
    assert said.endswith("\n\nagain\n\n")
    assert "mistake" not in said


class Poet:
    """Finds better words for every answer, after some that are not yet them."""

    def reply(self, reply: Reply, person_id: int, show: Callable[[Reply], object]) -> Reply:
        """Two lines, one after the other."""
        show(Reply((Span(SpanKind.PLAIN, "一半"),)))
        return Reply((Span(SpanKind.PLAIN, f"更好的话 {person_id}"),), reply.buttons)


def test_a_pipe_carries_better_words_whole_and_only_for_answers(bench: Bench) -> None:
    """Nothing of what grew; the buttons press what they pressed before."""
    out = io.StringIO()
    lines = io.BytesIO("奖励最高多少？\n/help\n1\n".encode())
    assert run_pipe(bench.assistant, Role.INVESTOR, lambda: NOW, Path("nowhere"), lines, out, Poet()) == 0
    answer, rest = out.getvalue().split("\n\n", 1)
    assert answer == f"更好的话 {PERSON_IDS[Role.INVESTOR]}\n[1] 全文  [2] 有帮助  [3] 没帮助  [4] 问专员"
    assert "更好的话" not in rest
    assert "一半" not in out.getvalue()


def test_a_typed_label_presses_the_button_last_shown() -> None:
    """As its number does; other words are words."""
    assert piped("buttons\n丙\n「乙」\n丁\n".encode()).endswith("[3] 丙\n\nc\n\nb\n\n丁\n\n")


def test_who_works_here_may_type_a_label_of_a_card_above() -> None:
    """An asker's words are a question before they are an old button."""
    lines = "buttons\nchoice\n乙\n".encode()
    assert piped(lines, role=Role.COORDINATOR).endswith("[1] 丁\n\nb\n\n")
    assert piped(lines).endswith("[1] 丁\n\n乙\n\n")
