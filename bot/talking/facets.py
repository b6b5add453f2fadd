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
    ("sort", r"(?:综合|区域|功能|职能|研发|成长|初创|成熟)型"),
    (
        "edition",
        r"[老旧]办法|原办法|暂行办法|新办法|现行办法|[老新]政策|(?:old|new|previous|current) (?:policy|rules|measures|edition)",
    ),
    (
        "hour",
        r"(?:凌晨|[后下]?半夜|夜里|深夜|夜间|傍晚|晚上|中午|早上|清晨|上午|下午)(?:(?:\d{1,2}|[一二两三四五六七八九十]{1,3})点(?:半|钟|多)?)?"
        r"|(?:尖峰|高峰|平段|低谷|深谷)|\b\d{1,2} ?[ap]m\b|\b(?:midnight|noon)\b"
        r"|\b(?:(?:at|by) night|night-?time|(?:sharp|super|off)[- ]?peak|peak|valley|daytime)\b(?: (?:hours?|periods?|times?))?",
    ),
    ("deal", r"租(?:用|赁|下)?(?![金约期户客])|购买|买(?:下|断)?(?!卖|房)"),
    ("district", r"counties|urban (?:area|districts?)|downtown|rural areas?"),
)
_ATTRIBUTES = re.compile(
    r"具体|详细|单个项目|[一每]家|[一每]年|每月|一共|总共|全部|封顶|最[高多少低长短]|顶[多格]|上限|下限|限额|额度|金额|多少|比例|几个点|标准|期限|时限|有效期?"
    r"|多久|多长|几[年天个期次批回]|时间|时候|日期|截止|截至|逾期|过期|到期|错过|条件|要求|门槛|资格|材料|资料|手续|文件|证明|流程|步骤|程序|部门|单位|窗口|电话|地址|联系"
    r"|公示|到账|拨付|兑现|发放|分几?[期次批年回]|一次性?|一把|给完|给清|收费|收钱|要钱|费用|交钱|免费|例外|限制|人数|名额|叠加|重复|审核?|批准?|申[报请]|办理?|递交?"
    r"|提交|第[一二三四五六七八九十]+|how (?:much|long|many)|maximum|limit|cap|deadline|year|per|month|apply|documents?|when|where|who"
)
"""What can be asked of nearly anything that is granted or done: how much, how long, on what terms, with which papers, by whom."""
_ALL = re.compile("|".join(f"(?P<{sort}>{pattern})" for sort, pattern in FACETS))


def facets_in(folded: str) -> list[tuple[int, int, str]]:
    """Where facets stand in a folded text, [start, end), and their sort; in order."""
    return [(found.start(), found.end(), found.lastgroup or "") for found in _ALL.finditer(folded)]


def without_attributes(words: str) -> str:
    """The characters of words that name something, and do not only ask how much or how long of something named before."""
    return re.sub(r"[\W_]|[的了要就才又也还]", "", _ATTRIBUTES.sub("", words))
