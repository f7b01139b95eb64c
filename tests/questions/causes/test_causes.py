"""What a text says to be the cause of what: effect, marker and cause as exact words."""

from __future__ import annotations

import pytest

from questions.annotations import Attribution
from questions.annotator.causes.explicit_causes import find_causes
from questions.languages.tables import load_table

pytestmark = pytest.mark.model

RULES = load_table("fr", "causes")["rule"]


@pytest.fixture
def causes(parsed):
    return lambda text: find_causes(*parsed(text), ())


def _parts(example):
    text, _, parts = example.partition(" => ")
    return text, tuple(parts.split(" | "))


EXAMPLES = [pytest.param(rule, *_parts(e), id=f"{rule['name']}: {e[:40]}") for rule in RULES for e in rule["examples"]]
COUNTER = [pytest.param(rule, e, id=f"{rule['name']}: {e[:40]}") for rule in RULES for e in rule["counter_examples"]]


@pytest.mark.parametrize(("rule", "text", "parts"), EXAMPLES)
def test_each_rule_reads_its_examples(causes, rule, text, parts):
    found = [relation for relation in causes(text) if relation.rule == rule["name"]]
    assert [(r.effect.quote, r.marker.quote, r.cause.quote) for r in found] == [parts]
    assert found[0].kind == rule["kind"]


@pytest.mark.parametrize(("rule", "text"), COUNTER)
def test_no_rule_reads_its_counter_examples(causes, rule, text):
    assert [relation.rule for relation in causes(text) if relation.rule == rule["name"]] == []


@pytest.mark.parametrize(
    "text",
    [
        "Le maire est parti alors que la séance commençait.",
        "Lorsque la pluie a cessé, les joueurs sont revenus.",
        "Les élèves visitent le musée dans le cadre de leur cours.",
    ],
)
def test_time_and_frame_are_never_a_cause(causes, text):
    assert causes(text) == ()


def test_offsets_point_at_the_words(parsed):
    text = "Le port est bloqué. En raison d'une tempête, les bateaux restent à quai."
    dispatch, sentences = parsed(text)
    (relation,) = find_causes(dispatch, sentences, ())
    for span in (relation.effect, relation.marker, relation.cause):
        assert text[span.start : span.end] == span.quote
        assert span.file == dispatch.file


def test_a_cleft_cause_leaves_the_effect_behind_it(causes):
    (relation,) = causes("C'est grâce à un voisin que le chien a été retrouvé.")
    assert (relation.effect.quote, relation.cause.quote) == ("le chien a été retrouvé", "un voisin")


def test_a_fronted_participle_explains_the_sentence_before(causes):
    found = causes("Des coulées de boue ont coupé la route. Provoquées par un orage, elles ont duré une heure.")
    (relation,) = (r for r in found if r.rule == "provoquer")
    assert "coulées de boue" in relation.effect.quote
    assert relation.cause.quote == "un orage"


def test_a_weak_marker_needs_a_change_and_an_event(causes):
    assert [r.rule for r in causes("La gare a été évacuée après une explosion.")] == ["après + événement"]
    assert causes("La gare a rouvert après le déjeuner.") == ()


def test_the_relation_knows_whose_words_it_stands_in(parsed):
    text = "Selon le préfet, la digue a cédé à cause d'une crue."
    dispatch, sentences = parsed(text)
    content = dispatch.evidence(text.index("la digue"), len(text) - 1)
    said = Attribution(dispatch.evidence(6, 15), dispatch.evidence(0, 5), content, "according", "préfet")
    (relation,) = find_causes(dispatch, sentences, (said,))
    assert relation.attribution == said


def test_the_attribution_is_cut_off_the_cause(parsed):
    text = "La digue a cédé à cause d'une crue, a expliqué le préfet."
    dispatch, sentences = parsed(text)
    cue = text.index("a expliqué")
    said = Attribution(None, dispatch.evidence(cue, cue + 10), dispatch.evidence(0, cue - 2), "indirect")
    (relation,) = find_causes(dispatch, sentences, (said,))
    assert relation.cause.quote == "une crue"


def test_captions_explain_nothing(parsed):
    dispatch, sentences = parsed("Le pont est fermé en raison du gel.")
    captions = [type(s)(s.span, s.tokens, "caption") for s in sentences]
    assert find_causes(dispatch, captions, ()) == ()


def test_a_short_question_asks_for_what_was_told_before(causes):
    (relation,) = causes("Le musée est resté fermé hier. Pourquoi ? Parce que la toiture fuit.")
    assert (relation.effect.quote, relation.cause.quote) == ("Le musée est resté fermé hier", "la toiture fuit")


def test_a_question_that_opens_a_paragraph_asks_for_the_claim_of_the_one_before(causes):
    text = "Le musée n'a jamais ouvert. Des visiteurs ont protesté.\n\nPourquoi ? Parce que la toiture fuit."
    (relation,) = causes(text)
    assert relation.effect.quote == "Le musée n'a jamais ouvert"


def test_the_question_before_asks_for_the_effect(causes):
    (relation,) = causes("Pourquoi le pont a-t-il été fermé ? En raison d'un affaissement, selon la mairie.")
    assert (relation.effect.quote, relation.cause.quote) == ("le pont a-t-il été fermé", "un affaissement")


def test_a_denial_between_question_and_answer_is_passed_over(causes):
    (relation,) = causes("Pourquoi le pont a-t-il été fermé ? Non pas par prudence, mais parce qu'une pile penchait.")
    assert (relation.effect.quote, relation.cause.quote) == ("le pont a-t-il été fermé", "une pile penchait")


def test_what_hangs_on_a_month_is_told_of_the_clause(causes):
    (relation,) = causes("Le chantier est à l'arrêt depuis novembre à cause de la faillite de l'entreprise.")
    assert relation.effect.quote.startswith("Le chantier est à l'arrêt")


def _told(found):
    return [(relation.effect.quote, relation.cause.quote) for relation in found]


def test_an_if_that_a_quotation_opens_holds_the_effect(causes):
    text = "« Si la cloche se tait, c'est parce que la corde a cédé. Personne ne le conteste », a dit le sonneur."
    assert _told(causes(text)) == [("la cloche se tait", "la corde a cédé")]


def test_an_aside_on_the_source_may_part_a_marker(causes):
    text = "Le bac est à quai en raison, selon le port, d'une avarie."
    assert _told(causes(text)) == [("Le bac est à quai", "une avarie")]


def test_a_relative_clause_without_commas_keeps_what_happened_in_it(causes):
    text = "Le maire a cité un forain qui a été hospitalisé après un malaise."
    assert [effect for effect, _ in _told(causes(text))] == ["un forain qui a été hospitalisé"]
