"""Which passage gives a cause and which only an order, and which connective is missing in its sentence."""

from __future__ import annotations

import pytest

from questions.item_writing.causes.causal_passages import passages
from questions.item_writing.causes.missing import missing
from questions.item_writing.causes.replaced import replaced
from questions.item_writing.causes.told_order import tells_an_order
from questions.item_writing.drafts import Draft
from questions.item_writing.flaws import flaws
from questions.item_writing.given_away import is_given_away
from tests.questions.item_writing.bodies import read, signed

pytestmark = pytest.mark.model

NORTH = "LILLE, 3 mai 2012 (AGN) - "
SOUTH = "NICE, 4 mai 2012 (ASP) - "


def texts(draft: Draft, *, correct: bool) -> list[str]:
    return [option.text.replace("\u202f", " ") for option in draft.options if option.correct is correct]


# ------------------------------------------------------------------------------------------------- missing


@pytest.mark.parametrize(
    ("told", "key", "others"),
    [
        (
            "La foire de Bollène a été annulée en raison du gel.",
            "« en raison du »",
            {"« en dépit du »", "« au lieu du »", "« en plus du »"},
        ),
        (
            "La halle de Bollène a rouvert mardi grâce à un don.",
            "« grâce à un »",
            {"« malgré un »", "« au lieu d’un »", "« en plus d’un »"},
        ),
        (
            "Les forains de Bollène ont plié bagage parce qu'ils avaient froid.",
            "« parce qu’ils »",
            {"« même s’ils »", "« si bien qu’ils »", "« de même qu’ils »"},
        ),
        (
            "Faute de gardiens, le musée de Bollène a fermé ses portes.",
            "« Faute de »",
            {"« En dépit de »", "« Au lieu de »", "« En plus de »"},
        ),
    ],
)
def test_the_connective_is_left_out_and_every_option_fits_its_place(told, key, others):
    (draft,) = [each for each in missing(read(told), ()) if not flaws(each)]
    assert "____" in draft.stem
    assert texts(draft, correct=True) == [key]
    assert set(texts(draft, correct=False)) == others
    assert all(option.why for option in draft.options)
    assert draft.evidence[0].quote == told


@pytest.mark.parametrize(
    "told",
    [
        "Si la foire de Bollène a fermé mardi, c'est parce que la place était gelée.",
        "La foire de Bollène aurait été annulée en raison du gel.",
        "La halle de Bollène rouvrira mardi grâce à un don.",
        "« Nous avons fermé la foire en raison du gel », a dit la maire de Bollène, Anne Roy.",
        "La foire de Bollène a été annulée le 3 mai à la suite du gel.",
    ],
)
def test_what_is_supposed_said_by_somebody_or_told_otherwise_is_not_left_out(told):
    assert not list(missing(read(told), ()))


def test_no_connective_is_left_out_of_a_passage_that_another_question_prints():
    context = read("La foire de Bollène a été annulée en raison du gel.")
    (draft,) = missing(context, ())
    assert not list(missing(context, draft.evidence))


def test_what_is_missing_is_not_asked_where_another_question_prints_it():
    context = read("La foire de Bollène a été annulée en raison du gel.")
    (draft,) = missing(context, ())
    (printed,) = replaced(context, (), ())
    assert is_given_away(draft, [draft, printed])
    assert not is_given_away(draft, [draft])


# ------------------------------------------------------------------------------------------------- passages

GIVES = "La foire de Bollène a été annulée en raison du gel de la place."
BY_HEART = "Le marché de Cadenet a fermé parce que la place était gelée."
SHORT = "Le musée de Mornas est resté fermé mardi, faute de gardiens."
ORDERS = "Le maire de Sorgues avait visité la halle deux jours avant l'incendie."
NEXT = "Les pompiers de Carpentras ont vidé la cave, puis ont fermé la rue."
LATER = "Les drapiers de Pernes ont rouvert leurs étals trois jours après la crue."


def asked(*told: str) -> dict[str, Draft]:
    """The sound questions on passages of two dispatches, by their rules."""
    half = len(told) // 2
    context = signed(NORTH + " ".join(told[:half]), SOUTH + " ".join(told[half:]))
    return {draft.rule: draft for draft in passages(context, ()) if not flaws(draft)}


def test_the_passage_that_gives_a_cause_stands_among_those_that_only_tell_an_order():
    draft = asked(GIVES, ORDERS, NEXT, LATER)["cause.passage"]
    assert [each for each in texts(draft, correct=True) if GIVES.rstrip(".") in each.replace("’", "'")]
    assert len(texts(draft, correct=False)) == 3
    assert draft.evidence[0].quote == GIVES


def test_the_passage_that_gives_none_stands_among_those_that_do():
    draft = asked(GIVES, BY_HEART, SHORT, ORDERS)["cause.no_cause"]
    (key,) = texts(draft, correct=True)
    assert ORDERS.rstrip(".") in key.replace("’", "'")
    assert len(texts(draft, correct=False)) == 3


def test_a_passage_with_words_left_out_elsewhere_is_not_shown_whole():
    context = signed(f"{NORTH}{GIVES} {BY_HEART}", f"{SOUTH}{SHORT} {ORDERS}")
    (left_out,) = [d for d in missing(context, ()) if d.evidence[0].quote == GIVES]
    every = [draft for draft in passages(context, (), left_out.evidence) if not flaws(draft)]
    assert every
    assert not any("Bollène" in option.text for draft in every for option in draft.options)


def test_words_that_pupils_know_by_heart_give_no_passage_away():
    assert "cause.passage" not in asked(BY_HEART, ORDERS, NEXT, LATER)


@pytest.mark.parametrize(
    "told",
    [
        "La foire de Bollène n'a pas été annulée en raison du gel de la place.",
        "La foire de Bollène a peut-être été annulée en raison du gel de la place.",
        "La foire de Bollène a été annulée à la suite du gel de la place.",
        "Deux étals de Bollène ont brûlé lundi, ce qui porte le bilan à huit étals.",
        "La halle de Bollène a été couverte, ce qui mettra les étals à l'abri.",
    ],
)
def test_what_is_denied_doubted_or_may_be_told_in_time_gives_no_cause(told):
    assert "cause.passage" not in asked(told, ORDERS, NEXT, LATER)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (ORDERS, "avant"),
        (NEXT, "puis"),
        (LATER, "après"),
        ("Le prisonnier de Cadenet a été libéré après quatre jours de captivité.", "après"),
        ("La halle de Sorgues est ouverte depuis mardi.", "depuis"),
        ("La halle de Sorgues est fermée depuis la faillite de la coopérative.", None),
        ("Le siège est vacant depuis lundi, jour de la mort du député de Sorgues.", None),
        ("La foire de Bollène a été annulée après le gel de la place.", None),
        ("La foire de Bollène rouvrira ses portes avant l'automne.", None),
        ("Le maire de Sorgues a fermé la halle deux jours avant la foire, craignant la foule.", None),
        ("Le maire de Sorgues a fermé la halle deux jours avant la foire : la place était gelée.", None),
        ("Inquiet, le maire de Sorgues a fermé la halle deux jours avant la foire.", None),
        ("Le maire de Sorgues a fermé la halle avant la foire pour ménager les étals.", None),
    ],
)
def test_an_order_is_told_where_nothing_may_be_taken_for_a_reason(told, words):
    (dispatch,) = read(told).dossier.dispatches
    (sentence,) = dispatch.sentences
    assert tells_an_order(sentence) == words
