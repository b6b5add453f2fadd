"""What the command line offers for chasing: what would go out now, without sending it."""

import logging
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot import wiring_reporting
from bot.log_lines import tell_operator
from bot.settings import read_settings
from bot.surroundings import prepare_process

chase = typer.Typer()

_TIMES = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M%z"]


@chase.command("chase")
def show_chasing(
    ctx: typer.Context,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看，不发 / show only, send nothing")] = False,
    at: Annotated[
        datetime | None, typer.Option(formats=_TIMES, metavar="TIME", help="按哪个时刻，默认现在 / as of when")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")] = False,
    data: Annotated[Path | None, typer.Option("--data", metavar="DIR", help="数据目录 / data folder")] = None,
) -> int:
    """现在会催谁报进展 / Who would be reminded of a report now."""
    if not dry_run:
        tell_operator(
            "提醒由正在运行的机器人自己发。要看现在会发什么，请加 --dry-run。\n"
            "Reminders are sent by the running bot itself. Add --dry-run to see what would go out now.",
            logging.ERROR,
        )
        return 1
    settings = read_settings(ctx.obj.policies, data or ctx.obj.data)
    prepare_process(settings)
    now: datetime = at or ctx.obj.clock()
    now = now if now.tzinfo else now.replace(tzinfo=settings.talk.zone())
    return wiring_reporting.run_chase(settings, now, as_json=as_json)
