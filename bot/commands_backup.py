"""What the command line offers to keep and to give up: backups made, checked, brought back; a person's data shown and deleted."""

from pathlib import Path
from typing import Annotated

import typer

from bot import wiring_backup
from bot.settings import Settings, read_settings
from bot.surroundings import prepare_process

backups = typer.Typer()

_File = Annotated[Path, typer.Argument(metavar="FILE", help="备份文件 / the backup")]
_Person = Annotated[int, typer.Argument(metavar="PERSON_ID", min=1, help="账号编号 / number of the account")]
_PoliciesDir = Annotated[Path | None, typer.Option("--policies", metavar="DIR", help="文件目录 / folder of documents")]
_DataDir = Annotated[
    Path | None, typer.Option("--data", metavar="DIR", help="数据目录：数据库、索引 / folder of database and index")
]
_AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")]


@backups.command()
def backup(
    ctx: typer.Context,
    file: _File,
    force: Annotated[bool, typer.Option("--force", help="覆盖旧文件 / overwrite a file that is there")] = False,
    as_json: _AsJson = False,
    policies: _PoliciesDir = None,
    data: _DataDir = None,
) -> int:
    """服务不停，把数据库和文件备份成一个文件 / Back up database and documents into one file, while serving."""
    settings = _settings(ctx, policies, data)
    return wiring_backup.run_backup(settings, file, ctx.obj.clock(), replace=force, as_json=as_json)


@backups.command()
def verify(ctx: typer.Context, file: _File, as_json: _AsJson = False) -> int:
    """检查备份是否完好 / Check that a backup is whole."""
    _settings(ctx, None, None)
    return wiring_backup.run_verify(file, as_json=as_json)


@backups.command()
def restore(
    ctx: typer.Context, file: _File, as_json: _AsJson = False, policies: _PoliciesDir = None, data: _DataDir = None
) -> int:
    """恢复到新的空数据目录，或 DATABASE_URL 的空库 / Restore into a new, empty folder, or an empty database by DATABASE_URL."""
    settings = _settings(ctx, policies, data)
    return wiring_backup.run_restore(settings, file, policies or ctx.obj.policies, ctx.obj.clock(), as_json=as_json)


@backups.command()
def forget(ctx: typer.Context, person: _Person, as_json: _AsJson = False, data: _DataDir = None) -> int:
    """删除一个人的数据；经确认的进展保留 / Delete one person's data; confirmed reports stay."""
    return wiring_backup.run_forget(_settings(ctx, None, data), person, ctx.obj.clock(), as_json=as_json)


@backups.command()
def export(
    ctx: typer.Context,
    person: _Person,
    file: Annotated[Path, typer.Argument(metavar="FILE.json", help="写到哪里 / where to write")],
    as_json: _AsJson = False,
    data: _DataDir = None,
) -> int:
    """导出一个人的全部数据，交给本人 / Write all of one person's data, to be handed to that person."""
    return wiring_backup.run_export(_settings(ctx, None, data), person, file, ctx.obj.clock(), as_json=as_json)


def _settings(ctx: typer.Context, policies: Path | None, data: Path | None) -> Settings:
    settings = read_settings(policies or ctx.obj.policies, data or ctx.obj.data)
    prepare_process(settings)
    return settings
