"""Who finds better words (润色者): a drafter that is opened when it is first needed, and how one answer's drafting went."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Lock
from typing import Protocol

from rag.answer import Answer, Question
from rag.drafting.drafter import Drafted
from rag.drafting.port import FaultKind, ModelFault


class Drafts(Protocol):
    """What words answers: rag.drafting's Drafter, or a stand-in in a test."""

    def stream(self, question: Question, extractive: Answer, *, seconds: float) -> Iterator[Drafted]:
        """Growing answers, the last of them final; nothing where the quoted answer stands. Raises ModelFault."""
        ...


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of it: the final answer in a model's words, if there is one, and the fault at which it ended, if at one."""

    final: Drafted | None
    fault: FaultKind | None

    @property
    def is_fault(self) -> bool | None:
        """Whether the model is to blame; None for clauses that are too long for it or kept from it: others may do."""
        silent = self.fault in (FaultKind.TOO_LONG_CONTEXT, FaultKind.FORBIDDEN)
        return None if silent else self.fault is not None


@dataclass(slots=True)
class Wordsmith:
    """Words answers by the drafter that `open_drafts` opens: at the first call, as what it stands on takes seconds to load.

    Safe in threads. `open_drafts` raises ModelFault; then the next call tries again.
    """

    open_drafts: Callable[[], Drafts]
    seconds: float
    _drafts: Drafts | None = None
    _one: Lock = field(default_factory=Lock)

    def open(self) -> Drafts:
        """The drafter. Raises ModelFault."""
        with self._one:
            if self._drafts is None:
                self._drafts = self.open_drafts()
            return self._drafts

    def word(self, question: Question, answer: Answer, show: Callable[[Drafted], bool]) -> Heard:
        """Have an answer worded; `show` is given each growing state and says whether anybody still wants more."""
        final: Drafted | None = None
        try:
            for drafted in self.open().stream(question, answer, seconds=self.seconds):
                if drafted.is_final:
                    final = drafted
                elif not show(drafted):
                    return Heard(None, None)
        except ModelFault as fault:
            return Heard(final, fault.kind)
        return Heard(final, None)
