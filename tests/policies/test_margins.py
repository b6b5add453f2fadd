"""Margins: contents lists and signatures are told from provisions."""

import pytest

from policies.lines import read_blocks
from policies.margins import contents_end, signature_start, speaks_of_document


def test_a_contents_list_ends_where_its_first_entry_returns() -> None:
    """Page numbers and leaders do not count."""
    blocks = read_blocks("目 录\n第一章 总则……1\n第二章 附则……3\n第一章 总则\n第一条 甲。")
    assert contents_end(blocks) == 3


def test_without_a_return_it_is_no_contents_list() -> None:
    """A heading 目录 over the catalogue that a policy sets up stays in the text."""
    assert contents_end(read_blocks("目录\n鼓励类产业。\n限制类产业。")) == 0
    assert contents_end(read_blocks("第一条 甲。\n第二条 乙。")) == 0
    assert contents_end(read_blocks("目录")) == 0


def test_a_signature_is_the_tail_of_issuer_and_day() -> None:
    """Only whole lines at the end, and never a numbered one."""
    blocks = read_blocks("第一条 甲。\n青岚市人民政府办公室\n2024年3月5日\n（此件公开发布）")
    assert signature_start(blocks) == 1
    assert signature_start(read_blocks("第一条 甲。\n联系电话：0000-1234567")) == 2
    assert signature_start(read_blocks("一、甲\n二、市政府办公室")) == 2
    assert signature_start([]) == 0


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("本意见由县文旅局负责解释，自2024年1月1日起执行。", True),
        ("This policy takes effect on 1 May 2024.", True),
        ("企业应当自取得证书之日起申报。", False),
    ],
)
def test_closing_words_are_known(text: str, speaks: bool) -> None:
    """A document speaks of itself by its kind: 本意见, 本办法."""
    assert speaks_of_document(text) is speaks
