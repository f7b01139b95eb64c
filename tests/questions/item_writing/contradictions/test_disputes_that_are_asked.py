"""Disputes that gates kept back for a word beside the point, and who else bears out a number in dispute."""

from __future__ import annotations

import pytest

from questions.dossier import Contradiction, Reconciliation
from questions.item_writing.context import Context
from questions.item_writing.contradictions.backing import backing
from questions.item_writing.contradictions.comparable_pairs import comparable
from questions.item_writing.contradictions.judgements import incompatible, nature
from questions.item_writing.contradictions.passage_events import (
    happened_before,
    limits,
    of_another,
    points_at_doer,
    wishes,
)
from questions.item_writing.contradictions.reconciled_passages import compatible
from questions.item_writing.contradictions.shared_matter import (
    counts_for_one_deed,
    counts_nothing,
    one_denies_it,
    other_currency,
)
from questions.item_writing.contradictions.versions import each_says
from questions.item_writing.drafts import Draft
from questions.item_writing.selection import select
from tests.questions.item_writing.bodies import HEAD, opposed, quote, signed, told

pytestmark = pytest.mark.model


def test_only_a_sum_has_the_money_of_a_country() -> None:
    north, south = "Trois remorqueurs belges ont coulé à Denain.", "Cinq remorqueurs ont coulé à Denain."
    context = told(north, south)
    found = opposed(context, north[:-1], south[:-1])
    assert not other_currency(context, found)
    assert comparable(context, found)
    dear, cheap = "La grue a coûté trois millions de francs suisses.", "La grue a coûté cinq millions de francs."
    context = told(dear, cheap)
    assert other_currency(context, opposed(context, dear[:-1], cheap[:-1]))


@pytest.mark.parametrize(
    ("north", "words", "wished"),
    [
        ("La clinique a reçu douze blessés, assure un infirmier qui demande le silence.", "reçu douze blessés", False),
        ("Le syndicat demande que douze postes soient rendus.", "douze postes soient rendus", True),
        ("La ville espère recevoir douze millions d'euros.", "recevoir douze millions d'euros", True),
    ],
)
def test_who_wishes_for_something_else_wishes_nothing_of_what_is_counted(north: str, words: str, wished: bool) -> None:
    context = told(north, "Rien de neuf à Denain.")
    assert bool(wishes(context, quote(context, "1.txt", words))) is wished


@pytest.mark.parametrize(
    ("north", "words", "denied"),
    [
        ("Le bail, signé le 4 avril par la maire, n'est pas rompu.", "Le bail, signé le 4 avril par la maire", False),
        ("C'est la maire qui a fait le premier pas vers le port.", "C'est la maire qui a fait le premier pas", False),
        ("Le bail n'a jamais été signé le 4 avril.", "n'a jamais été signé le 4 avril", True),
    ],
)
def test_a_denial_beside_what_is_set_against_the_other_is_none_of_it(north: str, words: str, denied: bool) -> None:
    south = "Le bail a été signé le 14 avril par le préfet."
    context = told(north, south)
    assert one_denies_it(context, opposed(context, words, south[:-1], "date")) is denied


def test_a_limit_in_time_is_no_denial_of_the_number_behind_it() -> None:
    context = told("Le stade ne rouvrira qu'en mai, avec un an de retard.", "Cela n'a pas coûté un euro à Denain.")
    assert not counts_nothing(context, quote(context, "1.txt", "ne rouvrira qu'en mai, avec un an de retard"))
    assert counts_nothing(context, quote(context, "2.txt", "n'a pas coûté un euro"))


def test_until_further_order_is_no_other_event() -> None:
    context = told("Le port est fermé jusqu'à nouvel ordre.", "Le port a fermé après un nouveau séisme.")
    assert not of_another(context, quote(context, "1.txt", "Le port est fermé jusqu'à nouvel ordre"))
    assert of_another(context, quote(context, "2.txt", "Le port a fermé après un nouveau séisme"))


def test_a_first_one_had_another_after_it_and_the_first_one_may_be_this():
    context = told("Un premier accord sur le port n'a jamais été signé.", "Le premier accord sur le port a été signé.")
    assert of_another(context, quote(context, "1.txt", "Un premier accord sur le port n'a jamais été signé"))
    assert not of_another(context, quote(context, "2.txt", "Le premier accord sur le port a été signé"))


def test_a_sentence_in_front_does_not_hide_who_is_insisted_on() -> None:
    context = told("L'affaire vient de loin. C'est le port qui a proposé la trêve.", "Le port a proposé la trêve.")
    assert points_at_doer(context, quote(context, "1.txt", "L'affaire vient de loin. C'est le port qui a proposé"))
    assert not points_at_doer(context, quote(context, "2.txt", "Le port a proposé la trêve"))


