"""Replays tests/dialogues/*.txt through the Assistant with the shipped documents. The form is told in their README."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.message import Message, Reply, Role
from rag.ask import Asker
from store.database import open_database
from store.ledger import Ledger
from tests.bot.sample import DESK
from tests.shipped import open_shipped_asker

FOLDER = Path(__file__).parent.parent / "dialogues"
SPEAKERS = {"投资者": (7, Role.INVESTOR), "另一投资者": (8, Role.INVESTOR), "工作人员": (9, Role.STAFF)}
LINE = re.compile(r"^(?P<who>[^:：]+)[:：]\s*(?P<words>.*)$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a dialogue: who, and what; `number` counts from 1."""

    number: int
    who: str
    words: str


def read_dialogue(path: Path) -> list[Line]:
    """The lines that say something. Raises ValueError for one that is not of the form."""
    lines = []
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if text.strip() and not text.startswith("#"):
            match = LINE.match(text)
            if match is None or match["who"] not in {*SPEAKERS, "助手", "助手没有说", "日期", "场合"}:
                raise ValueError(f"{path.name}:{number} is not of the form: {text}")
            lines.append(Line(number, match["who"], match["words"]))
    return lines


def whole(reply: Reply) -> str:
    """Text and buttons as one string without blanks, as fragments are looked for in it."""
    buttons = [f"[{button.label}]" for row in reply.buttons for button in row]
    return re.sub(r"\s+", "", reply.text + "".join(buttons))


class Stage:
    """Replays one dialogue; `position` is how far the reply has been matched."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        self.day = date(2026, 8, 3)
        self.in_group = False
        self.reply = Reply(())
        self.buttons: dict[str, str] = {}
        self.position = 0

    def play(self, line: Line) -> None:
        """Say it, or look for it in the last reply."""
        match line.who:
            case "日期":
                self.day = date.fromisoformat(line.words)
            case "场合":
                self.in_group = line.words == "群聊"
            case "助手":
                self.expect(line)
            case "助手没有说":
                assert re.sub(r"\s+", "", line.words) not in whole(self.reply), f"line {line.number}: {self.reply.text}"
            case _:
                self.speak(line)

    def speak(self, line: Line) -> None:
        """Send words, or press the button whose label stands in square brackets."""
        person, role = SPEAKERS[line.who]
        label = re.fullmatch(r"\[(.+)\]", line.words)
        message = Message(
            chat_id="-100" if self.in_group else str(person),
            person_id=person,
            message_id=f"m{line.number}",
            text="" if label else line.words,
            sent_at=datetime.combine(self.day, time(2), UTC),
            role=role,
            press=self.buttons[label[1]] if label else "",
            in_group=self.in_group,
        )
        self.reply = self.assistant.handle(message) or Reply(())
        self.position = 0
        self.buttons |= {button.label: button.data for row in self.reply.buttons for button in row}

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
    database = open_database(tmp_path / "assistant.sqlite3")
    stage = Stage(Assistant(asker, Ledger(database), DESK))
    for line in read_dialogue(path):
        stage.play(line)
    database.close()


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
