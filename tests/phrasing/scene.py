"""An answer that was given over a real store, and a drafter that says what a test wants of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.letters import Edit, from_body
from bot.message import Message, Phrasable, Reply
from bot.phrasing.edits import Edits
from bot.phrasing.orders import Orders
from bot.phrasing.pace import EditPace
from bot.phrasing.phraser import Phraser
from bot.phrasing.wordsmith import Wordsmith
from bot.serving.packing import Destination, pack_reply
from bot.wording_answer import say_answer
from rag.answer import Answer, Language, Question
from rag.drafting.drafter import Drafted
from rag.drafting.port import FaultKind, ModelFault
from store.database import Database
from store.ledger import Ledger
from store.outbox import Outbox, SendState
from store.phrasing_limits import PhrasingLimits
from store.phrasings import Phrasings
from store.questions import QuestionRecord
from tests.bot.sample import CAP, DAY, LIBRARY, ScriptedAsker

BOT, PERSON, CHAT, GROUP, OURS = 1, 7, 7, -8, 500
NOW = datetime(2026, 8, 3, 2, 0, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")
ASKED = "奖励最高多少？"
WORDED = replace(CAP, statement="一个项目最多可以拿到100万元奖励。")
HALF = replace(CAP, statement="一个项目最多可以拿到100万元奖励，")
MODEL, PROMPT = "openai:small", "7"


@dataclass
class Script:
    """A drafter: what it says one after the other, then the fault at which it ends. `before` is done before each."""

    says: Sequence[Answer] = (HALF, WORDED)
    fault: FaultKind | None = None
    before: Callable[[int], object] = lambda number: None
    asked: list[Question] = field(default_factory=list)
    opened: int = 0

    def open(self) -> "Script":
        """Itself."""
        self.opened += 1
        return self

    # As a drafter is called.
    def stream(self, question: Question, extractive: Answer, *, seconds: float) -> Iterator[Drafted]:  # noqa: ARG002
        """The script; the last is final, unless a fault comes instead."""
        self.asked.append(question)
        for number, answer in enumerate(self.says):
            self.before(number)
            is_final = number == len(self.says) - 1
            if is_final and self.fault:
                break
            yield Drafted(answer, MODEL, PROMPT, ("reward/8",), is_final)
        self.before(len(self.says))
        if self.fault:
            raise ModelFault(self.fault)


@dataclass
class Scene:
    """One bot over one store. `now` moves by hand; `posted` counts what was put into the outbox."""

    database: Database
    script: Script = field(default_factory=Script)
    limits: PhrasingLimits = field(default_factory=PhrasingLimits)
    asker: ScriptedAsker = field(default_factory=ScriptedAsker)
    now: datetime = NOW
    posted: int = 0
    ordered: list[int] = field(default_factory=list)
    messages: int = 0

    @property
    def outbox(self) -> Outbox:
        """What goes out."""
        return Outbox(self.database)

    @property
    def ledger(self) -> Ledger:
        """What is noted."""
        return Ledger(self.database)

    @property
    def phrasings(self) -> Phrasings:
        """What is worded."""
        return Phrasings(self.database)

    @property
    def edits(self) -> Edits:
        """How it is shown."""
        return Edits(self.outbox, self.phrasings, self._post)

    @property
    def orders(self) -> Orders:
        """What is told of answers."""
        return Orders(
            BOT, self.outbox, self.phrasings, self.edits, lambda number, about_it: self.ordered.append(number)
        )

    def phraser(self) -> Phraser:
        """Who words; a new one is another process."""
        smith = Wordsmith(self.script.open, self.limits.seconds)
        pace = EditPace(0.0, 0.0)
        return Phraser(
            BOT, self.phrasings, self.edits, smith, lambda: self.asker, self.limits, SHANGHAI, lambda: self.now, pace
        )

    def later(self, seconds: float) -> None:
        """Time goes by."""
        self.now += timedelta(seconds=seconds)

    def reply(self, person: int = PERSON, chat: int = CHAT, answer: Answer = CAP) -> tuple[Message, Reply]:
        """A question that was answered, and how."""
        self.messages += 1
        message = Message(str(chat), person, f"m{self.messages}", ASKED, self.now)
        language = Language.SIMPLIFIED
        said = say_answer(answer, 0, language)
        record = QuestionRecord(
            person,
            str(chat),
            message.message_id,
            self.now,
            ASKED,
            "answered",
            answer_text=said.text,
            edition=LIBRARY.edition,
        )
        question_id = self.ledger.note_question(record)
        about_it = Phrasable(Question(ASKED, DAY, language=language), answer, question_id, LIBRARY.edition)
        return message, replace(say_answer(answer, question_id, language), phrasable=about_it)

    def answered(self, person: int = PERSON, chat: int = CHAT, *, is_out: bool = True, pressed: bool = False) -> int:
        """Give an answer, in one transaction with the order to word it; the row of the outbox that says it."""
        message, reply = self.reply(person, chat)
        answers = None if pressed else (message.chat_id, message.message_id)
        with self.database.unit():
            to = Destination(chat, batch=message.message_id, answers=answers)
            sends = self.outbox.put(BOT, pack_reply(reply, to), self.now)
            self.orders.said(message, reply, sends, self.now)
        send_id = sends[0] or 0
        if is_out:
            self.goes_out(send_id)
        return send_id

    def goes_out(self, send_id: int) -> None:
        """The answer stands in the chat, under the number 500 and its row's."""
        self.outbox.settle(send_id, SendState.SENT, self.now, message_id=OURS + send_id)

    def shown(self) -> list[str]:
        """The first line of each edit that waits or went out, oldest first."""
        return [_words(send.body) for send in self.outbox.by_key("phrase:")]

    def send_edits(self) -> None:
        """What waits goes out."""
        for send in self.outbox.by_key("phrase:"):
            if send.state is SendState.QUEUED:
                self.outbox.settle(send.send_id, SendState.SENT, self.now, message_id=send.message_id)

    def last_edit(self) -> Edit:
        """The newest edit."""
        letter = from_body(self.outbox.by_key("phrase:")[-1].body)
        assert isinstance(letter, Edit)
        return letter

    def outcomes(self) -> dict[str, int]:
        """How many there are by what became of them."""
        return dict(self.phrasings.counts(BOT))

    def _post(self) -> None:
        self.posted += 1


def _words(body: str) -> str:
    letter = from_body(body) if body else None
    return letter.reply.spans[0].text if isinstance(letter, Edit) else ""
