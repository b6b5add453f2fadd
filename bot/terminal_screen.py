"""The terminal face on a screen: history, line editing and colours. Works over ssh; no mouse is needed."""

from contextlib import suppress
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from rich.console import Console, Group
from rich.live import Live
from rich.padding import Padding
from rich.text import Text

from bot.message import Reply, Role, Span, SpanKind
from bot.terminal_chat import Answering, Better, Clock, Conversation, button_lines
from bot.terminal_files import EXPORTS
from bot.wording import say_goodbye, say_hello
from rag.answer import Language

_QUOTE_INDENT = 4  # quotes are told apart without colours too
_STYLES = {SpanKind.PLAIN: "", SpanKind.BOLD: "bold", SpanKind.QUOTE: "cyan", SpanKind.FAINT: "dim"}


def run_screen(assistant: Answering, role: Role, clock: Clock, data: Path, better: Better | None = None) -> int:
    """Talk until Ctrl-D or Ctrl-C; what was typed is kept in `data` for the arrow keys. Always 0."""
    console = Console(highlight=False)
    conversation = Conversation(assistant, role, clock, data / EXPORTS, better)
    session: PromptSession[str] = PromptSession(history=_history(data / f"history-{role}"))
    show(console, say_hello(Language.SIMPLIFIED))
    while True:
        try:
            line = session.prompt("› ")
            reply = conversation.turn(line) if line.strip() else None
            if reply:
                reply = grown(console, conversation, reply)
        except (EOFError, KeyboardInterrupt):
            show(console, say_goodbye(Language.SIMPLIFIED))
            return 0
        if reply:
            show(console, reply)


def show(console: Console, reply: Reply) -> None:
    """Write a reply in colours; words are never read as markup."""
    console.print(_blocks(reply))
    for line in button_lines(reply):
        console.print(Text(line, style="green"))
    console.print()


def grown(console: Console, conversation: Conversation, reply: Reply) -> Reply:
    """The reply in better words where these are to be had; on a screen one sees it grow, and Ctrl-C ends the waiting."""
    if conversation.better is None or reply.phrasable is None:
        return reply
    with Live(_blocks(reply), console=console, transient=True) as shown, suppress(KeyboardInterrupt):
        return conversation.worded(reply, lambda growing: shown.update(_blocks(growing)))
    return reply


def _blocks(reply: Reply) -> Group:
    return Group(*(_block(span) for span in reply.spans))


def _block(span: Span) -> Padding:
    indent = _QUOTE_INDENT if span.kind is SpanKind.QUOTE else 0
    return Padding(Text(span.text, style=_STYLES[span.kind]), (0, 0, 0, indent), expand=False)


def _history(path: Path) -> History:
    """The file where it can be written, else what was typed since the start."""
    try:
        path.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(path))
