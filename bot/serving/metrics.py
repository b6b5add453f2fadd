"""What the service counts for whoever watches over it, as Prometheus reads it; the door to prometheus_client."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.serving.outcomes import Outcome

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 120.0)
_REMEMBERED = 10_000

Gauges = Mapping[str, Mapping[str, float]]  # name -> state -> number; "" where there is but one


class Metrics:
    """Counters of this process, and numbers that are asked for when somebody looks."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._updates = Counter(
            "yinfeng_updates", "Updates by what became of them", ["state"], registry=self._registry
        )  # fmt: skip
        self._sends = Counter("yinfeng_sends", "Calls by how they ended", ["outcome"], registry=self._registry)
        self._seconds = Histogram(
            "yinfeng_answer_seconds", "From a message kept to the first part of its answer sent", registry=self._registry,
            buckets=_SECONDS,
        )  # fmt: skip
        self._arrived: OrderedDict[str, datetime] = OrderedDict()

    def counted(self, state: str, number: int = 1) -> None:
        """So many updates were kept, done, or set aside."""
        self._updates.labels(state).inc(number)

    def arrived(self, batch: str, at: datetime) -> None:
        """The update that the rows of `batch` answer came at that time."""
        self._arrived[batch] = at
        while len(self._arrived) > _REMEMBERED:
            self._arrived.popitem(last=False)

    def returned(self, batch: str, outcome: Outcome, at: datetime) -> None:
        """A call has ended."""
        self._sends.labels(type(outcome).__name__.lower()).inc()
        arrived = self._arrived.pop(batch, None)
        if arrived is not None:
            self._seconds.observe((at - arrived).total_seconds())

    def watch(self, look: Callable[[], Gauges]) -> None:
        """Also show what `look` finds whenever somebody asks; it runs in the thread that asks."""
        self._registry.register(_Looking(look))

    def page(self) -> bytes:
        """Everything, in Prometheus' own words. Raises what `look` raises."""
        return generate_latest(self._registry)


class _Looking(Collector):
    def __init__(self, look: Callable[[], Gauges]) -> None:
        self._look = look

    def describe(self) -> Iterator[GaugeMetricFamily]:
        """Nothing beforehand: registering must not ask the store."""
        return iter(())

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The numbers as they are now."""
        for name, numbers in self._look().items():
            family = GaugeMetricFamily(f"yinfeng_{name}", name.replace("_", " "), labels=["state"])
            for state, number in numbers.items():
                family.add_metric([state], number)
            yield family
