"""Proposing rules (草拟规则): what was extracted becomes programmes, each held to its clause; a person takes or leaves them."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from policies.provision import Policy
from rag.rules.checking import check_rules
from rag.rules.fact_list import SHARED
from rag.rules.reading import read_rules
from rag.rules_extract.completeness import denies, left_out, names_a_cap
from rag.rules_extract.extracting import extract
from rag.rules_extract.proposed import ProposedBand, Unread, Why
from rag.rules_extract.sentences import sentences_behind
from rag.rules_extract.wording import summary
from rag.rules_extract.writing import CannotWrite, Written, write_programme
from rag.text import normalise

_KEY = 8
_REFERRER = re.compile(r"引荐人|介绍人|引资人|中介人|引荐奖励|中介机构")
_OF_REFERRAL = re.compile(r"引荐|社会化招商|委托招商")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One programme that was proposed: its clause, in short, and as YAML (facts and programmes of a rule file)."""

    clause: str
    summary: str
    yaml: str
    bands: tuple[ProposedBand, ...]


@dataclass(frozen=True, slots=True)
class Proposals:
    """What was proposed of a document, and the sentences that a person has to read for themselves."""

    programmes: tuple[Proposal, ...]
    unread: tuple[Unread, ...]


def propose(policy: Policy) -> Proposals:
    """The rules that a document's words give; every one of them agrees with its clause. Never raises on a text."""
    extraction = extract(policy)
    found = list(_programmes(policy, extraction.bands))
    programmes = tuple(one for one in found if isinstance(one, Proposal))
    unread = tuple(one for one in found if isinstance(one, Unread))
    return Proposals(programmes, (*extraction.unread, *unread))


def _programmes(policy: Policy, bands: Sequence[ProposedBand]) -> Iterator[Proposal | Unread]:
    document = _key(policy)
    for number, (_, group) in enumerate(groupby(bands, key=lambda band: (band.clause, band.sentence)), 1):
        own = tuple(group)
        why_not = _withheld(own, policy)
        if why_not is not None:
            yield Unread(own[0].clause, own[0].sentence, why_not)
            continue
        try:
            party = party_of(own[0].sentence, policy)
            written = write_programme(own, number, document, party)
        except CannotWrite as why:
            yield Unread(own[0].clause, own[0].sentence, Why.MODE if str(why) == "mode" else Why.UNCHECKED)
            continue
        if _agrees(written, policy):
            yield Proposal(own[0].clause, summary(own, party), written.text(), own)
        else:
            yield Unread(own[0].clause, own[0].sentence, Why.UNCHECKED)


def party_of(sentence: str, policy: Policy) -> str:
    """Whose a grant is, by its sentence, else by the title of its document: who brought a project, or who invests."""
    if _REFERRER.search(normalise(sentence)) or _OF_REFERRAL.search(normalise(policy.title)):
        return "referrer"
    return "investor"


def _key(policy: Policy) -> str:
    """A short name of a document by what stands in it: facts and families of two documents, or editions, never mix."""
    text = "\n".join((policy.title, policy.place, *(one.text for one in policy.provisions)))
    return hashlib.sha256(text.encode()).hexdigest()[:_KEY]


def _withheld(bands: Sequence[ProposedBand], policy: Policy) -> Why | None:
    """Why a person has to read the sentence, though bands were read from it; None where the bands hold all of it."""
    if denies(bands[0].sentence):
        return Why.REFUSES
    if left_out(bands):
        return Why.LEFT_OUT
    is_capped = any(band.cap for band in bands)
    clause = next((one for one in policy.provisions if str(one.locator) == bands[0].clause), None)
    apart = list(sentences_behind(clause, bands[0].sentence)) if clause and not is_capped else []
    return Why.CAP_APART if any(names_a_cap(one) for one in apart) else None


def _agrees(written: Written, policy: Policy) -> bool:
    """Whether it reads as a rule file does, and every number of it stands in its clause."""
    rules, faults = read_rules(f"document: x\nversion: 1\n{written.text()}", "x.rules.yaml")
    return rules is not None and not faults and not check_rules(rules, policy, SHARED.joined(rules.facts))
