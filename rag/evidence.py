"""Answer or refuse: the signals of a question weighed by a logistic model that was fitted on questions never reported on.

One score cannot decide: the best lexical score of questions without an answer is higher than that of colloquial ones with one.
"""

import math
import re
from dataclasses import astuple

from rag.inquiry import Inquiry
from rag.signals import Signals

# Fitted on tests/questions/tune.jsonl and tests/questions/calibration, in the order of the fields of Signals.
_WEIGHTS = (0.0, -0.15, 1.07, -0.1, 0.0, 0.46, 0.73, 0.28, 0.6, -3.31, 0.24, 1.05, -0.29, 1.18, 0.94, -2.06)
_INTERCEPT = -3.12


def confidence(found: Signals) -> float:
    """How sure it is that the best candidate answers, 0 to 1."""
    total = sum(weight * value for weight, value in zip(_WEIGHTS, astuple(found), strict=True)) + _INTERCEPT
    return 1 / (1 + math.exp(-total))


_VAGUE = 4  # characters besides the asking words, up to which a text of general words names nothing
_GENERIC = re.compile(
    r"奖励|奖金|补贴|补助|政策|条件|比例|标准|办理|申报|申请|符合|材料|价格|便宜|点|优惠|好处|规定|内容|详细|介绍|说明|情况|问题|事情|人才|厂房|企业|项目|资金|钱|呢|不|要|算"
    r"|how much|price|reward|policy|help|info"
)


def names_nothing(inquiry: Inquiry) -> bool:
    """Whether a text names nothing that could be looked up: only words that any document holds (政策, 多少钱, 怎么办理)."""
    if (
        inquiry.places
        or inquiry.foreign_place
        or inquiry.named
        or inquiry.not_held
        or inquiry.clause
        or inquiry.amounts
    ):
        return False
    words = re.sub(r"\W", "", inquiry.subject)
    return len(words) <= _VAGUE and not re.search(r"\w", _GENERIC.sub("", words))
