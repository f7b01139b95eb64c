"""Radio and television stations, which French calls by their name alone."""

from __future__ import annotations

from functools import cache

from questions.languages.tables import load_table
from questions.naming import folded


def is_station(name: str) -> bool:
    """« Antenne Monde », « Radio Phare » take no article; « l'antenne de Lille », « la radio publique » do.

    :param name: the name of an outlet, without article.
    """
    first, _, rest = folded(name).replace("’", " ").replace("'", " ").partition(" ")
    return bool(rest) and first in _words("stations") and rest.split(" ")[0] not in _words("after_stations")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(map(folded, load_table("fr", "explanations")["outlets"][key]))
