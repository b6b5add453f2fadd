"""What a document says of earlier ones (废止条款): titles that it repeals by name, and the kind of text that it repeals."""

import re
from collections.abc import Iterable, Iterator

from policies.characters import plain_signs

_HINT = re.compile("[废廢]止|停止[执執]行|不再[执執]行|失效")
_SENTENCE = re.compile("[^。；！？\n]+")
_ENDS_THEM = re.compile(
    r"(?:同时|即行|随之|一并|相应|自行|予以|均|自[^，。]{2,24}起)?\s?(?:废止|停止执行|不再执行|失效)"
)
_NOT_A_REPEAL = re.compile("不废止|未废止|是否废止|废止或者|修改或者?废止|修订或者?废止|废止情况")
_NAMED = re.compile(r"《([^《》]{4,80}(?:《[^《》]*》)?[^《》]*)》(?:\s?[（(]([^（）()]{4,30}号)[）)])?")
# Between a title and 废止 stand other titles and little else; "按照《…》注销的企业，其证书同时废止" repeals no law.
_BETWEEN = re.compile(
    "[、和及与以，,等\\s]*(?:[一二两三四五六七八九十\\d]{0,2}[个件份]?(?:文件|政策|办法|规定))?(?:自[^。；，]{2,24}起)?[，,\\s]*"
)
_EARLIER = re.compile(
    r"(?:此前|以前|之前|原先|原有|过去|原)(?:已经|已)?(?:出台|印发|发布|制定|颁布|执行|实施|施行|下发)?的?(?P<what>[^《》，,]{0,40}?"
    r"(?:政策|办法|规定|意见|措施|文件|方案))[^《》，,]{0,8}(?:同时|即行|一并|相应|自行|予以|均)?(?:废止|停止执行|不再执行)"
)


def repealed_titles(paragraphs: Iterable[str], own_title: str = "") -> tuple[str, ...]:
    """Titles (without 《》) and document numbers that the text repeals by name, in order."""
    found: dict[str, None] = {}
    for sentence in _repeals(paragraphs):
        ends_them = _ENDS_THEM.search(plain_signs(sentence))
        end = ends_them.start() if ends_them else 0
        for named in _NAMED.finditer(sentence, 0, end):
            between = plain_signs(_NAMED.sub("", sentence[named.end() : end]))
            if named[1] != own_title and _BETWEEN.fullmatch(between):
                found[named[2] or named[1]] = None
    return tuple(found)


def repealed_kind(paragraphs: Iterable[str]) -> str | None:
    """The object of a clause such as 此前出台的…政策同时废止; None where there is no such clause."""
    for sentence in _repeals(paragraphs):
        if earlier := _EARLIER.search(plain_signs(sentence)):
            return sentence[earlier.start("what") : earlier.end("what")]
    return None


def _repeals(paragraphs: Iterable[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        if not _HINT.search(paragraph):
            continue
        for sentence in _SENTENCE.findall(paragraph):
            plain = plain_signs(sentence)
            if _ENDS_THEM.search(plain) and not _NOT_A_REPEAL.search(plain):
                yield sentence
