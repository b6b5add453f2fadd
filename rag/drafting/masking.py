"""What of a question leaves this machine: numbers by which a person is known are taken out, in whatever digits they are written."""

import re
import unicodedata

from policies.personal import MASK, mask_personal

_GAP = r"[^0-9A-Za-z\u4e00-\u9fff*]{0,3}"  # between two digits
_DAYS = re.compile(r"(?:19|20)[0-9]{2}([-./])(?:0?[1-9]|1[0-2])\1(?:[0-2]?[0-9]|3[01])(?![0-9])")
_SAID = "零〇一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖"
_IS_SUM = r"(?!\s*(?:[十百千万亿]*(?:元|美元|人民币|块)|[万亿%‰]))"
_KNOWN_BY = re.compile(
    rf"(?<![0-9.])[0-9](?:{_GAP}[0-9]){{14,18}}(?:{_GAP}[Xx])?(?![0-9]){_IS_SUM}"  # cards of all kinds
    rf"|(?<![0-9.])1{_GAP}[3-9](?:{_GAP}[0-9]){{9}}(?![0-9]){_IS_SUM}"
    rf"|(?<![0-9.])0[0-9]{{2,3}}{_GAP}[0-9]{{7,8}}(?![0-9])"
    rf"|[一幺壹](?:[^\w]{{0,2}}[{_SAID}]){{10,}}"
    r"|[A-Za-z0-9_.+-]+@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+"
)


def masked_for_remote(text: str) -> str:
    """The question with *** for mobiles, landlines, cards and addresses of mail; sums of money stay.

    Stricter than what is masked for a group: a model understands a question without them, and its server keeps what it reads.
    """
    plain = "".join(_digit(char) for char in unicodedata.normalize("NFKC", text))
    return _KNOWN_BY.sub(lambda found: found[0] if _tells_nobody(found[0]) else MASK, mask_personal(plain))


def _tells_nobody(run: str) -> bool:
    """Whether a run of digits is made of days: 2025-01-01 - 2025-12-31."""
    return not re.search(r"\w", _DAYS.sub("", run))


def _digit(char: str) -> str:
    """Digits of any script as those that everybody reads; what nobody sees between them goes."""
    if unicodedata.category(char) == "Cf":
        return ""
    return str(unicodedata.decimal(char)) if char.isdecimal() else char
