"""What is the matter with a backup, or keeps one from being made or brought back: a value, its words are the talker's."""

from enum import StrEnum


class Fault(StrEnum):
    """Why it was refused. `what` and `why` of the refusal name the file, the table or the words of the system."""

    NO_FILE = "no_file"
    NOT_OURS = "not_ours"
    CUT = "cut"
    CHANGED = "changed"
    UNSAFE = "unsafe"
    TOO_LARGE = "too_large"
    NEWER = "newer"
    SCHEMA = "schema"
    DATABASE = "database"
    ROWS = "rows"
    EXISTS = "exists"
    NOT_EMPTY = "not_empty"
    BUSY = "busy"
    DISK_FULL = "disk_full"
    DISK = "disk"
    NAME = "name"
    NO_DATABASE = "no_database"
    NO_DOCUMENTS = "no_documents"


class BackupRefused(Exception):
    """Not done, and nothing that stood before was touched. `what` is the file, folder, table or revision that it is about."""

    def __init__(self, fault: Fault, what: object = "", why: str = "") -> None:
        """`why` are words of the system or of SQLite, in English."""
        super().__init__(fault, str(what), why)
        self.fault = fault
        self.what = str(what)
        self.why = why
