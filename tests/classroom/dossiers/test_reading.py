"""One reading of a dossier: from the queue to what is stored, whatever goes wrong in between."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text

from classroom import jobs
from classroom.clock import utc_now
from classroom.database import begin_write
from classroom.dossiers import reading as reading_module
from classroom.dossiers import service
from classroom.dossiers.intake import Incoming, decode
from classroom.dossiers.reading import LOST_AFTER, MAX_TRIES, Surroundings, next_waiting, revive_lost, run_reading
from classroom.dossiers.reading_job import read_dossier_in_background, sweep_readings
from classroom.extensions import db
from classroom.item_bank.service import Act, keep_written_items, move
from classroom.models import Dispatch, Item, ItemEvidence, ItemState, ItemVersion, Reading, ReadingStage
from questions.errors import NothingToRead, UnsupportedLanguage


@pytest.fixture
def dossier(make):
    noise = make.dossier(make.teacher())
    make.dispatch(noise, "Un autre dossier.", file="01.txt")
    dossier = make.dossier(make.teacher())
    make.dispatch(dossier, "Le pont a rouvert le 3 mai 2019.", file="01.txt")
    make.dispatch(dossier, "Le pont a rouvert le 4 mai 2019.", file="02.txt")
    return dossier


@pytest.fixture
def read(app, session, dossier):
    """Asks for a reading and runs it; gives back its row."""

    def run(progress=None):
        session.rollback()
        begin_write(session)
        reading_id = service.request_reading(session, dossier.id, dossier.owner_id, utc_now()).id
        session.commit()
        return resume(reading_id, progress)

    def resume(reading_id, progress=None):
        with app.app_context():
            more = {"progress": progress} if progress else {}
            run_reading(Surroundings(db.sessionmaker, keep_written_items, utc_now, **more), reading_id)
        session.rollback()
        return session.get_one(Reading, reading_id)

    run.resume = resume
    return run


def dispatch(session, dossier, file):
    return session.scalars(select(Dispatch).where(Dispatch.dossier_id == dossier.id, Dispatch.file == file)).one()


def items_of(session, dossier):
    return session.scalars(select(Item).where(Item.dossier_id == dossier.id).order_by(Item.rank)).all()


def test_what_was_read_is_kept_with_each_dispatch_and_the_report_with_the_reading(session, dossier, hand_made, read):
    reading = read()

    first = dispatch(session, dossier, "01.txt")
    assert (reading.stage, reading.done, reading.total) == (ReadingStage.DONE, 2, 2)
    assert [each["file"] for each in reading.report["dispatches"]] == ["01.txt", "02.txt"]
    assert (first.agency, first.headline) == ("Agence du Nord", "Le pont a rouvert le")
    assert (first.published_read, first.published_basis) == ("2016-04-20", "inferred")
    assert first.published_reason.startswith("Le jour de la semaine")
    assert first.zones == [[0, 32, "body"]]


def test_a_dispatch_that_cannot_be_read_says_why_and_the_others_are_read(session, dossier, hand_made, read):
    hand_made.refused = {"02.txt": "Cette dépêche n’est pas en français."}

    reading = read()

    assert reading.stage is ReadingStage.DONE
    assert dispatch(session, dossier, "01.txt").refusal is None
    assert dispatch(session, dossier, "02.txt").refusal == "Cette dépêche n’est pas en français."


def test_when_nothing_can_be_read_each_dispatch_says_why(session, dossier, hand_made, read):
    refusals = tuple(UnsupportedLanguage(file, "Pas en français.") for file in ("01.txt", "02.txt"))
    hand_made.error = NothingToRead("rien", refusals)

    reading = read()

    assert (reading.stage, reading.failure) == (ReadingStage.FAILED, "nothing")
    assert dispatch(session, dossier, "01.txt").refusal_code == "language"


def test_a_broken_engine_fails_the_reading_and_leaves_what_was_read_before(session, dossier, hand_made, read, caplog):
    read()
    hand_made.error = RuntimeError("boum")

    reading = read()

    assert (reading.stage, reading.failure) == (ReadingStage.FAILED, "engine")
    assert reading.finished_at is not None
    assert dispatch(session, dossier, "01.txt").agency == "Agence du Nord"
    assert "boum" in caplog.text


def test_the_engine_is_given_the_page_of_an_html_dispatch_and_answers_in_the_stored_text(
    session, dossier, hand_made, read
):
    page = "<html><head><meta property='og:site_name' content='La Gazette'></head><body><p>Le bac.</p></body></html>"
    intake = service.add_dispatches(session, dossier, [decode(Incoming("c.html", page.encode()))], utc_now())
    changed = service.add_dispatches(
        session, dossier, [decode(Incoming("d.html", page.encode() + b"<p>!</p>"))], utc_now()
    )
    changed.added[0].text = "Un texte que le moteur ne lit plus dans cette page."
    session.commit()

    read()

    texts = {source.file: source.text for source in hand_made.runs[0]}
    assert texts["c.html"] == page
    assert intake.added[0].text.strip() == "Le bac."
    assert texts["d.html"] == "Un texte que le moteur ne lit plus dans cette page."


def test_a_dispatch_that_was_taken_out_is_not_read(session, dossier, hand_made, read):
    service.remove_dispatch(dispatch(session, dossier, "02.txt"), utc_now())
    session.commit()

    read()

    assert [source.file for source in hand_made.runs[0]] == ["01.txt"]


def test_corrections_reach_the_engine_and_do_not_overwrite_what_was_read(session, dossier, hand_made, read):
    read()
    service.correct_dispatch(
        dispatch(session, dossier, "01.txt"),
        service.Correction("Le Courrier", "Le pont", "2019-05-03/2019-05-04", [[0, 7]]),
    )
    session.commit()

    read()

    source = hand_made.runs[1][0]
    first = dispatch(session, dossier, "01.txt")
    assert (source.agency, source.headline, source.published) == ("Le Courrier", "Le pont", "2019-05-03/2019-05-04")
    assert source.body == ((0, 7),)
    assert (first.agency, first.agency_read) == ("Le Courrier", "Agence du Nord")
    assert (first.published_read, first.published_basis) == ("2016-04-20", "inferred")
    assert first.zones == [[0, 7, "body"]]


# -------------------------------------------------------------------------------------------------------- questions


def test_what_the_engine_writes_becomes_drafts_with_their_evidence(session, dossier, hand_made, read, written):
    second = dispatch(session, dossier, "02.txt")
    hand_made.items = [written("date-1", second, "4 mai 2019")]

    read()

    (item,) = items_of(session, dossier)
    evidence = session.scalars(select(ItemEvidence)).one()
    assert (item.state, item.owner_id, item.rule) == (ItemState.DRAFT, dossier.owner_id, "fait-daté")
    assert item.current.options[1] == {"text": "non", "correct": False, "why": "Le texte dit le contraire."}
    assert (evidence.dispatch_id, evidence.quote) == (second.id, "4 mai 2019")
    assert second.text[evidence.start : evidence.end] == evidence.quote


def test_reading_again_makes_no_duplicates(session, dossier, hand_made, read, written):
    first = dispatch(session, dossier, "01.txt")
    hand_made.items = [written("a", first, "3 mai"), written("b", first, "pont"), written("a", first, "3 mai")]

    read()
    read()

    assert [item.engine_key for item in items_of(session, dossier)] == ["a", "b"]
    assert session.scalar(select(func.count()).select_from(ItemVersion)) == 2


def test_drafts_that_are_no_longer_written_are_withdrawn_and_curated_items_stay(
    session, dossier, hand_made, read, written
):
    first = dispatch(session, dossier, "01.txt")
    hand_made.items = [written(key, first, "pont") for key in ("left", "accepted", "rejected", "undone")]
    read()
    items = {item.engine_key: item for item in items_of(session, dossier)}
    move(session, items["accepted"], Act.ACCEPT, dossier.owner_id, utc_now())
    move(session, items["rejected"], Act.REJECT, dossier.owner_id, utc_now(), "trivial")
    move(session, items["undone"], Act.ACCEPT, dossier.owner_id, utc_now())
    move(session, items["undone"], Act.UNDO, dossier.owner_id, utc_now())
    session.commit()
    hand_made.items = []

    read()

    states = {item.engine_key: item.state for item in items_of(session, dossier)}
    assert states == {
        "accepted": ItemState.APPROVED,
        "rejected": ItemState.REJECTED,
        "undone": ItemState.DRAFT,
    }


def test_a_draft_that_is_written_differently_is_replaced_and_an_accepted_one_is_not(
    session, dossier, hand_made, read, written
):
    first = dispatch(session, dossier, "01.txt")
    hand_made.items = [written("a", first, "3 mai"), written("b", first, "3 mai")]
    read()
    accepted = session.scalars(select(Item).where(Item.engine_key == "b")).one()
    move(session, accepted, Act.ACCEPT, dossier.owner_id, utc_now())
    session.commit()
    hand_made.items = [written(key, first, "3 mai 2019", stem="Mieux dit ?") for key in ("a", "b")]

    read()

    stems = {item.engine_key: (item.current.stem, item.current.number) for item in items_of(session, dossier)}
    assert stems == {"a": ("Mieux dit ?", 1), "b": ("Question b ?", 1)}


# -------------------------------------------------------------------------------------------- one reading at a time


def test_asking_twice_while_one_waits_asks_once(session, dossier):
    one = service.request_reading(session, dossier.id, None, utc_now())
    two = service.request_reading(session, dossier.id, None, utc_now())

    assert one is two


def test_a_reading_that_was_asked_for_during_another_waits_for_its_turn(session, dossier, hand_made, read):
    later = {}

    def another_is_asked_for():
        begin_write(session)
        later["id"] = service.request_reading(session, dossier.id, None, utc_now()).id
        session.commit()
        read.resume(later["id"])
        later["stage"] = session.get_one(Reading, later["id"]).stage
        session.rollback()

    hand_made.meanwhile = another_is_asked_for
    read()
    hand_made.meanwhile = lambda: None

    assert later["stage"] is ReadingStage.WAITING
    assert next_waiting(session, dossier.id) == later["id"]
    assert len(hand_made.runs) == 1
    assert read.resume(later["id"]).stage is ReadingStage.DONE


def test_two_dossiers_are_read_at_the_same_time(session, dossier, hand_made, read, make):
    other = make.dossier(make.teacher())
    make.dispatch(other, "Autre texte.")

    def the_other_is_read():
        hand_made.meanwhile = lambda: None
        begin_write(session)
        reading_id = service.request_reading(session, other.id, None, utc_now()).id
        session.commit()
        assert read.resume(reading_id).stage is ReadingStage.DONE
        session.rollback()

    hand_made.meanwhile = the_other_is_read

    assert read().stage is ReadingStage.DONE


def test_nobody_is_kept_from_writing_while_the_engine_is_at_work(session, dossier, hand_made, read):
    def a_student_answers():
        session.rollback()
        session.execute(text("PRAGMA busy_timeout=0")) if session.bind.dialect.name == "sqlite" else None
        begin_write(session)
        dossier.title = "Écrit pendant la lecture"
        session.commit()

    hand_made.meanwhile = a_student_answers

    assert read().stage is ReadingStage.DONE
    assert dossier.title == "Écrit pendant la lecture"


def test_progress_can_be_followed(dossier, hand_made, read):
    seen = []

    read(lambda done, total, file: seen.append((done, total, file)))

    assert seen == [(0, 2, "01.txt"), (1, 2, "02.txt"), (2, 2, "")]


# ------------------------------------------------------------------------------------------------------- lost jobs


def lost_reading(session, dossier, tries=1, silent=LOST_AFTER * 2):
    now = utc_now()
    reading = Reading(
        dossier_id=dossier.id,
        requested_at=now - silent,
        started_at=now - silent,
        alive_at=now - silent,
        stage=ReadingStage.READING,
        tries=tries,
        done=1,
        total=2,
    )
    session.add(reading)
    session.commit()
    return reading


def test_a_reading_whose_job_was_killed_is_taken_up_again(session, dossier, hand_made, read):
    lost = lost_reading(session, dossier)

    again = revive_lost(session, utc_now())
    session.commit()

    assert again == [lost.id]
    assert read.resume(lost.id).stage is ReadingStage.DONE


def test_a_reading_that_gives_signs_of_life_is_left_alone(session, dossier):
    alive = lost_reading(session, dossier, silent=timedelta(seconds=5))

    assert revive_lost(session, utc_now()) == []
    assert alive.stage is ReadingStage.READING


def test_a_reading_that_kills_its_job_every_time_is_given_up(session, dossier):
    lost = lost_reading(session, dossier, tries=MAX_TRIES)

    assert revive_lost(session, utc_now()) == []
    assert (lost.stage, lost.failure) == (ReadingStage.FAILED, "lost")


def test_a_reading_that_the_queue_forgot_is_put_there_again(session, dossier):
    old = service.request_reading(session, dossier.id, None, utc_now() - timedelta(minutes=5))

    assert revive_lost(session, utc_now()) == [old.id]


def test_a_job_that_comes_back_from_the_dead_does_not_overwrite_its_successor(session, dossier, hand_made, read):
    def the_sweep_gives_it_up():
        session.rollback()
        begin_write(session)
        reading = session.scalars(select(Reading).where(Reading.stage == ReadingStage.WRITING)).one()
        reading.stage = ReadingStage.WAITING
        session.commit()

    hand_made.meanwhile = the_sweep_gives_it_up

    reading = read()

    assert reading.stage is ReadingStage.WAITING
    assert reading.report is None


def test_a_long_reading_gives_signs_of_life(session, dossier, hand_made, read, monkeypatch):
    monkeypatch.setattr(reading_module, "SIGN_OF_LIFE", timedelta(milliseconds=10))
    beats = []

    def slow():
        until = time.monotonic() + 20
        while time.monotonic() < until:
            session.rollback()
            time.sleep(0.01)
            alive = session.scalars(select(Reading.alive_at)).one()
            beats.append(alive)
            if len(set(beats)) > 2:
                return

    hand_made.meanwhile = slow
    read()

    assert len(set(beats)) > 2


def test_the_sweep_puts_lost_readings_in_the_queue(app, session, dossier, hand_made):
    lost = lost_reading(session, dossier)
    with app.app_context():
        sweep_readings()
    session.rollback()

    assert session.get_one(Reading, lost.id).stage is ReadingStage.DONE


def test_a_worker_whose_threads_all_read_still_counts_as_well(app, session, dossier, hand_made, monkeypatch):
    monkeypatch.setattr(reading_module, "SIGN_OF_LIFE", timedelta(milliseconds=10))
    queue = app.extensions["queue"]

    def slow():
        until = time.monotonic() + 20
        while jobs.last_beat(queue) is None and time.monotonic() < until:
            time.sleep(0.01)

    hand_made.meanwhile = slow
    reading_id = service.request_reading(session, dossier.id, None, utc_now()).id
    session.commit()
    with app.app_context():
        jobs.enqueue(read_dossier_in_background, reading_id)

    assert jobs.last_beat(queue) is not None
