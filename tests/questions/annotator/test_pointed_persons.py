"""Persons named again: by a demonstrative, by a wider word; and offices that are another's."""

from __future__ import annotations

import pytest

from tests.questions.annotator.telling import actors_of


def _told(text: str, name: str) -> set[str]:
    actor = actors_of(text)[name]
    return {*actor.aliases, *(role.text for role in actor.roles)}


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (
            "Mariam Diallo a signé pour lui. « J'avais sa procuration », dit cette institutrice à la retraite.",
            "Mariam Diallo",
            "institutrice",
        ),
        (
            "C'est à Sandro Baggio qu'ils doivent la vie. Ce patrouilleur de la régie, 52 ans, les a sortis un à un.",
            "Sandro Baggio",
            "patrouilleur de la régie",
        ),
        (
            "Jure Novak avait donné l'alerte. Ce Slovène de 44 ans a quitté la gendarmerie dans la nuit.",
            "Jure Novak",
            "Slovène",
        ),
    ],
)
def test_a_person_named_again(text, name, words):
    assert words in _told(text, name)


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Mariam Diallo a signé. « Ce ministre est fou », dit-elle.", "Mariam Diallo", "ministre"),
        ("Mariam Diallo a vu un pompier. Ce pompier courait.", "Mariam Diallo", "pompier"),
        ("Mariam Diallo a vu Paul Lenoir. Ce pompier courait.", "Mariam Diallo", "pompier"),
        (
            "La directrice de cabinet du préfet, Anne Vauclair, l'a dit. Le préfet a fermé les écoles.",
            "Anne Vauclair",
            "préfet",
        ),
        (
            "La secrétaire du juge, Anne Vauclair, l'a dit. Le magistrat a fermé le dossier.",
            "Anne Vauclair",
            "magistrat",
        ),
    ],
)
def test_somebody_else_is_meant(text, name, words):
    assert words not in _told(text, name)


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("L'arrière Manon Trudel a marqué. La joueuse de 22 ans a quitté le terrain.", "Manon Trudel", "joueuse"),
        ("Le coureur Paul Renaud a chuté. Le coureur de 24 ans souffre du genou.", "Paul Renaud", "coureur"),
        ("La professeure Anne Valet a écrit. « C'est fini », dit l'enseignante.", "Anne Valet", "enseignante"),
    ],
)
def test_a_wider_word_with_an_age_takes_somebody_up(text, name, words):
    assert words in actors_of(text)[name].aliases
