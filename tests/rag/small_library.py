"""A library of two small invented documents, and a shelf in memory, for tests that need a real Asker."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from policies.parser import parse_policy
from policies.provision import Library
from rag.ask import Asker, build_asker
from rag.embedding import Embedder

TODAY = date(2026, 11, 21)

REWARD = """---
title: 青禾市社会化招商奖励办法
doc_no: 青政发〔2026〕7号
place: 青禾市
effective_from: 2026-01-01
effective_to: 2028-12-31
sample: true
---
第一条 为鼓励社会力量参与招商，制定本办法。

第二条 引荐固定资产投资一亿元以上的项目，按照实际到位资金的2‰给予引荐人奖励，单个项目最高不超过300万元。

第三条 引荐人应当在项目签约之前向市投资促进局备案。
"""

PARKING = """---
title: 青禾市公共停车管理规定
place: 青禾市
effective_from: 2025-03-01
sample: true
---
第一条 公共停车场夜间免费开放，白天每小时收费4元。

第二条 新能源汽车充电期间免收停车费。
"""


class DictShelf:
    """A shelf in memory."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], bytes] = {}

    def fetch(self, model: str, digests: Sequence[str], /) -> dict[str, bytes]:
        """What is held."""
        return {digest: self.held[model, digest] for digest in digests if (model, digest) in self.held}

    def keep(self, model: str, vectors: Mapping[str, bytes], /) -> None:
        """Hold them."""
        self.held |= {(model, digest): raw for digest, raw in vectors.items()}


def small_library(files: Mapping[str, str] | None = None) -> Library:
    """The two documents, or others by file name."""
    files = files or {"奖励.md": REWARD, "停车.md": PARKING}
    edition = hashlib.blake2b("\0".join(files.values()).encode(), digest_size=8).hexdigest()
    return replace(Library(tuple(parse_policy(text, name) for name, text in files.items())), edition=edition)


def small_asker(folder: Path, embedder: Embedder) -> Asker:
    """A real Asker over the two documents."""
    return build_asker(small_library(), embedder, DictShelf(), folder, lambda done, total: None)
