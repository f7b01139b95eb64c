"""The assertion of each clause, in typed slots."""

from __future__ import annotations

import pytest

from questions.annotations import Attribution, Mention, TimeExpression
from questions.annotator.claims.clause_claims import find_claims
from questions.annotator.claims.figures import find_figures
from questions.languages.tables import load_table
from questions.participles import participles

pytestmark = pytest.mark.model


@pytest.fixture
def claims(parsed):
    def claims(text):
        dispatch, sentences = parsed(text)
        return find_claims(dispatch, sentences, (), (), (), find_figures(dispatch, sentences))

    return claims


@pytest.fixture
def one(claims):
    """The claim of a predicate."""

    def one(text, predicate):
        (claim,) = (claim for claim in claims(text) if claim.predicate == predicate)
        return claim

    return one


def test_subject_and_object_are_noun_phrases(one):
    claim = one("Les deux ministres ont signé un accord sur la pêche.", "signer")
    assert claim.subject.quote == "Les deux ministres"
    assert claim.object.quote == "un accord sur la pêche"


def test_the_agent_of_a_passive_is_kept_apart(one):
    claim = one("La réunion a été annulée par le préfet.", "annuler")
    assert claim.subject.quote == "La réunion"
    assert claim.passive_agent.quote == "le préfet"


def test_a_pronoun_gives_the_words_it_stands_for(one):
    claim = one("La commission est réunie à huis clos. Elle rendra un avis vendredi.", "rendre")
    assert claim.subject.quote == "La commission"


def test_a_pronoun_without_antecedent_stands_for_itself(one):
    claim = one("Il dort.", "dormir")
    assert claim.subject.quote == "Il"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Le maire n'a pas signé le contrat.", "signer"),
        ("Le maire n'a jamais signé le contrat.", "signer"),
        ("Aucun élu n'a signé le contrat.", "signer"),
        ("Les élus se sont quittés sans signer le contrat.", "signer"),
        ("La présence n'est en aucun cas imposée.", "imposer"),
        ("Personne n'a signé le contrat.", "signer"),
        ("Le maire n'a signé, dit-il, pas le moindre contrat.", "signer"),
    ],
)
def test_a_denial_is_read(one, text, predicate):
    assert one(text, predicate).negated


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Le maire a signé le contrat.", "signer"),
        ("Le maire n'a signé qu'un contrat.", "signer"),
        ("Le contrat a été signé plus tard.", "signer"),
        ("Le contrat n'a été signé que plus tard.", "signer"),
        ("Jamais la Banque n'avait prêté autant aux communes.", "prêter"),
        ("Depuis la guerre, jamais le Fonds n'avait versé autant d'aides au pays.", "verser"),
        ("Le car a calé à deux pas du quai.", "caler"),
        ("Le car a calé à quelques pas du quai.", "caler"),
        ("Ce sont les élus qui ont signé le contrat, pas le préfet.", "signer"),
        ("Le maire a signé le contrat, pas Anne Rolland.", "signer"),
    ],
)
def test_a_limit_is_no_denial(one, text, predicate):
    assert not one(text, predicate).negated


@pytest.mark.parametrize(
    ("text", "predicate", "modality"),
    [
        ("Le musée a fermé.", "fermer", "fact"),
        ("Le musée fermera.", "fermer", "planned"),
        ("Le musée doit fermer.", "fermer", "planned"),
        ("Le musée pourrait fermer.", "fermer", "possible"),
        ("Le musée aurait fermé.", "fermer", "possible"),
        ("Le blessé a dû être opéré.", "opérer", "fact"),
    ],
)
def test_modality(one, text, predicate, modality):
    assert one(text, predicate).modality == modality


