"""Replays tests/dialogues/*.txt through the Assistant with the shipped documents. The form is told in their README."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from bot.announcing.announcer import announcer_over
from bot.announcing.bureau import Bureau
from bot.announcing.membership import Membership, Memberships
from bot.assistant import Assistant
from bot.calculating.paper import Printers
from bot.calculating.printing_docx import print_docx
from bot.calculating.printing_pdf import print_pdf
from bot.documents.document_desk import DocumentDesk
from bot.documents.rule_drafting import draft_rules
from bot.documents.saved_cases import read_case
from bot.message import IncomingFile, Message, Reply, Role, Span, SpanKind
from bot.reporting.books import Books
from rag.ask import Asker
from store.ledger import Ledger
from store.money import Money
from store.outbox import Outbox
from store.reporting.members import InviteRefusal
from store.reporting.periods import SHANGHAI
from store.reporting.project import Project
from store.reporting.project import Stage as Stage_
from store.reporting.registry import Registry
from store.sends import SendState
from tests.announcing.service import BOT, Service
from tests.bot.same_documents import SameDocuments
from tests.bot.sample import DESK, staff_desk
from tests.databases import fresh_database
from tests.shipped import open_shipped_asker

FOLDER = Path(__file__).parent.parent / "dialogues"
STRANGERS = {"投资者": 7, "另一投资者": 8, "新同志": 15}
# Number, role and the code of the office (C04 冠县, C05 莘县) of those who belong to us before the dialogue begins.
MEMBERS: dict[str, tuple[int, Role, str]] = {
    "工作人员": (9, Role.STAFF, "C04"),
    "同事": (10, Role.STAFF, "C04"),
    "负责同志": (11, Role.LEADER, "C04"),
    "外单位": (12, Role.STAFF, "C05"),
    "统筹": (13, Role.COORDINATOR, ""),
    "管理员": (14, Role.ADMIN, ""),
}
PEOPLE = STRANGERS | {name: number for name, (number, _, _) in MEMBERS.items()}
WAYS = {"改", "转发", "回复", "回复上上条", "没有@", "再发"}
REPLIED = {"回复": -1, "回复上上条": -2}
GROUPS = {"群": -100, "投资者群": -200}
OUTCOMES = {
    "失败": (SendState.FAILED, "Forbidden: bot was blocked by the user"),
    "不明": (SendState.UNKNOWN, "timed out"),
    "正常": (SendState.SENT, ""),
}
STAGING = {
    "助手", "助手没有说", "助手不作声", "日期", "时间", "场合", "项目库", "删除项目", "入群", "线路", "发出", "收到", "没收到",
}  # fmt: skip
# Those that together pass through all books of the store.
ON_A_SERVER = (
    "公告-从草稿到明细", "公告-修改和撤回", "公告-投资者订阅和退订", "招商办-催报和请假", "招商办-实时榜和权重", "招商办-异议和答复",
    "招商办-更正和撤回", "招商办-通报和排行", "招商办-过夜和删除", "删除记录", "没答上的-从问题到专员答复",
)  # fmt: skip
LINE = re.compile(r"^(?P<who>[^:：（]+)(?:（(?P<way>[^）]+)）)?[:：]\s*(?P<words>.*)$")
FILE = re.compile(r"\s*<文件 (\S+) ([\d.]+)MB>")
LONG = re.compile(r"<(.)×(\d+)>")
NUMBER = re.compile(r"JS[0-9a-f]{10}")
CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}")
BEFORE = datetime(2026, 1, 4, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a dialogue: who, what, and in which way it is sent; `number` counts from 1."""

    number: int
    who: str
    words: str
    way: str = ""


def read_dialogue(path: Path) -> list[Line]:
    """The lines that say something. Raises ValueError for one that is not of the form."""
    lines = []
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if text.strip() and not text.startswith("#"):
            match = LINE.match(text)
            if match is None or match["who"] not in {*PEOPLE, *STAGING} or (match["way"] or "改") not in WAYS:
                raise ValueError(f"{path.name}:{number} is not of the form: {text}")
            lines.append(Line(number, match["who"], match["words"], match["way"] or ""))
    return lines


def content_of(name: str) -> bytes:
    """The bytes of a file that is sent in a dialogue; none where only its name counts."""
    path = FOLDER / "files" / name
    return path.read_bytes() if path.is_file() else b""


