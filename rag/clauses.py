"""Clauses asked for by their number: 第五条, 第二章, 第三部分, Article 5; Chinese and Arabic numerals alike."""

import re

from policies.provision import Provision
from rag.amounts import chinese_number
from rag.text import normalise

_CLAUSE = re.compile(r"第\s*([零一二三四五六七八九十百\d]+)\s*(条|章|部分|节)")
_ITEM = re.compile(r"第\s*(?:[(（]([零一二三四五六七八九十百\d]+)[)）]|([零一二三四五六七八九十百\d]+))\s*项")
_PARAGRAPH = re.compile(r"第\s*([零一二三四五六七八九十百\d]+)\s*款|\bparagraph\s+(\d+)")
_ENGLISH_CLAUSE = re.compile(r"\b(article|chapter|section|part)\s+(\d+)")
_ASKING = re.compile(
    r"(?:请问?|帮我|给我|我?想?要?[查看知]道?|一下|说|写|讲|规定|内容|原文|全文|具体|到底|[是的了着过]|什么|啥|怎么|如何|哪些|有|些|[里中呢吗啊呀]|[\W_]"
    r"|[这那该本]个?|办法|政策|文件|措施"
    r"|\b(?:what|does|do|say|says|is|in|of|the|show|me|text|whole|full|please|measures?|policy|rules?|document)\b)*"
)
_ENGLISH_RANK = {"article": "条", "chapter": "章", "section": "节", "part": "部分"}


def clause_named(folded: str) -> str:
    """The clause that a folded question names, in Chinese numerals as locators write it; "" where it names none."""
    found = _CLAUSE.search(folded)
    if found:
        return _written(found[1], found[2])
    english = _ENGLISH_CLAUSE.search(folded)
    return _written(english[2], _ENGLISH_RANK[english[1]]) if english else ""


def item_named(folded: str) -> str:
    """The item that a folded question names after its article, as locators write it: 第（九）项; "" where it names none."""
    found = _ITEM.search(folded)
    if not found:
        return ""
    number = found[1] or found[2]
    return f"第（{_in_chinese(int(number)) if number.isdigit() else number}）项"


def paragraph_named(folded: str) -> int:
    """The number of the 款 that a folded question names, from 1; 0 where it names none."""
    found = _PARAGRAPH.search(folded)
    if not found:
        return 0
    number = found[1] or found[2]
    return int(number) if number.isdigit() else int(chinese_number(number) or 0)


def paragraph_in_words(number: int) -> str:
    """第二款; "" for 0."""
    return _written(str(number), "款") if number else ""


def is_paragraph(provision: Provision, number: int) -> bool:
    """Whether a provision belongs to that 款 of its article; the first is an article's only one, and 0 is any."""
    return number in (0, provision.locator.paragraph or 1)


def names_clause_alone(folded: str) -> bool:
    """Whether words are a clause number with asking words around it: what it says as a whole is asked for."""
    for pattern in (_CLAUSE, _ITEM, _PARAGRAPH, _ENGLISH_CLAUSE):
        folded = pattern.sub(" ", folded)
    return _ASKING.fullmatch(folded) is not None


def before_clause(folded: str) -> str:
    """What stands before the clause number: the document it belongs to, however it is called."""
    return _CLAUSE.split(folded)[0]


def stands_under(provision: Provision, clause: str) -> bool:
    """Whether a provision belongs to the clause: 第五条 as an article, 第二章 as a heading, 第三部分 as 三、 or 3."""
    if clause.endswith("条"):
        found = _CLAUSE.search(normalise(provision.locator.article))
        return found is not None and _written(found[1], found[2]) == clause
    number = clause[1:].rstrip("条章节部分")
    starts = (clause, f"{number}、", f"{number}.", f"{_arabic(number)}.")
    return any(normalise(heading).replace(" ", "").startswith(starts) for heading in provision.locator.headings)


def _written(number: str, rank: str) -> str:
    return f"第{_in_chinese(int(number)) if number.isdigit() else number}{rank}"


def _arabic(number: str) -> str:
    value = chinese_number(number)
    return str(int(value)) if value is not None else number


def _in_chinese(number: int) -> str:
    digits = "零一二三四五六七八九"
    if number < 10:
        return digits[number]
    tens, ones = divmod(number, 10)
    if number < 100:
        return f"{'' if tens == 1 else digits[tens]}十{digits[ones] if ones else ''}"
    hundreds, rest = divmod(number, 100)
    middle = "" if not rest else f"零{digits[rest]}" if rest < 10 else _in_chinese(rest)
    return f"{digits[hundreds % 10]}百{'一' if 10 <= rest < 20 else ''}{middle}"
