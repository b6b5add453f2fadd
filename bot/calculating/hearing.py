"""What words mean for a talk about a calculation: a new case, the answer to what was asked, a change, or nothing. Pure."""

import re
from dataclasses import replace
from datetime import date

from bot.calculating.picking import REFERRER, bases_of
from bot.calculating.profile_told import asks_what_there_is, profile_told, tells_project
from bot.calculating.signing import tells_only_signing, with_span
from bot.calculating.state import Kind, State, is_blank, is_profile
from bot.calculating.taking import in_currency, place_named, with_read
from bot.calculating.turn import LOOSE, PLACE
from rag.calculating.case import Value
from rag.calculating.case_answers import read_value, unclear_answer
from rag.calculating.case_doubts import Doubt, Unclear, is_inexact, is_yearly, words_of_another_period
from rag.calculating.case_reading import CaseRead, read_case
from rag.calculating.case_sums import sums
from rag.calculating.case_words import ASKS_HOW_MUCH, CORRECTED, HYPOTHETICAL, REFERRING, SUM_WORDS
from rag.calculating.case_yes_no import is_not_known, is_question
from rag.gazetteer import places_named, romanised, short_name
from rag.rules.book import RuleBook
from rag.rules.facts import FactKind
from rag.rules.quantity import CURRENCIES, Money
from rag.text import normalise

_LONGEST_ANSWER = 40  # characters
_LONGEST_CHANGE = 16  # characters of one that has no figure
_FIGURE = re.compile(r"[\d零一二两三四五六七八九十百千万亿半%]")
_INVESTING = re.compile(
    r"我们|我(?:公|厂|司|企)|本(?:公司|企业|厂)|企业|公司|建厂|办厂|落户|补贴|补助|津贴|扶持|租|we |our |subsid|grant"
)
_FOREIGN_ONLY = ("foreign_funds", "foreign_arrived_on")  # of which a domestic project has none
_MORE_OR_LESS = re.compile(
    r"(?:再|另外?|又)(?:加|投|增|追加|多|来)?|追加|增加|加上?|减少?|扣除?|\b(?:add|another|more|less|minus|plus)\b"
)
_BARE = re.compile(r"[市县区的呢吧。.!！?？\s]+$")
_PLACE_IN_ENGLISH = re.compile(r"\b(?:it(?:'s| is)|in|the|city|county|of)\b|[\s,.?!]")


def may_be_ours(text: str) -> bool:
    """Whether it is worth looking closer: words without any figure tell no case."""
    return _FIGURE.search(normalise(text)) is not None


def is_a_change(text: str) -> bool:
    """Whether short words read as a change of what was told before: 那外资呢, 改成内资."""
    folded = normalise(text).strip()
    return len(folded) <= _LONGEST_CHANGE and (HYPOTHETICAL.search(folded) or CORRECTED.match(folded)) is not None


def may_go_on(state: State | None, text: str) -> bool:
    """Whether words without a figure may answer what was asked, or change a calculation or a package (那外资呢, 换成临澜县呢)."""
    if state is None:
        return False
    at_hand = bool(state.programme) or state.kind is Kind.ALL
    return bool(state.awaited) or (at_hand and is_a_change(text)) or is_open(state) or is_blank(state)


def is_open(state: State) -> bool:
    """Whether something was told and asked, and no programme is found yet: what is short tells more of it."""
    return (
        state.kind is Kind.ONE and not state.programme and bool(state.facts or state.unclear or state.loose is not None)
    )


def new_case(text: str, book: RuleBook, today: date, place: str, *, has_to_ask: bool = False) -> State | None:
    """The state that these words begin, where they tell a case and ask what it comes to; None where they do not.

    `has_to_ask`: telling of a project is not enough, for the speaker reports on projects.
    """
    read = read_case(text, book.facts(), today)
    folded = normalise(text)
    if not read.asks or not (read.tells_a_case or read.loose) or (has_to_ask and not ASKS_HOW_MUCH.search(folded)):
        return None
    if _is_elsewhere(folded, book):
        return None
    begun = State(
        today,
        text,
        party=_party(folded),
        place=place_named(folded, book) or place,
        facts={fact.key: fact.value for fact in read.facts},
        words={fact.key: fact.words for fact in read.facts},
        rate=read.rate,
        unclear=read.unclear,
        awaited=next((one.key for one in read.unclear if one.doubt is Doubt.NO_DAY), ""),
        loose=read.loose[0].value if len(read.loose) == 1 and not read.tells_a_case else None,
    )
    return with_span(begun, folded, today)


def asks_by_itself(text: str, book: RuleBook, today: date) -> bool:
    """Whether words ask for a sum and say of what: 引荐一个2.5亿的制造业项目能拿多少, where 如果是2.5亿呢 leans on the talk."""
    if HYPOTHETICAL.search(normalise(text).strip()):
        return False
    begun = new_case(text, book, today, "", has_to_ask=True)
    return begun is not None and bool(begun.party or begun.facts)