def whole(reply: Reply) -> str:
    """Text, buttons and names of files as one string without blanks, as fragments are looked for in it."""
    buttons = [f"[{button.label}]" for row in reply.buttons for button in row]
    files = [f"[附件 {file.name}]" for file in reply.attachments]
    return re.sub(r"\s+", "", reply.text + "".join((*buttons, *files)))


class Stage:
    """Replays one dialogue; `position` is how far the reply has been matched."""

    def __init__(self, assistant: Assistant, books: Books) -> None:
        self.assistant = assistant
        self.books = books
        self.day, self.time = date(2026, 8, 3), time(10)
        self.in_group = False
        self.reply = Reply(())
        self.buttons: dict[str, str] = {}
        self.position = 0
        self.code = self.number = ""
        self.sent: dict[str, Message] = {}
        self.answered: list[tuple[str, str]] = []  # messages that were answered, with what was said
        self.service = Service(Outbox(books.registry.database), self.buttons)

    def play(self, line: Line) -> None:
        """Say it, or look for it in the last reply."""
        match line.who:
            case "日期":
                self.day = date.fromisoformat(line.words)
            case "时间":
                self.time = time.fromisoformat(line.words)
            case "场合":
                self.in_group = line.words == "群聊"
            case "项目库":
                self.add_project(line.words)
            case "删除项目":
                projects = {project.name: project.project_id for project in self.books.projects.projects()}
                self.books.projects.remove(projects[line.words], 0, self.now())
            case "入群" | "线路" | "发出" | "收到" | "没收到":
                self.go_on(line)
            case "助手":
                self.expect(line)
            case "助手没有说":
                assert re.sub(r"\s+", "", line.words) not in whole(self.reply), f"line {line.number}: {self.reply.text}"
            case "助手不作声":
                assert self.reply == Reply(()), f"line {line.number}: {self.reply.text}"
            case _:
                self.speak(line)

    def go_on(self, line: Line) -> None:
        """What happens besides talking: the bot is added to a group, a line breaks, what is due goes out, a chat is looked at."""
        name, _, words = line.words.partition(" ")
        chat = GROUPS.get(name) or PEOPLE.get(name, 0)
        database = self.books.registry.database
        match line.who:
            case "入群":
                added = Membership(chat, "supergroup", name, "left", "member", PEOPLE["管理员"])
                Memberships(Bureau(database, BOT)).note(added, self.now())
            case "线路" if words == "删不掉":
                self.service.undeletable.add(chat)
            case "线路":
                self.service.outcomes[chat] = OUTCOMES[words]
            case "发出":
                for _ in range(3):
                    announcer_over(database, BOT).round(self.now())
                    self.service.deliver(self.now())
            case "收到":
                self.look(line, "\n".join(self.service.texts(chat)[-1:]), words)
            case _:
                assert not any(words in text for text in self.service.texts(chat)), f"line {line.number}"

    def look(self, line: Line, text: str, words: str) -> None:
        """The newest message of a chat holds these fragments in their order."""
        self.reply, self.position = Reply((Span(SpanKind.PLAIN, text),)), 0
        self.expect(replace(line, words=words))

    def now(self) -> datetime:
        """The moment that the dialogue has come to, in Shanghai."""
        return datetime.combine(self.day, self.time, SHANGHAI)

    def add_project(self, words: str) -> None:
        """`name, code of the office, stage, planned yuan`, the last two or more may be left out."""
        name, code, stage, planned, *_ = (*re.split(r"[，,]\s*", words), "", "")
        office = self.books.registry.office_by_code(code)
        assert office is not None
        draft = Project(
            0, name, office.office_id, county=office.county, stage=Stage_(stage) if stage else None,
            planned=Money(Decimal(planned)) if planned else None,
        )  # fmt: skip
        self.books.projects.add(draft, 0, BEFORE, "dialogue")

    def speak(self, line: Line) -> None:
        """Send words, or press the button whose label stands in square brackets."""
        message = self.message(line)
        self.reply = self.assistant.handle(message) or Reply(())
        if self.books.reports.draft_of_message(message.chat_id, message.message_id):
            self.sent[line.who] = message  # what can be edited or sent again: the report, not what came after it
        self.answered.append((message.message_id, self.reply.text))
        self.position = 0
        self.buttons |= {button.label: button.data for row in self.reply.buttons for button in row}
        code = CODE.search(self.reply.text)
        self.code = code[0] if code else self.code
        number = NUMBER.search(self.reply.text)
        self.number = number[0] if number else self.number

    def message(self, line: Line) -> Message:
        """The message of a line."""
        if line.way == "再发":
            return self.sent[line.who]
        person = PEOPLE[line.who]
        label, sent = re.fullmatch(r"\[(.+)\]", line.words), FILE.search(line.words)
        size = float(sent[2]) * 1_000_000 if sent else 0
        replied, replied_text = self.answered[REPLIED[line.way]] if line.way in REPLIED else ("", "")
        return Message(
            chat_id="-100" if self.in_group else str(person),
            person_id=person,
            message_id=self.sent[line.who].message_id if line.way == "改" else f"m{line.number}",
            text="" if label else self.written(line.words),
            sent_at=self.now(),
            press=self.buttons[label[1]] if label else "",
            edited=line.way == "改",
            in_group=self.in_group,
            forwarded=line.way == "转发",
            replied_text=replied_text,
            reply_to=replied,
            addressed=line.way != "没有@",
            file=IncomingFile(sent[1], int(size), partial(content_of, sent[1]), ref="ref") if sent else None,
        )

    def written(self, words: str) -> str:
        """The words of a line, with what stands for something else in its place."""
        words = FILE.sub("", words).replace("{码}", self.code).replace("{号}", self.number).replace("⏎", "\n")
        return LONG.sub(lambda found: found[1] * int(found[2]), words)

    def expect(self, line: Line) -> None:
        """Each fragment, in order, behind what was matched before."""
        text = whole(self.reply)
        for fragment in line.words.split("…"):
            bare = re.sub(r"\s+", "", fragment)
            at = text.find(bare, self.position)
            assert at >= 0, f"line {line.number}: {fragment!r} is not in the rest of\n{self.reply.text}\n{text}"
            self.position = at + len(bare)


