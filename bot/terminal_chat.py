"""The terminal face in a pipe, and what it shares with the screen: a conversation by lines, buttons as numbers."""

import logging
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol, TextIO

from bot.message import Button, Message, Reply, Role, SpanKind
from bot.terminal_files import EXPORTS, with_files_kept
from bot.typed_labels import typed_button
from bot.wording import say_trouble
from rag.answer import Language
from store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)
Clock = Callable[[], datetime]
# Telegram's people have positive numbers; the terminal's three faces are people of their own.
PERSON_IDS = {Role.INVESTOR: -1, Role.STAFF: -2, Role.ADMIN: -3, Role.LEADER: -4, Role.COORDINATOR: -5}


_LOOKED_BACK = 5  # replies with buttons whose labels may be typed
_REPLYING = re.compile(r"\s*[>＞]\s*(?P<number>\d{1,2}(?=\s))?\s*(?=\S)")


class Answering(Protocol):
    """What a chat needs of the Assistant."""

    def handle(self, message: Message) -> Reply | None:
        """The reply to a message, None for silence."""
        ...


class Better(Protocol):
    """Who may find better words for an answer."""

    def reply(self, reply: Reply, person_id: int, show: Callable[[Reply], object]) -> Reply:
        """The reply in better words, or as it is; `show` is given it as it grows."""
        ...


@dataclass(slots=True)
class Conversation:
    """One person at one terminal. A number alone presses that button of the last reply that had buttons, its label does too.

    Words behind > reply to the last answer, behind >2 to the one before it.

    What comes as a file is written into the folder `exports`, and the reply names it. `better` words answers, if anybody does.
    """

    assistant: Answering
    role: Role
    clock: Clock
    exports: Path
    better: Better | None = None
    _shown: list[list[Button]] = field(default_factory=list)  # the buttons of replies, the newest last
    _turns: int = 0
    _answered: list[tuple[str, str]] = field(
        default_factory=list
    )  # messages and what was said to them, the newest last

    def turn(self, line: str) -> Reply | None:
        """The reply to one line."""
        words = line.rstrip("\r\n")
        press = self._pressed(words.strip())
        words, replied, our_words = self._replying(words)
        now = self.clock()
        self._turns += 1
        message = Message(
            chat_id=f"terminal:{self.role}",
            person_id=PERSON_IDS[self.role],
            message_id=f"{round(now.timestamp() * 1_000_000)}-{self._turns}",
            text="" if press else words,
            sent_at=now,
            role=self.role,
            press=press,
            reply_to=replied,
            replied_text=our_words,
        )
        try:
            reply = self.assistant.handle(message)
        except StoreUnavailable as error:
            _LOG.error("nothing could be stored: %s", error)
            reply = say_trouble(Language.SIMPLIFIED)
        except Exception:  # noqa: BLE001  # the outermost shell of this face: one line goes wrong, the conversation goes on
            _LOG.exception("line %s could not be answered", self._turns)
            reply = say_trouble(Language.SIMPLIFIED)
        if reply:
            self._answered.append((message.message_id, reply.text))
        if reply and reply.buttons:
            self._shown = [*self._shown, [button for row in reply.buttons for button in row]][-_LOOKED_BACK:]
        return with_files_kept(reply, self.exports) if reply else None

    def worded(self, reply: Reply, show: Callable[[Reply], object] = lambda reply: None) -> Reply:
        """The same reply, an answer in better words where these are to be had; waits for them."""
        if self.better is None or reply.phrasable is None:
            return reply
        return self.better.reply(reply, PERSON_IDS[self.role], show)

    def _replying(self, words: str) -> tuple[str, str, str]:
        """The words without what says which answer they reply to, the message that it answered, and that answer's words."""
        found = _REPLYING.match(words)
        number = int(found["number"] or 1) if found else 0
        if found is None or not 0 < number <= len(self._answered):
            return words, "", ""
        return words[found.end() :], *self._answered[-number]

    def _pressed(self, word: str) -> str:
        newest = self._shown[-1] if self._shown else []
        if word.isdecimal() and len(word) <= 3 and 0 < int(word) <= len(newest):
            return newest[int(word) - 1].data
        # Who works here sees the cards above as well; an asker's words are a question before they are an old button.
        shown = self._shown if self.role is not Role.INVESTOR else self._shown[-1:]
        typed = (typed_button(word, [buttons]) for buttons in reversed(shown))
        return next((button.data for button in typed if button), "")


def reply_lines(reply: Reply) -> list[str]:
    """A reply without colours: quotes with a bar at their side, then each row of buttons numbered through."""
    lines = []
    for span in reply.spans:
        bar = "│ " if span.kind is SpanKind.QUOTE else ""
        lines += [bar + line for line in span.text.splitlines() or [""]]
    return lines + button_lines(reply)


def button_lines(reply: Reply) -> list[str]:
    """One line for each row of buttons: [1] 全文  [2] 有帮助."""
    lines, number = [], 0
    for row in reply.buttons:
        words = []
        for button in row:
            number += 1
            words.append(f"[{number}] {button.label}")
        lines.append("  ".join(words))
    return lines


def run_pipe(  # who talks to whom, by which clock and folder, from where to where
    assistant: Answering,
    role: Role,
    clock: Clock,
    data: Path,
    lines: BinaryIO,
    out: TextIO,
    better: Better | None = None,
) -> int:
    """Answer line by line until the input ends; nothing but replies is written. 0, also where the reader goes away."""
    conversation = Conversation(assistant, role, clock, data / EXPORTS, better)
    try:
        for line in _decoded(lines):
            reply = conversation.turn(line) if line.strip() else None
            if reply:
                out.write("\n".join(reply_lines(conversation.worded(reply))) + "\n\n")
                out.flush()
    except (BrokenPipeError, KeyboardInterrupt):
        # The interpreter flushes stdout once more at its end and would complain about the closed pipe.
        sys.stderr.flush()
    return 0


def _decoded(lines: Iterable[bytes]) -> Iterable[str]:
    """Lines as text: UTF-8, else GB18030 (a Chinese Windows), else with replacement characters."""
    for line in lines:
        try:
            yield line.decode("utf-8-sig")
        except UnicodeDecodeError:
            yield line.decode("gb18030", "replace")
