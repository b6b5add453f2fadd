"""Investors who ask and a bureau that answers: the Assistant over a real database and documents that can change under it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from bot.answering.gathering import Gathering
from bot.answering.listing import Listing
from bot.assistant import Assistant
from bot.message import Reply
from policies.provision import Library, Policy, Provision
from rag.answer import Outcome
from store.answering.matter import Matter
from store.answering.official_answer import OfficialAnswer
from store.ledger import Ledger
from tests.announcing.hall import Hall, open_hall
from tests.bot.sample import DESK, GUIDE, LIBRARY, REWARD, SECRET, ScriptedAsker, provision, staff_desk
from tests.store_announcing.bureau import ADMIN, COORDINATOR, STAFF

ANNA, BORIS, CHEN = 101, 102, 103
CANTEEN = "员工食堂建设有没有补贴？"
ANSWER = "引荐成功、到位资金1亿元以上的，奖励30万元。"
TITLE = REWARD.title


@dataclass
class Window:
    """Who speaks to the bot, over a hall; `asker` is what answers now."""

    hall: Hall
    asker: ScriptedAsker

    def serve(self, library: Library, **outcomes: Outcome) -> None:
        """Answer from other documents from now on."""
        self.asker = ScriptedAsker(library, outcomes=outcomes or self.asker.outcomes)
        database = self.hall.database
        self.hall.assistant = Assistant(self.asker, Ledger(database), DESK, staff_desk(database))

    def with_reward(self, **changes: object) -> None:
        """The reward document is another one from now on."""
        changed = replace(REWARD, **changes)  # type: ignore[arg-type]  # replace() itself refuses a field that is not there
        self.serve(replace(LIBRARY, policies=(changed, GUIDE, SECRET)))

    @property
    def listing(self) -> Listing:
        """The books as the desk sees them."""
        return Listing(self.hall.bureau, self.asker, Gathering(self.hall.database, self.asker.library))

    def ask(self, text: str = CANTEEN, person: int = ANNA, **fields: object) -> Reply:
        """What an investor gets."""
        return self.hall.say(text, person, **fields)

    def matters(self) -> tuple[Matter, ...]:
        """What is open."""
        return self.listing.matters.open_ones()

    def live(self) -> tuple[OfficialAnswer, ...]:
        """What answers."""
        return self.listing.answers.live()

    def texts(self, chat: int) -> list[str]:
        """What the chat service carried there."""
        return self.hall.texts(chat)

    def draft(self, person: int = STAFF, *, clause: str = f"《{TITLE}》第七条第（二）项", text: str = ANSWER) -> Reply:
        """An official answer to the first matter, as far as its preview."""
        self.hall.say("/unanswered", person)
        self.hall.press("1", person)
        self.hall.press("写答复", person)
        self.hall.say(clause, person)
        return self.hall.say(text, person)

    def publish(self, person: int = STAFF, by: int = COORDINATOR, **words: str) -> OfficialAnswer:
        """The same, submitted and approved."""
        self.draft(person, **words)
        self.hall.press("提交", person)
        waiting = self.listing.answers.waiting()[-1]
        self.hall.say("", by, press=f"ua-yes:{waiting.answer_id}:{waiting.version}")
        return self.live()[-1]


@contextmanager
def open_window(where: Path | str) -> Iterator[Window]:
    """Everybody enrolled; the sample documents, of which none says anything about canteens."""
    with open_hall(where) as hall:
        asker = ScriptedAsker(LIBRARY)
        hall.assistant = Assistant(asker, Ledger(hall.database), DESK, staff_desk(hall.database))
        yield Window(hall, asker)


def articles(*texts: str) -> tuple[Provision, ...]:
    """Provisions that are articles one after the other, from 第一条."""
    numbers = "一二三四五六七八九"
    return tuple(provision(text, f"第{numbers[at]}条") for at, text in enumerate(texts))


__all__ = ["ADMIN", "ANNA", "ANSWER", "BORIS", "CANTEEN", "CHEN", "COORDINATOR", "STAFF", "TITLE", "Policy", "Window"]
