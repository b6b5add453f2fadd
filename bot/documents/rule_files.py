"""The rule file that goes with a document (规则文件): the drafted rules that a person took, under the document's own id. Pure."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from rag.rules.book import SUFFIX

_HEAD = "# 由条文草拟、经人工确认；每个数都写明出自哪一条，加载时逐个核对。"


def rule_file(document: str, programmes: Sequence[str]) -> tuple[str, str] | None:
    """Name and text of the rule file of the document of this file name; None where no rule was taken.

    Each programme is an item of a YAML list as rag.rules_extract writes it.
    """
    if not programmes:
        return None
    path = PurePosixPath(document)
    stem = path.with_suffix("").as_posix()
    body = "".join(programme.rstrip("\n") + "\n" for programme in programmes)
    return f"{stem}{SUFFIX}", f"{_HEAD}\ndocument: {stem}\nversion: 1\nprogrammes:\n{body}"
