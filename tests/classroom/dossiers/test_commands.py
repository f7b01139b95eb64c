"""``flask dossiers import``."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from classroom.models import Dispatch, Dossier, Reading, ReadingStage
from questions.errors import NothingToRead


@pytest.fixture
def run(app):
    def run(*arguments):
        return app.test_cli_runner().invoke(args=["dossiers", "import", *map(str, arguments)])

    return run


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "depeches"
    folder.mkdir()
    (folder / "a.txt").write_text("Le pont.", encoding="utf-8")
    (folder / "b.html").write_text("<html><body><p>Le bac.</p></body></html>", encoding="utf-8")
    (folder / "notes.json").write_text("{}", encoding="utf-8")
    return folder


def test_files_and_folders_become_a_dossier_that_is_read(run, make, session, folder, tmp_path, hand_made):
    teacher = make.teacher()
    (tmp_path / "c.txt").write_bytes("Été.".encode("latin-1"))

    result = run(folder, tmp_path / "c.txt", "--title", "Eaux")

    assert result.exit_code == 0, result.output
    assert "Eaux: 3 read, 0 questions" in result.stdout
    dossier = session.scalars(select(Dossier)).one()
    assert (dossier.title, dossier.owner_id) == ("Eaux", teacher.id)
    assert session.scalars(select(Dispatch.file).order_by(Dispatch.position)).all() == ["a.txt", "b.html", "c.txt"]
    assert session.scalars(select(Reading.stage)).one() is ReadingStage.DONE


def test_what_is_refused_is_named_and_the_status_says_so(run, make, session, folder, hand_made):
    make.teacher()
    (folder / "vide.txt").write_bytes(b"")
    hand_made.refused = {"b.html": "Pas en français."}

    result = run(folder, "--title", "Eaux")

    assert result.exit_code == 1
    assert "vide.txt: the file is empty" in result.stderr
    assert "b.html: Pas en français." in result.stderr
    assert "1 read" in result.stdout


def test_a_dossier_of_which_nothing_can_be_kept_is_not_made(run, make, session, tmp_path, hand_made):
    make.teacher()
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")

    assert run(tmp_path / "x.pdf", "--title", "Rien").exit_code == 2
    assert session.scalars(select(Dossier)).all() == []


def test_when_nothing_can_be_read_the_status_is_2(run, make, folder, hand_made):
    make.teacher()
    hand_made.error = NothingToRead("rien")

    assert run(folder, "--title", "Rien").exit_code == 2


def test_the_owner_is_named_when_there_are_several_teachers(run, make, session, folder, hand_made):
    make.teacher(username="roux")
    make.teacher(username="martin")
    make.admin(username="admin")

    assert run(folder, "--title", "T").exit_code == 2
    assert run(folder, "--title", "T", "--owner", "admin").exit_code == 2
    assert run(folder, "--title", "T", "--owner", "Martin").exit_code == 0
    assert session.scalars(select(Dossier)).one().owner.username == "martin"


def test_a_path_that_is_not_there_is_refused(run, make, tmp_path):
    make.teacher()

    assert run(tmp_path / "nulle-part.txt", "--title", "T").exit_code == 2
