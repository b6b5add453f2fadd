"""llama.cpp's own server on loopback, out of the package xllamacpp, in a process of its own that ends with the block."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PROGRAM = """
import sys, xllamacpp
params = xllamacpp.CommonParams()
params.model.path, params.n_ctx, params.n_parallel = sys.argv[1], 8192, 1
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
sys.stdin.read()
"""


@contextmanager
def llama_server(model: Path) -> Iterator[str]:
    """The base URL of a server that serves this .gguf file."""
    command = [sys.executable, "-c", _PROGRAM, os.fspath(model)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None and process.stdin is not None
        try:
            address = process.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1"), "the server did not start: is the file a model?"
            yield f"{address}/v1"
        finally:
            process.stdin.close()
            process.terminate()
