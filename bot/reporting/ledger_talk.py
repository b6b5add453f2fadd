"""The last question that a person asked of the ledger (台账), for 上个月呢 and 那冠县呢 after it; and what is plainly meant for it."""

import re
from dataclasses import dataclass
from datetime import timedelta

from bot.message import Message
from bot.reporting.asking_words import asks, asks_of_policy, may_ask
from bot.reporting.period_words import number_of, period_numbered
from bot.reporting.store_questions import POLICY, Asked, StoreQuestion, follows, of_this_year, read_store_question
from store.ledger import Ledger
from store.reporting.awaited_values import AwaitedValue, AwaitedValues
from store.reporting.periods import shanghai_day
from store.reporting.project import Stage

_GOES_ON = timedelta(minutes=30)
_FIELD = "ledger"
_LONGEST = 32  # characters that the table keeps
_FIGURE = r"(?:到位|到资|到账|外资|完成|进度|签约|开工|项目|招商|任务|目标)"
_OWN = re.compile(
    rf"{_FIGURE}[^,。]{{0,6}}(?:多少|几个?亿|情况|进度|怎么样|怎样|如何|(?:哪|谁).{{0,4}}[差慢快好多少高低])"
    rf"|(?:完成|到位)(?:率|进度)|(?:多少|几个?亿|哪.{{0,6}}[差慢快好多少高低]).{{0,6}}{_FIGURE}"
    r"|排名|名次|多久没(?:动|报|更新)|没动静|报了(?:几|多少|哪)"
)
_BY_RULE = re.compile(r"汇率|折算|怎么(?:算|认定|计算|统计|办)|如何(?:算|认定|计算|统计|办)|多久|什么时候|何时|哪天|费")
_SILENT_FOR = re.compile(r"多久没")
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

    def is_meant(self, message: Message, words: str) -> bool:
        """Whether words that nobody could read ask for figures that we report ourselves, this year: no newspaper has them."""
        text = of_this_year(words, shanghai_day(message.sent_at))
        if POLICY.search(text) or asks_of_policy(text) or _ELSEWHEN.search(text):
            return False
        if _BY_RULE.search(text) and not _SILENT_FOR.search(text):
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
        """None where the documents were asked since: what comes then goes on with them."""
        kept = self.values.of(message.chat_id, message.person_id)
        if kept is None or message.sent_at - kept.asked_at > _GOES_ON:
            return None
        since = kept.asked_at + timedelta.resolution
        if Ledger(self.values.database).recent_questions(message.chat_id, message.person_id, since, 1):
            return None
        what, *rest = [*kept.field.split(" "), "", "", "", ""][:5]
        asked, county, stage, large = rest
        if what != _FIELD or asked not in set(Asked) or stage not in {"", *Stage}:
            return None
        period = period_numbered(kept.part) if kept.part else None
        return StoreQuestion(Asked(asked), county, period, Stage(stage) if stage else None, bool(large))
