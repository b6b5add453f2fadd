"""How a doubt about a row is asked, and how its answers are labelled. Chinese first, English beside it. Pure."""

from collections.abc import Mapping

from bot.wording import say
from rag.answer import Language
from store.reporting.progress import Doubt, DoubtKind

_Twin = tuple[str, str]

_QUESTIONS: Mapping[DoubtKind, _Twin] = {
    DoubtKind.UNIT: ("「{text}」没有写单位，是哪个？", "“{text}” has no unit. Which one?"),
    DoubtKind.CURRENCY: ("「{text}」是什么币种？", "“{text}”: which currency?"),
    DoubtKind.CUMULATIVE: (
        "「{text}」是累计数还是新增数？{known}",
        "“{text}”: the total so far, or an addition? {known}",
    ),
    DoubtKind.KIND: ("「{text}」是哪一种金额？", "“{text}”: what kind of sum is it?"),
    DoubtKind.FUTURE: (
        "日期「{text}」还没有到，是已经发生的吗？",
        "The day “{text}” is still to come. Has it happened?",
    ),
    DoubtKind.FALLS: (
        "「{text}」比已经登记的累计数小。{known}是更小了吗？",
        "“{text}” is less than the total on record. {known} Has it fallen?",
    ),
    DoubtKind.TENFOLD: (
        "「{text}」和这个项目以往的数差得很远，单位对吗，零的个数对吗？{known}",
        "“{text}” is far off this project's figures. Are the unit and the noughts right? {known}",
    ),
    DoubtKind.OTHER_OFFICE: (
        "这个项目由{known}负责或报过，确定由你们来报吗？",
        "{known} owns or has reported this project. Do you report it all the same?",
    ),
    DoubtKind.DOUBLE: (
        "同样的内容已经报过{known}，还要再记一次吗？",
        "The same was reported already{known}. Record it once more?",
    ),
    DoubtKind.BACKWARDS: (
        "阶段要从「{known}」退回「{text}」吗？",
        "Does the stage go back from {known} to {text}?",
    ),
    DoubtKind.WHICH_PROJECT: ("「{text}」是哪个项目？", "“{text}”: which project is it?"),
    DoubtKind.NEW_PROJECT: (
        "库里没有「{text}」，是新项目吗？",
        "“{text}” is not in the store. Is it a new project?",
    ),
    DoubtKind.OVER_PLAN: (
        "记上以后到位资金会超过计划投资。{known}对吗？",
        "With this, more is in place than planned. {known} Is that right?",
    ),
    DoubtKind.PLAN_CHANGES: (
        "计划投资要改成「{text}」吗？{known}",
        "Is the planned investment “{text}” now? {known}",
    ),
}
_OPTIONS: Mapping[str, str] = {
    "累计": "the total",
    "新增": "an addition",
    "计划投资": "planned investment",
    "到位资金": "funds in place",
    "签约额": "contract sum",
    "外资": "foreign capital",
    "人民币": "CNY",
    "美元": "USD",
}
_YES_ANSWERS: Mapping[DoubtKind, _Twin] = {
    DoubtKind.FUTURE: ("已经发生", "It has"),
    DoubtKind.FALLS: ("是，变小了", "Yes, it fell"),
    DoubtKind.TENFOLD: ("没错", "It is right"),
    DoubtKind.OTHER_OFFICE: ("由我们报", "We report it"),
    DoubtKind.DOUBLE: ("再记一次", "Once more"),
    DoubtKind.BACKWARDS: ("是，退回", "Yes, back"),
    DoubtKind.NEW_PROJECT: ("新项目", "New project"),
    DoubtKind.OVER_PLAN: ("没错", "It is right"),
    DoubtKind.PLAN_CHANGES: ("是，改了", "Yes, it is"),
}


def say_doubt(doubt: Doubt, known: str, language: Language) -> str:
    """The question; `known` is what the store has."""
    chinese, english = _QUESTIONS[doubt.kind]
    return "❓ " + say(language, chinese, english, text=doubt.text, known=known)


def say_yes(kind: DoubtKind, language: Language) -> str:
    """The answer that settles a doubt of this kind as the message has it."""
    return say(language, *_YES_ANSWERS[kind])


def say_option(language: Language, option: str) -> str:
    """An answer that stands in the row afterwards: 累计, 新增, a kind of sum, a unit."""
    return say(language, option, _OPTIONS.get(option, option))


def say_known_total(language: Language, total: str) -> str:
    """What is on record, as a part of a question."""
    return say(language, "（已登记累计{total}）", "({total} on record)", total=total)


def say_known_plan(language: Language, planned: str) -> str:
    """What is planned, as a part of a question."""
    return say(language, "（计划投资{planned}）", "({planned} planned)", planned=planned)


def say_new_project(language: Language) -> str:
    """The button for a project that is not in the store."""
    return say(language, "都不是，新项目", "None of them: a new one")


def say_name_it(language: Language) -> str:
    """The button for a project that is not in the store and has no name yet."""
    return say(language, "都不是，写项目名", "None of them: write the name")


def say_no_project(language: Language) -> str:
    """The button for a row that belongs to no project."""
    return say(language, "不对应项目", "No project")


def say_other_field(language: Language) -> str:
    """The button that opens the fields."""
    return say(language, "不对，我来改", "No, I will edit")


def say_other_project(language: Language) -> str:
    """The button that opens the choice of projects."""
    return say(language, "换项目", "Other project")


def say_drop_row(language: Language) -> str:
    """The button that leaves a row out."""
    return say(language, "这条不报", "Leave this row out")
