"""What stands around an article and in it without being told: rows of buttons, notices, walls; and what announces."""

import pytest

from questions.cleaning import clean
from questions.dispatch import Dispatch, Source

TITLE = "Le moulin de Brasme va tourner de nouveau"
FIRST = "Le moulin de Brasme, arrêté depuis la crue, moudra de nouveau dès le mois prochain, a annoncé sa propriétaire."
SECOND = (
    "La roue a été refaite en chêne par deux charpentiers de la vallée, et la vanne, que la boue avait bloquée, sera "
    "remplacée avant l'été aux frais de la commune."
)


def read(*lines: str) -> Dispatch:
    return clean(Source("a.txt", "\n".join(lines)))


def body(dispatch: Dispatch) -> list[str]:
    text = "\n".join(dispatch.text[zone.start : zone.end] for zone in dispatch.body)
    return [line for line in text.splitlines() if line]


@pytest.mark.parametrize("buttons", ["f  t  in  ✉  Imprimer   27 réactions", "f   x   whatsapp   enregistrer"])
def test_a_row_of_buttons_goes_on_from_nothing(buttons: str) -> None:
    stamp = "Rédaction de Brasme-le-Vieux, le 10/10/2012 à 06:00 | Lecture 2 min"
    dispatch = read("Une question ? Écrivez donc à la rédaction !", "", TITLE, stamp, buttons, "", FIRST, "", SECOND)
    assert body(dispatch) == [FIRST, SECOND]
    assert dispatch.published is not None
    assert dispatch.published.value == "2012-10-10"


def test_a_line_broken_in_two_goes_on() -> None:
    assert body(read(TITLE, "", FIRST[:70], FIRST[71:], "", SECOND)) == [FIRST[:70], FIRST[71:], SECOND]


@pytest.mark.parametrize("menu", ["Accueil > Vallée > Moulins", "Accueil | Vallée | Moulins | Annonces"])
@pytest.mark.parametrize(
    "call", ["Déjà vingt recettes de pain, à vous de jouer !", "Et vous, que mangez-vous ce soir ?"]
)
def test_a_call_above_a_menu_is_no_text(call: str, menu: str) -> None:
    dispatch = read(call, menu, "", TITLE, "", FIRST, "", SECOND)
    assert (body(dispatch), dispatch.title) == ([FIRST, SECOND], TITLE)


def test_a_question_that_opens_the_article_stays() -> None:
    question = "Que faire d'un moulin que la crue a noyé ?"
    assert body(read(TITLE, "", question, "", FIRST, "", SECOND)) == [question, FIRST, SECOND]


def test_a_call_alone_makes_no_article_that_readers_could_comment() -> None:
    page = ("Deux articles offerts, profitez-en !", "3 commentaires", "", TITLE, "", FIRST, "", SECOND)
    assert body(read(*page)) == [FIRST, SECOND]
    assert body(read(TITLE, "", FIRST, "", "3 commentaires", "Bravo à tous les charpentiers de la vallée.")) == [FIRST]


@pytest.mark.parametrize("title", ["Le meunier de Brasme attend la « grande roue »", "La meunière : « Je reste »"])
def test_a_title_said_twice_is_the_headline(title: str) -> None:
    dispatch = read("LE COURRIER DE BRASME", title, "", title, "", FIRST, "", SECOND)
    assert (dispatch.title, body(dispatch)) == (title, [FIRST, SECOND])


def test_an_article_goes_on_below_the_wall_that_its_reader_has_passed() -> None:
    wall = "[ La suite est réservée aux abonnés. Déjà inscrit ? Identifiez-vous ]"
    assert body(read(TITLE, "", FIRST, "", wall, "", SECOND)) == [FIRST, SECOND]


def test_what_stands_below_a_wall_after_a_title_is_another_article() -> None:
    wall, other = "La suite est réservée aux abonnés.", "Le lavoir de Sorne est à vendre"
    assert body(read(TITLE, "", SECOND, "", wall, "", other, FIRST)) == [SECOND]


@pytest.mark.parametrize("line", ["Prochaine mouture : samedi.", "Visite : mardi prochain, 18 h, quai Paul-Roy."])
def test_a_short_announcement_of_a_day_is_text(line: str) -> None:
    assert body(read(TITLE, "", FIRST, "", SECOND, "", line)) == [FIRST, SECOND, line]


@pytest.mark.parametrize("line", ["Imprimerie Duval, quai Paul-Roy.", "Marché samedi", "Abonnés : samedi | dimanche."])
def test_a_line_without_a_day_or_a_full_stop_is_none(line: str) -> None:
    assert body(read(TITLE, "", FIRST, "", SECOND, "", line)) == [FIRST, SECOND]
