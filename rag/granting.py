"""Whether a question asks what is granted (奖, 补, 扶持), in whatever words, and whether a text grants anything."""

import re

_REWARD = re.compile(r"奖(?!学)|补[贴助]|[^候递]补(?:多|几|不|吗)|扶持|资助|贴息|补多少|reward|subsid|bonus|grant")
_GRANTS = re.compile(
    r"奖|补|扶持|资助|贴息|给予|支持|减|免|兑现|拨付|津贴|提成|earn|reward|subsid|grant|bonus|award|paid|reimburs"
    r"|receiv|refund|(?:rent|money) back|free of charge|waive"
)


def asks_reward(folded: str) -> bool:
    """Whether a question asks what is granted, in whatever words."""
    return _REWARD.search(folded) is not None


def grants(text: str) -> bool:
    """Whether a folded text grants anything."""
    return _GRANTS.search(text) is not None
