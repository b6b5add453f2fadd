"""The last question that a person asked of the ledger (台账), for 上个月呢 and 那冠县呢 after it; and what is plainly meant for it."""

import re
from dataclasses import dataclass
from datetime import timedelta

from bot.message import Message
from bot.reporting.asking_words import asks, asks_of_policy, may_ask
from bot.reporting.period_words import number_of, period_numbered
from bot.reporting.store_questions import POLICY, Asked, StoreQuestion, follows, read_store_question
from store.reporting.awaited_values import AwaitedValue, AwaitedValues
from store.reporting.periods import shanghai_day
from store.reporting.project import Stage

_GOES_ON = timedelta(minutes=30)
_FIELD = "ledger"
_LONGEST = 32  # characters that the table keeps
_OWN = re.compile(
    r"到位|到资|到账|完成(?:率|了多少|多少|情况)|进度|动静|排名|多久没|没动|我们?(?:县|单位|区)|报了(?:几|多少|哪)"
)
_ELSEWHEN = re.compile(r"(?<!\d)20\d\d(?!\d)|报道|报纸|新闻|摘编")
_Counties = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class LedgerTalk:
    """Over the values that are awaited: one question a person and chat, for half an hour. Raises StoreUnavailable."""

    values: AwaitedValues
    counties: _Counties

    def asked(self, message: Message, text: str) -> StoreQuestion | None:
        """What these words ask of the ledger, by themselves or after the question before; None where they ask it nothing."""
        today = shanghai_day(message.sent_at)
        question = read_store_question(text, self.counties, today)
        if question is None and (before := self._before(message)) is not None:
            question = follows(text, before, self.counties, today)
        if question is not None and not message.in_group:
            self._note(message, question)
        return question

    def is_meant(self, text: str) -> bool:
        """Whether words that nobody could read ask of what we report ourselves, this year: no newspaper answers them."""
        if POLICY.search(text) or asks_of_policy(text) or _ELSEWHEN.search(text):
            return False
        return bool(_OWN.search(text)) and (asks(text) or may_ask(text))

    def _note(self, message: Message, question: StoreQuestion) -> None:
        number = number_of(question.period) if question.period else 0
        field = (
            f"{_FIELD} {question.asked} {question.county} {question.stage or ''} {'large' if question.large else ''}"
        )
        if len(field) <= _LONGEST:
            kept = AwaitedValue(0, number, field, message.sent_at)
            self.values.put(message.chat_id, message.person_id, kept)

    def _before(self, message: Message) -> StoreQuestion | None:
        kept = self.values.of(message.chat_id, message.person_id)
        if kept is None or message.sent_at - kept.asked_at > _GOES_ON:
            return None
        what, *rest = [*kept.field.split(" "), "", "", "", ""][:5]
        asked, county, stage, large = rest
        if what != _FIELD or asked not in set(Asked) or stage not in {"", *Stage}:
            return None
        period = period_numbered(kept.part) if kept.part else None
        return StoreQuestion(Asked(asked), county, period, Stage(stage) if stage else None, bool(large))
