"""Counters of visits and receptions, three different ones: 批次 (delegations), 人次 (persons), 家 (organisations)."""

import re

from bot.reading.numbers import count
from store.reporting.progress import Visits

_N = r"(?P<n>\d{1,5}|[一二两三四五六七八九十百]{1,4})"
_BATCHES = re.compile(rf"{_N}\s*(?:个)?批次?(?!准|复|下|文)")
_PERSONS = re.compile(
    rf"{_N}\s*(?:余|多)?人次|(?<=批){_N.replace('?P<n>', '?P<b>')}\s*(?:余|多)?人(?![才工口])|"
    rf"(?<=批次){_N.replace('?P<n>', '?P<c>')}\s*(?:余|多)?人(?![才工口])|一行{_N.replace('?P<n>', '?P<m>')}\s*(?:余|多)?人"
)
_ORGANISATIONS = re.compile(
    rf"(?:拜访|走访|对接|接待|登门|考察|接洽|跑了|看了|见了|企业|客商|商会)[^,。;\d]{{0,8}}?{_N}\s*(?:余|多)?家(?!具|居|电|纺|禽)"
)


def visits_in(said: str) -> Visits:
    """The counters that the words state; None where one is not stated."""
    return Visits(_first(_BATCHES, said), _first(_PERSONS, said), _first(_ORGANISATIONS, said))


def is_counted(said: str) -> bool:
    """Whether the words state any counter of visits."""
    return visits_in(said) != Visits()


def _first(pattern: re.Pattern[str], said: str) -> int | None:
    match = pattern.search(said)
    return count(next(group for group in match.groups() if group)) if match else None
