"""Passage: what is searched and what is shown."""

from policies.provision import Locator, Policy, Provision
from rag.passage import Passage


def test_a_passage_is_searched_with_its_context_and_shown_without() -> None:
    """Title and headings find it; the reader sees the words of the provision."""
    provision = Provision(Locator(("三、厂房",)), "租金减半。")
    policy = Policy("a", "a.md", "青禾市激励政策", (provision,))
    passage = Passage("a#0", policy, (provision,), provision.text, "青禾市激励政策 三、厂房", "digest")
    assert passage.text == "租金减半。"
    assert passage.indexed_text.split() == ["青禾市激励政策", "三、厂房", "租金减半。"]
