"""The reader of reports, loaded when the first message needs it: a talk about policies does without, and starts sooner."""

from datetime import datetime
from typing import TYPE_CHECKING

from store.reporting.project import Stage

if TYPE_CHECKING:
    from bot.reading.places import Counties
    from bot.reading.reader import Reading


def load_reader() -> None:
    """Load it now; for whoever would rather wait before the first message than during it."""
    import bot.reading.reader  # noqa: F401, PLC0415  # a third of a second of a start


def read_report(text: str, posted_at: datetime, counties: "Counties", projects: tuple[str, ...]) -> "Reading":
    """What the reader makes of a message, with the counties and projects that the store knows."""
    from bot.reading.reader import Gazetteer, read_message  # noqa: PLC0415  # a third of a second of a start

    return read_message(text, posted_at, Gazetteer(counties, projects))


def tells_stage(text: str, stage: Stage) -> bool:
    """Whether words tell that this stage was reached."""
    from bot.reading.stages import find_stages  # noqa: PLC0415  # with its patterns, a part of the reader

    return any(one.done and one.stage is stage for one in find_stages(text, 0, len(text), plan=False))


def may_name_a_sum(text: str) -> bool:
    """False only where no sum can be read out of the words: there is no numeral of any kind, and nothing like 半, 几, 数."""
    return any(sign.isnumeric() or sign in "半两几幾数數俩" for sign in text)
