"""Days told beside a noun: in a participle, behind « date de », and of what somebody came to know."""

from __future__ import annotations

import pytest

from tests.questions.crosscheck.telling import told

pytestmark = pytest.mark.model


def _days(*texts):
    return [(c.a.quote, c.b.quote) for c in told(*texts).contradictions if c.nature == "date"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Commencé mardi à huit heures du matin, le dépouillement des bulletins de Sarvigny s'est achevé tard.",
            "Le juge a exigé le dépouillement des bulletins de Sarvigny, effectué lundi.",
        ),
        (
            "Les cheminots de Sarvigny se sont mis en grève le lundi 9 octobre, dit leur délégué.",
            "Depuis mardi 10 octobre, date du premier débrayage, les cheminots de Sarvigny sont restés au dépôt.",
        ),
        (
            "L'avis négatif nous est parvenu le lundi 9 octobre, assure la société.",
            "La société connaissait l'avis négatif depuis le 2 octobre, selon un courriel.",
        ),
    ],
)
def test_two_days_of_one_event_are_opposed(one, other):
    assert _days(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Commencé lundi à huit heures du matin, le dépouillement des bulletins de Sarvigny s'est achevé tard.",
            "Le juge a exigé le dépouillement des bulletins de Sarvigny, effectué lundi.",
        ),
        (
            "Commencé lundi à huit heures du matin, le dépouillement des bulletins de Sarvigny s'est achevé tard.",
            "La visite du préfet de Sarvigny, effectuée mardi, a plu aux bénévoles.",
        ),
        (
            "Les cheminots de Sarvigny se sont mis en grève le lundi 9 octobre, dit leur délégué.",
            "Depuis mardi 10 octobre, date de la rentrée, les cheminots de Sarvigny sont restés au dépôt.",
        ),
        (
            "L'avis négatif nous est parvenu le lundi 9 octobre, assure la société.",
            "Le voisin connaissait la société depuis le 2 octobre, selon un courriel.",
        ),
    ],
)
def test_one_day_and_other_events_are_not(one, other):
    assert not _days(one, other)


def test_what_began_before_and_lasts_is_still_so_and_has_one_beginning():
    began = "Le musée du Bois de Sarvigny est fermé depuis mardi, dit la mairie."
    assert not _days(began, "Le musée du Bois de Sarvigny est fermé ce week-end, comme les écoles.")
    assert _days(began, "Le musée du Bois de Sarvigny est fermé depuis lundi, assure son directeur.")
    assert _days(began, "Le musée du Bois de Sarvigny a été fermé mercredi, assure son directeur.")
