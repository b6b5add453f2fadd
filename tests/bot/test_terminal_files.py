"""Files of a reply at a terminal."""

from pathlib import Path

from bot.message import Attachment, Reply
from bot.terminal_files import EXPORTS, with_files_kept
from bot.wording import plain

WORKBOOK = Attachment("榜.xlsx", "application/octet-stream", b"rows", "二季度工作簿")


def test_files_are_written_and_named(tmp_path: Path) -> None:
    """Readable by their owner alone; the same name is the same file."""
    folder = tmp_path / EXPORTS
    older = Attachment(WORKBOOK.name, "", b"old and longer", WORKBOOK.caption)
    with_files_kept(Reply((), attachments=(older,)), folder)
    said = with_files_kept(Reply((plain("好"),), attachments=(WORKBOOK,)), folder)
    assert said.text == f"好\n二季度工作簿：{folder / '榜.xlsx'}"
    assert said.attachments == ()
    assert (folder / "榜.xlsx").read_bytes() == b"rows"
    assert (folder / "榜.xlsx").stat().st_mode & 0o077 == 0


def test_a_name_leads_nowhere_else(tmp_path: Path) -> None:
    """What stands before the last stroke counts for nothing, whichever way it leans."""
    for name in ("../../etc/榜.png", "..\\榜.png", ".."):
        with_files_kept(Reply((), attachments=(Attachment(name, "image/png", b"x"),)), tmp_path / EXPORTS)
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["榜.png"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """With what to look at; the rest of the reply stands."""
    (tmp_path / EXPORTS).write_text("a file in the way")
    said = with_files_kept(Reply((plain("好"),), attachments=(WORKBOOK,)), tmp_path / EXPORTS)
    assert "好" in said.text
    assert "写不进" in said.text and "请检查这个目录" in said.text


def test_a_reply_without_files_stays_as_it_is(tmp_path: Path) -> None:
    """No folder is made for it."""
    reply = Reply((plain("好"),))
    assert with_files_kept(reply, tmp_path / EXPORTS) is reply
    assert list(tmp_path.iterdir()) == []
