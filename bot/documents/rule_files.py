"""The rule file that goes with a document (规则文件): the drafted rules that a person took, under the document's own id. Pure."""

import json
from collections.abc import Sequence
from pathlib import PurePosixPath

from rag.rules.book import SUFFIX

_HEAD = "# 由条文草拟、经人工确认；每个数都写明出自哪一条，加载时逐个核对。"


def rule_file(document: str, proposed: Sequence[str]) -> tuple[str, str] | None:
    """Name and text of the rule file of the document of this file name; None where no rule was taken.

    Each is YAML as rag.rules_extract writes it: `facts:` where it has any, then `programmes:`, or items of programmes alone.
    """
    if not proposed:
        return None
    stem = PurePosixPath(document).with_suffix("").as_posix()
    parted = [one.rpartition("programmes:\n") for one in proposed]
    facts = "".join(_whole_lines(before.removeprefix("facts:\n")) for before, _, _ in parted)
    programmes = "".join(_whole_lines(items) for _, _, items in parted)
    head = f"{_HEAD}\ndocument: {json.dumps(stem, ensure_ascii=False)}\nversion: 1\n"
    return f"{stem}{SUFFIX}", head + (f"facts:\n{facts}" if facts else "") + f"programmes:\n{programmes}"


def _whole_lines(text: str) -> str:
    return text.rstrip("\n") + "\n" if text.strip() else ""
