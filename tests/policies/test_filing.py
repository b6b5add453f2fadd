"""Where imported documents go."""

import resource
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policies.filing import ORIGINALS, file_document

TEXT = "栖梧市奖励办法\n\n第一条 正文。\n"


def test_the_head_notes_the_original_and_what_is_known(tmp_path: Path) -> None:
    """Unknown fields are left out, for a person to add."""
    filed = file_document("a.pdf", b"bytes", TEXT, tmp_path)
    head = filed.written.read_text(encoding="utf-8").split("---\n")[1]
    assert f"# 原件 original: {ORIGINALS}/{filed.original.name}\n" in head
    assert yaml.safe_load(head) == {
        "title": "栖梧市奖励办法",
        "place": "栖梧市",
        "level": "city",
        "language": "zh",
        "source": "a.pdf",
    }


def test_a_text_with_a_head_of_its_own_keeps_it(tmp_path: Path) -> None:
    """It is written as it came."""
    text = "---\ntitle: 甲\n---\n\n第一条 正 文。\n"
    filed = file_document("a.md", text.encode(), text, tmp_path)
    assert filed.written.read_text(encoding="utf-8") == text
    assert file_document("a.md", text.encode(), text, tmp_path).unchanged


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("README.txt", "document-README.md"),
        ("_草稿.txt", "草稿.md"),
        (".hidden.txt", "hidden.md"),
        ("...txt", "document.md"),
        ("a[1]*?.txt", "a[1]*?.md"),
    ],
)
def test_names_that_a_library_passes_over_are_changed(name: str, written: str, tmp_path: Path) -> None:
    """An imported document must be found again."""
    filed = file_document(name, b"x", TEXT, tmp_path)
    assert filed.written.name == written
    assert file_document(name, b"x", TEXT, tmp_path).unchanged


def test_long_chinese_names_fit_on_the_disk(tmp_path: Path) -> None:
    """A disk takes 255 bytes, a Chinese letter has three."""
    filed = file_document("关于" * 60 + ".pdf", b"x", TEXT, tmp_path)
    assert filed.written.exists()
    assert filed.original.suffix == ".pdf"


def test_a_lost_document_is_written_again(tmp_path: Path) -> None:
    """The original alone is not the document."""
    filed = file_document("a.txt", b"x", TEXT, tmp_path)
    filed.written.unlink()
    assert not file_document("a.txt", b"x", TEXT, tmp_path).unchanged
    assert filed.written.exists()


def test_a_disk_that_takes_no_more_leaves_no_half_file(tmp_path: Path) -> None:
    """The kernel refuses to let any file grow over 64 bytes, as a full disk would."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, before[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            file_document("a.txt", b"x", TEXT * 20, tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [path.name for path in tmp_path.iterdir()] == [ORIGINALS]
    assert not file_document("a.txt", b"x", TEXT * 20, tmp_path).unchanged


def test_a_file_in_the_place_of_the_folder_is_an_error(tmp_path: Path) -> None:
    """The importer makes a sentence of it."""
    (tmp_path / ORIGINALS).write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(OSError, match="exists"):
        file_document("a.txt", b"x", TEXT, tmp_path)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40))
def test_no_name_breaks_out_of_the_head(tmp_path: Path, name: str) -> None:
    """The head stays one YAML mapping and says where the document came from."""
    filed = file_document(name + ".txt", name.encode(), "第一条 正文。\n", tmp_path)
    assert filed.written.parent == tmp_path
    head = filed.written.read_text(encoding="utf-8").split("\n---\n")[0]
    assert yaml.safe_load(head)["source"] == name + ".txt"
