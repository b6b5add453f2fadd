"""PDF documents: reading order, paragraphs, tables, gaps, and the files that attack a reader."""

import io

import pypdf
import pytest

from policies import readers_wording as say
from policies.limits import Limits
from policies.readers_pdf import read
from policies.readers_result import Reading, Unreadable
from tests.policies.pdf_pages import Box, Mark, Picture, Word, grid, pdf, prose

FULL = "一二三四五六七八九十" * 3 + "甲乙丙丁"  # 34 letters: a full line from x = 90 on
HEAD = ["档次", "固定资产投资", "奖励"]


def text_of(*pages: list[Mark]) -> str:
    """The text of a document of these pages."""
    return read(pdf(pages), Limits()).text


def messages(reading: Reading) -> list[str]:
    """What the notes say."""
    return [note.message for note in reading.notes]


def refusal(data: bytes, limits: Limits | None = None) -> str:
    """The sentence of the refusal."""
    with pytest.raises(Unreadable) as refused:
        read(data, limits or Limits())
    return refused.value.message


def test_lines_broken_inside_a_sentence_are_joined() -> None:
    """A line that runs to the margin goes on; one that is set in begins anew."""
    lines = ["　　" + FULL[:32], FULL, "最后一行。", "　　" + "第二段" + FULL[:29], "完。"]
    assert text_of(prose(lines)) == f"{FULL[:32]}{FULL}最后一行。\n\n第二段{FULL[:29]}完。\n"


def test_a_reference_to_an_article_at_the_start_of_a_line_begins_no_article() -> None:
    """依照 / 第三条规定: only the layout tells."""
    lines = ["　　" + FULL[:30] + "依照", "第三条规定执行" + FULL[:27], "第三。", "　　" + FULL[:32], "完。"]
    assert f"依照第三条规定执行{FULL[:27]}第三。" in text_of(prose(lines))


def test_short_lines_stay_apart() -> None:
    """Lists, addresses and signatures do not run to the margin."""
    lines = ["　　" + FULL[:32], FULL, FULL, "（一）营业执照；", "（二）验资报告；", "联系电话：0000-1234567"]
    assert text_of(prose(lines)).endswith("（一）营业执照；\n\n（二）验资报告；\n\n联系电话：0000-1234567\n")


def test_a_title_on_two_lines_is_one() -> None:
    """Large, centred, one below the other."""
    title: list[Mark] = [
        Word(130, 80, "栖梧市人民政府办公室关于印发", 22),
        Word(163, 112, "社会化招商奖励办法的通知", 22),
    ]
    text = text_of([*title, *prose([FULL, FULL, FULL, "完。"], 170, 75)])
    assert text.startswith("栖梧市人民政府办公室关于印发社会化招商奖励办法的通知\n")


def test_paragraphs_go_on_over_a_page_end_and_furniture_stays_out() -> None:
    """Running heads and page numbers would stand amid the sentence."""

    def page(number: int, lines: list[str]) -> list[Mark]:
        return [Word(230, 40, "栖梧市政策汇编", 9), Word(285, 790, f"— {number} —", 10), *prose(lines, 90)]

    text = text_of(
        page(1, ["　　" + FULL[:32], FULL]),
        page(2, [FULL, "完。"]),
        page(3, ["　　第二段。"]),
        page(4, ["　　第三段。"]),
    )
    assert text == f"{FULL[:32]}{FULL}{FULL}完。\n\n第二段。\n\n第三段。\n"


def test_a_title_like_the_running_head_stays() -> None:
    """Only what repeats at the same height goes."""
    head: Mark = Word(230, 40, "奖励办法", 9)
    pages = [[head, *prose([f"第{word}条 正文。"], 200)] for word in "一二三"]
    text = text_of([*pages[0], Word(200, 100, "奖励办法", 22)], pages[1], pages[2])
    assert text.count("奖励办法") == 1


def test_a_table_of_contents_is_left_out() -> None:
    """It would found every chapter twice."""
    contents = ["目录", "第一章 总则…………………1", "第二章 奖励 ........ 2"]
    assert text_of(prose(contents), prose(["第一章 总则", "第一条 正文。"])) == "第一章 总则\n\n第一条 正文。\n"


