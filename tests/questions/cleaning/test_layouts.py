"""Heads and tails of French, Belgian, Swiss, Québécois and African pages: outlet, date, dateline, body."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from questions.cleaning import clean
from questions.dispatch import Dispatch, Source

LAYOUTS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "layouts.toml").read_text(encoding="utf-8"))
BODY = """Le marché couvert, fermé depuis trois ans, rouvrira ses portes au printemps, a annoncé la maire à Gisors.

« Nous avons tenu notre promesse », a-t-elle assuré. Les travaux de la toiture ont coûté deux fois plus que prévu."""


def read(layout: dict[str, str]) -> Dispatch:
    head, tail = layout["head"].lstrip("\n"), layout.get("tail", "")
    joined = head if head.endswith(" ") else f"{head}\n"
    return clean(Source("a.txt", f"{joined}{BODY}\n{tail}"))


@pytest.fixture(params=LAYOUTS.values(), ids=LAYOUTS)
def layout(request: pytest.FixtureRequest) -> dict[str, str]:
    found: dict[str, str] = request.param
    return found


def test_outlet(layout: dict[str, str]) -> None:
    assert read(layout).agency == layout.get("outlet")


def test_publication(layout: dict[str, str]) -> None:
    published = read(layout).published
    assert (published.value if published else None) == layout.get("published")


def test_nothing_but_the_article_is_body(layout: dict[str, str]) -> None:
    dispatch = read(layout)
    assert "\n".join(dispatch.text[zone.start : zone.end] for zone in dispatch.body) == BODY
    assert (dispatch.dateline.quote if dispatch.dateline else None) == layout.get("dateline")


def test_headline(layout: dict[str, str]) -> None:
    title = read(layout).title
    assert title is not None
    assert "e marché couvert rouvrira au printemps" in title


LETTER = """Collège de la Halle
Courrier aux familles

Chers parents,

Le marché couvert accueillera les élèves de sixième jusqu'à la fin des travaux. Les cours gardent les mêmes horaires.

Hélène Marchal, directrice
"""
RELEASE = """Le marché couvert rouvrira au printemps

Les travaux du marché couvert, commencés il y a trois ans, sont terminés. La toiture a été refaite à neuf
et les étals élargis. Les commerçants retrouveront leurs étals.

À propos des Halles de Matane
Fondée en 1979, la société emploie quarante personnes. Énoncés prospectifs : certains énoncés comportent des risques.
Références : Duval et Roy, avis n° 3 (2012) ; rapport des Halles.
"""


def test_who_signs_a_letter_speaks_in_it() -> None:
    dispatch = clean(Source("a.txt", LETTER))
    assert dispatch.text[dispatch.body[-1].start : dispatch.body[-1].end].endswith("Hélène Marchal, directrice")


@pytest.mark.parametrize(
    "signed", ["Hélène Marchal, directrice", "La directrice, Hélène Marchal", "Paul Roy, délégué\nAnne Sol, déléguée"]
)
@pytest.mark.parametrize(
    ("opening", "part"),
    [
        ("Nous le disions depuis un an, et notre patience a des bornes.", True),
        ("« Nous le disions, et notre patience a des bornes », dit-on.", False),
    ],
)
def test_who_signs_a_statement_speaks_in_it(signed: str, opening: str, *, part: bool) -> None:
    statement = LETTER.replace("Chers parents,", opening).replace("Hélène Marchal, directrice", signed)
    dispatch = clean(Source("a.txt", statement))
    assert dispatch.text[dispatch.body[-1].start : dispatch.body[-1].end].endswith(signed) is part


def test_who_signs_an_article_does_not() -> None:
    dispatch = clean(Source("a.txt", LETTER.replace("Chers parents,", "Travaux")))
    assert dispatch.text[dispatch.body[-1].start : dispatch.body[-1].end].endswith("horaires.")


def test_disclaimers_and_references_of_a_release_are_no_news() -> None:
    dispatch = clean(Source("a.txt", RELEASE))
    body = "\n".join(dispatch.text[zone.start : zone.end].strip() for zone in dispatch.body)
    assert body.endswith("emploie quarante personnes.")


def test_a_long_text_below_such_a_heading_is_the_article() -> None:
    text = RELEASE.replace("Références : Duval et Roy, avis n° 3 (2012) ; rapport des Halles.", "Références :")
    dispatch = clean(Source("a.txt", text + "La société gère aussi trois marchés de la région. " * 30))
    assert dispatch.text[dispatch.body[-1].start : dispatch.body[-1].end].strip().endswith("de la région.")
