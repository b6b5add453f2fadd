"""A card of many rows in pages: which rows stand on which, and the buttons that turn them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.message import Button
from bot.wording import say
from rag.answer import Language

PAGE_ROWS = 10
PAGE_CHARACTERS = 2800  # with a title and a closing line far below what one message takes
PAGE_ANSWERS = 24  # rows of buttons; a keyboard takes 100 buttons


@dataclass(frozen=True, slots=True)
class Size:
    """What a row takes of a page: characters, and rows of buttons with answers."""

    characters: int
    answers: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """What of a card is to be seen: the page that holds row `row` (from 0).

    `onward`: where nothing is asked on that page, the first one on which something is.
    """

    row: int = 0
    onward: bool = False


FIRST = Place()


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a card, each the numbers of its rows; all of them hold every row once, in order. At least one."""

    rows: tuple[range, ...]
    asked: tuple[int, ...]  # questions on each page

    def at(self, place: Place) -> int:
        """The number of the page to be seen, from 0; the last one for a row behind all."""
        page = next((number for number, rows in enumerate(self.rows) if place.row in rows), len(self.rows) - 1)
        if place.onward and not self.asked[page]:
            return next((number for number, asked in enumerate(self.asked) if asked), page)
        return page


def pages_of(sizes: Sequence[Size], asked: Sequence[int]) -> Pages:
    """The rows of these sizes in pages; `asked` are the questions of each row."""
    pages: list[range] = []
    first = characters = answers = 0
    for number, size in enumerate(sizes):
        full = number - first >= PAGE_ROWS or characters + size.characters > PAGE_CHARACTERS
        if number > first and (full or answers + size.answers > PAGE_ANSWERS):
            pages.append(range(first, number))
            first, characters, answers = number, 0, 0
        characters += size.characters
        answers += size.answers
    pages.append(range(first, len(sizes)))
    return Pages(tuple(pages), tuple(sum(asked[number] for number in page) for page in pages))


def say_page(pages: Pages, page: int, language: Language) -> str:
    """Behind the title: which page of how many; "" for a card of one page."""
    if len(pages.rows) == 1:
        return ""
    return say(language, " · 第{page}页/共{pages}页", " · page {page} of {pages}", page=page + 1, pages=len(pages.rows))


def say_where_asked(pages: Pages, language: Language) -> str:
    """On which pages questions are open: 第1页2个、第3页1个."""
    glue = say(language, "、", ", ")
    return glue.join(
        say(language, "第{page}页{n}个", "{n} on page {page}", page=number, n=asked)
        for number, asked in enumerate(pages.asked, 1)
        if asked
    )


def turning_buttons(draft_id: int, pages: Pages, page: int, language: Language) -> tuple[tuple[Button, ...], ...]:
    """◀ and ▶, as far as there is a page; each names the first row of its page, so that it still fits when rows change."""
    before, behind = page - 1, page + 1
    buttons = []
    if before >= 0:
        label = say(language, "◀ 上一页", "◀ Page {n}", n=before + 1)
        buttons.append(Button(label, f"card:{draft_id}:{pages.rows[before].start}"))
    if behind < len(pages.rows):
        label = say(language, "下一页 ▶", "Page {n} ▶", n=behind + 1)
        buttons.append(Button(label, f"card:{draft_id}:{pages.rows[behind].start}"))
    return (tuple(buttons),) if buttons else ()
