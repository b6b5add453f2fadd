"""Where a talk about a calculation has come to: what is known, which programme, what was asked last; kept as JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from bot.calculating.values import from_json_value, to_json_value
from rag.calculating.case import Case, Value, case_of
from rag.calculating.case_doubts import Doubt, Unclear


class Kind(StrEnum):
    """What the talk is about."""

    ONE = "one"  # one programme
    ALL = "all"  # a profile against all of them


@dataclass(frozen=True, slots=True)
class State:
    """A talk. `programme` is "document/id" once one was chosen; `awaited` the fact that was asked for last, "place" too.

    `words` are the words that each fact was read from ("" for what was tapped). `loose` is a sum that nobody named yet.
    `rate` is an exchange rate that the asker supposes. `edited` is the fact that was changed last. `text` are the words that
    began the talk. `skipped` are the questions that were passed over, `unclear` the sums that have to be told again.
    """

    day: date
    text: str = ""
    kind: Kind = Kind.ONE
    party: str = ""
    place: str = ""
    programme: str = ""
    facts: Mapping[str, Value] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    rate: Decimal | None = None
    loose: Value | None = None
    awaited: str = ""
    edited: str = ""
    skipped: tuple[str, ...] = ()
    unclear: tuple[Unclear, ...] = ()

    @property
    def case(self) -> Case:
        """The case as the engine takes it."""
        return case_of(self.facts, self.day, self.place)

    def at(self, place: str) -> "State":
        """At another place: which programme applies there is looked for anew."""
        same = place == self.place
        return replace(self, place=place, awaited="", programme=self.programme if same else "")

    def knowing(self, key: str, value: Value | None, words: str = "") -> "State":
        """With a fact, or without it where the value is None."""
        facts = {name: known for name, known in self.facts.items() if name != key}
        said = {name: known for name, known in self.words.items() if name != key}
        if value is not None:
            facts[key], said[key] = value, words
        unclear = tuple(one for one in self.unclear if one.key != key)
        awaited = "" if self.awaited == key else self.awaited
        return replace(self, facts=facts, words=said, edited=key, awaited=awaited, unclear=unclear)

    def doubting(self, told: Unclear) -> "State":
        """Without the fact that was told so that it has to be told again, which is awaited."""
        state = self.knowing(told.key, None)
        return replace(state, unclear=(*state.unclear, told), awaited=told.key)


def is_profile(state: State) -> bool:
    """Whether the talk is at a profile against all programmes, and not at the card of one."""
    return state.kind is Kind.ALL and not state.programme


def is_blank(state: State) -> bool:
    """Whether nothing is told yet, as at the beginning of the guide."""
    return state.kind is Kind.ONE and not (state.facts or state.programme or state.unclear or state.loose is not None)


def to_text(state: State) -> str:
    """The state as JSON."""
    kept = {
        "day": state.day.isoformat(), "text": state.text, "kind": state.kind.value, "party": state.party, "place": state.place,
        "programme": state.programme, "rate": None if state.rate is None else str(state.rate),
        "facts": {key: to_json_value(value) for key, value in state.facts.items()}, "words": dict(state.words),
        "loose": None if state.loose is None else to_json_value(state.loose), "awaited": state.awaited,
        "edited": state.edited, "skipped": list(state.skipped),
        "unclear": [[one.key, one.doubt.value, one.words] for one in state.unclear],
    }  # fmt: skip
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> State | None:
    """The state; None where it was kept by another version in a form that is not known."""
    try:
        kept = json.loads(text)
        facts = {key: value for key, one in kept["facts"].items() if (value := from_json_value(one)) is not None}
        return State(
            date.fromisoformat(kept["day"]), kept["text"], Kind(kept["kind"]), kept["party"], kept["place"], kept["programme"],
            facts, kept["words"], None if kept["rate"] is None else Decimal(kept["rate"]),
            None if kept["loose"] is None else from_json_value(kept["loose"]), kept["awaited"], kept["edited"],
            tuple(kept["skipped"]), tuple(Unclear(key, Doubt(doubt), words) for key, doubt, words in kept.get("unclear", ())),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation):
        return None
