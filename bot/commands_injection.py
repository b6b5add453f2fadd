"""What the command line offers against injection: attempts made by chat and planted in documents, counted where obeyed."""

from pathlib import Path
from typing import Annotated

import typer

from bot.settings import read_settings
from bot.surroundings import prepare_process
from bot.wiring_injection import run_evaluate_injection


def evaluate_injection(
    ctx: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE.jsonl", help='逐行 {"id","channel":"chat|document","text"[,"judge","system"]}'),
    ],
    plain: Annotated[
        Path | None,
        typer.Option("--plain", metavar="FILE.jsonl", help='平常问题，看有没有误拦 / plain questions {"id","text"}'),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="列出出错的 / list what went wrong")] = False,
    policies: Annotated[
        Path | None, typer.Option("--policies", metavar="DIR", help="文件目录 / folder of documents")
    ] = None,
    data: Annotated[Path | None, typer.Option("--data", metavar="DIR", help="数据目录 / folder of the index")] = None,
) -> int:
    """注入打分：对话里和文件里的指示有没有被照办，隐藏文字有没有被指出 / Score injection: obeyed, leaked, written, flagged."""
    settings = read_settings(policies or ctx.obj.policies, data or ctx.obj.data)
    prepare_process(settings)
    return run_evaluate_injection(settings, file, plain, ctx.obj.clock(), as_json=as_json)
