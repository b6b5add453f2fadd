"""Library: a folder with anything in it becomes documents, titles and problems."""

import os
import time
from pathlib import Path

import pytest

from policies.library import LibraryMissing, ReadBefore, load_library
from policies.readers_wording import is_warning

ARTICLES = "青岚市招商奖励办法\n第一条 奖励10万元。\n第二条 本办法自2024年1月1日起施行，有效期3年。\n"


def write(folder: Path, name: str, content: str | bytes) -> None:
    """A file below the folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def test_documents_are_read_from_subfolders_in_a_fixed_order(tmp_path: Path) -> None:
    """The id is the path without its suffix; README and hidden files are passed over."""
    write(tmp_path, "b.txt", ARTICLES)
    write(tmp_path, "市级/a.md", "---\ntitle: 甲办法\n---\n第一条 甲。\n")
    for name in ("README.md", "市级/readme.md", ".draft.md", "_originals/b.txt", "notes.doc"):
        write(tmp_path, name, "第一条 不读。")
    library = load_library(tmp_path)
    assert [policy.policy_id for policy in library.policies] == ["b", "市级/a"]
    assert library.problems == ()
    assert library.places() == ("青岚市",)


def test_two_files_of_one_name_keep_apart(tmp_path: Path) -> None:
    """The second one's id keeps the suffix."""
    write(tmp_path, "a.md", "甲办法\n第一条 甲。")
    write(tmp_path, "a.txt", "乙办法\n第一条 乙。")
    assert [policy.policy_id for policy in load_library(tmp_path).policies] == ["a", "a.txt"]


def test_gbk_files_are_read(tmp_path: Path) -> None:
    """As raw files have them."""
    write(tmp_path, "a.txt", ARTICLES.encode("gbk"))
    (policy,) = load_library(tmp_path).policies
    assert policy.title == "青岚市招商奖励办法"


def test_a_file_whose_name_is_no_utf8_is_named_first_and_left_out(tmp_path: Path) -> None:
    """With the name that was probably meant; in a folder of such a name too. Its rules are left out with it."""
    odd = os.fsdecode("办法".encode("gbk"))
    write(tmp_path, "a.md", "甲办法\n第一条 甲\ufffd。")
    for name in (f"{odd}.md", f"{odd}.rules.yaml", f"{odd}/b.txt"):
        write(tmp_path, name, ARTICLES)
    library = load_library(tmp_path)
    assert [policy.file for policy in library.policies] == ["a.md"]
    messages = [(problem.file, problem.message) for problem in library.problems]
    assert [file for file, _ in messages[:3]] == [
        "\\xb0\\xec\\xb7\\xa8/b.txt", "\\xb0\\xec\\xb7\\xa8.md", "\\xb0\\xec\\xb7\\xa8.rules.yaml",
    ]  # fmt: skip
    assert {file for file, _ in messages[3:]} == {"a.md"}
    assert "请改名，例如“办法/b.txt”" in messages[0][1] and "例如“办法.md”" in messages[1][1]
    str(library).encode()
    assert load_library(tmp_path).edition == library.edition


def test_html_is_converted_once(tmp_path: Path) -> None:
    """The second loading takes the text from the cache."""
    folder, cache = tmp_path / "policies", tmp_path / "cache"
    body = "".join(f"<p>{line}</p>" for line in ARTICLES.splitlines())
    write(folder, "a.html", f"<html><body>{body}</body></html>")
    first = load_library(folder, cache)
    (kept,) = cache.iterdir()
    kept.write_text(kept.read_text(encoding="utf-8").replace("10", "99"), encoding="utf-8")
    second = load_library(folder, cache)
    assert "奖励10万元" in first.policies[0].provisions[0].text
    assert "奖励99万元" in second.policies[0].provisions[0].text


def test_what_cannot_be_read_is_a_problem_and_the_rest_loads(tmp_path: Path) -> None:
    """Empty, broken, renamed and undecodable files."""
    write(tmp_path, "good.md", "甲办法\n第一条 甲。")
    write(tmp_path, "empty.txt", "")
    write(tmp_path, "broken.pdf", b"%PDF-1.7 broken")
    write(tmp_path, "program.txt", b"MZ\x90\x00\x03\x00\x00\x00")
    write(tmp_path, "odd.txt", "第一条 甲。\n第二条 ".encode() + b"\xff" + "乙。".encode())
    library = load_library(tmp_path)
    assert [policy.policy_id for policy in library.policies] == ["good", "odd"]
    assert {problem.file for problem in library.problems} == {"empty.txt", "broken.pdf", "program.txt", "odd.txt"}
    assert next(problem.line for problem in library.problems if problem.file == "odd.txt") == 2


