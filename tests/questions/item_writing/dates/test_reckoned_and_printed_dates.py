"""What a strict reader refused of questions on dates, beside what is still asked: days that may be of two weeks, days
that are only copied, false dates that tempt nobody, stems that lost a word."""

from __future__ import annotations

import pytest

from questions.item_writing.dates.dated_facts import dated_facts
from questions.item_writing.dates.proofs import evidence_of
from questions.item_writing.dates.reckonings import ask_values
from questions.item_writing.dates.verdicts import ask_true_or_false
from questions.item_writing.dates.when import ask_what_happened, ask_when
from questions.item_writing.drafts import Draft
from tests.questions.item_writing.bodies import facts, read, signed

pytestmark = pytest.mark.model

WIRE = "LILLE, vendredi 4 mai 2012 (AGN) - "
WEEKLY = "Le Cri des halles\nVendredi 4 mai 2012\n\nLe bac\n\n"
EVENING = "Le Cri des halles\nPublié le vendredi 4 mai 2012 à 18h40\n\nLe bac\n\n"


def of(*texts: str, ask=ask_when) -> list[Draft]:
    context = signed(*texts)
    return [draft for fact in dated_facts(context) for draft in ask(context, fact)]


def wrong(draft: Draft) -> list[str]:
    return [option.text for option in draft.options if not option.correct]


# ------------------------------------------------------------------------------------------------- which week


@pytest.mark.parametrize(("head", "asked"), [(WIRE, True), (EVENING, True), (WEEKLY, False)])
def test_the_weekday_of_the_paper_itself_may_be_a_week_ago(head, asked):
    """A wire of Friday tells « vendredi » of that day; a weekly of Friday hardly does."""
    body = "La halle de Thouars a rouvert vendredi. Le bac de Sorgues a coulé mardi. La foire de Denain a fermé lundi."
    assert any("Thouars" in draft.stem for draft in of(f"{head}{body}")) is asked


@pytest.mark.parametrize(("day", "asked"), [("mercredi dernier", False), ("lundi dernier", True), ("lundi", True)])
def test_nobody_knows_which_week_a_last_wednesday_told_on_thursday_is_of(day, asked):
    body = f"La halle de Thouars a rouvert {day}. Le bac de Sorgues a coulé mardi."
    assert any("Thouars" in draft.stem for draft in of(f"LILLE, jeudi 10 mai 2012 (AGN) - {body}")) is asked


def test_a_weekday_in_the_day_line_is_no_day():
    undated = (
        "Bulletin n° 3\n\nLens, mardi soir\n\nLa halle de Thouars rouvrira jeudi. Le bac de Sorgues a coulé lundi."
    )
    context = signed(f"{WIRE}La foire de Denain a fermé mardi.", undated)
    assert not [draft for draft in ask_values(context) if "Bulletin" in draft.stem or "Thouars" in draft.stem]


def test_what_is_counted_from_a_day_without_its_year_shows_the_year_too():
    context = signed(
        "LILLE, 3 janv (AGN) - La halle de Thouars a rouvert le 8 décembre.",
        "Le Cri des halles\nVendredi 6 janvier 2012\n\nLe bac\n\nLe bac de Sorgues a coulé mercredi.",
    )
    fact = next(fact for fact in dated_facts(context) if "halle" in fact.clause.subject)
    assert fact.value == "2011-12-08"
    assert any("2012" in span.quote for span in evidence_of(context, fact))


# ------------------------------------------------------------------------------------------------- copied days


def test_a_printed_day_wants_other_days_of_its_dispatch_or_that_of_another_dispatch():
    body = "La halle de Thouars a rouvert le 20 avril."
    days = "Le bac de Sorgues a coulé le 24 avril. La foire de Denain a fermé lundi."
    assert not [draft for draft in of(f"{WIRE}{body}") if "Thouars" in draft.stem]
    assert [draft for draft in of(f"{WIRE}{body} {days}") if "Thouars" in draft.stem]


def test_the_day_that_another_dispatch_gives_to_the_same_fact_is_the_first_wrong_one():
    other = "Le Cri des halles\nSamedi 5 mai 2012\n\nLe bac\n\nLa halle de Thouars a rouvert le 22 avril."
    (draft,) = [d for d in of(f"{WIRE}La halle de Thouars a rouvert le 20 avril.", other) if "l’AGN" in d.stem]
    assert "Le 22 avril 2012" in wrong(draft)


@pytest.mark.parametrize(("when", "asked"), [("le 20 avril", False), ("mardi", True), ("au printemps 2011", False)])
def test_no_false_date_is_made_up_beside_one_that_is_printed(when, asked):
    assert bool(of(f"{WIRE}La halle de Thouars a rouvert {when}.", ask=ask_true_or_false)) is asked


def test_what_happened_is_asked_among_facts_of_one_dispatch():
    told = "La halle de Thouars a rouvert mardi. Le bac de Sorgues a coulé lundi. La foire de Denain a fermé mercredi."
    parted = ("Le Cri des halles\nSamedi 5 mai 2012\n\nLe bac\n\n", "La Voix d'Apt\nSamedi 5 mai 2012\n\nLe bac\n\n")

    def happened(*texts: str) -> list[Draft]:
        context = signed(*texts)
        every = list(dated_facts(context))
        return [draft for fact in every for draft in ask_what_happened(context, fact, every)]

    assert happened(f"{WIRE}{told}")
    first, second, third = (f"{sentence}." for sentence in told.rstrip(".").split(". "))
    assert not happened(f"{WIRE}{first}", f"{parted[0]}{second}", f"{parted[1]}{third}")


