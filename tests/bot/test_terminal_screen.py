"""The terminal on a screen, typed into as over a keyboard."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from bot.message import Reply, Role, Span, SpanKind
from bot.terminal_screen import run_screen, show
from tests.bot.sample import NOW, Bench, open_bench

CTRL_C, CTRL_D, UP, ENTER = "\x03", "\x04", "\x1b[A", "\r"


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """An Assistant over a real database."""
    opened = open_bench(tmp_path)
    yield opened
    opened.ledger.database.close()


def typed(bench: Bench, folder: Path, keys: str) -> int:
    """Type these keys and give the exit code."""
    with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=DummyOutput()):
        keyboard.send_text(keys)
        return run_screen(bench.assistant, Role.STAFF, lambda: NOW, folder)


@pytest.mark.parametrize("leaving", [CTRL_C, CTRL_D])
def test_one_leaves_politely(bench: Bench, tmp_path: Path, leaving: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Greeting, answer, goodbye, code 0."""
    assert typed(bench, tmp_path, f"奖励最高多少？{ENTER}{ENTER}{leaving}") == 0
    out = capsys.readouterr().out
    assert "您好" in out
    assert "同一项目奖励最高不超过100万元。" in out
    assert "[1] 全文" in out
    assert out.rstrip().endswith("再见。")
    assert len(bench.asker.asked) == 1, "an empty line asks nothing"


def test_what_was_typed_is_there_with_the_arrow_key_next_time(bench: Bench, tmp_path: Path) -> None:
    """The history is kept in the data folder, readable by its owner alone."""
    typed(bench, tmp_path, f"奖励最高多少？{ENTER}{CTRL_D}")
    typed(bench, tmp_path, f"{UP}{ENTER}{CTRL_D}")
    assert [question.text for question in bench.asker.asked] == ["奖励最高多少？"] * 2
    assert (tmp_path / "history-staff").stat().st_mode & 0o077 == 0


def test_without_a_folder_to_write_in_the_chat_works_all_the_same(bench: Bench, tmp_path: Path) -> None:
    """Only the history is not kept."""
    assert typed(bench, tmp_path / "missing", f"奖励最高多少？{ENTER}{CTRL_D}") == 0
    assert len(bench.asker.asked) == 1


def test_words_are_never_read_as_markup(capsys: pytest.CaptureFixture[str]) -> None:
    """What looks like a style of the library stays what it is."""
    console = Console(highlight=False, force_terminal=True, width=80)
    show(console, Reply((Span(SpanKind.BOLD, "[red]奖励[/red] [/]"), Span(SpanKind.QUOTE, "甲\n乙"))))
    out = capsys.readouterr().out
    assert "[red]奖励[/red] [/]" in out
    assert "    \x1b[36m甲" in out
    assert "    \x1b[36m乙" in out


class Poet:
    """Finds better words, unless somebody has enough of waiting."""

    def __init__(self, *, is_slow: bool = False) -> None:
        self.is_slow = is_slow

    def reply(self, reply: Reply, person_id: int, show: Callable[[Reply], object]) -> Reply:  # noqa: ARG002  # as called
        """Half of them first."""
        show(Reply((Span(SpanKind.PLAIN, "一半"),)))
        if self.is_slow:
            raise KeyboardInterrupt
        return Reply((Span(SpanKind.PLAIN, "更好的话"),))


@pytest.mark.parametrize("is_slow", [False, True])
def test_better_words_grow_and_waiting_for_them_can_be_ended(
    bench: Bench, tmp_path: Path, capsys: pytest.CaptureFixture[str], is_slow: bool
) -> None:
    """Ctrl-C while the model speaks leaves the answer as it was, not the conversation."""
    with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=DummyOutput()):
        keyboard.send_text(f"奖励最高多少？{ENTER}{CTRL_D}")
        assert run_screen(bench.assistant, Role.STAFF, lambda: NOW, tmp_path, Poet(is_slow=is_slow)) == 0
    out = capsys.readouterr().out
    assert ("更好的话" in out) is not is_slow
    assert ("同一项目奖励最高不超过100万元。\n" in out) is is_slow
