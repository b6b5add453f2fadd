"""Questions as the tests need them: one builder, every field open."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from store.questions import QuestionRecord

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=SHANGHAI)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
LATER = NOON + timedelta(minutes=5)

_PLAIN = QuestionRecord(
    person_id=7,
    chat_id="7",
    message_id="1",
    asked_at=NOON,
    text="标准厂房怎么补贴？",
    outcome="answered",
    place="云川市",
    answer_text="按实际租金的一半补贴。",
    citations=({"title": "云川市若干措施", "locator": "第八条", "in_force": True},),
    elapsed_ms=12,
    edition="e1",
)


def question(**changes: object) -> QuestionRecord:
    """An answered question of person 7 in the private chat, with these fields different."""
    return replace(_PLAIN, **changes)  # type: ignore[arg-type]  # replace() itself refuses a field that is not there
