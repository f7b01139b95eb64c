"""A web server under test: started as the product starts it, measured from outside, killed when a storm says so."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
STARTS_WITHIN_SECONDS = 60.0


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """Processes that belong together, in a process group of their own.

    :param arguments: of the Python interpreter.
    :param port: where they answer; ``None``: nowhere (a worker).
    """

    arguments: list[str]
    environment: dict[str, str]
    log: Path
    port: int | None = None
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self) -> None:
        """Start, and wait until the port answers."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, *self.arguments],
                cwd=ROOT,
                env={**os.environ, **self.environment},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        if self.port is not None:
            self._wait_until_up(self.port)

    def kill(self) -> None:
        """End all processes at once, without a warning (SIGKILL)."""
        self._signal(signal.SIGKILL)

    def stop(self) -> None:
        """End them in peace."""
        self._signal(signal.SIGTERM)

    def pids(self) -> list[int]:
        """All processes of the group."""
        assert self.process is not None
        return [pid for pid in _all_pids() if _group(pid) == self.process.pid]

    def cpu_seconds(self) -> float:
        """Processor time used so far, by all processes, to the nanosecond (the same counter as ``/proc/…/stat``)."""
        return sum(filter(None, map(cpu_seconds, self.pids())))

    def memory_bytes(self, without: str | None = None) -> int:
        """Memory in use (PSS: what is shared is counted once), of all processes.

        :param without: an argument; processes that were called with it are left out.
        """
        return sum(pss_bytes(pid) for pid in self.pids() if without not in _arguments(pid))

    def _signal(self, number: int) -> None:
        if self.process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(timeout=20)
        _wait_until_gone(self.process.pid)
        while self.port is not None and _answers(self.port):
            # Threads of a process that counts as dead already still hold its socket.
            time.sleep(0.02)
        self.process = None

    def _wait_until_up(self, port: int) -> None:
        deadline = time.monotonic() + STARTS_WITHIN_SECONDS
        while time.monotonic() < deadline:
            assert self.process is not None
            if self.process.poll() is not None:
                break
            if _answers(port):
                return
            time.sleep(0.05)
        raise RuntimeError(f"the server did not come up:\n{self.log.read_text(errors='replace')[-4000:]}")


@contextlib.contextmanager
def running(server: Server) -> Iterator[Server]:
    """A server that is stopped whatever happens."""
    server.start()
    try:
        yield server
    finally:
        server.stop()


def cpu_seconds(pid: int) -> float | None:
    """Processor time of a process; ``None`` when it is gone. See ``clock_getcpuclockid(3)`` for the number."""
    try:
        return time.clock_gettime((~pid << 3) | 2)
    except OSError:
        return None


def pss_bytes(pid: int) -> int:
    """Proportional set size of a process; 0 when it is gone."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def _arguments(pid: int) -> list[str]:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text(errors="replace").split("\0")
    return []


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


def _all_pids() -> list[int]:
    return [int(name) for name in os.listdir("/proc") if name.isdecimal()]


def _group(pid: int) -> int | None:
    """Process group of a process that is alive; a killed one that nobody has buried yet is in none."""
    with contextlib.suppress(OSError):
        state, _parent, group = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:3]
        return None if state == "Z" else int(group)
    return None


def _wait_until_gone(group: int) -> None:
    """Orphans of a killed parent end on their own time; the port and the locks are free only then."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and any(_group(pid) == group for pid in _all_pids()):
        time.sleep(0.02)
