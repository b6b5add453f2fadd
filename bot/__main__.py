"""`python -m bot`: the outermost shell. Whatever happens, a person reads one sentence and never a traceback.

Exit codes: 0 done; 1 the work or the input is refused; 2 the surroundings are broken, and the sentence says what to do.
"""

import logging
import os
import sys
from datetime import UTC, datetime

from typer.exceptions import TyperException

from bot.commands import Surroundings, app
from bot.stopping import CannotStart, InputRefused

DONE, REFUSED, BROKEN = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Run one command line and give its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a terminal that cannot show a character
    try:
        code = app(arguments, standalone_mode=False, obj=Surroundings(lambda: datetime.now(UTC)))
        return code if isinstance(code, int) else DONE
    except TyperException as error:
        error.show()
        return REFUSED
    except InputRefused as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    except CannotStart as error:
        sys.stderr.write(f"{error}\n")
        return BROKEN
    except KeyboardInterrupt:
        return DONE
    except BrokenPipeError:
        # Whoever read our output is gone; the interpreter would complain when it flushes stdout at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception:  # the outermost shell: logged in full, said in one sentence
        logging.getLogger("bot").exception("stopped by an error nobody caught")
        sys.stderr.write(
            "程序出错，没有完成。详情见上面的日志；可以运行 doctor 检查环境。\n"
            "Something went wrong and the work is not done. See the log above; `doctor` checks the surroundings.\n"
        )
        return BROKEN


if __name__ == "__main__":
    sys.exit(main())
