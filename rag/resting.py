"""Whether words rest on a clause (依据): every figure, date and unit in them must stand in it, with its bounds and in its order."""

import re
from collections.abc import Iterable, Sequence

from rag.capitals import plainly
from rag.figures import Figure, figures
from rag.text import normalise, squeeze
from rag.verify import unsupported

_PART = re.compile(r"[。；;!！?？\n]|(?<!\d)[,，:：、]|[,，:：、](?!\d)")
_SENTENCE = re.compile(r"[。；;!！?？\n]+")
_LIST_MARK = re.compile(
    r"^\s*(?:\d{1,2}[.、)）](?!\d)|[（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳]|[一二三四五六七八九十]{1,3}、)\s*",
    re.MULTILINE,
)


def not_resting(text: str, clause: Sequence[str], besides: Iterable[str] = ()) -> tuple[str, ...]:
    """The parts of a text, in its own words, that the clause does not hold; () is well. Each once, in order.

    That is a part with a figure that `clause` does not hold: sums are compared in full (5000万元 is 0.5亿元), and bounds
    (最高, 以上) must be the same. And a sentence that tells figures of one unit in another order than the clause, or is like a
    sentence of the clause and tells the figures of another: then one may stand in the place of another. What is said word for
    word as in `besides` (title, number, days) is not looked at.
    """
    in_order = [figure for words in clause for figure in figures(_fold(_LIST_MARK.sub("", words)))]
    passed = sorted({_fold(words) for words in besides if _fold(words)}, key=len, reverse=True)

    def told(words: str) -> tuple[Figure, ...]:
        folded = _fold(words)
        for one in passed:
            folded = folded.replace(one, "|")
        return figures(folded)

    text = _LIST_MARK.sub("", text)
    if all(figure in in_order for figure in told(text)):
        sentences = [sentence.strip() for sentence in _SENTENCE.split(text)]
        found = [one for one in sentences if not _follow(told(one), in_order) or _is_mixed_up(one, clause, told(one))]
    else:
        parts = [part.strip() for part in _PART.split(text)]
        found = [part for part in parts if any(figure not in in_order for figure in told(part))]
        found = found or [text.strip()]  # a border of two parts may run through a figure
    return tuple(dict.fromkeys(found))


def _follow(said: Sequence[Figure], in_order: Sequence[Figure]) -> bool:
    """Whether figures of each unit come in the clause's order; what is left out does not matter."""
    for unit in {figure.unit for figure in said}:
        rest = iter([figure for figure in in_order if figure.unit == unit])
        if not all(figure in rest for figure in said if figure.unit == unit):
            return False
    return True


def _is_mixed_up(sentence: str, clause: Sequence[str], said: Sequence[Figure]) -> bool:
    """Whether a sentence that is like one of the clause tells figures that stand in another one, or not side by side."""
    names = {str(figure) for figure in said}
    told = unsupported(plainly(sentence), tuple(plainly(words) for words in clause if words))
    return any(missing in names for missing in told)


def _fold(text: str) -> str:
    return squeeze(normalise(plainly(text)))
