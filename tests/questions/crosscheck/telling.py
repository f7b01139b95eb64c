"""Dossiers of one text a dispatch, for tests that say what two texts tell of each other."""

from __future__ import annotations

from datetime import date, timedelta

from questions.dispatch import Source
from questions.dossier import Dossier
from questions.reader import read_dossier

_FIRST = date(2017, 10, 12)
_MONTHS = {10: "octobre", 11: "novembre"}
_AROUND = "{} La presse locale en parle depuis plusieurs jours, et les gens du quartier suivent cela de très près."


def told(*texts: str, days: int = 1) -> Dossier:
    """Pages of several agencies, so many days apart."""
    head, tail = "Un titre simple", "Le dossier suit son cours, a précisé le service de presse dans un message."
    sources = []
    for number, text in enumerate(texts):
        day = _FIRST + timedelta(days=number * days)
        stamp = f"Publié le {day.day} {_MONTHS[day.month]} {day.year}"
        page = f"Agence {'ABC'[number] * 2}\n{stamp}\n\n{head}\n\n{text}\n\n{tail}\n"
        sources.append(Source(f"{number}.txt", page))
    return read_dossier(sources)


def two_numbers(*texts: str) -> list[tuple[str, str]]:
    """The passages that give two numbers of one thing."""
    return [(c.a.quote, c.b.quote) for c in told(*texts).contradictions if c.nature == "number"]


def under(headline: str, text: str) -> list[tuple[str, str]]:
    """What is opposed inside one page."""
    page = f"Agence Delta\nPublié le 12 octobre 2017\n\n{headline}\n\n{text}\n"
    return [(c.a.quote, c.b.quote) for c in read_dossier([Source("1.txt", page)]).contradictions]


def two_doers(*texts: str) -> list[tuple[str, str]]:
    """The passages that give one deed of one day to two."""
    sources = [Source(f"{n}.txt", _AROUND.format(text), published="2019-05-16") for n, text in enumerate(texts)]
    return [(c.a.quote, c.b.quote) for c in read_dossier(sources).contradictions if c.kind == "initiator"]
