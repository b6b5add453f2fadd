"""Traditional forms of the signs by which documents number and date themselves, so that both scripts are read alike."""

_SIGNS = dict(
    zip(
        "條節編項辦見規細則發佈實執暫廢縣區廳會員徵試開園關於舊來劃級獎勵萬億間從報專產業經濟術號時稱並後個為滿簽訂約協議",
        "条节编项办见规细则发布实执暂废县区厅会员征试开园关于旧来划级奖励万亿间从报专产业经济术号时称并后个为满签订约协议",
        strict=True,
    )
)
_TABLE = str.maketrans(_SIGNS)


def plain_signs(text: str) -> str:
    """The text with those signs in their simplified form, for matching only: of the same length, so positions agree."""
    return text.translate(_TABLE)
