"""What is pointed at by its place: 上面第二条, 第二个呢, 这一条, the second one; as a clause of the document it stands in. Pure."""

import re
from collections.abc import Mapping, Sequence

from policies.provision import Policy, Provision, plain_title
from rag.amounts import chinese_number
from rag.catalogue import Catalogue
from rag.clauses import clause_named, item_named
from rag.text import normalise
from rag.wanted import holds_attribute
from store.questions import JsonValue, QuestionRecord

_ORDINAL = re.compile(
    r"(?P<up>上面|上述|刚才|前面|以上|上边)?(?:说|讲|列)?的?第(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})(?P<unit>条|个|项|点|款|步|种|句|目)"
    r"(?:条件|情形|要求|材料|规定)?"
    r"|(?P<end>最后(?:面)?的?一?(?:条|个|项|点|款|种|句))"
    r"|(?:the )?(?P<word>first|second|third|fourth|fifth|last)(?: one| item| point| condition| clause)\b"
)
_THIS = re.compile(
    r"(?<![^\W按照看问说从对在把])(?:这|那|该|上面那|上面这|刚才那|此)一?条(?!件|例)|\b(?:this|that) (?:clause|article)\b"
)
_MARK = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?|[①-⑳])\s*")
_OF_KIND = re.compile(r"[这那该此](?:个|份|部|项)?(?P<name>[一-鿿]{1,8}?(?:办法|政策|措施|意见|规定|指南|细则))")
_SHOWN = 24  # characters of an item that name it
_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}


def ordinal(folded: str) -> int:
    """The number of an option or item that words point at (第二个, the second one); 0 where they point at none, -1 the last."""
    found = _ORDINAL.search(folded)
    return _number(found) if found else 0


def pointed_at(folded: str, last: QuestionRecord, catalogue: Catalogue) -> str:
    """The words with the clause that they point at named, as it can be asked for alone; "" where they point at none."""
    if not last.citations or "《" in folded or catalogue.find_places(folded).meant:
        return ""
    found = _ORDINAL.search(folded)
    if found is None:
        this = _THIS.search(folded)
        return _named(last.citations[0], folded, this) if this else ""
    number = _number(found)
    if found["unit"] == "条" and not found["up"]:
        title = plain_title(str(last.citations[0].get("title", "")))
        return f"《{title}》{folded}"
    item = _item(last.citations[0], number, catalogue.policies)
    if item is not None:
        return _with(str(last.citations[0].get("title", "")), item, folded, found)
    cited = last.citations[number - 1 if number > 0 else number] if number <= len(last.citations) else None
    return _named(cited, folded, found) if cited else ""


def with_title(folded: str, title: str) -> str:
    """The words with the document that 这个扶持办法 means by its title, where its name holds them; as they are elsewhere."""
    found = _OF_KIND.search(folded) if title and "《" not in folded else None
    if found is None or not all(character in title for character in found["name"]):
        return folded
    return f"{folded[: found.start()]}《{title.strip('《》')}》{folded[found.end() :]}"


def in_clause(cited: Mapping[str, JsonValue], words: str, catalogue: Catalogue) -> str:
    """The words asked of the clause of a citation by its number, where that holds what they ask for; "" elsewhere."""
    title, locator = str(cited.get("title", "")), str(cited.get("locator", ""))
    policy = next((one for one in catalogue.policies if one.title == title), None)
    own = next((one for one in policy.provisions if str(one.locator) == locator), None) if policy else None
    folded = normalise(locator)
    clause = clause_named(folded) or _part(folded)
    if own is None or not clause or not holds_attribute(normalise(own.text), words):
        return ""
    return f"《{plain_title(title)}》{clause}{item_named(folded)}{words}"


def _number(found: re.Match[str]) -> int:
    if found["end"]:
        return -1
    if found["word"]:
        return _WORDS[found["word"]]
    value = chinese_number(found["number"]) if not found["number"].isdigit() else int(found["number"])
    return int(value or 0)


def _named(cited: Mapping[str, JsonValue], folded: str, found: re.Match[str]) -> str:
    """The citation's own clause in the place of the words that point at it."""
    title, locator = plain_title(str(cited.get("title", ""))), normalise(str(cited.get("locator", "")))
    clause = clause_named(locator) or _part(locator)
    return f"《{title}》{clause}{item_named(locator)}{folded[: found.start()]}{folded[found.end() :]}" if clause else ""


def _with(title: str, item: Provision, folded: str, found: re.Match[str]) -> str:
    """The item by the number of its clause and its own first words."""
    locator = item.locator
    clause = clause_named(normalise(locator.article)) or _part(normalise(" ".join(locator.headings)))
    number = locator.items[0] if locator.items and "（" in locator.items[0] else ""
    words = _MARK.sub("", item.text)[:_SHOWN].rstrip("，。；;、")
    return (
        f"《{plain_title(title)}》{clause}{number}“{words}”{folded[: found.start()]}{folded[found.end() :]}"
        if clause
        else ""
    )


def _part(heading: str) -> str:
    """二、投资奖励 as a clause can be asked for: 第二部分."""
    found = re.match(r"\s*([一二三四五六七八九十]+)、", heading)
    return f"第{found[1]}部分" if found else ""


def _item(cited: Mapping[str, JsonValue], number: int, policies: Sequence[Policy]) -> Provision | None:
    """The numbered member of the list that a citation stands in or introduces; None where there is no such list."""
    title, locator = str(cited.get("title", "")), str(cited.get("locator", ""))
    policy = next((one for one in policies if one.title == title), None)
    own = next((one for one in policy.provisions if str(one.locator) == locator), None) if policy else None
    if policy is None or own is None:
        return None
    for depth in (len(own.locator.items) + 1, len(own.locator.items)):
        inside = own.locator.items[: depth - 1]
        members = [
            one
            for one in policy.provisions
            if (one.locator.article, one.locator.headings) == (own.locator.article, own.locator.headings)
            and len(one.locator.items) == depth
            and one.locator.items[: depth - 1] == inside
        ]
        if depth and len(members) > 1 and number <= len(members):
            return members[number - 1 if number > 0 else number]
    return None
