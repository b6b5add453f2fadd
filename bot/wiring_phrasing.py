"""The composition root of the language model that words answers: settings in, a wordsmith out; loads nothing where none is set."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from bot.settings import Settings

if TYPE_CHECKING:
    from bot.phrasing.at_once import AtOnce
    from bot.phrasing.wordsmith import Wordsmith
    from bot.reception import Reception
    from bot.telegram_service import Rewriters
    from rag.drafting.port import ChatModel
    from store.database import Database
    from store.phrasing_limits import PhrasingLimits

FORBID = "forbid"


def rewriters_over(
    settings: Settings, reception: "Reception", database: "Database", clock: Callable[[], datetime]
) -> "Callable[[int, Callable[[], object]], Rewriters] | None":
    """What makes those who word answers while a bot serves; None where no model is set."""
    if not settings.chat.model:
        return None
    from bot.phrasing.crew import Crew, Workshop

    shop = Workshop(
        database, wordsmith(settings), limits(settings), lambda: reception.assistant.asker, settings.talk.zone(), clock
    )
    return lambda bot_id, posted: Crew(bot_id, shop, posted)


def at_once_over(settings: Settings, database: "Database | None", clock: Callable[[], datetime]) -> "AtOnce | None":
    """What words answers for somebody who waits at a terminal; None where no model is set. Without a database nothing is kept."""
    if not settings.chat.model:
        return None
    from bot.phrasing.at_once import AtOnce
    from store.phrasings import Phrasings

    kept = Phrasings(database) if database is not None else None
    return AtOnce(wordsmith(settings), limits(settings), settings.talk.zone(), clock, kept)


def wordsmith(settings: Settings) -> "Wordsmith":
    """Words answers by the model of the settings, which is opened when it is first needed."""
    from bot.phrasing.wordsmith import Wordsmith
    from rag.drafting.drafter import Drafter

    allow = settings.chat.remote != FORBID
    return Wordsmith(lambda: Drafter(allowed_chat(settings), allow_remote=allow), settings.chat.timeout)


def limits(settings: Settings) -> "PhrasingLimits":
    """How much the model is asked."""
    from store.phrasing_limits import PhrasingLimits

    chat = settings.chat
    return PhrasingLimits(chat.per_person, chat.per_day, chat.concurrency, chat.timeout)


def allowed_chat(settings: Settings) -> "ChatModel":
    """The same, where it may be used. Raises ModelFault."""
    from rag.drafting.port import FaultKind, ModelFault

    model = open_chat(settings)
    if model.is_remote and settings.chat.remote == FORBID:
        raise ModelFault(FaultKind.FORBIDDEN)
    return model


def open_chat(settings: Settings) -> "ChatModel":
    """The model of the settings. Raises ModelFault."""
    from rag.drafting.langchain_model import open_chat_model

    return open_chat_model(settings.chat.model, settings.chat.base_url, settings.chat.secret())


def chat_in_words(settings: Settings, database: "Callable[[], Database]", now: datetime) -> str:
    """For doctor: off, or how long the model takes over a word. Raises CannotStart with what is wrong with it."""
    from bot.wording_phrasing import model_off

    if not settings.chat.model:
        return model_off()
    from bot.phrasing.probing import probe_model

    return probe_model(lambda: allowed_chat(settings), settings.chat.timeout, database, now)
