"""On the site, a dispatch added or corrected sends only what it touches through the language model again."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from classroom.clock import utc_now
from classroom.database import begin_write
from classroom.dossiers import service
from classroom.dossiers.reading import Surroundings, run_reading
from classroom.extensions import db
from classroom.item_bank.service import keep_written_items
from classroom.models import Dispatch, Reading, ReadingStage
from questions.annotator.parsing import parses

pytestmark = pytest.mark.model

HARBOUR = """KERVERN, 4 mars 2021 (AFP) - Les travaux de la digue de Kervern, suspendus depuis janvier en raison des
tempêtes, reprendront lundi, a annoncé jeudi le maire, Yann Le Goff. Le chantier emploie 45 personnes.
"""
COUNCIL = """La présidente de l'association des plaisanciers, Maïwenn Cadiou, doute que la digue soit prête en juin.
Elle l'a dit mardi devant le conseil municipal. Le chantier emploie 30 personnes, d'après l'association.
"""
PREFECT = """Le préfet a rappelé vendredi que la digue de Kervern protège le port depuis 1954.
Il a promis une aide de deux millions d'euros à la commune avant la fin de l'année.
"""


@pytest.fixture
def dossier(make):
    dossier = make.dossier(make.teacher())
    make.dispatch(dossier, HARBOUR, file="01.txt")
    make.dispatch(dossier, COUNCIL, file="02.txt")
    return dossier


@pytest.fixture
def read(app, session, dossier, monkeypatch):
    """Reads the dossier with the real engine; gives back the report and the files that were parsed."""
    parsed: list[str] = []
    run = parses.run

    def counted(dispatches):
        parsed.extend(dispatch.file for dispatch in dispatches)
        return run(dispatches)

    monkeypatch.setattr(parses, "run", counted)
    parses.forget()

    def once():
        parsed.clear()
        session.rollback()
        begin_write(session)
        reading_id = service.request_reading(session, dossier.id, dossier.owner_id, utc_now()).id
        session.commit()
        with app.app_context():
            run_reading(Surroundings(db.sessionmaker, keep_written_items, utc_now), reading_id)
        session.rollback()
        reading = session.get_one(Reading, reading_id)
        assert reading.stage is ReadingStage.DONE
        return reading.report, sorted(parsed)

    return once


def correct(session, dossier, *correction):
    wanted = select(Dispatch).where(Dispatch.dossier_id == dossier.id, Dispatch.file == "02.txt")
    service.correct_dispatch(session.scalars(wanted).one(), service.Correction(*correction))
    session.commit()


def values(report, words):
    return [each["value"] for each in report["time_expressions"] if each["text"] == words]


def test_a_dispatch_that_is_added_alone_goes_through_the_model(session, dossier, make, read):
    _, first = read()
    make.dispatch(dossier, PREFECT, file="03.txt")
    session.commit()
    report, second = read()
    assert (first, second) == (["01.txt", "02.txt"], ["03.txt"])
    assert {each["file"] for each in report["dispatches"]} == {"01.txt", "02.txt", "03.txt"}


def test_a_corrected_date_and_outlet_count_the_days_anew_and_parse_nothing(session, dossier, read):
    before, _ = read()
    correct(session, dossier, "Le Courrier", None, "2021-03-13", None)
    after, parsed = read()
    assert parsed == []
    assert values(after, "mardi") == ["2021-03-09"] != values(before, "mardi")
    parses.forget()
    assert read()[0] == after


def test_a_corrected_body_parses_that_dispatch_alone(session, dossier, read):
    read()
    correct(session, dossier, None, None, None, [[0, COUNCIL.index("Elle")]])
    report, parsed = read()
    assert parsed == ["02.txt"]
    assert values(report, "mardi") == []


def test_after_the_worker_was_restarted_the_same_is_found(dossier, read):
    report, _ = read()
    parses.forget()
    again, parsed = read()
    assert again == report
    assert parsed == ["01.txt", "02.txt"]
