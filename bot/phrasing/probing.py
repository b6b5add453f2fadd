"""Looking at the language model for `doctor` (探询): one short question over the same door as every answer."""

import time
from collections.abc import Callable
from datetime import datetime

from bot.stopping import CannotStart
from bot.wording_phrasing import breaker_in_words, fault_in_words, model_answers
from rag.drafting.port import ChatModel, FaultKind, ModelFault
from store.database import Database
from store.phrasing_limits import BreakerState
from store.phrasings import Phrasings

_SYSTEM, _USER = "Answer with one word.", "OK?"


def probe_model(
    open_model: Callable[[], ChatModel], seconds: float, database: Callable[[], Database], now: datetime
) -> str:
    """How long it takes, and whether it was left alone of late. Raises CannotStart with what to do; no key is in it."""
    started = time.perf_counter()
    try:
        model = open_model()
        said = "".join(model.stream(_SYSTEM, _USER, schema=None, seconds=seconds))
    except ModelFault as fault:
        raise CannotStart(fault_in_words(fault.kind)) from None
    if not said.strip():
        raise CannotStart(fault_in_words(FaultKind.EMPTY))
    answers = model_answers(model.name, time.perf_counter() - started)
    found = Phrasings(database()).breaker()
    again = found.opens_at()
    if again is None or found.state(now) is not BreakerState.OPEN:
        return answers
    return f"{answers}；{breaker_in_words(found.faults, found.outcome, again)}"