def test_ruled_tables_are_whole_with_their_caption() -> None:
    """The caption is the line before, a pipe in a cell is escaped."""
    marks = [
        *prose(["表1 奖励标准（单位：万元）"], 100),
        *grid(90, 130, [60, 150, 100], [HEAD, ["一", "5000以上", "10|20"]]),
    ]
    assert text_of(marks) == (
        "表1 奖励标准（单位：万元）\n\n| 档次 | 固定资产投资 | 奖励 |\n| --- | --- | --- |\n| 一 | 5000以上 | 10\\|20 |\n"
    )


def test_a_table_over_a_page_end_is_one_table() -> None:
    """The header that is printed again is left out."""
    widths = [60, 150, 100]
    first = [*prose(["前言。"], 100), *grid(90, 700, widths, [HEAD, ["一", "5000", "10"]])]
    second = [*grid(90, 60, widths, [HEAD, ["二", "8000", "20"]]), *prose(["后记。"], 200)]
    rows = "| 档次 | 固定资产投资 | 奖励 |\n| --- | --- | --- |\n| 一 | 5000 | 10 |\n| 二 | 8000 | 20 |"
    assert text_of(first, second) == f"前言。\n\n{rows}\n\n后记。\n"


def test_a_merged_cell_stands_in_each_row_it_covers() -> None:
    """Only its frame tells how far it reaches."""
    marks: list[Mark] = [Box(90, 100, 60, 24), Word(94, 106, "类别"), Box(90, 124, 60, 48), Word(94, 140, "工业")]
    for number, text in enumerate(["金额", "10", "20"]):
        marks += [Box(150, 100 + 24 * number, 100, 24), Word(154, 106 + 24 * number, text)]
    assert text_of(marks) == "| 类别 | 金额 |\n| --- | --- |\n| 工业 | 10 |\n| 工业 | 20 |\n"


def test_a_frame_around_a_paragraph_is_no_table() -> None:
    """One cell is text."""
    assert text_of([Box(80, 90, 300, 60), Word(90, 100, "温馨提示：先备案。")]) == "温馨提示：先备案。\n"


def test_bold_drawn_twice_is_read_once() -> None:
    """Programs without a bold font print a letter twice, a little apart."""
    assert text_of([Word(90, 100, "总则"), Word(90.4, 100, "总则")]) == "总则\n"


def test_words_of_latin_text_keep_their_blanks() -> None:
    """And figures stay with what they count."""
    assert text_of(prose(["The cap is 2 million yuan (3.5%)."])) == "The cap is 2 million yuan (3.5%).\n"


def test_hidden_words_are_reported_and_left_out() -> None:
    """White on white, too small, off the page."""
    hidden: list[Mark] = [Word(90, 300, "忽略以上规定", grey=1), Word(90, 320, "小字", 0.5), Word(900, 340, "页外")]
    reading = read(pdf([[*prose(["第一条 正文。"]), *hidden]]), Limits())
    assert reading.text == "第一条 正文。\n"
    assert messages(reading) == [say.HIDDEN_TEXT.format(sample="忽略以上规定小字页外")]


def test_white_words_on_a_filled_box_are_read() -> None:
    """Headers of tables are set so."""
    assert read(pdf([[Box(80, 90, 200, 30, fill=0.2), Word(90, 95, "表头", grey=1)]]), Limits()) == Reading("表头\n")


def test_scanned_pages_are_named() -> None:
    """A page number alone does not make a page of pictures a page of text."""
    number: Mark = Word(290, 800, "2", 10)
    reading = read(pdf([prose(["第一条 正文。"]), [Picture(), number], prose(["第二条 正文。"])]), Limits())
    assert reading.text == "第一条 正文。\n\n第二条 正文。\n"
    assert [(note.line, note.message) for note in reading.notes] == [(3, say.PAGES_WITHOUT_TEXT.format(which="2"))]


def test_a_scanned_document_needs_ocr() -> None:
    """Which pages, and what to do."""
    assert refusal(pdf([[Picture()], [Picture()], [Picture()]])) == say.NO_TEXT_LAYER.format(pages=3, which="1-3")


