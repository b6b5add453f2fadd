"""A small library and an asker that says what a test wants, so that outcomes are exact.

The real asker is met with the shipped documents, in test_dialogues.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.asking import Desk
from bot.assistant import Assistant
from bot.message import Message, Role
from bot.reporting.board_files import pictures, workbook
from bot.reporting.board_look import Files
from bot.reporting.front import StaffDesk, open_staff_desk
from policies.provision import Audience, KnownTitle, Library, Locator, Policy, Provision, Standing
from rag.answer import Answer, Citation, Clarification, Language, Outcome, Question, Refusal, RefusalReason
from store.database import Database
from store.ledger import Ledger
from tests.databases import fresh_database

NOW = datetime(2026, 8, 3, 2, 0, tzinfo=UTC)
DAY = date(2026, 8, 3)
DESK = Desk("招商服务专员 0000-7654321", ZoneInfo("Asia/Shanghai"))


def provision(text: str, article: str, *items: str, headings: tuple[str, ...] = ()) -> Provision:
    """A provision of an article."""
    return Provision(Locator(headings, article, 0, items), text)


REWARD = Policy(
    policy_id="reward",
    file="reward.md",
    title="栖梧市社会化招商奖励办法（试行）",
    provisions=(
        provision("第七条 引荐成功的，按下列标准奖励：", "第七条"),
        provision("（一）到位资金5000万元以上的，奖励10万元；", "第七条", "第（一）项"),
        provision("（二）到位资金1亿元以上的，奖励30万元。", "第七条", "第（二）项"),
        provision("第八条 同一项目奖励最高不超过100万元。", "第八条"),
    ),
    doc_no="栖政发〔2025〕3号",
    place="栖梧市",
    effective_from=date(2025, 1, 1),
    effective_to=date(2027, 12, 31),
    trial=True,
    sample=True,
    kind="奖励办法",
    contact="栖梧市投资促进局 0000-1234501",
)
GUIDE = Policy(
    policy_id="guide",
    file="guide.md",
    title="栖梧市投资指南",
    provisions=(
        provision("全市面积8640平方公里。", "", headings=("一、市情简介",)),
        provision("工业用电每千瓦时0.62元。", "", headings=("二、要素成本",)),
        provision("工业用水每吨3.1元。", "", headings=("二、要素成本",)),
    ),
    place="栖梧市",
    kind="投资指南",
)
SECRET = Policy(
    policy_id="secret",
    file="secret.md",
    title="内部谈判口径",
    provisions=(provision("第一条 底线为20万元。", "第一条"),),
    place="栖梧市",
    audience=Audience.INTERNAL,
)
LIBRARY = Library(
    (REWARD, GUIDE, SECRET), (KnownTitle("聊城市社会化招商奖励办法（试行）", "聊城市"),), (), edition="edition-1"
)


def cite(policy: Policy, number: int, standing: Standing = Standing.IN_FORCE) -> Citation:
    """The whole of one provision, quoted."""
    return Citation(policy, policy.provisions[number], policy.provisions[number].text, standing)


CAP = Answer("同一项目奖励最高不超过100万元。", (cite(REWARD, 3),), ())
TIER = Answer("到位资金1亿元以上的，奖励30万元。", (cite(REWARD, 2),), ())
POWER = Answer("工业用电每千瓦时0.62元。", (cite(GUIDE, 1),), ())
INSIDE = Answer("底线为20万元。", (cite(SECRET, 0),), ())
WHICH = Clarification("place", ("栖梧市", "临澜县"))
UNKNOWN = Refusal(RefusalReason.NOT_IN_DOCUMENTS, (REWARD.title,), (cite(REWARD, 3),))


@dataclass(slots=True)
class ScriptedAsker:
    """Answers by a word of the question, once a place is known for what needs one; keeps what it was asked."""

    library: Library = LIBRARY
    outcomes: Mapping[str, Outcome] = field(
        default_factory=lambda: {"最高": CAP, "一个亿": TIER, "电": POWER, "底线": INSIDE, "cap": CAP}
    )
    needs_place: str = "哪儿"
    asked: list[Question] = field(default_factory=list)

    def ask(self, question: Question) -> Outcome:
        """The outcome of the first word that stands in the question."""
        self.asked.append(question)
        if self.needs_place in question.text:
            return CAP if question.place else WHICH
        return next((outcome for word, outcome in self.outcomes.items() if word in question.text), UNKNOWN)


@dataclass(slots=True)
class Bench:
    """An Assistant over the scripted asker and a real database, and an easy way to talk to it."""

    assistant: Assistant
    asker: ScriptedAsker
    ledger: Ledger
    turns: int = 0

    def say(
        self,
        text: str = "",
        *,
        press: str = "",
        person: int = 7,
        chat: str = "7",
        role: Role = Role.INVESTOR,
        in_group: bool = False,
        language_code: str = "",
        message_id: str = "",
        edited: bool = False,
        after: timedelta = timedelta(0),
    ) -> str:
        """The reply's text and buttons, one a line: "[label|data]". `after`: how long after NOW it is said."""
        self.turns += 1
        message = Message(
            chat_id=chat,
            person_id=person,
            message_id=message_id or f"m{self.turns}",
            text=text,
            sent_at=NOW + after,
            role=role,
            press=press,
            edited=edited,
            in_group=in_group,
            language_code=language_code,
        )
        reply = self.assistant.handle(message)
        if reply is None:
            return ""
        buttons = [f"[{button.label}|{button.data}]" for row in reply.buttons for button in row]
        return "\n".join([reply.text, *buttons])


def staff_desk(database: Database) -> StaffDesk:
    """The staff's side, whose invite codes are 0000-0000-0000-0001 and so on."""
    numbers = count(1)
    return open_staff_desk(database, lambda: f"0000-0000-0000-{next(numbers):04d}", Files(pictures, workbook))


def open_bench(folder: Path, asker: ScriptedAsker | None = None) -> Bench:
    """A fresh database in `folder`, a fresh Assistant."""
    scripted = asker or ScriptedAsker()
    database = fresh_database(folder / "assistant.sqlite3")
    ledger = Ledger(database)
    return Bench(Assistant(scripted, ledger, DESK, staff_desk(database)), scripted, ledger)


__all__ = ["CAP", "DAY", "NOW", "Bench", "Language", "ScriptedAsker", "open_bench"]
