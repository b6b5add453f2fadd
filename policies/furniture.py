"""Page furniture (页面装饰): lines that belong to a web page or a printed sheet, never to a document.

A wrongly dropped provision is worse than a line of noise, so every pattern must cover a whole short line.
"""

import re
from collections.abc import Sequence

from policies.numbering import Style, read_marker

_LONGEST = 90

_WHOLE_LINES = re.compile(
    r"""^\W*(?:
      (?:(?:您|现在|現在|当前|當前|所在|的)+位置(?:是)?\s*[:：>»].*(?:首[页頁]|[>»›]).*)       # breadcrumbs
    | (?:首[页頁]\s*[>»›/|].*)
    | (?:A\+\s*A-?) | (?:字(?:体|體|号|號)\s*[:：][\s大中小|\[\]]*) | (?:\[?\s*[大中小](?:\s+[大中小]){2}\s*\]?)
    | (?:分享(?:到|至)?\s*[:：]?) | (?:扫一扫.{0,20}) | (?:微信扫.{0,20})
    | (?:(?:打印(?:本页)?|关闭(?:窗口)?|返回(?:顶部|首页)?|收藏(?:本页)?|我要纠错)(?:\W+(?:打印(?:本页)?|关闭(?:窗口)?|返回(?:顶部|首页)?|收藏(?:本页)?))*)
    | (?:(?:上|下)一(?:篇|条|頁|页)\s*[:：].*)
    | (?:(?:相关|相關|延伸|推荐|推薦)(?:推荐|推薦|阅读|閱讀|链接|鏈接|文章|新闻))
    | (?:(?:网友|網友)(?:评论|評論)) | (?:(?:浏览|瀏覽|阅读|閱讀|点击|點擊|访问)(?:次数|次數|量|数)\s*[:：]?\s*\d*\s*次?)
    | (?:(?:责任编辑|責任編輯|编辑|編輯|校对|校對)\s*[:：]\s*\S{1,4}(?:\s\S)?)
    )\W*$""",
    re.VERBOSE,
)
_SITE_OWNER = re.compile(
    r"版[权權]所有(?![权權人者])|ICP[备備证證]案?(?:号|號)?\s?[:：]?\s?\d|公[网網]安[备備]\s*(?:号|號)?\s*\d|(?:信息服务|信息服務|视听节目|視聽節目)[^。；]*许?許?可[证證](?:编号|編號)"
    r"|违法和不良信息举报|違法和不良信息舉報|网站标识码|关于我们\s*\||關於我們\s*\||(?:关于|關于)我[们們]\s*\|"
)
_PAGE_NUMBER = re.compile(
    r"^\s*(?:[-—–]{1,2}\s*\d{1,4}\s*[-—–]{1,2}|第\s*\d{1,4}\s*页\s*[，,/／]?\s*共\s*\d{1,4}\s*页|Page \d+ of \d+)\s*$"
)
_RULE = re.compile(r"[-_=*—─━~～ ]{3,}")
_ADVERTISING = (
    "娱乐城", "百家乐", "老虎机", "时时彩", "六合彩", "博彩", "棋牌游戏", "澳门新葡京", "体育投注", "亚博", "开户送", "真人视讯",
    "久久精品", "无码", "国产精品", "在线观看", "免费视频", "成人网", "约炮",
)  # fmt: skip
_MENU_WORDS = frozenset(
    "要闻 要聞 首页 首頁 视听 視聽 图说 圖說 热线 熱線 商城 数字报 數字報 看电视 看電視 听广播 聽廣播 锐评 銳評 县域 縣域 登录 注册 "
    "专题 視頻 视频 直播 论坛 博客 客户端 手机版 网站地图 无障碍 RSS English".split()
)


def is_furniture(line: str) -> bool:
    """Whether this line belongs to the page and not to the document."""
    line = line.strip()
    if not line or len(line) > _LONGEST or line.startswith("|"):
        return False
    if _PAGE_NUMBER.match(line) or _RULE.fullmatch(line):
        return True
    marker = read_marker(line)
    if marker and marker.style is not Style.LENTICULAR:
        return False
    if _WHOLE_LINES.match(line):
        return True
    if _SITE_OWNER.search(line):
        return not re.search("[，。；]", line)
    return sum(word in line for word in _ADVERTISING) >= 2


def menu_lines(lines: Sequence[str]) -> frozenset[int]:
    """Positions of a site's menu: at the head of a page, six short lines or more in a row, three of them known menu words."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    last = first
    while last < len(lines) and 0 < len(lines[last].strip()) <= 6 and not re.search(r"[\d。；：]", lines[last]):
        last += 1
    run = range(first, last)
    known = sum(lines[number].strip() in _MENU_WORDS for number in run)
    return frozenset(run) if len(run) >= 6 and known >= 3 else frozenset()
