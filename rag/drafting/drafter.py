"""The journey of a draft: passages and question to the model, claims back, each verified; a better worded Answer grows."""

import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from rag.answer import Answer, Citation, Language, Question
from rag.drafting.checking import Shown, check
from rag.drafting.claim_stream import ClaimStream
from rag.drafting.faults import fault
from rag.drafting.given import Given, choose_given
from rag.drafting.masking import masked_for_remote
from rag.drafting.port import ChatModel, FaultKind, ModelFault
from rag.drafting.prompting import draft_prompt
from rag.drafting.saying import says_all_figures

_MOST_CLAIMS = 8
_LONGEST = 16_000  # characters of an answer; one of eight claims takes about 1,500


@dataclass(frozen=True, slots=True)
class Drafted:
    """An answer in a model's words, as far as it has come. What was lost on the way is counted, never shown."""

    answer: Answer
    model: str
    prompt_version: str
    passages: tuple[str, ...]  # the lasting ids of all passages that the model was given
    is_final: bool
    dropped: int = 0


@dataclass(slots=True)
class _Growing:
    """What has been verified so far."""

    extractive: Answer
    shown: list[Shown] = field(default_factory=list)
    dropped: int = 0

    @property
    def language(self) -> Language:
        """The asker's."""
        return self.extractive.language

    def add(self, shown: Shown | None) -> bool:
        """Keep one claim; False where it is none or is said already."""
        if shown is None:
            self.dropped += 1
        if shown is None or shown.text in {other.text for other in self.shown}:
            return False
        self.shown.append(shown)
        return True

    def answer(self, *, is_final: bool) -> Answer:
        """The answer made of it; what the answer by rules says besides stands behind it in the end."""
        said = [shown.text for shown in self.shown]
        own = self.extractive.citations[: len(self.extractive.citations) - self.extractive.further]
        carrying = tuple(dict.fromkeys(citation for shown in self.shown for citation in shown.citations))
        if is_final and not (_is_shown(own[0], carrying) and says_all_figures(said, self.extractive.statement)):
            said.append(self.extractive.statement)
        besides = tuple(one for one in self.extractive.citations if not _is_shown(one, carrying))
        further = sum(1 for one in besides if one not in own or said[-1] != self.extractive.statement)
        besides = (*(one for one in besides if one in own), *(one for one in besides if one not in own))
        joint = " " if self.language is Language.ENGLISH else ""
        return replace(
            self.extractive,
            statement=joint.join(said),
            citations=(*carrying, *besides),
            further=further,
        )


def _is_shown(citation: Citation, among: tuple[Citation, ...]) -> bool:
    return any(citation.provision == other.provision for other in among)


def _nonce() -> str:
    return secrets.token_hex(6)


class Drafter:
    """Words answers with one chat model. Holds no state of a request: called from any thread."""

    def __init__(
        self,
        model: ChatModel,
        *,
        allow_remote: bool = True,
        nonce: Callable[[], str] = _nonce,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._model = model
        self._allow_remote = allow_remote
        self._nonce = nonce
        self._clock = clock

    def stream(self, question: Question, extractive: Answer, *, seconds: float) -> Iterator[Drafted]:
        """Growing answers, one for each claim that has been verified; the last has `is_final`. Nothing where none survives.

        `extractive` stands wherever nothing is yielded. Raises ModelFault; where claims had survived by then, after a
        final answer made of these.
        """
        if self._model.is_remote and not self._allow_remote:
            raise fault(FaultKind.FORBIDDEN)
        given = choose_given(extractive, self._nonce(), to_remote=self._model.is_remote)
        if not given:
            return
        growing = _Growing(extractive)
        ended: ModelFault | None = None
        version = ""
        try:
            for version in self._read(question, given, growing, seconds):
                yield self._drafted(growing, given, version, is_final=False)
        except ModelFault as error:
            ended = error
        if growing.shown:
            yield self._drafted(growing, given, version, is_final=True)
        if ended is not None:
            raise ended

    def _read(self, question: Question, given: tuple[Given, ...], growing: _Growing, seconds: float) -> Iterator[str]:
        """Ask, read and verify; the version of the prompt each time that a claim has been kept."""
        text = masked_for_remote(question.text) if self._model.is_remote else question.text
        prompt = draft_prompt(text, given, growing.language, self._nonce())
        claims, length, until = ClaimStream(), 0, self._clock() + seconds
        for piece in self._model.stream(prompt.system, prompt.user, schema=prompt.schema, seconds=seconds):
            room, length = _LONGEST - length, length + len(piece)
            for claim in claims.feed(piece[: max(room, 0)]):
                if self._clock() > until:
                    raise fault(FaultKind.TIMEOUT)
                if growing.add(check(claim, given, growing.language)):
                    yield prompt.version
                if len(growing.shown) >= _MOST_CLAIMS:
                    break
            if claims.is_broken or len(growing.shown) >= _MOST_CLAIMS:
                break
            if length > _LONGEST:
                raise fault(FaultKind.TOO_MUCH)
        growing.dropped += claims.malformed
        if length == 0:
            raise fault(FaultKind.EMPTY)
        is_whole = claims.is_complete and (
            bool(growing.shown) or not claims.is_broken
        )  # words behind the end are not read
        if not (is_whole or len(growing.shown) >= _MOST_CLAIMS):
            raise fault(FaultKind.BROKEN)

    def _drafted(self, growing: _Growing, given: tuple[Given, ...], version: str, *, is_final: bool) -> Drafted:
        passages = tuple(one.passage_id for one in given)
        answer = growing.answer(is_final=is_final)
        return Drafted(answer, self._model.name, version, passages, is_final, growing.dropped)
