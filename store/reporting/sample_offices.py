"""The sample registry (示例): 28 offices shaped as 1+3+12+12, to try the program with. The real ones come from a workbook.

The twelve places are those of 聊城市 with the other ways they are written; the rest is invented and says so.
"""

from store.reporting.offices import League, Office, OfficeKind

_PLACES = (  # code, full name, other ways to write it
    ("C01", "东昌府区", ("东昌府", "东昌")),
    ("C02", "茌平区", ("茌平", "茌平县")),
    ("C03", "临清市", ("临清",)),
    ("C04", "冠县", ()),
    ("C05", "莘县", ()),
    ("C06", "阳谷县", ("阳谷",)),
    ("C07", "东阿县", ("东阿",)),
    ("C08", "高唐县", ("高唐",)),
    ("C09", "经开区", ("聊城经济技术开发区", "经济技术开发区", "经济开发区", "开发区", "经开")),
    ("C10", "高新区", ("聊城高新技术产业开发区", "高新技术产业开发区", "高新技术开发区", "高新")),
    ("C11", "度假区", ("聊城江北水城旅游度假区", "江北水城旅游度假区", "旅游度假区", "江北水城", "度假")),
    ("C12", "高铁新区", ("聊城高铁新区", "高铁新城", "高铁片区", "高铁")),
)
_CHAINS = (
    "新能源汽车", "高端装备", "绿色化工", "有色金属", "轴承", "生物医药", "食品加工", "纺织服装", "新材料", "电子信息", "现代物流", "文化旅游",
)  # fmt: skip
_LIAISON = (("L01", "北京", "驻京"), ("L02", "上海", "驻沪"), ("L03", "深圳", "驻深"))


def sample_offices() -> tuple[Office, ...]:
    """The 28 offices, with ids of 0: the leading group unranked, places and departments each in their league."""
    leading = Office(0, "Z01", "招商引资工作领导小组（示例）", OfficeKind.LEADING_GROUP, None, aliases=("领导小组",))
    return (leading, *_liaison_offices(), *_chain_groups(), *_places())


def _liaison_offices() -> tuple[Office, ...]:
    return tuple(
        Office(
            office_id=0,
            code=code,
            name=f"驻{city}招商办（示例）",
            kind=OfficeKind.LIAISON,
            league=League.DEPARTMENTS,
            aliases=(f"驻{city}办", f"{short}办", short),
        )
        for code, city, short in _LIAISON
    )


def _chain_groups() -> tuple[Office, ...]:
    return tuple(
        Office(
            office_id=0,
            code=f"T{number:02}",
            name=f"{chain}产业链推进组（示例）",
            kind=OfficeKind.CHAIN_GROUP,
            league=League.DEPARTMENTS,
            aliases=(f"{chain}推进组", f"{chain}产业链", f"{chain}专班"),
        )
        for number, chain in enumerate(_CHAINS, 1)
    )


def _places() -> tuple[Office, ...]:
    return tuple(
        Office(
            office_id=0,
            code=code,
            name=f"{name}招商办（示例）",
            kind=OfficeKind.COUNTY,
            league=League.COUNTIES,
            county=name,
            aliases=(name, *aliases),
        )
        for code, name, aliases in _PLACES
    )
