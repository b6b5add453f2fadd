"""The composition root of the Telegram face: settings in, a served bot out. Heavy libraries are imported inside functions."""

import logging
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.log_lines import tell_operator
from bot.settings import Settings, host_and_port
from bot.stopping import CannotStart
from bot.wiring_phrasing import rewriters_over
from bot.wiring_reporting import open_store

if TYPE_CHECKING:
    from bot.reception import Reception
    from bot.serving.clockwork import Job
    from bot.serving.mailing import Mail
    from bot.serving.survey import Survey
    from bot.telegram_service import Face, TelegramSettings, WebhookSettings
    from store.database import Database

_CHASE_EVERY_S, _ANNOUNCE_EVERY_S = 60.0, 5.0

_SMALL_DOCUMENT = "---\ntitle: 测速办法\nplace: 某市\nsample: true\n---\n\n第一条 为测量速度，制定本办法。\n"

_IN_USE = "DATABASE_URL 的库已在使用，测速会写入大量数据，请另建一个空库 / the database of DATABASE_URL is in use; name an empty one"

Opened = tuple["Reception", "Database"]
Build = Callable[[], "Opened"]  # opens everything that answers; costs seconds
BuildFor = Callable[[Callable[[], datetime], Settings], "Opened"]  # the same for a clock and other settings


def bot_id_of(settings: Settings) -> int:
    """The bot's number, which its token begins with; 0 without a token."""
    token = settings.telegram.token
    return 0 if token is None else int(token.get_secret_value().partition(":")[0])


def run_telegram(settings: Settings, clock: Callable[[], datetime], build: Build) -> int:
    """Telegram by long polling, until stopped. Raises CannotStart where no token is set."""
    return _run(settings, clock, build, None)


def run_webhook(settings: Settings, clock: Callable[[], datetime], build: Build) -> int:
    """Telegram by webhook, until stopped. Raises CannotStart where token or secret is not set."""
    return _run(settings, clock, build, _webhook(settings))


def run_register(settings: Settings, url: str) -> int:
    """Tell Telegram to deliver to `url`. Raises CannotStart, InputRefused."""
    from bot.telegram_webhook import register_webhook

    return register_webhook(_access(settings), _webhook(settings), url)


def run_unregister(settings: Settings) -> int:
    """Tell Telegram to keep updates for a poller. Raises CannotStart."""
    from bot.telegram_webhook import unregister_webhook

    return unregister_webhook(_access(settings))


def run_again(settings: Settings, updates: Sequence[int], sends: Sequence[int], now: datetime) -> int:
    """Try updates that were set aside and sends nobody knows the end of once more; 1 where one of them is none."""
    missing = _survey(settings).again(updates, sends, now)
    for line in missing:
        tell_operator(line, logging.ERROR)
    return 1 if missing else 0


def run_service_bench(settings: Settings, clock: Callable[[], datetime], build: BuildFor, workers: int) -> int:
    """Measure the service over one small document: a SQLite file of its own, or the empty PostgreSQL of DATABASE_URL.

    Always 0. Raises CannotStart where several workers are asked for without PostgreSQL, or the database is in use.
    """
    from bot.bench_workers import RunningClock, measure_together
    from bot.telegram_bench import Load, run_service_bench, shared_figure, show_service_bench

    if workers > 1 and not settings.engine.database_url:
        raise CannotStart(
            "多个进程要共用 PostgreSQL，请用 DATABASE_URL 指定一个空库 / several workers share a PostgreSQL: name an empty one"
        )
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        measured = _for_measuring(settings, Path(name))
        if workers > 1:
            measure = partial(_measure_share, measured, RunningClock(clock()), build, workers)
            seconds = measure_together(workers, measure)
            show_service_bench(iter([shared_figure(Load(), seconds)]), sys.stdout)
            return 0
        face = _face_to_measure(measured, clock, build)
        try:
            show_service_bench(run_service_bench(face, Load()), sys.stdout)
        finally:
            face.database.close()
    return 0


def _for_measuring(settings: Settings, folder: Path) -> Settings:
    """Settings over one small document in a folder. Raises CannotStart where DATABASE_URL names a database in use."""
    (folder / "policies").mkdir()
    (folder / "policies" / "测速办法.md").write_text(_SMALL_DOCUMENT, encoding="utf-8")
    folders = settings.folders.model_copy(update={"policies": folder / "policies", "data": folder / "data"})
    measured = replace(settings, folders=folders)
    if settings.engine.database_url:
        from store.database import open_database

        with closing(open_database(settings.engine.database_url, as_it_is=True)) as database:
            if database.schema_version():
                raise CannotStart(_IN_USE)
    return measured


