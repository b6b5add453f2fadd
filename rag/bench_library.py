"""A big library made of invented places and figures, to measure time and memory with; the same for the same seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

_FIRST = "青白赤玄金银云霞松柏兰桂鹿鹤雁凤澄澜溪渚"
_SECOND = "岭川浦湾台泽原关渡洲"
_KINDS = (
    "社会化招商奖励办法",
    "先进制造业扶持政策",
    "外商投资奖励办法",
    "总部企业落户奖励办法",
    "标准厂房租购补助办法",
    "人才引进补贴办法",
    "现代物流业补贴细则",
    "科技创新奖补办法",
    "投资项目用地保障办法",
    "企业开办和项目审批指南",
)
_PEOPLE = ("引荐人", "落户企业", "总部企业", "外商投资企业", "高新技术企业", "领军人才", "物流企业", "研发机构")
_CLAUSES = (
    "对{who}引进固定资产投资{a}万元以上的项目，按照实际到位资金的{p}‰给予奖励，单个项目最高不超过{b}万元。",
    "{who}租用标准厂房的，按照实际租金的{p}%给予补助，补助期限{y}年，每年最高{b}万元。",
    "{who}购买设备的，按照设备投资额的{p}%给予补助，最高{b}万元。",
    "{who}年度实际到账外资{a}万美元以上的，按照到账额的{p}%给予奖励，最高{b}万元。",
    "{who}在项目签约之日起{d}个工作日内向{place}投资促进局备案，逾期备案的，奖励减按{p}%计算。",
    "{who}新认定为高新技术企业的，一次性奖励{b}万元，重新认定的奖励{d}万元。",
    "{who}引进的博士，每人每月给予生活补贴{b}元，期限{y}年。",
    "{who}办理施工许可，审批部门自受理之日起{d}个工作日内办结。",
    "{who}的工业用地亩均投资强度不低于{a}万元，亩均税收不低于{d}万元。",
    "{who}年货运周转量达到{a}万吨公里的，给予一次性补贴{b}万元。",
    "{who}建设公共技术平台的，按照投入的{p}%给予补助，最高{b}万元，分{y}年拨付。",
    "{who}迁出{place}不满{y}年的，应当退回已经领取的奖励的{p}%。",
)
_ITEMS = (
    "营业执照或者身份证明，一式{d}份；",
    "项目备案文件和近{y}年的审计报告；",
    "到位资金达到{a}万元的专项审计报告；",
    "纳税不少于{b}万元的完税证明。",
)
_QUESTIONS = (
    "{place}{who}引进项目能奖多少钱",
    "{place}租标准厂房补助几年，每年最多多少",
    "在{place}买设备有补助吗，比例多少",
    "{place}外资到账奖励怎么算",
    "{place}招商引荐要在几天内备案",
    "{place}高新技术企业认定奖多少万",
    "博士在{place}每月补贴多少",
    "{place}办施工许可要几个工作日",
    "{place}亩均投资强度要求是多少",
    "企业迁出{place}要退多少奖励",
    "How much is the referral reward in {place}?",
)


@dataclass(frozen=True, slots=True)
class InventedLibrary:
    """Documents in the house's format by file name, and questions about them."""

    documents: dict[str, str]
    questions: tuple[str, ...]


def invent_library(documents: int = 200, articles: int = 40, questions: int = 200, seed: int = 1) -> InventedLibrary:
    """Documents of `articles` articles each, some with items; 200 documents hold more than 10,000 provisions."""
    rng = random.Random(seed)  # noqa: S311  # repeatable, not secret
    names = rng.sample([f"{first}{second}市" for first in _FIRST for second in _SECOND], -(-documents // len(_KINDS)))
    titles = [f"{place}{kind}" for place in names for kind in _KINDS][:documents]
    asked = (rng.choice(_QUESTIONS).format(place=rng.choice(names), who=rng.choice(_PEOPLE)) for _ in range(questions))
    return InventedLibrary({f"{title}.md": _document(title, articles, rng) for title in titles}, tuple(asked))


def amend(document: str) -> str:
    """The same document with one article changed."""
    return document.replace("\n第二条 ", "\n第二条 自本次修订之日起，", 1)


def _document(title: str, articles: int, rng: random.Random) -> str:
    place = title[:3]
    year = rng.randint(2024, 2026)
    head = (
        f"---\ntitle: {title}\ndoc_no: {place[0]}政发〔{year}〕{rng.randint(1, 99)}号\nplace: {place}\n"
        f"effective_from: {year}-01-01\neffective_to: 2030-12-31\nsample: true\n---\n"
    )
    return head + "\n\n".join(_lines(place, articles, rng)) + "\n"


def _lines(place: str, articles: int, rng: random.Random) -> Iterator[str]:
    for number in range(1, articles + 1):
        if number % 10 == 1:
            yield f"## 第{_numeral(number // 10 + 1)}章 {rng.choice(_PEOPLE)}"
        if number % 8 == 0:
            yield f"第{_numeral(number)}条 {rng.choice(_PEOPLE)}申请本章所列的资金，应当提交下列材料："
            yield from (f"（{_numeral(item)}）{_filled(text, place, rng)}" for item, text in enumerate(_ITEMS, start=1))
        else:
            yield f"第{_numeral(number)}条 {_filled(rng.choice(_CLAUSES), place, rng)}"


def _filled(text: str, place: str, rng: random.Random) -> str:
    return text.format(
        who=rng.choice(_PEOPLE),
        place=place,
        a=rng.randint(2, 90) * 100,
        b=rng.randint(2, 60) * 10,
        d=rng.randint(3, 60),
        p=rng.choice(("1", "1.5", "2", "3", "5", "8", "10", "20", "30", "50")),
        y=rng.randint(2, 6),
    )


def _numeral(number: int) -> str:
    """1 to 99 in Chinese numerals."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else digits[tens]) + "十" if tens else "") + (digits[ones] if ones else "")
