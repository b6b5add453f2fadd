"""Words as every database takes them, plain and in JSON: no NUL and no halves of characters, which broken terminals may send.

PostgreSQL refuses a row with a NUL in it, and takes one hidden in JSON only to refuse every question about that row.
"""

import json
import re

_INSTEAD = "\ufffd"
_NUL_IN_JSON = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")  # a backslash that is itself escaped begins nothing


def storable(words: str) -> str:
    """The same, character for character: a NUL becomes the sign of replacement, half a character a question mark."""
    return words.replace("\0", _INSTEAD).encode("utf-8", "replace").decode()


def to_json(value: object) -> str:
    """`value` as JSON, its words storable. Raises TypeError for what is no JSON."""
    text = storable(json.dumps(value, ensure_ascii=False))
    return _NUL_IN_JSON.sub(rf"\1{_INSTEAD}", text) if "\\u0000" in text else text


def storable_values(values: object) -> object:
    """The values of one statement or of several: dicts, tuples and lists of them, with all words in them storable."""
    match values:
        case str():
            return values if _is_plain(values) else storable(values)
        case dict():
            return {name: storable_values(value) for name, value in values.items()}
        case tuple():
            return tuple(storable_values(value) for value in values)
        case list():
            return [storable_values(value) for value in values]
        case _:
            return values


def _is_plain(words: str) -> bool:
    return words.isascii() and "\0" not in words
