"""Runs external programs that read files: with limits on time and output, and without a network.

All that they started ends with them.
"""

import os
import selectors
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import IO

from .errors import DamagedFileError, RefusedError, TimeLimitError
from .limits import OUTPUT_BYTES, SECONDS

_READ = 1 << 16
_NONE: Mapping[str, str] = {}
_NAMESPACES = (("--net", "--"), ("--map-root-user", "--net", "--"))
"""The command that runs a program without a network: as root, and as any user if the system allows it."""


def run_program(
    command: list[str], place: str, data: bytes = b"", seconds: float = SECONDS, variables: Mapping[str, str] = _NONE
) -> bytes:
    """Standard output of a program that reads ``data``. It runs without a network if the system can do that.

    ``variables`` are environment variables for the program alone; those of the caller take precedence.

    Raises:
        DamagedFileError: The program fails.
        TimeLimitError: It takes longer than ``seconds``.
        RefusedError: It writes more than `OUTPUT_BYTES`.
    """
    name = Path(command[0]).name
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as errors:
        given.write(data)
        given.seek(0)
        process = subprocess.Popen([*no_network(), *command], stdin=given, stdout=subprocess.PIPE, stderr=errors,
                                   env={**variables, **os.environ})
        try:
            output = _read(process, name, place, time.monotonic() + seconds)
        except subprocess.TimeoutExpired as error:
            raise TimeLimitError(place, f"{name} took longer than {seconds:g} seconds") from error
        finally:
            if process.poll() is None:
                kill_family(process.pid)
            process.wait()
        if process.returncode:
            raise DamagedFileError(place, f"{name} failed: {_last_line(errors) or process.returncode}")
    return output


def _read(process: "subprocess.Popen[bytes]", name: str, place: str, until: float) -> bytes:
    """The output of a program until it ends."""
    assert process.stdout is not None
    output = bytearray()
    with process.stdout as stream, selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        while True:
            if not selector.select(max(0.0, until - time.monotonic())):
                raise subprocess.TimeoutExpired(name, 0)
            part = os.read(stream.fileno(), _READ)
            if not part:
                break
            output += part
            if len(output) > OUTPUT_BYTES:
                raise RefusedError(place, f"{name} makes more than {OUTPUT_BYTES} bytes of it")
    process.wait(max(0.1, until - time.monotonic()))
    return bytes(output)


def _last_line(errors: IO[bytes]) -> str:
    end = errors.seek(0, os.SEEK_END)
    errors.seek(max(0, end - _READ))
    return errors.read().decode("utf-8", "replace").strip().split("\n")[-1]


@cache
def no_network() -> tuple[str, ...]:
    """The prefix that runs a command without a network; empty if the system does not allow that."""
    unshare = shutil.which("unshare")
    for options in _NAMESPACES if unshare else ():
        prefix = (str(unshare), *options)
        if subprocess.run([*prefix, "true"], capture_output=True, check=False, timeout=SECONDS).returncode == 0:
            return prefix
    return ()


def kill_family(pid: int) -> None:
    """Kills a process and all that it started, as far as the system lists them; the process itself last."""
    for each in [*iter_family(pid)][::-1] if pid > 0 else ():
        try:
            os.kill(each, signal.SIGKILL)
        except ProcessLookupError:
            continue


def iter_family(pid: int) -> Iterator[int]:
    """A process and its descendants. Outside Linux, the process alone."""
    yield pid
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        children = " ".join((thread / "children").read_text() for thread in threads).split()
    except OSError:
        return
    for child in children:
        yield from iter_family(int(child))
