"""How a card is changed by words and buttons: which row, which field, which project, and the value. Chinese first. Pure."""

from collections.abc import Mapping, Sequence

from bot.message import Button, Reply, Span
from bot.wording import bold, in_rows, plain, say, shorten
from bot.wording_card import row_mark
from rag.answer import Language


def say_which_row(draft_id: int, projects: Sequence[str], action: str, language: Language) -> Reply:
    """Which row shall be changed; `action` is edit or swap."""
    buttons = [
        Button(shorten(f"{row_mark(number)} {project}"), f"{action}:{draft_id}:{number}")
        for number, project in enumerate(projects)
    ]
    return Reply((), (*in_rows(buttons, 2), (_back(draft_id, language),)))


def say_which_field(draft_id: int, row: int, fields: Sequence[str], language: Language, *, count: int = 1) -> Reply:
    """Which field of that row; of a card of several rows (`count`) this one can be left out."""
    buttons = [Button(label, f"field:{draft_id}:{row}:{number}") for number, label in enumerate(fields)]
    out = Button(
        say(language, "{mark} 这条不报", "{mark} Leave it out", mark=row_mark(row)), f"out:{draft_id}:{row}:{count}"
    )
    last = (*((out,) if count > 1 else ()), _back(draft_id, language, row))
    return Reply((), (*in_rows(buttons, 3), last))


def say_which_project(
    draft_id: int, row: int, offered: Sequence[tuple[str, int]], language: Language, *, named: bool = True
) -> Reply:
    """Which project that row belongs to; a new one only where the row is `named`."""
    buttons = [Button(shorten(label), f"pick:{draft_id}:{row}:{project_id}") for label, project_id in offered]
    new = Button(say(language, "新项目", "New project"), f"pick:{draft_id}:{row}:0")
    name = Button(say(language, "写项目名", "Write the name"), f"field:{draft_id}:{row}:0")
    last = (new, name) if named else (name,)
    return Reply((), (*((button,) for button in buttons), last, (_back(draft_id, language, row),)))


def say_which_of_these(label: str, language: Language) -> tuple[Span, ...]:
    """Above the choices behind a button that was written out: there is no message of ours whose buttons could change."""
    text = say(language, "{label}：请点一个，或者把字打出来。", "{label}: tap one, or type its words.", label=label)
    return (bold(text),)


def done_buttons(language: Language, draft_id: int) -> tuple[tuple[Button, ...], ...]:
    """What people write of a card that is done with: 撤销 below its receipt, and what it had before."""
    return (
        (Button(say(language, "撤销", "Undo"), f"undo:{draft_id}"),),
        (Button(say(language, "保存", "Save"), f"save:{draft_id}:0"),),
        (Button(say(language, "不报", "Discard"), f"drop:{draft_id}"),),
    )


def say_no_card_open(language: Language) -> Reply:
    """保存 or 撤销 was written, and there is no card of late that it could mean."""
    text = say(
        language,
        "现在没有等着保存的卡片。请把进展发来；发 /mine 看自己报过的内容。",
        "No card is waiting here. Send the report; /mine shows what you reported.",
    )
    return Reply((plain(text),))


def _back(draft_id: int, language: Language, row: int = 0) -> Button:
    """To the page of the card that holds the row."""
    return Button(say(language, "返回", "Back"), f"card:{draft_id}:{row}" if row else f"card:{draft_id}")


def say_write_field(draft_id: int, row: int, field: str, example: str, language: Language) -> Reply:
    """Asks for the new value; the first line lets a reply to this message find its way also after a restart."""
    title = say(
        language, "报送卡{id}号 {mark} 改「{field}」", "Card {id} {mark}: 改「{field}」",
        id=draft_id, mark=row_mark(row), field=field,
    )  # fmt: skip
    body = say(
        language,
        "请发来新的内容，例如：{example}。群里请回复这条消息。",
        "Send the new value, for example: {example}. In a group reply to this message.",
        example=example,
    )
    return Reply((bold(title), plain(body)), ((_back(draft_id, language, row),),))


_REFUSED: Mapping[str, tuple[str, str]] = {
    "below_nothing": ("金额不能是负数或减少数", "a sum cannot be negative or a decrease"),
    "odd_number": ("这个数读不准", "this number cannot be read for sure"),
    "other_currency": (
        "只登记人民币、美元、港元、欧元、日元，别的币种请折算以后再写",
        "only CNY, USD, HKD, EUR and JPY are recorded; convert it first",
    ),
    "far_day": ("日期离今天太远，年份请再看一下", "the day is too far away, please check the year"),
    "not_the_stage": ("阶段只写已经到了的那一个", "name the stage that has been reached, nothing else"),
    "no_such_county": ("名册里没有这个县区", "the registry has no such place"),
    "no_name": ("项目名不能为空", "a project needs a name"),
    "number_as_name": ("日期和数字不能当项目名", "a day or a number is no name of a project"),
    "word_as_name": ("这读起来不是项目名", "this does not read as the name of a project"),
}
_NOT_NEW: Mapping[str, tuple[str, str]] = {
    "empty": _REFUSED["no_name"],
    "number": _REFUSED["number_as_name"],
    "reporting_word": _REFUSED["word_as_name"],
    "sentence": _REFUSED["word_as_name"],
    "taken": ("你们单位已经有同名项目，请点换项目选它", "your office has a project of that name, choose it with Other project"),
}  # fmt: skip


def not_new_notice(project: str, fault: str, language: Language) -> str:
    """Above the card: why these words make no new project."""
    chinese, english = _NOT_NEW[fault]
    return say(
        language, "不能新建「{project}」：{why}。", "No new project 「{project}」: {why}.",
        project=shorten(project, 40), why=say(language, chinese, english),
    )  # fmt: skip


def say_not_written(field: str, example: str, why: str, language: Language) -> Reply:
    """A value that could not be read (`why` is ""), or one that is not taken."""
    if why:
        text = say(
            language,
            "{why}，「{field}」没有改。请这样写：{example}。",
            "「{field}」 is unchanged: {why}. Write it like this: {example}.",
            field=field,
            example=example,
            why=say(language, *_REFUSED[why]),
        )
        return Reply((plain(text),))
    text = say(
        language,
        "没有读懂「{field}」的新内容，什么都没有改。请这样写：{example}。",
        "The new value of 「{field}」 was not understood; nothing changed. Write it like this: {example}.",
        field=field,
        example=example,
    )
    return Reply((plain(text),))


def say_name_the_row(language: Language) -> Reply:
    """A change without the number of its row, on a card of several rows."""
    text = say(
        language,
        "这张卡片有几条，请写明第几条，例如：②到位资金 9000万。",
        "This card has several rows; say which, for example: ②到位资金 9000万.",
    )
    return Reply((plain(text),))


def say_nothing_corrected(language: Language) -> str:
    """Above a card that is not saved yet, for a 更正 that says nothing new."""
    return say(
        language,
        "没有读到要改成什么，卡片没有变。请写明，例如：更正：到位资金 9000万元。",
        "Nothing new was read; the card is unchanged. Say what it should be, for example: 更正：到位资金 9000万元.",
    )


def changed_notice(field: str, language: Language) -> str:
    """Above the card after an edit."""
    return say(language, "已改「{field}」。", "「{field}」 is changed.", field=field)
