"""A place that one dispatch rejects and another gives."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model


def corrected(one: str, other: str) -> list[tuple[str, str]]:
    days = ("2021-03-02", "2021-03-03")
    texts = zip("ab", (one, other), days, strict=True)
    sources = [Source(f"{name}.txt", f"La région en parle.\n\n{text}", published=day) for name, text, day in texts]
    return [(c.kind, c.a.quote) for c in read_dossier(sources).contradictions if c.rule == "correction"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("L'avion s'est posé à Vauvert lundi.", "C'est à Lunel, et non à Vauvert, que l'avion s'est posé."),
        ("Les clés ont été remises à Bastia.", "Les clés ont été remises à Corte, et non à Bastia."),
    ],
)
def test_a_rejected_place_is_opposed_to_who_gives_it(one: str, other: str) -> None:
    assert corrected(one, other) == [("scope", one)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("La fête s'est tenue à Oslo.", "Le sommet s'est tenu à Bergen, et non à Oslo."),
        ("Le ministre habite à Oslo.", "Le sommet s'est tenu à Bergen, et non à Oslo."),
        ("Les clés ont été remises à Corte.", "Les clés ont été remises à Corte, et non à Bastia."),
    ],
    ids=["another thing", "another deed", "the place that is kept"],
)
def test_another_thing_or_deed_there_is_not(one: str, other: str) -> None:
    assert corrected(one, other) == []


def test_a_name_without_preposition_is_no_place_where_it_happened() -> None:
    landing = "C'est à Lunel, et non à Vauvert, que l'avion s'est posé."
    named, there = (
        "L'avion « Vauvert » s'est posé dans un pré, et la fanfare joue à Vauvert.",
        "L'avion s'est posé à Vauvert.",
    )
    assert (corrected(named, landing), corrected(there, landing)) == ([], [("scope", there)])
