"""The assertion of each clause, in typed slots."""

from __future__ import annotations

import pytest

from questions.annotations import Attribution, Mention, TimeExpression
from questions.annotator.claims import find_claims
from questions.annotator.figures import find_figures

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


def test_no_sentence_gives_no_claim(parsed):
    dispatch, _ = parsed("Il pleut.")
    assert find_claims(dispatch, (), (), (), (), ()) == ()
