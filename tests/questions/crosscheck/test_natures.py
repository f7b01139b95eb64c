"""A thing is said to continue something, or to start it anew; an act to be done, or only meant."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model

AROUND = "La presse locale suit cette affaire depuis des semaines. {} Les habitants du quartier en parlent peu."


def _rules(*texts, days=("2021-03-02", "2021-03-03")):
    sources = [
        Source(f"{name}.txt", AROUND.format(text), published=day)
        for name, text, day in zip("ab", texts, days, strict=False)
    ]
    return {c.rule: c for c in read_dossier(sources).contradictions}


CONTINUED = "Cette réunion est la poursuite des pourparlers, affirme le médiateur."
RESTARTED = "La réunion est une tentative de relancer les pourparlers, disent les syndicats."


@pytest.mark.parametrize(
    "texts",
    [
        (CONTINUED, RESTARTED),
        (f"{CONTINUED} Le café était froid. {RESTARTED}",),
        (
            "La visite est le prolongement de notre coopération, dit le recteur.",
            "Cette visite marque la relance de la coopération entre les deux ports.",
        ),
        (
            "Le sommet est la continuation du dialogue engagé en janvier.",
            "Pour les éleveurs, ce sommet constitue une relance du dialogue.",
        ),
    ],
)
def test_a_meeting_cannot_go_on_with_talks_and_start_them_anew(texts):
    found = _rules(*texts)["nature"]
    assert found.nature == "status"
    assert found.tier == 2


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        pytest.param((CONTINUED, CONTINUED), ("2021-03-02", "2021-03-03"), id="both say the same"),
        pytest.param((CONTINUED, RESTARTED), ("2021-03-02", "2022-09-03"), id="two meetings of two years"),
        pytest.param(
            (CONTINUED, "La réunion n'est pas une tentative de relancer les pourparlers."),
            ("2021-03-02", "2021-03-03"),
            id="a new start that is denied",
        ),
        pytest.param(
            (CONTINUED, "La réunion pourrait être une relance des pourparlers."),
            ("2021-03-02", "2021-03-03"),
            id="a new start that is only possible",
        ),
        pytest.param(
            (CONTINUED, "La réunion est la poursuite des pourparlers, relancés en janvier."),
            ("2021-03-02", "2021-03-03"),
            id="both in one sentence",
        ),
        pytest.param(
            (CONTINUED, "Le concert est une relance de la saison."), ("2021-03-02", "2021-03-03"), id="two things"
        ),
    ],
)
def test_what_agrees_or_speaks_of_another_is_left_alone(texts, days):
    assert "nature" not in _rules(*texts, days=days)


def test_what_the_lead_gives_as_done_and_the_text_as_an_aim_is_opposed():
    text = (
        "La compagnie a prévenu les riverains des travaux. Le chantier durera trois mois. "
        "L'objet de sa lettre est de prévenir les riverains."
    )
    source = Source("a.txt", f"{text} Le maire s'en félicite, et les commerçants aussi.", published="2021-03-02")
    (found,) = (c for c in read_dossier([source]).contradictions if c.rule == "done or meant")
    assert (found.kind, found.nature) == ("internal", "status")
    assert "Fait accompli ou intention" in found.explanation


@pytest.mark.parametrize(
    "meant",
    [
        "L'objet de sa lettre était de prévenir les riverains.",
        "L'objet de sa lettre est de prévenir les assureurs.",
        "L'objet de sa lettre est de rassurer les riverains.",
    ],
)
def test_a_past_aim_or_another_one_is_not_opposed_to_the_deed(meant):
    text = f"La compagnie a prévenu les riverains des travaux. Le chantier durera trois mois. {meant}"
    source = Source("a.txt", f"{text} Le maire s'en félicite, et les commerçants aussi.", published="2021-03-02")
    assert [c.rule for c in read_dossier([source]).contradictions if c.rule == "done or meant"] == []