def _face_to_measure(settings: Settings, clock: Callable[[], datetime], build: BuildFor) -> "Face":
    from bot.announcing.bureau import Bureau
    from bot.announcing.membership import Memberships
    from bot.telegram_service import Face, TelegramSettings

    reception, database = build(clock, settings)
    return Face(reception, database, Memberships(Bureau(database, 1)), TelegramSettings("1:x"), clock)


def _measure_share(  # what a worker needs, and its place among the others
    settings: Settings,
    clock: Callable[[], datetime],
    build: BuildFor,
    workers: int,
    number: int,
    begin: Callable[[], None],
) -> float:
    """One worker's part of a measurement; runs in a process of its own, with a data folder of its own."""
    from bot.telegram_bench import Load, Share, run_share

    folders = settings.folders.model_copy(update={"data": settings.folders.data / str(number)})
    face = _face_to_measure(replace(settings, folders=folders), clock, build)
    try:
        begin()
        return run_share(face, Load(), Share(number, workers))
    finally:
        face.database.close()


def traffic_in_words(settings: Settings) -> str:
    """What waits, for doctor. Raises CannotStart where something waits for a person."""
    if not bot_id_of(settings):
        return "未设置令牌 / no token"
    survey = _survey(settings)
    trouble = survey.trouble()
    if trouble:
        raise CannotStart("\n".join(trouble))
    return survey.waiting()


def _survey(settings: Settings) -> "Survey":
    from bot.announcing.bureau import Bureau
    from bot.announcing.resending import Resending
    from bot.serving.survey import Survey
    from store.inbox import Inbox
    from store.outbox import Outbox

    database, bot_id = open_store(settings), bot_id_of(settings)
    objection = Resending(Bureau(database, bot_id)).objection
    return Survey(bot_id, Inbox(database), Outbox(database), objection)


def _run(settings: Settings, clock: Callable[[], datetime], build: Build, webhook: "WebhookSettings | None") -> int:
    access = _access(settings)  # before the index is opened: what is missing is told at once
    from bot.announcing.bureau import Bureau
    from bot.announcing.membership import Memberships
    from bot.serving.web import Address
    from bot.telegram_chat import run_telegram as serve
    from bot.telegram_service import Face

    reception, database = build()
    listens = settings.serving.webhook_listen if webhook else settings.serving.health_listen
    return serve(
        Face(
            reception,
            database,
            Memberships(Bureau(database, bot_id_of(settings))),
            access,
            clock,
            lambda mail: _jobs(database, mail),
            Address(*host_and_port(listens)) if listens else None,
            webhook,
            edition=lambda: reception.edition,
            rewriters=rewriters_over(settings, reception, database, clock),
        )
    )


def _jobs(database: "Database", mail: "Mail") -> "Sequence[Job]":
    from bot.announcing.announcer import announcer_over
    from bot.answering.answer_reminding import answer_reminding_over
    from bot.reporting.circulars import rounds_over
    from bot.serving.clockwork import Job

    rounds, announcer = rounds_over(database), announcer_over(database, mail.bot_id)
    return (
        Job("提醒 reminders", _CHASE_EVERY_S, lambda now, stopped: rounds.round(mail, now, stopped)),
        Job("公告 announcements", _ANNOUNCE_EVERY_S, announcer.round),
        Job("待答 unanswered", _CHASE_EVERY_S, answer_reminding_over(database, mail.bot_id).round),
    )


def _access(settings: Settings) -> "TelegramSettings":
    token, reach = settings.telegram.token, settings.telegram
    if token is None:
        raise CannotStart(
            "没有设置 TELEGRAM_BOT_TOKEN。请从 @BotFather 取得令牌，写入环境变量或 .env；没有令牌可以用 chat。\n"
            "TELEGRAM_BOT_TOKEN is not set. Get a token from @BotFather and put it into the environment or .env; "
            "without one use chat."
        )
    from bot.telegram_service import TelegramSettings

    return TelegramSettings(token.get_secret_value(), reach.base_url, reach.base_file_url)


def _webhook(settings: Settings) -> "WebhookSettings":
    secret = settings.serving.webhook_secret
    if secret is None:
        raise CannotStart(
            "没有设置 WEBHOOK_SECRET：请写 1—256 个字母、数字、_ 或 -，例如 python -c 'import secrets; print(secrets.token_urlsafe(32))' "
            "的输出。\nWEBHOOK_SECRET is not set: write 1 to 256 letters, digits, _ or -, such as that command prints."
        )
    from bot.telegram_service import WebhookSettings

    return WebhookSettings(settings.serving.webhook_path, secret.get_secret_value())
