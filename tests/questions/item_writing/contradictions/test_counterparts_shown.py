"""How a question on counterparts is worded, what stands beside the key, and what its explanation names."""

from __future__ import annotations

import pytest

from questions.item_writing.context import Context
from questions.item_writing.contradictions.comparable_pairs import comparable, sound
from questions.item_writing.contradictions.counterparts import counter_passage, other_number
from questions.item_writing.contradictions.judgements import nature
from questions.item_writing.contradictions.opposed_passages import rationale_of
from tests.questions.item_writing.bodies import HEAD, opposed, signed, told

pytestmark = pytest.mark.model

NORTH = "La tempête a coulé douze péniches à Denain."
SOUTH = "La tempête a coulé neuf péniches dans le port de Denain."
REST = (
    "Nul n'en parle.",
    "Le maire de Denain a visité les quais avec trois adjoints.",
    "La capitainerie emploie vingt agents depuis le printemps.",
    "Les assureurs attendent le retour des experts de Lille.",
    "Une collecte a été lancée par le comité des fêtes de Denain.",
)


def _searched(north: str, south: str, *rest: str, kind: str = "number") -> list[str]:
    """The stem and the options of the question that shows the first passage."""
    context = told(north, " ".join((south, *(rest or REST))))
    found = opposed(context, north[:-1], south[:-1], kind)
    return [text for each in counter_passage(context, found) for text in (each.stem, *(o.text for o in each.options))]


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        ("Le Courrier des Vallées\n8 mai 2012\n\nLe port\n\n", "l’article du Courrier des Vallées"),
        ("NICE, 8 mai 2012 (ASP) - ", "la dépêche de l’ASP"),
        (
            "Préfecture du Nord\nCOMMUNIQUÉ DE PRESSE\n8 mai 2012\n\nLe port\n\n",
            "le communiqué de la préfecture du Nord",
        ),
    ],
)
def test_a_text_is_called_by_what_its_outlet_writes(head: str, piece: str) -> None:
    context = signed(f"{HEAD}{NORTH}", f"{head}{' '.join((SOUTH, *REST))}")
    assert context.piece("2.txt") == piece


def test_two_articles_of_one_paper_are_told_apart_by_their_day() -> None:
    pages = [f"Le Courrier des Vallées\n{day} mai 2012\n\nLe port\n\n{NORTH}" for day in (8, 9)]
    context = signed(*pages)
    assert context.outlet("1.txt") == "l’article du Courrier des Vallées du 8 mai 2012"


@pytest.mark.parametrize(
    "tail",
    [
        ", selon la même source",
        ", a annoncé la préfecture",
        ", et alors que le chenal était fermé depuis la veille",
    ],
)
def test_the_passage_is_shown_up_to_what_is_at_issue(tail: str) -> None:
    stem, *_ = _searched(f"{NORTH[:-1]}{tail}.", SOUTH)
    assert "douze péniches à Denain\u202f»" in stem
    assert "contredit cette information" in stem


def test_whose_words_are_quoted_is_not_left_out() -> None:
    stem, *_ = _searched("« La tempête a coulé douze péniches à Denain », a dit la maire Anne Roy.", SOUTH)
    assert "Anne Roy" in stem


@pytest.mark.parametrize(
    "other",
    [
        "Mais la mairie de Denain attend encore les trois experts.",
        "À titre de précaution, deux autres quais de Denain ont été vidés.",
        "Parce que la mairie de Denain attend encore les trois experts.",
        "Quant à la mairie de Denain, elle attend les trois experts.",
        "« Tout est parti de là », assure le maire de Denain, Paul Roy.",
        "Butin du voleur de Denain : des câbles, trois bidons et une ancre.",
        "Une manière de répondre aux élus de Denain, à l'heure où la capitainerie recrute.",
    ],
)
def test_no_torn_sentence_is_offered(other: str) -> None:
    texts = _searched(NORTH, SOUTH, *REST, other)
    assert texts
    assert not any(other[:20] in text for text in texts)


@pytest.mark.parametrize("opening", ["Contrairement à ce qui a été dit, la", "Non, la"])
def test_no_key_says_itself_that_it_contradicts(opening: str) -> None:
    south = f"{opening} tempête a coulé neuf péniches dans le port de Denain."
    assert not any("neuf" in text and "contredit" not in text for text in _searched(NORTH, south))


def test_a_number_does_not_stand_in_the_key_alone() -> None:
    bare = (
        "Nul n'en parle.",
        "Le maire de Denain a visité les quais.",
        "Les assureurs de Denain attendent les experts.",
    )
    assert not _searched(NORTH, SOUTH, *bare)


@pytest.mark.parametrize(
    ("north", "south", "kind", "named"),
    [
        (NORTH, SOUTH, "number", "douze péniches dans l’un, neuf péniches dans l’autre"),
        (
            "Le port a reçu 30 000 litres de soude.",
            "Le port a reçu 80 mètres cubes de soude.",
            "number",
            "font 30 mètres",
        ),
        (
            "L'écluse a rouvert le 4 mai 2012.",
            "L'écluse a rouvert le 6 mai 2012.",
            "date",
            "le 4 mai 2012 dans l’un, le 6 mai 2012 dans l’autre",
        ),
    ],
)
def test_the_explanation_names_what_differs(north: str, south: str, kind: str, named: str) -> None:
    context = told(north, south)
    assert named in rationale_of(context, opposed(context, north[:-1], south[:-1], kind)).replace("\u202f", " ")


def test_no_sum_and_no_far_number_is_offered_beside_a_number() -> None:
    rest = ("La ville a versé 12 euros.", "Le port compte 4 grues et 7 bouées.", "La baie compte 60 îlots.")
    context = told(NORTH, " ".join((SOUTH, *rest)))
    (draft,) = other_number(context, opposed(context, NORTH[:-1], SOUTH[:-1]))
    assert {option.text for option in draft.options} == {"9", "4", "7"}


def test_the_number_of_some_is_not_asked_beside_that_of_all() -> None:
    north, south = "La tempête a fait trois blessés à Denain.", "Deux bateliers ont été opérés à Denain."
    context = told(north, " ".join((south, *REST)))
    assert not list(other_number(context, opposed(context, north[:-1], south[:-1])))


# ------------------------------------------------------------------------------------------------- what is no pair


def _dated(north: str, south: str, **more: object) -> tuple[Context, object]:
    context = told(north, south)
    return context, opposed(context, north[:-1], south[:-1], "date", "two dates", **more)


def test_one_number_of_one_year_in_two_words_is_no_pair() -> None:
    context, found = _dated(
        "En 2011, 214 péniches ont passé l'écluse de Denain.",
        "L'écluse de Denain n'a vu passer que 214 péniches l'an dernier.",
    )
    assert not sound(context, found)
    assert not comparable(context, found)


def test_times_that_may_be_one_are_not_told_apart() -> None:
    context, found = _dated(
        "Le 4 mai 2012, l'écluse de Denain a rouvert avant le pont, fermé le 2 mai.",
        "L'écluse de Denain a rouvert en mai 2012, bien après le 30 avril.",
    )
    assert not [draft for draft in nature(context, found) if draft.rule == "contradiction.agree_on"]


def test_two_who_did_two_things_are_not_set_against_each_other() -> None:
    north = "Le batelier avait quatre jours pour demander une seconde expertise au port."
    south = "C'est la ville qui a réclamé au port de surveiller son batelier."
    context = told(north, south)
    found = opposed(context, north[:-1], south[:-1], "initiator", "weighed passages", tier=2, confidence=0.8)
    assert not comparable(context, found)
