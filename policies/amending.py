"""Which document a text changes in parts (修改、修订), and which of its articles; the changed one stays in force."""

import re
from dataclasses import dataclass

from policies.characters import plain_signs
from policies.provision import Policy

_TITLE = re.compile(
    r"(?:关于)?(?:部分)?(?:修改|修订|调整)(?:完善)?《?(?P<title>[^《》]{4,60}?)》?(?:的?部分(?:条款|内容|条文))?的?(?:决定|通知|公告|意见|补充规定)"
)
_BODY = re.compile(
    r"(?:决定)?对?《(?P<title>[^《》]{4,80})》(?:[（(][^（）()]{4,30}号[）)])?(?:作|进行|予以)?(?:如下|部分)(?:修改|修订|调整)"
)
_ARTICLE = re.compile(
    r"(?:将|把|删去|删除|废止|修改|[一二三四五六七八九十]+、|^)\s*(?P<article>第[零〇一二三四五六七八九十百\d]+条)[^。；]{0,40}?"
    r"(?:修改|修订|调整|改|删)|(?:删去|删除)(?P<gone>第[零〇一二三四五六七八九十百\d]+条)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Amends:
    """The title of the document that is changed, without 《》, and the articles that are named as changed."""

    title: str
    articles: tuple[str, ...] = ()


def amends(policy: Policy) -> Amends | None:
    """What a document changes in parts, by its title or its first sentences; None where it changes none."""
    paragraphs = [provision.text for provision in policy.provisions]
    named = _TITLE.search(plain_signs(policy.title)) or next(
        (found for text in paragraphs[:4] if (found := _BODY.search(plain_signs(text)))), None
    )
    if named is None:
        return None
    changed = (found["article"] or found["gone"] for text in paragraphs for found in _ARTICLE.finditer(text))
    return Amends(named["title"], tuple(dict.fromkeys(changed)))
