"""A class in the middle of a quiz."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import pytest
from hypothesis import settings
from sqlalchemy.orm import Session
from werkzeug.serving import make_server

from classroom.attempts import queries, service
from classroom.models import Accommodation, Attempt, ItemKind, ItemVersion, Quiz, ReviewFrom, SchoolClass, User

# Examples are small; how long one takes says more about the machine than about the code.
settings.register_profile("attempts", deadline=None)
settings.load_profile("attempts")

#: Open as the factory's clock stands.
RULES = {"time_limit_minutes": 30, "review_from": ReviewFrom.HAND_IN}

#: One question of each kind with words that may reach a student and words (keys, reasons) that may not.
SECRET = "SECRET"
KINDS: dict[ItemKind, tuple[str, ...]] = {
    ItemKind.SINGLE: ("*Bruges", "Gand", "Anvers"),
    ItemKind.MULTIPLE: ("*Brest", "*Nantes", "Lyon", "Dijon"),
    ItemKind.TRUE_FALSE: ("Vrai", "*Faux"),
    ItemKind.ORDER: ("*vote", "*grève", "*accord", "*reprise"),
    ItemKind.MATCH: ("*Oslo → Norvège", "*Turku → Finlande", "*Malmö → Suède"),
    ItemKind.NUMERIC: (f"*1500 {SECRET}",),
    ItemKind.SHORT: (f"*Élodie {SECRET}",),
}

#: The kinds that need more than options, with their rules: what a student reads of them, and what she may not.
MORE_KINDS: dict[ItemKind, tuple[list[dict[str, object]], dict[str, object]]] = {
    ItemKind.DATE: ([{"text": "8 août 1893", "correct": True}], {"partial": False}),
    ItemKind.GAP: (
        [
            {"text": f"Vesoul {SECRET}", "correct": True, "gap": 1},
            {"text": "la Moselle", "correct": True, "gap": 2},
            {"text": "la Somme", "correct": False, "gap": 2},
        ],
        {"text": "Le train part de [1] et longe [2].", "slips": 1},
    ),
    ItemKind.OPEN: ([{"text": f"Le péage {SECRET}", "correct": True, "weight": 2.0}], {"words": 80}),
    ItemKind.HIGHLIGHT: (
        [{"text": "fermé faute de gardien", "correct": True}],
        {"passage": "Le musée est fermé faute de gardien. Il rouvre en mai.", "slack": 1, "source": "Agence du Lac"},
    ),
}


@dataclass
class Scene:
    """A quiz of one question of each kind, given to a class with Camille and Dominique in it."""

    session: Session
    teacher: User
    school_class: SchoolClass
    camille: User
    dominique: User
    versions: dict[ItemKind, ItemVersion]
    quiz: Quiz

    def start(self, now: datetime, student: User | None = None, **arguments: object) -> Attempt:
        """Start for Camille unless told otherwise, and commit."""
        who = student or self.camille
        attempt = service.start_attempt(self.session, self.quiz, who, self.school_class, now, **arguments)
        self.session.commit()
        return attempt

    def set(self, **values: object) -> None:
        """Change the quiz, seeing what requests have written meanwhile."""
        self.session.rollback()
        for name, value in values.items():
            setattr(self.quiz, name, value)
        self.session.commit()

    def item(self, attempt: Attempt, kind: ItemKind) -> int:
        """Id of the attempt's question of a kind."""
        items = queries.items_of(self.session, [attempt.id])
        return next(item.id for item in items if item.item_version.kind is kind)

    def give_extra_time(self, student: User, percent: int) -> None:
        self.session.add(Accommodation(student_id=student.id, extra_time_percent=percent))
        self.session.commit()


@pytest.fixture
def scene(make, session) -> Scene:
    teacher = make.teacher()
    school_class, other_class = make.school_class(teacher), make.school_class(teacher)
    versions = {kind: make.item(teacher, kind=kind, **_words(options)) for kind, options in KINDS.items()}
    quiz = make.quiz(teacher, list(versions.values()), (school_class,), **RULES)
    # Noise: another quiz, another class.
    make.quiz(teacher, [make.item(teacher)], (other_class,), **RULES)
    make.student(other_class, name="Noor Autre")
    camille = make.student(school_class, name="Camille Roux", sort_name="Roux Camille")
    dominique = make.student(school_class, name="Dominique Weber", sort_name="Weber Dominique")
    return Scene(session, teacher, school_class, camille, dominique, versions, quiz)


def _words(options):
    listed = [{"text": o.removeprefix("*"), "correct": o.startswith("*"), "why": f"why {SECRET}"} for o in options]
    return {"options": listed}


@pytest.fixture
def address(app, scene) -> Iterator[str]:
    """The application on a port of its own, with its tokens."""
    app.config["WTF_CSRF_ENABLED"] = True
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join(20)
    server.server_close()


@pytest.fixture
def device(app, chrome, address):
    """Opens a page as a signed-in user on a device of its own; a fault of a script fails the test."""
    contexts, faults = [], []

    def open_as(user, **options):
        options.setdefault("viewport", {"width": 375, "height": 720})
        options.setdefault("locale", "en")
        context = chrome.new_context(base_url=address, **options)
        contexts.append(context)
        signer = app.session_interface.get_signing_serializer(app)
        value = signer.dumps({"_user_id": user.get_id(), "_fresh": True})
        context.add_cookies([{"name": "session", "value": value, "url": address}])
        context.on("weberror", lambda error: faults.append(str(error.error)))
        return context.new_page()

    yield open_as
    for context in contexts:
        context.close()
    assert faults == []
