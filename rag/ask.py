"""The journey of a question: understand, search, weigh, draft, verify; an Answer, a Refusal or a Clarification comes out."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from policies.provision import KnownTitle, Library, plain_title
from rag.about_document import answer_about
from rag.answer import Answer, Citation, Clarification, Outcome, Question, Refusal, RefusalReason
from rag.as_of import answer_as_of
from rag.both_editions import answer_for_both, side_by_side
from rag.catalogue import FACT_SHEET, Catalogue
from rag.clauses import last_article, paragraph_in_words, stands_where
from rag.embedding import Embedder
from rag.evidence import Judge, gate_of, names_nothing, sure_candidates
from rag.extract import draft_answer, to_hits
from rag.granting import grants
from rag.index import Index, build_index
from rag.inquiry import Era, Inquiry, Party, asks_for_rules, asks_whole_clause, missing_text, read_question
from rag.neighbours import as_near, beside, first_citation
from rag.off_topic import is_small_talk
from rag.reindex import VectorShelf
from rag.rivals import answers_today, best_of_each, differ, is_other_edition, rival_places
from rag.search import Candidate, Findings, search
from rag.sections import members_of_kind
from rag.several import asked_apart
from rag.successors import with_successors
from rag.text import language_of, normalise
from rag.things import knows
from rag.verify import verify
from rag.wanted import Wanted

LONGEST_QUESTION = 2000  # characters
_NEAREST = 3
_NAMES_A_TEXT = re.compile(r"[《“]|制度|机制|方案|意见|指南|手册|措施|通知|文件")
_ONLY_NAMED = re.compile(
    r"(?:[\W_]|投资指南|办事指南|激励政策|暂行办法|若干措施|扶持办法|实施办法|征求意见稿|奖励办法|社会化招商|试行)*"
)


@dataclass(frozen=True)
class Asker:
    """Answers from one edition; immutable. A reload builds another and swaps the reference."""

    index: Index
    judge: Judge | None = None  # None: the gate of the library's trade

    @property
    def library(self) -> Library:
        """The documents of this edition."""
        return self.index.library

    def ask(self, question: Question) -> Outcome:
        """Answer, refuse or ask back. Never raises for any text."""
        policies = self.index.catalogue_for(question.audience).policies
        outcome = self._ask(question)
        if isinstance(outcome, Refusal) and outcome.reason is RefusalReason.NOT_IN_DOCUMENTS:
            outcome = self._each(question) or self._as_written(question) or outcome
        return with_successors(outcome, policies, question.day)

    def _each(self, question: Question) -> Answer | None:
        """The answers to several questions of one message, side by side; None unless each of them has one."""
        parts = asked_apart(question, self.index.catalogue_for(question.audience))
        outcomes = [self._ask(part) for part in parts]
        answers = [one for one in outcomes if isinstance(one, Answer)]
        return side_by_side(answers) if answers and len(answers) == len(parts) else None

    def _as_written(self, question: Question) -> Answer | None:
        """The answer to whether there is a grant, where its sum finds none; only by a clause that grants that thing."""
        catalogue = self.index.catalogue_for(question.audience)
        thing = read_question(question, catalogue).granted
        if not thing:
            return None
        inquiry = read_question(question, catalogue, as_written=True)
        found = self._look_up(inquiry, search(self.index, inquiry))
        if not isinstance(found, Answer) or not grants(said := normalise(found.statement)) or _SHUTS_OUT.search(said):
            return None
        return found if knows(normalise(found.citations[0].quote), thing) else None

    def _ask(self, question: Question) -> Outcome:
        early = self._without_reading(question)
        if early is not None:
            return early
        catalogue = self.index.catalogue_for(question.audience)
        inquiry = read_question(question, catalogue)
        if names_nothing(inquiry) or _is_bare_name(inquiry):
            return Refusal(RefusalReason.NOT_A_QUESTION, language=inquiry.language)
        if inquiry.not_held is not None and not self._is_reported(inquiry):
            return self._refuse(RefusalReason.TEXT_NOT_HELD, inquiry, subject=inquiry.not_held.title)
        about = answer_about(inquiry, catalogue)
        if about is not None:
            return about
        dated = self._by_editions(inquiry, catalogue)
        if dated is not None and not dated.hits:
            return replace(dated, hits=to_hits(search(self.index, inquiry).candidates[:10]))
        return dated or self._look_up(inquiry, search(self.index, inquiry))

    def _is_reported(self, inquiry: Inquiry) -> bool:
        """Whether a title that is only told in other words (全生命周期服务…) may be what a report of its place speaks of."""
        title, asked = inquiry.not_held, plain_title(inquiry.folded)
        if title is None or asks_for_rules(inquiry) or _NAMES_A_TEXT.search(inquiry.folded):
            return False
        named = any(plain_title(normalise(one)) in asked for one in (title.title, *title.aliases))
        return not named and any(p.kind == FACT_SHEET and p.place in inquiry.places for p in self.library.policies)

    def _by_editions(self, inquiry: Inquiry, catalogue: Catalogue) -> Outcome | None:
        """The outcome where a question is about the law of a day, or about two editions at once."""

        def look_up(asked: Inquiry) -> Outcome:
            return self._look_up(asked, search(self.index, asked))

        return answer_as_of(inquiry, catalogue, look_up) or answer_for_both(inquiry, catalogue, look_up)

    def _look_up(self, inquiry: Inquiry, findings: Findings) -> Outcome:
        if inquiry.foreign_place and not findings.candidates:
            return self._other_place(inquiry, findings)
        if inquiry.clause:
            return self._clause(inquiry, findings)
        missing = self._only_facts(inquiry)
        if missing is not None:
            return self._refuse(RefusalReason.TEXT_NOT_HELD, inquiry, findings, missing.title)
        return self._weigh(inquiry, findings)

    def _only_facts(self, inquiry: Inquiry) -> KnownTitle | None:
        """The title to be named where a reward is asked about in a place of which only reports are held, no rule."""
        if inquiry.party is not Party.REFERRER and inquiry.wanted is not Wanted.REWARD:
            return None
        held = [policy for policy in self.library.policies if policy.place in inquiry.places]
        if not held or any(policy.kind != FACT_SHEET for policy in held):
            return None
        return missing_text(inquiry, self.library, inquiry.places)

    def _weigh(self, inquiry: Inquiry, findings: Findings) -> Outcome:
        """Answer where the best candidate is sure enough; ask back where places differ; refuse otherwise."""
        sure = sure_candidates(self.index, inquiry, findings, self.judge or gate_of(self.index))
        if not sure:
            return self._unanswered(inquiry, findings)
        if len(inquiry.places) > 1:
            return self._answer(inquiry, findings, best_of_each(inquiry.places, findings.candidates, sure))
        rivals = rival_places(inquiry, findings.candidates, sure)
        if len(rivals) > 1 and differ(rivals):
            return self._ask_place(inquiry, findings, rivals)
        return self._answer(inquiry, findings, sure)

    def _without_reading(self, question: Question) -> Refusal | None:
        text = question.text.strip()
        language = question.language or language_of(text)
        if not text:
            return Refusal(RefusalReason.EMPTY, language=language)
        if len(text) > LONGEST_QUESTION:
            return Refusal(RefusalReason.TOO_LONG, language=language)
        if not self.library.policies:
            return Refusal(RefusalReason.NO_LIBRARY, language=language)
        if is_small_talk(normalise(text)) or not re.search(r"\w", text):
            return Refusal(RefusalReason.NOT_A_QUESTION, language=language)
        return None

    def _answer(self, inquiry: Inquiry, findings: Findings, sure: list[Candidate]) -> Outcome:
        hits = to_hits(findings.candidates[:10])
        chosen = [sure[0]]
        if len(inquiry.places) > 1:
            chosen = sure[: len(inquiry.places)]
        elif inquiry.era is not Era.BOTH:
            chosen = members_of_kind(inquiry, sure[0], findings.candidates)
        else:
            first = sure[0].passage.policy
            chosen += [c for c in sure if is_other_edition(c.passage.policy, first)][:1]
        draft = draft_answer(inquiry, chosen, hits)
        answer = verify(draft) if draft else None
        if answer is None:
            return self._refuse(RefusalReason.NOT_IN_DOCUMENTS, inquiry, findings)
        others = (*beside(inquiry, sure[0], answer.citations), *as_near(inquiry, findings.candidates, sure))
        further = tuple(c for c in others if c not in answer.citations)
        return replace(answer, citations=(*answer.citations, *further), further=len(further))

    def _clause(self, inquiry: Inquiry, findings: Findings) -> Outcome:
        """A clause asked for by its number: quoted where it is there, refused by name where it is not."""
        if not findings.candidates:
            return self._no_clause(inquiry)
        if inquiry.named:
            return self._answer(inquiry, findings, list(findings.candidates))
        if asks_whole_clause(inquiry):
            return self._clause_of_each(inquiry, findings)
        return self._weigh(inquiry, findings)  # what it is about decides among the documents that have it

    def _no_clause(self, inquiry: Inquiry) -> Refusal:
        """No such clause: with the rest of the article where only its 款 or 项 is missing, else with what is near."""
        document = "".join(f"《{policy.title}》" for policy in inquiry.named[:1]) or "、".join(inquiry.places)
        subject = f"{document}{inquiry.clause}{paragraph_in_words(inquiry.paragraph)}{inquiry.item}"
        around = search(self.index, replace(inquiry, paragraph=0, item=""))
        article = last_article(inquiry.clause)
        if not around.candidates and article != inquiry.clause:  # 第二章第五条, which stands in the first chapter
            around = search(self.index, replace(inquiry, clause=article, paragraph=0, item=""))
            found = [one for c in around.candidates[:1] for one in c.passage.provisions]
            subject += stands_where(article, found)
        if not around.candidates:
            around = search(self.index, replace(inquiry, clause="", paragraph=0, item=""))
        return self._refuse(RefusalReason.NO_SUCH_CLAUSE, inquiry, around, subject)

    def _clause_of_each(self, inquiry: Inquiry, findings: Findings) -> Outcome:
        """A number without a document: that clause of each in force of the place; of several places, which is asked."""
        found: dict[str, Candidate] = {}
        for candidate in findings.candidates:
            if candidate.sentences:
                found.setdefault(candidate.passage.policy.policy_id, candidate)
        best = [c for c in found.values() if answers_today(c.passage.policy, inquiry)] or list(found.values())
        of_places = {c.passage.policy.place: c for c in reversed(best) if c.passage.policy.place}
        if len(of_places) > 1 and not inquiry.places:
            return self._ask_place(inquiry, findings, of_places)
        told = [self._answer(inquiry, findings, [candidate]) for candidate in best[:_NEAREST]]
        answers = [one for one in told if isinstance(one, Answer)]
        if not answers:
            return self._refuse(RefusalReason.NOT_IN_DOCUMENTS, inquiry, findings)
        return answers[0] if len(answers) == 1 else side_by_side(answers)

    def _unanswered(self, inquiry: Inquiry, findings: Findings) -> Refusal:
        if inquiry.foreign_place:
            return self._other_place(inquiry, findings)
        missing = missing_text(inquiry, self.library, inquiry.places)
        if missing:
            return self._refuse(RefusalReason.TEXT_NOT_HELD, inquiry, findings, missing.title)
        return self._refuse(RefusalReason.NOT_IN_DOCUMENTS, inquiry, findings)

    def _other_place(self, inquiry: Inquiry, findings: Findings) -> Refusal:
        missing = missing_text(inquiry, self.library, (inquiry.foreign_place,))
        if missing:
            return self._refuse(RefusalReason.TEXT_NOT_HELD, inquiry, findings, missing.title)
        return self._refuse(RefusalReason.OTHER_PLACE, inquiry, findings, inquiry.foreign_place)

    def _ask_place(self, inquiry: Inquiry, findings: Findings, rivals: dict[str, Candidate]) -> Clarification:
        """Which place? With the clause that each place would answer with."""
        catalogue = self.index.catalogue_for(inquiry.question.audience)
        options = tuple(place for place in catalogue.places if place in rivals)
        nearest = tuple(self._best_of(place, inquiry) or first_citation(rivals[place], inquiry) for place in options)
        return Clarification("place", options, to_hits(findings.candidates[:10]), inquiry.language, nearest)

    def _best_of(self, place: str, inquiry: Inquiry) -> Citation | None:
        asked = replace(inquiry.question, place=place)
        narrowed = read_question(asked, self.index.catalogue_for(asked.audience))
        own = [c for c in search(self.index, narrowed, 5).candidates if c.sentences and c.passage.policy.place == place]
        return first_citation(own[0], narrowed) if own and answers_today(own[0].passage.policy, narrowed) else None

    def _refuse(
        self, reason: RefusalReason, inquiry: Inquiry, findings: Findings | None = None, subject: str = ""
    ) -> Refusal:
        candidates = findings.candidates if findings else ()
        return Refusal(
            reason,
            looked_at=tuple(dict.fromkeys(c.passage.policy.title for c in candidates[:10])),
            nearest=tuple(first_citation(c, inquiry) for c in candidates[:_NEAREST] if c.sentences),
            subject=subject,
            hits=to_hits(candidates[:10]),
            language=inquiry.language,
            contact=next((c.passage.policy.contact for c in candidates if c.passage.policy.contact), ""),
        )


_SHUTS_OUT = re.compile(r"不予|不得|不适用|不纳入|不享受|除外|\bnot\b|exclud")


def _is_bare_name(inquiry: Inquiry) -> bool:
    """Whether a text is a place or a title and nothing else: there is nothing yet to look up in it."""
    if inquiry.clause or inquiry.not_held or inquiry.foreign_place:
        return False
    rest = plain_title(inquiry.folded)
    for name in (*(plain_title(normalise(policy.title)) for policy in inquiry.named), *inquiry.place_names):
        rest = rest.replace(name, "")
    return bool(inquiry.named or inquiry.places) and _ONLY_NAMED.fullmatch(rest) is not None


def build_asker(
    library: Library,
    embedder: Embedder,
    shelf: VectorShelf,
    folder: Path,
    progress: Callable[[int, int], None],
) -> Asker:
    """Build the snapshot of a library and the asker over it. `progress(done, total)` counts texts to embed."""
    return Asker(build_index(library, embedder, shelf, folder, progress))
