"""What is said of backups."""

import pytest

from bot.wording_backup import fault_line
from store.backup_faults import BackupRefused, Fault


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_has_a_sentence_in_both_languages(fault: Fault) -> None:
    """That names what it is about where there is something to name, and says what to do."""
    line = fault_line(BackupRefused(fault, "WHAT", "WHY"))
    chinese, _, english = line.partition(" / ")
    assert "WHAT" in chinese or "WHY" in chinese
    assert "请" in chinese
    assert english.isascii() and english.endswith(".")
