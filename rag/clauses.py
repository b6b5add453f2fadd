"""Clauses asked for by their number: 第五条, 第二章第一节, 第三部分, 一、（二）, Article 5; Chinese and Arabic numerals alike."""

import re
from collections.abc import Iterable

from policies.provision import Provision
from rag.amounts import chinese_number
from rag.text import normalise

_CLAUSE = re.compile(r"第\s*([零一二三四五六七八九十百\d]+)\s*(条|章|部分|节)")
_ITEM = re.compile(r"第\s*(?:[(（]([零一二三四五六七八九十百\d]+)[)）]|([零一二三四五六七八九十百\d]+))\s*项")
_PARAGRAPH = re.compile(r"第\s*([零一二三四五六七八九十百\d]+)\s*款|\bparagraph\s+(\d+)")
_ENGLISH_CLAUSE = re.compile(r"\b(article|chapter|section|part)\s+(\d+)")
_WITHIN = re.compile(r"[\s的,]*(?:of\s+)?")  # between a chapter and its section
_HAN = "[一二三四五六七八九十]{1,3}"
# A heading by its mark, 三、 or 一、(二): behind a title, or with its item; elsewhere it counts what somebody says.
_MARKED = re.compile(rf"(?<=[》>])\s*({_HAN})、|(?<![一二三四五六七八九十])({_HAN})、\s*(?=\({_HAN}\))")
_BARE_ITEM = re.compile(rf"(?:(?<=[条章节款])|(?<=部分)|(?<=[一二三四五六七八九十]、))\s*\(({_HAN}|\d{{1,2}})\)")
_MARKED_ITEM = re.compile(rf"{_HAN}、\s*\({_HAN}\)")
_COUNTED = re.compile(r"[零一二三四五六七八九十百]+|\d+")
_ASKING = re.compile(
    r"(?:请问?|帮我|给我|我?想?要?[查看知]道?|一下|说|写|讲|规定|内容|原文|全文|具体|到底|[是的了着过]|什么|啥|怎么|如何|哪些|有|些|[里中呢吗啊呀]|[\W_]"
    r"|[这那该本]个?|办法|政策|文件|措施"
    r"|\b(?:what|does|do|say|says|is|in|of|the|show|me|text|whole|full|please|measures?|policy|rules?|document)\b)*"
)
_ENGLISH_RANK = {"article": "条", "chapter": "章", "section": "节", "part": "部分"}


def clause_named(folded: str) -> str:
    """The clause that a folded question names, in Chinese numerals as locators write it; "" where it names none.

    >>> clause_named("《激励政策》三、(二)"), clause_named("第2章第1节")
    ('第三部分', '第二章第一节')
    """
    chinese = _first_run((found, found[1], found[2]) for found in _CLAUSE.finditer(folded))
    if chinese:
        return chinese
    marked = _MARKED.search(folded)
    if marked:
        return _written(marked[1] or marked[2], "部分")
    return _first_run((found, found[2], _ENGLISH_RANK[found[1]]) for found in _ENGLISH_CLAUSE.finditer(folded))


def _first_run(named: Iterable[tuple[re.Match[str], str, str]]) -> str:
    """The first clause with what is named of it right behind: 第二章第一节 is one place, 第五条第六条 are two."""
    place, ranks, end = "", "", 0
    for found, number, rank in named:
        if ranks and (rank in ranks or not _WITHIN.fullmatch(found.string, end, found.start())):
            break
        place, ranks, end = place + _written(number, rank), ranks + rank, found.end()
    return place


def item_named(folded: str) -> str:
    """The item that a folded question names after its article or section, written 第（九）项; "" where it names none."""
    found, bare = _ITEM.search(folded), _BARE_ITEM.search(folded)
    number = (found[1] or found[2]) if found else bare[1] if bare else ""
    if not number:
        return ""
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
    for pattern in (_MARKED_ITEM, _BARE_ITEM, _CLAUSE, _ITEM, _PARAGRAPH, _MARKED, _ENGLISH_CLAUSE):
        folded = pattern.sub(" ", folded)
    return _ASKING.fullmatch(folded) is not None


def before_clause(folded: str) -> str:
    """What stands before the clause number: the document it belongs to, however it is called."""
    return _CLAUSE.split(folded)[0]


def last_article(clause: str) -> str:
    """第五条 of 第二章第五条; the clause itself where it names no article inside another rank."""
    found = [one[0] for one in _CLAUSE.finditer(clause)]
    return found[-1] if len(found) > 1 and found[-1].endswith("条") else clause


def stands_where(article: str, provisions: Iterable[Provision]) -> str:
    """（第五条在第一章 总则）: where an article does stand that was looked for elsewhere; "" where it stands under no heading."""
    headings = next((one.locator.headings for one in provisions if stands_under(one, article)), ())
    return f"（{article}在{'、'.join(headings)}）" if headings else ""


def stands_under(provision: Provision, clause: str) -> bool:
    """Whether a provision belongs to the clause: 第五条 as an article, 第二章 as a heading, 第三部分 as 三、 or 3."""
    return all(_stands_under_one(provision, found[0]) for found in _CLAUSE.finditer(clause))


def is_item(provision: Provision, item: str) -> bool:
    """Whether a provision belongs to that item, however the document counts: 第（二）项, 第2项, 第（2）项; "" is any."""
    wanted = _count(item)
    return not item or any(_count(each) == wanted for each in provision.locator.items if each.endswith("项"))


def _count(item: str) -> int:
    found = _COUNTED.search(item)
    return int(found[0]) if found and found[0].isdecimal() else int(chinese_number(found[0]) or 0) if found else 0


def _stands_under_one(provision: Provision, clause: str) -> bool:
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
