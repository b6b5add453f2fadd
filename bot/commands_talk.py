"""What the command line offers for talks: labelled ones played through the Assistant and scored."""

from pathlib import Path
from typing import Annotated

import typer

from bot import wiring
from bot.settings import read_settings
from bot.surroundings import prepare_process


def evaluate_talk(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE.jsonl", help='逐行 {"id","turns":[{"text","gold_title","gold_clause"}]}')
    ],
    as_json: Annotated[bool, typer.Option("--json", help="列出答错的 / list what went wrong")] = False,
    policies: Annotated[
        Path | None, typer.Option("--policies", metavar="DIR", help="文件目录 / folder of documents")
    ] = None,
    data: Annotated[Path | None, typer.Option("--data", metavar="DIR", help="数据目录 / folder of the index")] = None,
) -> int:
    """对话打分：首问、追问、换话题各命中条款多少 / Score talks: right clause on first turns, follow-ups, new topics."""
    settings = read_settings(policies or ctx.obj.policies, data or ctx.obj.data)
    prepare_process(settings)
    return wiring.run_evaluate_talk(settings, file, ctx.obj.clock(), as_json=as_json)
