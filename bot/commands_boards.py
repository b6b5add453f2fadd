"""What the command line offers for boards: the ranking of a period, and its bulletin."""

from pathlib import Path
from typing import Annotated

import typer

from bot import wiring_reporting
from bot.settings import Settings, read_settings
from bot.surroundings import prepare_process

boards = typer.Typer()

_Period = Annotated[
    str, typer.Option("--period", metavar="2024-W26|2024-06|2024-Q2", help="周、月、季、半年、年 / which period")
]
_DataDir = Annotated[
    Path | None, typer.Option("--data", metavar="DIR", help="数据目录：数据库、索引 / folder of database and index")
]
_AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")]


def _settings(ctx: typer.Context, data: Path | None) -> Settings:
    settings = read_settings(ctx.obj.policies, data or ctx.obj.data)
    prepare_process(settings)
    return settings


@boards.command()
def board(
    ctx: typer.Context,
    period: _Period,
    as_json: _AsJson = False,
    live: Annotated[bool, typer.Option("--live", help="按现在的数据统计 / count now, whatever is published")] = False,
    files: Annotated[
        Path | None, typer.Option("--files", metavar="DIR", help="另存图片和表格 / also write pictures and workbook")
    ] = None,
    data: _DataDir = None,
) -> int:
    """一个周期的榜单：名次、得分、红黄旗 / The ranking of a period, with its flags."""
    wanted = wiring_reporting.Wanted(period, as_json=as_json, live=live, files=files)
    return wiring_reporting.run_board(_settings(ctx, data), wanted, ctx.obj.clock())


@boards.command()
def digest(ctx: typer.Context, period: _Period, as_json: _AsJson = False, data: _DataDir = None) -> int:
    """一个周期的动态：各单位进展、未报送、待解决问题 / The bulletin of a period."""
    return wiring_reporting.run_digest(_settings(ctx, data), period, ctx.obj.clock(), as_json=as_json)
