"""Past participles and the verbs that they come from, for words that the model takes for adjectives, nouns or names."""

from __future__ import annotations

from functools import lru_cache

from questions.languages.tables import load_table

#: Endings of the participle by gender and number.
_ENDINGS = ("", "e", "s", "es")


@lru_cache(maxsize=8)
def participles(language: str) -> dict[str, str]:
    """Past participle in all its forms → infinitive, of the verbs that the language pack knows."""
    predicates, rules = load_table(language, "predicates"), load_table(language, "contradictions")
    lemmas = {lemma for words in rules["same"].values() for lemma in words}
    lemmas |= {lemma for event in predicates["event"] for lemma in event["lemmas"]}
    lemmas |= {lemma for row in predicates["dimension"] for lemma in (*row["yes"], *row["no"])}
    regular = {lemma[:-2] + "é": lemma for lemma in sorted(lemmas) if lemma.endswith("er")}
    known = {**regular, **predicates["participle"]["forms"]}
    return {form + ending: lemma for form, lemma in known.items() for ending in _ENDINGS}
