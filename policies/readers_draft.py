"""The sheet a reader writes on: blocks of Markdown from top to bottom, with notes at the line where they belong."""

from collections.abc import Sequence

from policies import readers_wording as say
from policies.readers_result import Note, Reading, Unreadable
from policies.readers_tables import Cell, Table, lay_out, one_line

HEADING_LIMIT = 60
"""Characters; a longer "heading", or one that ends as a sentence does, is a paragraph that somebody set in bold."""


class Draft:
    """Collects blocks. Each paragraph stands on a line of its own, with a blank line between blocks."""

    def __init__(self, cell_limit: int) -> None:
        self._lines: list[str] = []
        self._notes: list[Note] = []
        self._cell_limit = cell_limit
        self._cells = 0

    def paragraph(self, text: str) -> None:
        """A paragraph; inner line breaks start a new one."""
        for line in text.split("\n"):
            if kept := " ".join(line.split()) if line.isascii() else line.strip():
                self._block([kept])

    def heading(self, depth: int, text: str) -> None:
        """A heading of depth 1 to 6, or a paragraph where the text is too long to be one."""
        title = one_line(text)
        if title and len(title) <= HEADING_LIMIT and title[-1] not in "。；;":
            self._block(["#" * min(max(depth, 1), 6) + " " + title])
        else:
            self.paragraph(title)

    def cells(self, cells: Sequence[Cell]) -> None:
        """A table out of drawn cells. Raises Unreadable over the limit of cells."""
        self._cells += len(cells)
        if self._cells > self._cell_limit:
            raise Unreadable(say.too_many_cells(self._cell_limit))
        self.table(lay_out(cells, self._cell_limit))

    def table(self, table: Table) -> None:
        """A table with the lines above and below it; one column, or one row, is text and no table."""
        for caption in table.captions:
            self._block([caption])
        if len(table.header) > 1 and table.body:
            self._block(table.to_markdown().split("\n"))
        else:
            for row in (table.header, *table.body):
                self.paragraph(" ".join(text for text in dict.fromkeys(row) if text))
        for remark in table.remarks:
            self._block([remark])

    def note(self, message: str) -> None:
        """A gap where the next block will stand."""
        self._notes.append(Note(len(self._lines) + 2 if self._lines else 1, message))

    def reading(self) -> Reading:
        """What was written. A gap at the very end is put at the last line."""
        last = max(len(self._lines), 1)
        notes = (Note(min(note.line, last), note.message) for note in self._notes)
        return Reading("\n".join(self._lines) + "\n", tuple(notes))

    def _block(self, lines: list[str]) -> None:
        if self._lines:
            self._lines.append("")
        self._lines.extend(lines)