# ------------------------------------------------------------------------------------------------- words that were lost


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Deux des accusés de Thouars, relaxés le 9 avril, ont fait appel.", False),
        ("Les accusés de Thouars, relaxés le 9 avril, ont fait appel.", True),
        ("Les halles de Thouars sont restées ouvertes lundi, y compris la nuit.", False),
        ("Les halles de Thouars sont restées ouvertes lundi, a dit le maire.", True),
        ("Le 9 avril, le conseil de Thouars vote le budget de la halle.", False),
        ("Le 9 avril, le conseil de Thouars a voté le budget de la halle.", True),
        ("Les débats de Thouars ont été suspendus mardi à cause d'un test positif à la grippe du juge.", True),
    ],
)
def test_a_fact_is_told_whole(sentence, told):
    found = facts(f"Voici la journée. {sentence}")
    assert bool(found) is told, found
    assert not [fact for fact in found if "grippe" in fact]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Anne Roy a frappé aux deux portes lundi.", False),
        ("Anne Roy a frappé aux portes des halles lundi.", True),
        ("La maire Anne Roy a fait voter lundi une première tranche.", False),
        ("La maire Anne Roy a fait voter lundi une première tranche de travaux.", True),
        ("Les gendarmes de Thouars ont arrêté le jeune homme lundi.", False),
        ("Les gendarmes de Thouars ont arrêté Luc Rey lundi.", True),
    ],
)
def test_what_points_at_words_told_before_makes_no_stem(sentence, told):
    assert bool(facts(f"Voici la journée. {sentence}")) is told


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Le titre s'en moque : il a regagné 9 % mardi.", False),
        ("La ville de Sorgues a trente bus et en a vendu quatre mardi.", True),
        ("Le maire ne le lui avait pas demandé. Il a fait quatre voyages mardi.", False),
        ("Les élus réclament un conseil de toutes les villes. Il s'est tenu mardi.", True),
    ],
)
def test_what_is_quoted_for_its_day_stands_alone(sentence, asked):
    assert bool(list(ask_values(signed(f"{WIRE}Voici la journée. {sentence}")))) is asked


def test_a_long_sentence_is_quoted_up_to_a_sign():
    start = (
        "Les halles de Thouars ont rouvert mardi sous les yeux du préfet et de tous les élus venus en car du chef-lieu"
    )
    rest = " et de toute la jeunesse de la ville accourue en nombre au matin pour voir les vieux murs remis debout"
    context = [signed(f"{WIRE}Voici la journée. {start}{sign}{rest}{rest}.") for sign in ("", ",")]
    assert [bool(list(ask_values(each))) for each in context] == [False, True]


# ------------------------------------------------------------------------------------------------- who says so


def test_a_body_is_not_said_to_cite_itself():
    text = (
        "MISSION DE L'ORGANISATION DES NATIONS UNIES AU TCHAD\n\nCommuniqué\n\nN'Djamena, le 4 mai 2012 - "
        "La Mission de l'ONU au Tchad a annoncé que la route de Mongo avait été rouverte lundi."
    )
    assert not [draft for draft in of(text) if "que cite" in draft.stem]


def test_on_rappelle_is_nobody_whom_a_question_names():
    body = (
        "Le tribunal de Thouars a rejeté mercredi la demande de la ville. On se rappelle que le notaire d'Apt, "
        "Paul Roy, avait été interpellé lundi."
    )
    assert all(each.source is None or each.source.quote != "On" for each in read(body).read("1.txt").attributions)


@pytest.mark.parametrize(("said", "asked"), [("samedi à 10H30", "samedi"), ("samedi vers 18:40", "samedi")])
def test_a_day_is_asked_for_without_its_hour(said, asked):
    (draft,) = ask_values(signed(f"{WIRE}Une marche est prévue {said} à Thouars."))
    assert f"«\u202f{asked}\u202f»" in draft.stem.split("».")[-1]


@pytest.mark.parametrize(("day", "asked"), [("Noël", False), ("lundi", True)])
def test_a_feast_of_the_same_day_every_year_needs_no_reckoning(day, asked):
    text = f"LILLE, vendredi 4 janvier 2013 (AGN) - La halle de Thouars est fermée depuis {day}."
    assert any(f"«\N{NARROW NO-BREAK SPACE}{day}" in draft.stem for draft in ask_values(signed(text))) is asked


@pytest.mark.parametrize(("ago", "asked"), [("il y a moins de six semaines", False), ("il y a six semaines", True)])
def test_a_bound_is_no_date(ago, asked):
    text = f"{WIRE}La halle de Thouars a fermé {ago}. Le bac de Sorgues a coulé mardi."
    assert any("Thouars" in draft.stem for draft in [*of(text), *ask_values(signed(text))]) is asked


def test_a_subject_that_lost_its_complement_is_not_asked_about():
    text = f"{WIRE}Le fonds de repeuplement promis au printemps, d'un montant de 600 000 euros, a été versé."
    assert not any("fonds d" in draft.stem for draft in [*of(text), *of(text, ask=ask_true_or_false)])
    assert not any(fact.clause.subject.endswith(" de") for fact in dated_facts(signed(text)))
