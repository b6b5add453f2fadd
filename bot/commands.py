"""The command line: what can be typed, with its help. Each command reads settings and hands over to the wiring."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot import wiring, wiring_doctor, wiring_measuring
from bot.commands_backup import backups
from bot.commands_boards import boards
from bot.commands_chase import chase
from bot.commands_exchange import add_exchange
from bot.commands_injection import evaluate_injection
from bot.commands_service import service
from bot.commands_staff import evaluate_messages, staff
from bot.commands_talk import evaluate_talk
from bot.json_lines import BatchQuestion
from bot.log_lines import tell_operator
from bot.message import Role
from bot.settings import Settings, read_settings
from bot.surroundings import prepare_process

Clock = Callable[[], datetime]

_PoliciesDir = Annotated[
    Path | None, typer.Option("--policies", metavar="DIR", help="文件目录，默认为自带示例 / folder of documents")
]
_DataDir = Annotated[
    Path | None, typer.Option("--data", metavar="DIR", help="数据目录：数据库、索引 / folder of database and index")
]
_AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")]


class Half(StrEnum):
    """Which half of a labelled set: the two share no question, so that tuning and reporting stay apart."""

    ALL = "all"
    EVEN = "even"
    ODD = "odd"


_Half = Annotated[Half, typer.Option(help="用哪一半 / which half")]
_Limit = Annotated[int, typer.Option(min=0, help="只用前几条，0 为全部 / the first ones only, 0 for all")]

app = typer.Typer(
    help="引凤：招商政策助手，按文件条款回答。\n\nYinfeng: the investment policy assistant; every answer names its clause.",
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the command line stands on: the clock, and folders given before the command."""

    clock: Clock
    policies: Path | None = None
    data: Path | None = None


@app.callback()
def _everywhere(ctx: typer.Context, policies: _PoliciesDir = None, data: _DataDir = None) -> None:
    ctx.obj = Surroundings(ctx.obj.clock, policies, data)


def _settings(ctx: typer.Context, policies: Path | None, data: Path | None) -> Settings:
    """Settings with the folders of the command line; those after the command win over those before it."""
    given: Surroundings = ctx.obj
    settings = read_settings(policies or given.policies, data or given.data)
    prepare_process(settings)
    return settings


@app.command()
def run(ctx: typer.Context, policies: _PoliciesDir = None, data: _DataDir = None) -> int:
    """设置了令牌就服务 Telegram，否则在终端对话 / Telegram with a token, else a chat in the terminal."""
    settings = _settings(ctx, policies, data)
    if settings.telegram.token is not None:
        return wiring.run_telegram(settings, ctx.obj.clock)
    return wiring.run_chat(settings, Role.INVESTOR, ctx.obj.clock)


@app.command()
def chat(
    ctx: typer.Context,
    role: Annotated[Role, typer.Option("--as", help="以谁的身份对话 / who is talking")] = Role.INVESTOR,
    policies: _PoliciesDir = None,
    data: _DataDir = None,
) -> int:
    """在终端对话；管道里逐行回答 / Chat in the terminal; line by line in a pipe."""
    return wiring.run_chat(_settings(ctx, policies, data), role, ctx.obj.clock)


@app.command()
def telegram(ctx: typer.Context, policies: _PoliciesDir = None, data: _DataDir = None) -> int:
    """服务 Telegram，需要 TELEGRAM_BOT_TOKEN / Serve Telegram; needs TELEGRAM_BOT_TOKEN."""
    return wiring.run_telegram(_settings(ctx, policies, data), ctx.obj.clock)


@app.command()
def ask(  # noqa: PLR0913, PLR0917  # each argument is something that can be typed
    ctx: typer.Context,
    question: Annotated[str, typer.Argument(help="一个问题 / one question")] = "",
    place: Annotated[str, typer.Option(help="限定地方 / narrow to one place")] = "",
    day: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="按哪天的规定 / day of the law")
    ] = None,
    batch: Annotated[
        Path | None,
        typer.Option(metavar="FILE.jsonl", help='逐行 {"id","question"[,"place","day"]}，- 为标准输入 / - is stdin'),
    ] = None,
    as_json: _AsJson = False,
    policies: _PoliciesDir = None,
    data: _DataDir = None,
) -> int:
    """回答一个问题，或一个文件里的问题 / Answer one question, or those of a file."""
    if bool(question.strip()) == (batch is not None):
        return _complain('请写一个问题，或用 --batch 指定文件：ask "奖励最高多少？" / one question, or --batch FILE')
    settings = _settings(ctx, policies, data)
    law_day = day.date() if day else None
    if batch is None:
        return wiring.run_ask(
            settings, BatchQuestion("1", question, place, law_day), _today(ctx, settings), as_json=as_json
        )
    return wiring.run_batch(settings, batch, BatchQuestion("", "", place, law_day), _today(ctx, settings))


@app.command("import")
def import_(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="pdf docx xlsx html txt md")],
    into: Annotated[Path | None, typer.Option(metavar="DIR", help="放进哪个目录，默认为文件目录 / where to")] = None,
    policies: _PoliciesDir = None,
    data: _DataDir = None,
) -> int:
    """把文件转成统一格式，原件保留 / Turn documents into the one format; originals are kept."""
    return wiring.run_import(_settings(ctx, policies, data), files, into)


