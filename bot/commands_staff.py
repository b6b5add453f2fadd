"""What the command line offers for reports of staff: reading messages, and measuring how well they are read."""

from pathlib import Path
from typing import Annotated

import typer

from bot import wiring, wiring_reporting
from bot.settings import read_settings
from bot.surroundings import prepare_process

staff = typer.Typer()

_STDIN = Path("-")


@staff.command()
def read(
    file: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help="- 为标准输入 / - is stdin")] = _STDIN,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON（总是） / print JSON (always)")] = True,
) -> int:
    """读工作人员的进展消息，逐行 {"id","posted_at","text"} / Read messages of staff, one JSON object a line."""
    del as_json  # there is no other shape; the option says so to whoever types it
    return wiring_reporting.run_read(file)


def evaluate_messages(
    file: Annotated[Path, typer.Argument(help="messages.jsonl")],
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")] = False,
    failures: Annotated[bool, typer.Option(help="列出读错的 / list what went wrong")] = False,
) -> int:
    """读消息打分：项目、阶段、金额、日期、误报 / Score the reading of messages."""
    return wiring_reporting.run_evaluate_messages(file, as_json=as_json, failures=failures)


@staff.command()
def invite(
    ctx: typer.Context,
    role: Annotated[str, typer.Option(help="staff, leader, coordinator, admin")] = "admin",
    office: Annotated[str, typer.Option(help="单位名称或代码 / name or code of the office")] = "",
    days: Annotated[int, typer.Option(min=1, max=90, help="几天内有效 / days until it expires")] = 7,
    data: Annotated[
        Path | None, typer.Option("--data", metavar="DIR", help="数据目录 / folder of the database")
    ] = None,
) -> int:
    """发一个一次性邀请码，只显示这一次 / Make a one-time invite code; it is shown this once."""
    settings = read_settings(ctx.obj.policies, data or ctx.obj.data)
    prepare_process(settings)
    return wiring.run_invite(settings, f"{role} {office} {days}", ctx.obj.clock())
