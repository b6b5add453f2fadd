"""What is said to the model: instructions with a version, and beside them question and passages as nothing but data.

Data is one JSON object between two lines that nobody could have foreseen; what a reader does not see (control, format, tag
and private characters) is taken out of it, so that no passage can end the data or smuggle words into it.
"""

import json
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rag.answer import Language
from rag.drafting.given import Given

_LONGEST_QUESTION = 2000
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})


@dataclass(frozen=True, slots=True)
class Prompt:
    """One request: instructions, data, the form of the answer, and the version of the words."""

    system: str
    user: str
    schema: dict[str, object]
    version: str


@lru_cache(maxsize=1)
def _wordings() -> dict[str, dict[str, object]]:
    """The file of prompts. Raises tomllib.TOMLDecodeError: it is part of the program."""
    return tomllib.loads((Path(__file__).parent / "prompts.toml").read_text(encoding="utf-8"))


def prompt_version() -> str:
    """The version of the words in prompts.toml."""
    return str(_wordings()["draft"]["version"])


def draft_prompt(question: str, given: Sequence[Given], language: Language, fence: str) -> Prompt:
    """The request for a draft. `fence` is made anew for each request and stands in nothing that others wrote.

    The instructions are the same for all requests in one language: servers keep what they have read of them.
    """
    wording = _wordings()["draft"]
    languages, manners = wording["language"], wording["manner"]
    if not (isinstance(languages, dict) and isinstance(manners, dict)):
        raise TypeError("prompts.toml: [draft.language] and [draft.manner] are tables")
    line = f"====={fence}====="
    data = {
        "question": visible(question)[:_LONGEST_QUESTION],
        "passages": [_as_data(one, language) for one in given],
    }
    system = str(wording["system"]).format(language=languages[language], manner=manners[language])
    user = str(wording["user"]).format(fence=line, data=json.dumps(data, ensure_ascii=False, indent=1))
    return Prompt(system.strip(), user.strip(), claims_schema([one.key for one in given]), prompt_version())


def _as_data(one: Given, language: Language) -> dict[str, object]:
    said: dict[str, object] = {
        "id": one.key,
        "document": visible(one.policy.title),
        "clause": visible(one.clause),
        "text": visible(one.text),
    }
    if language is Language.ENGLISH and one.figures:
        said["figures"] = list(one.figures)
    return said


def claims_schema(keys: Sequence[str]) -> dict[str, object]:
    """The JSON schema of an answer: claims, each with its words and the ids of the passages that carry it."""
    sources = {"type": "array", "items": {"type": "string", "enum": list(keys)}}
    claim = {
        "type": "object",
        "properties": {"text": {"type": "string"}, "sources": sources},
        "required": ["text", "sources"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"claims": {"type": "array", "items": claim}},
        "required": ["claims"],
        "additionalProperties": False,
    }


def visible(text: str) -> str:
    """What a reader sees of a text: line breaks and tabs stay, whatever else has no shape goes."""
    return "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in _UNSEEN)
