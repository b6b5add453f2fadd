"""The words around one's own data, and the file it comes in."""

import json
from datetime import UTC, datetime

import pytest

from bot.wording_own_data import exported_line, forgotten_line, say_export_in_private, say_own_data
from rag.answer import Language
from rag.text import language_of

_DATA = {"person_id": 7, "exported_at": "x", "questions": [{"text": "标准厂房"}], "feedback": []}
_NOW = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.mark.parametrize("language", Language)
def test_the_copy_is_a_file_and_says_how_much_it_holds(language: Language) -> None:
    """Readable by people and by programs."""
    reply = say_own_data(language, _DATA, _NOW)
    (file,) = reply.attachments
    assert (file.name, file.media_type) == ("my-data-20260302.json", "application/json")
    assert json.loads(file.data) == _DATA
    assert "标准厂房".encode() in file.data
    assert "1" in reply.text


def test_each_language_has_its_own_words() -> None:
    """Three wordings."""
    assert len({say_export_in_private(language).text for language in Language}) == 3
    assert language_of(say_export_in_private(Language.ENGLISH).text) is Language.ENGLISH


def test_the_officer_is_told_what_stays() -> None:
    """And that backups have to go in their time."""
    assert "3" in forgotten_line(3, 0, was_member=False)
    assert "进展" not in forgotten_line(3, 0, was_member=False)
    line = forgotten_line(3, 5, was_member=True)
    assert "5 条" in line and "成员资格" in line and "5 confirmed reports" in line
    assert "备份" in line
    assert "a.json" in exported_line("a.json", 2)
