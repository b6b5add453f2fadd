"""Buttons that are written out in words (打字代替按钮): the button whose label somebody typed instead of pressing it. Pure."""

import re
from collections.abc import Iterable, Sequence

from bot.message import Button
from rag.text import normalise

_MARKS = re.compile(r"[\s,.!，。！、；;:：「」『』【】\[\]()（）<>《》\"'“”]+")
_POLITE = re.compile(r"^(?:请|就)?(?:我?要?[点选按](?:一下)?)?|(?:吧|一下)$")
_NUMBERED = re.compile(r"^\d{1,2}(?=\D)")
_COUNT = re.compile(r"全部\d+条$|all\d+$")
_LONGEST = 64  # characters of a label


def typed_button(words: str, rows: Iterable[Sequence[Button]]) -> Button | None:
    """The button that these words are the label of, marks and a polite word aside; None for other words.

    保存 is also 保存全部3条, and 新项目 also ①新项目 where no other row has such a button: what could be two is none.

    >>> save, new = Button("保存全部2条", "save:1:7"), Button("①新项目", "doubt:1:0:0:0:7")
    >>> typed_button("「保存」", [(save, new)]) == save, typed_button("①新项目。", [(save, new)]) == new
    (True, True)
    """
    typed = _folded(words) if len(words) <= _LONGEST else ""
    if not typed:
        return None
    buttons = [button for row in rows for button in row]
    for said in dict.fromkeys((typed, _POLITE.sub("", typed))):
        for fold in (_folded, _without_number, _without_count):
            found = {button.data: button for button in reversed(buttons) if said and fold(button.label) == said}
            if found and (fold is _folded or len(found) == 1):
                return list(found.values())[-1]
    return None


def _folded(words: str) -> str:
    return _MARKS.sub("", normalise(words))


def _without_number(label: str) -> str:
    return _NUMBERED.sub("", _folded(label))


def _without_count(label: str) -> str:
    return _COUNT.sub("", _folded(label))
