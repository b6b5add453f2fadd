"""What is counted, in the words of Prometheus."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.serving.metrics import Metrics
from bot.serving.outcomes import Delivered, TooFast, Unsure
from store.unavailable import StoreUnavailable

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def test_what_happened_is_counted() -> None:
    """Updates by state, calls by how they ended, requests to wait among them."""
    metrics = Metrics()
    metrics.counted("kept", 3)
    metrics.counted("done")
    for outcome in (Delivered(1), Delivered(2), TooFast(3.0), Unsure("x")):
        metrics.returned("u1", outcome, NOW)
    lines = metrics.page().decode().splitlines()
    assert 'yinfeng_updates_total{state="kept"} 3.0' in lines
    assert 'yinfeng_updates_total{state="done"} 1.0' in lines
    assert 'yinfeng_sends_total{outcome="delivered"} 2.0' in lines
    assert 'yinfeng_sends_total{outcome="toofast"} 1.0' in lines


def test_an_answer_takes_from_the_message_to_its_first_part() -> None:
    """Later parts of it, and what answers nothing, are not timed; the memory for it is bounded."""
    metrics = Metrics()
    metrics.arrived("u1", NOW)
    for seconds in (2, 9):
        metrics.returned("u1", Delivered(1), NOW + timedelta(seconds=seconds))
    metrics.returned("", Delivered(1), NOW)
    for number in range(20_000):
        metrics.arrived(f"v{number}", NOW)
    metrics.returned("v1", Delivered(1), NOW)
    lines = metrics.page().decode().splitlines()
    assert "yinfeng_answer_seconds_count 1.0" in lines
    assert "yinfeng_answer_seconds_sum 2.0" in lines


def test_what_is_looked_at_is_asked_when_somebody_looks() -> None:
    """Not before; and where the store is out of reach nothing is made up."""
    looks: list[int] = []

    def look() -> dict[str, dict[str, float]]:
        looks.append(1)
        if len(looks) > 1:
            raise StoreUnavailable("locked")
        return {"inbox": {"waiting": 4.0}}

    metrics = Metrics()
    metrics.watch(look)
    assert looks == []
    assert 'yinfeng_inbox{state="waiting"} 4.0' in metrics.page().decode().splitlines()
    with pytest.raises(StoreUnavailable):
        metrics.page()
