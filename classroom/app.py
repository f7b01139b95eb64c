"""The application, put together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Flask

from classroom import (
    accounts,
    addresses,
    attempts,
    audit,
    demo,
    dossiers,
    error_pages,
    exports,
    health,
    i18n,
    item_bank,
    jobs,
    lessons,
    practice,
    presentation,
    privacy,
    quizzes,
    results,
    roster,
    security,
    serving,
    transactions,
)
from classroom.config import Settings
from classroom.extensions import alembic, csrf, db, login_manager

ROOT = Path(__file__).parent

#: In the order in which a dispatch travels through them.
ROOMS = (accounts, roster, dossiers, item_bank, quizzes, attempts, lessons, results, exports, privacy, practice, demo)


def create_app(settings: Settings | None = None, **overrides: Any) -> Flask:
    """Make the application.

    :param settings: of the installation; read from the environment when not given.
    :param overrides: Flask configuration that wins over the settings, for tests.
    :raises BadSetting: when a setting cannot be used.
    """
    app = Flask(
        "classroom",
        root_path=str(ROOT),
        template_folder=str(ROOT.parent / "templates"),
        static_folder=str(ROOT.parent / "static"),
        instance_path=str(ROOT.parent / "instance"),
    )
    app.config.from_mapping((settings or Settings.from_environment(Path(app.instance_path))).flask())
    app.config.from_mapping(overrides)
    _add_extensions(app)
    for room in ROOMS:
        room.init_app(app)
    app.register_blueprint(health.blueprint)
    jobs.init_app(app)
    return app


def _add_extensions(app: Flask) -> None:
    db.init_app(app)
    alembic.init_app(app)
    csrf.init_app(app)
    login_manager.init_app(app)
    for part in (audit, addresses, transactions, i18n, presentation, security, error_pages, serving):
        part.init_app(app)
