"""Lists of nothing but figures (4‰; up to CNY 3,000,000 (300万元)), as an English reader is told them: one by one, in order.

Working days and months are told where a sentence has no share and no sum: within 15 working days (15个工作日).
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from rag.amounts import Currency, amounts
from rag.bound_words import ENGLISH_BOUNDS, bound_of
from rag.text import normalise, squeeze

_Figure = tuple[str, str, str]  # bound in English, figure, the words of the document
_SHARE = re.compile(r"(?<![\d.])\d+(?:\.\d+)?\s*[%‰]")
_WITHIN = "within"
_TIME = re.compile(r"(?<![\d.])(?P<count>\d+(?:\.\d+)?)\s*(?P<unit>个?工作日|个月)")
_INSIDE = re.compile(r"(?:以|之)?内")
_UNITS = {"工作日": "working day", "月": "month"}
_LISTED = re.compile(
    rf"(?P<bound>{'|'.join(word.replace(' ', '') for word in (*ENGLISH_BOUNDS, _WITHIN))})?"
    r"(?:(?P<time>\d+(?:\.\d+)?(?:workingdays?|months?))(?:\((?P<days>[^()]+)\))?"
    r"|(?P<share>\d+(?:\.\d+)?[%‰])|(?P<currency>cny|usd)(?P<sum>\d[\d,]*(?:\.\d+)?)(?:\((?P<original>[^()]+)\))?)"
)


_MONEY_UNIT = {Currency.CNY: "CNY", Currency.USD: "USD"}


def figures_in_english(text: str) -> tuple[str, ...]:
    """The shares and sums of a Chinese sentence for an English reader, in order, with what binds them; converted by code."""
    folded = normalise(text)
    found = [(share.start(), share.end(), share.group()) for share in _SHARE.finditer(folded)]
    for amount in amounts(text):
        original = folded[amount.start : amount.end].strip()
        said = f"{_MONEY_UNIT[amount.currency]} {amount.value.normalize():,f} ({original})"
        found.append((amount.start, amount.end, said))
    items = [f"{bound_of(folded, start, end)} {said}".strip() for start, end, said in sorted(found)]
    items = items or [f"{bound} {said} ({original})".strip() for bound, said, original in _times(folded)]
    return tuple(dict.fromkeys(items))


def _times(folded: str) -> list[_Figure]:
    """The working days and months of a folded sentence, with what binds them."""
    found = []
    for time in _TIME.finditer(folded):
        unit = _UNITS[time["unit"].removeprefix("个")]
        said = f"{time['count']} {unit}" + ("" if time["count"] == "1" else "s")
        bound = _WITHIN if _INSIDE.match(folded, time.end()) else bound_of(folded, time.start(), time.end())
        found.append((bound, said, time.group()))
    return found


def is_list(body: str) -> bool:
    """Whether a folded claim is a list of figures and nothing else."""
    return all(_LISTED.fullmatch(item) for item in body.split(";"))


def says_figures_only(statement: str) -> bool:
    """Whether a statement tells converted figures and nothing else: what figures_in_english makes of a Chinese sentence."""
    body = re.sub(r"\s", "", normalise(statement)).rstrip(".")
    return bool(body) and is_list(body)


def is_list_of(body: str, quotes: Sequence[str]) -> bool:
    """Whether a claim is a list of nothing but converted figures, each of which a quote holds: 4‰; up to CNY 3,000,000 (300万元).

    A bound that is said must be the one that the figure has in the quote.
    """
    items = [_LISTED.fullmatch(item) for item in body.split(";")]
    if not all(items):
        return False
    said = [_item_said(item) for item in items if item is not None]
    held = _times_held if all(item is not None and item["time"] for item in items) else _figures_held
    return any(_stand_in_order(said, held(quote)) for quote in quotes)


def _stand_in_order(said: Sequence[_Figure], held: Sequence[_Figure]) -> bool:
    """Whether the figures stand there one behind the other; what is said once may stand there again in between."""
    for start in range(len(held)):
        run = list(dict.fromkeys(held[start : start + 1]))
        for figure in held[start + 1 :]:
            if len(run) >= len(said):
                break
            run = run if figure in run else [*run, figure]
        if len(run) == len(said) and all(_is_figure(one, other) for one, other in zip(said, run, strict=True)):
            return True
    return False


def _is_figure(said: _Figure, held: _Figure) -> bool:
    """The same bound and figure; the words of the document need not be said, but no others may be."""
    return said[:2] == held[:2] and said[2] in ("", held[2])


def _item_said(item: re.Match[str]) -> _Figure:
    if item["time"]:
        return item["bound"] or "", item["time"], item["days"] or ""
    figure = item["share"] or f"{item['currency']} {item['sum'].replace(',', '')}"
    return item["bound"] or "", figure, item["original"] or ""


@lru_cache(maxsize=512)
def _figures_held(whole: str) -> tuple[_Figure, ...]:
    """Bound ("" where there is none), figure and original words of every share and sum of a quote, in order."""
    folded = normalise(whole)
    found = [(share.start(), share.end(), squeeze(share.group()), "") for share in _SHARE.finditer(folded)]
    for a in amounts(whole):
        figure = f"{a.currency.value} {a.value.normalize():f}".lower()
        found.append((a.start, a.end, figure, squeeze(folded[a.start : a.end])))
    return tuple(
        (bound_of(folded, start, end).replace(" ", ""), figure, said) for start, end, figure, said in sorted(found)
    )


@lru_cache(maxsize=512)
def _times_held(whole: str) -> tuple[_Figure, ...]:
    """The same of every working day and month of a quote."""
    return tuple((squeeze(bound), squeeze(said), squeeze(words)) for bound, said, words in _times(normalise(whole)))
