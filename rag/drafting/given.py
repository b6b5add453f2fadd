"""The passages that a model is given: those of the answer by rules, and of the same documents what was found besides."""

from collections.abc import Iterator
from dataclasses import dataclass

from policies.provision import Audience, Policy, Provision, Standing
from rag.answer import Answer, Citation
from rag.figure_lists import figures_in_english
from rag.passage import Passage

_MOST = 6  # passages
_LONGEST = 4000  # characters of all of them


@dataclass(frozen=True, slots=True)
class Given:
    """One passage as it is handed over. `key` is its id for this one request, `passage_id` the one that lasts."""

    key: str
    passage_id: str
    policy: Policy
    provisions: tuple[Provision, ...]
    standing: Standing

    @property
    def text(self) -> str:
        """Its words, with the sentence that introduces them."""
        lead = self.provisions[0].lead
        body = "\n".join(provision.text for provision in self.provisions)
        return f"{lead}\n{body}" if lead and lead not in body else body

    @property
    def clause(self) -> str:
        """Where it stands in its document."""
        return str(self.provisions[0].locator)

    @property
    def figures(self) -> tuple[str, ...]:
        """Shares and sums for an English reader, converted by code, each with what binds it."""
        found = (figure for provision in self.provisions for figure in figures_in_english(provision.text))
        return tuple(dict.fromkeys(found))


def choose_given(extractive: Answer, nonce: str, *, to_remote: bool) -> tuple[Given, ...]:
    """What carries the answer by rules first, then hits of the documents that it cites. At most six, 4,000 characters.

    Only those documents: place, edition and audience were weighed when they were chosen. Internal documents do not leave
    this machine. Keys begin with `nonce`, so that no text can name them before they are made.
    """
    standings = {citation.policy.policy_id: citation.standing for citation in extractive.citations}
    chosen: list[Given] = []
    length = 0
    for passage_id, policy, provisions in _candidates(extractive, frozenset(standings)):
        if to_remote and policy.audience is Audience.INTERNAL:
            continue
        one = Given(f"{nonce}-{len(chosen) + 1}", passage_id, policy, provisions, standings[policy.policy_id])
        if chosen and (len(chosen) >= _MOST or length + len(one.text) > _LONGEST):
            continue
        chosen.append(one)
        length += len(one.text)
    return tuple(chosen)


_Candidate = tuple[str, Policy, tuple[Provision, ...]]


def _candidates(extractive: Answer, policies: frozenset[str]) -> Iterator[_Candidate]:
    """Each passage once: of the citations in their order, then of the hits."""
    seen: set[str] = set()
    passages = [hit.passage for hit in extractive.hits]
    cited = [_of_citation(citation, passages) for citation in extractive.citations]
    hits = [(passage.passage_id, passage.policy, passage.provisions) for passage in passages]
    for candidate in (*cited, *hits):
        if candidate[0] not in seen and candidate[1].policy_id in policies:
            seen.add(candidate[0])
            yield candidate


def _of_citation(citation: Citation, passages: list[Passage]) -> _Candidate:
    for passage in passages:
        if citation.provision in passage.provisions and passage.policy.policy_id == citation.policy.policy_id:
            return passage.passage_id, passage.policy, passage.provisions
    return f"{citation.policy.policy_id}:{citation.provision.line}", citation.policy, (citation.provision,)
