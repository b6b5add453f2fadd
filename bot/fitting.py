"""`evaluate fit`: the weights of the gate, fitted to labelled questions; JSON on stdout, a table on stderr."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

from bot.stopping import InputRefused
from rag.ask import Asker
from rag.evaluate_fit import Case, fit_gate, read_cases, show_fit
from rag.evaluate_gold import GoldQuestion, GoldUnreadable, read_gold
from rag.evidence import write_gate


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """Questions and the documents that they are about; None: the documents of the settings."""

    name: str
    questions: tuple[GoldQuestion, ...]
    documents: Path | None


def read_sets(files: Sequence[Path], also: Sequence[str]) -> tuple[LabelledSet, ...]:
    """The sets of files, and of pairs DIR=FILE. Raises InputRefused."""
    pairs: list[tuple[Path | None, Path]] = [(None, file) for file in files]
    for pair in also:
        folder, equals, file = pair.partition("=")
        if not (folder and equals and Path(folder).is_dir()):
            raise InputRefused(
                f"--also {pair} 应写成 目录=问题文件，目录要存在。 / Write --also DIR=FILE with a folder that exists."
            )
        pairs.append((Path(folder), Path(file)))
    try:
        return tuple(LabelledSet(f"{file.parent.name}/{file.stem}", read_gold(file), folder) for folder, file in pairs)
    except GoldUnreadable as error:
        raise InputRefused(str(error)) from error


def fit(sets: Sequence[LabelledSet], open_asker: Callable[[Path | None], Asker], today: date, *, write: bool) -> int:
    """Ask all questions with the gate open, fit, show; with `write` keep the weights. Raises InputRefused. Always 0."""
    if len({question.expect for one in sets for question in one.questions}) < 2:
        raise InputRefused(
            "问题里要既有答得出的，也有答不出的。 / Questions with and without an answer are both needed."
        )
    askers = {documents: open_asker(documents) for documents in dict.fromkeys(one.documents for one in sets)}
    cases: list[Case] = list(
        chain.from_iterable(read_cases(one.name, one.questions, askers[one.documents], today) for one in sets)
    )
    found = fit_gate(cases)
    show_fit(cases, found, sys.stdout, sys.stderr)
    if write:
        write_gate(found.gate)
    return 0
