"""The law as of a day: which edition governs (按哪个办法), whether it holds then (还有效吗), and what it says on that day."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from policies.editions import Choice, Ground, families, law_for_signing, law_on, turning_days
from policies.provision import Policy, Provision
from policies.validity import Validity, read_validity, speaks_of_itself
from rag.answer import Answer, AsOf, Citation, Clarification, Language, Outcome, Refusal, RefusalReason
from rag.catalogue import FACT_SHEET, Catalogue
from rag.dated import DayAsked, DayKind
from rag.extract import statement_of
from rag.inquiry import Inquiry, Party, read_question, speaks_of_referral
from rag.lexicon import expand
from rag.text import normalise
from rag.verify import Claim, Draft, verify

Family = tuple[Policy, ...]
LookUp = Callable[[Inquiry], Outcome]

_WHICH = re.compile(
    r"[按照适用走](?:的是?)?(?:哪|什么|新的?还是|老的?还是|旧的?还是)|哪[一个]?[个份版套]|新的?还是[老旧]|[老旧]的?还是新|which "
    r"(?:edition|rules?|polic|measures|version)|what (?:rules?|policy) appl"
)
_HOLDS = re.compile(
    r"有效|失效|过期|到期|废止|作废|管用|作数|继续执行|还执行|还有[吗么没]|still|valid|in force|in effect|expire"
)
_NEAREST = 3
_FURTHER = 2  # other families that are named besides


@dataclass(frozen=True, slots=True)
class _Law:
    """What one family says for the days asked for: a choice for each stretch of them between two turning days."""

    family: Family
    choices: tuple[tuple[date, Choice], ...]  # first day of the stretch, the law of it

    @property
    def editions(self) -> Family:
        return tuple(dict.fromkeys(edition for _, choice in self.choices for edition in choice.editions))

    @property
    def main(self) -> Choice:
        """The choice that holds on the last day that has a law, else on the last day."""
        governed = [choice for _, choice in self.choices if choice.editions]
        return (governed or [self.choices[-1][1]])[-1]

    @property
    def ends(self) -> date | None:
        """The first day of the last stretch, where it is without law and one before it was not."""
        return self.choices[-1][0] if self.editions and not self.choices[-1][1].editions else None

    def as_of(self, asked: DayAsked) -> AsOf:
        """How the days and their law are told."""
        begins = next((day for day, choice in self.choices if choice.editions), None) if self.editions else None
        late = begins if begins != asked.first else None
        titles = tuple(edition.title for edition in self.editions)
        return AsOf(asked.kind, asked.first, asked.last, self.main.ground, late, self.ends, titles)

    def day_of(self, edition: Policy) -> date:
        return next(day for day, choice in reversed(self.choices) if edition in choice.editions)


def answer_as_of(inquiry: Inquiry, catalogue: Catalogue, look_up: LookUp) -> Outcome | None:
    """The outcome for a question that names a day of the law; None where the day changes nothing, or nothing is known of it."""
    asked = inquiry.day_asked
    if asked is None or inquiry.clause or inquiry.foreign_place or inquiry.not_held:
        return None
    laws = [_law(family, asked) for family in _meant(inquiry, catalogue)]
    if asked.kind is DayKind.SIGNING and not inquiry.named and not any(law.editions for law in laws):
        laws = _by_transition(inquiry, catalogue, asked) or laws
    if not laws:
        return None
    if asked.kind is DayKind.SIGNING and _WHICH.search(inquiry.folded):
        return _which(inquiry, laws, asked)
    if asked.kind is DayKind.LAW and _HOLDS.search(inquiry.folded):
        told = _which(inquiry, laws, asked) if _is_told(inquiry, laws) else None
        return _in_own_language(told, inquiry, look_up)
    return _content(inquiry, catalogue, laws, asked, look_up)


def _law(family: Family, asked: DayAsked) -> _Law:
    choose = law_for_signing if asked.kind is DayKind.SIGNING else law_on
    days = (asked.first, *(day for day in turning_days(family) if asked.first < day <= asked.last))
    return _Law(family, tuple((day, choose(family, day)) for day in days))


def _meant(inquiry: Inquiry, catalogue: Catalogue) -> list[Family]:
    """The families that the question may be about: by name, else by subject, else by the party that is rewarded."""
    held = [policy for policy in catalogue.policies if policy.kind != FACT_SHEET]
    every = [family for family in families(held) if _in_place(family, inquiry)]
    if inquiry.named:
        return [family for family in every if any(policy in family for policy in inquiry.named)]
    if inquiry.party is Party.REFERRER:
        return [family for family in every if any(speaks_of_referral(normalise(p.title)) for p in family)]
    told = catalogue.told_by_subject(f"{inquiry.folded} {expand(inquiry.folded)}")
    return [family for family in every if any(policy in family for policy in told)] or every


def _by_transition(inquiry: Inquiry, catalogue: Catalogue, asked: DayAsked) -> list[_Law]:
    """The families that say themselves what governs agreements of those days: a guide that came later is no rule for them."""
    held = [policy for policy in catalogue.policies if policy.kind != FACT_SHEET]
    laws = [_law(family, asked) for family in families(held) if _in_place(family, inquiry)]
    return [law for law in laws if law.editions and law.main.ground is Ground.TRANSITION]


def _in_place(family: Family, inquiry: Inquiry) -> bool:
    return not inquiry.places or any(policy.place in inquiry.places for policy in family)


def _is_told(inquiry: Inquiry, laws: Sequence[_Law]) -> bool:
    """Whether the question says what it is about: one family is left, or the one of those who refer projects."""
    return len(laws) == 1 or inquiry.party is Party.REFERRER


def _which(inquiry: Inquiry, laws: list[_Law], asked: DayAsked) -> Outcome:
    """Which edition governs, or holds then: by the clause that says so."""
    ranked = sorted(laws, key=lambda law: (_rank(law), not _is_reward(law)))
    best = ranked[0]
    rivals = [law for law in ranked if (_rank(law), _is_reward(law)) == (_rank(best), _is_reward(best))]
    places = tuple(dict.fromkeys(law.family[-1].place for law in rivals))
    cited = [_carrying(law, inquiry) for law in ranked]
    if len(places) > 1 and not inquiry.places:
        nearest = tuple(
            next(c[0] for law, c in zip(ranked, cited, strict=True) if law.family[-1].place == place and c)
            for place in places
        )
        return Clarification("place", places, (), inquiry.language, nearest)
    as_of = best.as_of(asked)
    if not best.editions:
        return _no_law(inquiry, rivals, as_of)
    draft = Draft(tuple(Claim(statement_of(c.quote, inquiry), (c,)) for c in cited[0]), inquiry.language)
    answer = verify(draft)
    if answer is None:
        return _no_law(inquiry, rivals, as_of)
    others = [c for law, c in zip(ranked[1:], cited[1:], strict=True) if law.editions and _rank(law) < 3]
    further = tuple(c for found in others[:_FURTHER] for c in found[:1] if c not in answer.citations)
    return replace(answer, citations=(*answer.citations, *further), further=len(further), as_of=as_of)


def _in_own_language(told: Outcome | None, inquiry: Inquiry, look_up: LookUp) -> Outcome | None:
    """An English reader is told by a document in English, where one says it; the days are those of the law all the same."""
    if not isinstance(told, Answer) or inquiry.language is not Language.ENGLISH:
        return told
    own = look_up(inquiry)
    if not isinstance(own, Answer) or own.citations[0].policy.language.startswith("zh"):
        return told
    shown = {citation.quote for citation in own.citations}
    further = tuple(c for c in told.citations if c.quote not in shown)
    return replace(own, citations=(*own.citations, *further), further=own.further + len(further), as_of=told.as_of)


def _rank(law: _Law) -> int:
    """What speaks of the days by name comes first, what has no law for them last."""
    order = {Ground.TRANSITION: 0, Ground.EDGE: 0, Ground.SEVERAL: 1, Ground.AGREEMENT: 2, Ground.IN_FORCE: 3}
    return order.get(law.main.ground, 4)


def _is_reward(law: _Law) -> bool:
    return any(speaks_of_referral(normalise(policy.title)) for policy in law.family)


def _carrying(law: _Law, inquiry: Inquiry) -> tuple[Citation, ...]:
    """The clauses that say so: the transition, else the sentences in which the editions tell their own days."""
    found: list[Citation] = []
    for day, choice in law.choices:
        if choice.transition and choice.said_by:
            standing = choice.said_by.standing(inquiry.question.day)
            found.append(Citation(choice.said_by, choice.transition.provision, choice.transition.sentence, standing))
            continue
        for edition in choice.editions or (choice.nearest,):
            provision = own_days(edition) if edition else None
            if edition and provision:
                on = day if choice.editions else inquiry.question.day
                found.append(Citation(edition, provision, provision.text.strip(), edition.standing(on)))
    return tuple({(c.policy.policy_id, c.quote): c for c in found}.values())


def own_days(policy: Policy) -> Provision | None:
    """The provision in which a document says from when and how long it holds."""
    own = [one for one in reversed(policy.provisions) if speaks_of_itself(one.text)]
    dated = (one for one in own if read_validity([one.text], policy.effective_from) != Validity())
    return next(dated, next(iter(own), None))


def _no_law(inquiry: Inquiry, laws: Sequence[_Law], as_of: AsOf) -> Refusal:
    """No rule for those days; with the clauses in which the nearest editions tell their days, the last to end first."""
    nearest = sorted((law.main.nearest or law.family[-1] for law in laws), key=_end, reverse=True)[:_NEAREST]
    cited = [
        Citation(policy, provision, provision.text.strip(), policy.standing(inquiry.question.day))
        for policy in nearest
        if (provision := own_days(policy))
    ]
    return Refusal(
        RefusalReason.NO_LAW_THEN,
        looked_at=tuple(dict.fromkeys(policy.title for law in laws for policy in law.family)),
        nearest=tuple(cited),
        subject=nearest[0].title,
        language=inquiry.language,
        contact=nearest[0].contact,
        as_of=as_of,
    )


def _end(policy: Policy) -> date:
    return policy.effective_to or date.max


def _content(
    inquiry: Inquiry, catalogue: Catalogue, laws: list[_Law], asked: DayAsked, look_up: LookUp
) -> Outcome | None:
    """What the editions of those days say; of several each says its own."""
    today = inquiry.question.day
    editions = [edition for law in laws for edition in law.editions]
    words = f"{inquiry.folded[: asked.start]}{inquiry.folded[asked.end :]}"
    if editions and all(edition in law_on(law.family, today).editions for law in laws for edition in law.editions):
        same = look_up(_read_again(inquiry, catalogue, words, today))
        # The day changes nothing but the words, and where a clause leaves the case to its agreement, that is said besides.
        return _with_transition(same, laws, inquiry) if isinstance(same, Answer) else None
    best = min(laws, key=lambda law: (_rank(law), not _is_reward(law)))
    as_of = best.as_of(asked)
    ruled = [law for law in laws if law.main.ground is not Ground.AGREEMENT]
    if not ruled:  # the agreement says how much, and no document that came later
        return _which(inquiry, laws, asked)
    editions = [edition for law in ruled for edition in law.editions]
    if not editions:
        return _no_law(inquiry, laws, as_of) if _is_told(inquiry, laws) else None
    day = max(law.day_of(edition) for law in ruled for edition in law.editions)
    bare = _read_again(inquiry, catalogue, words, day)
    outcome = look_up(replace(bare, only=frozenset(edition.policy_id for edition in editions)))
    if not isinstance(outcome, Answer):
        return replace(outcome, as_of=as_of) if isinstance(outcome, Refusal) else outcome
    cited = outcome.citations[0].policy
    own = next((law for law in ruled if cited in law.editions), best)  # the days are those of the law that is quoted
    return _with_transition(replace(outcome, as_of=own.as_of(asked)), laws, inquiry)


def _read_again(inquiry: Inquiry, catalogue: Catalogue, words: str, day: date) -> Inquiry:
    """The question without the words of the day, as asked on a day."""
    question = replace(inquiry.question, text=words, day=day, language=inquiry.language)
    return replace(read_question(question, catalogue), day_asked=None)


def _with_transition(answer: Answer, laws: Sequence[_Law], inquiry: Inquiry) -> Answer:
    """With the clause by which the cited edition still governs, as one to be read besides."""
    cited = answer.citations[0].policy
    for law in laws:
        for _, choice in law.choices:
            if cited in choice.editions and choice.transition and choice.said_by:
                standing = choice.said_by.standing(inquiry.question.day)
                sentence = choice.transition.sentence
                clause = Citation(choice.said_by, choice.transition.provision, sentence, standing)
                main = answer.citations[: len(answer.citations) - answer.further]
                rest = tuple(c for c in answer.citations[len(main) :] if c.quote != clause.quote)
                said = "" if inquiry.language is Language.ENGLISH else statement_of(sentence, inquiry)
                return replace(
                    answer, statement=answer.statement + said, citations=(*main, clause, *rest), further=len(rest)
                )
    return answer
