"""A language that is wished for in words (英文有吗, 请说繁体, English please): the code that /lang takes."""

import re

_LONGEST = 40  # characters
_NAMES = (
    ("en", r"英文|英语|english"),
    ("zh-hant", r"繁体(?:中文|字)?|正体(?:中文|字)?|traditional(?: chinese)?"),
    ("zh-hans", r"简体(?:中文|字)?|中文|汉语|普通话|国语|simplified(?: chinese)?|chinese|mandarin"),
)
# Nothing else is said; it gives nothing back, so that no text takes it long.
_AROUND = (
    r"(?:(?:请问?|你们?|您|有没有|有|会不会|会|能不能|能否|能|可不可以|可以|可|麻烦|帮我|给我|改|换|切换|转|用|说明|说|讲|看|成|到|为|个|一下"
    r"|版本?|的|回答|回复|答复|介绍|吗|么|嘛|呢|吧|啊|好吗|行吗|谢谢"
    r"|(?:please|could|can|do|will|would|you|we|i|speak|talk|use|answer|reply|write|switch|change|have|it|me|to|in|is|there|an?"
    r"|any|version|available|support|understand|possible|instead|now|this|that|for|thanks|thank)\b) ?)*+"
)
_WISHES = tuple((code, re.compile(rf"{_AROUND}(?:{name}) ?{_AROUND}")) for code, name in _NAMES)


def wished_language(folded: str) -> str:
    """The code of the language that a folded text without marks asks for; "" where it says anything else."""
    if len(folded) > _LONGEST:
        return ""
    return next((code for code, wish in _WISHES if wish.fullmatch(folded)), "")
