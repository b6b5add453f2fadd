"""The whole list of what a new edition changes, as a file that spreadsheets open; questions in their words while they are kept."""

import csv
import io
from collections.abc import Callable, Collection, Mapping, Sequence

from bot.message import Attachment
from bot.wording_documents_impact import answer_change, sheet_name, sheet_titles, sum_change
from policies.personal import mask_personal
from rag.answer import Language
from store.questions import JsonValue

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
Texts = Callable[[Collection[int]], Mapping[int, str]]


def kept_rows(language: Language, impact: Mapping[str, JsonValue], texts: Texts) -> list[list[str]]:
    """Every change in a row of its own, out of what is kept of an impact; `texts` gives questions their words."""
    answers, sums = _lists(impact, "answers"), _lists(impact, "sums")
    words = {number: mask_personal(said) for number, said in texts([int(str(row[0])) for row in answers]).items()}
    rows = [
        [words.get(int(str(row[0])), ""), answer_change(language, str(row[1])), *map(str, row[2:])] for row in answers
    ]
    return rows + [[str(row[0]), sum_change(language, str(row[1])), *map(str, row[2:])] for row in sums]


def sheet_file(language: Language, rows: Sequence[Sequence[str]]) -> Attachment:
    """The list as a file; what could be taken for a formula is a text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(sheet_titles(language))
    writer.writerows([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row] for row in rows)
    return Attachment(sheet_name(language), "text/csv", ("\ufeff" + out.getvalue()).encode())


def _lists(impact: Mapping[str, JsonValue], key: str) -> list[Sequence[JsonValue]]:
    found = impact.get(key)
    rows = found if isinstance(found, Sequence) and not isinstance(found, str) else ()
    return [row for row in rows if isinstance(row, Sequence) and not isinstance(row, str)]
