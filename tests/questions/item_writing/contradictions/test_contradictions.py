"""Questions on contradictions: what is asked of two passages, and which pairs are refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from questions.annotations import EvidenceSpan
from questions.dossier import Reconciliation
from questions.errors import NothingToRead
from questions.item_writing import causes, contradictions, explain, write_items
from questions.item_writing.context import Context
from questions.item_writing.contradictions.comparable_pairs import comparable, sound
from questions.item_writing.contradictions.figures import counting, how_many
from questions.item_writing.contradictions.opposed_passages import is_silent, number_in, passage
from questions.item_writing.drafts import Draft
from questions.item_writing.flaws import flaws
from questions.item_writing.french.wording import fold
from questions.items import PAIR_SEPARATOR
from tests.questions.item_writing.bodies import opposed, quote, signed

pytestmark = pytest.mark.model

NAMES = ("port", "proces", "sonde", "festival", "tunnel", "laiterie", "halle", "bac")


def asked(context: Context, rule: str = "") -> list[Draft]:
    """The sound questions on contradictions of one rule, or of all."""
    return [each for each in contradictions.write(context) if not flaws(each) and rule in {"", each.rule}]


def key(draft: Draft) -> str:
    (right,) = [option.text for option in draft.options if option.correct]
    return right


def wrong(draft: Draft) -> list[str]:
    return [option.text for option in draft.options if not option.correct]


@pytest.fixture(scope="module")
def bac(dossier) -> Context:
    return Context(dossier("bac"))


# ------------------------------------------------------------------------------------------------- judgements


def test_what_two_passages_differ_on(bac):
    found = {key(draft) for draft in asked(bac, "contradiction.nature")}
    assert {"Un nombre", "La réalité d’un fait", "L’auteur d’un acte", "Ce qui est compris ou exclu"} <= found


def test_two_passages_that_exclude_each_other(bac):
    found = {key(draft) for draft in asked(bac, "contradiction.incompatible")}
    assert "Non\u202f: ils donnent deux nombres différents pour la même chose" in found
    assert all(answer.startswith("Non") for answer in found)


def test_that_two_passages_exclude_each_other_is_asked_where_one_question_has_both_answers(bac):
    """Or where the headline is set against the text: of other pairs a reader may doubt that they tell one thing."""
    both = {draft.anchors for draft in asked(bac, "contradiction.each_says")}
    judged = [draft for draft in asked(bac, "contradiction.incompatible") if "annonce" not in draft.stem]
    assert judged
    assert {draft.anchors for draft in judged} <= both


def test_the_headline_against_the_text(bac):
    found = [draft for draft in asked(bac, "contradiction.incompatible") if "annonce" in draft.stem]
    assert found
    assert "Le titre de la dépêche de l’AMR annonce" in found[0].stem


# ------------------------------------------------------------------------------------------------- figures


def test_how_many_according_to_one_source(bac):
    found = next(each for each in bac.dossier.contradictions if "46 passagers" in each.a.quote)
    (draft,) = how_many(bac, found)
    assert draft.kind == "numeric"
    assert draft.stem == "Selon l’AMR, combien de passagers le bac transportait-il au moment du choc\u202f?"
    assert key(draft) == "46"
    assert {span.file for span in draft.evidence} == {"01.txt", "02.txt"}


@pytest.mark.parametrize(
    ("text", "asked_for"),
    [
        ("Cinquante tonnes encombraient le quai mardi.", False),
        ("Cinquante tonnes de sel encombraient le quai mardi.", True),
        ("Cinquante camions encombraient le quai mardi.", True),
    ],
)
def test_no_measure_is_asked_for_without_what_it_measures(text, asked_for):
    context = signed(f"NORD, 3 mai 2012 (AGN) - {text} Le maire de Brions en a parlé devant le conseil.")
    figure = context.read("1.txt").figures[0]
    assert (counting(context, figure.span, figure, "") is not None) == asked_for


def test_the_number_of_a_figure_stops_at_the_thing_counted():
    context = signed(
        "NORD, 3 mai 2012 (AGN) - Quarante des 212 emplois de la fonderie d'Orange seront supprimés jeudi."
    )
    figures = context.read("1.txt").figures
    assert figures
    assert fold(number_in(context, figures[0]).quote) in {"quarante", "212"}


# ------------------------------------------------------------------------------------------------- sources


def test_a_dispatch_that_speaks_of_the_point_is_no_wrong_option(bac):
    """The third dispatch counts passengers too: it must not be offered as one that contradicts nobody."""
    a, b = (quote(bac, file, words) for file, words in (("01.txt", "46 passagers"), ("02.txt", "64 passagers")))
    assert not is_silent(bac, "03.txt", a, b)
    assert is_silent(bac, "04.txt", a, b)


def test_sources_are_matched_with_what_they_alone_write(dossier):
    for name in NAMES:
        for draft in asked(Context(dossier(name)), "contradiction.match"):
            outlets = [option.text.split(PAIR_SEPARATOR)[0] for option in draft.options]
            assert len(set(outlets)) == len(outlets) >= 3


# ------------------------------------------------------------------------------------------------- refusals


def test_the_number_of_another_event_is_no_contradiction():
    context = signed(
        "NORD, 3 mai 2012 (AGN) - Le bac de Sorgues a fait trois blessés jeudi contre la jetée.",
        "SUD, 3 mai 2012 (AGS) - Un autre accident de bac avait fait un blessé à Sorgues contre la jetée.",
    )
    assert not sound(context, opposed(context, "a fait trois blessés", "Un autre accident de bac avait fait un blessé"))


def test_numbers_of_two_days_are_no_contradiction():
    context = signed(
        "NORD, 3 mai 2012 (AGN) - Onze péniches attendaient mercredi 2 mai devant l'écluse de Sorgues.",
        "SUD, 4 mai 2012 (AGS) - Dix-neuf péniches attendaient jeudi 3 mai devant l'écluse de Sorgues.",
    )
    first, second = "Onze péniches attendaient", "Dix-neuf péniches attendaient"
    assert not sound(context, opposed(context, first, second))


def test_numbers_of_one_day_are():
    context = signed(
        "NORD, 3 mai 2012 (AGN) - Onze péniches attendaient mercredi 2 mai devant l'écluse de Sorgues.",
        "SUD, 4 mai 2012 (AGS) - Dix-neuf péniches attendaient mercredi 2 mai devant l'écluse de Sorgues.",
    )
    assert sound(context, opposed(context, "Onze péniches attendaient", "Dix-neuf péniches attendaient"))


def test_a_count_from_some_day_on_is_set_against_no_count_of_the_day():
    context = signed(
        "NORD, 3 mai 2012 (AGN) - L'écluse de Sorgues a noyé quatorze péniches depuis janvier 2012.",
        "SUD, 4 mai 2012 (AGS) - L'écluse de Sorgues a noyé trois péniches.",
    )
    assert not sound(context, opposed(context, "a noyé quatorze péniches", "a noyé trois péniches"))


def test_a_demand_is_not_set_against_a_fact():
    context = signed(
        "NORD, 3 mai 2012 (AGN) - Les bateliers de Sorgues réclament une prime de 45 euros par nuit.",
        "SUD, 4 mai 2012 (AGS) - Les bateliers de Sorgues ont touché une prime de 38 euros par nuit.",
    )
    assert not sound(context, opposed(context, "réclament une prime de 45 euros", "ont touché une prime de 38 euros"))


def test_what_is_told_in_passing_is_not_opposed_by_number():
    context = signed(
        "NORD, 3 mai 2012 (AGN) - La crue de Sorgues a noyé trois péniches.",
        "SUD, 4 mai 2012 (AGS) - La crue de Sorgues rappelle celle de 1910, qui avait noyé quinze péniches.",
    )
    assert not sound(context, opposed(context, "a noyé trois péniches", "qui avait noyé quinze péniches"))


def test_passages_without_a_word_in_common_are_left_alone():
    context = signed(
        "NORD, 3 mai 2012 (AGN) - La crue a noyé trois péniches.",
        "SUD, 4 mai 2012 (AGS) - Un incendie a détruit quinze péniches.",
    )
    assert not sound(context, opposed(context, "a noyé trois péniches", "a détruit quinze péniches"))


def test_the_second_tier_is_asked_only_what_differs(bac):
    context = signed(
        "NORD, 3 mai 2012 (AGN) - La traversée de Sorgues est gratuite pour tous les piétons.",
        "SUD, 4 mai 2012 (AGS) - La traversée de Sorgues n'est pas gratuite pour tous les piétons.",
    )
    sides = ("est gratuite pour tous les piétons", "n'est pas gratuite")
    scope = opposed(context, *sides, nature="scope", kind="scope", tier=2)
    assert comparable(context, scope)
    assert sound(context, scope)
    assert not sound(context, opposed(context, *sides, nature="cause", tier=2, confidence=0.6))


@pytest.mark.parametrize("nature", ["negation", "status", "initiator"])
def test_what_is_for_the_teacher_to_judge_is_not_asked_where_two_things_are_often_meant(nature):
    context = signed(
        "NORD, 3 mai 2012 (AGN) - La traversée de Sorgues est gratuite pour tous les piétons.",
        "SUD, 4 mai 2012 (AGS) - La traversée de Sorgues n'est pas gratuite pour tous les piétons.",
    )
    found = opposed(context, "est gratuite pour tous", "n'est pas gratuite", nature=nature, kind=nature, tier=2)
    assert not comparable(context, found)
    assert not sound(context, found)


# ------------------------------------------------------------------------------------------------- quotations


def test_a_passage_of_a_long_sentence_is_cut_at_its_signs():
    long = (
        "NORD, 3 mai 2012 (AGN) - Le bac de Sorgues, que la compagnie des transports fluviaux avait acheté en Hollande "
        "et que les mariniers appelaient la Marquise, a coulé jeudi devant le quai des Docks, sous les yeux des "
        "promeneurs venus pour la fête des fleurs, tandis que la fanfare municipale jouait sur la place du marché aux "
        "grains, a raconté un témoin."
    )
    context = signed(long)
    shown = context.shown(quote(context, "1.txt", "devant le quai"))
    text = context.read("1.txt").dispatch.text
    assert len(shown.quote) <= 260
    assert text[: shown.start].rstrip()[-1] in ",-" or shown.start == context.sentences("1.txt")[-1].span.start
    assert text[shown.end : shown.end + 1] in {",", "."}


def test_a_passage_that_begins_inside_a_sentence_says_so():
    context = signed("NORD, 3 mai 2012 (AGN) - La pluie tombe sur Sorgues. Le bac a coulé; le pilote a sauté à l'eau.")
    whole = context.sentences("1.txt")[-1].span
    start = whole.quote.index("le pilote")
    inside = EvidenceSpan("1.txt", whole.start + start, whole.end, whole.quote[start:])
    assert context.starts_inside(inside)
    assert not context.starts_inside(whole)


def test_a_weekday_in_a_quotation_is_followed_by_its_day():
    context = signed("NORD, 3 mai 2012 (AGN) - Le bac de Sorgues a coulé mercredi devant le quai des Docks.")
    span = context.sentences("1.txt")[-1].span
    assert "mercredi [2 mai 2012]" in passage(context, span)
    assert "[" not in passage(context, span, dated=False)


def test_a_cleft_does_not_drag_the_sentence_before(bac):
    for draft in asked(bac):
        if "C’est à l’initiative" in draft.stem:
            assert "n’a pas retenti" not in draft.stem


# ------------------------------------------------------------------------------------------------- reconciled


def office(first_year: int, second_year: int) -> Context:
    """Two dispatches that name two holders of one office, set side by side."""
    context = signed(
        f"NORD, 3 mai {first_year} (AGN) - Luc Vannier, le président du conseil des Dombes, a ouvert le salon jeudi.",
        f"SUD, 4 mai {second_year} (AGS) - Paul Orsini, le président du conseil des Dombes, a fermé le salon jeudi.",
    )
    names = ("Luc Vannier, le président du conseil des Dombes", "Paul Orsini, le président du conseil des Dombes")
    a, b = (quote(context, file, words) for file, words in zip(("1.txt", "2.txt"), names, strict=True))
    kept = Reconciliation("update", a, b, "La fonction a deux titulaires à deux époques.")
    return Context(replace(context.dossier, contradictions=(), reconciliations=(kept,)))


def test_one_office_with_two_holders_is_no_contradiction():
    (draft,) = asked(office(2006, 2016), "contradiction.office")
    assert key(draft) == "Non\u202f: la fonction a changé de titulaire entre les deux dépêches"


def test_two_holders_in_one_month_are_not_explained_by_time():
    assert not asked(office(2016, 2016), "contradiction.office")


# ------------------------------------------------------------------------------------------------- invariants


def check(draft: Draft, context: Context) -> None:
    right = [option for option in draft.options if option.correct]
    folded = {fold(option.text) for option in draft.options}
    assert len(folded) == len(draft.options)
    assert all(option.why for option in draft.options)
    if draft.kind in {"single", "true_false"}:
        assert len(right) == 1
    for span in draft.evidence:
        assert context.read(span.file).dispatch.text[span.start : span.end] == span.quote != ""
    if draft.topic == "contradiction":
        assert any(not a.overlaps(b) for a in draft.evidence for b in draft.evidence)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 3), st.integers(120, 900)), min_size=1, max_size=4))
def test_cut_and_mixed_dispatches_give_sound_questions_or_none(dossier, pieces):
    read_before = [(dossier(name).dispatches, number, length) for name, number, length in pieces]
    bodies = [each[number % len(each)].dispatch.text[:length] for each, number, length in read_before]
    try:
        context = signed(*bodies)
    except NothingToRead:
        return
    first, second = ([*causes.write(c), *contradictions.write(c)] for c in (context, Context(context.dossier)))
    assert first == second
    for draft in first:
        if not flaws(draft):
            check(draft, context)


@pytest.mark.parametrize("name", NAMES)
def test_a_question_keeps_its_id_when_a_dispatch_joins(dossier, name):
    whole = dossier(name)
    files = [each.dispatch.file for each in whole.dispatches]
    before = asked(Context(dossier(name, *files[:-1])), "contradiction.nature")
    after = {draft.id for draft in asked(Context(whole), "contradiction.nature")}
    assert {draft.id for draft in before} <= after


def test_an_empty_cell_says_why():
    calm = signed(
        "NORD, 3 mai 2012 (AGN) - Le bac de Sorgues a repris la mer jeudi. Le maire de Mornas a applaudi."
    ).dossier
    assert write_items(calm, topic="contradiction") == []
    assert explain(calm, topic="contradiction").startswith("Aucune contradiction")
    assert explain(calm, topic="cause").startswith("Ces dépêches ne donnent pas assez de causes")


def test_a_dispatch_without_causes_or_contradictions_says_which_are_missing(dossier):
    halle = dossier("halle")
    assert explain(halle, topic="contradiction", file="04.txt").startswith("On n’a relevé aucune contradiction entre")
    calm = signed(
        "NORD, 3 mai 2012 (AGN) - Le bac de Sorgues a repris la mer jeudi. Le maire de Mornas a applaudi.",
        "APT, 4 mai 2012 (ASP) - Le marché aux fleurs de Bollène a été annulé jeudi à cause d'un nid de guêpes. Il a "
        "plu. Nul ne parlait plus. On raconte une bagarre de marins au port. Le garde a vu la perquisition du moulin.",
        *(each.dispatch.text for each in halle.dispatches),
    ).dossier
    reason = explain(calm, topic="cause", file="1.txt")
    assert reason.startswith("On n’a relevé dans cette dépêche")
    assert "«\u202fparce que\u202f»" in reason


def test_two_causes_of_one_fact_may_both_be_right(dossier):
    halle = Context(dossier("halle"))
    assert asked(halle, "contradiction.nature")
    assert not asked(halle, "contradiction.incompatible")
