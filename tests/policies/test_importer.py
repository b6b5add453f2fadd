"""Files as people have them, good and bad, through the whole importer with its child process."""

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest

from policies import readers_wording as say
from policies.importer import ImportedText, ImportFailure, import_document, read_document
from policies.limits import MIB, Limits
from policies.parser import parse_policy
from tests.policies.pdf_pages import Picture, pdf, prose
from tests.policies.word_files import saved

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
GOOD = "第一条 为了鼓励引荐，制定本办法。"


def word() -> bytes:
    """A small Word file."""
    document = docx.Document()
    document.add_paragraph(GOOD)
    return saved(document)


def workbook() -> bytes:
    """A small workbook."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = GOOD
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()


def bomb(member: str = "word/document.xml", megabytes: int = 60) -> bytes:
    """A Word container that unpacks a thousandfold."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("[Content_Types].xml", "<Types/>")
        container.writestr(member, b" " * (megabytes * MIB))
    return sink.getvalue()


def with_document(xml: str) -> bytes:
    """A Word file whose document.xml is replaced."""
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as source, zipfile.ZipFile(sink, "w") as target:
        for name in source.namelist():
            target.writestr(name, xml if name == "word/document.xml" else source.read(name))
    return sink.getvalue()


LAUGHS = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", pdf([prose([GOOD])])),
        ("a.docx", word()),
        ("a.xlsx", workbook()),
        ("a.html", f"<html><meta charset=gbk><body><p>{GOOD}</p></body></html>".encode("gbk")),
        ("a.htm", GOOD.encode("gbk")),
        ("a.txt", GOOD.encode("gbk")),
        ("a.md", GOOD.encode()),
    ],
)
def test_every_format_is_read(name: str, data: bytes, tmp_path: Path) -> None:
    """One sentence in seven formats."""
    (tmp_path / name).write_bytes(data)
    read = read_document(tmp_path / name)
    assert isinstance(read, ImportedText)
    assert read.text.strip() == GOOD
    assert read.problems == ()


