"""What a message wants: words or a press become one Intent. Pure; knows no chat, no language, no store."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.intent_announcing import (
    ANNOUNCE_COMMANDS,
    ANNOUNCE_PRESSES,
    TOPIC_PRESSES,
    AnnouncePress,
    AnnounceSpoken,
)
from bot.intent_answering import ANSWERING_COMMANDS, ANSWERING_PRESSES, AnsweringPress, AnsweringSpoken
from bot.intent_calculating import CALCULATING_COMMANDS, TAPPED, CalculatingPress, CalculatingSpoken, read_press
from bot.intent_chasing import AskLeave
from bot.intent_documents import DOCUMENT_COMMANDS, DOCUMENT_PRESSES, DocumentPress, DocumentSpoken
from bot.intent_staff import (
    IMPORT_PRESSES,
    STAFF_COMMANDS,
    STAFF_PRESSES,
    DeskPress,
    JoinByCode,
    ListProjects,
    ShowMine,
    ShowMissing,
    StaffSpoken,
    read_code,
)
from bot.language_words import wished_language
from rag.text import normalise

_COMMAND = re.compile(r"^/([A-Za-z0-9_]+)(?:@\w+)?(?:\s+|$)(.*)$", re.DOTALL)
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_NUMBER = re.compile(r"^[0-9]{1,18}$")


@dataclass(frozen=True, slots=True)
class Start:
    """/start: the notice on personal data and the way in."""


@dataclass(frozen=True, slots=True)
class Help:
    """/help, or a word that asks for it."""


@dataclass(frozen=True, slots=True)
class ListSources:
    """/sources: which documents there are."""


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    """/lang zh|tw|en, by word or by button; `code` is "" where none was named."""

    code: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question in words, typed plainly or after /ask."""

    text: str


@dataclass(frozen=True, slots=True)
class AskOffered:
    """A question that was offered on a button; `key` names it."""

    key: str


@dataclass(frozen=True, slots=True)
class OpenTopic:
    """A topic button; `key` names the topic."""

    key: str


@dataclass(frozen=True, slots=True)
class ChoosePlace:
    """The answer to "which place?": option number `option` (from 0) of a stored question."""

    question_id: int
    option: int


@dataclass(frozen=True, slots=True)
class ShowFull:
    """全文: the whole provision behind an answer."""

    question_id: int


@dataclass(frozen=True, slots=True)
class ShowChanges:
    """/changes: two editions side by side; `words` name the document, "" where none was named."""

    words: str


@dataclass(frozen=True, slots=True)
class TurnChanges:
    """Another page of two editions side by side: the pair by its key, the page by a row of it (from 0)."""

    key: str
    row: int


@dataclass(frozen=True, slots=True)
class Rate:
    """有帮助 or 没帮助."""

    question_id: int
    helpful: bool


@dataclass(frozen=True, slots=True)
class AskOfficer:
    """问专员: a person of the bureau is wanted for this question."""

    question_id: int


@dataclass(frozen=True, slots=True)
class AskPerson:
    """The same in words, 转人工: for the question before it, whatever it was."""

    text: str


@dataclass(frozen=True, slots=True)
class Forget:
    """/forget, before it is confirmed."""


@dataclass(frozen=True, slots=True)
class ConfirmForget:
    """The press that confirms or calls off /forget."""

    confirmed: bool


@dataclass(frozen=True, slots=True)
class ExportMine:
    """/export: a copy of what is kept of the person who asks."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No words at all: a bare mention, /ask with nothing, blanks."""


@dataclass(frozen=True, slots=True)
class UnknownCommand:
    """A command we do not know."""

    name: str


@dataclass(frozen=True, slots=True)
class UnknownPress:
    """Button data that is not ours, or forged."""


OurPress = (
    AskOffered | OpenTopic | TurnChanges | ChoosePlace | ShowFull | Rate | AskOfficer | ConfirmForget | UnknownPress
)
OurSpoken = (
    Start
    | Help
    | ListSources
    | ShowChanges
    | ChooseLanguage
    | Ask
    | AskPerson
    | Forget
    | ExportMine
    | Nothing
    | UnknownCommand
)
Press = OurPress | DeskPress | AnnouncePress | DocumentPress | CalculatingPress | AnsweringPress
Spoken = OurSpoken | StaffSpoken | AnnounceSpoken | DocumentSpoken | CalculatingSpoken | AnsweringSpoken
Intent = Press | Spoken

