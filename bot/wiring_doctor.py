"""The composition root of `doctor`: what it looks at, in the order in which a person would."""

import sys
from datetime import datetime

from bot import wiring_telegram
from bot.console_lines import (
    database_in_words,
    documents_in_words,
    model_in_words,
    problem_lines,
    settings_in_words,
    trial_in_words,
)
from bot.doctor import Probe, examine, telegram_name
from bot.json_lines import to_line
from bot.settings import Settings
from bot.stopping import CannotStart
from bot.surroundings import data_folder
from bot.wiring import open_ground, open_library
from bot.wiring_models import open_model, open_second_reader
from bot.wiring_phrasing import chat_in_words
from bot.wiring_reporting import open_store


def run_doctor(settings: Settings, now: datetime, as_json: bool) -> int:
    """Look at everything; 1 where something does not hold."""
    checks = examine(_probes(settings, now))
    for check in checks:
        sys.stdout.write((to_line(check.fields()) if as_json else check.line()) + "\n")
    return 0 if all(check.ok for check in checks) else 1


def _probes(settings: Settings, now: datetime) -> tuple[Probe, ...]:
    return (
        ("设置 settings", lambda: settings_in_words(settings)),
        ("文件 documents", lambda: documents_in_words(open_library(settings))),
        ("规则 rules", lambda: _rules_in_words(settings)),
        ("数据文件夹 data folder", lambda: str(data_folder(settings))),
        ("数据库 database", lambda: database_in_words(open_store(settings))),
        ("收发 messages", lambda: wiring_telegram.traffic_in_words(settings)),
        ("待答 unanswered", lambda: _backlog_in_words(settings, now)),
        ("模型 model", lambda: model_in_words(open_model(settings), open_second_reader(settings))),
        ("索引 index", lambda: trial_in_words(open_ground(settings).asker(), now.date())),
        ("语言模型 chat model", lambda: chat_in_words(settings, lambda: open_store(settings), now)),
        ("发布 publication", lambda: _publication_in_words(settings)),
        ("Telegram", lambda: telegram_name(settings.telegram)),
    )


def _backlog_in_words(settings: Settings, now: datetime) -> str:
    """How much waits for a person to answer it."""
    from bot.wording_unanswered import backlog_words
    from store.answering.matter_ledger import Matters
    from store.reporting.periods import shanghai_day

    waits = Matters(open_store(settings)).backlog()
    return backlog_words(waits.matters, waits.people, waits.days(shanghai_day(now)), waits.ungathered)


def _rules_in_words(settings: Settings) -> str:
    """How much can be calculated. Raises CannotStart where a rule file does not hold: it is left out until it is mended."""
    from rag.rules.book import build_book

    library = open_library(settings)
    book = build_book(dict(library.rule_files), library)
    if book.problems:
        raise CannotStart("\n".join(problem_lines(book.problems)))
    programmes = sum(len(edition.rules.programmes) for edition in book.editions)
    for former, newer in book.successors_without():
        raise CannotStart(
            f"《{newer}》已替代《{former}》，但没有测算规则（.rules.yaml），按新版签约的项目无法测算；请在聊天里上传该文件并核对规则"
            f" / {newer} replaces {former} and has no rules: send it in chat and review the rules proposed"
        )
    return f"{len(book.editions)} 份文件可以测算，{programmes} 个项目 / {programmes} programmes of {len(book.editions)} documents"


def _publication_in_words(settings: Settings) -> str:
    from bot.worker_editions import publication_in_words

    return publication_in_words(open_ground(settings).means())
