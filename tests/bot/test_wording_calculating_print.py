"""What stands on every printed page."""

from dataclasses import replace

from bot.wording_calculating_print import package_notice, page_notice
from rag.answer import Language
from tests.bot.sample import GUIDE, REWARD

_ZH = Language.SIMPLIFIED


def test_a_page_says_what_it_is_not() -> None:
    """Sample, validity, trial, number, whose decision counts."""
    notice = page_notice((REWARD,), "JS0123456789", _ZH)
    assert all(
        word in notice
        for word in ("示例文本", "2025-01-01 至 2027-12-31", "试行", "JS0123456789", "以主管部门审定为准")
    )
    draft = page_notice((replace(REWARD, sample=False, draft=True),), "", _ZH)
    assert "征求意见稿" in draft and "示例" not in draft and "编号" not in draft


def test_a_package_says_when_the_first_document_ends() -> None:
    """Those without an end are passed over."""
    assert "2027-12-31" in package_notice((REWARD, GUIDE), _ZH)
    assert package_notice((GUIDE,), _ZH) == ""