def _is_elsewhere(folded: str, book: RuleBook) -> bool:
    """Whether a place is named for which there are no rules: the documents say that nothing is held for it."""
    held = [short_name(edition.policy.place) for edition in book.editions]
    return any(not any(name in short_name(place) for name in held) for place in places_named(folded))


def _party(folded: str) -> str:
    """Whose reward is meant; "" where the words leave it open."""
    if REFERRING.search(folded):
        return REFERRER
    return "investor" if _INVESTING.search(folded) else ""


def gone_on(state: State, text: str, book: RuleBook, today: date) -> State | None:
    """The state after an answer or a change; None where these words are neither. 如果是… is a change before it is an answer."""
    if state.kind is Kind.ALL and not state.programme:
        told = profile_told(state, text, book, today)
        if told is not None:
            return told
    folded = normalise(text).strip()
    ways = (changed, answered) if HYPOTHETICAL.search(folded) or CORRECTED.match(folded) else (answered, changed)
    went = ways[0](state, text, book, today) or ways[1](state, text, book, today)
    return went or _told_more(state, text, book, today) or _project_told(state, text, book, today)


def takes_project(state: State, text: str, book: RuleBook, today: date) -> bool:
    """Whether a project that is told belongs to what is under way: to a profile, or to a calculation that waits for an answer.

    Where nothing but sums has been told so far, all that there is for the project is the better answer.
    """
    begun = bool(state.place or state.party or state.programme) or state.loose is not None
    waits = bool(state.awaited) or (begun and is_open(state))
    return is_profile(state) or (
        waits and not asks_what_there_is(text) and gone_on(state, text, book, today) is not None
    )


def _project_told(state: State, text: str, book: RuleBook, today: date) -> State | None:
    """The state with the project that is told where something else was asked: its place, role and other sums stay."""
    if not (state.awaited or is_open(state)) or not tells_project(text, book, today):
        return None
    read, place = read_case(text, book.facts(), today), place_named(normalise(text), book)
    after = with_read(state, read)
    loose = None if read.tells_a_case else read.loose[0].value if read.loose else state.loose
    after = replace(after, loose=loose)
    return after.at(place) if place else after


def _told_more(state: State, text: str, book: RuleBook, today: date) -> State | None:
    """The state with a fact or a place that is told beside the question what a sum is, or whose reward is meant: 工业, 内资的."""
    if not is_open(state) or len(text) > _LONGEST_CHANGE or is_question(text):
        return None
    read, place = read_case(text, book.facts(), today), place_named(normalise(text), book)
    if read.asks or read.loose or not (read.facts or read.unclear or place):
        return None
    after = with_read(state, read)
    return after.at(place) if place else after


def answered(state: State, text: str, book: RuleBook, today: date) -> State | None:
    """The state with the answer to what was asked last; what is not known is passed over. None where these words are no answer."""
    if not state.awaited or len(text) > _LONGEST_ANSWER:
        return None
    if state.awaited == PLACE:
        return _placed(state, text, book)
    if is_not_known(text) and book.facts().find(state.awaited):
        return replace(state, skipped=(*state.skipped, state.awaited), awaited="")
    named = _currency_named(state, text)
    if named is not None:
        return named
    return _sum_named(state, text, book) if state.awaited == LOOSE else _valued(state, text, book, today)


def _sum_named(state: State, text: str, book: RuleBook) -> State | None:
    """The sum that was asked about, as what an answer calls it: 是固投, 设备投资的."""
    bare = re.sub(
        r"^(?:是|指的?是?|就是|说的是|it(?: is|'s) |the )+|(?:的|吧|呀)+$", "", normalise(text).strip(" 。.!！")
    )
    named = next((key for key, words in SUM_WORDS if re.fullmatch(words, bare) and book.facts().find(key)), "")
    return replace(state.knowing(named, state.loose, text.strip()), loose=None) if named else None


def _valued(state: State, text: str, book: RuleBook, today: date) -> State | None:
    """With the value that an answer tells, or the doubt about it."""
    read, fact = read_case(text, book.facts(), today), book.facts().find(state.awaited)
    if fact is None or any(one.key != fact.key and _is_sum(one.value) for one in read.facts):
        return None
    value = read_value(text, fact, book.facts(), today)
    if value is None:
        told = None if read.asks else unclear_answer(text, fact, book.facts(), today)
        return state.doubting(told) if told else None
    if read.asks and not read.changes and _tells_more(read, fact.key, text, book):
        return None
    told_value, words = in_currency(state, fact.key, value, text.strip())
    return replace(with_read(state, read).knowing(fact.key, told_value, words), loose=None)


