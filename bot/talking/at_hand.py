"""The talk of the message that is being answered: looked up and understood once, however often it is asked for."""

import threading

from bot.message import Message
from bot.talk import Talk
from bot.talking.follow_up import Understood
from bot.talking.listening import Listener
from bot.talking.threads import Threads


class AtHand(threading.local):
    """One message for each thread, known again by being the very same object; the next message takes its place."""

    def __init__(self, threads: Threads, listener: Listener) -> None:
        """Looks up by `threads` and understands by `listener`; called once in each thread, with the same two."""
        self._threads, self._listener = threads, listener
        self._message: Message | None = None
        self._talk = Talk()
        self._understood: dict[str, Understood] = {}

    def talk(self, message: Message) -> Talk:
        """The talk that a message goes on with, as it was when it was asked for first."""
        if message is not self._message:
            self._message, self._talk, self._understood = message, self._threads.of(message), {}
        return self._talk

    def understood(self, message: Message, text: str) -> Understood:
        """What words of that message stand for in its talk."""
        talk = self.talk(message)
        if text not in self._understood:
            self._understood[text] = self._listener.understand(text, talk)
        return self._understood[text]
