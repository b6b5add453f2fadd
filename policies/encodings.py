"""Which characters a file's bytes mean: UTF-8 and UTF-16, or the older Chinese GB18030 and Big5."""

import codecs

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Frequent characters of official texts, simplified and traditional: bytes read in the wrong code hardly ever give them.
_FREQUENT = frozenset(
    "的一是不在有人和中大为上国地到以会可年出对要条业市目区位业资项企政招商金额元定办法，。、；：（）為國會對條業區資項額辦 \n"
)
_SAMPLE = 20_000


def decode(data: bytes) -> tuple[str, str]:
    """Text and encoding name. Never raises: broken bytes become U+FFFD and the name ends in "-replaced"."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _lenient(data[len(bom) :], encoding)
    if utf16 := _utf16_without_bom(data):
        return _lenient(data, utf16)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        # Ties go to the first; GB18030 contains GBK and GB2312.
        readings = [_lenient(data, encoding) for encoding in ("utf-8", "gb18030", "big5")]
        return max(readings, key=lambda reading: _plausibility(reading[0]))


def _lenient(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        return data.decode(encoding, "replace"), f"{encoding}-replaced"


def _utf16_without_bom(data: bytes) -> str:
    """UTF-16 shows itself by zero bytes in every second place (line ends, digits, Latin letters)."""
    head = data[:4000]
    zeros_even, zeros_odd = head[0::2].count(0), head[1::2].count(0)
    if max(zeros_even, zeros_odd) * 20 < len(head):
        return ""
    return "utf-16-be" if zeros_even > zeros_odd else "utf-16-le"


def _plausibility(text: str) -> float:
    sample = [character for character in text[:_SAMPLE] if ord(character) > 127]
    if not sample:
        return 0.0
    known = sum(character in _FREQUENT for character in sample)
    broken = sum(character == "\ufffd" or "\ue000" <= character <= "\uf8ff" for character in sample)
    return (known - 4 * broken) / len(sample)
