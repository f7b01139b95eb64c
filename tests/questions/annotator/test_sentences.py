"""Where sentences start."""

from itertools import pairwise

import pytest

from questions.annotator.parsing.sentences import sentence_starts


def _cut(text: str) -> list[str]:
    starts = [*sentence_starts(text), len(text)]
    return [text[a:b].strip() for a, b in pairwise(starts)]


@pytest.mark.parametrize(
    "text",
    [
        "M. Brun et Mme Roy ont signé avec le Dr. Petit.",
        "J.-P. Morel et A. Weber étaient absents.",
        "Le budget (env. 3.500 euros, cf. p. 12) est voté.",
        "« Vous partez ? » a demandé le juge.",
        "Il était 18 h. environ quand tout a sauté.",
        "Le n° 7 de la rue est vide.",
        "18 h 30 sonnaient quand tout a sauté.",
    ],
)
def test_one_sentence_stays_one(text):
    assert _cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Le pont a cédé. Personne n'est blessé.", ["Le pont a cédé.", "Personne n'est blessé."]),
        ("15h10 La ministre est là.", ["15h10", "La ministre est là."]),
        ("18 h 30 - « C'est fini », dit-il.", ["18 h 30 -", "« C'est fini », dit-il."]),
        ("Est-ce fini ? Non ! Tout reprend…", ["Est-ce fini ?", "Non !", "Tout reprend…"]),
        (
            "« C'est fini. » Le maire est sorti.",
            ["« C'est fini. »", "Le maire est sorti."],
        ),
        ('Il a dit "non." Elle aussi.', ['Il a dit "non."', "Elle aussi."]),
        ("La taxe passe à 5 %. 12 villes sont touchées.", ["La taxe passe à 5 %.", "12 villes sont touchées."]),
        ("Tout est prêt. « On part », dit-il.", ["Tout est prêt.", "« On part », dit-il."]),
        ("Il quitte l'ONU. L'UE attend.", ["Il quitte l'ONU.", "L'UE attend."]),
    ],
)
def test_sentences_are_parted(text, parts):
    assert _cut(text) == parts


def test_the_first_sentence_starts_at_zero_even_without_any_word():
    assert list(sentence_starts("")) == [0]
