"""What strict readers refused on newer subjects: calls of footnotes in what is shown, words that only their speaker can
say, pronouns and verbs left without what they need; beside each, what is still asked."""

from __future__ import annotations

import pytest

from questions.item_writing.causes.reason_limits import begins_inside
from questions.item_writing.causes.reasons import reasons_of
from questions.item_writing.clauses.clause_heads import told_beside
from questions.item_writing.dates.dated_facts import dated_facts
from questions.item_writing.dates.reckonings import ask_values
from questions.item_writing.dates.when import ask_when
from questions.item_writing.drafts import Draft
from questions.item_writing.french.verb_groups import wants_more
from questions.item_writing.french.wording import quoted, tidy
from questions.item_writing.passages.dangling import dangles
from questions.syntax import tree
from tests.questions.item_writing.bodies import facts, quote, read, unsifted

pytestmark = pytest.mark.model

OTHERS = (
    "La foire de Sorgues a fermé à cause d'une crue. Le bac d'Apt a coulé à cause d'une surcharge. Le train de Mornas "
    "a déraillé à cause d'un rail tordu. La fête d'Orange a été annulée parce que la scène avait brûlé. "
)


def of_causes(body: str) -> list[Draft]:
    return list(unsifted(read(f"{OTHERS}{body}")))


def shown(drafts: list[Draft]) -> str:
    options = [option for draft in drafts for option in draft.options]
    return " ".join([*(f"{d.stem} {d.rationale}" for d in drafts), *(f"{o.text} {o.why}" for o in options)])


# ------------------------------------------------------------------------------------------------- footnotes


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("une charte1, au printemps", "une charte, au printemps"),
        ("la technique¹ du maire", "la technique du maire"),
        ("le « tri sélectif »² des bacs", "le «\u202ftri sélectif\u202f» des bacs"),
        ("l'accord12.", "l’accord."),
    ],
)
def test_a_call_of_a_footnote_is_not_shown(printed, said):
    assert tidy(printed) == said


@pytest.mark.parametrize(
    "printed",
    [
        "le CO2",
        "le G7",
        "l’A86",
        "Covid19",
        "le covid19",
        "30 km²",
        "10² pas",
        "www.ville1.fr",
        "juin2012",
        "le 1er mai",
    ],
)
def test_figures_that_belong_to_a_word_stay(printed):
    assert tidy(printed) == printed
    assert printed in quoted(printed)


def test_stem_reasons_and_evidence_of_a_sentence_with_a_call():
    body = "La mairie de Thouars a adopté une charte1 du bruit, afin d'éviter les plaintes. "
    more = "Le préfet a signé afin de calmer les esprits. Le maire a écrit afin d'obtenir un pont. "
    body += more + "La mairie de Thouars a signé une charte1 du bruit le 3 avril 2012."
    context = read(f"{OTHERS}{body}")
    (fact,) = dated_facts(context)
    drafts = [*unsifted(context), *ask_when(context, fact)]
    assert "charte du bruit" in shown(drafts)
    assert "charte1" not in shown(drafts)
    assert "charte1" in fact.evidence.quote, "the evidence is what the dispatch prints"


# ------------------------------------------------------------------------------------------------- the speaker's words


@pytest.mark.parametrize(
    ("words", "lends"),
    [
        ("car les miens ont sept ans", False),
        ("parce que notre salle a brûlé", False),
        ("parce que vous avez tardé", False),
        ("parce que les enfants ont sept ans", True),
        ("parce que la salle a brûlé", True),
    ],
)
def test_a_reason_in_its_speakers_mouth_is_neither_key_nor_lent(words, lends):
    body = f"Le stage de Thouars est annulé, {words}."
    reasons = list(reasons_of(read(body)))
    assert any(each.lends for each in reasons) is lends
    assert any(each.answers for each in reasons) is lends
    assert ("sept ans" in shown(of_causes(body)) or "salle" in shown(of_causes(body))) is lends


# ------------------------------------------------------------------------------------------------- pronouns


@pytest.mark.parametrize(
    ("sentence", "goes_back"),
    [
        ("À cause de la grève de l'hôpital tout est fermé aujourd'hui, donc elle attendra demain.", True),
        ("La mairie de Thouars est fermée aujourd'hui, donc elle attendra demain.", False),
        ("Pour éviter la faillite, la Caisse lui a ouvert mardi un crédit de deux millions.", True),
        ("Le maire de Thouars tremble, et la Caisse lui a ouvert mardi un crédit de deux millions.", False),
        ("La Caisse a ouvert mardi un crédit à Thouars, et la région lui a prêté deux grues.", False),
        ("Pour éviter la faillite, il faut attendre mardi.", False),
        ("Le passage y a été fermé mardi pour des travaux.", True),
        ("À Thouars, le passage y a été fermé mardi pour des travaux.", False),
        ("À Thouars, il y avait mardi trois blessés.", False),
        ("Vingt-sept d'entre elles ont péri mardi dans la crue.", True),
        ("Les brebis paissaient et vingt-sept d'entre elles ont péri mardi dans la crue.", False),
        ("D'ici là, la mairie de Thouars a fermé le passage.", True),
    ],
)
def test_a_pronoun_takes_up_what_agrees_with_it_and_may_be_meant(parsed, sentence, goes_back):
    assert dangles(parsed(sentence)) is goes_back


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Pour éviter la faillite, la Caisse lui a ouvert mardi un crédit de deux millions.", False),
        ("Pour éviter la faillite, la Caisse a ouvert mardi un crédit de deux millions à Thouars.", True),
    ],
)
def test_the_day_is_reckoned_of_a_sentence_that_tells_whom(sentence, asked):
    assert bool(list(ask_values(read(f"Voici la journée. {sentence}")))) is asked


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Mardi, j'ai été entendu à Thouars pendant quatre heures par le juge.", False),
        ("Nous avons fermé mardi notre atelier de Thouars pour trois semaines.", False),
        ("« Mardi, j'ai été entendu à Thouars pendant quatre heures », raconte Paul Vial.", True),
        ("Mardi, Paul Vial a été entendu à Thouars pendant quatre heures par le juge.", True),
    ],
)
def test_who_says_i_is_not_the_outlet(sentence, asked):
    assert bool(list(ask_values(read(f"Voici la journée. {sentence}")))) is asked


