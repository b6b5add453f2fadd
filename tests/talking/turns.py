"""A small library of two places, and turns of a talk about it, as the tests of talks need them."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from policies.library import load_library
from policies.provision import Level, Library, Policy
from rag.answer import Answer
from rag.catalogue import Catalogue
from rag.passage import Hit, Passage
from store.questions import QuestionRecord

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)

CITY = """---
title: 青禾市引荐奖励办法（试行）
doc_no: 青政发〔2026〕7号
issuer: 青禾市人民政府
place: 青禾市
level: city
effective_from: 2026-01-01
contact: 青禾市招商科 0000-7654321
---
第一条 引荐工业项目的，按投资额的2‰奖励；引荐外资项目的，按到账外资的5‰奖励。

第二条 有下列情形之一的，不予奖励：

（一）房地产项目；

（二）光伏电站项目。

第三条 本办法由青禾市招商局负责解释，自2026年1月1日起施行。
"""
COUNTY = """---
title: 柳河县引荐奖励办法
place: 柳河县
level: county
effective_from: 2026-01-01
---
第一条 引荐工业项目的，按投资额的1‰奖励。

## 二、补贴

（一）租厂房的，补一半租金。
"""


def small_library(folder: Path) -> Library:
    """The two documents, read from files in this folder."""
    (folder / "policies").mkdir(parents=True, exist_ok=True)
    (folder / "policies" / "city.md").write_text(CITY, encoding="utf-8")
    (folder / "policies" / "county.md").write_text(COUNTY, encoding="utf-8")
    return load_library(folder / "policies", folder / "converted")


def two_places() -> Catalogue:
    """Names of two places and their documents, without any text."""
    city = Policy("city", "city.md", "青禾市引荐奖励办法（试行）", (), place="青禾市", level=Level.CITY)
    county = Policy("county", "county.md", "柳河县引荐奖励办法", (), place="柳河县", level=Level.COUNTY)
    title = "青禾市引荐奖励暂行办法"
    former = Policy("old", "old.md", title, (), place="青禾市", superseded_by="青禾市引荐奖励办法（试行）")
    return Catalogue(Library((city, county, former)))


def asked(  # every field that a test may need
    text: str, *, title: str = "", locator: str = "第一条", place: str = "", understood: str = "", reason: str = ""
) -> QuestionRecord:
    """A turn that was answered from that document; refused where a reason is given."""
    cited = ({"title": title, "locator": locator, "place": ""},) if title else ()
    return QuestionRecord(
        7, "7", "m1", NOON, text, "refused" if reason else "answered", place, reason, "", cited, understood=understood
    )


def found(answer: Answer, score: float) -> Answer:
    """The answer with its clause as the best passage of the search, the others far behind."""
    cited = answer.citations[0]
    passage = Passage("p", cited.policy, (cited.provision,), cited.quote, "", "")
    return replace(answer, hits=(Hit(passage, score, cited.quote),))
