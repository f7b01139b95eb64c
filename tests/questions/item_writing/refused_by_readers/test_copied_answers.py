"""What strict readers refused as copied, given away or unproved: beside each, what is still asked."""

from __future__ import annotations

import pytest

from questions.item_writing.actors.words_said import ask_words
from questions.item_writing.clauses.interrogation import state
from questions.item_writing.dates.dated_facts import dated_facts
from questions.item_writing.dates.proofs import evidence_of
from questions.item_writing.dates.reckonings import ask_values
from questions.item_writing.dates.when import ask_when
from questions.item_writing.french.agreement import gender_of_word
from tests.questions.item_writing.bodies import quote, read

pytestmark = pytest.mark.model

DAYS = "Le conseil a voté le budget mardi. Le préfet a visité la halle de Thouars lundi. "


def when(body: str) -> list[str]:
    context = read(body)
    return [draft.stem for fact in dated_facts(context) for draft in ask_when(context, fact)]


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("En 2006, la crue de Thouars avait fait cinq morts.", False),
        ("La halle de Sorgues est fermée depuis le 20 avril.", False),
        ("La halle de Sorgues est fermée depuis lundi.", True),
        ("Le marché de Sorgues a été attribué le 20 avril à la société Roy.", True),
        ("La préfecture de Thouars suit le dossier depuis le début du mois.", False),
        ("À nos lecteurs, la rédaction de Thouars sera fermée le 12 mai.", False),
        ("La piscine de Thouars sera fermée le 12 mai.", False),
        ("La piscine de Thouars sera fermée le 12 mai. Le bac fermera le 20 mai, la halle fermera le 25 mai.", True),
    ],
)
def test_a_date_is_asked_for_that_wants_reading(told, asked):
    place = "Sorgues" if "Sorgues" in told else "piscine" if "piscine" in told else "Thouars"
    body = DAYS.replace("Thouars", "Niort") + told
    assert any(place in stem for stem in when(body)) is asked


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("Première annonce du maire\u202f: «\u202fLa digue d'Apt a été réparée lundi.\u202f»", False),
        ("La digue d'Apt a été réparée lundi.", True),
    ],
)
def test_what_somebody_unnamed_says_is_not_dated_in_the_name_of_the_outlet(told, asked):
    assert any("Apt" in stem for stem in when(f"{DAYS}{told}")) is asked


def test_the_day_counted_from_a_weekday_is_proved_by_the_day_of_the_dispatch():
    context = read("Voici. Trois hommes arrêtés lundi à Thouars ont été remis en liberté le lendemain.")
    fact = next(each for each in dated_facts(context) if "liberté" in state(each.clause))
    assert any("3 mai 2012" in span.quote for span in evidence_of(context, fact))


@pytest.mark.parametrize(("word", "gender"), [("cours", "Masc"), ("ville", "Fem"), ("villes", "Fem"), ("pays", "Masc")])
def test_a_noun_that_ends_in_s_has_its_own_gender(parsed, word, gender):
    sentence = parsed(f"Les {word} reprendront lundi.")
    assert gender_of_word(sentence.tokens[1]) == gender


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("dimanche à sept heures du matin", "dimanche"),
        ("dimanche, un peu avant sept heures", "dimanche"),
        ("mardi soir", "mardi soir"),
    ],
)
def test_what_is_asked_of_a_weekday_is_its_day(told, day):
    (draft,) = ask_values(read(f"Voici la suite. Le dépouillement de Thouars a commencé {told}."))
    assert draft.stem.endswith(f"correspond «\u202f{day}\u202f»\u202f?")


@pytest.mark.parametrize(("told", "asked"), [("l'an dernier", False), ("en octobre dernier", True)])
def test_a_year_that_every_page_tells_is_not_reckoned(told, asked):
    body = f"Voici la suite. La halle de Thouars a fermé {told} et attend des travaux."
    assert bool(list(ask_values(read(body)))) is asked


PEOPLE = "Le maire de Thouars, Paul Vial, attend. Le préfet, Marc Aubry, attend. La juge Anne Roy attend."


@pytest.mark.parametrize(
    ("beside", "words", "asked"),
    [
        ("", "Nous soignons ces gens depuis dix ans", False),
        ("", "Ces gens viennent ici depuis dix ans", True),
        ("Paul Vial était là. ", "Nous soignons ces gens depuis dix ans", True),
    ],
)
def test_who_speaks_for_a_side_is_asked_beside_others_of_the_dispatch(beside, words, asked):
    body = "Le dispensaire de Niort a rouvert ses portes ce matin, et les malades attendent. "
    body += f"{beside}«\u202f{words}\u202f», rappelle la docteure Louise Lang."
    drafts = [draft for draft in ask_words(read(PEOPLE, body)) if draft.rule == "actor.said"]
    assert bool(drafts) is asked


def test_the_name_of_a_body_keeps_the_capitals_of_the_sentence():
    head = "COMMISSION NATIONALE DES FORÊTS\n\n"
    context = read(
        f"{head}La Commission nationale des forêts a fermé la route. La Commission nationale des forêts attend."
    )
    names = [context.display(actor) for actor in context.dossier.actors]
    assert not any("Nationale Des" in name for name in names), names
    assert quote(context, "1.txt", "Commission nationale")
