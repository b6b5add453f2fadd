"""How a card is changed by words and buttons: which row, which field, which project, and the value. Chinese first. Pure."""

from collections.abc import Sequence

from bot.message import Button, Reply
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


def say_which_field(draft_id: int, row: int, fields: Sequence[str], language: Language) -> Reply:
    """Which field of that row."""
    buttons = [Button(label, f"field:{draft_id}:{row}:{number}") for number, label in enumerate(fields)]
    return Reply((), (*in_rows(buttons, 3), (_back(draft_id, language),)))


def say_which_project(draft_id: int, row: int, offered: Sequence[tuple[str, int]], language: Language) -> Reply:
    """Which project that row belongs to."""
    buttons = [Button(shorten(label), f"pick:{draft_id}:{row}:{project_id}") for label, project_id in offered]
    new = Button(say(language, "新项目", "New project"), f"pick:{draft_id}:{row}:0")
    name = Button(say(language, "写项目名", "Write the name"), f"field:{draft_id}:{row}:0")
    return Reply((), (*((button,) for button in buttons), (new, name), (_back(draft_id, language),)))


def _back(draft_id: int, language: Language) -> Button:
    return Button(say(language, "返回", "Back"), f"card:{draft_id}")


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
    return Reply((bold(title), plain(body)), ((_back(draft_id, language),),))


def say_not_understood(field: str, example: str, language: Language) -> Reply:
    """A value that could not be read."""
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


def changed_notice(field: str, language: Language) -> str:
    """Above the card after an edit."""
    return say(language, "已改「{field}」。", "「{field}」 is changed.", field=field)
