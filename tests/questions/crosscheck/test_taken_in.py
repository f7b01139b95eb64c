"""What a number takes in, the zone a radius is drawn for, those whom a dispatch tells of beside its count, and what a
number became later: no versions of one; their likes are."""

from __future__ import annotations

import pytest

from questions.crosscheck.judging.weighed_numbers import weighed
from questions.crosscheck.reading import readings
from questions.crosscheck.voices import answers_for_itself
from questions.dispatch import Source
from questions.reader import read_dossier
from tests.questions.crosscheck.telling import told, two_numbers

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("La halle restera vide trois semaines.", "La halle restera vide cinq semaines.", id="lengths"),
        pytest.param(
            "La halle restera vide trois semaines, peinture comprise.",
            "La halle restera vide cinq semaines.",
            id="the lower takes more in",
        ),
        pytest.param(
            "La halle restera vide trois semaines, peinture comprise.",
            "La halle restera vide cinq semaines, peinture comprise.",
            id="both take it in",
        ),
        pytest.param(
            "Les vignes malades ont été arrachées dans un rayon de trois kilomètres.",
            "Les vignes malades ont été arrachées dans un rayon de dix kilomètres.",
            id="one deed in one radius",
        ),
        pytest.param(
            "Deux hommes masqués ont braqué la bijouterie.", "Quatre braqueurs ont pillé la bijouterie.", id="a group"
        ),
    ],
)
def test_versions_of_one_number_are_opposed(one: str, other: str) -> None:
    assert two_numbers(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "La halle restera vide trois semaines.",
            "La halle restera vide cinq semaines, peinture comprise.",
            id="with the painting",
        ),
        pytest.param(
            "La halle restera vide trois semaines hors peinture.",
            "La halle restera vide cinq semaines.",
            id="without the painting",
        ),
        pytest.param(
            "Les vignes malades ont été arrachées dans un rayon de trois kilomètres.",
            "La zone d'observation, d'un rayon de dix kilomètres, est affichée en mairie.",
            id="two zones",
        ),
        pytest.param(
            "Deux hommes masqués ont braqué la bijouterie. Un troisième homme les attendait dehors.",
            "Quatre braqueurs ont pillé la bijouterie.",
            id="a third one outside",
        ),
    ],
)
def test_two_numbers_of_two_things_are_not(one: str, other: str) -> None:
    assert not two_numbers(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vingt hameaux sont désormais privés d'eau.", "La coupure d'eau frappe 31 hameaux."),
        ("Vingt hameaux sont privés d'eau.", "La coupure d'eau est étendue à 31 hameaux."),
        ("Trente et un hameaux sont privés d'eau.", "La coupure d'eau est ramenée à vingt hameaux."),
    ],
)
def test_a_number_that_goes_on_changing_does_not_deny_a_later_one(one: str, other: str) -> None:
    assert not _are_weighed(one, other)


def test_a_number_that_only_differs_later_may_be_another_version() -> None:
    assert _are_weighed("Vingt hameaux sont privés d'eau.", "La coupure d'eau frappe 31 hameaux.")
    assert _are_weighed("La coupure d'eau est étendue à 31 hameaux.", "Vingt hameaux sont privés d'eau.")


def _are_weighed(one: str, other: str) -> bool:
    """Whether the numbers of two pages, days apart, are thought of as versions of one at all."""
    dossier = told(one, other, days=4)
    return bool(weighed(readings(dossier.dispatches, dossier.actors)))


def _opposed(one: str, other: str) -> list[str]:
    around = "{} La presse locale en parle depuis plusieurs jours, et les gens du quartier suivent cela de très près."
    texts = (around.format(text) for text in (one, other))
    dossier = read_dossier([Source(f"{n}.txt", text, published="2019-05-16") for n, text in enumerate(texts)])
    return [c.kind for c in dossier.contradictions]


def test_a_party_that_answers_what_somebody_is_quoted_for_is_the_other_voice() -> None:
    quoted = "« On avait signalé deux fuites de gaz en mai », raconte un ancien gardien."
    stated = "Deux fuites de gaz avaient été signalées en mai."
    assert not _opposed(quoted, "Jamais la moindre fuite de gaz ne nous a été signalée en mai.")
    assert _opposed(quoted, "Jamais la moindre fuite de gaz n'a été signalée en mai.")
    assert _opposed(stated, "Jamais la moindre fuite de gaz ne nous a été signalée en mai.")


def test_a_party_denies_what_its_own_verb_tells_and_nothing_beside() -> None:
    told_of = "« Trois bergers ont été blessés à Morlieu », indique un médecin."
    dossier = told(told_of, "Nous n'oublions pas les bergers blessés à Morlieu.")
    one, other = readings(dossier.dispatches, dossier.actors)
    claims = [next(c for c in each.annotated.claims if "berger" in c.span.quote) for each in (one, other)]
    here = next(tree for tree in other.trees if "berger" in tree.sentence.span.quote)
    places = {token.text: place for place, token in enumerate(here.tokens)}
    assert claims[0].attribution is not None
    assert claims[1].negated
    assert answers_for_itself(here, places["oublions"], claims[1], claims[0])
    assert not answers_for_itself(here, places["bergers"], claims[1], claims[0])
