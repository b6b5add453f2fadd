"""The talk so far (上下文): which place it is about, which question came last, of which document. Read from the store."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from rag.catalogue import Catalogue
from rag.text import normalise
from store.questions import QuestionRecord

KEPT = timedelta(hours=4)
"""How long a place that was chosen or named counts for what is asked after it."""
MOST = 8  # questions that are looked back on
_BEFORE = re.compile(
    r"^(?:那么?|哦|嗯|好的?|还是|我?(?:要)?问的?是|我说的是|请|帮我|再)*(?:换成|换到|换|改成|改问|改为|如果是|要是|假如是|在|按)?"
)
_BEFORE_ENGLISH = re.compile(r"^(?:and |but |so )?(?:what about|how about|switch to|i mean|in|for)? *(?:in )?(?:the )?")
_BEHIND = re.compile(
    r"(?:的话|那边|这边|那里|这里|当地|里面?|本级|的规定|的办法|的|呢|吧|吗|啊|呀|怎么样|[\s,，。.!！?？])+$"
)
_OF_LEVEL = re.compile(r"[市县区](?:里面?|本级|一?级)")
_LATIN_KIND = re.compile(r"\b(?:city|county|district|zone|hi(?:gh)?-?tech|development)\b|[\s,，。.!！?？]+")
_THIS_DOCUMENT = re.compile(
    r"(?:整[个份]|这个|该|此|这份|那份|那个|上面的?|上述|刚才的?|本)(?:办法|政策|文件|规定|措施|意见|细则)"
    r"|\b(?:this|that|the same) (?:policy|measures?|rules?|document)\b",
    re.IGNORECASE,
)
_VALID = re.compile(r"效|过期|到期|废止|作废|管用|执行|算数|多久|几年|valid|in force|expire")
_ONLY_VALIDITY = re.compile(
    r"(?:那|它|这|现在|目前|今年|明年|后年|到?20\d\d年(?:底|以后|之后)?|到时候?|以后|什么时候|啥时候|何时|哪天|哪年|还|会|不会|是否|一直|已经|有效期|到|"
    r"有效|失效|过期|到期|废止|作废|管用|执行|算数|多久|几年|是|吗|呢|了|的|么|没有|没|[\s,，。.!！?？])+"
    r"|(?:is|will) it (?:still |be )*(?:valid|in force)[^a-z]*(?:next year|in \d{4}|now)?[\s.?!]*|when does it expire[\s.?!]*"
)


@dataclass(frozen=True, slots=True)
class Talk:
    """What one person asked in one chat of late, newest first."""

    records: Sequence[QuestionRecord] = ()
    replied: bool = False  # the one turn that was replied to

    @property
    def last(self) -> QuestionRecord | None:
        """The question before this one."""
        return self.records[0] if self.records else None

    def place(self, catalogue: Catalogue) -> str:
        """The place that was chosen or named last; "" where none was, or the last words named several."""
        for record in self.records:
            places = (record.place,) if record.place else catalogue.find_places(normalise(record.standalone)).meant
            if places:
                return places[0] if len(places) == 1 else ""
        return ""

    def title(self) -> str:
        """The document that the last answer is from, "" where the last question had none."""
        cited = self.last.citations if self.last else ()
        return str(cited[0].get("title", "")) if cited else ""


def place_alone(text: str, catalogue: Catalogue, options: Sequence[str] = ()) -> str:
    """The place that words name where they name one and ask nothing else: 临澜, 换成临澜, 那栖梧呢, what about Linlan."""
    folded = normalise(text).strip()
    bare = _BEHIND.sub("", _BEFORE_ENGLISH.sub("", _BEFORE.sub("", folded, count=1), count=1))
    found = catalogue.find_places(bare)
    meant = [place for place in found.meant if not options or place in options]
    if len(meant) != 1:
        return ""
    for name in found.names:
        bare = bare.replace(name, "")
    return "" if _LATIN_KIND.sub("", _OF_LEVEL.sub("", bare)).strip("市县区的") else meant[0]


def with_document(text: str, title: str) -> str:
    """The words with the document that 这个办法 means, or that a bare 明年还有效吗 is about, by its title."""
    if not title or "《" in text:
        return text
    named = f"《{title.strip('《》')}》"
    told = _THIS_DOCUMENT.sub(named, text, count=1)
    if told != text:
        return told
    folded = normalise(text).strip()
    return f"{named}{text}" if _ONLY_VALIDITY.fullmatch(folded) and _VALID.search(folded) else text
