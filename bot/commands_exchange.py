"""What the command line offers for table files: offices, projects, targets and weights, each with import and export."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from bot import wiring_reporting
from bot.settings import Settings, read_settings
from bot.surroundings import prepare_process
from store.reporting.exchange import Subject

_FileIn = Annotated[Path, typer.Argument(metavar="FILE", help="表格 .xlsx 或 .csv / a table file")]
_FileOut = Annotated[Path, typer.Argument(metavar="FILE", help="写到哪个 .xlsx 或 .csv / where to write")]
_Apply = Annotated[
    bool, typer.Option("--apply", help="写入；不加只预演 / save it; without, only say what would change")
]
_DataDir = Annotated[
    Path | None, typer.Option("--data", metavar="DIR", help="数据目录：数据库、索引 / folder of database and index")
]
_AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")]
_HELP = {
    Subject.OFFICES: "单位名册的导入导出 / Offices from and to table files.",
    Subject.PROJECTS: "项目库的导入导出 / Projects from and to table files.",
    Subject.TARGETS: "目标任务的导入导出 / Targets from and to table files.",
    Subject.RULES: "考核指标和权重的导入导出 / Weights of the leagues from and to table files.",
}


def add_exchange(app: typer.Typer) -> None:
    """Add `offices`, `projects`, `targets` and `rules`."""
    for subject, sentence in _HELP.items():
        group = typer.Typer(help=sentence, no_args_is_help=True)
        group.command("import")(_import(subject))
        group.command("export")(_export(subject))
        app.add_typer(group, name=subject.value)


def _import(subject: Subject) -> Callable[..., int]:
    def import_(
        ctx: typer.Context, file: _FileIn, apply: _Apply = False, as_json: _AsJson = False, data: _DataDir = None
    ) -> int:
        """逐行说明会改什么；加 --apply 写入 / Say row by row what would change; --apply saves it."""
        settings, now = _settings(ctx, data), ctx.obj.clock()
        return wiring_reporting.run_exchange_import(settings, subject, file, now, apply=apply, as_json=as_json)

    return import_


def _export(subject: Subject) -> Callable[..., int]:
    def export(ctx: typer.Context, file: _FileOut, as_json: _AsJson = False, data: _DataDir = None) -> int:
        """导出现有数据，可以改了再导入 / Write what there is, to be edited and imported again."""
        settings, now = _settings(ctx, data), ctx.obj.clock()
        return wiring_reporting.run_exchange_export(settings, subject, file, now, as_json=as_json)

    return export


def _settings(ctx: typer.Context, data: Path | None) -> Settings:
    settings = read_settings(ctx.obj.policies, data or ctx.obj.data)
    prepare_process(settings)
    return settings
