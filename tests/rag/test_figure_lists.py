"""Lists of figures: in order, with their bounds, and nothing else."""

import pytest

from rag.figure_lists import is_list, is_list_of

QUOTE = "单个项目最高300万元；1亿元（含）以下的部分，按4‰。"


@pytest.mark.parametrize(
    ("body", "held"),
    [
        ("uptocny3,000,000(300万元)", True),
        ("uptocny3,000,000;uptocny100,000,000;4‰", True),
        ("4‰", True),
        ("cny3,000,000(300万元)", False),
        ("atleastcny3,000,000(300万元)", False),
        ("uptocny3,000,000(400万元)", False),
        ("4‰;uptocny3,000,000", False),
        ("uptousd3,000,000", False),
        ("给予300万元", False),
    ],
)
def test_a_list_stands_as_the_quote_has_it(body: str, held: bool) -> None:
    """Bound, currency, words of the document, order."""
    assert is_list_of(body, [QUOTE]) is held


def test_only_figures_make_a_list() -> None:
    """Any word besides makes a sentence of it."""
    assert is_list("4‰;uptocny3,000,000")
    assert not is_list("按4‰")
