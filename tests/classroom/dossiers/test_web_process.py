"""The processes that serve pages must not carry the language model."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

WEB = """
import sys
from classroom.app import create_app
create_app
import classroom.dossiers.findings
assert "trafilatura" not in sys.modules, "HTML is read although nobody brought any"
from classroom.dossiers.intake import Incoming, decode
page = decode(Incoming("a.html", b"<html><body><p>Le pont.</p></body></html>"))
assert "Le pont." in page.text
print(sorted(name for name in sys.modules if name.split(".")[0] in {"spacy", "fr_core_news_md"}))
"""


def test_neither_the_application_nor_an_upload_loads_the_model():
    root = Path(__file__).parents[3]
    run = subprocess.run(
        [sys.executable, "-c", WEB], cwd=root, capture_output=True, text=True, timeout=120, check=False
    )

    assert run.stderr == ""
    assert run.stdout == "[]\n"


@pytest.mark.model
def test_the_job_reads_with_the_real_engine(app, browser, make, session):
    teacher = make.teacher()
    dossier = make.dossier(teacher)
    make.dispatch(
        dossier,
        "Le pont de Loirac rouvre\n\n(Agence Rivage) - LOIRAC, 4 mai 2019\n\n"
        "La maire de Loirac, Jeanne Aubrac, a annoncé samedi la réouverture du pont, fermé depuis le 12 mars 2018 à "
        "cause d’une crue. Les travaux ont coûté trois millions d’euros, selon la mairie.\n\n"
        "Le pont avait été construit en 1932 par la société Ferrand. Il sera de nouveau ouvert aux camions en juin.\n",
        file="a.txt",
    )
    make.dispatch(dossier, "The bridge was opened again on Saturday, the mayor said to the press.", file="b.txt")
    desk = browser(teacher)

    page = desk.post(f"/dossiers/{dossier.id}/read", follow_redirects=True).text

    assert "March 12, 2018" in page
    assert "à cause d’" in page
    assert "Jeanne Aubrac" in page
    assert "This dispatch is not in French" in page
