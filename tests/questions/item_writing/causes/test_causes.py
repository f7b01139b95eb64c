"""Questions on causes: what is asked of a reason, and what is refused."""

from __future__ import annotations

import pytest

from questions.item_writing.causes.reasons import reasons_of
from questions.item_writing.causes.rival_reasons import families, wrong_reasons
from questions.item_writing.context import Context
from questions.item_writing.drafts import Draft
from questions.item_writing.flaws import flaws
from questions.item_writing.french.wording import BLANK
from tests.questions.item_writing.bodies import signed, unsifted

pytestmark = pytest.mark.model

NAMES = ("port", "proces", "sonde", "festival", "tunnel", "laiterie", "halle", "bac")


def asked(context: Context, rule: str = "") -> list[Draft]:
    """The sound questions on causes of one rule, or of all."""
    return [each for each in unsifted(context) if not flaws(each) and rule in {"", each.rule}]


def keys(draft: Draft) -> list[str]:
    return [option.text for option in draft.options if option.correct]


def wrong(draft: Draft) -> list[str]:
    return [option.text for option in draft.options if not option.correct]


@pytest.fixture(scope="module")
def halle(dossier) -> Context:
    return Context(dossier("halle"))


# ------------------------------------------------------------------------------------------------- why


def test_why_is_asked_of_the_clause_and_answered_in_the_words_of_the_dispatch(halle):
    found = {draft.stem: keys(draft) for draft in asked(halle, "cause.why")}
    assert found["Selon l’AGR, pourquoi la rue des Tanneurs est-elle restée fermée\u202f?"] == ["À cause des fumées"]


def test_every_wrong_reason_says_why_it_is_wrong(halle):
    """It is told of another fact, came later, or no dispatch gives it."""
    known = ("à propos de ceci", "parle de cela ailleurs", "plus tard", "Aucune dépêche ne donne cette raison")
    for draft in asked(halle, "cause.why"):
        assert len(wrong(draft)) >= 2
        for option in draft.options:
            assert option.correct or any(words in option.why for words in known)


def test_a_favour_is_not_set_beside_misfortunes_as_one(halle):
    """« grâce à » under a misfortune, and a misfortune under « grâce à », would give the key away."""
    for draft in asked(halle, "cause.why"):
        if not keys(draft)[0].startswith("Grâce"):
            assert not any(text.startswith("Grâce") for text in wrong(draft))


def test_two_causes_of_one_sort_are_never_right_and_wrong():
    context = signed(
        "NORD, 3 mai 2012 (AGN) - Le bac de Sorgues a coulé jeudi en raison de l'orage. La fête de Mornas a été "
        "annulée à cause de la pluie. Le train de Bollène est resté à quai faute de conducteur. Le bal de Caderousse "
        "a fermé ses portes pour protester contre la hausse des taxes."
    )
    reasons = list(reasons_of(context))
    rain = next(each for each in reasons if "pluie" in str(each.text))
    assert families(context, rain.relation.cause)
    assert not any("orage" in each.text for each in wrong_reasons(context, rain, reasons))


@pytest.mark.parametrize(("told", "lends"), [("Les serres", False), ("Les cuves", True)])
def test_why_the_same_thing_befell_something_is_no_wrong_reason(told, lends):
    context = signed(
        "NORD, 3 mai 2012 (AGN) - Seules les serres de la ferme restent couvertes en raison d'un manque de personnel. "
        f"Le bal de Mornas a été annulé à cause de la pluie. {told} du domaine n'ont rouvert que vendredi, "
        "à la suite d'un recours.",
    )
    reasons = list(reasons_of(context))
    staff = next(each for each in reasons if "personnel" in str(each.text))
    assert any("recours" in each.text for each in wrong_reasons(context, staff, reasons)) is lends


def test_no_reason_is_put_to_a_verb_beyond_another_verb():
    """The lack of proof is why the fine was reduced, not why it was given."""
    context = signed(
        "NORD, 3 mai 2012 (AGN) - Le tribunal d'Orange a infligé jeudi une amende de 900 euros, ramenée à 300 euros "
        "par la cour, faute de preuves. Le bac de Sorgues a coulé à cause de l'orage. Le train de Bollène est resté à "
        "quai faute de conducteur. La poste de Mornas a fermé ses portes à la suite d'un incendie."
    )
    assert not any("tribunal" in draft.stem for draft in asked(context, "cause.why"))


def test_a_reason_without_its_verb_is_none():
    context = signed(
        "NORD, 3 mai 2012 (AGN) - Le bal de Mornas a été remis à lundi parce que le parquet, qui devait être posé. "
        "Le train de Bollène est resté à quai faute de conducteur."
    )
    assert not any("parquet, qui" in str(reason.text) for reason in reasons_of(context))


def test_what_the_cause_is_not_is_left_out():
    context = signed(
        "NORD, 3 mai 2012 (AGN) - Le chantier de la digue de Mornas est arrêté en raison d'un recours, et non d'une "
        "grève. Le train de Bollène est resté à quai faute de conducteur."
    )
    assert "en raison d’un recours" in [reason.text for reason in reasons_of(context)]


def test_a_measure_alone_is_no_subject():
    context = signed(
        "NORD, 3 mai 2012 (AGN) - Le riz manque. Le kilo a pris 30 centimes au marché de Mornas en raison d'une grève. "
        "Le bac de Sorgues a coulé à cause de l'orage. La poste de Mornas a fermé ses portes à la suite d'un incendie."
    )
    assert not any("le kilo" in draft.stem for draft in asked(context, "cause.why"))


