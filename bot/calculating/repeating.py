"""What is kept of a calculation: its inputs and its result, from which it can be repeated to the byte."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import InvalidOperation
from typing import Any

from bot.calculating.picking import Fitting
from bot.calculating.state import State
from bot.calculating.values import from_json_value, rate_from_json, rate_to_json, to_json_value
from rag.calculating.calculation import Calculation
from rag.calculating.canonical import to_json
from rag.calculating.case import Case, case_of
from rag.calculating.choosing import Chosen
from rag.calculating.engine import calculate
from rag.calculating.rates import ExchangeRate, Rates
from rag.rules.book import RuleBook


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a calculation was made of. `digest` is that of its rule set."""

    document: str
    programme: str
    digest: str
    case: Case
    rates: Rates


def inputs_of(one: Calculation) -> str:
    """The inputs of a calculation as JSON."""
    kept = {
        "document": one.document, "programme": one.programme, "digest": one.digest, "place": one.place,
        "day": one.day.isoformat() if one.day else "",
        "facts": {key: to_json_value(value) for key, value in one.facts},
        "rates": [rate_to_json(rate) for rate in one.rates],
    }  # fmt: skip
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def result_of(one: Calculation) -> str:
    """The result as it is kept: canonical JSON."""
    return to_json(one).decode("utf-8")


def read_inputs(text: str) -> Inputs | None:
    """The inputs that were kept; None where they are of a form that this program does not know."""
    try:
        kept = json.loads(text)
        facts = {key: value for key, one in kept["facts"].items() if (value := from_json_value(one)) is not None}
        case = case_of(facts, date.fromisoformat(kept["day"]), kept["place"])
        rates = Rates(tuple(rate_from_json(rate) for rate in kept["rates"]))
        return Inputs(kept["document"], kept["programme"], kept["digest"], case, rates)
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation):
        return None


@dataclass(frozen=True, slots=True)
class Repeated:
    """A kept calculation made again by the rules of today. `same`: to the byte what was kept."""

    fitting: Fitting
    same: bool


def repeat(inputs: Inputs, result: str, book: RuleBook) -> Repeated | None:
    """Made again; None where its document or programme has no rules any more."""
    edition = book.find(inputs.document)
    programme = edition.rules.find(inputs.programme) if edition else None
    if edition is None or programme is None:
        return None
    one = calculate(edition, programme, inputs.case, inputs.rates)
    chosen = Chosen(edition, edition.policy.standing(inputs.case.day))
    return Repeated(Fitting(chosen, edition, programme, one), result_of(one) == result)


def rates_changed(inputs: Inputs, rates: Rates) -> tuple[tuple[ExchangeRate, ExchangeRate], ...]:
    """The published rates that a calculation was made with of which another one counts by now, each with that one."""
    used = ((one, rates.on(one.currency, one.day)) for one in inputs.rates.known if not one.assumed)
    return tuple((one, now) for one, now in used if now is not None and now.yuan != one.yuan)


def state_of(inputs: Inputs, repeated: Repeated) -> State:
    """The talk that goes on from a kept calculation."""
    assumed = next((rate.yuan for rate in inputs.rates.known if rate.assumed), None)
    programme = repeated.fitting.programme
    return State(
        inputs.case.day, party=programme.party, place=inputs.case.place, programme=repeated.fitting.name,
        facts=dict(inputs.case.facts), rate=assumed,
    )  # fmt: skip


def kept_result(text: str) -> Mapping[str, Any]:
    """The result as it was kept, field by field; empty where it cannot be read."""
    try:
        kept = json.loads(text)
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}
