"""What a rule file says once: shared lists and defaults stand where they are used."""

import pytest

from policies.rule_yaml import read_rule_nodes
from rag.rules.nodes import BadRule
from rag.rules.reading_shared import without_repeats

_TEXT = """shared:
  two: [{a: 1}, {b: 2}]
defaults: {family: f, list: [{use: two}]}
programmes:
  - {id: x, when: [{c: 3}, {use: two}]}
  - {id: y, family: own}
"""


def test_shared_lists_and_defaults_are_put_in() -> None:
    """In the order they stand; an own field goes before a default."""
    programmes = without_repeats(read_rule_nodes(_TEXT)).find("programmes")
    assert programmes is not None
    first, second = programmes.items
    when, listed = first.find("when"), second.find("list")
    assert when is not None and [item.fields[0][0] for item in when.items] == ["c", "a", "b"]
    assert listed is not None and len(listed.items) == 2
    families = [one.find("family") for one in (first, second)]
    assert [node.text for node in families if node] == ["f", "own"]


@pytest.mark.parametrize(
    "text",
    [
        "programmes: [{id: x, when: [{use: nobody}]}]",
        "shared: {two: {a: 1}}\nprogrammes: []",
        "shared: {two: [{use: two}]}\nprogrammes: []",
        "shared: [1]\nprogrammes: []",
    ],
)
def test_names_that_are_not_there_are_refused(text: str) -> None:
    """Nor may shared lists use others, so there is no circle."""
    with pytest.raises(BadRule):
        without_repeats(read_rule_nodes(text))


def test_a_bomb_of_uses_is_refused() -> None:
    """A thousand uses of a list of a thousand."""
    shared = ", ".join(["{a: 1}"] * 1000)
    uses = ", ".join(["{use: big}"] * 1000)
    for text in (
        f"programmes: [{{id: x, when: [{uses}]}}]",
        f"defaults: {{when: [{uses}]}}\nprogrammes: [{{id: x}}, {{id: y}}]",
    ):
        with pytest.raises(BadRule):
            without_repeats(read_rule_nodes(f"shared: {{big: [{shared}]}}\n{text}"))