@pytest.mark.parametrize(
    ("name", "make", "sentence"),
    [
        ("empty.txt", lambda: b"", say.EMPTY),
        ("empty.docx", lambda: b"", say.EMPTY),
        ("renamed.docx", lambda: b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff", say.PROGRAM),
        ("old.doc", lambda: OLE + "WordDocument".encode("utf-16-le"), say.OLD_WORD),
        ("locked.docx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), say.ENCRYPTED),
        ("broken.pdf", lambda: b"%PDF-1.4\n" + bytes(range(256)) * 9, say.BROKEN),
        ("cut.pdf", lambda: pdf([prose([GOOD])])[:300], say.BROKEN),
        ("turning.pdf", lambda: pdf([[]]).replace(b"/Kids [10 0 R]", b"/Kids [2 0 R] "), say.BROKEN),
        ("scan.pdf", lambda: pdf([[Picture()], [Picture()]]), say.NO_TEXT_LAYER.format(pages=2, which="1-2")),
        ("long.pdf", lambda: pdf([[]] * 2_000), say.too_many_pages(2_000, 500)),
        ("bomb.docx", bomb, say.unpacks_too_large(50)),
        ("bomb.xlsx", lambda: bomb("xl/workbook.xml"), say.unpacks_too_large(50)),
        ("nested.docx", lambda: bomb("a.docx", 1), say.OTHER_OFFICE),
        ("cut.docx", lambda: word()[:5000], say.BROKEN),
        ("laughs.docx", lambda: with_document(f"{LAUGHS}]><w>&i;</w>"), say.FORBIDDEN_XML),
        ("hollow.docx", lambda: with_document("<a/>"), say.BROKEN),
        ("large.txt", lambda: b"x" * (20 * MIB + 1), say.too_large(20, 20)),
        ("script.html", lambda: b"<html><script>render()</script></html>", say.NOTHING_READ),
    ],
)
def test_bad_files_end_in_a_sentence_within_the_limits(
    name: str, make: Callable[[], bytes], sentence: str, tmp_path: Path
) -> None:
    """Never a traceback, never longer than the wall clock."""
    path = tmp_path / name
    path.write_bytes(make())
    started = time.monotonic()
    assert read_document(path) == ImportFailure(name, sentence)
    assert time.monotonic() - started < Limits().wall_seconds


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    """So is a folder in its place."""
    assert read_document(tmp_path / "missing.pdf") == ImportFailure(
        "missing.pdf", say.cannot_open("No such file or directory")
    )
    assert read_document(tmp_path) == ImportFailure(tmp_path.name, say.cannot_open("Is a directory"))


def test_a_wrong_suffix_is_read_by_content_and_said(tmp_path: Path) -> None:
    """Many sites serve web pages as .doc and error pages as .pdf."""
    path = tmp_path / "下载.doc"
    path.write_bytes(f"<html><body><p>{GOOD}</p></body></html>".encode())
    read = read_document(path)
    assert isinstance(read, ImportedText)
    assert [problem.message for problem in read.problems] == [say.OTHER_SUFFIX.format(suffix=".doc", format="html")]


def test_a_slow_document_is_given_up_at_the_wall_clock(tmp_path: Path) -> None:
    """The limit of the caller counts, whatever the document does."""
    path = tmp_path / "a.docx"
    path.write_bytes(word())
    assert read_document(path, Limits(wall_seconds=0.01)) == ImportFailure("a.docx", say.TOO_SLOW)


def test_importing_writes_a_document_that_parses_and_keeps_the_original(tmp_path: Path) -> None:
    """What the file says of itself stands in the head, the text below is the text."""
    source = tmp_path / "办法.html"
    body = f"<h1>栖梧市社会化招商奖励办法（试行）</h1><p>栖政发〔2026〕3号</p><p>{GOOD}</p><p>第二条 本办法自2026年3月1日起施行，有效期3年。</p>"
    source.write_bytes(f"<html><body><div>{body}</div></body></html>".encode("gbk"))
    report = import_document(source, tmp_path / "into")
    assert report.failure is None
    assert report.written == tmp_path / "into" / "办法.md"
    policy = parse_policy(report.written.read_text(encoding="utf-8"), "办法.md")
    assert (policy.title, policy.doc_no, policy.place) == (
        "栖梧市社会化招商奖励办法（试行）",
        "栖政发〔2026〕3号",
        "栖梧市",
    )
    assert (str(policy.effective_from), str(policy.effective_to), policy.trial) == ("2026-03-01", "2029-02-28", True)
    assert policy.problems == ()
    assert report.original is not None
    assert report.original.read_bytes() == source.read_bytes()


def test_lines_of_problems_are_those_of_the_written_document(tmp_path: Path) -> None:
    """A person opens the document at that line."""
    source = tmp_path / "a.pdf"
    source.write_bytes(pdf([prose(["第一条 正文。"]), [Picture()], prose(["第二条 正文。"])]))
    report = import_document(source, tmp_path / "into")
    assert report.written is not None
    (problem,) = report.problems
    assert problem.file == "a.md"
    assert report.written.read_text(encoding="utf-8").split("\n")[problem.line - 1].startswith("第二条")


def test_a_failed_import_changes_nothing(tmp_path: Path) -> None:
    """Neither document nor original."""
    source = tmp_path / "a.docx"
    source.write_bytes(b"")
    report = import_document(source, tmp_path / "into")
    assert report.failure == ImportFailure("a.docx", say.EMPTY)
    assert not (tmp_path / "into").exists()


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    source = tmp_path / "a.txt"
    source.write_text(GOOD, encoding="utf-8")
    report = import_document(source, source / "into")
    assert report.failure == ImportFailure("a.txt", say.cannot_write("Not a directory"))


def test_another_document_of_the_same_name_is_kept_beside_and_reported(tmp_path: Path) -> None:
    """Nothing is overwritten in silence."""
    source = tmp_path / "a.txt"
    source.write_text(GOOD, encoding="utf-8")
    import_document(source, tmp_path / "into")
    source.write_text("第一条 另一份。", encoding="utf-8")
    report = import_document(source, tmp_path / "into")
    assert report.written is not None
    assert report.written.name == "a-2.md"
    assert [problem.message for problem in report.problems] == [say.NAME_TAKEN.format(taken="a.md", written="a-2.md")]
    assert GOOD in (tmp_path / "into" / "a.md").read_text(encoding="utf-8")


def test_the_same_file_again_changes_nothing_even_after_edits(tmp_path: Path) -> None:
    """A person may have corrected the document meanwhile."""
    source = tmp_path / "a.txt"
    source.write_text(GOOD, encoding="utf-8")
    first = import_document(source, tmp_path / "into")
    assert first.written is not None
    first.written.write_text(first.written.read_text(encoding="utf-8") + "\n补充\n", encoding="utf-8")
    again = import_document(source, tmp_path / "into")
    assert (again.written, again.unchanged, again.problems) == (first.written, True, ())
    assert "补充" in first.written.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["办法.rules.yaml", "办法.YML", "known_titles.yaml"])
def test_a_rule_file_does_not_become_a_document(tmp_path: Path, name: str) -> None:
    """Its figures would be quoted as if a document said them; where it belongs is told."""
    path, into = tmp_path / name, tmp_path / "into"
    path.write_text("document: 办法\nversion: 1\n奖励: 500万元\n", encoding="utf-8")
    report = import_document(path, into)
    assert report.failure is not None and "规则文件" in report.failure.message
    assert not list(into.glob("*.md"))
