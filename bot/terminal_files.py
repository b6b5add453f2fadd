"""Files of a reply at a terminal: written into a folder, and named in its place."""

from dataclasses import replace
from pathlib import Path

from bot.message import Attachment, Reply, Span
from bot.wording import faint
from bot.wording_files import file_kept, file_not_kept

EXPORTS = "exports"  # the folder inside the data folder
_READABLE_BY_ITS_OWNER = 0o600


def with_files_kept(reply: Reply, folder: Path) -> Reply:
    """The reply with its files written into `folder`, which is made; each stands in it as its caption and its path.

    A file of the same name is overwritten: it is the older state of the same thing. One that cannot be written is said so.
    """
    if not reply.attachments:
        return reply
    kept = tuple(_keep(file, folder) for file in reply.attachments)
    return replace(reply, spans=(*reply.spans, *kept), attachments=())


def _keep(file: Attachment, folder: Path) -> Span:
    path = folder / (Path(file.name.replace("\\", "/")).name or "file")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(_READABLE_BY_ITS_OWNER)
        path.write_bytes(file.data)
    except OSError as error:
        return faint(file_not_kept(file.caption or file.name, str(folder), error.strerror or type(error).__name__))
    return faint(file_kept(file.caption or file.name, str(path)))
