"""Which words stand for people: those who are named, and nouns for them."""

from __future__ import annotations

from functools import lru_cache

from questions.crosscheck.reading import Reading
from questions.languages.tables import load_table
from questions.syntax import Tree


def is_person(reading: Reading, tree: Tree, index: int) -> bool:
    """Whether a noun phrase is a person: a named one, or a noun for people."""
    names = {reading.key_of(tree, i) for i in tree.subtree(index)}
    return bool(names & reading.people) or names_people(reading, tree, index)


def names_people(reading: Reading, tree: Tree, index: int) -> bool:
    """Whether a noun is one for people, by the lists or by its ending."""
    lemma, rules = tree.tokens[index].lemma.lower(), reading.words.rules["figures"]
    if lemma in rules["lifeless"] or tree.tokens[index].pos != "NOUN":
        return False
    classes, known, endings = _people(reading.annotated.dispatch.language)
    return reading.words.key(lemma) in classes or lemma in known or lemma.endswith(endings)


@lru_cache(maxsize=8)
def _people(language: str) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Classes, nouns and endings of nouns for people."""
    rules = load_table(language, "contradictions")["figures"]
    known = frozenset(noun for name in ("people", "people_nouns", "households", "somebody") for noun in rules[name])
    return frozenset(f"={name}" for name in rules["human_classes"]), known, tuple(rules["human_endings"])


def kin_of(reading: Reading, tree: Tree, index: int) -> str:
    """« l'épouse de X », « le complice de X »: a key of its own, for somebody known by another's name; else nothing."""
    if not names_people(reading, tree, index):
        return ""
    of = (i for i in tree.children[index] if tree.tokens[i].dep == "nmod" and tree.has(i, "case"))
    names = [key for i in of if (key := reading.key_of(tree, i)) in reading.people]
    return f"{reading.words.key_at(tree.tokens[index])} {names[0]}" if names else ""
