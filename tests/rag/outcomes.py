"""Outcomes made by hand out of the small library, for tests of what judges them."""

from dataclasses import replace

from policies.provision import Policy, Provision
from rag.answer import Answer, Citation, Clarification, Refusal, RefusalReason
from rag.evaluate_gold import GoldClause, GoldQuestion, Status
from rag.passage import Hit, Passage
from tests.rag.small_library import TODAY, small_library

POLICIES = {policy.file: policy for policy in small_library().policies}
REWARD_FILE, PARKING_FILE = "奖励.md", "停车.md"


def provision_with(file: str, words: str) -> tuple[Policy, Provision]:
    """The provision of a document that holds these words."""
    policy = POLICIES[file]
    return policy, next(provision for provision in policy.provisions if words in provision.text)


def cite(file: str, quote: str) -> Citation:
    """A citation of these words."""
    policy, provision = provision_with(file, quote)
    return Citation(policy, provision, quote, policy.standing(TODAY))


def hit(file: str, words: str, score: float = 0.5) -> Hit:
    """The passage that is the provision with these words."""
    policy, provision = provision_with(file, words)
    return Hit(Passage(words, policy, (provision,), provision.text, policy.title, words), score, provision.text)


def answer(statement: str, *quotes: str, file: str = REWARD_FILE, hits: tuple[Hit, ...] = ()) -> Answer:
    """An answer with these quotes of one document."""
    return Answer(statement, tuple(cite(file, quote) for quote in quotes), hits)


REFUSAL = Refusal(RefusalReason.NOT_IN_DOCUMENTS)
ASKED_BACK = Clarification("place", ("青禾市", "别处"))

CAP = GoldQuestion(
    "q1",
    "最高奖多少",
    Status.ANSWERED,
    language="zh-Hans",
    type="fact",
    clauses=(GoldClause(REWARD_FILE, "单个项目最高不超过300万元"),),
    numbers=(("300万元", "3百万"),),
)


def gold(question: GoldQuestion = CAP, **changes: object) -> GoldQuestion:
    """The question about the cap, changed."""
    return replace(question, **changes)  # type: ignore[arg-type]  # names and types are the caller's