@app.command()
def reindex(ctx: typer.Context, policies: _PoliciesDir = None, data: _DataDir = None) -> int:
    """读文件，更新索引；没有改动的不重算 / Read the documents and bring the index up to date."""
    return wiring.run_reindex(_settings(ctx, policies, data))


evaluate = typer.Typer(help="用带标注的问题打分 / Score against labelled questions.", no_args_is_help=True)
app.add_typer(evaluate, name="evaluate")
app.add_typer(staff)
app.add_typer(service)
app.add_typer(boards)
app.add_typer(chase)
app.add_typer(backups)
add_exchange(app)
evaluate.command("messages")(evaluate_messages)
evaluate.command("talk")(evaluate_talk)
evaluate.command("injection")(evaluate_injection)


@evaluate.command("questions")
def evaluate_questions(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="questions.jsonl")],
    half: _Half = Half.ALL,
    limit: _Limit = 0,
    failures: Annotated[bool, typer.Option(help="列出答错的 / list what went wrong")] = False,
    policies: _PoliciesDir = None,
    data: _DataDir = None,
) -> int:
    """问答打分：命中条款、金额、拒答 / Score answers: clause, figures, refusals."""
    settings = _settings(ctx, policies, data)
    part = wiring.Part(half, limit)
    return wiring.run_evaluate_questions(settings, file, _today(ctx, settings), part, failures=failures)


@evaluate.command("compare")
def evaluate_compare(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="questions.jsonl")],
    against: Annotated[
        list[str] | None, typer.Option(metavar="NAME=VALUE", help="另一套模型设置 / models to compare with")
    ] = None,
    half: _Half = Half.ALL,
    limit: _Limit = 0,
    policies: _PoliciesDir = None,
    data: _DataDir = None,
) -> int:
    """几套设置和教科书做法同场对比 / Settings of ours and the plain LangChain recipe side by side."""
    settings = _settings(ctx, policies, data)
    part = wiring.Part(half, limit)
    return wiring_measuring.run_compare(settings, file, against or [], _today(ctx, settings), part)


@evaluate.command("retrieval")
def evaluate_retrieval(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="corpus.jsonl, queries.jsonl, qrels.tsv")],
    half: _Half = Half.ALL,
    limit: _Limit = 0,
    policies: _PoliciesDir = None,
    data: _DataDir = None,
) -> int:
    """检索打分：nDCG@10、recall@10 / Score retrieval."""
    return wiring.run_evaluate_retrieval(_settings(ctx, policies, data), folder, wiring.Part(half, limit))


@evaluate.command("refusal")
def evaluate_refusal(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="corpus.jsonl, queries.jsonl, qrels.tsv")],
    half: _Half = Half.ALL,
    limit: _Limit = 0,
    policies: _PoliciesDir = None,
    data: _DataDir = None,
) -> int:
    """别的语料上的拒答打分 / Score refusing over texts of another trade."""
    settings = _settings(ctx, policies, data)
    part = wiring.Part(half, limit)
    return wiring_measuring.run_evaluate_refusal(settings, folder, _today(ctx, settings), part)


@evaluate.command("fit")
def evaluate_fit(
    ctx: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(help="带标注的问题，可几个文件 / questions.jsonl, several if you like")
    ],
    also: Annotated[
        list[str] | None,
        typer.Option(metavar="DIR=FILE", help="另一套文件和它的问题 / other documents with questions about them"),
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="写入权重文件 / write the file of weights")] = False,
    policies: _PoliciesDir = None,
    data: _DataDir = None,
) -> int:
    """用带标注的问题重新拟合“答还是不答” / Fit anew what decides between answer and refusal."""
    settings = _settings(ctx, policies, data)
    return wiring.run_evaluate_fit(settings, files, also or [], _today(ctx, settings), write=write)


class Measured(StrEnum):
    """What a bench measures."""

    ANSWERS = "answers"
    SERVICE = "service"


@app.command()
def bench(
    ctx: typer.Context,
    what: Annotated[
        Measured, typer.Argument(help="回答，或收发 / answers, or the service around them")
    ] = Measured.ANSWERS,
    workers: Annotated[
        int,
        typer.Option(min=1, max=16, help="几个进程共用 DATABASE_URL（service）/ workers on one DATABASE_URL (service)"),
    ] = 1,
    policies: _PoliciesDir = None,
    data: _DataDir = None,
) -> int:
    """测速度：一万多条虚构条文，或收发消息 / Measure time and memory over invented provisions, or of the service."""
    settings = _settings(ctx, policies, data)
    if what is Measured.SERVICE:
        return wiring.run_service_bench(settings, ctx.obj.clock, workers)
    return wiring.run_bench(settings)


@app.command()
def doctor(ctx: typer.Context, as_json: _AsJson = False, policies: _PoliciesDir = None, data: _DataDir = None) -> int:
    """检查设置、文件、数据库、索引、模型和 Telegram / Check everything and say what to do."""
    return wiring_doctor.run_doctor(_settings(ctx, policies, data), ctx.obj.clock(), as_json)


def _today(ctx: typer.Context, settings: Settings | None) -> date:
    now: datetime = ctx.obj.clock()
    return (now.astimezone(settings.talk.zone()) if settings else now).date()


def _complain(sentence: str) -> int:
    tell_operator(sentence, logging.ERROR)
    return 1
