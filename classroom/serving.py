"""``flask serve`` and ``flask worker``: the web processes and the worker of one machine."""

from __future__ import annotations

import os
import shlex
import sys

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from honcho.manager import Manager

from classroom import jobs


def init_app(app: Flask) -> None:
    """Add the commands."""
    app.cli.add_command(serve)
    app.cli.add_command(worker)


@click.command()
@with_appcontext
def worker() -> None:
    """Read dossiers and do other work in the background, until stopped."""
    queue = current_app.extensions["queue"]
    jobs.beat(queue)
    # Two threads: a sign of life is given even while a long dossier is being read.
    queue.create_consumer(workers=2, worker_type="thread", periodic=True).run()


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--announce", default="", help="Text to show once the site answers.")
def serve(host: str, port: int, announce: str) -> None:
    """Serve the site over plain HTTP, with its worker, until either stops or Ctrl-C is pressed."""
    environment = {**os.environ, "RECOUPE_HTTPS": "0"}
    python = shlex.quote(sys.executable)
    manager = Manager()
    manager.add_process("web", f"{python} -m granian {_granian_options(host, port)} wsgi:app", env=environment)
    manager.add_process("worker", f"{python} -m flask --app wsgi:app worker", env=environment)
    click.echo(f"\n  Recoupe: http://{host}:{port}/\n{announce}\n  Ctrl-C stops it.\n")
    manager.loop()
    sys.exit(manager.returncode)


def _granian_options(host: str, port: int) -> str:
    return f"--interface wsgi --host {shlex.quote(host)} --port {port} --blocking-threads 4 --no-ws"