def test_figures_time_and_actors_go_to_the_clause_that_holds_them(parsed):
    text = "La mairie a perdu 12 voix mardi, mais le préfet a gagné 30 alliés."
    dispatch, sentences = parsed(text)
    when = TimeExpression(dispatch.evidence(text.index("mardi"), text.index("mardi") + 5), "DATE", "2020-05-12")
    actor = Mention(dispatch.evidence(text.index("le préfet"), text.index("le préfet") + 9), "préfet", "person")
    found = find_claims(dispatch, sentences, (when,), (actor,), (), find_figures(dispatch, sentences))
    lost, kept = (next(c for c in found if c.predicate == p) for p in ("perdre", "gagner"))
    assert ([f.value for f in lost.figures], lost.time, lost.actors) == ([12], "2020-05-12", ())
    assert ([f.value for f in kept.figures], kept.time, kept.actors) == ([30], None, ("préfet",))


def test_a_claim_stands_in_the_narrowest_reported_words(parsed):
    text = "Le témoin dit que le chauffeur a dormi."
    dispatch, sentences = parsed(text)
    wide = Attribution(None, dispatch.evidence(0, 3), dispatch.evidence(0, len(text)), "indirect", "agence")
    narrow = Attribution(None, dispatch.evidence(10, 13), dispatch.evidence(18, len(text)), "indirect", "témoin")
    found = find_claims(dispatch, sentences, (), (), (wide, narrow), ())
    (slept,) = (c for c in found if c.predicate == "dormir")
    assert slept.attribution == narrow


def test_place_is_no_time(one):
    claim = one("Le sommet s'est ouvert à Genève.", "ouvrir")
    assert claim.place.quote == "à Genève"


def test_a_participle_set_before_its_sentence_takes_the_subject(one):
    assert (
        one("Lancée le 2 juin, la campagne avait permis de traiter 600 maisons.", "lancer").subject.quote
        == "la campagne"
    )
    assert one("Lancer la campagne le 2 juin a coûté 600 euros à la ville.", "lancer").subject is None


def test_no_sentence_gives_no_claim(parsed):
    dispatch, _ = parsed("Il pleut.")
    assert find_claims(dispatch, (), (), (), (), ()) == ()


@pytest.mark.parametrize("text", load_table("fr", "predicates")["participle"]["examples"])
def test_a_participle_at_the_head_of_a_sentence_is_a_clause_of_its_own(claims, text):
    first = min(claims(text), key=lambda claim: claim.span.start)
    assert first.predicate in participles("fr").values()
    assert first.span.quote == text.split(",")[0]
    assert text.split(",")[1].strip().startswith(first.subject.quote)


@pytest.mark.parametrize("text", load_table("fr", "predicates")["participle"]["counter_examples"])
def test_what_only_looks_like_a_participle_opens_no_clause(claims, text):
    assert not any(claim.span.quote == text.split(",")[0] and claim.subject for claim in claims(text))


def test_a_participle_behind_a_comma_goes_with_the_head_of_the_phrase_before_it(one):
    claim = one("La rupture de la conduite, survenue samedi, a privé la ville d'eau.", "survenir")
    assert claim.subject.quote == "La rupture de la conduite"


def test_an_object_behind_a_date_and_a_place_is_found(parsed):
    text = "Le ministre et le syndicat ont signé mardi à Bellac, après deux jours de débats, un accord sur les salaires"
    dispatch, sentences = parsed(text)
    start = text.index("mardi")
    when = TimeExpression(dispatch.evidence(start, start + 5), "DATE", "2014-05-06")
    (claim,) = (c for c in find_claims(dispatch, sentences, (when,), (), (), ()) if c.predicate == "signer")
    assert claim.object.quote == "un accord sur les salaires"


def test_a_subject_behind_its_verb_is_no_late_object(claims):
    (claim,) = (c for c in claims("Le pont a rouvert mardi, a annoncé le maire.") if c.predicate == "rouvrir")
    assert claim.object is None


def test_not_done_is_denied(claims):
    text = "Non suspendu à ce jour, le gardien reste à son poste."
    assert any(claim.negated for claim in claims(text) if claim.predicate in {"suspendre", "suspendu"})
    assert not any(claim.negated for claim in claims(text) if claim.predicate == "rester")
