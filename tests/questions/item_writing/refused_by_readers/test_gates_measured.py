"""Sound questions on dates and actors that a gate dropped when each gate was measured by itself, and what it is for."""

from __future__ import annotations

import pytest

from questions.item_writing.actors import write as write_actors
from questions.item_writing.actors.askable_roles import is_askable_role
from questions.item_writing.dates.reckonings import ask_values
from questions.item_writing.flaws import flaws
from tests.questions.item_writing.bodies import facts, read, signed

pytestmark = pytest.mark.model

CAST = "Odile Marsan, maire de Denain, Hugues Lenoir, préfet du Nord, et Paul Roy, directeur du port, étaient là."


def reckoned(body: str) -> set[str]:
    """The relative days of a body of Friday 4 May 2012 that are asked."""
    drafts = ask_values(signed(f"LILLE, vendredi 4 mai 2012 (AGN) - {body}"))
    return {anchor.quote for each in drafts for anchor in each.anchors}


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("La cour a suspendu mercredi l'arrêté, car le maire de Denain ne l'avait pas publié.", True),
        ("Mercredi, le juge de Denain l'a suspendu.", False),
        ("Mercredi, un éleveur de Denain l'accusait d'avoir vidé l'étang.", False),
        ("La halle a brûlé mercredi à Denain, où cinq experts l'examinent.", True),
        ("Le juge de Denain a rejeté mercredi la plainte dans cette affaire.", False),
        ("Les pompiers de Denain sont partis mercredi ; cette nuit-là, la digue a cédé.", False),
        ("La juge de Denain, qui a ouvert une enquête pour vol, s'en expliquera mercredi devant la presse.", False),
        ("Le marché de Denain, fermé mercredi, n'a pas rouvert à ce jour.", True),
    ],
)
def test_what_its_own_sentence_tells_in_front_is_taken_up_there(body, asked):
    assert ("mercredi" in {each.lower() for each in reckoned(body)}) is asked


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("Il pleuvait mercredi sur le marché de Denain.", True),
        ("Il était 5 heures, mercredi, quand la halle de Denain a pris feu.", True),
        ("Il a fallu évacuer mercredi la halle de Denain.", True),
        ("Il a quitté mercredi la mairie de Denain.", False),
        ("Il se tiendra mercredi à Denain.", False),
    ],
)
def test_the_subject_of_an_hour_or_of_the_weather_is_nobody(body, asked):
    assert ("mercredi" in reckoned(body)) is asked


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("« Nous avons fermé la halle dès mercredi », indique la gérante du marché, Anne Vial.", True),
        ("La gérante du marché de Denain est là.\n\n« J'ai fermé la halle mercredi », indique-t-elle.", False),
        ("Nous avons fermé la halle de Denain mercredi.", False),
        ("Me Anne Vial, avocate de la ville de Denain, a plaidé mercredi devant la cour.", True),
    ],
)
def test_who_is_quoted_and_named_behind_may_say_we(body, asked):
    assert ("mercredi" in reckoned(body)) is asked


def test_the_day_on_which_something_was_told_is_reckoned_like_any_other():
    assert "mercredi" in reckoned("Le bac de Denain reste à quai, a fait savoir mercredi la capitainerie du port.")
    assert "vendredi" not in reckoned("Le bac de Denain reste à quai, a fait savoir vendredi la capitainerie du port.")


def test_since_a_weekday_is_no_other_week():
    """On Friday, « depuis samedi » is of almost a week before, and cannot be to come."""
    assert "samedi" in reckoned("Les trains de Denain sont détournés depuis samedi par Valenciennes.")
    assert "samedi" not in reckoned("La dernière course, samedi, n'était pas acquise aux cavaliers de Denain.")


@pytest.mark.parametrize(
    ("verb", "asked"), [("avaient défilé contre la vente du port", True), ("avaient été évacués du port", False)]
)
def test_those_who_march_do_so_at_one_time(verb, asked):
    assert bool(facts(f"Le 27 avril, près de 300 éleveurs de Thouars {verb}.")) is asked


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Les grues du port sont toutes à l'arrêt, fait savoir le capitaine du port, Marc Vial.", True),
        ("Les grues du port ont été repeintes en 2011, rétorque le capitaine du port, Marc Vial.", True),
        ("Les grues du port ont été vendues, confirme le capitaine du port, Marc Vial.", False),
    ],
)
def test_verbs_that_make_known_or_answer_tell_whose_news_it_is(words, asked):
    found = [d for d in write_actors(read(f"{words} {CAST}")) if d.rule == "actor.told" and not flaws(d)]
    assert bool(found) is asked


@pytest.mark.parametrize(
    ("office", "asked"),
    [("économiste de l'université Rennes-2", True), ("bénévole de 72 ans", False)],
)
def test_the_number_of_a_name_is_no_age(office, asked):
    context = read(f"« Le port vit », explique Marc Vial, {office}. {CAST}")
    roles = [role for actor in context.dossier.actors if actor.name == "Marc Vial" for role in actor.roles]
    assert any(is_askable_role(context, role) for role in roles) is asked
