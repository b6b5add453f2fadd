"""A profile and its package as a Reply: the question, or the programmes page by page, and the buttons below. Pure."""

from dataclasses import dataclass

from bot.calculating.choices import options_of
from bot.calculating.noting import noted_of
from bot.calculating.paper import Paper
from bot.calculating.profile import SHOWN, AskProfile, Package, ProfileTurn
from bot.calculating.state import State
from bot.intent_calculating import press_data
from bot.message import Button, Reply
from bot.topics import key_of
from bot.wording import bold, faint, in_rows, plain, say, shorten
from bot.wording_calculating_asking import choice_label, question_line
from bot.wording_calculating_match import (
    chat_lines,
    chat_pages,
    how_to_tell,
    last_question_head,
    package_title,
    paper_spans,
    policies_of,
    question_head,
    summary_spans,
    titles_line,
)
from bot.wording_calculating_print import package_notice, page_notice
from bot.wording_calculating_view import Known
from rag.answer import Language
from rag.rules.book import RuleBook


@dataclass(frozen=True, slots=True)
class MatchSaying:
    """How a profile is said: the talk's token is on every button."""

    book: RuleBook
    token: int
    language: Language

    def reply(self, state: State, turn: ProfileTurn, page: int = 0) -> Reply:
        """The turn in words."""
        match turn:
            case AskProfile():
                return self._question(state, turn)
            case Package():
                return self._package(state, turn, page)

    def _question(self, state: State, turn: AskProfile) -> Reply:
        if turn.fact is None:
            ask = say(self.language, "项目落在哪个地方？", "Where does the project settle?")
            choices = [self._button(place, "place", option=number) for number, place in enumerate(turn.places)]
        else:
            ask = question_line(turn.fact, self.language)
            choices = [
                self._button(choice_label(turn.fact, option.value, self.language), "set", turn.fact.key, option.number)
                for option in options_of(turn.fact, None)
            ]
        skip = self._button(say(self.language, "跳过", "Skip"), "skip")
        show = self._button(say(self.language, "直接看结果", "Show the result"), "pack", "0")
        noted = noted_of(state, self.book, self.language)
        last = turn.fact is None and SHOWN in state.skipped  # whoever told all the rest is asked for nothing more
        head = last_question_head(self.language) if last else question_head(turn.number, turn.of, self.language)
        spans = [bold(head), *((plain(noted),) if noted else ()), plain(ask)]
        if turn.number == 1 and not noted:
            spans.append(faint(how_to_tell(self.language)))
        return Reply(tuple(spans), (*in_rows(choices, 2), (skip, show)))

    def _package(self, state: State, turn: Package, page: int) -> Reply:
        pages = chat_pages(turn.ordered, self.language)
        shown = min(page, len(pages) - 1)
        where = say(
            self.language, " · 第{page}页/共{pages}页", " · page {page} of {pages}", page=shown + 1, pages=len(pages)
        )
        spans = [bold(package_title(self.language, state.place) + (where if len(pages) > 1 else ""))]
        if not shown:
            spans += summary_spans(turn.matches, _known(state), self.book.facts(), self.language)
        ordered = turn.ordered
        lines = [
            line for number in pages[shown] for line in chat_lines(number, ordered[number], ordered, self.language)
        ]
        spans.append(plain("\n".join(lines)))
        spans.append(faint(package_notice(policies_of(ordered), self.language)))
        openers = [self._open(number, turn) for number in pages[shown]]
        return Reply(tuple(spans), (*self._turning(len(pages), shown), *in_rows(openers, 5), self._below()))

    def _open(self, number: int, turn: Package) -> Button:
        one = turn.ordered[number]
        return self._button(str(number + 1), "prog", key_of(f"{one.edition.rules.document}/{one.programme.id}"))

    def _below(self) -> tuple[Button, ...]:
        return (self._button("PDF", "pdf"), self._button("Word", "docx"))

    def _turning(self, pages: int, page: int) -> tuple[tuple[Button, ...], ...]:
        back = self._button(say(self.language, "◀ 上一页", "◀ Back"), "pack", str(page - 1))
        onward = self._button(say(self.language, "下一页 ▶", "Next ▶"), "pack", str(page + 1))
        row = (*((back,) if page else ()), *((onward,) if page + 1 < pages else ()))
        return (row,) if row else ()

    def paper(self, state: State, turn: Package) -> Paper:
        """The package for print."""
        title = package_title(self.language, state.place)
        spans = (
            *summary_spans(turn.matches, _known(state), self.book.facts(), self.language),
            plain(titles_line(turn.ordered, self.language)),
            *paper_spans(turn.ordered, state.day, self.language),
        )
        notice = page_notice((), "", self.language)
        return Paper(
            title,
            spans,
            f"{package_notice(policies_of(turn.ordered), self.language)} {notice}",
            f"policies-{state.day}",
            state.day,
        )

    def _button(self, label: str, verb: str, what: str = "", option: int | None = None) -> Button:
        return Button(shorten(label), press_data(verb, self.token, what, option))


def _known(state: State) -> tuple[Known, ...]:
    return tuple(Known(key, value, state.words.get(key, "")) for key, value in state.facts.items())