_COMMANDS: Mapping[str, Callable[[str], Intent]] = {
    "start": lambda rest: JoinByCode(read_code(rest)) if read_code(rest) else Start(),  # a deep link carries a code
    "help": lambda rest: Help(),
    "sources": lambda rest: ListSources(),
    "lang": lambda rest: ChooseLanguage(rest.lower()),
    "ask": lambda rest: _asked(rest) if rest else Nothing(),
    "changes": ShowChanges,
    "new": lambda rest: Ask(f"/new {rest}".strip()),  # the talk so far counts no more; as one may also say in words
    "forget": lambda rest: Forget(),
    "export": lambda rest: ExportMine(),
    **STAFF_COMMANDS,
    **ANNOUNCE_COMMANDS,
    **DOCUMENT_COMMANDS,
    **CALCULATING_COMMANDS,
    **ANSWERING_COMMANDS,
}
_HELP_WORDS = frozenset({"帮助", "幫助", "菜单", "菜單", "help", "?", "？"})
_LONGEST_WISH = 40  # characters
_PERSON = re.compile(  # in folded words without marks, and nothing else said; it gives nothing back, so takes no time
    r"(?:我|请|帮我|给我|麻烦|想|要|需要|能不能|可不可以|可以|能|能否|怎么|如何|直接|还是|算了|不行|你们?|那|就| )*+"
    r"(?:(?:问{1,2}|找|转接?|接|联系|咨询|换|叫|要)(?:一下|一个|个|到|给| )*+(?:你们的?|贵局的?)?)?"
    r"(?:专员|人工(?:客服|服务)?|客服|真人|活人|专人|工作人员|(?<=[问找])(?:个|一个)?人|(?<=找个)人|(?<=找一个)人)"
    r"(?:吧|吗|呢|啊|说|话|问|聊|谈|处理|回答|答复|帮忙|一下|可以|行| )*+"
    r"|(?:(?:please|can|could|may|i|want|need|would|like|i'd|to|let|me|just|a|us|we) )*+"
    r"(?:(?:talk|speak|chat|connect(?: me)?|transfer(?: me)?|put me through) (?:to|with) |ask |get |contact )?"
    r"(?:(?:a|an|the|your|some|real|live|human|actual) )*+"
    r"(?:human(?: being)?|person|officer|agent|operator|someone|somebody"
    r"|representative|adviser|advisor|member of staff)(?: please)?"
)
_PRESSES: Mapping[tuple[str, int], Callable[[list[int]], Intent]] = {
    ("place", 2): lambda numbers: ChoosePlace(numbers[0], numbers[1]),
    ("full", 1): lambda numbers: ShowFull(numbers[0]),
    ("up", 1): lambda numbers: Rate(numbers[0], helpful=True),
    ("down", 1): lambda numbers: Rate(numbers[0], helpful=False),
    ("human", 1): lambda numbers: AskOfficer(numbers[0]),
    **STAFF_PRESSES,
    **ANNOUNCE_PRESSES,
    **DOCUMENT_PRESSES,
    **ANSWERING_PRESSES,
}
# Commands that take no words, as buttons.
_TAPPED: Mapping[str, Intent] = {
    "mine": ShowMine(),
    "projects": ListProjects(""),
    "missing": ShowMissing(),
    "leave": AskLeave(""),
    **TAPPED,
}
_NAMED_PRESSES: Mapping[str, Callable[[str], Intent]] = {
    "ask": AskOffered,
    "topic": OpenTopic,
    "lang": ChooseLanguage,
    "changes": lambda word: _turn(*word.partition(".")[::2]),
    "sources": lambda word: ListSources(),
    "forget": lambda word: ConfirmForget(word == "yes"),
    "calc": lambda word: read_press(word) or UnknownPress(),
    "do": lambda word: _TAPPED.get(word, UnknownPress()),
    **IMPORT_PRESSES,
    **TOPIC_PRESSES,
}


def _turn(key: str, row: str) -> Intent:
    """The page of a comparison by the key of its pair and a row."""
    return TurnChanges(key, int(row)) if key and _NUMBER.match(row) else UnknownPress()


def clean_words(text: str) -> str:
    """Without what no reader sees: lone surrogates, NUL, zero-width and direction marks, blanks at the ends."""
    well_formed = text.encode("utf-8", "ignore").decode("utf-8").replace("\x00", " ")
    return _INVISIBLE.sub("", well_formed).strip()


def read_intent(text: str, press: str = "") -> Intent:
    """The intent of a message; any text and any press give one, none raises."""
    if press:
        return _read_press(press)
    words = clean_words(text)
    if not words:
        return Nothing()
    command = _COMMAND.match(words)
    if command is None:
        return _read_words(words)
    name, rest = command.group(1).lower(), command.group(2).strip()
    known = _COMMANDS.get(name)
    return known(rest) if known else UnknownCommand(name)


def _read_words(words: str) -> Intent:
    if words.lower() in _HELP_WORDS:
        return Help()
    code = read_code(words)
    return JoinByCode(code) if code else _asked(words)


def _asked(words: str) -> Intent:
    """A question, or the wish to ask a person instead, or for another language."""
    folded = re.sub(r"[\s,，。.!！?？~～]+", " ", normalise(words)).strip() if len(words) <= _LONGEST_WISH else ""
    if _PERSON.fullmatch(folded):
        return AskPerson(words)
    code = wished_language(folded)
    return ChooseLanguage(code) if code else Ask(words)


def _read_press(press: str) -> Intent:
    action, *arguments = press.split(":")
    named = _NAMED_PRESSES.get(action)
    if named and len(arguments) == 1 and arguments[0]:
        return named(arguments[0])
    known = _PRESSES.get((action, len(arguments)))
    if known is None or not all(_NUMBER.match(argument) for argument in arguments):
        return UnknownPress()
    return known([int(argument) for argument in arguments])
