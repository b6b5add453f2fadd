"""Small judgements on sentences that are to be shown: their language, their script, whether they say all figures of another."""

import re
from collections.abc import Sequence

from rag.answer import Language
from rag.drafting.prompting import visible
from rag.figures import figures
from rag.text import normalise, squeeze, to_simplified, to_traditional

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_NOTE = re.compile(r"\([^()]*\)")
_OF_CLAUSES = ("第条", "第款", "第项", "第章", "第目")
_ENDS = tuple("。！.!")
_LEANS = re.compile(
    r"\W*(?:其(?!他|它|余)|该(?!办法|政策|措施|文件)|此|上述|前款|前述|前项|前条|这(?!个办法)|那|同时(?!符合|满足|具备|达到|享受)|另外?(?!有规定)|否则|但|反之|以上(?!一年)|对此|因此)"
)
_LEANS_IN_ENGLISH = re.compile(
    r"\W*(?:it|its|they|their|them|this|these|those|that|such|both|he|she|his|her|otherwise|but|also|therefore"
    r"|the (?:above|said|same|former|latter))\b"
)
_FORBIDDEN = re.compile(r"[?？]|https?:|www\.|@|[<>{}\[\]`|\\*_#]")


def is_in(language: Language, text: str) -> bool:
    """Whether a sentence is in the asker's language; the original figures in brackets of an English one do not count."""
    chinese = _CHINESE.search(_NOTE.sub("", normalise(text))) is not None
    return not chinese if language is Language.ENGLISH else chinese


def is_plain(text: str) -> bool:
    """One line of visible characters without questions, links, mark-up or names of accounts."""
    return visible(text) == text and "\n" not in text and "\t" not in text and not _FORBIDDEN.search(text)


def stands_alone(language: Language, text: str) -> bool:
    """Whether a claim says what it is about: one that begins with 其, 上述 or they speaks of whatever stands before it."""
    leans = _LEANS_IN_ENGLISH if language is Language.ENGLISH else _LEANS
    return leans.match(normalise(text)) is None


def as_shown(language: Language, text: str) -> str:
    """In the asker's script and closed by a full stop."""
    if language is not Language.ENGLISH:
        simplified = to_simplified(text)
        traditional = text if text != simplified else to_traditional(text)
        text = traditional if language is Language.TRADITIONAL else simplified
    closed = text.rstrip("；;，,、:： ")
    return closed if closed.endswith(_ENDS) else closed + ("." if language is Language.ENGLISH else "。")


def says_all_figures(said: Sequence[str], statement: str) -> bool:
    """Whether every figure of a statement, number and unit, stands in one of the sentences too; numbers of clauses are none."""
    held = {figure for text in said for figure in _bare_figures(text)}
    return _bare_figures(statement) <= held


def _bare_figures(text: str) -> frozenset[tuple[str, str]]:
    found = figures(squeeze(normalise(text)))
    return frozenset((one.value, one.unit) for one in found if one.unit not in _OF_CLAUSES)
