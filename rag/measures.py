"""What a question wants measured (多少课时, 哪个网站, 百分之几), and whether a sentence holds a figure or a word of that measure."""

import re

_COUNT = r"(?:\d|[一二三四五六七八九十两半])+\s*"

# What is asked, and what a sentence that says it must hold.
_MEASURES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(asked), re.compile(held))
    for asked, held in (
        (r"系数", r"系数\D{0,8}\d"),
        (r"几点", r"\d+[:时点]"),
        (r"多少分|几分(?!之|钱)", r"\d+\s*分(?!之)"),
        (r"课时|学时", r"课时|学时|小时"),
        (
            r"(?:多少|几)(?:个|名|位)?(?:人(?!民|才)|名|位|员工|职工|工人|医生|教师|学生|专家|评委)",
            _COUNT + r"(?:多|余)?万?(?:人|名|位|户)",
        ),
        (
            r"何时|什么时候",
            _COUNT + r"个?(?:年|月|日|天|工作日|小时|分钟|季度)|之前|以前|签约前|当日|当场|随时|每[年月]",
        ),
        (
            r"(?:多少|几)个?(?:天|日|年|月|工作日|小时|晚|岁|周岁)|多久|多长时间|期限|时限",
            _COUNT + r"个?(?:年|月|日|天|工作日|小时|周岁|分钟|晚|季度)",
        ),
        (
            r"几个点|几成|百分之[几多]|千分之几|几分之几|比例|[利费税增]率|率(?:是|为|要|达)?(?:到|达到)?多少|多少个?点",
            r"%|‰|百分之|千分之|倍|成|全额|减半|一半|:\d",
        ),
        (
            r"多少(?:万|钱|元|块|亿)|几(?:万|块|毛|元|百|千)|价格|价钱|[奖补贴资]多少",
            r"\d[\d,.]*\s*(?:亿|万|元|块|美元|yuan|million)|免|全额|不收|单位[:：]\s*(?:万|亿)?元",
        ),
        (r"多少(?:平|亩|公顷)|面积|几亩|几平", r"\d[\d.]*\s*万?(?:平方|亩|公顷|㎡)"),
        (r"多远|几公里|多少公里|多少米|距离", r"\d[\d.]*\s*(?:公里|千米|米)"),
        (r"多少吨|几吨|多少公斤", r"\d[\d.]*\s*万?(?:吨|公斤|千克|斤)"),
        (r"地址|哪条路|几楼|几号楼", r"路|街|号|楼|大道|窗口|层"),
        (
            r"在哪(?!个|条|项|部|一)|哪里(?!看|不)|什么地方|哪儿(?!看|不)",
            r"路|街|号|楼|大道|窗口|层|园|区|中心|网|报|向|位于|落户",
        ),
        (r"网站|网址|哪个网|官网", r"http|www|网"),
        (r"手机(?!器)", r"1\d{10}"),
        (r"电话|热线|联系方式", r"\d{3,4}-\d{6,8}|\d{7,11}"),
        (r"文号", r"〔\d{4}〕|\[\d{4}\]"),
    )
)

_PER = r"平方米|立方米|千瓦时|千瓦|公斤|公里|亩|平|吨|度|方|台|辆|件|箱|柜|套|间|户|人|家|项|场|次|批|床|口|条|公顷|班|月|年|天|晚|米|车|课时|头"
EACH = re.compile(rf"(?:每|一)[个只张]?(?:{_PER})")  # 每平方米, 一箱: the measure of a price, and not its object


def measured(folded_question: str, text: str) -> float:
    """Share of the measures asked for that a text holds; 0.5 where none is asked for."""
    asked = [held for wanted, held in _MEASURES if wanted.search(folded_question)]
    return sum(held.search(text) is not None for held in asked) / len(asked) if asked else 0.5
