"""A fresh process of the bot, timed and weighed from outside: start to first answer, memory while it serves."""

import json
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class ProcessFailed(Exception):
    """The process ended before it answered; the message names its command."""


@dataclass(frozen=True, slots=True)
class Serving:
    """What a process took: seconds from its start to its first answer, MB resident after all answers and at most.

    Memory is None where the system does not tell (it stands in /proc on Linux).
    """

    first_answer_s: float
    resident_mb: float | None
    peak_mb: float | None


def serve(command: Sequence[str], questions: Sequence[str]) -> Serving:
    """Start `command`, which reads {"id", "question"} lines and prints one line for each, and ask it the questions.

    Raises ProcessFailed, also where the command cannot be started.
    """
    started = time.perf_counter()
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    except OSError as error:
        raise ProcessFailed(f"无法启动 {' '.join(command)}（{error}） / cannot be started") from error
    with process:
        try:
            _ask(process, questions[0])
            first = time.perf_counter() - started
            for question in questions[1:]:
                _ask(process, question)
            return Serving(first, _megabytes(process.pid, "VmRSS"), _megabytes(process.pid, "VmHWM"))
        finally:
            process.kill()


def _ask(process: "subprocess.Popen[str]", question: str) -> None:
    if process.stdin is None or process.stdout is None:
        raise ProcessFailed("no pipes")
    try:
        process.stdin.write(json.dumps({"id": "1", "question": question}) + "\n")
        process.stdin.flush()
    except BrokenPipeError:
        answer = ""
    else:
        answer = process.stdout.readline()
    if not answer:
        command = " ".join(str(part) for part in process.args) if isinstance(process.args, list | tuple) else "-"
        raise ProcessFailed(
            f"进程没有作答就结束了：{command}。请单独运行它看错误信息。 / It ended without an answer; run it alone."
        )


def _megabytes(pid: int, field: str) -> float | None:
    """A field of /proc/PID/status, in MB of 1024 kB."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    return next((round(int(line.split()[1]) / 1024, 1) for line in lines if line.startswith(f"{field}:")), None)
