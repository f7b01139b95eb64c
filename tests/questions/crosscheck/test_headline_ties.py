"""A headline sums up in its own words: the number below it is that of the same harm, punishment or buyers."""

from __future__ import annotations

import pytest

from tests.questions.crosscheck.telling import under

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("headline", "text", "passage"),
    [
        (
            "Émeute à Valmore : quatre agents blessés",
            "La nuit a été agitée. Trois agents ont été touchés par des pierres devant la mairie. Le calme est revenu.",
            "Trois agents ont été touchés par des pierres devant la mairie",
        ),
        (
            "Naufrage : trois pêcheurs hospitalisés",
            "Deux pêcheurs ont été conduits à l'hôpital après une intoxication au gaz. Le patron est sauf.",
            "Deux pêcheurs ont été conduits à l'hôpital après une intoxication au gaz",
        ),
        (
            "Six ans de prison requis contre le notaire",
            "Le procès s'achève. Le procureur a réclamé cinq ans d'emprisonnement contre le notaire.",
            "Le procureur a réclamé cinq ans d'emprisonnement contre le notaire",
        ),
        (
            "Papeterie de Valmore : trois repreneurs en lice",
            "Le tribunal se prononcera lundi. Deux groupes ont manifesté leur intérêt pour l'usine.",
            "Deux groupes ont manifesté leur intérêt pour l'usine",
        ),
    ],
)
def test_the_number_below_the_headline_is_told_in_other_words(headline, text, passage):
    assert under(headline, text) == [(headline, passage)]


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        (
            "Émeute à Valmore : quatre agents blessés",
            "Quatre agents ont été touchés par des pierres. Trois agents ont été soignés sur place.",
        ),
        (
            "Émeute à Valmore : cinq agents blessés",
            "Trois agents ont été touchés par des pierres, et deux agents ont été blessés par une voiture.",
        ),
        # Those who were taken to hospital are some of them.
        ("Émeute à Valmore : quatre agents blessés", "La nuit a été agitée. Deux agents ont été hospitalisés jeudi."),
        # What was asked for, and what was given to another or before.
        (
            "Six ans de prison requis contre le notaire",
            "Le procès s'achève. Le notaire avait été condamné en 2009 à deux ans d'emprisonnement.",
        ),
        (
            "Six ans de prison requis contre le notaire",
            "Le procureur a réclamé six ans d'emprisonnement contre le notaire et deux ans de prison contre le clerc.",
        ),
        (
            "Papeterie de Valmore : trois repreneurs en lice",
            "Trois groupes ont manifesté leur intérêt pour l'usine. Deux repreneurs viennent d'Italie.",
        ),
    ],
)
def test_what_the_text_bears_out_or_tells_of_others_is_not_opposed(headline, text):
    assert under(headline, text) == []
