"""What a question takes for granted (提高到, 停发, 第三届, 年审), and whether a clause speaks of any such thing."""

import re
from collections.abc import Sequence

_TO = r".{0,12}?(?:到|至|成|为)"
# What a question takes for granted by its name; a passage that does not name it cannot tell anything of it.
_THINGS = tuple(
    "资格考 考试 评选 抽奖 摇号 大赛 竞赛 论坛 年会 听证会 会议纪要 补充规定 补充通知 修正案 年检 年审 培训班 抢购 抵用券 直播间"
    " 继承 遗产 众筹 彩礼 停牌 退市 拍卖会 积分 地铁 metro 下载 合并".split()
)
# How much has come of a rule so far: no rule tells that, only a report of figures does.
_TALLY = re.compile(
    r"(?:一共|总共|累计|至今|迄今|到(?:现在|目前)(?:为止)?|截至(?:现在|目前)|已经|去年|前年|20\d\d年)(?!\d*月)[^,，。?？]{0,10}?"
    r"(?:发|批|奖|补|兑现|认定|备案|引进|引来|落户|拨|花|办成|受理)(?:放|出去?|下去?|出来|过|掉)?了[^,，。?？]{0,4}(?:多少|几)"
    r"(?![年月天岁届]|个月)(?![^?？]{0,20}(?:能|可[以否]|怎么|咋))"
    r"|how (?:many|much)(?! .*\b(?:if|once|when|where|after|provided|assuming|can|could|would|will|should|may|do i|do we|does)\b)"
    r" (?:.{0,40}(?:so far|to date|until now|last year)"
    r"|(?:\w+ )?(?:companies|projects|firms|enterprises|investors|businesses|factories|referrers) .{0,20}(?:have|has|had) )"
)
_COUNTED = r"现有|已有|共有|截至|年末|累计|同比|reached|at the end of"
_REPORTED = r"[^。;；]{0,40}(?:引进|新签|签约|落地|开工|完成|实现|达到?|新增|办理|兑现|发放|认定)[^。;；]{0,20}\d"
# A change that a question presumes, and how a passage would speak of it.
_CHANGES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(asked), re.compile(held))
    for asked, held in (
        (
            rf"(?:提高|上调|增加|翻倍|涨){_TO}|提[到至]\s?\d|[由从].{{1,12}}(?:提高|提|升|涨|上调)|\brais(?:e|ed|ing)\b|increased",
            r"提高|上调|增加|翻倍",
        ),
        (rf"(?:降低|下调|减少|降){_TO}|[由从].{{1,12}}(?:降|减|下调)|lowered|reduced to", r"降低|下调|减少|降"),
        (rf"延长{_TO}|[由从].{{1,12}}延|extended", r"延长|顺延"),
        (rf"缩短{_TO}|[由从].{{1,12}}缩", r"缩短"),
        (
            rf"(?:调整|改){_TO}(?=.*(?:哪|第几|什么时候|何时|依据|文件|通知|规定))|[由从].{{1,12}}[变改调]|修订版|补充通知|哪[次年](?:修订|修改)|第几次修[订改]|amended",
            r"调整|修改|修订|改为|变更",
        ),
        (
            r"取消.{0,14}(?:通知|文件|规定|决定|哪|第几|什么时候|何时|之后|以后)|abolish",
            r"取消|废止",
        ),
        (r"停[发办]|暂停|叫停|停止(?:受理|申报|发放)", r"停[发办止]|暂停|中止|不再"),
        (r"谁签[发的字]|签发|签署人", r"签发|签署"),
        (r"会员(?=[价日卡费制等权资积])|入会|成为会员", r"会员"),
        *((rf"第[一二三四五六七八九十\d]+{unit}", unit) for unit in ("届", "轮", "季")),
        *((thing, thing) for thing in _THINGS),
    )
)
_YEAR = re.compile(r"(20\d\d)年")
_CHANGED_TO = re.compile(r"(?:到|至|成|为|to)(?:cny|rmb|usd)?\s?(\d+)|(20\d\d)年?(?:的)?(?:修订|修改|新)")


def presumed(folded: str) -> tuple[re.Pattern[str], ...]:
    """How a clause would speak of the changes and things that a folded question presumes; () where it presumes none."""
    return (*(held for asked, held in _CHANGES if asked.search(folded)), *_tally(folded))


def _tally(folded: str) -> tuple[re.Pattern[str], ...]:
    """How a report of figures would tell what has come of a rule: 截至, 累计, or with the year that is asked for."""
    if not _TALLY.search(folded):
        return ()
    year = _YEAR.search(folded)
    return (re.compile(f"{_COUNTED}|{year[1]}年{_REPORTED}" if year else _COUNTED),)


def holds_changes(folded: str, changes: Sequence[re.Pattern[str]], text: str) -> bool:
    """Whether a folded text speaks of the changes that a folded question presumes, and of the figure that it says."""
    figure = _CHANGED_TO.search(folded)
    return all(held.search(text) for held in changes) and (figure is None or (figure[1] or figure[2]) in text)
