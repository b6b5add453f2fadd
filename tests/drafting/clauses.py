"""Clauses of the shipped documents as a model is given them, and the answers by rules that would stand without a model."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from bot.settings import SHIPPED_POLICIES
from policies.library import load_library
from policies.provision import Library, Policy, Provision, Standing
from rag.answer import Answer, Citation, Language
from rag.drafting.checking import check
from rag.drafting.claim_stream import RawClaim
from rag.drafting.given import Given
from rag.passage import Hit
from rag.split import split_policy

DAY = date(2026, 11, 21)
KEY = "k-1"


@lru_cache(maxsize=1)
def shipped() -> Library:
    """The documents that come with the program."""
    return load_library(SHIPPED_POLICIES)


def clause(title: str, words: str) -> tuple[Policy, Provision]:
    """The clause of the shipped document of this title that holds these words."""
    for policy in shipped().policies:
        if policy.title == title:
            return policy, next(one for one in policy.provisions if words in one.text)
    raise LookupError(title)


def given(title: str, words: str) -> Given:
    """That clause as it is handed to a model, alone, under KEY."""
    policy, provision = clause(title, words)
    return Given(KEY, policy.policy_id, policy, (provision,), policy.standing(DAY))


def extractive(title: str, words: str, language: Language = Language.SIMPLIFIED) -> Answer:
    """The answer that says a whole clause, with every passage of its document among its hits."""
    policy, provision = clause(title, words)
    citation = Citation(policy, provision, provision.text.strip(), Standing.IN_FORCE)
    near = [one for one in split_policy(policy) if provision in one.provisions]
    hits = tuple(Hit(passage, 0.9, passage.text[:500]) for passage in near)
    return Answer(provision.text.strip(), (citation,), hits, language)


def is_shown(one: Given, claim: str, language: Language) -> bool:
    """Whether a claim that cites this clause would be shown."""
    return check(RawClaim(claim, (KEY,)), (one,), language) is not None


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """A true sentence in other words than the clause's."""

    language: Language
    title: str
    words: str
    said: str

    @property
    def given(self) -> Given:
        """The clause that it says."""
        return given(self.title, self.words)


def paraphrases() -> list[Paraphrase]:
    """Those of paraphrases.tsv."""
    lines = (Path(__file__).parent / "paraphrases.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [Paraphrase(Language(language), title, words, said) for language, title, words, said in rows]