# ------------------------------------------------------------------------------------------------- passages


ONE_STORY = (
    "Le musée du fromage a fermé sa cave à cause d'une inondation. L'école Jean-Moulin a fermé ses portes suite à une "
    "panne de chauffage. La fanfare a annulé sa fête en raison d'un litige. "
)


def test_the_reason_is_left_out_of_a_passage_that_makes_no_question():
    context = signed(
        f"NORD, 8 avril 2015 (AGN) - {ONE_STORY}Les étals de remplacement arriveront jeudi "
        "faute de camions disponibles."
    )
    stems = {draft.stem: keys(draft) for draft in asked(context, "cause.cloze")}
    found = next(stem for stem in stems if "étals" in stem)
    assert BLANK in found
    assert "jeudi [9 avril 2015]" in found
    assert stems[found] == ["faute de camions disponibles"], "inside a sentence no option has a capital"


def test_a_passage_that_points_back_brings_the_sentence_before():
    context = signed(
        "NORD, 3 mai 2012 (AGN) - Le maire de Mornas a présenté ses comptes. Ils n'ont été votés qu'à minuit faute de "
        "quorum. Le bac de Sorgues a suspendu ses rondes à cause de l'orage. La poste de Bollène a fermé ses portes à "
        "la suite d'un incendie. Le train d'Orange est resté à quai faute de conducteur."
    )
    found = next(draft for draft in asked(context, "cause.cloze") if "minuit" in draft.stem)
    assert "a présenté ses comptes" in found.stem


def test_a_pronoun_behind_si_bien_que_is_named():
    context = signed(
        f"NORD, 8 avril 2015 (AGN) - {ONE_STORY}La tour de l'horloge penchait, si bien qu'elle a été étayée à la hâte."
    )
    found = next(draft for draft in asked(context, "cause.why_passage") if "étayée" in draft.stem)
    assert "elle [la tour]" in found.stem
    assert keys(found) == ["Parce que la tour de l’horloge penchait"]


# ------------------------------------------------------------------------------------------------- invariants


@pytest.mark.parametrize("name", NAMES)
def test_a_reason_is_asked_in_one_straight_form_and_one_other(dossier, name):
    context = Context(dossier(name))
    straight = {"cause.why", "cause.why_passage", "cause.what", "cause.after_what", "cause.cloze"}
    forms: dict[object, list[str]] = {}
    for draft in asked(context):
        if len(draft.anchors) == 1:
            forms.setdefault(draft.anchors[0], []).append(draft.rule)
    for rules in forms.values():
        assert sum(rule in straight for rule in rules) <= 1
        assert sum(rule not in straight for rule in rules) <= 1


@pytest.mark.parametrize("name", NAMES)
def test_no_wrong_reason_explains_the_fact_in_any_dispatch(dossier, name):
    context = Context(dossier(name))
    told = [relation for each in context.dossier.dispatches for relation in each.causes]
    for draft in asked(context, "cause.why"):
        files = {span.file for span in draft.evidence}
        own = [r for r in told if r.effect.file in files and any(s.overlaps(r.effect) for s in draft.evidence)]
        causes_told = {relation.cause.quote for relation in own}
        for text in wrong(draft):
            assert not any(cause and cause in text for cause in causes_told)


@pytest.mark.parametrize("name", NAMES)
def test_same_dossier_same_questions(dossier, name):
    first, second = (list(unsifted(Context(dossier(name)))) for _ in range(2))
    assert first == second


def test_a_question_on_a_cause_keeps_its_id_when_a_dispatch_joins():
    more = "Le maire a vendu le four à cause d'une dette. La mairie a acheté une pompe à la suite d'un incendie."
    first, second = (
        f"NORD, 8 avril 2015 (AGN) - {ONE_STORY}{more}",
        "SUD, 9 avril 2015 (AGS) - Le bac a coulé faute de pilote.",
    )
    before = {draft.id for draft in asked(signed(first), "cause.why")}
    after = {draft.id for draft in asked(signed(first, second), "cause.why")}
    assert len(before & after) >= len(before) - 1 > 0


def test_nothing_explained_nothing_asked():
    context = signed("NORD, 3 mai 2012 (AGN) - Le bac de Sorgues a repris la mer jeudi. Le maire de Mornas a applaudi.")
    assert asked(context) == []


SEVERAL = (
    "NORD, 3 mai 2012 (AGN) - Le marché de Mornas a été annulé jeudi en raison du gel et de la grève des placiers. Le "
    "bac de Sorgues a coulé à cause de la surcharge. Le train de Bollène est resté à quai à la suite d'un éboulement. "
    "La foire de Caderousse a fermé ses portes à la suite d'une bagarre."
)


def test_two_reasons_side_by_side_are_both_right():
    (draft,) = asked(signed(SEVERAL), "cause.several")
    assert draft.stem == "Selon l’AGN, pour quelles raisons le marché de Mornas a-t-il été annulé\u202f?"
    assert draft.kind == "multiple"
    assert keys(draft) == ["Le gel", "La grève des placiers"]
    assert not set(wrong(draft)) & set(keys(draft))


def test_without_a_second_preposition_nothing_tells_two_reasons_from_one():
    assert not asked(signed(SEVERAL.replace("et de la grève", "et la grève")), "cause.several")
