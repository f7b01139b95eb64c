"""Every sentence that some test reads, mixed with the others and bent: whatever a rule knows of stands in one of them.

Texts at random never hold the words that a rule waits for; these do. Each dossier is read and asked about to the end.
"""

from __future__ import annotations

import ast
import os
import random
import re
from functools import cache
from pathlib import Path

import pytest

from questions.dispatch import Source
from questions.errors import NothingToRead
from questions.item_writing import write_items
from questions.reader import read_dossier
from questions.report import dossier_report, item_report
from tests.questions.robustness.test_any_dossier import check_places

pytestmark = pytest.mark.model

DOSSIERS = int(os.environ.get("RECOUPE_EXAMPLES", "6")) * 4
TESTS = Path(__file__).parents[1]
_SHORTEST, _LONGEST = 30, 400
_VERB = re.compile(r"\b(a|est|ont|sont|avait|était|sera|fait|doit|peut) ")
_LINKS = ("selon", "en raison de", "à la suite de", "à la demande de", "car", "parce que", "et non", "mais", "pour")
_SPEAKERS = ("le maire", "M. Duval", "elle", "le porte-parole, Jean Roy", "l'agence", "un témoin")


@cache
def sentences() -> tuple[str, ...]:
    """What looks like a sentence in the tests of the engine, and in the examples of the rules."""
    found = set()
    for path in sorted(TESTS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.update(re.split(r"(?<=[.!?])\s+|\n+", node.value))
    return tuple(sorted(each for each in found if _SHORTEST <= len(each) <= _LONGEST and each[-1] in ".!?»\"'"))


def bent(chance: random.Random, sentence: str) -> str:
    """The sentence as it is, denied, torn, joined to another, or said by somebody."""
    other = chance.choice(sentences())
    words, others = sentence.split(" "), other.split(" ")
    cut = chance.randrange(1, len(words) + 1)
    ways = [
        sentence,
        sentence,
        _VERB.sub(lambda verb: f"n'{verb[1]} pas " if verb[1][0] in "aeoé" else f"ne {verb[1]} pas ", sentence, 1),
        " ".join(words[:cut] + words[cut + chance.randint(1, 3) :]),
        " ".join(words[:cut] + others[chance.randrange(len(others)) :]),
        f"{sentence.rstrip('.')}, {chance.choice(_LINKS)} {other[0].lower()}{other[1:]}",
        f"« {sentence.rstrip('.')} », a déclaré {chance.choice(_SPEAKERS)}.",
    ]
    return chance.choice(ways)


def dossier_of(seed: int) -> list[Source]:
    """Up to four dispatches of a few sentences each, most with a headline and a day."""
    chance = random.Random(seed)
    found = []
    for number in range(chance.randint(2, 4)):
        text = chance.choice([" ", "\n\n"]).join(bent(chance, chance.choice(sentences())) for _ in range(12))
        head = f"{chance.choice(sentences())}\n\nPublié le {chance.randint(1, 28)} mai 2019\n\n"
        found.append(Source(f"{number}.txt", (head if chance.random() < 0.8 else "") + text))
    return found


@pytest.mark.parametrize("seed", range(DOSSIERS))
def test_bent_sentences_are_read_and_asked_about(seed):
    try:
        dossier = read_dossier(dossier_of(seed))
    except NothingToRead:
        return
    check_places(dossier)
    assert dossier_report(dossier)["dispatches"]
    assert all(item_report(item)["stem"] for item in write_items(dossier, seed=1))


def test_there_are_sentences_enough():
    assert len(sentences()) > 3000
