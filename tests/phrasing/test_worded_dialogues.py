"""Replays tests/dialogues/模型/*.txt: the real Assistant over the shipped documents, and a model that says what its line says."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.message import Message, Reply
from bot.phrasing.at_once import AtOnce
from bot.phrasing.wordsmith import Wordsmith
from rag.ask import Asker
from rag.drafting.drafter import Drafter
from rag.drafting.port import FaultKind, ModelFault
from store.ledger import Ledger
from store.phrasing_limits import PhrasingLimits
from store.phrasings import Phrasings
from tests.bot.sample import DESK, NOW, staff_desk
from tests.databases import fresh_database
from tests.phrasing.scene import SHANGHAI
from tests.shipped import open_shipped_asker

FOLDER = Path(__file__).parent.parent / "dialogues" / "模型"
PERSON = 7
_LINE = re.compile(r"^(?P<who>投资者|模型|模型出错|助手|助手没有说|没有问模型)[:：]\s*(?P<words>.*)$")
_DATA = re.compile(r"^\{.*^\}", re.MULTILINE | re.DOTALL)


@dataclass
class Speaker:
    """A model that says the next line, as if all passages carried it."""

    name: str = "openai:dialogue"
    is_remote: bool = False
    says: str = ""
    fault: FaultKind | None = None
    asked: list[str] = field(default_factory=list)

    def stream(
        self,
        system: str,  # noqa: ARG002  # as a model is called
        user: str,
        *,
        schema: Mapping[str, object] | None,  # noqa: ARG002  # as a model is called
        seconds: float,  # noqa: ARG002  # as a model is called
    ) -> Iterator[str]:
        """The line, a sentence a claim where | stands between them."""
        self.asked.append(user)
        if self.fault:
            raise ModelFault(self.fault)
        found = _DATA.search(user)
        assert found is not None
        sources = [passage["id"] for passage in json.loads(found[0])["passages"]]
        claims = [{"text": text.strip(), "sources": sources} for text in self.says.split("|") if text.strip()]
        yield json.dumps({"claims": claims}, ensure_ascii=False)


@dataclass
class Stage:
    """Replays one dialogue; `rest` is what of the last reply was not matched yet."""

    assistant: Assistant
    better: AtOnce
    model: Speaker
    said: int = 0
    reply: Reply = field(default_factory=lambda: Reply(()))
    rest: str = ""

    def play(self, who: str, words: str) -> None:
        """One line."""
        match who:
            case "模型":
                self.model.says, self.model.fault = words, None
            case "模型出错":
                self.model.fault = FaultKind(words)
            case "没有问模型":
                assert not self.model.asked, self.reply.text
            case "助手":
                self.expect(words)
            case "助手没有说":
                assert _bare(words) not in _bare(self.reply.text), self.reply.text
            case _:
                self.speak(words)

    def speak(self, words: str) -> None:
        """Ask, and wait for better words."""
        self.said += 1
        self.model.asked.clear()
        reply = self.assistant.handle(Message(str(PERSON), PERSON, f"m{self.said}", words, NOW))
        assert reply is not None
        self.reply = self.better.reply(reply, PERSON, lambda growing: None)
        self.rest = _bare(self.reply.text + "".join(f"[{one.label}]" for row in self.reply.buttons for one in row))

    def expect(self, words: str) -> None:
        """Each fragment, in order, behind what was matched before."""
        for fragment in words.split("…"):
            _, found, rest = self.rest.partition(_bare(fragment))
            assert found or not fragment, f"{fragment!r} is not in the rest of\n{self.reply.text}"
            self.rest = rest


@pytest.fixture(scope="module")
def asker(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """The real asker over the shipped documents."""
    assert pytestconfig.cache is not None
    with open_shipped_asker(pytestconfig.cache.mkdir("shipped-vectors"), tmp_path_factory.mktemp("shipped")) as opened:
        yield opened


@pytest.mark.timeout(300)  # the first run embeds the documents
@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_the_dialogue_with_a_model_goes_as_written(path: Path, asker: Asker, tmp_path: Path) -> None:
    """Every reply holds what the dialogue shows of it, and nothing that it says is not there."""
    database = fresh_database(tmp_path / "assistant.sqlite3")
    model = Speaker()
    smith = Wordsmith(lambda: Drafter(model), 5)
    better = AtOnce(smith, PhrasingLimits(), SHANGHAI, lambda: NOW, Phrasings(database))
    stage = Stage(Assistant(asker, Ledger(database), DESK, staff_desk(database)), better, model)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            found = _LINE.match(line)
            assert found is not None, line
            stage.play(found["who"], found["words"])
    database.close()


def test_there_are_dialogues_with_a_model() -> None:
    """And each says what it is about in its first line."""
    paths = list(FOLDER.glob("*.txt"))
    assert len(paths) >= 3
    assert all(path.read_text(encoding="utf-8").startswith("# ") for path in paths)


def _bare(words: str) -> str:
    return re.sub(r"\s+", "", words)
