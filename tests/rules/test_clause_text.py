"""Clauses found by their locator."""

from policies.parser import parse_policy
from rag.rules.clause_text import Clauses
from tests.rules.small_rules import small_policy

_LISTS = """第一条 奖励按下列标准：

（一）甲类10万元；

（二）乙类5万元。

第二条 另有规定的除外。

第二款在此。

第三条【名称】

（一）单独成项的20万元；
"""


def test_a_clause_is_found_with_its_words() -> None:
    """By the locator that citations use."""
    found = Clauses(small_policy()).find("第二条")
    assert found is not None and found.quote.startswith("第二条 奖励按固定资产投资分段计算")
    assert Clauses(small_policy()).quote("第九十九条") == ""
    assert Clauses(small_policy()).find("") is None


def test_a_clause_that_ends_in_a_colon_has_its_members() -> None:
    """The list belongs to the sentence that introduces it; a clause of paragraphs only is all of them."""
    clauses = Clauses(parse_policy(_LISTS, "a.md"))
    assert "乙类5万元" in clauses.quote("第一条")
    assert clauses.quote("第一条第（一）项") == "（一）甲类10万元；"
    assert "第二款在此" in clauses.quote("第二条")
    assert "第二款在此" not in clauses.quote("第二条第一款")


def test_tables_stand_apart_from_prose() -> None:
    """Their numbers are read with the caption's unit."""
    found = Clauses(small_policy()).find("第六条")
    assert found is not None and len(found.tables) == 1
    assert "综合型" in found.quote and "综合型" not in found.prose
