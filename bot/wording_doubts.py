"""How a doubt about a row is asked, and how its answers are labelled. Chinese first, English beside it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.wording import say
from bot.wording_money import say_kind
from bot.wording_oddities import say_day_drops, say_day_stands, say_odd_day, say_odd_sum
from rag.answer import Language
from store.reporting.progress import AmountKind, Doubt, DoubtKind

_Twin = tuple[str, str]

_QUESTIONS: Mapping[DoubtKind, _Twin] = {
    DoubtKind.CURRENCY: ("「{text}」是什么币种？", "“{text}”: which currency?"),
    DoubtKind.CUMULATIVE: (
        "「{text}」是累计数还是新增数？{known}",
        "“{text}”: the total so far, or an addition? {known}",
    ),
    DoubtKind.KIND: (
        "「{text}」是哪一种金额？只是听说、承诺、还没落实的，点「不登记这笔」。",
        "“{text}”: what kind of sum is it? One that is only hearsay or a promise is left out.",
    ),
    DoubtKind.FALLS: (
        "「{text}」比已经登记的累计数小{known}，累计数真的变小了吗？",
        "“{text}” is less than the total on record {known}. Has it really fallen?",
    ),
    DoubtKind.TENFOLD: (
        "「{text}」和这个项目以往的数差得很远{known}，单位和零的个数对吗？",
        "“{text}” is far off this project's figures {known}. Are the unit and the noughts right?",
    ),
    DoubtKind.OTHER_OFFICE: (
        "这个项目由{known}负责或报过，这次由你们来报吗？",
        "{known} owns or has reported this project. Do you report it all the same?",
    ),
    DoubtKind.DOUBLE: (
        "同样的内容已经报过，再记一次会算两遍，还要记吗？",
        "The same was reported already and would count twice. Record it once more?",
    ),
    DoubtKind.BACKWARDS: (
        "项目库里已经是「{known}」，阶段要退回「{text}」吗？",
        "The store has it as {known}. Does the stage go back to {text}?",
    ),
    DoubtKind.STUCK: (
        "这里只说了手续卡住。项目库里是「{known}」，阶段已经到「{text}」了吗？",
        "It tells only what is stuck. The store has it as {known}. Has it really come to {text}?",
    ),
    DoubtKind.WHICH_PROJECT: ("「{text}」说的是哪个项目？", "“{text}”: which project is it?"),
    DoubtKind.NEW_PROJECT: (
        "项目库里没有「{text}」，是新项目吗？",
        "“{text}” is not in the store. Is it a new project?",
    ),
    DoubtKind.OVER_PLAN: (
        "记上「{text}」以后，到位资金会超过计划投资{known}，金额对吗？",
        "With “{text}” more is in place than planned {known}. Is the sum right?",
    ),
    DoubtKind.PLAN_CHANGES: (
        "项目库里的计划投资是{known}，要改成「{text}」吗？",
        "The store has {known} as planned. Is it “{text}” now?",
    ),
}
_OPTIONS: Mapping[str, str] = {
    "累计": "the total",
    "新增": "an addition",
    "人民币": "CNY",
    "美元": "USD",
    "港元": "HKD",
    "欧元": "EUR",
    "日元": "JPY",
}
_YES_ANSWERS: Mapping[DoubtKind, _Twin] = {
    DoubtKind.FALLS: ("是，变小了", "Yes, it fell"),
    DoubtKind.TENFOLD: ("金额没错", "The sum is right"),
    DoubtKind.OTHER_OFFICE: ("由我们报", "We report it"),
    DoubtKind.DOUBLE: ("再记一次", "Once more"),
    DoubtKind.BACKWARDS: ("是，退回", "Yes, back"),
    DoubtKind.STUCK: ("是，已经到了", "Yes, it has"),
    DoubtKind.NEW_PROJECT: ("新项目", "New project"),
    DoubtKind.OVER_PLAN: ("金额没错", "The sum is right"),
    DoubtKind.PLAN_CHANGES: ("是，改成这个数", "Yes, change it"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A doubt and what is known around it: `known` is what the store has, `day` that of the row as it was read."""

    doubt: Doubt
    known: str = ""
    day: date | None = None


def say_doubt(asked: Asked, language: Language) -> str:
    """The question."""
    doubt = asked.doubt
    match doubt.kind:
        case DoubtKind.UNIT:
            question = say_odd_sum(doubt, language)
        case DoubtKind.FUTURE:
            question = say_odd_day(doubt, asked.day, language)
        case _:
            question = say(language, *_QUESTIONS[doubt.kind], text=doubt.text, known=asked.known)
    return "❓ " + question


def say_yes(asked: Asked, language: Language) -> str:
    """The answer that settles a doubt as the message has it."""
    if asked.doubt.kind is DoubtKind.FUTURE:
        return say_day_stands(asked.doubt, asked.day, language)
    return say(language, *_YES_ANSWERS[asked.doubt.kind])


def say_option(language: Language, option: str) -> str:
    """An answer that stands in the row afterwards: 累计, 新增, a kind of sum, a unit."""
    kind = next((kind for kind in AmountKind if kind.value == option), None)
    return say_kind(language, kind) if kind else say(language, option, _OPTIONS.get(option, option))


def say_known_total(language: Language, total: str) -> str:
    """What is on record, as a part of a question."""
    return say(language, "（已登记累计{total}）", "({total} on record)", total=total)


def say_known_plan(language: Language, planned: str) -> str:
    """What is planned, as a part of a question."""
    return say(language, "（计划投资{planned}）", "({planned} planned)", planned=planned)


def say_new_project(language: Language) -> str:
    """The button for a project that is not in the store."""
    return say(language, "都不是，新项目", "None of them: a new one")


def say_name_it(language: Language, *, offered: bool = True) -> str:
    """The button for a project that has no name yet; `offered` where others are there to choose from."""
    if not offered:
        return say(language, "写项目名", "Write the name")
    return say(language, "都不是，写项目名", "None of them: write the name")


def say_no_project(language: Language) -> str:
    """The button for a row that belongs to no project."""
    return say(language, "不对应项目", "No project")


def say_other_field(kind: DoubtKind, language: Language) -> str:
    """The button that asks for the value that is doubted."""
    match kind:
        case DoubtKind.FUTURE:
            return say(language, "改日期", "Another day")
        case DoubtKind.UNIT | DoubtKind.CURRENCY:
            return say(language, "都不是，我来写", "None of them: I write it")
        case _:
            return say(language, "不对，我来改", "No, I will edit")


def say_other_project(language: Language) -> str:
    """The button that opens the choice of projects."""
    return say(language, "换项目", "Other project")


def say_drop_row(asked: Asked, language: Language) -> str:
    """The button that leaves a row out."""
    if asked.doubt.kind is DoubtKind.FUTURE:
        return say_day_drops(asked.doubt, asked.day, language)
    return say(language, "这条不报", "Leave this row out")


def say_drop_value(kind: DoubtKind, language: Language) -> str:
    """The button that leaves one sum (or the stage) out and keeps the rest of its row."""
    if kind in {DoubtKind.BACKWARDS, DoubtKind.STUCK}:
        return say(language, "不改阶段", "Leave the stage as it is")
    return say(language, "不登记这笔", "Leave this sum out")
