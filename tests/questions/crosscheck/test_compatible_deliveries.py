"""One deed announced for a day and done on another, in other words; an earlier event counted beside the story's own."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model

_AROUND = "La presse locale suit cette affaire depuis des semaines. {} Les habitants du quartier en parlent peu."
_DAYS = ("2021-03-02", "2021-04-12")


def _pairs(*texts, days=_DAYS):
    sources = [Source(f"{n}.txt", _AROUND.format(text), published=days[n]) for n, text in enumerate(texts)]
    return [(pair.kind, f"{pair.a.quote} | {pair.b.quote}") for pair in read_dossier(sources).reconciliations]


SERVICE = "La cimenterie sera remise en service le 14 mars."
KILNS = "Les fours ont redémarré le 2 avril."


@pytest.mark.parametrize(
    "texts",
    [
        (SERVICE, KILNS),
        ("L'expert rendra ses conclusions le 20 mars.", "Le rapport a été publié le 8 avril."),
        ("Les sinistrés seront indemnisés avant le 15 mars.", "Les premiers remboursements ont été faits le 9 avril."),
    ],
)
def test_what_was_announced_was_done_on_another_day(texts):
    assert [told for kind, told in _pairs(*texts) if kind == "update"]


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        ((SERVICE, KILNS), _DAYS[::-1]),
        ((SERVICE, "Les fours ont été vendus le 2 avril."), _DAYS),
        (("La cimenterie sera remise en service un jour.", KILNS), _DAYS),
    ],
)
def test_no_other_deed_no_earlier_day_no_plan_without_one(texts, days):
    assert not _pairs(*texts, days=days)


def test_an_earlier_event_is_counted_beside_the_storys_own():
    old = "En 2011, un orage y avait surpris neuf cavaliers."
    kinds = [kind for kind, told in _pairs("Quatre cavaliers ont dormi dehors dimanche.", old) if "Quatre" in told]
    assert kinds == ["different_event"]
