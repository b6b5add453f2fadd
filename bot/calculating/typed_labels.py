"""The label of a button typed instead of tapped; and a word of which nothing is understood where an answer was asked for. Pure."""

import re

from bot.courtesies import courtesy_of
from bot.intent_calculating import CalculatingPress, read_press
from bot.message import Button, Reply
from rag.off_topic import speaks_of_the_trade
from rag.text import normalise

_LONGEST = 40  # characters of a label
_SHORTEST_PART = 3
_MARKS = re.compile(r"^(?:是|选|就?按|要|我选|第?\s?)(?=\D)|[\s,，。.!！「」\[\]【】()（）]+|(?:的|吧|呀|啊)$")
_CHOICES = ("set", "place", "party", "prog", "loose", "same", "list")
_ASKING = re.compile(
    r"[吗呢么?？]|什么|啥|咩|怎|如何|多[少久大远高长快重]|几|哪|谁|为何|是否|是不是|有没有|能不能|可不可以|可以|能|我|你"
    r"|\b(?:what|how|which|where|who|when|why|is|are|do|does|can|could|may|please|i|we|you)\b"
)
_NONE = CalculatingPress("")
_LONGEST_WORD, _LONGEST_WORDS = 8, 24  # characters, Chinese and Latin


def label_typed(text: str, shown: Reply, *, part: bool = False) -> CalculatingPress | None:
    """The press of the button whose label these words are; with `part` of the one choice in whose label they stand."""
    told = _bare(text)
    if not told or len(text) > _LONGEST:
        return None
    buttons = [button for row in shown.buttons for button in row]
    named = [one for one in buttons if _bare(one.label) == told]
    if not named and part and len(told) >= _SHORTEST_PART:
        named = [one for one in buttons if told in _bare(one.label) and (_press(one) or _NONE).verb in _CHOICES]
    return _press(named[0]) if len(named) == 1 else None


def _press(button: Button) -> CalculatingPress | None:
    return read_press(button.data.removeprefix("calc:"))


def _bare(label: str) -> str:
    return _MARKS.sub("", normalise(label).strip())


def is_bare_word(text: str) -> bool:
    """Whether words are so few, and ask nothing, that they can only be meant as the answer to what was asked."""
    folded = normalise(text).strip(" 。.!！~")
    if not folded or len(folded) > (_LONGEST_WORDS if folded.isascii() else _LONGEST_WORD):
        return False
    asks = _ASKING.search(folded) or speaks_of_the_trade(folded) or text.strip().startswith("/")
    return not asks and courtesy_of(text) is None and re.search(r"[^\W\d_]", folded) is not None
