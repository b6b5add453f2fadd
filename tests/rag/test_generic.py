"""Words that any document on rewards holds."""

from rag.generic import GENERIC


def test_no_word_of_an_object_is_among_them() -> None:
    """They name nothing by themselves."""
    assert {"奖励", "条件", "万元"} <= GENERIC
    assert not {"引荐", "厂房", "专利", ""} & GENERIC