SCOPE = {"kind": "scope", "nature": "scope", "rule": "restriction", "tier": 2, "confidence": 0.62}


def test_the_whole_and_a_part_are_compared_where_one_word_ties_them() -> None:
    north = "Le contrat d'entretien vaut pour toutes les écluses."
    south = "Le contrat ne vise que les portes et les vannes."
    context = told(north, south)
    found = opposed(context, north[:-1], south[:-1], **SCOPE)
    assert comparable(context, found)
    (item,) = nature(context, found)
    assert item.rule == "contradiction.nature"


def test_where_the_whole_and_a_part_also_end_on_other_days_only_the_reach_is_asked() -> None:
    north = "Le préfet a suspendu toutes les croisières jusqu'au 12 juin, à cause de la crue."
    south = "Seules les croisières de nuit sont suspendues, jusqu'au 30 juin inclus."
    context = told(north, south)
    (item,) = nature(context, opposed(context, north[:-1], south[:-1], **SCOPE))
    assert item.rule == "contradiction.agree_on"
    assert [option.text for option in item.options if option.correct] == [
        "Non\u202f: l’un vaut pour l’ensemble, l’autre pour une partie seulement"
    ]


# --------------------------------------------------------------------------------------------- who else says so

NORTH = "La tempête a coulé douze péniches à Denain."
SOUTH = "La tempête a coulé neuf péniches à Denain."
SILENT = "METZ, 9 mai 2012 (AFM) - Les assureurs attendent des nouvelles de Denain."


def _backed(third: str, fourth: str = SILENT) -> tuple[Context, Contradiction]:
    context = told(NORTH, SOUTH, f"ROUEN, 9 mai 2012 (ATP) - {third}", fourth)
    support = (quote(context, "3.txt", third),)
    return context, opposed(context, NORTH[:-1], SOUTH[:-1], support_a=support)


def _drafts(third: str, fourth: str = SILENT) -> list[Draft]:
    return list(backing(*_backed(third, fourth)))


def test_who_else_gives_a_number_in_dispute() -> None:
    (item,) = _drafts("Les douze péniches coulées à Denain seront relevées.")
    assert item.kind == "single"
    assert item.stem.endswith("Laquelle de ces autres sources donne le même nombre de péniches\u202f?")
    assert [option.text for option in item.options if option.correct] == ["L’ATP"]
    assert {option.text for option in item.options if not option.correct} == {"L’ASP", "L’AFM"}


@pytest.mark.parametrize(
    "third",
    [
        "Douze ont été relevées à Denain.",  # of what, the sentence before tells
        "Onze péniches ont été relevées à Denain.",  # another number
        "Une douzaine de péniches ont été relevées à Denain.",  # only about as many
    ],
)
def test_who_gives_the_number_gives_it_exactly_and_of_something(third: str) -> None:
    assert not _drafts(third)


def test_nobody_who_prints_the_number_elsewhere_is_a_wrong_answer() -> None:
    third = "Les douze péniches coulées à Denain seront relevées."
    assert not _drafts(third, "METZ, 9 mai 2012 (AFM) - Douze navires étaient assurés à Denain.")
    assert _drafts(third, "METZ, 9 mai 2012 (AFM) - La digue de Denain longe la ville sur douze kilomètres.")


def test_several_who_give_it_are_several_right_answers() -> None:
    third, fourth = "Les douze péniches coulées seront relevées.", "Les douze péniches étaient assurées."
    context = told(NORTH, SOUTH, f"ROUEN, 9 mai 2012 (ATP) - {third}", f"METZ, 9 mai 2012 (AFM) - {fourth}", SILENT_TOO)
    support = (quote(context, "3.txt", third), quote(context, "4.txt", fourth))
    (item,) = backing(context, opposed(context, NORTH[:-1], SOUTH[:-1], support_a=support))
    assert item.kind == "multiple"
    assert sum(option.correct for option in item.options) == 2


SILENT_TOO = "BREST, 9 mai 2012 (AVB) - Le canal de Denain reste fermé."


# ------------------------------------------------------------------------------------------- more than one question


