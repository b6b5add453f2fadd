"""What holds for all tests: the process is after each of them as it was before."""

import logging
import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    """A command line that runs inside a test sets up the logging of the whole process, as it should; other tests keep theirs."""
    root, make_record, show_exception = logging.getLogger(), logging.getLogRecordFactory(), sys.excepthook
    handlers, level = set(root.handlers), root.level
    yield
    logging.setLogRecordFactory(make_record)
    sys.excepthook = show_exception
    root.setLevel(level)
    for handler in set(root.handlers) - handlers:
        root.removeHandler(handler)
