"""Conversions: a file is converted once, and a damaged cache costs time only."""

from pathlib import Path

from policies.conversions import Conversions
from policies.importer import ImportedText
from policies.provision import FormatProblem

TEXT = ImportedText("第一条 甲。", (FormatProblem("", 3, "第二页没有文字"),))


def test_a_kept_text_is_found_by_its_digest(tmp_path: Path) -> None:
    """With its problems; another digest finds nothing."""
    conversions = Conversions(tmp_path / "cache")
    conversions.keep("abc", TEXT)
    assert Conversions(tmp_path / "cache").find("abc") == TEXT
    assert conversions.find("other") is None


def test_without_a_folder_nothing_is_kept() -> None:
    """Every file is converted anew."""
    conversions = Conversions(None)
    conversions.keep("abc", TEXT)
    assert conversions.find("abc") is None


def test_a_damaged_record_is_no_record(tmp_path: Path) -> None:
    """Whatever the damage is."""
    conversions = Conversions(tmp_path)
    conversions.keep("abc", TEXT)
    (record,) = tmp_path.iterdir()
    for damage in (
        "",
        "{",
        "[]",
        '{"text": "甲"}',
        '{"text": "甲", "problems": [1]}',
        '{"text": "甲", "problems": [["x", "y"]]}',
    ):
        record.write_text(damage, encoding="utf-8")
        assert conversions.find("abc") is None


def test_a_disk_that_refuses_loses_nothing(tmp_path: Path) -> None:
    """Where the cache's place is taken by a file, texts are not kept and nothing is raised."""
    place = tmp_path / "taken"
    place.write_text("", encoding="utf-8")
    conversions = Conversions(place)
    conversions.keep("abc", TEXT)
    assert conversions.find("abc") is None