def test_two_sources_are_asked_and_not_on_what_they_differ_as_well() -> None:
    context = told("Le pont de Denain a été rouvert.", "Le pont de Denain n'a pas été rouvert.")
    found = opposed(context, "Le pont de Denain a été rouvert", "Le pont de Denain n'a pas été rouvert", "negation")
    asked = [*each_says(context, found, []), *nature(context, found)]
    assert [draft.rule for draft in asked] == ["contradiction.each_says", "contradiction.nature"]
    assert [draft.rule for draft in select(asked, 20)] == ["contradiction.each_says"]
    assert len(select([*asked, *incompatible(context, found)], 20)) == len(asked)


def test_one_state_in_two_words_is_asked_of_both_sources() -> None:
    north, south = "Le blocus de Denain a été levé mardi.", "Le blocus de Denain n'a pas été interrompu."
    context = told(north, south)
    state = {"kind": "status", "nature": "status", "rule": "state:activity", "tier": 2}
    (item,) = each_says(context, opposed(context, north[:-1], south[:-1], confidence=0.74, **state), [])
    assert item.stem.startswith("Le blocus de Denain a-t-il été levé")
    assert not list(each_says(context, opposed(context, north[:-1], south[:-1], confidence=0.6, **state), []))


def test_what_is_denied_for_the_time_being_may_have_happened_since() -> None:
    north = "Les marins de Denain ont repris le travail."
    for south, asked in (
        ("Les marins de Denain n'avaient toujours pas repris le travail.", False),
        ("Les marins de Denain n'ont pas encore repris le travail.", False),
        ("Les marins de Denain n'ont jamais repris le travail.", True),
    ):
        context = told(north, south)
        assert bool(list(incompatible(context, opposed(context, north[:-1], south[:-1], "negation")))) is asked


def test_a_part_is_no_earlier_count_of_the_whole() -> None:
    part, whole = "L'arrêté ne protège que 400 chênes de la forêt de Denain.", "La forêt de Denain a 2 000 chênes."
    context = signed(f"{HEAD}{part}", f"NICE, 18 mai 2012 (ASP) - {whole}")
    kept = Reconciliation("update", quote(context, "1.txt", part[:-1]), quote(context, "2.txt", whole[:-1]), "…")
    assert limits(context, kept.a)
    assert not limits(context, kept.b)
    assert not list(compatible(context, kept))
    context = told("La maire ne dit pas que la forêt est fermée.", "La forêt de Denain est fermée.")
    assert not limits(context, quote(context, "1.txt", "La maire ne dit pas que la forêt est fermée"))


@pytest.mark.parametrize(
    ("south", "asked"),
    [
        ("Quelque 450 personnes ont défilé dans les rues de Denain.", True),
        ("Quelque 450 personnes ont signé la pétition de Denain.", False),
    ],
)
def test_doubtful_numbers_of_one_deed_are_compared(south: str, asked: bool) -> None:
    north = "Quelque 1 200 personnes ont défilé entre la gare et le port de Denain."
    context = told(north, south)
    found = opposed(context, north[:-1], south[:-1], tier=2, confidence=0.72)
    assert counts_for_one_deed(context, found) is asked
    assert comparable(context, found) is asked


def test_what_was_already_so_is_no_earlier_event() -> None:
    context = told("La grue a versé dans un canal déjà plein.", "Le port avait déjà fermé le canal.")
    assert not happened_before(context, quote(context, "1.txt", "La grue a versé dans un canal déjà plein"))
    assert happened_before(context, quote(context, "2.txt", "Le port avait déjà fermé le canal"))


def test_a_denied_author_beside_another_one_is_asked_of_and_hours_are_moments() -> None:
    north = "Le préfet a ordonné la fermeture de l'écluse à 6 h 02."
    south = "Ce n'est pas sur un ordre du préfet : le gardien a fermé l'écluse de lui-même à 5 h 53."
    context = told(north, south)
    (item,) = nature(context, opposed(context, north[:-1], south[:-1], "initiator", rule="two initiators"))
    assert item.rule == "contradiction.agree_on"
    assert not list(nature(context, opposed(context, north[:-1], south[:-1], "initiator", "two initiators", tier=2)))


def test_both_sources_are_asked_only_what_both_tell() -> None:
    north = "Le bail du port de Denain a été signé le 4 avril sous la halle."
    for south, ends in (
        ("Le bail du port de Denain a été signé le 14 avril à Lille.", "a-t-il été signé\u202f?"),
        (
            "Le bail du port de Denain a été signé le 14 avril, devant la halle.",
            "a-t-il été signé sous la halle\u202f?",
        ),
    ):
        context = told(north, south)
        (item,) = each_says(context, opposed(context, north[:-1], south[:-1], "date", rule="two days"), [])
        assert item.stem.split(" Que répondent")[0].endswith(ends)
