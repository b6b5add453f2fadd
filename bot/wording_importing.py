"""What is said of a file sent in a chat before it is read: who may import, how large it may be, that it was not to be had."""

from bot.message import Reply
from bot.wording import plain, say
from rag.answer import Language


def say_file_not_taken(language: Language) -> Reply:
    """A table file from somebody who imports none."""
    text = say(
        language,
        "表格文件由管理员和统筹导入，这个文件没有读取。有进展请直接写文字；要导入名册、项目、目标或权重，请把文件交给他们。",
        "Administrators and coordinators import tables; this file was not read. Write progress as text, or hand it to them.",
    )
    return Reply((plain(text),))


def say_file_too_large(language: Language, size: int, most: int) -> Reply:
    """A file over the limit; sizes in bytes."""
    text = say(
        language,
        "文件有{size:.1f} MB，最多 {most} MB，没有读取。请删去图片和空白行，或拆成几个文件。",
        "The file has {size:.1f} MB, {most} MB are the most; it was not read. Remove pictures and blank rows, or split it.",
        size=size / 1024**2, most=most // 1024**2,
    )  # fmt: skip
    return Reply((plain(text),))


def say_file_not_fetched(language: Language) -> Reply:
    """The chat service did not hand the file over."""
    text = say(
        language,
        "没有取到这个文件，什么都没有改。请过一会儿再发一次。",
        "The file could not be fetched; nothing was changed. Please send it again in a while.",
    )
    return Reply((plain(text),))


def say_not_this_table(language: Language, subject: str) -> Reply:
    """A table of what only administrators bring in, from a coordinator."""
    text = say(
        language,
        "{subject}表由管理员导入，什么都没有改；统筹可以导入目标和权重。",
        "Tables of {subject} are imported by administrators; nothing was changed. Coordinators import targets and weights.",
        subject=subject,
    )
    return Reply((plain(text),))
