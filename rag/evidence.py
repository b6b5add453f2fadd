"""Answer or refuse: the signals of a question weighed by models that were fitted on questions never reported on.

One score cannot decide: the best lexical score of questions without an answer is higher than that of colloquial ones with one.
"""

import math
from dataclasses import astuple

from rag.inquiry import Inquiry
from rag.signals import Signals
from rag.text import normalise, terms

# Both fitted on tests/questions/tune.jsonl and tests/questions/calibration; in the order of the fields of Signals.
_RANKING = (1.0, 0.0, 0.3, 0.0, 0.0, 0.3, 0.3, 0.0, 0.0, 0.5, 0.0, 0.2, 0.0, 0.0, 0.0)
_ANSWERING = (0.0, 0.5, 1.0, 0.0, 0.9, 1.2, 1.2, 0.0, 1.4, 3.9, 0.1, 0.7, 2.9, 0.0, -5.0)
_INTERCEPT = -6.5


def rank(found: Signals) -> float:
    """How well a candidate answers among those of one question."""
    return sum(weight * value for weight, value in zip(_RANKING, astuple(found), strict=True))


def confidence(found: Signals) -> float:
    """How sure it is that the best candidate answers, 0 to 1."""
    total = sum(weight * value for weight, value in zip(_ANSWERING, astuple(found), strict=True)) + _INTERCEPT
    return 1 / (1 + math.exp(-total))


def names_nothing(inquiry: Inquiry) -> bool:
    """Whether a text asks for nothing that could be looked up: no word of two characters is left of it."""
    return not any(len(term) > 1 for term in terms(normalise(inquiry.subject)))
