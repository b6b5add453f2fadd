"""Ways of writing that no set of messages held before: each with the projects and stages it tells."""

from datetime import datetime

import pytest

from bot.reading.reader import ZONE, Gazetteer, read_message

POSTED = datetime(2025, 6, 6, 18, tzinfo=ZONE)
TOLD = {
    "今天临清这边三个事儿一个是铝灰项目签了两个亿再一个是阀门铸件那个到账三百万": "铝灰项目 签约|阀门铸件项目 -",
    "我汇报一下哈周一去了温州见了做泵阀的客商他说能投八千万周三接待了杭州做宠物粮的来看厂房": "泵阀项目 在谈|宠物粮项目 在谈",
    "茌平周报：新签2个：铝箔纸（1.2亿）、铝型材（8000万）；开工1个：铝灰利用；到位资金3000万。": "铝箔纸项目 签约|铝型材项目 签约|铝灰利用项目 开工| -",
    "经开区本周：签约 无；开工 汽车线束（9000万）；投产 无；在谈 氢能叉车、换电站": "汽车线束项目 开工|氢能叉车项目 在谈|换电站项目 在谈",
    "阳谷6月5号动态 铜基新材料二期 炉子点上了 下周出第一炉": "铜基新材料二期 投产",
    "冠县轴承座项目今天补齐了消防手续，可以复工了。": "轴承座项目 落地",
    "高唐：纸业集团技改，总投资4.8亿，一期投资2亿，一期已完工": "纸业集团技改项目 在建",
    "高铁新区跨境电商产业园（二期）今天开园，入驻企业23家": "跨境电商产业园二期 投产",
    "冠县：灵芝盆景电商产业园——6月1日揭牌运营；冷轧涂镀板——二线5月30日试车": "灵芝盆景电商产业园 投产|冷轧涂镀板项目 投产",
    "6/3 上午 阳谷 无人机电池 看厂房 投1.8亿\n6/3 下午 阳谷 木地板 到账 300万": "无人机电池项目 在谈|木地板项目 -",
    "跟大家汇报下，跑了半年的那个精密铸件项目今天终于签下来啦，1.2亿，感谢各部门": "精密铸件项目 签约",
    "值班信息\n1.6月4日，冠县轴承座项目投产；\n2.6月5日，竹笛加工项目签约，总投资4000万元。": "轴承座项目 投产|竹笛加工项目 签约",
}


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_what_it_tells(text: str, told: str) -> None:
    """Its rows in order."""
    rows = read_message(text, POSTED, Gazetteer()).rows
    assert "|".join(f"{row.project} {row.stage.value if row.stage else '-'}" for row in rows) == told


def test_a_sum_that_was_said_at_first_does_not_count() -> None:
    """前期说投一个亿."""
    rows = read_message("东阿竹笛加工，前期说投一个亿，今天签的时候改成八千万了", POSTED, Gazetteer()).rows
    assert [amount.text for row in rows for amount in row.amounts] == ["八千万"]


def test_what_comes_in_by_the_door_is_no_money() -> None:
    """首日客流2万."""
    rows = read_message("东昌府区古城文旅街区项目开街了，首日客流2万", POSTED, Gazetteer()).rows
    assert [row.amounts for row in rows] == [()]
