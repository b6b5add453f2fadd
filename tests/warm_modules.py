"""What the fork server of tests/warm.py has loaded before it forks: every module of the program, and what these load late."""

import gc
import importlib
import pkgutil

import bot
import policies
import rag
import store

_LATE = (
    "onnxruntime",
    "tokenizers",
    "opencc",
    "sqlalchemy.dialects.sqlite",
    "sqlalchemy.dialects.postgresql",
    "psycopg",
)

for package in (bot, policies, rag, store):
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not module.name.endswith("__main__") and ".migrations." not in module.name:
            importlib.import_module(module.name)
for name in _LATE:
    importlib.import_module(name)
gc.collect()
gc.freeze()
