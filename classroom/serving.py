"""``flask serve`` and ``flask worker``: the web processes and the worker of one machine."""

from __future__ import annotations

import os
import shlex
import socket
import sys
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from honcho.manager import Manager

from classroom import jobs, seats
from classroom.cli import require_migrated

#: Enough that a school which signs in at once waits for its hashes in threads of its own; how many requests are worked
#: on at once is another matter, see :mod:`classroom.seats`.
WEB_THREADS = 128


def init_app(app: Flask) -> None:
    """Give every request a seat, and add the commands."""
    app.wsgi_app = seats.seated(app.wsgi_app)  # type: ignore[assignment, method-assign]
    app.cli.add_command(serve)
    app.cli.add_command(worker)


@click.command()
@with_appcontext
def worker() -> None:
    """Read dossiers and do other work in the background, until stopped."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    queue = app.extensions["queue"]
    jobs.beat(queue)
    jobs.go_round(app)
    # Two threads: a sign of life is given even while a long dossier is being read.
    queue.create_consumer(workers=2, worker_type="thread", periodic=True).run()


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@with_appcontext
def serve(host: str, port: int) -> None:
    """Serve the site over plain HTTP, with its worker, until either stops or Ctrl-C is pressed."""
    require_migrated()
    require_free(host, port)
    environment = {**os.environ, "RECOUPE_HTTPS": "0"}
    python = shlex.quote(sys.executable)
    commands = {
        "web": f"{python} -m granian {shlex.join(granian_options(host, port))} wsgi:app",
        "worker": f"{python} -m flask --app wsgi:app worker",
    }
    manager = Manager()
    for name, command in commands.items():
        manager.add_process(name, command, env=environment, cwd=str(Path(current_app.root_path).parent))
    click.echo(f"\n  Recoupe: http://{host}:{port}/\n  Ctrl-C stops it.\n")
    manager.loop()
    sys.exit(manager.returncode)


def require_free(host: str, port: int) -> None:
    """Make sure that nothing listens there yet.

    :raises click.ClickException: when something does, or when the address is none of this machine's.
    """
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.ClickException(f"cannot serve on {host}:{port}: {error.strerror}") from None


def granian_options(host: str, port: int) -> list[str]:
    """How the web server is run: the arguments of ``granian`` before the name of the application."""
    where = ["--interface", "wsgi", "--host", host, "--port", str(port)]
    # Only errors: granian warns of more threads than cores, which is meant.
    return [*where, "--blocking-threads", str(WEB_THREADS), "--no-ws", "--log-level", "error"]
