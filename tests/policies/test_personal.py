"""Mobiles and identity cards do not leave, in whatever form they are written; sums of money do."""

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.personal import MASK, mask_personal

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
_UNITS = st.sampled_from(["元", "万元", "亿元", "千万元", "万美元", "美元", " 元", "元人民币", "亿元，其中", "USD"])


@pytest.mark.parametrize(
    "written",
    [
        "13800138000", "138-0013-8000", "138 0013 8000", "138.0013.8000", "１３８００１３８０００", "1380 013 8000",
        "138 00138000", "1 3 8 0 0 1 3 8 0 0 0", "+86 13800138000", "86-138-0013-8000",
        "372501199001011234", "37250119900101123X", "37250119900101123x", "372501 19900101 1234",
        "372501-19900101-123X", "3725 0119 9001 0112 34", "372501900101123", "３７２５０１１９９００１０１１２３Ｘ",
        "138_0013_8000", "138(0013)8000", "138（0013）8000", "1、3、8、0、0、1、3、8、0、0、0", "①③⑧⓪⓪①③⑧⓪⓪⓪", "❶❸❽⓿⓿❶❸❽⓿⓿⓿",
        "一三八〇〇一三八〇〇〇", "幺三八 零零幺三 八零零零", "一3八00138000", "𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎", "١٣٨٠٠١٣٨٠٠٠",
        "1\ufe0f\u20e33\ufe0f\u20e38\ufe0f\u20e300138000", "1\u200b3\u200d8\u200b0\u200b0\u2060138000", "138\u20090013\u20098000",
        "三七二五〇一一九九〇〇一〇一一二三四", "3、7、2、5、0、1、1、9、9、0、0、1、0、1、1、2、3、4", "3,7,2,5,0,1,1,9,9,0,0,1,0,1,1,2,3,X",
    ],
)  # fmt: skip
def test_a_personal_number_is_masked_however_it_is_written(written: str) -> None:
    """Within Chinese words, without a blank around it."""
    assert mask_personal(f"联系人{written}，已签约") == f"联系人{MASK}，已签约"


@pytest.mark.parametrize(
    "written",
    [
        "3000万元", "13800138000元", "13800138000.50元", "13,800,138,000元", "￥13800138000", "人民币13800138000",
        "372501199001011234元", "2026-11-22 10:30", "第20261122001号", "-1001380013800", "1380013800", "15.3亿元 2026-11-22",
        "2026.11.22 500万", "12345678901", "一亿三千八百万元", "一三八〇〇一三八〇〇〇元", "①②③④⑤⑥⑦⑧⑨⑩", "二〇二六年一一月二二日",
        "2021、2022、2023、2024、25年", "1500,1600,1700,1800,20", "100、200、300、400、500、600",
    ],
)  # fmt: skip
def test_what_is_no_personal_number_stays(written: str) -> None:
    """Sums, days, numbers of chats."""
    assert mask_personal(f"到位{written}") == f"到位{written}"


def test_a_feast_is_no_currency() -> None:
    """The character of yuan begins a word for New Year too."""
    assert mask_personal("请拨13800138000元旦前到") == f"请拨{MASK}元旦前到"


@given(amount=st.decimals(0, 10**15, places=2), unit=_UNITS, whole=st.booleans())
@settings(max_examples=100, deadline=None)
def test_no_sum_of_money_is_ever_masked(amount: Decimal, unit: str, whole: bool) -> None:
    """With or without decimals and thousands marks, of any size."""
    for written in (f"{amount:f}", f"{amount:,f}") if not whole else (f"{int(amount)}", f"{int(amount):,}"):
        assert mask_personal(f"曲轴项目到位资金{written}{unit}。") == f"曲轴项目到位资金{written}{unit}。"


@given(
    mobile=_MOBILES, before=st.sampled_from(["", "电话", "：", "+86", "（"]), gap=st.sampled_from(["", "-", " ", "."])
)
@settings(max_examples=100, deadline=None)
def test_no_mobile_ever_stays(mobile: str, before: str, gap: str) -> None:
    """Nor its digits in full width; masked twice is masked once."""
    grouped = gap.join((mobile[:3], mobile[3:7], mobile[7:]))
    for written in (grouped, grouped.translate(_FULL_WIDTH)):
        said = mask_personal(f"{before}{written}，3000万元")
        assert written not in said
        assert said.count(MASK) == 1
        assert said.endswith("，3000万元")
        assert mask_personal(said) == said


@pytest.mark.parametrize("before", ["张三", "①", "之一", "第五、", "李①四"])
def test_a_sign_for_a_digit_before_a_number_hides_none(before: str) -> None:
    """A name that ends in 三, the mark of a list."""
    assert mask_personal(f"{before}13800138000") == f"{before}{MASK}"


@given(st.text(alphabet="13８①一〇\u200b\ufe0f_- 元张", max_size=40))
@settings(max_examples=100, deadline=None)
def test_masked_twice_is_masked_once_whatever_the_digits(words: str) -> None:
    """Of several scripts in one number."""
    assert mask_personal(mask_personal(words)) == mask_personal(words)


def test_a_long_run_of_digits_takes_no_time() -> None:
    """As long as a message may be."""
    text = "1 3" * 4000 + "13800138000"
    assert len(mask_personal(text)) <= len(text)


@given(
    mobile=_MOBILES,
    before=st.text(alphabet="电话：号码a1\n ", max_size=4).filter(lambda words: not words.endswith("1")),
    after=st.sampled_from(["，", "谢谢", " end", ""]),
    times=st.integers(1, 2),
)
@settings(max_examples=100, deadline=None)
def test_no_mobile_stays_in_escaped_json(mobile: str, before: str, after: str, times: int) -> None:
    """Nor in JSON inside of JSON; the rest is the same JSON as before."""
    for written in (mobile, mobile.translate(_FULL_WIDTH)):
        said = wanted = f"{before}{written}{after}"
        wanted = f"{before}{MASK}{after}"
        for _ in range(times):
            said, wanted = json.dumps(said), json.dumps(wanted)
        assert mask_personal(said) == wanted


@given(st.text(alphabet='１3８0\\"\n电u话f ', max_size=60))
@settings(max_examples=100, deadline=None)
def test_json_that_is_masked_is_json(words: str) -> None:
    """Whatever is taken out of it."""
    json.loads(mask_personal(json.dumps({"text": words})))


def test_escapes_that_hold_no_number_stay() -> None:
    """Sums too, whose unit is escaped; and what only looks like an escape."""
    for words in ("到位13800138000元", "一二三", "C:\\users\\u13800"):
        assert mask_personal(json.dumps(words)) == json.dumps(words)


def test_many_escapes_take_no_time() -> None:
    """As long as an update may be."""
    text = "\\uff11\\uff13 " * 20_000
    assert mask_personal(text) == text