@pytest.fixture(scope="module")
def asker(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """The real asker over the shipped documents."""
    assert pytestconfig.cache is not None
    with open_shipped_asker(pytestconfig.cache.mkdir("shipped-vectors"), tmp_path_factory.mktemp("shipped")) as opened:
        yield opened


@pytest.mark.timeout(300)  # the first run embeds the documents
@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_the_dialogue_goes_as_written(path: Path, asker: Asker, tmp_path: Path) -> None:
    """Every reply holds what the dialogue shows of it."""
    play(path, asker, f"sqlite:///{tmp_path / 'assistant.sqlite3'}")


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", ON_A_SERVER)
def test_the_dialogue_goes_the_same_way_on_a_server(name: str, asker: Asker, postgres_url: str) -> None:
    """PostgreSQL in the place of a file changes no word of it."""
    play(FOLDER / f"{name}.txt", asker, postgres_url)


def play(path: Path, asker: Asker, url: str) -> None:
    """One dialogue with everybody enrolled in the database at `url`."""
    database = fresh_database(url)
    staff = staff_desk(database)
    enrol(staff.books.registry)
    printers = Printers(print_pdf, print_docx)
    documents = DocumentDesk(Bureau(database, BOT), SameDocuments(asker), propose=draft_rules, read_case=read_case)
    assistant = Assistant(asker, Ledger(database), DESK, staff, documents, printers)
    stage = Stage(assistant, staff.books)
    for line in read_dialogue(path):
        stage.play(line)
    database.close()


def enrol(registry: Registry) -> None:
    """Everybody who belongs to us, in the offices of the sample registry."""
    registry.seed_sample(BEFORE)
    for name, (number, role, code) in MEMBERS.items():
        office = registry.office_by_code(code)
        invite = f"invite-{name}-{number}"
        registry.make_invite(invite, role, office.office_id if office else None, BEFORE + timedelta(days=1), 0, BEFORE)
        assert not isinstance(registry.redeem(invite, number, BEFORE), InviteRefusal)


def test_there_are_enough_dialogues_to_review_the_bot_by() -> None:
    """And each says what it is about in its first line."""
    paths = list(FOLDER.glob("*.txt"))
    assert len(paths) >= 12
    assert all(path.read_text(encoding="utf-8").startswith("# ") for path in paths)


def test_a_line_that_is_not_of_the_form_is_found(tmp_path: Path) -> None:
    """A misspelt speaker would otherwise be passed over in silence."""
    (tmp_path / "a.txt").write_text("# 题目\n投资人: 多少？\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.txt:2"):
        read_dialogue(tmp_path / "a.txt")


def test_fragments_are_looked_for_in_their_order() -> None:
    """The same words in another order do not pass."""
    stage = Stage.__new__(Stage)
    stage.reply, stage.position = Reply(()), 0
    with pytest.raises(AssertionError, match="line 3"):
        stage.expect(Line(3, "助手", "甲…乙"))
