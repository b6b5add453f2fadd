"""Those who word answers in a process that serves (润色组): a few threads, woken by each answer that was given."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.message import Phrasable
from bot.offers import Asks
from bot.phrasing.edits import Edits
from bot.phrasing.orders import Orders
from bot.phrasing.phraser import Phraser
from bot.phrasing.wordsmith import Wordsmith
from bot.serving.enduring import Wake, endure
from bot.wording_phrasing import fault_in_words
from rag.drafting.port import ModelFault
from store.database import Database
from store.outbox import Outbox
from store.phrasing_limits import PhrasingLimits
from store.phrasings import Phrasings
from store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)
_LOOK_EVERY_S, _TIDY_EVERY_S = 2.0, 3600.0  # for what another process has left; for what is over
_KEPT = timedelta(days=7)  # what came to nothing
_OPEN = "open"


@dataclass(frozen=True, slots=True)
class Workshop:
    """What words are found with: the store, the wordsmith, the limits, who answers at that moment, and the clock."""

    database: Database
    wordsmith: Wordsmith
    limits: PhrasingLimits
    asks: Callable[[], Asks]
    zone: ZoneInfo
    now: Callable[[], datetime]


@dataclass(slots=True)
class Crew:
    """Of one bot; made in the loop that serves. `posted` is called once an edit was put into the outbox."""

    bot_id: int
    shop: Workshop
    posted: Callable[[], object]
    orders: Orders = field(init=False)
    phraser: Phraser = field(init=False)
    _wake: Wake = field(default_factory=Wake)
    _over: bool = False
    _tidy_at: float = 0.0

    def __post_init__(self) -> None:
        shop, phrasings = self.shop, Phrasings(self.shop.database)
        outbox = Outbox(shop.database)
        edits = Edits(outbox, phrasings, self.posted)
        self.orders = Orders(self.bot_id, outbox, phrasings, edits, self._ordered)
        self.phraser = Phraser(
            self.bot_id, phrasings, edits, shop.wordsmith, shop.asks, shop.limits, shop.zone, shop.now
        )

    async def run(self) -> None:
        """Word whatever is ordered, until told to leave."""
        places = self.shop.limits.at_once
        threads = ThreadPoolExecutor(places, "phrasing")
        try:
            opening = asyncio.get_running_loop().run_in_executor(threads, self._open)
            await asyncio.gather(
                opening,
                *(endure(lambda: self._turn(threads), "phrasing", self._is_over) for _ in range(places)),
            )
        finally:
            self.phraser.stopped.set()
            threads.shutdown(wait=False, cancel_futures=True)

    def leave(self) -> bool:
        """Begin nothing more and show nothing more; whether a thread is still at a model that takes its time."""
        self._over = True
        self._wake.up()
        try:
            return self.phraser.stop()
        except StoreUnavailable as error:
            _LOG.error("what is being worded is taken up later: %s", error)
            return True

    def gauges(self) -> Mapping[str, Mapping[str, float]]:
        """How many answers there are by what became of their wording. In a thread. Raises StoreUnavailable."""
        counts = self.orders.phrasings.counts(self.bot_id)
        return {"phrasings": {outcome or _OPEN: float(number) for outcome, number in counts.items()}}

    def _open(self) -> None:
        """Before the first answer asks for it: what it stands on takes seconds to load. Who runs the bot hears what is wrong."""
        try:
            self.shop.wordsmith.open()
        except ModelFault as fault:
            _LOG.warning("%s", fault_in_words(fault.kind))

    def _ordered(self, phrasing_id: int, about_it: Phrasable) -> None:
        self.phraser.at_hand.keep(phrasing_id, about_it)
        self._wake.up_from_thread()

    async def _turn(self, threads: ThreadPoolExecutor) -> None:
        await self._tidy(threads)
        did = await asyncio.get_running_loop().run_in_executor(threads, self.phraser.turn)
        if not did and not self._over:
            await self._wake.sleep(_LOOK_EVERY_S)

    async def _tidy(self, threads: ThreadPoolExecutor) -> None:
        """Once an hour what came to nothing and is old goes."""
        loop = asyncio.get_running_loop()
        if loop.time() >= self._tidy_at:
            self._tidy_at = loop.time() + _TIDY_EVERY_S
            await loop.run_in_executor(threads, self.orders.phrasings.prune, self.shop.now() - _KEPT)

    def _is_over(self) -> bool:
        return self._over
