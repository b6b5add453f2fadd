"""Lines: paragraphs are put together again, lists inside a line taken apart."""

from policies.lines import read_blocks


def texts(text: str) -> list[str]:
    """The paragraphs of a text."""
    return [block.text for block in read_blocks(text)]


def test_a_sentence_broken_at_a_comma_is_joined() -> None:
    """Also where a page border has left an empty line."""
    assert texts("对新落户的重点产业项目，\n按照投资额给予奖励。") == ["对新落户的重点产业项目，按照投资额给予奖励。"]
    assert texts("对新落户的重点产业项目，\n\n按照投资额给予奖励。") == ["对新落户的重点产业项目，按照投资额给予奖励。"]


def test_a_paragraph_of_sentences_goes_on_until_its_mark() -> None:
    """A line of prose without an end and the next one are one paragraph."""
    assert texts("租用厂房的企业，每平方米补贴50元，补贴\n三年，每年最高300万元。") == [
        "租用厂房的企业，每平方米补贴50元，补贴三年，每年最高300万元。"
    ]


def test_lines_of_a_fixed_width_are_joined() -> None:
    """A text cut at a fixed width has full lines without an end."""
    wrapped = "\n".join(
        ["一二三四五六七八九十一二三四五六七八九十"] * 9
        + ["完。", "第二条 又一二三四五六七八九十一二三四五六", "七八。"]
    )
    assert len(texts(wrapped)) == 2


def test_english_lines_are_joined_with_a_blank() -> None:
    """A line that begins with a small letter continues the one before it."""
    assert texts("The reward is paid to the\nreferrer of the project.") == [
        "The reward is paid to the referrer of the project."
    ]


def test_headings_and_list_lines_stay_apart() -> None:
    """Short lines without a mark are lines of their own."""
    assert texts("申请材料\n营业执照复印件\n认定证书") == ["申请材料", "营业执照复印件", "认定证书"]


def test_a_new_number_never_continues_a_line() -> None:
    """Even where the line before ends with a comma."""
    assert texts("（一）投资额，\n（二）税收，") == ["（一）投资额，", "（二）税收，"]


def test_a_reference_at_the_start_of_a_line_is_joined() -> None:
    """…按照 / 第三条规定… is one sentence."""
    assert texts("已经享受扶持政策的企业按照\n第三条规定办理。") == ["已经享受扶持政策的企业按照第三条规定办理。"]


def test_an_inline_list_is_taken_apart_where_its_numbers_run_on() -> None:
    """…：（一）…；（二）… become members, each with its words."""
    assert texts("第三条 按下列标准奖励：（一）一亿元以上的，50万元；（二）五亿元以上的，200万元。") == [
        "第三条 按下列标准奖励：",
        "（一）一亿元以上的，50万元；",
        "（二）五亿元以上的，200万元。",
    ]


def test_an_inline_list_in_doubt_stays_whole() -> None:
    """References, gaps in the numbers and a list that does not start at one are left alone."""
    for text in (
        "按照第三条第（一）项、第（二）项办理。",
        "下列情形：（一）在本地注册的企业；（三）其他企业。",
        "甲方投资；（二）在本地注册的企业；（三）其他企业。",
    ):
        assert texts(text) == [text]


def test_blocks_know_their_lines_tables_and_headings() -> None:
    """Line numbers are those of the file; a table is one block."""
    blocks = read_blocks("# 标题\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n\n说明。", skip={1})
    assert [(block.line, block.table is not None) for block in blocks] == [(3, True), (7, False)]
    assert read_blocks("## 二、奖励 ##")[0].hashes == 2
    assert read_blocks("## 二、奖励 ##")[0].text == "二、奖励"
