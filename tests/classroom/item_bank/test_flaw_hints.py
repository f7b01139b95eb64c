"""What a teacher is told to look at again in a question, and what she is left alone with."""

from dataclasses import replace

import pytest

from classroom.item_bank.answer_key import Choice
from classroom.item_bank.flaw_hints import Hint, hints
from classroom.item_bank.rules import Rules
from classroom.item_bank.service import Draft, EvidenceAt
from classroom.models import Difficulty, ItemKind, Topic

SOUND = (Choice("le maire", True), Choice("le préfet", False), Choice("le recteur", False))


def draft(stem="Qui a rouvert le pont ?", choices=SOUND, kind=ItemKind.SINGLE, topic=Topic.ACTOR, evidence=()):
    return Draft(topic, kind, stem, choices, Difficulty.EASY, evidence=tuple(evidence))


def quote(words, dispatch_id=1, start=0):
    return EvidenceAt(dispatch_id, start, start + len(words), words)


def test_a_sound_question_has_nothing_to_look_at_again():
    assert hints(draft()) == []


@pytest.mark.parametrize(
    ("question", "hint"),
    [
        (draft(choices=(Choice("le maire", True), Choice("les maires", False))), Hint.TWIN_OPTIONS),
        (draft(choices=(Choice("le maire", True), Choice("le maire de Brives", False))), Hint.OVERLAPPING_OPTIONS),
        (
            draft(choices=(Choice("le maire, élu pour la troisième fois en mars", True), Choice("le préfet", False))),
            Hint.LONGEST_IS_RIGHT,
        ),
        (
            draft(
                "Qui a rouvert le grand pont de pierre ?",
                (Choice("l’ingénieur du grand pont de pierre", True), Choice("la préfète et son adjoint", False)),
            ),
            Hint.STEM_REPEATED_IN_KEY,
        ),
        (draft("Qui, sinon le maire, a rouvert le pont ?"), Hint.KEY_IN_STEM),
        (draft("Qui a rouvert le pont  hier soir ?"), Hint.UNTIDY),
        (draft("Qui a dit que il rouvrirait ?"), Hint.UNJOINED),
        (draft("Qui a rouvert le pont hier ?"), Hint.MOMENT_OF_WRITING),
        (draft("Qui a rouvert le pont ? " + "Réfléchissez. " * 60 + "?"), Hint.TOO_LONG),
        (draft(topic=Topic.CONTRADICTION, evidence=[quote("le pont")]), Hint.NO_EVIDENCE),
        (draft(evidence=[quote("Le préfet et le maire ont rouvert le pont")]), Hint.SUPPORTED),
    ],
)
def test_each_flaw_is_told(question, hint):
    assert hint in hints(question)


def asked(kind, choices, stem="Complétez.", **rules):
    return replace(draft(stem, tuple(choices), kind), rules=Rules(**rules))


@pytest.mark.parametrize(
    ("question", "hint"),
    [
        (
            asked(ItemKind.GAP, [Choice("Vesoul", True, gap=1)], text="De [1] à Paris, le train de Vesoul passe."),
            Hint.GAP_GIVEN_AWAY,
        ),
        (
            asked(ItemKind.GAP, [Choice("Vesoul", True, gap=1)], "Où est Vesoul ? Complétez.", text="À [1]."),
            Hint.GAP_GIVEN_AWAY,
        ),
        (
            asked(ItemKind.HIGHLIGHT, [Choice("le pont", True)], passage="Le pont ouvre. Il y a du vent sur le pont."),
            Hint.PROOF_TWICE,
        ),
        (asked(ItemKind.HIGHLIGHT, [Choice("le pont ouvre", True)], passage="Le pont ouvre ici."), Hint.PROOF_LARGE),
        (asked(ItemKind.DATE, [Choice("mai 2008", True), Choice("2008", True)]), Hint.MIXED_PRECISION),
        (asked(ItemKind.DATE, [Choice("mai 2008", True)], "Que se passe-t-il en mai 2008 ?"), Hint.KEY_IN_STEM),
        (asked(ItemKind.NUMERIC, [Choice("12", True)], tolerance=7.0), Hint.TOLERANCE_WIDE),
        (asked(ItemKind.NUMERIC, [Choice("12", True)], tolerance=60.0, relative=True), Hint.TOLERANCE_WIDE),
        (asked(ItemKind.OPEN, [], "Pourquoi ?"), Hint.NO_GRID),
    ],
)
def test_each_flaw_of_the_further_kinds_is_told(question, hint):
    assert hint in hints(question)


@pytest.mark.parametrize(
    "question",
    [
        asked(ItemKind.GAP, [Choice("Vesoul", True, gap=1)], text="Le train part de [1]."),
        asked(
            ItemKind.HIGHLIGHT, [Choice("le pont", True)], passage="Le maire a dit que le pont ouvrira dans un mois."
        ),
        asked(ItemKind.DATE, [Choice("mai 2008", True), Choice("05/2008", True)], "Quand ?"),
        asked(ItemKind.NUMERIC, [Choice("12", True)], "Combien ?", tolerance=2.0, unit="km"),
        asked(ItemKind.OPEN, [Choice("Le péage", True)], "Pourquoi ?"),
    ],
)
def test_sound_questions_of_the_further_kinds_have_nothing_to_look_at_again(question):
    assert hints(question) == []


def test_a_question_of_general_knowledge_needs_no_quote():
    assert Hint.NO_EVIDENCE not in hints(draft(evidence=()))


def test_a_wrong_option_within_a_longer_word_is_not_in_the_quote():
    question = draft(
        choices=(Choice("le maire", True), Choice("art", False)), evidence=[quote("il est parti, dit le maire")]
    )

    assert Hint.SUPPORTED not in hints(question)


def test_the_steps_of_an_order_stand_in_the_quotes_and_are_all_right():
    steps = (Choice("ouverture", True), Choice("clôture", True))

    assert (
        hints(draft("Remettez dans l’ordre :", steps, ItemKind.ORDER, evidence=[quote("ouverture et clôture")])) == []
    )
