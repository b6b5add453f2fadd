"""What the process itself needs before anything heavy is loaded: logging, variables that libraries read, the data folder."""

import logging
import os
import socket
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from bot.log_lines import formatter
from bot.log_masking import mask_logs
from bot.settings import Settings, default_data_dir, unknown_variables
from bot.stopping import CannotStart
from rag.model_kinds import folder_of, names_no_folder

_LOG = logging.getLogger(__name__)
_HUB = "https://huggingface.co"


def prepare_process(settings: Settings) -> None:
    """Logging to stderr with secrets masked, and the environment that heavy libraries read when they are loaded."""
    secrets = [one.get_secret_value() for one in (settings.telegram.token, settings.serving.webhook_secret) if one]
    mask_logs([*secrets, settings.chat.secret()])
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(settings.talk.log_level)  # the handler's level too: some libraries set their loggers to DEBUG
    handler.setFormatter(formatter(settings.talk.log_format))
    logging.basicConfig(handlers=[handler], level=settings.talk.log_level)
    for sentence in unknown_variables():
        _LOG.warning(sentence)
    models = (settings.engine.embedding_model, settings.engine.reranker_model)
    if "HF_HUB_OFFLINE" not in os.environ and not (any(map(_is_of_a_hub, models)) and hub_is_there(os.environ)):
        os.environ["HF_HUB_OFFLINE"] = "1"  # else a hub model may be fetched: the user asked for one
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # busy waiting costs 130-500 ms at p95 on a loaded machine
    os.environ.setdefault("LANGSMITH_TRACING", "false")  # else prompts are posted to a service
    os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")


def _is_of_a_hub(model: str) -> bool:
    return bool(model) and folder_of(model) is None and not names_no_folder(model)


def hub_is_there(environment: Mapping[str, str]) -> bool:
    """Whether the hub's name can be looked up; without that its library tries again for minutes. A proxy looks it up itself."""
    if any(environment.get(name) for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")):
        return True
    try:
        host = urlsplit(environment.get("HF_ENDPOINT") or _HUB).hostname
        return bool(host and socket.getaddrinfo(host, 443))
    except (OSError, ValueError):
        return False


def data_folder(settings: Settings) -> Path:
    """The data folder, made where it is missing and tried by writing. Raises CannotStart."""
    folder = settings.folders.data
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        raise CannotStart(
            f"数据文件夹 {folder} 不能写入（{error.strerror}）。请检查权限和磁盘空间，"
            f"或用 --data 或 ASSISTANT_DATA_DIR 指定另一个文件夹，例如 {_elsewhere(folder)}。\n"
            f"The data folder cannot be written. Check permissions and space, or name another one with --data or "
            f"ASSISTANT_DATA_DIR."
        ) from error


def _elsewhere(folder: Path) -> Path:
    usual = default_data_dir()
    return usual if usual != folder else Path.home() / "yinfeng-data"
