"""How long it lasted: which lengths of time are asked, how, and among which."""

from __future__ import annotations

import pytest

from questions.item_writing.drafts import Draft
from questions.item_writing.number_words import in_words, value_of
from questions.item_writing.writing import sound_drafts
from tests.questions.item_writing.bodies import read

OPENING = "Voici la journée. "
#: Lengths of other things, of every unit, for the first dispatch.
BESIDE = (
    " Le carnaval de Mons dure douze heures, la foire huit heures. Le stage de voile prend trente jours, celui de "
    "danse quarante jours. Le colis met huit semaines, la lettre cinq semaines. Le bail du moulin est de six ans, "
    "celui du four de trois ans."
)


def lengths(first: str, *others: str, beside: str = BESIDE) -> list[Draft]:
    """The sound questions on the lengths of time that the bodies tell, of dispatches that open alike."""
    context = read(OPENING + first + beside, *(OPENING + body for body in others))
    found = [draft for draft in sound_drafts(context, "date") if draft.rule == "date.length"]
    return [draft for draft in found if draft.evidence[0].quote not in beside]


def stem(body: str) -> str:
    """The stem of the only one, in plain typography."""
    (item,) = lengths(body)
    return item.stem.replace("’", "'").replace("\u202f", " ").partition(", ")[2]


def key(item: Draft) -> str:
    return next(option.text for option in item.options if option.correct)


@pytest.mark.parametrize(
    ("number", "feminine", "said"),
    [
        (1, True, "une"),
        (17, False, "dix-sept"),
        (21, True, "vingt et une"),
        (71, False, "soixante et onze"),
        (80, False, "quatre-vingts"),
        (81, True, "quatre-vingt-une"),
        (92, False, "quatre-vingt-douze"),
        (100, False, None),
    ],
)
def test_numbers_are_said_as_prose_prints_them(number, feminine, said):
    assert in_words(number, feminine=feminine) == said


def test_words_are_read_as_they_are_said():
    assert [value_of(each) for each in ("quarante-huit", "Vingt et une", "128", "une vingtaine")] == [48, 21, 128, None]


@pytest.mark.model
@pytest.mark.parametrize(
    ("body", "question"),
    [
        (
            "Le conseil municipal de Brions a siégé pendant neuf heures.",
            "pendant combien de temps le conseil municipal de Brions a-t-il siégé ?",
        ),
        (
            "Quarante mineurs de Brions sont restés bloqués trente heures dans une galerie.",
            "combien de temps quarante mineurs de Brions sont-ils restés bloqués dans une galerie ?",
        ),
        (
            "La scierie Barlor, fermée pendant seize jours, a rouvert ses portes.",
            "pendant combien de temps la scierie Barlor a-t-elle été fermée ?",
        ),
        (
            "La livraison du pont de Brions a été retardée de six semaines.",
            "de combien de temps la livraison du pont de Brions a-t-elle été retardée ?",
        ),
        (
            "Le notaire Jean Barlor a été condamné à quatre ans de prison par le tribunal de Lille.",
            "à combien d'années de prison le notaire Jean Barlor a-t-il été condamné par le tribunal de Lille ?",
        ),
        (
            "Les mineurs de Brions ont été libérés mardi après 104 jours de captivité.",
            "après combien de jours de captivité les mineurs de Brions ont-ils été libérés ?",
        ),
    ],
)
def test_a_length_is_asked_with_the_words_that_lead_it(body, question):
    assert stem(body) == question


@pytest.mark.model
@pytest.mark.parametrize(
    "body",
    [
        "Le conseil municipal de Brions a siégé pendant plus de neuf heures.",
        "Le conseil municipal de Brions a siégé pendant une dizaine d'heures.",
        "Le conseil municipal de Brions n'a pas siégé pendant neuf mois.",
        "Le conseil municipal de Brions a siégé neuf heures après la panne.",
        "La mairie de Brions organisera sa première fête du blé en neuf ans.",
        "Le préfet de Brions a levé un préavis de neuf jours.",
        "La scierie de Brions a perdu neuf heures de travail.",
    ],
)
def test_what_is_no_exact_length_of_one_deed_is_not_asked(body):
    assert not lengths(body)


@pytest.mark.model
def test_dispatches_that_differ_leave_the_length_to_the_contradictions():
    north = "Le conseil municipal de Brions a siégé pendant neuf heures."
    assert lengths(north, "La pluie tombe sur la côte.")
    assert not lengths(north, "Le conseil municipal de Brions a siégé pendant quatre heures.")


@pytest.mark.model
def test_a_length_beside_which_the_dispatch_tells_no_others_is_only_copied():
    body = "Le conseil municipal de Brions a siégé pendant neuf heures."
    assert lengths(body)
    assert not lengths(body, beside="")
    assert not lengths(body, beside=" Le carnaval de Mons dure douze heures.")
    assert not lengths(body, beside=" Le stage de voile prend trente jours, celui de danse vingt jours.")


@pytest.mark.model
def test_wrong_lengths_are_of_the_unit_and_no_other_dispatch_tells_them():
    body = (
        "Le conseil municipal de Brions a siégé pendant neuf heures. "
        "Les pompiers ont gardé le hangar durant six heures."
    )
    items = {key(item): item for item in lengths(body, "À Mons, la gare est restée fermée dix heures.")}
    options = [option.text for option in items["Neuf heures"].options]
    assert "Six heures" in options
    assert "Dix heures" not in options
    assert all(option.endswith(" heures") for option in options)


@pytest.mark.model
def test_the_month_that_the_clause_left_out_is_told():
    body = "La ligne de Brions a été interrompue dix jours en novembre 2011 à cause d'une crue."
    assert stem(body).endswith("combien de temps la ligne de Brions a-t-elle été interrompue en novembre 2011 ?")
