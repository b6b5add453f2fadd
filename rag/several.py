"""Several questions in one message (租金多少？另外博士有没有补贴): the parts of it that ask for themselves. Pure."""

import re

_BREAK = re.compile(
    r"[?？;；\n]+|[,，。]?\s*(?:另外|还有就是|顺便(?:问一?下|再问)?|再问一?下)[,，:：]?|[,.;]?\s+(?:and also"
    r"|also,)\s+|\band (?=(?:do|does|is|are|can|how|what|when|where|who)\b)"
)
_ASKS = re.compile(
    r"多少|几[个天年月成级万百]|什么|啥|哪|怎么|如何|吗|呢|有没有|能不能|可不可以|是不是|是否|多久|多长|多远|谁"
    r"|\b(?:how|what|when|where|who|which|do|does|is|are|can|may)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^\s*(?:(?:two|three|some|a few) questions?|两个问题|几个问题|问[两几]个问题)\s*[:：,，]\s*", re.IGNORECASE
)
_SHORTEST = 4  # characters that say something
_MOST = 3


def questions_in(text: str) -> tuple[str, ...]:
    """The questions of a message, in order; () where it is one, or where a part of it asks nothing for itself."""
    parts = [part.strip(" ,，。.") for part in _BREAK.split(_OPENING.sub("", text)) if part and part.strip(" ,，。.")]
    alone = all(_ASKS.search(part) and len(re.findall(r"\w", part)) >= _SHORTEST for part in parts)
    return tuple(parts) if 1 < len(parts) <= _MOST and alone else ()