def _currency_named(state: State, text: str) -> State | None:
    """With the currency of a sum that was told without one: 美元, 是美元."""
    name = re.sub(r"^(?:是|就?按)|(?:的|吧|$)", "", normalise(text).strip(" 。.!！")).replace("美金", "美元")
    currency = name.upper() if name.upper() in CURRENCIES.values() else CURRENCIES.get(name)
    known = state.facts.get(state.awaited)
    if currency is None or not isinstance(known, Money) or known.currency == currency:
        return None
    words = f"{state.words.get(state.awaited, '')}{text.strip()}"
    return state.knowing(state.awaited, Money(known.value, currency), words)


def _tells_more(read: CaseRead, key: str, text: str, book: RuleBook) -> bool:
    """Whether a question tells more than the one fact: then it is a case of its own."""
    others = any(one.key != key for one in read.facts)
    return others or read.get(key) is None or bool(place_named(normalise(text), book))


def _is_sum(value: object) -> bool:
    return isinstance(value, Money | tuple)


def _placed(state: State, text: str, book: RuleBook) -> State | None:
    """Words that are the name of a place and little else."""
    folded = normalise(text)
    place = place_named(folded, book)
    bare = _PLACE_IN_ENGLISH.sub("", folded) if folded.isascii() else _BARE.sub("", folded)
    if not place or len(bare) > len(romanised(place) if folded.isascii() else place) + 2:
        return None
    return state.at(place)


def changed(state: State, text: str, book: RuleBook, today: date) -> State | None:
    """The state with what these words change (如果是3亿呢, 改成5000万, 按7.1折算); None where they change nothing."""
    read = read_case(text, book.facts(), today)
    if read.rate is not None and not read.facts and not read.loose:
        return replace(state, rate=read.rate)
    folded = normalise(text).strip()
    corrects = CORRECTED.match(folded) is not None
    if not read.changes and not corrects and not tells_only_signing(folded, today):
        return None
    place = place_named(folded, book)
    after = _domestic(with_read(state, read), read)
    after = after.at(place) if place and place != state.place else after
    after = with_span(after, folded, today)
    doubted = None if read.tells_a_case else _doubted(state, text, read, book)
    if doubted is not None:
        return state.doubting(doubted)
    if read.loose and not read.tells_a_case and (len(read.loose) == 1 or corrects):
        value = read.loose[-1].value
        key = (_nearest(state, value) if corrects else "") or _meant(state, book)
        if key:
            after = after.knowing(key, *in_currency(state, key, value, text.strip()))
        elif state.loose is not None:
            after = replace(after, loose=value)
    return after if after != state else None


def _doubted(state: State, text: str, read: CaseRead, book: RuleBook) -> Unclear | None:
    """A sum that changes the one that counts, told so that it cannot be taken: 两三亿, 再加2亿, 月租20万."""
    folded, key = normalise(text), _meant(state, book)
    told = read.loose or tuple(one for one in sums(folded) if is_inexact(folded, one))
    fact = book.facts().find(key)
    if len(told) != 1 or fact is None:
        return None
    if is_yearly(fact) and words_of_another_period(folded, told[0]):
        return Unclear(key, Doubt.PERIOD, text.strip())
    is_more = _MORE_OR_LESS.search(folded[: told[0].start]) is not None
    return Unclear(key, Doubt.INEXACT, text.strip()) if is_more or is_inexact(folded, told[0]) else None


def _domestic(state: State, read: CaseRead) -> State:
    """A project that is made a domestic one has no foreign money any more."""
    if read.get("capital") != frozenset({"内资"}):
        return state
    for key in _FOREIGN_ONLY:
        state = state.knowing(key, None) if key in state.facts and read.get(key) is None else state
    return state


def _nearest(state: State, value: Value) -> str:
    """The sum that a correction is of: the one changed last, else the one nearest in size; "" where none is told."""
    sums = {key: known.value for key, known in state.facts.items() if isinstance(known, Money) and known.value > 0}
    if not sums or not isinstance(value, Money) or value.value <= 0 or state.edited in sums:
        return state.edited if state.edited in sums else ""
    return min(sums, key=lambda key: abs((sums[key] / value.value).ln()))


def _meant(state: State, book: RuleBook) -> str:
    """The sum that a bare figure changes: the one that was changed last, else the one that the programme counts from."""
    document, _, programme_id = state.programme.rpartition("/")
    edition = book.find(document)
    programme = edition.rules.find(programme_id) if edition else None
    bases = bases_of(programme, edition.facts) if edition and programme else frozenset(state.facts)
    sums = [key for key, value in state.facts.items() if _is_sum(value)]
    if state.edited in sums:
        return state.edited
    counted = [key for key in sums if key in bases]
    if counted:
        return counted[0]
    kinds = (FactKind.MONEY, FactKind.FUNDS)
    asked = book.facts().find(state.awaited)
    return state.awaited if asked and asked.kind in kinds else ""
