"""Ranks: which numbering stands above which, in this document."""

from policies.lines import read_blocks
from policies.numbering import Style
from policies.ranks import SUBHEADING_RANK, heading_rank, ranks


def test_the_usual_order_holds_where_nothing_speaks_against_it() -> None:
    """（一） stands above 1., and 1. above （1）."""
    order = ranks(read_blocks("（一）甲\n1.乙\n2.丙\n（二）丁\n1.戊"))
    assert order[Style.HAN_PAREN] < order[Style.ARABIC] < order[Style.ARABIC_PAREN]


def test_a_document_may_turn_two_styles_round() -> None:
    """Where （一） begins anew under each 1., 2., 3., it stands below them."""
    order = ranks(read_blocks("1.甲\n（一）乙\n（二）丙\n2.丁\n（一）戊\n（二）己"))
    assert order[Style.ARABIC] < order[Style.HAN_PAREN]


def test_headings_rank_by_hashes_or_style() -> None:
    """A Markdown heading's depth is what its writer wrote; （一） over articles stands above them."""
    markdown, paren, plain = read_blocks("### 二、甲\n（一）乙\n丙")
    order = ranks([])
    assert heading_rank(markdown, order, 0) == 3
    assert heading_rank(paren, order, 0) < order[Style.ARTICLE]
    assert heading_rank(plain, order, SUBHEADING_RANK) == SUBHEADING_RANK
