"""A bot to be killed: python -m tests.kill.victim ORDERS. Real face, service, store, staff desk, announcements.

It answers from next to no documents and reminds nobody; nothing else is other than in the program but what is to go wrong.
"""

import asyncio
import logging
import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from threading import Thread

from sqlalchemy import Engine
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.announcing.announcer import announcer_over
from bot.announcing.bureau import Bureau
from bot.announcing.membership import Memberships
from bot.asking import Desk
from bot.assistant import Assistant
from bot.reporting.front import StaffDesk, open_staff_desk
from bot.serving.clockwork import Job
from bot.serving.mailing import Mail
from bot.serving.pacing import Limits, Window
from bot.serving.web import Address
from bot.telegram_chat import prepare_telegram
from bot.telegram_handlers import Answering
from bot.telegram_polling import WatchedRequest
from bot.telegram_service import Face, Served, TelegramSettings, WebhookSettings
from store.database import Database, open_database
from store.ledger import Ledger
from store.reporting.periods import SHANGHAI
from tests.kill.light_asker import LightAsker, no_files
from tests.kill.mutations import Mutation, mutate
from tests.kill.orders import PATH, SECRET, Orders
from tests.kill.points import Point, Trap, TrappedCarrier, TrappedInbox, watch_statements

_HOST = "127.0.0.1"
DESK = Desk("招商服务专员 0000-1112223", SHANGHAI)


Answers = Callable[[Orders, Database, StaffDesk, Trap], Answering]


def light(_: Orders, database: Database, staff: StaffDesk, __: Trap) -> Answering:
    """The Assistant over next to no documents."""
    return Assistant(LightAsker(), Ledger(database), DESK, staff)


def obey(orders: Orders, answers: Answers = light) -> None:
    """Serve until killed."""
    Thread(target=_end_with, args=(orders.lifeline,), daemon=True).start()
    _write_to(Path(orders.log))
    trap = Trap(Point(orders.point) if orders.point else None, orders.nth)
    if trap.point is Point.MID_MIGRATION:
        watch_statements(trap, Engine)
    database = open_database(orders.url)
    if trap.point is not Point.MID_MIGRATION:
        watch_statements(trap, database.engine)
    numbers = count(1)
    staff = open_staff_desk(database, lambda: f"0000-0000-0000-{next(numbers):04d}", no_files(), _bot_id(orders))
    face = _face(orders, database, answers(orders, database, staff, trap))
    prepare_telegram(face.settings)
    asyncio.run(_serve(face, trap, orders.mutation))


def _end_with(lifeline: int) -> None:
    if lifeline >= 0:
        os.read(lifeline, 1)
        os._exit(1)


def _write_to(log: Path) -> None:
    target = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(target, sys.stdout.fileno())
    os.dup2(target, sys.stderr.fileno())
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(asctime)s %(levelname)s %(message)s")


def _bot_id(orders: Orders) -> int:
    return int(orders.token.partition(":")[0])


def _face(orders: Orders, database: Database, assistant: Answering) -> Face:
    ahead = timedelta(seconds=orders.ahead)
    settings = TelegramSettings(orders.token, orders.base_url, orders.base_file_url, 5, limits=_limits(orders.speed))
    return Face(
        assistant,
        database,
        Memberships(Bureau(database, _bot_id(orders))),
        settings,
        lambda: datetime.now(UTC) + ahead,
        lambda mail: _jobs(database, mail, orders.announces_every),
        Address(_HOST, orders.port) if orders.port else None,
        WebhookSettings(PATH, SECRET) if orders.port else None,
    )


def _jobs(database: Database, mail: Mail, every: float) -> Sequence[Job]:
    """Announcements. Reminders say what stands at their moment, which no two runs share: they are left out."""
    return (Job("announcements", every, announcer_over(database, mail.bot_id).round),)


def _limits(speed: float) -> Limits:
    told = Limits()
    return Limits(
        *(Window(one.seconds / speed, one.most) for one in (told.overall, told.chat, told.group, told.refusals))
    )


async def _serve(face: Face, trap: Trap, mutation: str) -> None:
    polls, settings = WatchedRequest(), face.settings
    request = HTTPXRequest(connection_pool_size=64, read_timeout=15.0)
    bot = Bot(settings.token, settings.base_url, settings.base_file_url, request=request, get_updates_request=polls)
    await bot.initialize()
    served = Served(face, bot, polls)
    working, posting = served.service.working, served.service.posting
    working.inbox = TrappedInbox(face.database, trap)
    posting.carrier = TrappedCarrier(posting.carrier, trap)
    if mutation:
        mutate(Mutation(mutation), served, trap)
    await served.run(asyncio.Event())


if __name__ == "__main__":
    obey(Orders.read(sys.argv[1]))
