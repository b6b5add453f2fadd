"""Cases beside values: by position where they pair up without doubt, none otherwise."""

import pytest

from rag.rules_extract.keys import keyed_clauses, keyed_years, keys_for, years_of
from rag.rules_extract.values import series_in


@pytest.mark.parametrize(
    ("sentence", "keys"),
    [
        ("对国家级、省级平台,分别给予50万元、20万元奖励", ("国家级", "省级")),
        ("对取得中级、高级技师证的人员,在岗满一年的,分别给予3000元、5000元奖励", ("中级", "高级")),
        ("对“初创”“成长”企业,分别给予5万元、9万元奖励", ("初创", "成长")),
        ("对3—5星级酒店,分别给予2万元、4万元、6万元奖励", ("3", "4", "5")),
        ("对国家级、省级、市级平台,分别给予50万元、20万元奖励", ()),
    ],
)
def test_a_case_for_each_value_or_none(sentence: str, keys: tuple[str, ...]) -> None:
    """Never a case too many or too few."""
    assert keys_for(sentence, series_in(sentence)) == keys


def test_years_stand_for_their_number() -> None:
    """前三年 are three, 第二年 is one."""
    assert [years_of(key) for key in ("前三年", "后2年", "第二年", "省级", "前两年")] == [3, 2, 1, None, 2]
    assert [key for key, _ in keyed_years("前三年给予80%的奖励,后两年给予50%的奖励")] == ["前三年", "后两年"]


def test_one_keyed_clause_alone_is_no_list() -> None:
    """It is the single value of its sentence."""
    assert keyed_clauses("三星级按60%奖励,其他不奖") == ()