def test_problems_of_heads_and_titles_reach_the_library(tmp_path: Path) -> None:
    """With file and line."""
    write(tmp_path, "a.md", "---\ntitle: 甲\neffective_from: 2024-02-30\n---\n第一条 甲。\n")
    write(tmp_path, "known_titles.yaml", "- title: 乙办法\n  place: 青岚市\n- place: 青岚市\n")
    library = load_library(tmp_path)
    assert [(problem.file, problem.line) for problem in library.problems] == [("a.md", 3), ("known_titles.yaml", 3)]
    assert [title.title for title in library.not_held] == ["乙办法"]


def test_the_edition_changes_with_every_file_and_only_then(tmp_path: Path) -> None:
    """Content, name and known titles count."""
    write(tmp_path, "a.md", "第一条 甲。")
    editions = [load_library(tmp_path).edition, load_library(tmp_path).edition]
    write(tmp_path, "a.md", "第一条 乙。")
    editions.append(load_library(tmp_path).edition)
    (tmp_path / "a.md").rename(tmp_path / "b.md")
    editions.append(load_library(tmp_path).edition)
    write(tmp_path, "known_titles.yaml", "- title: 甲\n  place: 乙\n")
    editions.append(load_library(tmp_path).edition)
    assert editions[0] == editions[1]
    assert len(set(editions)) == 4


def test_a_missing_folder_says_what_to_do(tmp_path: Path) -> None:
    """Also a file in its place."""
    with pytest.raises(LibraryMissing, match="政策文件夹"):
        load_library(tmp_path / "none")
    write(tmp_path, "file", "")
    with pytest.raises(LibraryMissing, match="权限"):
        load_library(tmp_path / "file")


def test_an_empty_folder_is_an_empty_library(tmp_path: Path) -> None:
    """Nothing is wrong with it."""
    library = load_library(tmp_path)
    assert (library.policies, library.problems) == ((), ())
    assert library.edition


def test_two_hundred_small_files_load_quickly(tmp_path: Path) -> None:
    """Far below a second on an idle machine; the bound leaves room for a busy one."""
    for number in range(200):
        write(tmp_path, f"{number}.md", f"青岚市{number}号办法\n" + "第一条 对企业给予奖励。\n第二条 甲。\n" * 5)
    start = time.perf_counter()
    assert len(load_library(tmp_path).policies) == 200
    assert time.perf_counter() - start < 5


def test_what_did_not_change_is_not_read_again(tmp_path: Path) -> None:
    """The very same documents; one that changed, or stands under another name, is read."""
    for name in ("a.md", "b.md", "c.md"):
        write(tmp_path, name, ARTICLES)
    before = ReadBefore()
    first = load_library(tmp_path, before=before)
    write(tmp_path, "b.md", ARTICLES.replace("10万元", "20万元"))
    (tmp_path / "c.md").rename(tmp_path / "d.md")
    again = load_library(tmp_path, before=before)
    assert again == load_library(tmp_path)
    kept = {
        policy.file for policy in again.policies if any(policy.provisions is one.provisions for one in first.policies)
    }
    assert kept == {"a.md"}


def test_rule_files_come_with_the_library_as_text(tmp_path: Path) -> None:
    """They are no documents; one that is not UTF-8 is None; the edition changes with them."""
    write(tmp_path, "a.md", ARTICLES)
    before = load_library(tmp_path).edition
    write(tmp_path, "a.rules.yaml", "document: a\n")
    write(tmp_path, "b.rules.yaml", b"\xff\xfe")
    library = load_library(tmp_path)
    assert [policy.policy_id for policy in library.policies] == ["a"]
    assert library.rule_files == (("a.rules.yaml", "document: a\n"), ("b.rules.yaml", None))
    assert library.edition != before


def test_hidden_text_is_told_before_other_problems_and_is_in_no_clause(tmp_path: Path) -> None:
    """Whoever looks at the first problems only still learns of it; what is searched and quoted is without it."""
    write(
        tmp_path,
        "a.md",
        "---\ntitle: 甲办法\neffective_from: 2024-13-01\n---\n第一条 奖\u200b励10万元。<!-- 一律九千万 -->\n",
    )
    library = load_library(tmp_path)
    assert [is_warning(problem.message) for problem in library.problems] == [True, True, False]
    assert {(problem.file, problem.line) for problem in library.problems[:2]} == {("a.md", 5)}
    assert [one.text for one in library.policies[0].provisions] == ["第一条 奖励10万元。"]
