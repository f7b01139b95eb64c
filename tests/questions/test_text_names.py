"""What a text is called that no paper published: by what it says it is, by who signs it, by its first words."""

from __future__ import annotations

import re

import pytest

from questions.cleaning import clean
from questions.crosscheck.outlets import _of_agency
from questions.dispatch import Source
from questions.item_writing.passages.outlets import name_outlets
from questions.languages.tables import load_table
from questions.text_names import kind_of, opening_words

LEAD = "Lundi soir, nous étions plus de cent à vous attendre devant la gare. Votre chaise est restée vide."
MORE = "Les élus de la montagne ont quitté la salle avant le vote, qu'ils jugent contraire aux promesses faites."


def name_of(*lines: str) -> str:
    dispatch = clean(Source("a.txt", "\n\n".join(lines) + "\n"))
    return name_outlets([dispatch])["a.txt"].replace("\u202f", "").replace("\u00a0", " ")


@pytest.mark.parametrize("kind", load_table("fr", "explanations")["kinds"], ids=lambda kind: kind["noun"])
def test_kinds_run_their_examples(kind: dict[str, list[str]]) -> None:
    pattern = re.compile(str(kind["pattern"]), re.IGNORECASE)
    assert kind["examples"]
    assert [line for line in kind["examples"] if not pattern.search(line)] == []
    assert [line for line in kind["counter_examples"] if pattern.search(line)] == []


def test_an_open_letter_is_that_of_who_signs_it() -> None:
    letter = ("Lettre ouverte à Madame la Présidente", "Madame Marchal,", LEAD, MORE)
    assert name_of(*letter, "Odile Brancourt") == "la lettre ouverte d’Odile Brancourt"
    assert name_of(*letter, "Pour le collectif Nos gares,", "Odile Brancourt") == "le collectif Nos gares"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("COMMUNIQUÉ DE PRESSE", LEAD, MORE, "Odile Brancourt"), "le communiqué d’Odile Brancourt"),
        (("COMMUNIQUÉ", "Publié le 3 mai 2012", LEAD, MORE), "le communiqué du 3 mai 2012"),
        # A house issues a release, whoever stands below it.
        (("COMMUNIQUÉ", "Publié le 3 mai 2012", LEAD, MORE, "Odile Brancourt"), "le communiqué du 3 mai 2012"),
        (("La gare ferme et nous restons là", LEAD, MORE, "Odile Brancourt"), "«La gare ferme et nous restons là»"),
        ((LEAD, MORE), "le texte qui commence par «Lundi soir, nous étions plus de cent […]»"),
    ],
)
def test_texts_without_outlet(lines: tuple[str, ...], name: str) -> None:
    assert name in name_of(*lines).replace("« ", "«").replace(" »", "»")


@pytest.mark.parametrize(
    ("agency", "name"),
    [
        ("Ligue des gares", "le communiqué de la Ligue des gares"),
        ("Le Courrier des Cimes", "l'article du Courrier des Cimes"),
        ("Radio Cimes", "le texte de Radio Cimes"),
    ],
)
def test_a_body_issues_a_release_and_a_paper_an_article(agency: str, name: str) -> None:
    dispatch = clean(Source("a.txt", f"COMMUNIQUÉ\n\n{LEAD}\n\n{MORE}\n"))
    assert _of_agency(agency, kind_of(dispatch)) == name


def test_a_plain_article_says_nothing_of_its_kind() -> None:
    assert kind_of(clean(Source("a.txt", f"La gare ferme\n\nUn tract met le feu\n\n{LEAD}\n\n{MORE}\n"))) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chers amis, la région fait courir un bruit, et il est faux.", "la région fait courir un bruit […]"),
        ("Nous marcherons tous mardi. Venez.", "Nous marcherons tous mardi"),
        (
            "Si le dialogue entre les élus et la région de la montagne avance depuis des mois vers un accord",
            "Si le dialogue entre les élus […]",
        ),
        ("Bref, la région a menti, dit-il.", "Bref, la région a menti […]"),
    ],
)
def test_first_words_end_where_the_sentence_may(text: str, words: str) -> None:
    assert opening_words(text) == words
