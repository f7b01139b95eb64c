"""Quotations whose speaker the same sentence names, though no verb of saying tells it."""

from __future__ import annotations

import pytest

from questions.item_writing.actors.words_beside import words_beside
from tests.questions.item_writing.bodies import read

pytestmark = pytest.mark.model

WORDS = "Personne n'est venu voir la digue depuis mars"


def speakers(body: str) -> list[str | None]:
    context = read(body)
    told = [*context.read("1.txt").attributions, *words_beside(context, "1.txt")]
    return [said.actor for said in told if WORDS in said.content.quote and said.kind == "direct"]


@pytest.mark.parametrize(
    "body",
    [
        f"« {WORDS} », corrige, un peu las, le délégué du port, Jean Roy.",
        f"« {WORDS} », nous affirme Jean Roy au téléphone.",
        f"Le vent n'y est pour rien, tranche le géologue Jean Roy, de l'université de Lens : « {WORDS}. »",
        f"Jean Roy hausse les épaules : « {WORDS}. »",
        f"Pour le chercheur Jean Roy, l'affaire est entendue : « {WORDS}. »",
    ],
)
def test_the_one_person_whom_the_sentence_names_speaks(body):
    assert speakers(body) == ["Jean Roy"]


@pytest.mark.parametrize(
    "body",
    [
        f"« {WORDS} », corrige l'avocate de Jean Roy.",  # she does
        f"« {WORDS} », justifie-t-on chez Jean Roy.",
        f"« {WORDS} », pouvait-on lire devant la maison de Jean Roy.",
        f"Jean Roy montre la banderole : « {WORDS}. »",  # written
        f"Jean Roy et Anne Petit haussent les épaules : « {WORDS}. »",  # either
        f"La digue de Jean Roy a cédé : « {WORDS}. »",  # anybody
    ],
)
def test_nobody_speaks_who_is_only_named_beside(body):
    assert not list(words_beside(read(body), "1.txt"))
