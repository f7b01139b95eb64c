"""A question whose answer another question of the set prints, of whatever topic, is left out."""

from __future__ import annotations

from dataclasses import replace

from questions.item_writing.selection import select
from questions.items import Option


def test_letters_are_not_asked_for_where_another_question_names_the_body(make_draft, make_span):
    letters = make_draft(
        topic="actor",
        kind="short",
        rule="actor.acronym_written",
        stem="Que désigne le sigle OIM\u202f?",
        options=(Option("Office intercommunal des marées", True, "La Voix l’écrit."),),
        worth=3.0,
    )
    far = {"evidence": (make_span(file="c.txt"),), "anchors": (make_span(file="c.txt"),)}
    told = make_draft(
        topic="actor",
        rule="actor.told",
        stem="De qui vient cette information\u202f?",
        options=(
            Option("L’Office intercommunal des marées", True, "Il le dit."),
            Option("La mairie", False, "Elle n’en dit rien."),
        ),
        worth=1.0,
        **far,
    )
    assert select([letters, told], 10) == [told]
    assert select([letters, told], 1) == [told]
    by_letters = replace(told, options=(Option("L’OIM", True, "Il le dit."), told.options[1]))
    assert set(select([letters, by_letters], 10)) == {letters, by_letters}


def test_a_weekday_is_not_reckoned_that_a_passage_offered_elsewhere_explains(make_draft, make_span):
    word = make_draft(
        rule="date.value",
        stem="À quelle date correspond «\u202fdimanche\u202f»\u202f?",
        options=(Option("Le 10 mars 2013", True, "Le calcul."), Option("Le 3 mars 2013", False, "Une autre.")),
        worth=3.0,
    )
    passages = (
        Option("« Les écluses ont fermé dimanche [10 mars 2013] »", False, "Rien ne s’y oppose."),
        Option("« Vingt péniches attendent »", True, "Il s’oppose."),
    )
    sought = make_draft(
        topic="contradiction",
        rule="contradiction.counter_passage",
        stem="Quel passage contredit cette information\u202f?",
        options=passages,
        worth=1.0,
        evidence=(make_span(start=900),),
        anchors=(make_span(start=900),),
    )
    assert select([word, sought], 10) == [sought]
    elsewhere = replace(sought, evidence=(make_span(file="c.txt"),), anchors=(make_span(file="c.txt"),))
    assert set(select([word, elsewhere], 10)) == {word, elsewhere}


def test_pairs_are_asked_only_where_two_of_them_are_printed_nowhere_else(make_draft, make_span):
    pairs = ("Anne Roy → éclusière", "Paul Blin → batelier", "Ève Lanoë → capitaine du port")
    match = make_draft(
        topic="actor",
        kind="match",
        rule="actor.match",
        stem="Reliez chaque personne à sa qualité\u202f:",
        options=tuple(Option(pair, True, "La Voix l’écrit.") for pair in pairs),
        worth=3.0,
    )

    def quoting(words: str, place: int):
        there = (make_span(start=place, quote=words),)
        return make_draft(stem=f"La Voix écrit : « {words} ». Quand\u202f?", worth=1.0, evidence=there, anchors=there)

    first = quoting("L’éclusière Anne Roy a fermé les portes", 900)
    second = quoting("Ève Lanoë, capitaine du port, a compté vingt péniches", 1800)
    apart = quoting("Ève Lanoë a compté vingt péniches avant l’arrivée du capitaine du port", 1800)
    assert match in select([match, first], 10)
    assert match in select([match, first, apart], 10)
    assert match not in select([match, first, second], 10)


def test_who_had_it_done_is_not_asked_where_a_stem_tells_the_deed_with_whoever_asked(make_draft, make_span):
    deed = make_draft(
        topic="actor",
        rule="actor.initiator",
        stem="À la demande de qui la Ligue des bateliers a-t-elle rompu toute négociation\u202f?",
        options=(Option("La Régie du canal", True, "Il l’écrit."), Option("La mairie", False, "Elle n’y est pas.")),
        evidence=(make_span(quote="La Ligue a rompu toute négociation à la demande de la Régie du canal."),),
        worth=3.0,
    )
    far = {"evidence": (make_span(file="c.txt"),), "anchors": (make_span(file="c.txt"),)}
    stem = "C’est en mai que la Ligue des bateliers a rompu toute négociation pour la Régie du canal."
    told = make_draft(rule="date.true_false", stem=stem, worth=1.0, **far)
    assert select([deed, told], 10) == [told]
    another = replace(told, stem=stem.replace("rompu toute négociation", "fêté dix ans de chantier"))
    assert set(select([deed, another], 10)) == {deed, another}


def test_who_said_it_is_not_asked_where_a_passage_offered_elsewhere_names_the_speaker(make_draft, make_span):
    words = "Nous rouvrirons avant les vendanges"
    said = make_draft(
        topic="actor",
        rule="actor.said",
        stem=f"Qui a tenu ces propos : « {words} »\u202f?",
        options=(Option("Paul Blin", True, "Il le dit."), Option("Anne Roy", False, "Elle n’en dit rien.")),
        anchors=(make_span(quote=words),),
        worth=3.0,
    )
    offered = f"« “{words}”, a déclaré Paul Blin »"
    sought = make_draft(
        topic="contradiction",
        rule="contradiction.counter_passage",
        stem="Quel passage contredit cette information\u202f?",
        options=(Option(offered, False, "Rien."), Option("« Vingt péniches attendent »", True, "Il s’oppose.")),
        worth=1.0,
        evidence=(make_span(file="c.txt"),),
        anchors=(make_span(file="c.txt"),),
    )
    assert select([said, sought], 10) == [sought]
    without = replace(sought, options=(Option(f"« “{words}”, entend-on »", False, "Rien."), sought.options[1]))
    assert set(select([said, without], 10)) == {said, without}
