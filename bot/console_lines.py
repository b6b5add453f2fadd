"""What commands print for the person at the console: imports, the library, settings. Values in, lines out."""

import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bot.settings import Settings, unknown_variables
from bot.stopping import CannotStart
from policies.file_names import NO_UTF8
from policies.provision import FormatProblem, Library
from policies.readers_wording import is_warning
from rag.answer import Question

if TYPE_CHECKING:  # what these bring along takes time to load, and most commands need little of it
    from bot.offers import Asks
    from policies.importer import ImportReport
    from rag.embedding import Embedder
    from rag.reranking import Reranker
    from store.database import Database

SHOWN_PROBLEMS = 10


def import_lines(file: Path, report: "ImportReport") -> list[str]:
    """What became of one file, and what in it was not understood."""
    if report.failure is not None:
        return [f"✗ {file.name}：{report.failure.message}"]
    already = "已经导入过，没有改动 / imported before, nothing changed"
    done = f"✓ {file.name} → {report.written}" + (f"（{already}）" if report.unchanged else "")
    return [done, *problem_lines(sorted(report.problems, key=lambda problem: not is_warning(problem.message)))]


def problem_lines(problems: Sequence[FormatProblem]) -> list[str]:
    """The first problems with file and line, then how many more there are."""
    lines = [f"  ⚠ {problem.file}:{problem.line} {problem.message}" for problem in problems[:SHOWN_PROBLEMS]]
    more = len(problems) - SHOWN_PROBLEMS
    return [*lines, f"  … 还有 {more} 处 / {more} more"] if more > 0 else lines


def library_lines(library: Library) -> list[str]:
    """How much there is, then what could not be read as intended."""
    return [library_in_words(library), *problem_lines(library.problems)]


def documents_in_words(library: Library) -> str:
    """How much there is, in one line. Raises CannotStart where there is nothing, or where files are left out for their names."""
    words = library_in_words(library)
    left_out = [problem for problem in library.problems if problem.message.startswith(NO_UTF8)]
    if left_out:
        raise CannotStart("\n".join((words, *problem_lines(left_out))))
    return words


def library_in_words(library: Library) -> str:
    """How much there is, in one line. Raises CannotStart where there is no document at all."""
    if not library.policies:
        raise CannotStart(
            "文件目录里没有可用的文件，请放入 pdf、docx、xlsx、html、txt 或 md，或用 --policies 指定目录。\n"
            "There is no usable document in the folder; put some in, or name another with --policies."
        )
    count = len(library.policies)
    provisions = sum(len(policy.provisions) for policy in library.policies)
    known, problems = len(library.not_held), len(library.problems)
    hidden = sum(is_warning(problem.message) for problem in library.problems)
    look = (
        f"；其中隐藏内容或疑似植入的指示 {hidden} 处，请先看 / {hidden} hidden or planted, look at these first"
        if hidden
        else ""
    )
    return (
        f"{count} 份文件、{provisions} 条，另知标题 {known} 份，格式问题 {problems} 处 / "
        f"{count} documents, {provisions} provisions, {known} known titles, {problems} format problems{look}"
    )


def settings_in_words(settings: Settings) -> str:
    """Where things are, never the token. Raises CannotStart where a variable is not known to us."""
    unknown = unknown_variables()
    if unknown:
        raise CannotStart(" ".join(unknown))
    token = "已设置 / set" if settings.telegram.token else "未设置 / not set"
    return f"文件 {settings.folders.policies}，数据 {settings.folders.data}，TELEGRAM_BOT_TOKEN {token}"


def database_in_words(database: "Database") -> str:
    """Where it is and how new its tables are. Raises CannotStart where it is damaged, StoreUnavailable."""
    problems = database.problems()
    if problems:
        raise CannotStart(
            f"数据库 {database.where} 有损坏（{problems[0]}），请从备份恢复。 / The database is damaged; restore a backup."
        )
    return f"{database.where}，{database.schema_version()}"


def model_in_words(embedder: "Embedder", reranker: "Reranker | None") -> str:
    """Which models, and how long they take over a question."""
    started = time.perf_counter()
    embedder.encode_query("试一下")
    said = f"{embedder.name}，{embedder.dimension} 维，一问 {(time.perf_counter() - started) * 1000:.0f} 毫秒"
    if reranker is None:
        return said
    started = time.perf_counter()
    reranker.scores("试一下", ["第一条 试一下。"] * 12)
    return f"{said}；重排 rerank {reranker.name}，{(time.perf_counter() - started) * 1000:.0f} 毫秒"


def trial_in_words(asker: "Asks", today: date) -> str:
    """What became of a question asked on trial, and how long that took."""
    started = time.perf_counter()
    outcome = asker.ask(Question("引荐奖励最高多少？", today))
    took = (time.perf_counter() - started) * 1000
    return f"试问一次：{type(outcome).__name__}，{took:.0f} 毫秒 / one trial question"