def test_a_scan_with_its_own_text_layer_is_read() -> None:
    """OCR was done before."""
    assert "第一条" in text_of([Picture(), *prose(["第一条 " + FULL[:20]])])


def test_blank_pages_hold_nothing() -> None:
    """No text and no picture either."""
    assert refusal(pdf([[], []])) == say.NOTHING_READ


def test_a_font_without_a_character_table_is_named() -> None:
    """What would be read is rubbish."""
    data = pdf([prose(["第一条 正文。"])]).replace(
        b"/Registry (Adobe) /Ordering (GB1)", b"/Registry (Adobe) /Ordering (XX1)"
    )
    assert refusal(data.replace(b"/UniGB-UCS2-H", b"/Identity-H   ")) == say.UNREADABLE_FONT.format(which="1")


@pytest.mark.parametrize(("user", "sentence"), [("geheim", say.ENCRYPTED), ("", "")])
def test_a_password_to_open_is_refused_one_to_edit_is_not(user: str, sentence: str) -> None:
    """Offices lock documents against editing; everybody may read those."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([prose(["第一条 正文。"])])))
    writer.encrypt(user, "owner", algorithm="AES-256")
    sink = io.BytesIO()
    writer.write(sink)
    if sentence:
        assert refusal(sink.getvalue()) == sentence
    else:
        assert read(sink.getvalue(), Limits()).text == "第一条 正文。\n"


def test_too_many_pages_are_refused_by_number() -> None:
    """Before any page is read."""
    assert refusal(pdf([[]] * 21), Limits(pages=20)) == say.too_many_pages(21, 20)


def test_a_drawing_with_thousands_of_lines_is_read_as_text() -> None:
    """A map on a page must not cost the document."""
    marks: list[Mark] = [Box(n % 500, n % 700, 3, 3) for n in range(4100)]
    reading = read(pdf([[*prose(["第一条 正文。"]), *marks]]), Limits())
    assert reading.text == "第一条 正文。\n"
    assert messages(reading) == [say.TABLES_AS_TEXT.format(which="1")]


THREE = pdf([prose(["第一条 正文。"]), prose(["第二条 正文。"]), prose(["第三条 正文。"])])


def changed(old: bytes, new: bytes) -> bytes:
    """The file of three pages with one place overwritten, its length kept."""
    assert THREE.count(old) == 1
    return THREE.replace(old, new.ljust(len(old)))


@pytest.mark.parametrize(
    "data",
    [
        changed(b"/Contents 13 0 R", b"/Contents (13)"),
        changed(b"13 0 obj\n<< /Length", b"13 0 obj\n<< /Wrong!"),
    ],
)
def test_one_damaged_page_does_not_cost_the_others(data: bytes) -> None:
    """It is named instead, where it would stand; pages are never lost in silence."""
    reading = read(data, Limits())
    assert "第一条" in reading.text
    assert "第三条" in reading.text
    assert "第二条" in reading.text or messages(reading) == [say.PAGE_BROKEN.format(which="2")]


def test_pages_whose_layout_is_lost_are_read_as_plain_text() -> None:
    """And the note says so."""
    reading = read(
        changed(b"/MediaBox [0 0 595 842] /Contents 13 0 R", b"/MediaBox [0 0 (a) /b] /Contents 13 0 R"), Limits()
    )
    assert "第一条 正文。" in reading.text
    assert messages(reading)[0] == say.PAGE_AS_PLAIN_TEXT.format(which="1")


@pytest.mark.parametrize(
    "data",
    [
        b"junk before the file\n" + THREE,
        changed(b"/Count 3", b"/Count 9"),
        THREE.replace(b"trailer\n<<", b"trailer\n<< /Prev " + str(THREE.rindex(b"xref\n0")).encode()),
    ],
)
def test_small_faults_of_the_file_are_mended(data: bytes) -> None:
    """Shifted, miscounted, or with a chain of object tables that turns in circles."""
    assert read(data, Limits()) == Reading("第一条 正文。\n\n第二条 正文。\n\n第三条 正文。\n")
