"""Two passages side by side: each is understood by itself, they differ on one thing, and no pair is asked twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from questions.dossier import Reconciliation
from questions.item_writing.contradictions.comparable_pairs import comparable, sound
from questions.item_writing.contradictions.judgements import incompatible, nature
from questions.item_writing.contradictions.opposed_passages import passage, quantities_in, stand_alone
from questions.item_writing.contradictions.passage_events import opens_unowned
from questions.item_writing.contradictions.passage_moments import date_two_deeds
from questions.item_writing.contradictions.reconciled_passages import compatible
from questions.item_writing.contradictions.shared_matter import counts_some_of, denies, leaves_a_part_out
from questions.item_writing.selection import select
from tests.questions.item_writing.bodies import opposed, quote, signed, told
from tests.questions.item_writing.conftest import draft

pytestmark = pytest.mark.model

CRUES = "Les crues ont fait vingt morts à Denain."


@pytest.mark.parametrize(
    ("north", "alone"),
    [
        ("Provoquées par la rupture des digues, elles ont fait douze morts à Denain.", False),
        ("Le 21 avril, ils avaient déjà compté douze morts à Denain.", False),
        ("D'une durée de six jours, elle a fait douze morts à Denain.", False),
        ("Les crues, provoquées par la rupture des digues, ont fait douze morts à Denain.", True),
        ("Les pompiers sont arrivés tard : ils ont compté douze morts à Denain.", True),
        ("« Elles ont fait douze morts à Denain », regrette le maire.", True),
        ("Douze morts à trente mètres à la ronde, elle l'a dit lundi à Denain.", False),
        ("Un couplet reprend ainsi un texte connu. Il a accordé au chanteur 3 000 euros à Denain.", False),
        ("Le tribunal s'est réuni mardi. Il a accordé au chanteur 3 000 euros à Denain.", True),
        ("La mairie a compté douze morts à Denain, elle l'a dit lundi.", True),
        ("Il y a eu douze morts à Denain.", True),
    ],
)
def test_a_subject_that_is_but_a_pronoun_is_named_in_what_is_shown(north: str, alone: bool) -> None:
    context = told(f"La préfecture a fait le point. {north}", CRUES)
    assert stand_alone(context, opposed(context, north, CRUES)) is alone


@pytest.mark.parametrize(
    ("north", "alone"),
    [
        ("« Cette grue, nos équipes l'avaient vérifiée douze fois à Denain », dit le port.", False),
        ("La grue de Denain n'a jamais été levée à cette allure.", False),
        ("Sous la pression de ces dockers, le port de Denain a fermé la grue.", False),
        ("La foreuse a heurté une conduite à Denain, et c'est cette bévue qui a tout arrêté.", True),
        ("La grue de Denain a été vérifiée lundi. Cette inspection a duré douze heures.", True),
        ("Le port de Denain a fermé la grue cette semaine.", True),
        ("Le port de Denain a loué la grue au syndicat, à la demande de ce dernier.", True),
        ("Ces hommes qui ont levé la grue de Denain étaient douze.", True),
        ("L'arrêt de la grue, le préfet le lui a imposé.", False),
        ("C'est le ministère qui lui a imposé de fermer la grue.", False),
        ("Le maire a cédé : c'est le ministère qui lui a imposé de fermer la grue.", True),
        ("Aucun docker n'en est mort à Denain.", False),
        ("Le port de Denain s'en est pris aux dockers.", True),
        ("La grue de Denain n'y est pour rien.", True),
    ],
)
def test_a_noun_that_is_pointed_at_is_named_in_what_is_shown(north: str, alone: bool) -> None:
    south = "Douze dockers ont été blessés à Denain."
    context = told(f"La ville a fait le point. {north}", south)
    assert stand_alone(context, opposed(context, north, south)) is alone


@pytest.mark.parametrize(
    ("end", "alone"),
    [
        ("a compté douze blessés à Denain et a promis des lits neufs", False),
        ("a remercié les pompiers, a compté douze blessés à Denain", False),
        ("les pompiers ont compté douze blessés à Denain", True),
    ],
)
def test_a_passage_cut_out_of_a_long_sentence_keeps_the_subject_of_its_verb(end: str, alone: bool) -> None:
    front = (
        "Le maire de Denain a reçu lundi dès huit heures du matin à l'hôtel de ville les familles des mineurs de la "
        "vallée et les pompiers de la région venus en nombre avec leurs chefs et leurs adjoints pour faire le point "
        "sur les secours et les abris de la semaine et des jours suivants dans les deux vallées"
    )
    south = "La préfecture a compté vingt blessés à Denain."
    context = told(f"La préfecture a fait le point. {front}, {end}.", south)
    assert stand_alone(context, opposed(context, end, south)) is alone


def test_a_noun_pointed_at_may_be_named_by_the_first_passage() -> None:
    south = "Cette évacuation, les chefs l'ont décidée."
    for north, alone in (
        ("Le préfet a ordonné lundi l'évacuation de Denain.", True),
        ("Les gens de Denain sont partis lundi.", False),
    ):
        context = told(north, f"Rendons justice. {south}")
        assert stand_alone(context, opposed(context, north, south)) is alone


def test_a_passage_that_opens_with_the_owned_of_somebody_unknown_is_not_compared() -> None:
    south = "Les balles sont venues des rangs des douaniers de Denain, racontent trois pêcheurs."
    for north, owned in (
        ("Leurs récits concordent : les gendarmes de Denain ont tiré.", True),
        ("Leurs balles étaient neuves : les gendarmes de Denain ont tiré.", False),
    ):
        context = told(f"La ville a fait le point. {north}", south)
        told_of = quote(context, "1.txt", "les gendarmes de Denain ont tiré")
        assert opens_unowned(context, told_of, quote(context, "2.txt", south)) is owned


def test_a_deed_told_without_a_date_beside_another_dated_one_is_not_dated_twice() -> None:
    south = "L'accord de Denain, signé samedi par le ministre, est respecté."
    for north, apart in (
        ("Le texte de Denain, signé par le roi, entre en vigueur dimanche.", True),
        ("Le texte de Denain, signé dimanche par le roi, entre en vigueur.", False),
        ("Le texte de Denain, signé par le roi, sera rendu public dimanche.", True),
        ("Le texte de Denain entre en vigueur dimanche.", False),
    ):
        context = told(north, south)
        found = opposed(context, north.rstrip("."), south.rstrip("."), "date", "two dates", tier=2)
        assert date_two_deeds(context, found) is apart


def test_the_second_passage_may_take_up_what_the_first_names() -> None:
    north, south = (
        "Le pont de Denain compte 8 900 passages par jour.",
        "En 2012, il voit près de 9 000 camions par jour.",
    )
    context = told(north, f"La ville a choisi. {south}")
    assert stand_alone(context, opposed(context, north, south))
    context = told(f"La ville a choisi. {south}", north)
    assert not stand_alone(context, opposed(context, south, north))


def test_the_sentence_before_is_shown_only_where_it_names_what_is_taken_up() -> None:
    context = told(
        "Trois fissures ont été vues. Il supporte 9 000 camions.", "Le pont est neuf. Il supporte 900 camions."
    )
    assert "fissures" not in passage(context, quote(context, "1.txt", "Il supporte 9 000 camions"))
    assert "Le pont est neuf" in passage(context, quote(context, "2.txt", "Il supporte 900 camions"))


def _labels(context, found):
    return {option.text for each in nature(context, found) for option in each.options}


def test_no_cause_is_offered_where_somebody_asked_or_each_tells_a_deed_of_its_own() -> None:
    south = "« Nous n'avons déposé aucune réclamation », a dit le club de Denain."
    for north, offered in (
        ("L'enquête a été ouverte sur réclamation du club de Denain.", False),
        ("Le club de Denain a déposé une réclamation.", True),
    ):
        context = told(north, south)
        found = opposed(context, north.rstrip("."), south.rstrip("."), "negation", "denied")
        assert ("La cause d’un fait" in _labels(context, found)) is offered


def test_no_date_is_offered_where_both_say_when_though_no_day_is_known() -> None:
    for when, offered in (("Samedi à midi, neuf", False), ("Neuf", True)):
        context = signed(
            f"{when} mineurs de la fosse de Denain ont été sauvés.",
            "NICE, 8 mai 2012 (ASP) - Jeudi soir, huit mineurs de la fosse de Denain ont été sauvés.",
        )
        found = opposed(context, "mineurs de la fosse de Denain ont été", "huit mineurs de la fosse de Denain ont été")
        assert ("Une date" in _labels(context, found)) is offered


def test_which_fact_the_moment_is_asked_of_must_be_plain() -> None:
    north = "Le cargo, parti de Denain lundi avec douze marins, a été retrouvé jeudi par les gendarmes."
    for south, several in (
        ("Les douaniers n'ont pas fouillé vendredi le cargo, parti de Denain mardi avec douze marins.", True),
        ("Les douaniers n'ont pas fouillé le cargo, parti de Denain mardi avec douze marins.", False),
    ):
        context = told(north, south)
        found = opposed(context, "parti de Denain lundi", "parti de Denain mardi", "date", "two dates")
        rules = {each.rule for each in nature(context, found)}
        assert ("contradiction.agree_on" in rules) is not several


def test_calling_a_thing_by_another_name_denies_nothing() -> None:
    north = "L'exemption des dockers n'est pas un cadeau : elle a été écrite par le syndicat."
    for south, denied in (("Le ministre a proposé l'exemption des dockers.", False), ("Ce cadeau a été offert.", True)):
        context = told(north, south)
        assert denies(context, opposed(context, north, south, "negation")) is denied


def test_a_part_of_those_counted_is_not_said_to_exclude_all() -> None:
    head = "La panne du tramway de Denain a fait trois blessés."
    for text, some in (
        ("Deux passagères, blessées dans la chute, ont été hospitalisées.", True),
        ("Deux passagères ont été blessées dans la chute.", False),
    ):
        context = told(head, text)
        found = opposed(context, head, text, rule="headline")
        assert counts_some_of(context, found) is some
        assert bool(list(incompatible(context, found))) is not some


def test_two_units_are_no_wrong_reason_where_a_passage_converts() -> None:
    north = "La grue du port de Denain a coûté 214 millions d'euros."
    for south, offered in (
        ("La grue du port de Denain a coûté environ 210 millions d'euros, soit 200 millions de francs.", False),
        ("La grue du port de Denain a coûté environ 210 millions d'euros.", True),
    ):
        context = told(north, south)
        sides = quote(context, "1.txt", north), quote(context, "2.txt", south)
        kept = Reconciliation(kind="rounding", a=sides[0], b=sides[1], explanation="…")
        [asked] = compatible(context, kept)
        assert any("dans deux unités" in option.text for option in asked.options) is offered


def test_one_pair_of_numbers_is_asked_once_and_no_number_whose_passage_is_shown() -> None:
    context = told("Deux tonnes de thon à Denain. Deux tonnes de thon ont péri.", "Au total, 1,9 tonne de thon a péri.")
    south = quote(context, "2.txt", "1,9 tonne de thon")
    heads = (
        quote(context, "1.txt", "Deux tonnes de thon à Denain"),
        quote(context, "1.txt", "Deux tonnes de thon ont péri"),
    )
    matter = {quantities_in(context, head, south) for head in heads}
    assert len(matter) == 1
    pairs = [
        draft(
            topic="contradiction",
            rule="contradiction.compatible",
            stem=head.quote,
            closed=True,
            anchors=(head, south),
            evidence=(head, south),
            matter=quantities_in(context, head, south),
        )
        for head in heads
    ]
    assert len(select(pairs, 9)) == 1
    assert len(select([replace(pair, matter="") for pair in pairs], 9)) == 2
    counted = replace(
        pairs[0], kind="numeric", rule="contradiction.how_many", anchors=(south,), closed=False, worth=1.0
    )
    assert len(select([pairs[0], counted], 9)) == 1
    assert len(select([counted], 9)) == 1


def test_two_passages_are_asked_of_once_and_a_third_source_is_not_put_the_same_question() -> None:
    context = told(
        "La garde a tiré à Denain. Nul ne le nie.", "Aucun coup n'a été tiré. Il n'y avait nul douanier.", CRUES
    )
    north, south = (
        quote(context, "1.txt", "La garde a tiré à Denain"),
        quote(context, "2.txt", "Aucun coup n'a été tiré"),
    )
    more = quote(context, "2.txt", "Aucun coup n'a été tiré. Il n'y avait nul douanier")
    last = quote(context, "2.txt", "Il n'y avait nul douanier")
    third = quote(context, "3.txt", "Les crues ont fait vingt morts")
    base = draft(topic="contradiction", rule="contradiction.nature", closed=True, family="negation")
    one = replace(base, stem="Un ?", anchors=(north, south), evidence=(north, south))
    longer = replace(base, stem="Deux ?", anchors=(north, last), evidence=(north, more))
    other = replace(base, stem="Trois ?", anchors=(north, third), evidence=(north, third))
    assert len(select([one, longer], 9)) == 1
    assert len(select([one, other], 9)) == 2
    asked = [replace(each, rule="contradiction.each_says") for each in (one, other)]
    assert len(select(asked, 9)) == 1
    assert len(select([asked[0], other], 9)) == 1
    assert len(select([asked[0], replace(asked[1], family="date")], 9)) == 2


def test_what_is_left_of_a_number_without_the_part_named_beside_it_agrees_with_it() -> None:
    south = "Trois hommes ont été arrêtés par les douaniers de Denain."
    for north, agrees in (
        ("Quatre personnes, dont une femme, ont été arrêtées par les douaniers de Denain.", True),
        ("Cinq personnes, dont une femme, ont été arrêtées par les douaniers de Denain.", False),
        ("Quatre personnes ont été arrêtées par les douaniers de Denain.", False),
    ):
        context = told(north, south)
        found = opposed(context, north.rstrip("."), "Trois hommes ont été arrêtés par les douaniers de Denain")
        assert leaves_a_part_out(context, found) is agrees
        assert (sound(context, found) or comparable(context, found)) is not agrees
