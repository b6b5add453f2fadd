"""Page furniture: what belongs to the page goes, what may belong to the document stays."""

import pytest

from policies.furniture import is_furniture, menu_lines


@pytest.mark.parametrize(
    "line",
    [
        "您的位置：首页 > 政务公开 > 政策文件",
        "您的位置:首頁>要聞 > 社會 >",
        "首页 > 新闻",
        "A+A-",
        "分享",
        "分享到：",
        "【打印】【关闭】",
        "打印本页 关闭窗口",
        "上一篇：某地召开会议",
        "相关推荐",
        "網友評論",
        "浏览次数：1024次",
        "责任编辑：张三",
        "校對:劉 飛",
        "版权所有：某市人民政府办公室",
        "青ICP备00000001号",
        "某公网安备 00000000000000号",
        "互联网新闻信息服务许可证编号：00000000",
        "- 12 -",
        "---",
        "— — —",
        "第 3 页 共 9 页",
        "Page 2 of 7",
        "六合彩 时时彩 开户送888",
    ],
)
def test_furniture_is_known(line: str) -> None:
    """Breadcrumbs, tools, footers, page numbers and injected advertising."""
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "第一条 为规范版权所有人的奖励，制定本办法。",
        "企业应当提交打印的申请表，一式两份。",
        "下载专区",
        "分享经济项目",
        "电话：0000-1234567",
        "关于我们县招商引资的意见",
        "首页设计奖励5万元",
        "审核：市投资促进局在15个工作日内完成审核",
        "审核：财政局",
        "位置优越",
        "位置：县城东部，距高速出口3公里",
        "所在位置：开发区南部",
        "5.网站ICP备案证明",
        "网站ICP备案证明",
        "（三）版权所有权人",
        "增值电信业务经营许可证",
        "2024年",
        "占地面积****",
        "| 上一篇 | 下一篇 |",
        "严禁利用企业开设博彩网站。",
    ],
)
def test_what_may_be_a_provision_stays(line: str) -> None:
    """A wrongly dropped provision would be worse than noise."""
    assert not is_furniture(line)


def test_a_menu_at_the_head_goes_and_short_topics_stay() -> None:
    """Six short lines are a menu only where known menu words are among them."""
    assert menu_lines(["", "要闻", "视听", "热线", "部门", "商城", "数字报", "", "正文"]) == frozenset(range(1, 7))
    assert menu_lines(["简介", "开发区", "交通", "人力", "政务", "金融", "教育"]) == frozenset()
