"""The passage and the number that must be found opposite to one that is shown, and what is offered beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from questions.item_writing.context import Context
from questions.item_writing.contradictions import write
from questions.item_writing.contradictions.comparable_pairs import comparable
from questions.item_writing.contradictions.counterparts import counter_passage, other_number
from questions.item_writing.contradictions.judgements import incompatible, nature
from questions.item_writing.contradictions.opposed_passages import in_readable_order
from questions.item_writing.given_away import spoils
from tests.questions.item_writing.bodies import HEAD, opposed, signed, told

pytestmark = pytest.mark.model

NORTH = "La tempête a coulé douze péniches à Denain."
SOUTH = "La tempête a coulé neuf péniches dans le port de Denain."
#: Sentences of the second dispatch, far from what is disputed.
REST = (
    "Le maire de Denain a visité les quais avec trois adjoints.",
    "La capitainerie emploie vingt agents depuis le printemps.",
    "Les assureurs attendent le retour des experts de Lille.",
    "Une collecte a été lancée par le comité des fêtes de Denain.",
)


def _dispatch(first: str, *rest: str) -> str:
    return " ".join((first, *rest))


def _labels(drafts):
    return {option.text for each in drafts for option in each.options}


def test_the_passage_that_does_not_go_with_one_is_found_among_others_of_its_dispatch() -> None:
    context = told(NORTH, _dispatch(SOUTH, "Nul n'en parle.", *REST))
    (draft,) = counter_passage(context, opposed(context, NORTH[:-1], SOUTH[:-1]))
    key, *wrong = draft.options
    assert key.correct
    assert "neuf péniches" in key.text
    assert len(wrong) >= 2
    assert not any(option.correct or "péniche" in option.text for option in wrong)
    assert "douze péniches" in draft.stem
    assert "neuf" not in draft.stem
    assert any("Denain" in option.text for option in wrong)


@pytest.mark.parametrize(
    "other",
    [
        "Le port de Denain compte encore trente péniches à quai.",
        "La tempête n'a pas touché le port de Denain ce soir.",
        "La tempête a renversé les grues du port de Denain.",
        "Il a ensuite visité les quais du port de Denain.",
    ],
)
def test_what_may_not_go_with_the_passage_either_is_never_offered(other: str) -> None:
    """The same things counted, a denial, much of the same matter, a pronoun of nobody."""
    context = told(NORTH, _dispatch(SOUTH, "Nul n'en parle.", *REST, other))
    (draft,) = counter_passage(context, opposed(context, NORTH[:-1], SOUTH[:-1]))
    assert not any(other[:-1] in option.text for option in draft.options)


def test_a_sentence_with_a_day_is_not_offered_where_a_day_is_disputed() -> None:
    north, south = "L'écluse de Denain a rouvert le 4 mai.", "L'écluse de Denain n'a rouvert que le 6 mai au matin."
    dated = "Le maire de Denain a été élu le 2 avril par le conseil."
    context = told(north, _dispatch(south, "Nul n'en parle.", *REST, dated))
    (draft,) = counter_passage(context, opposed(context, north[:-1], south[:-1], "date", "two dates"))
    assert not any("2 avril" in option.text for option in draft.options)


def test_no_passage_is_asked_for_that_does_not_stand_by_itself_or_stands_alone_on_the_matter() -> None:
    dangling = "Elle a coulé neuf péniches dans le port de Denain."
    context = told(NORTH, _dispatch(dangling, "Nul n'en parle.", *REST))
    assert not list(counter_passage(context, opposed(context, NORTH[:-1], dangling[:-1])))
    context = told(NORTH, _dispatch(SOUTH, "Nul n'en parle.", REST[1], REST[2]))
    assert not list(counter_passage(context, opposed(context, NORTH[:-1], SOUTH[:-1])))


def test_the_number_of_the_other_dispatch_is_asked_among_numbers_of_the_dossier() -> None:
    context = told(NORTH, _dispatch(SOUTH, *REST))
    found = opposed(context, NORTH[:-1], SOUTH[:-1])
    (draft,) = other_number(context, found)
    assert "Combien de péniches mentionne, de son côté, l’ASP" in draft.stem
    assert "neuf" not in draft.stem
    assert {option.text for option in draft.options} == {"9", "3", "20"}
    assert [option.text for option in draft.options if option.correct] == ["9"]


@pytest.mark.parametrize(
    ("north", "south"),
    [
        ("La digue de Denain mesure douze mètres.", "La digue de Denain mesure neuf mètres."),
        (NORTH, "La tempête a coulé neuf péniches et quatre péniches neuves à Denain."),
    ],
)
def test_no_number_is_asked_that_is_a_measure_or_one_of_several(north: str, south: str) -> None:
    context = told(north, _dispatch(south, *REST))
    assert not [
        option.text
        for each in other_number(context, opposed(context, north[:-1], south[:-1]))
        for option in each.options
        if option.correct and option.text in {"9", "4"}
    ]


def test_a_rough_number_is_no_answer() -> None:
    rough = "La tempête a coulé une dizaine de péniches à Denain."
    context = told(NORTH, _dispatch(rough, *REST))
    drafts = other_number(context, opposed(context, NORTH[:-1], rough[:-1]))
    assert not [option for each in drafts for option in each.options if option.correct and option.text == "10"]


def test_who_asks_for_the_number_does_not_ask_what_prints_it() -> None:
    context = told(NORTH, _dispatch(SOUTH, "Nul n'en parle.", *REST))
    found = opposed(context, NORTH[:-1], SOUTH[:-1])
    (asked,), (shown,) = other_number(context, found), nature(context, found)
    (searched,) = counter_passage(context, found)
    assert spoils(asked, shown)
    assert spoils(shown, asked)
    assert spoils(asked, searched)
    assert all(spoils(asked, each) for each in incompatible(context, found))


def test_the_passage_to_be_found_is_not_set_beside_the_other_in_a_second_question() -> None:
    context = told(NORTH, _dispatch(SOUTH, "Nul n'en parle.", *REST))
    found = opposed(context, NORTH[:-1], SOUTH[:-1])
    (searched,), (shown,) = counter_passage(context, found), nature(context, found)
    assert spoils(searched, shown)
    assert spoils(shown, searched)


# ------------------------------------------------------------------------------------------------- as it is asked


def test_the_passage_that_takes_up_the_other_stands_behind_it() -> None:
    behind = "Aucun enfant n'en est mort, d'un côté ou de l'autre de la frontière."
    plain = "Un nourrisson de Denain, nourri au lait Bonlac, est mort mardi à Lille."
    context = told(f"Le lait est sain. {behind}", plain)
    found = opposed(context, behind[:-1], plain[:-1], "negation", "nobody hurt")
    turned = in_readable_order(context, found)
    assert (turned.a, turned.b) == (found.b, found.a)
    assert list(nature(context, turned))
    assert not list(nature(context, found))


def test_sides_stay_where_both_stand_alone_or_one_speaks_of_somebody_of_its_own_dispatch() -> None:
    plain, somebody = "Le pont de Denain compte 8 900 passages par jour.", "En 2012, il voit 9 500 camions par jour."
    for north, south in ((NORTH, SOUTH), (somebody, plain)):
        context = told(f"La ville a choisi. {north}", south)
        found = opposed(context, north[:-1], south[:-1])
        assert in_readable_order(context, found) == found


def test_only_what_the_passages_touch_on_is_offered_where_there_is_enough() -> None:
    north, south = "Anne Roy a fermé douze écluses à Denain.", "Anne Roy a fermé neuf écluses à Denain jeudi."
    context = told(north, south)
    labels = _labels(nature(context, opposed(context, north[:-1], south[:-1])))
    assert labels == {"Un nombre", "Une date", "La réalité d’un fait", "Le titre ou la fonction d’une personne"}


def test_who_only_rules_out_a_cause_gives_none() -> None:
    north = "La digue de Denain a cédé à cause du gel de mars, qui avait fendu trois pierres."
    south = "Le gel est hors de cause, et deux pierres seulement avaient bougé en mars."
    context = told(north, south)
    found = opposed(context, north[:-1], south[:-1], "cause", "denied cause")
    assert not [draft for draft in nature(context, found) if draft.rule == "contradiction.agree_on"]


@pytest.mark.parametrize(
    ("north", "south", "asked"),
    [
        ("Le dépouillement de Denain s'est achevé dimanche.", "Le dépouillement a été mené samedi.", True),
        ("Deux plongeurs ont été arrêtés dimanche.", "La fouille a été suspendue samedi.", False),
    ],
)
def test_two_days_of_one_matter_are_compared(north: str, south: str, asked: bool) -> None:
    context = told(north, south)
    found = opposed(context, north[:-1], south[:-1], "date", "two days", tier=2, confidence=0.6)
    assert comparable(context, found) is asked


def test_all_and_only_some_are_compared_though_they_are_to_come() -> None:
    north = "Toutes les péniches de Denain quitteront le bassin avant la fin du mois."
    south = "Seules les péniches vides doivent quitter le bassin de Denain."
    context = told(north, south)
    found = opposed(context, north[:-1], south[:-1], "scope", "restriction", tier=2, confidence=0.65)
    assert comparable(context, found)


def test_a_sound_pair_of_numbers_is_asked_in_several_ways() -> None:
    context = signed(
        f"{HEAD}{NORTH}", f"NICE, 3 mai 2012 (ASP) - {_dispatch(SOUTH, 'Nul autre bateau ne manque.', *REST)}"
    )
    found = opposed(context, NORTH[:-1], SOUTH[:-1])
    dossier = replace(context.dossier, contradictions=(found,), reconciliations=())
    rules = {draft.rule for draft in write(Context(dossier))}
    assert rules >= {f"contradiction.{name}" for name in ("nature", "counter_passage", "other_number")}
