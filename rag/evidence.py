"""Answer or refuse: the signals of a question weighed by a logistic model that was fitted on questions never reported on.

One score cannot decide: the best lexical score of questions without an answer is higher than that of colloquial ones with one.
"""

import math
from dataclasses import astuple

from rag.inquiry import Inquiry
from rag.signals import Signals
from rag.text import normalise, terms

# Fitted on tests/questions/tune.jsonl and tests/questions/calibration, in the order of the fields of Signals.
_WEIGHTS = (10.51, 0.57, -0.57, -0.69, -1.01, 0.75, 2.03, -0.5, 0.57, -3.75, 0.27, 1.5, -0.07, 1.81, 0.67, -2.62)
_INTERCEPT = -14.46


def confidence(found: Signals) -> float:
    """How sure it is that the best candidate answers, 0 to 1."""
    total = sum(weight * value for weight, value in zip(_WEIGHTS, astuple(found), strict=True)) + _INTERCEPT
    return 1 / (1 + math.exp(-total))


def names_nothing(inquiry: Inquiry) -> bool:
    """Whether a text asks for nothing that could be looked up: no word of two characters is left of it."""
    return not any(len(term) > 1 for term in terms(normalise(inquiry.subject)))
