"""What a marker is said of: asides, clefts, participles, and the clause that « comme » opens."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "effect", "cause"),
    [
        (
            "Les trains, faute de courant, ne roulent plus depuis lundi.",
            "Les trains, faute de courant, ne roulent plus depuis lundi",
            "courant",
        ),
        ("Le stade, faute de gardien, est fermé.", "Le stade, faute de gardien, est fermé", "gardien"),
        (
            "La grange a brûlé, a expliqué hier le maire, à cause d'un court-circuit.",
            "La grange a brûlé",
            "un court-circuit",
        ),
        (
            "Le bac reste à quai parce que la coque fuit : le 3 mai, deux pompes ont été livrées au port.",
            "Le bac reste à quai",
            "la coque fuit",
        ),
        (
            "Le bilan est lourd : trois blessés et des dizaines d'hectares de vigne perdus du fait du gel.",
            "des dizaines d'hectares de vigne perdus",
            "gel",
        ),
        ("Le tunnel est sûr : si on le ferme, c'est à cause des pompiers.", "on le ferme", "pompiers"),
        (
            "Le bac n'a rien à se reprocher : si la ligne est coupée, c'est que le câble a cassé.",
            "la ligne est coupée",
            "le câble a cassé",
        ),
        (
            "Pourquoi ce détour ? Nous n'avons rien à cacher : il est dû à la crue du fleuve.",
            "ce détour",
            "la crue du fleuve",
        ),
        (
            "Le hangar a fermé à cause d'une fuite de gaz et deux caristes sont partis hier.",
            "Le hangar a fermé",
            "une fuite de gaz",
        ),
        ("Les cars sont arrêtés. C'est à cause du gel.", "Les cars sont arrêtés", "gel"),
        ("Le musée a acheté vingt pommiers grâce à un don.", "Le musée a acheté vingt pommiers", "un don"),
        ("Pour quelle raison le pont est-il fermé ? À cause du gel.", "le pont est-il fermé", "gel"),
    ],
)
def test_the_effect_is_the_clause_that_the_marker_explains(told, text, effect, cause):
    assert told(text) == [(effect, cause)]


@pytest.mark.parametrize(
    ("text", "effect", "cause"),
    [
        ("Comme il pleut, on rentre.", "on rentre", "il pleut"),
        (
            "Comme beaucoup de clients se plaignent du bruit, la salle fermera à minuit.",
            "la salle fermera à minuit",
            "beaucoup de clients se plaignent du bruit",
        ),
        (
            "Comme tous les élèves sont malades, le professeur ferme la classe.",
            "le professeur ferme la classe",
            "tous les élèves sont malades",
        ),
    ],
)
def test_the_order_of_the_words_tells_the_clause_of_a_reason(told, text, effect, cause):
    assert told(text) == [(effect, cause)]


@pytest.mark.parametrize(
    "text",
    [
        "Comme beaucoup de villages, Orval perd ses commerces.",
        "Comme les pompiers qui l'ont secouru, il pense que le feu couvait.",
        "Comme le veut la tradition, la fête commence à midi.",
        "Comme on pouvait s'y attendre, la fête est annulée.",
        "Comme son voisin, il a planté des pommiers qui donnent bien.",
    ],
)
def test_a_likeness_gives_no_reason(told, text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Les clients, au nombre de sept, ont pour leur part pu quitter les lieux librement.",
        "La banque n'avait pas donné suite à nos appels lundi soir.",
        "Le port réclame une digue, faute de quoi il fermera le bassin.",
    ],
)
def test_an_aside_a_set_phrase_and_a_threat_give_no_reason(told, text):
    assert told(text) == []
