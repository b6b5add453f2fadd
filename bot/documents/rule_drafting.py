"""Rules drafted out of a document for its review: those that agree with their clause, and what a person has to read."""

from bot.documents.receiving import Drafted
from bot.wording_documents_rules import unread_reason
from policies.provision import Policy
from rag.rules_extract.proposing import propose
from store.policy_drafts import ProposedRule


def draft_rules(policy: Policy) -> Drafted:
    """What a document's words give. Never raises on a text."""
    proposals = propose(policy)
    lines = {str(one.locator): one.line for one in reversed(policy.provisions)}
    rules = tuple(ProposedRule(one.yaml, one.clause, one.summary) for one in proposals.programmes)
    unread = tuple(
        (lines.get(one.clause, 1), one.clause, unread_reason(one.why, one.sentence)) for one in proposals.unread
    )
    return Drafted(rules, unread)
