"""A bot to be killed that reads documents: python -m tests.kill.reading_victim ORDERS.

Reading, indexing by Chroma and renewing are the program's; only the embedder costs nothing.
"""

import sys
from pathlib import Path

from bot.assistant import Assistant
from bot.reception import Reception, Renewal, signature
from bot.reporting.front import StaffDesk
from bot.telegram_handlers import Answering
from policies.library import load_library
from rag.ask import build_asker
from store.database import Database
from store.ledger import Ledger
from store.vector_ledger import VectorLedger
from tests.kill import victim
from tests.kill.orders import Orders
from tests.kill.pair_embedder import PairEmbedder
from tests.kill.points import Point, Trap, watch_files
from tests.kill.victim import DESK

_LOOK_EVERY_S = 0.1


def obey(orders: Orders) -> None:
    """Serve until killed."""
    victim.obey(orders, reading)


def reading(orders: Orders, database: Database, staff: StaffDesk, trap: Trap) -> Answering:
    """The Assistant over the documents of a folder, renewed whenever they change."""
    folder = Path(orders.policies)
    index = folder.parent / "index"
    if trap.point is Point.MID_SWAP:
        watch_files(trap, index)

    def build() -> Assistant:
        asker = build_asker(load_library(folder), PairEmbedder(), VectorLedger(database), index, lambda *_: None)
        return Assistant(asker, Ledger(database), DESK, staff)

    served = signature(folder)
    reception = Reception(build())
    Renewal(reception, folder, build, every_s=_LOOK_EVERY_S).start(served)
    return reception


if __name__ == "__main__":
    obey(Orders.read(sys.argv[1]))
