"""What stands before and behind the provisions of a document: its list of contents, and the signature at its end."""

import re
from collections.abc import Sequence

from policies.characters import plain_signs
from policies.days import ANY_DAY
from policies.lines import Block

_CONTENTS = re.compile(r"目\s*[录錄次]|Contents|Table of Contents", re.IGNORECASE)
_LEADER = re.compile(r"[\s.·…．_—-]*\d{0,4}\s*$")  # "…… 12" behind an entry
_LONGEST_ENTRY = 60
_SIGNATURE = re.compile(
    rf"[（(]?{ANY_DAY}(?:印发|发布)?[）)]?|[（(]?此件[^。]{{0,20}}[）)]?|[（(]?公开方式[^。]{{0,20}}[）)]?|抄送.{{0,80}}|主题词.{{0,60}}"
    r"|.{2,36}(?:政府|委员会|办公室|领导小组|局|厅|部|委|中心|院|管委会)(?:\s*[（(](?:盖章|公章|章)[）)])?(?:\s*\d{4}年\d{1,2}月\d{1,2}日(?:印发)?)?"
)
_LONGEST_SIGNATURE = 8
_OF_ITSELF = re.compile(
    r"本(?:办法|意见|若干意见|措施|若干措施|规定|细则|方案|政策|通知|指南|条例|暂行办法|实施意见|实施细则|实施办法).{0,40}"
    r"(?:解释|施行|实施|执行|生效|有效|废止)|(?i:th(?:is|ese) \w+.{0,60}(?:takes? effect|effective|valid|interpret))"
)


def contents_end(blocks: Sequence[Block]) -> int:
    """Position behind a list of contents at the head of a document, 0 where there is none.

    It is one only where its first entry returns as a heading behind it; so no provision can be taken for it.
    """
    start = next((at for at, block in enumerate(blocks[:12]) if _CONTENTS.fullmatch(block.text)), -1)
    if start < 0 or start + 1 >= len(blocks):
        return 0
    first = _entry(blocks[start + 1])
    for position in range(start + 2, len(blocks)):
        block = blocks[position]
        if block.table or len(block.text) > _LONGEST_ENTRY or "。" in block.text:
            return 0
        if first and _entry(block) == first:
            return position
    return 0


def _entry(block: Block) -> str:
    return re.sub(r"\s", "", _LEADER.sub("", block.body))


def signature_start(blocks: Sequence[Block]) -> int:
    """Position from which only signature lines follow (issuer, day, 此件公开发布); len(blocks) where there are none."""
    start = len(blocks)
    while start > 1 and len(blocks) - start < _LONGEST_SIGNATURE and is_signature(blocks[start - 1]):
        start -= 1
    return start


def is_signature(block: Block) -> bool:
    """Whether a block is one line of a signature."""
    plain = not (block.marker or block.table or block.hashes)
    return plain and bool(_SIGNATURE.fullmatch(plain_signs(block.text)))


def speaks_of_document(text: str) -> bool:
    """Whether a paragraph says who interprets the document or from when it holds."""
    return bool(_OF_ITSELF.search(plain_signs(text)))
