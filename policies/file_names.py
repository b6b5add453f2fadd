"""File names that are no UTF-8 (文件名乱码), as old archive programs leave them: how they are shown, and what to do about them."""

import os

from policies.provision import FormatProblem

NO_UTF8 = "文件名不是 UTF-8，这个文件没有读入"
_USUAL = "gb18030"  # what the names in such archives were written in


def is_utf8(name: str) -> bool:
    """Whether it can be written down at all; Python keeps other bytes as halves of characters."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def shown(name: str) -> str:
    """The path with two hexadecimal digits for each byte of a name that is none; other names as they are."""
    return "/".join(part if is_utf8(part) else _escaped(part) for part in name.split("/"))


def _escaped(part: str) -> str:
    return _bytes(part).decode("ascii", "backslashreplace")


def _bytes(name: str) -> bytes:
    try:
        return os.fsencode(name)
    except UnicodeEncodeError:  # halves of characters that no disk has given
        return name.encode("utf-8", "surrogatepass")


def name_problem(name: str) -> FormatProblem | None:
    """What is wrong with a name, and which name was probably meant; None where nothing is."""
    if is_utf8(name):
        return None
    guess = _meant(name)
    meant = f"，例如“{guess}”" if guess else ""
    message = f"{NO_UTF8}：请改名{meant} / the name is no UTF-8, the file is left out: rename it"
    return FormatProblem(shown(name), 1, message)


def _meant(name: str) -> str:
    try:
        guess = _bytes(name).decode(_USUAL)
    except UnicodeDecodeError:
        return ""
    return guess if guess.isprintable() else ""
