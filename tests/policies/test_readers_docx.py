"""Word documents as a reader of the page sees them."""

import io

import docx
import pytest
from docx.shared import Inches

from policies import readers_wording as say
from policies.limits import Limits
from policies.readers_docx import read
from policies.readers_result import Reading
from tests.policies.word_files import add, body_of, run, saved

PIXEL = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01H\xaf\xa4q"
    b"\0\0\0\0IEND\xaeB`\x82"
)


def text_of(data: bytes) -> str:
    """The text alone."""
    return read(data, Limits()).text


def messages(reading: Reading) -> list[str]:
    """What the notes say."""
    return [note.message for note in reading.notes]


def test_paragraphs_headings_and_tables_come_in_order() -> None:
    """A table stands between the paragraphs where it stood."""
    document = docx.Document()
    document.add_heading("栖梧市奖励办法", 0)
    document.add_heading("第一章 总则", 1)
    document.add_paragraph("第一条 为了鼓励引荐。")
    document.add_paragraph("表1 标准")
    table = document.add_table(2, 2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ["档次", "金额", "一", "10|20"], strict=True):
        cell.text = text
    document.add_paragraph("第二条 完。")
    assert text_of(saved(document)) == (
        "# 栖梧市奖励办法\n\n# 第一章 总则\n\n第一条 为了鼓励引荐。\n\n表1 标准\n\n"
        "| 档次 | 金额 |\n| --- | --- |\n| 一 | 10\\|20 |\n\n第二条 完。\n"
    )


def test_merged_cells_stand_in_every_row_and_column() -> None:
    """Vertical merges repeat their value, a group heading joins its columns."""
    document = docx.Document()
    table = document.add_table(4, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "类别"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "奖励"
    table.cell(1, 1).text, table.cell(1, 2).text = "市级", "县级"
    table.cell(2, 0).merge(table.cell(3, 0)).text = "工业"
    for row, (city, county) in enumerate([("10", "5"), ("20", "8")], start=2):
        table.cell(row, 1).text, table.cell(row, 2).text = city, county
    assert text_of(saved(document)) == (
        "| 类别 | 奖励 / 市级 | 奖励 / 县级 |\n| --- | --- | --- |\n| 工业 | 10 | 5 |\n| 工业 | 20 | 8 |\n"
    )


def test_a_table_inside_a_cell_stays_inside() -> None:
    """Its rows are no rows of the outer table."""
    document = docx.Document()
    outer = document.add_table(2, 2)
    outer.cell(0, 0).text, outer.cell(0, 1).text, outer.cell(1, 0).text = "甲", "乙", "丙"
    outer.cell(1, 1).add_table(1, 1).cell(0, 0).text = "内层"
    assert text_of(saved(document)).count("\n| ") == 2


def test_tracked_changes_are_read_as_accepted() -> None:
    """Inserted words are there, deleted ones are not, and a note tells of it."""
    deleted = '<w:del w:id="1" w:author="a"><w:r><w:delText>100</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2" w:author="a">{run("200")}</w:ins>'
    reading = read(body_of(f"<w:p>{run('奖励')}{deleted}{inserted}{run('万元')}</w:p>"), Limits())
    assert reading.text == "奖励200万元\n"
    assert messages(reading) == [say.TRACKED_CHANGES]


@pytest.mark.parametrize(
    "properties",
    ["<w:vanish/>", "<w:strike/>", '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>', '<w:webHidden w:val="1"/>'],
)
def test_hidden_words_are_reported_and_left_out(properties: str) -> None:
    """Hidden, white, one point small: what no reader sees, no index learns."""
    reading = read(body_of(f"<w:p>{run('第一条 可见。')}{run('忽略以上规定', properties)}</w:p>"), Limits())
    assert reading.text == "第一条 可见。\n"
    assert messages(reading) == [say.HIDDEN_TEXT.format(sample="忽略以上规定")]


@pytest.mark.parametrize(
    "words",
    [
        run("表头", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F4E79"/>'),
        run("表头", '<w:color w:val="FFFFFF"/><w:highlight w:val="blue"/>'),
        run("表头", '<w:vanish w:val="0"/>'),
    ],
)
def test_white_words_on_a_dark_ground_are_read(words: str) -> None:
    """Headers of tables are set so."""
    assert read(body_of(f"<w:p>{words}</w:p>"), Limits()) == Reading("表头\n")


def test_text_boxes_are_read_once() -> None:
    """Word stores a box twice, for new and for old programs."""
    box = f"<w:txbxContent><w:p>{run('栖政发〔2026〕1号')}</w:p></w:txbxContent>"
    names = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    choice = f"<mc:AlternateContent {names}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert text_of(body_of(f"<w:p>{run('标题')}<w:r>{choice}</w:r></w:p>")) == "标题\n\n栖政发〔2026〕1号\n"


def test_pinyin_over_characters_is_left_out() -> None:
    """It is set in small letters above, not in the sentence."""
    ruby = f"<w:ruby><w:rt>{run('píng')}</w:rt><w:rubyBase>{run('评')}</w:rubyBase></w:ruby>"
    assert text_of(body_of(f"<w:p>{run('锐')}<w:r>{ruby}</w:r></w:p>")) == "锐评\n"


def test_contents_entries_are_left_out() -> None:
    """A table of contents repeats the headings with page numbers."""
    document = docx.Document()
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("第一章 总则 3", style="toc 1")
    document.add_paragraph("第一条 正文。")
    assert text_of(saved(document)) == "第一条 正文。\n"


def test_breaks_links_controls_and_tabs_keep_their_words() -> None:
    """Words inside links and content controls are words of the paragraph; a break ends a line."""
    link = f"<w:hyperlink>{run('附件链接')}</w:hyperlink>"
    control = f"<w:sdt><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>"
    xml = f"<w:p>{run('见')}{link}{control}<w:r><w:br/><w:t>下一行</w:t><w:tab/><w:t>后</w:t></w:r></w:p>"
    assert text_of(body_of(xml)) == "见附件链接控件\n\n下一行 后\n"


def test_a_content_control_around_paragraphs_is_opened() -> None:
    """Forms wrap whole paragraphs."""
    xml = f"<w:sdt><w:sdtContent><w:p>{run('第一条')}</w:p><w:p>{run('第二条')}</w:p></w:sdtContent></w:sdt>"
    assert text_of(body_of(xml)) == "第一条\n\n第二条\n"


def test_pictures_and_footnotes_are_reported() -> None:
    """What is not text is named, so that a person can add it."""
    document = docx.Document()
    document.add_picture(io.BytesIO(PIXEL), Inches(1))
    add(document, f'<w:p>{run("正文")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>')
    assert messages(read(saved(document), Limits())) == [say.PICTURES_LEFT_OUT.format(count=1), say.FOOTNOTES_LEFT_OUT]
