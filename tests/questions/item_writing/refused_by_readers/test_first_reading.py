"""Faults that readings at first sight found, on other subjects: none of them is asked again."""

from __future__ import annotations

import pytest

from questions import Source, read_dossier
from questions.item_writing.causes.reasons import reasons_of
from questions.item_writing.clauses.interrogation import state
from questions.item_writing.clauses.single_deeds import is_torn
from questions.item_writing.dates.dated_facts import dated_facts
from questions.item_writing.dates.told_from import starting_date
from questions.item_writing.passages.outlets import agency_names, name_outlets
from tests.questions.item_writing.bodies import asked, facts, read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "body",
    [
        "Le chantier avait commencé le 4 avril. La fouille s'est achevée deux jours plus tôt que prévu.",
        "Le chantier avait commencé le 4 avril. La halle a rouvert trois semaines plus tard qu'annoncé.",
    ],
)
def test_a_distance_from_what_was_planned_is_no_date(body: str):
    assert not [fact for fact in facts(body) if "fouille" in fact or "halle" in fact]


def test_a_day_is_counted_from_a_date_near_by_only_and_shows_it():
    near = read("Le conseil a voté le budget le 4 avril. La subvention du stade a été versée trois jours plus tard.")
    fact = next(fact for fact in dated_facts(near) if "subvention" in state(fact.clause))
    start = starting_date(near, fact.time)
    assert fact.value == "2012-04-07"
    assert start is not None
    assert start.span.quote.endswith("4 avril")
    far = read(
        "Le conseil a voté le budget le 4 avril. La mairie est contente. Les écoles attendent un nouveau toit. "
        "La subvention du stade a été versée trois jours plus tard."
    )
    assert not [fact for fact in dated_facts(far) if "subvention" in state(fact.clause)]


@pytest.mark.parametrize(
    "body",
    [
        "Les parents ont été priés d'annuler les leçons de piano de samedi.",
        "« Nous étions prêts à discuter jusqu'à samedi », confie le maire de Denain.",
        "Le comité a préparé les chars du défilé pour samedi.",
    ],
)
def test_a_weekday_that_may_lie_before_or_behind_is_not_reckoned(body: str):
    assert not [item for item in asked(body) if "samedi" in item.stem]


def test_a_weekday_of_what_is_done_is_still_reckoned():
    items = asked("Le maire de Denain a inauguré samedi la nouvelle halle aux poissons.")
    assert [item for item in items if "28 avril 2012" in " ".join(o.text for o in item.options if o.correct)]


def test_a_present_participle_behind_a_participle_stays_out():
    found = facts("Les brasseurs s'inquiètent, la taxe votée le 11 avril ayant doublé le prix du malt.")
    assert not [fact for fact in found if "ayant" in fact]


def test_the_word_order_of_another_language_makes_no_stem():
    context = read("Le chef de la coopérative a été lundi par la juge de Douai mis en examen.")
    assert not [fact for fact in dated_facts(context) if is_torn(fact.sentence, fact.clause)]
    assert not [fact for fact in dated_facts(context) if "juge" in state(fact.clause)]


def test_a_subject_that_may_be_any_one_is_not_dated():
    assert not [fact for fact in facts("Une lettre a été envoyée lundi à la préfecture.") if fact.startswith("une")]
    assert facts("Une lettre de douze pages a été envoyée lundi à la préfecture.")


def test_an_effect_that_did_not_happen_is_not_asked():
    context = read("Le contrat s'est achevé sans que la prime ait été versée, en raison du refus du conseil.")
    assert not [reason for reason in reasons_of(context) if "prime" in reason.relation.effect.quote]


def test_a_reason_cut_before_its_complement_is_not_used():
    context = read("Le pont est resté fermé en raison du refus de la région de payer les travaux.")
    assert not [reason for reason in reasons_of(context) if str(reason.text).endswith("région")]


@pytest.mark.parametrize(
    "body", ["Le club dispose de dix jours pour déposer un recours.", "Il faut deux heures pour vider le bassin."]
)
def test_an_infinitive_that_the_verb_wants_is_no_aim(body: str):
    assert not [reason for reason in reasons_of(read(body)) if reason.relation.kind == "purpose"]


def test_two_passages_of_which_one_restricts_are_not_said_to_agree():
    items = asked(
        "Seule la course féminine du 400 mètres haies de Denain a été annulée, selon la fédération.",
        "La coureuse a perdu son titre du 400 mètres haies de Denain et elle n'est pas la seule dans ce cas.",
        topic="contradiction",
    )
    assert not [item for item in items if item.rule == "contradiction.paraphrase"]


def test_initials_name_no_outlet():
    sources = [
        Source("1.txt", "Le pont de Denain rouvre\n3 mai 2012, 11:20 | J.P. | 4 commentaires\nLe pont a rouvert.")
    ]
    dossier = read_dossier(sources)
    names = agency_names([each.dispatch for each in dossier.dispatches])
    assert names["1.txt"] not in {"J.P", "J.P.", "JP"}


@pytest.mark.parametrize(
    ("agency", "named"),
    [
        ("Musée d'ethnographie de Vevey", "le musée d’ethnographie de Vevey"),
        ("Coopérative laitière du Jura", "la coopérative laitière du Jura"),
        ("Éditions du Phare", "le texte des Éditions du Phare"),
        ("Office des eaux du Rhin", "l’Office des eaux du Rhin"),
        ("Radio Balafon", "Radio Balafon"),
    ],
)
def test_a_body_that_publishes_has_the_article_that_its_noun_takes(agency, named):
    source = Source("1.txt", "Le pont de Denain a rouvert le 3 mai 2012, après deux ans de travaux.", agency=agency)
    assert set(name_outlets([each.dispatch for each in read_dossier([source]).dispatches]).values()) == {named}


def test_an_acronym_has_the_article_that_the_dispatches_give_it():
    text = "Le HCE demande l'évacuation. La porte-parole du HCE, Ana Roth, l'a dit le 3 mai 2012 à Denain."
    named = name_outlets([each.dispatch for each in read_dossier([Source("1.txt", text, agency="HCE")]).dispatches])
    assert named == {"1.txt": "le HCE"}


def test_the_letters_of_an_agency_without_known_article_stand_behind_the_word():
    text = "DENAIN, 3 mai 2012 (FNP) - Le pont de Denain a rouvert jeudi, a annoncé la mairie."
    named = name_outlets([each.dispatch for each in read_dossier([Source("1.txt", text)]).dispatches])
    assert named == {"1.txt": "l’agence FNP"}


def test_a_pronoun_behind_a_named_body_is_not_given_to_somebody_else():
    items = asked(
        "La porte-parole du port, Jeanne Marsan, a rejeté toute critique. Quant au collectif Estuaire, il accuse le "
        "port d'avoir caché des analyses de boues. Paul Roy, Odile Vidal et Hugues Lenoir suivent le dossier du port.",
        topic="actor",
    )
    keys = {o.text for i in items if i.rule == "actor.stance" and "analyses" in i.stem for o in i.options if o.correct}
    assert "Jeanne Marsan" not in keys
