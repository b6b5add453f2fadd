"""Hidden text, in every way and format: told by line and kind, and never among what is read."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.calculating.paper import Paper
from bot.calculating.printing_docx import print_docx
from bot.calculating.printing_pdf import print_pdf
from bot.message import Span, SpanKind
from bot.settings import SHIPPED_POLICIES
from policies import readers_docx, readers_html, readers_pdf, readers_text, readers_xlsx
from policies import readers_wording as say
from policies.hidden_text import HiddenKind, unhide
from policies.importer import ImportedText, read_document
from policies.limits import Limits
from policies.readers_result import Reading
from tests.policies.hidden_files import BOOK, PLANTED, hidden_files

_READERS = {
    ".docx": readers_docx.read,
    ".html": readers_html.read,
    ".pdf": readers_pdf.read,
    ".xlsx": readers_xlsx.read,
}


@pytest.mark.parametrize(
    ("way", "name", "data"), hidden_files(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_whatever_is_hidden_is_told_and_left_out(way: str, name: str, data: bytes) -> None:
    """White, tiny, off the page, behind, in tags, in comments: a person is told, a search never meets it."""
    read = _read(name, data)
    told = [note for note in read.notes if say.is_warning(note.message)]
    assert told, way
    assert all(0 < note.line <= read.text.count("\n") + 1 for note in told)
    assert PLANTED not in "".join(read.text.split())
    assert unhide(read.text).text == read.text
    assert name == BOOK or "第一条" in read.text


def _read(name: str, data: bytes) -> Reading:
    """As the importer does, without its child process."""
    suffix = Path(name).suffix
    return _READERS[suffix](data, Limits()) if suffix in _READERS else readers_text.read(data)


def test_there_are_enough_ways() -> None:
    """A hundred made cases and no two of one name in one format."""
    ways = [(way, name) for way, name, _ in hidden_files()]
    assert len(ways) == len(set(ways)) >= 100


@pytest.mark.parametrize("path", sorted(SHIPPED_POLICIES.glob("*.md")), ids=lambda path: path.stem)
def test_the_shipped_documents_hide_nothing(path: Path) -> None:
    """No flag on an honest document."""
    read = read_document(path)
    assert isinstance(read, ImportedText)
    assert not [problem for problem in read.problems if say.is_warning(problem.message)]


@pytest.mark.parametrize("name", ["栖梧市社会化招商奖励办法", "Investment Guide to Qiwu (2026)"])
def test_the_shipped_documents_on_paper_hide_nothing(name: str) -> None:
    """Printed as Word and pdf, with grey notices and bold heads: no flag, and no letter lost."""
    text = (SHIPPED_POLICIES / f"{name}.md").read_text(encoding="utf-8").split("---", 2)[-1]
    kinds = (SpanKind.PLAIN, SpanKind.BOLD, SpanKind.QUOTE, SpanKind.FAINT)
    spans = tuple(Span(kinds[at % 4], line) for at, line in enumerate(text.split("\n")) if line.strip())
    paper = Paper("办法", spans, "示例文本", "x", date(2026, 8, 3))
    for suffix, printed in ((".docx", print_docx(paper)), (".pdf", print_pdf(paper))):
        reading = _read("办法" + suffix, printed)
        assert reading.notes == ()
        assert len("".join(reading.text.split())) >= len("".join(text.split()))


@pytest.mark.parametrize(
    "line",
    [
        "☎️ 电话 0912-1234567，👨‍👩‍👧 家庭窗口，🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "葛\U000e0100城的企业 1️⃣ 申报", "Москва и ООО «Ромашка»", "α-淀粉酶、TNFα、5μm、Ω、φ20、ΔT",
        "\uf0b7 甲类", "\uf0d8 乙类", "\uf0fe申请表", "x ≠ y", "PM2.5、CO₂、m²、①②③、Ⅲ类、A座１２层",
        "invest\u00adment guide", "カメラ工場と大学の連携について", "〇二六年，二○二六年", "100 000㎡，3～5个工作日——5%",
    ],
)  # fmt: skip
def test_decent_signs_are_no_disguise(line: str) -> None:
    """Emoji, science, other languages, bullets: nothing to tell."""
    assert unhide(line).found == ()


@pytest.mark.parametrize(
    ("line", "kind", "sample", "seen"),
    [
        ("甲\U000e0069\U000e0067\U000e006e乙", HiddenKind.TAG, "ign", "甲乙"),
        ("甲\U000e0158\U000e0159乙", HiddenKind.VARIATION, "hi", "甲乙"),
        ("奖励1ОО万元", HiddenKind.LOOK_ALIKE, "奖励100万元", "奖励100万元"),
        ("见rеаdme", HiddenKind.LOOK_ALIKE, "见readme", "见readme"),
        ("奖\u202e励", HiddenKind.DIRECTION, "奖励", "奖励"),
    ],
)
def test_what_was_hidden_is_shown_to_the_person_who_decides(
    line: str, kind: HiddenKind, sample: str, seen: str
) -> None:
    """Tags and variation marks are spelled out, look-alikes shown as what they are read as."""
    unhidden = unhide(f"首行\n{line}")
    assert unhidden.text == f"首行\n{seen}"
    assert [(one.line, one.kind, one.sample) for one in unhidden.found] == [(2, kind, sample)]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_keeps_its_lines_and_hides_nothing_twice(text: str) -> None:
    """What was put right once stays as it is."""
    once = unhide(text)
    assert once.text.count("\n") == text.count("\n")
    again = unhide(once.text)
    assert again.text == once.text
