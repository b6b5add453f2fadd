"""What the command line offers for the service itself: the webhook, and what waits for a person's decision."""

import logging
from pathlib import Path
from typing import Annotated

import typer

from bot import wiring, wiring_telegram
from bot.log_lines import tell_operator
from bot.settings import Settings, read_settings
from bot.surroundings import prepare_process

service = typer.Typer()

_PoliciesDir = Annotated[Path | None, typer.Option("--policies", metavar="DIR", help="文件目录 / folder of documents")]
_DataDir = Annotated[Path | None, typer.Option("--data", metavar="DIR", help="数据目录 / data folder")]


@service.command()
def webhook(
    ctx: typer.Context,
    register: Annotated[
        str,
        typer.Option(
            metavar="URL", help="让 Telegram 把消息送到这里，部署时做一次 / have Telegram deliver there, once"
        ),
    ] = "",
    unregister: Annotated[bool, typer.Option("--unregister", help="取消 webhook / no webhook any more")] = False,
    policies: _PoliciesDir = None,
    data: _DataDir = None,
) -> int:
    """用 webhook 服务 Telegram，在反向代理之后 / Serve Telegram by webhook, behind a reverse proxy."""
    settings = _settings(ctx, policies, data)
    if unregister:
        return wiring_telegram.run_unregister(settings)
    if register:
        return wiring_telegram.run_register(settings, register)
    return wiring.run_telegram(settings, ctx.obj.clock, webhook=True)


@service.command()
def again(
    ctx: typer.Context,
    update: Annotated[
        list[int] | None, typer.Option(help="搁置的更新，重试 / an update set aside, tried again")
    ] = None,
    send: Annotated[
        list[int] | None, typer.Option(help="结果不明的发送，再发一次 / a send nobody knows the end of, sent again")
    ] = None,
    data: _DataDir = None,
) -> int:
    """对 doctor 列出的更新和发送作决定 / Decide on the updates and sends that doctor lists."""
    if not update and not send:
        tell_operator(
            "请用 --update 或 --send 写编号，编号见 doctor / name one by --update or --send, see doctor", logging.ERROR
        )
        return 1
    return wiring_telegram.run_again(_settings(ctx, None, data), update or [], send or [], ctx.obj.clock())


def _settings(ctx: typer.Context, policies: Path | None, data: Path | None) -> Settings:
    settings = read_settings(policies or ctx.obj.policies, data or ctx.obj.data)
    prepare_process(settings)
    return settings
