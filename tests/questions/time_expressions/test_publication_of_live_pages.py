"""The day in the title of a page that follows what is over on the day on which it begins."""

from __future__ import annotations

import pytest

from questions.annotator.publication.printed import printed_day_of
from questions.cleaning import clean
from questions.dispatch import Source

BODY = "12 h 00. Les bureaux sont ouverts depuis deux heures dans les trois villages de la vallée de Brume."


@pytest.mark.parametrize(
    "head",
    [
        "EN DIRECT — Votations du dimanche 18 juin",
        "DIRECT. Élections municipales du 18 juin",
        "Live | Match du 18 juin",
    ],
)
def test_a_live_page_names_its_day(head: str) -> None:
    printed = printed_day_of(clean(Source("a.txt", f"RADIO BRUME\n{head}\n\nLe pont de Brume en fête\n\n{BODY}\n")))
    assert printed is not None
    assert "18 juin" in printed.span.quote


@pytest.mark.parametrize(
    "head", ["Votations du dimanche 18 juin", "EN DIRECT — Tout savoir avant les élections du 18 juin"]
)
def test_a_page_about_a_vote_need_not_be_of_its_day(head: str) -> None:
    assert (
        printed_day_of(clean(Source("a.txt", f"RADIO BRUME\n{head}\n\nLe pont de Brume en fête\n\n{BODY}\n"))) is None
    )
