"""Shows how embedding goes on, on stderr, once it takes longer than a second: a bar on a screen, else one line."""

import time

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from bot.log_lines import tell_operator, writes_json

PATIENCE = 1.0  # seconds without a word


class EmbeddingProgress:
    """Call it with (done, total); the last call has done == total."""

    def __init__(self, console: Console | None = None, patience: float = PATIENCE) -> None:
        self._console = console or Console(stderr=True, highlight=False)
        self._patience = patience
        self._announced = False
        self._started = time.monotonic()
        self._bar: Progress | None = None
        self._task = TaskID(0)

    def __call__(self, done: int, total: int) -> None:
        """Note how far it is; says how long it will take as soon as that can be told."""
        waited = time.monotonic() - self._started
        if done == 0:
            self._started = time.monotonic()
        elif not self._announced and done < total and waited >= self._patience:
            self._announce(done, total, waited)
        if self._bar is not None:
            self._bar.update(self._task, completed=done)
            if done >= total:
                self._bar.stop()

    def _announce(self, done: int, total: int, waited: float) -> None:
        self._announced = True
        remaining = round(waited / done * (total - done)) + 1
        sentence = (
            f"正在为文件建立索引，约需 {remaining} 秒，只在首次或文件有改动时进行。\n"
            f"Indexing the documents, about {remaining} s, only the first time and after changes."
        )
        if writes_json():  # a line for programs, and no bar between such lines
            tell_operator(sentence)
            return
        self._console.print(sentence, soft_wrap=True)
        if self._console.is_terminal:
            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._bar = Progress(*columns, console=self._console, transient=True)
            self._task = self._bar.add_task("索引 / index", total=total)
            self._bar.start()
