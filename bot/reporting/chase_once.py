"""The journey of `chase --dry-run`: what would go out at a time, shown and not sent."""

import json
from datetime import datetime
from typing import TextIO

from bot.reporting.reminding import Reminding
from store.reporting.chase import Item, Notice
from store.reporting.periods import SHANGHAI


def show_due(chasing: Reminding, now: datetime, out: TextIO, *, as_json: bool) -> int:
    """One notice after another: as JSON one object a line, else the words under the number of who gets them. Gives 0.

    For a time in the past this is not what went out then: what was reported and sent since counts.
    """
    notices = chasing.due(now)
    for notice in notices:
        text = chasing.say(notice, now).text
        line = json.dumps(_fields(notice, text), ensure_ascii=False) if as_json else f"→ {notice.recipient}\n{text}\n"
        out.write(line + "\n")
    if not notices and not as_json:
        out.write("现在没有要发的提醒。 / Nothing is due to be sent now.\n")
    return 0


def _fields(notice: Notice, text: str) -> dict[str, object]:
    periods = [str(period) for period in notice.periods]
    return {
        "recipient": notice.recipient,
        "items": [_item(item) for item in notice.items],
        "periods": periods,
        "text": text,
    }


def _item(item: Item) -> dict[str, object]:
    duty = item.duty
    return {
        "office_id": duty.office_id,
        "step": item.step.name.lower(),
        "first": duty.first.isoformat(),
        "last": duty.last.isoformat(),
        "due_at": duty.due_at.astimezone(SHANGHAI).isoformat(timespec="minutes"),
    }
