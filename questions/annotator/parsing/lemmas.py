"""Mends the lemmas of finite verbs that the model leaves in the form of the text."""

from __future__ import annotations

from questions.languages import load_table


def mended_lemma(text: str, lemma: str, finite: bool, language: str) -> str:
    """The lemma, or the infinitive that the ending of a finite verb tells where both are the same word."""
    rules = load_table(language, "lemmas")["finite"]
    if not finite or lemma.lower() != text.lower() or lemma.endswith(tuple(rules["infinitive"])):
        return lemma
    for ending, infinitive in rules["endings"]:
        if lemma.endswith(ending) and len(lemma) > len(ending) + 1:
            return str(lemma.removesuffix(ending) + infinitive)
    return lemma
