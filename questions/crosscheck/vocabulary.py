"""What words mean for the comparison: which lemmas name one thing, which set things apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any

from questions.annotations import Token
from questions.languages.tables import grammar, load_table


@dataclass(frozen=True)
class Vocabulary:
    """The language data of one language, turned round for look-up."""

    rules: dict[str, Any]
    predicates: dict[str, Any]
    grammar: Mapping[str, Any]
    same: dict[str, str]
    family: dict[str, str]
    empty: frozenset[str]
    places: dict[str, str]
    befell: dict[str, str]
    tolls: frozenset[str]
    #: Tolls that a later count may raise but not lower.
    rising: frozenset[str]
    #: Counted nouns → the name of the things of which they are one name among several.
    counted: dict[str, str]
    #: Keys of effects → the kind of effect, of which a dossier tells one.
    effects: dict[str, str]
    #: Keys of verbs that say next to nothing of what is counted.
    idle_verbs: frozenset[str]
    #: What is counted as of the time told: bodies brought out, homes without power.
    found: frozenset[str]
    #: What befell people → the wider count in which they are, where there is one: bodies are dead people.
    wider: dict[str, str]
    #: What befell people whoever they were.
    anyone: frozenset[str]
    #: Keys of the classes that tell something of whoever acts, whatever the object.
    by_subject: frozenset[str]
    #: Keys of the classes that name what happens at a time.
    happenings: frozenset[str]
    #: Keys that were asked for.
    _keys: dict[str, str] = field(default_factory=dict)

    def key(self, lemma: str) -> str:
        """The name under which a lemma is compared: its class where it has one."""
        found = self._keys.get(lemma)
        if found is None:
            small = lemma.lower()
            found = self._keys[lemma] = self.same.get(small) or self.places.get(small) or fold(small)
        return found

    def key_at(self, token: Token) -> str:
        """The key of a word as it stands: « Paris », « les travaux » mean more than their lemmas."""
        word = token.text.lower()
        return self.key(word if word in self.places else self.rules["forms"].get(word, token.lemma))

    @cached_property
    def sums(self) -> frozenset[str]:
        """Keys of the units of money and shares, which tie nothing to anything."""
        return frozenset(self.key(unit) for unit in (*self.rules["figures"]["money"], "pourcent"))

    @cached_property
    def quantities(self) -> frozenset[str]:
        """Keys of the units of money and of measures, which things that have nothing in common have."""
        figures = self.rules["figures"]
        return frozenset(self.key(unit) for unit in (*figures["money"], *figures["measures"]))

    @cached_property
    def of_denial(self) -> frozenset[str]:
        """Keys of the words that accuse and deny."""
        denial = self.rules["denial"]
        return frozenset(self.key(word) for word in (*denial["accuse"], *denial["deny"]))

    def family_of(self, key: str) -> str:
        """The wider family of a key, the key itself where it has none."""
        return self.family.get(key, key)


@lru_cache(maxsize=8)
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language pack.

    :raises BadLanguagePack: when a table is missing.
    """
    rules = load_table(language, "contradictions")
    return Vocabulary(
        rules=rules,
        predicates=load_table(language, "predicates"),
        grammar=grammar(language),
        same={lemma: f"={name}" for name, lemmas in rules["same"].items() for lemma in lemmas},
        family=_families(rules),
        empty=frozenset(fold(lemma) for lemma in rules["empty"]["lemmas"]),
        places=_places(language),
        befell={lemma: row["name"] for row in rules["befell"] for lemma in row["lemmas"]},
        by_subject=frozenset(f"={name}" for name in rules["dating"]["by_subject"]),
        happenings=frozenset(f"={name}" for name in rules["dating"]["happenings"]),
        idle_verbs=_idle_verbs(rules),
        found=frozenset(row["name"] for row in rules["befell"] if row.get("found")),
        wider={row["name"]: row["of"] for row in rules["befell"] if "of" in row},
        anyone=frozenset(row["name"] for row in rules["befell"] if row.get("anyone")),
        rising=frozenset(row["name"] for row in rules["befell"] if not row.get("falls", True)),
        counted={lemma: f"#{name}" for name, lemmas in rules["counted"].items() for lemma in lemmas},
        effects=_effects(rules),
        tolls=frozenset(row["name"] for row in rules["befell"] if row.get("grows", True)),
    )


def _families(rules: dict[str, Any]) -> dict[str, str]:
    names = {}
    for family, members in rules["family"].items():
        for member in members:
            names[f"={member}" if member in rules["same"] else fold(member)] = f"≈{family}"
    return names


def _idle_verbs(rules: dict[str, Any]) -> frozenset[str]:
    """As keys and as answers that are given by having or being there."""
    same = {lemma: f"={name}" for name, lemmas in rules["same"].items() for lemma in lemmas}
    return frozenset(same.get(lemma, fold(lemma)) for lemma in rules["figures"]["idle_verbs"]) | {"presence=True"}


def _effects(rules: dict[str, Any]) -> dict[str, str]:
    rows = rules["origin"]["effects"].items()
    return {f"={m}" if m in rules["same"] else fold(m): f"≈{name}" for name, members in rows for m in members}


def _places(language: str) -> dict[str, str]:
    """A state's name, adjectives and capitals all stand for the state."""
    places = {}
    for state in load_table(language, "gazetteer_states")["states"]:
        lists = (state.get(name, ()) for name in ("aliases", "adjectives", "capitals"))
        for form in (state["name"], *chain.from_iterable(lists)):
            places[form.lower()] = f"@{fold(state['name'])}"
    return places


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))
