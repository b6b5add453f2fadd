"""`python -m bot`: the outermost shell. Whatever happens, a person reads one sentence and never a traceback.

Exit codes: 0 done; 1 the work or the input is refused; 2 the surroundings are broken, and the sentence says what to do.
"""

import io
import logging
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime

from typer.exceptions import TyperException

from bot.commands import Surroundings, app
from bot.log_lines import tell_operator
from bot.stopping import CannotStart, InputRefused
from store.unavailable import StoreUnavailable

DONE, REFUSED, BROKEN = 0, 1, 2
_LOG = logging.getLogger("bot")


def main(arguments: list[str] | None = None, clock: Callable[[], datetime] | None = None) -> int:
    """Run one command line (without the program's name; None: that of the process) and give its exit code.

    `clock` is the one of this machine where none is given.
    """
    _survive_odd_characters()
    try:
        words = (sys.argv[1:] if arguments is None else arguments) or ["--help"]
        result = app(words, standalone_mode=False, prog_name="python -m bot", obj=Surroundings(clock or _now))
        code = result if isinstance(result, int) else DONE
    except TyperException as error:
        code = _say(f"{error.format_message()}\n--help 查看写法 / --help shows how", REFUSED)
    except InputRefused as error:
        code = _say(str(error), REFUSED)
    except (CannotStart, StoreUnavailable) as error:
        code = _say(str(error), BROKEN)
    except KeyboardInterrupt:
        code = DONE
    except BrokenPipeError:
        # Whoever read our output is gone; the interpreter would complain when it flushes stdout at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = DONE
    except Exception as error:  # noqa: BLE001  # the outermost shell: logged, and said in one sentence
        code = _crashed(error)
    return code


def _now() -> datetime:
    return datetime.now(UTC)


def _survive_odd_characters() -> None:
    """What a terminal cannot show becomes ?, instead of ending the conversation."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _say(sentence: str, code: int) -> int:
    tell_operator(sentence, logging.ERROR)
    return code


def _crashed(error: Exception) -> int:
    """The traceback is for whoever develops: it is logged at LOG_LEVEL=DEBUG only."""
    _LOG.error("%s: %s", type(error).__name__, error, exc_info=_LOG.isEnabledFor(logging.DEBUG))
    return _say(
        "程序出错，没有完成。请运行 doctor 检查环境；设 LOG_LEVEL=DEBUG 再试一次可以看到细节。\n"
        "Something went wrong and the work is not done. Run `doctor`; LOG_LEVEL=DEBUG shows the details.",
        BROKEN,
    )


if __name__ == "__main__":
    sys.exit(main())
