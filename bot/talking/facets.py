"""What people say one in another's place: 内资 and 外资, 国家级 and 省级, 博士 and 硕士, 租 and 买; in Chinese and English. Pure."""

import re

FACETS: tuple[tuple[str, str], ...] = (
    (
        "branch",  # whose project, by capital or by trade
        r"(?:内资|外资|外商(?:投资)?|港资|台资|民营|民企|外企|现代)?(?:工业|制造业|服务业|农业)|内资|外资|外商(?:投资)?|港资|台资|外企|民企"
        r"|商贸(?:物流)?|文旅|文化旅游|房地产|特色种养|农产品加工|foreign[- ](?:invested|funded|owned)|foreign|domestic"
        r"|industrial|manufacturing|services?(?= (?:project|sector|industr|compan))|agricultur(?:al|e)",
    ),
    (
        "rank",
        r"(?:世界|全球|中国|国内|民企|民营企业|中国民营企业)(?:500|五百)强|(?:专精特新)?[“\"]?小巨人[”\"]?|独角兽|瞪羚|准独角兽|fortune (?:global )?500",
    ),
    ("level", r"国家级|省级|市级|县级|区级|国际|境外|境内|海外|国内(?!生产)|national|provincial|municipal|overseas"),
    ("degree", r"博士后?|硕士|研究生|本科(?:毕业)?生?|大专生?|专科|院士|phds?|doctors?|masters?|bachelors?"),
    ("phase", r"(?:第[一二三四五六七八九十\d]+|首|末|上|下)(?:期|批|阶段|档|类)"),
    ("letter", r"[a-e]类"),
    (
        "edition",
        r"[老旧]办法|原办法|暂行办法|新办法|现行办法|[老新]政策|(?:old|new|previous|current) (?:policy|rules|measures|edition)",
    ),
    ("district", r"counties|urban (?:area|districts?)|downtown|rural areas?"),
)
_ALL = re.compile("|".join(f"(?P<{sort}>{pattern})" for sort, pattern in FACETS))


def facets_in(folded: str) -> list[tuple[int, int, str]]:
    """Where facets stand in a folded text, [start, end), and their sort; in order."""
    return [(found.start(), found.end(), found.lastgroup or "") for found in _ALL.finditer(folded)]
