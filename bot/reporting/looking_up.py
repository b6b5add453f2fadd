"""The journey of looking something up: a command, or the same in plain words, to rows of the store."""

from typing import assert_never

from bot.intent_staff import ListProblems, ListProjects, ListSilent, LookUp, ShowMine, ShowMissing, ShowProject
from bot.message import Message, Reply
from bot.reporting.books import Books
from bot.reporting.lookups import Lookups
from bot.reporting.open_matters import OpenMatters
from bot.reporting.speaker import Speaker
from rag.answer import Language


def look_up(books: Books, message: Message, speaker: Speaker, intent: LookUp, language: Language) -> Reply:
    """What is looked up, as far as this person may see it."""
    lookups, matters = Lookups(books), OpenMatters(books, message, speaker, language)
    match intent:
        case ShowMine():
            return lookups.mine(message, language)
        case ShowProject(words=words):
            return lookups.project(message, speaker, words, language)
        case ListProjects(words=words):
            return lookups.projects(message, words, language)
        case ShowMissing(words=words):
            return matters.missing(words)
        case ListProblems(words=words):
            return matters.problems(words)
        case ListSilent(words=words):
            return matters.silent(words)
        case _:
            assert_never(intent)