# ------------------------------------------------------------------------------------------------- lost complements


@pytest.mark.parametrize(
    ("lemma", "said", "wants"),
    [
        ("procéder", "tous les trois ans", True),
        ("procéder", "tous les trois ans à un tri des livres", False),
        ("procéder", "y chaque année", False),
        ("bénéficier", "depuis deux ans", True),
        ("bénéficier", "d’une aide depuis deux ans", False),
        ("prévenir", "a son partenaire", True),
        ("prévenir", "a son partenaire de la crue", False),
        ("prévenir", "a les secours", False),
        ("fermer", "tous les trois ans", False),
    ],
)
def test_a_verb_wants_its_complement(lemma, said, wants):
    assert wants_more(lemma, said) is wants


def test_a_relative_clause_does_not_stand_without_its_pronoun(parsed):
    for pronoun, told in (("auquel", False), ("après quoi", True)):
        sentence = parsed(f"Il dépend du tri des livres, {pronoun} la ville procède en mai faute de place.")
        here = tree(sentence)
        verb = next(i for i, t in enumerate(here.tokens) if t.text == "procède")
        if here.tokens[verb].dep in {"acl:relcl", "advcl", "acl"}:
            assert told_beside(here, verb, set(range(len(here.tokens)))) is told


def test_why_is_not_asked_of_a_verb_that_lost_its_complement():
    lost = (
        "Il découle du tri des livres, auquel la ville de Thouars procède tous les trois ans en raison d'un vent fort."
    )
    told = "La ville de Thouars procède à un tri des livres tous les trois ans en raison d'un vent fort."
    assert not [draft.stem for draft in of_causes(lost) if "procède" in draft.stem]
    assert [draft.stem for draft in of_causes(told) if "procède" in draft.stem]


def test_a_passage_begins_where_a_phrase_does():
    context = read(
        "Le retard vient de la grue de Sorgues, que la ville a vendue. Dans la nuit, le pont de Thouars a cédé."
    )
    first, second = context.sentences("1.txt")[-2:]
    assert begins_inside(first, quote(context, "1.txt", "de la grue de Sorgues, que la ville a vendue"))
    assert not begins_inside(first, quote(context, "1.txt", "de la grue de Sorgues")), "no second verb"
    assert not begins_inside(second, quote(context, "1.txt", "Dans la nuit, le pont de Thouars a cédé"))


def test_a_reason_whose_fact_begins_inside_a_phrase_is_lent_with_its_sentence_and_not_asked():
    body = "Il découle du tri des livres, auquel la ville de Thouars procède tous les ans en raison du manque de bras."
    (reason,) = reasons_of(read(body))
    assert (reason.lends, reason.answers) == (True, False)
    assert reason.relation.effect.quote == body
    (whole,) = reasons_of(read("La ville de Thouars procède à un tri des livres en raison du manque de bras."))
    assert (whole.lends, whole.answers) == (True, True)


@pytest.mark.parametrize(
    ("aim", "kept"),
    [("prévenir son voisin de la crue", False), ("prévenir les riverains", True)],
)
def test_an_aim_keeps_what_its_verb_wants(aim, kept):
    body = f"Le guet de Thouars a sonné afin de {aim}."
    cut = [r for r in reasons_of(read(body)) if not r.relation.cause.quote.endswith(aim.split(" ")[-1])]
    assert not cut
    assert any("riverains" in str(r.text) for r in reasons_of(read(body))) is kept


# ------------------------------------------------------------------------------------------------- two bounds


def test_a_second_bound_behind_the_date_is_left_out():
    (stated,) = facts("Les retraits de Thouars sont suspendus depuis lundi midi et jusqu'à nouvel ordre.")
    assert stated == "Les retraits de Thouars sont suspendus"
    (plain,) = facts("Les retraits de Thouars sont suspendus depuis lundi midi pour les clients.")
    assert "clients" in plain


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("Deux hameaux, Mornac et Apt, emportés lundi par la boue, étaient vides.", False),
        ("Les hameaux de Mornac, emportés lundi par la boue, étaient vides.", True),
        ("Les deux maires d'Apt, réunis depuis lundi à Mornac, se sont séparés.", False),
    ],
    ids=["half of a subject", "a whole one", "since when they met"],
)
def test_what_a_participle_tells_is_asked_of_its_whole_subject(told, asked):
    assert bool(list(dated_facts(read(f"Le fleuve baisse. {told}")))) is asked
