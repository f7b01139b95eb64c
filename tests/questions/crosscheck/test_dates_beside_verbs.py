"""Days told in chronologies and behind verbs that the parse mistakes; shares of one whole; the time of an insertion."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier
from tests.questions.crosscheck.telling import two_numbers

pytestmark = pytest.mark.model

AROUND = "{}\n\nLes habitants du quartier suivent cela de près, écrit la presse locale.\n"


def two_days(*texts: str) -> list[tuple[str, str]]:
    sources = [Source(f"{n}.txt", AROUND.format(text), published=f"2017-10-{20 + n}") for n, text in enumerate(texts)]
    return [(c.a.quote, c.b.quote) for c in read_dossier(sources).contradictions if c.kind == "date"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # An entry of a chronology.
        (
            "3 octobre. Le dépouillement se tient à la mairie sous l'œil des deux camps.",
            "Le dépouillement s'est déroulé le 5 octobre à la mairie, sous l'œil des deux camps.",
        ),
        (
            "3 octobre. L'Aurore accoste à Brest, les cales pleines.",
            "L'Aurore est arrivée à Brest le 6 octobre, les cales pleines.",
        ),
        # « avoir lieu » of what is counted.
        (
            "Le recomptage des bulletins aura lieu le 30 octobre.",
            "Le recomptage des bulletins aura lieu le 31 octobre seulement.",
        ),
        # A participle that there is as a noun, too.
        ("Inaugurée en 1998, la passerelle est fermée.", "Mise en service en mai 2003, la passerelle est fermée."),
        # Nobody has looked since.
        (
            "Aucun technicien n'a mis les pieds dans la centrale depuis l'été 2014.",
            "Sa dernière inspection remonte au 4 mai 2017.",
        ),
    ],
)
def test_the_same_event_on_two_days(one, other):
    assert len(two_days(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # A day of its own stands in the entry.
        (
            "3 octobre. Le maire annonce que le dépouillement se tiendra le 5 octobre.",
            "Le dépouillement s'est tenu le 5 octobre à la mairie.",
        ),
        # Who put foot there looked at nothing.
        (
            "Aucun touriste n'a mis les pieds dans la centrale depuis l'été 2014.",
            "Sa dernière inspection remonte au 4 mai 2017.",
        ),
        # Another ship, and the same one weeks later.
        ("3 octobre. L'Aurore accoste à Brest.", "Le Mistral est arrivé à Brest le 6 octobre."),
        ("3 août. L'Aurore accoste à Brest.", "L'Aurore est arrivée à Brest le 6 octobre."),
    ],
)
def test_two_events_or_one_day(one, other):
    assert two_days(one, other) == []


def test_shares_of_one_whole_are_held_against_each_other():
    found = two_numbers(
        "Le scrutin n'a mobilisé que 36,2 % des 14 520 inscrits de la commune.",
        "La participation s'établit au soir à 63,2 % des 14 520 électeurs inscrits.",
    )
    assert len(found) == 1


def test_shares_of_two_wholes_are_not():
    assert not two_numbers(
        "Le scrutin n'a mobilisé que 36,2 % des 14 520 inscrits de la commune.",
        "La participation s'établit au soir à 51,7 % des 2 310 électeurs du canton.",
    )


def test_the_year_of_an_insertion_is_not_that_of_the_sum():
    found = two_numbers(
        "Le tableau est assuré pour 1,2 million d'euros.",
        "La valeur d'assurance du tableau, agréée en 2010 par le ministère, est de 700 000 euros.",
    )
    assert len(found) == 1
