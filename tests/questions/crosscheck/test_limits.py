"""What the comparison does at its limits: nothing to compare, the same thing twice, many dispatches."""

from __future__ import annotations

from dataclasses import replace

import pytest

from questions.annotations import AnnotatedDispatch
from questions.crosscheck import cross_check
from questions.crosscheck.wording import quoted
from questions.dispatch import Dispatch, Source
from questions.languages.tables import load_table
from questions.reader import read_dossier

FIRE = "Le théâtre municipal a brûlé dans la nuit. {} La mairie a ouvert une enquête sur les causes du sinistre."


def _empty(file):
    dispatch = Dispatch(file, "", "fr", (), None, None, None, None)
    return AnnotatedDispatch(dispatch, (), (), (), (), (), (), ())


@pytest.fixture(scope="module")
def dossier():
    sources = [
        Source("a.txt", FIRE.format("Trois pompiers ont été blessés."), published="2021-03-02"),
        Source("b.txt", FIRE.format("Cinq pompiers ont été blessés."), published="2021-03-02"),
    ]
    return read_dossier(sources)


def test_no_dispatch_and_empty_dispatches_give_nothing():
    assert cross_check((), ()) == ((), ())
    assert cross_check((_empty("a.txt"), _empty("b.txt")), ()) == ((), ())


@pytest.mark.model
def test_one_number_against_another(dossier):
    (found,) = dossier.contradictions
    assert (found.kind, found.nature, found.tier) == ("number", "number", 1)
    assert {found.a.file, found.b.file} == {"a.txt", "b.txt"}


@pytest.mark.model
def test_the_same_text_twice_does_not_contradict_itself(dossier):
    first = dossier.dispatches[0]
    again = replace(first, dispatch=replace(first.dispatch, file="a.txt"))
    contradictions, _ = cross_check((first, again), dossier.actors)
    assert contradictions == ()


@pytest.mark.model
def test_one_dispatch_alone_is_compared_with_itself_only(dossier):
    contradictions, reconciliations = cross_check(dossier.dispatches[:1], dossier.actors)
    assert (contradictions, reconciliations) == ((), ())


@pytest.mark.model
def test_captions_are_left_out(dossier):
    def as_captions(read):
        sentences = tuple(replace(s, zone="caption") for s in read.sentences)
        claims = tuple(replace(c, zone="caption") for c in read.claims)
        return replace(read, sentences=sentences, claims=claims)

    assert cross_check([as_captions(d) for d in dossier.dispatches], dossier.actors) == ((), ())


@pytest.mark.model
@pytest.mark.parametrize(("other", "kinds"), [("la crise en Moldavie", []), ("une panne de chauffage", ["cause"])])
def test_a_land_and_the_adjective_made_of_it_are_no_two_causes(other, kinds):
    closed = "Le musée de Brévannes a été fermé en raison {}. La mairie l'a annoncé mardi."
    causes = ("de la guerre moldave", f"de {other}" if other.startswith("la") else f"d'{other}")
    sources = [Source(f"{n}.txt", closed.format(why), published="2021-03-02") for n, why in enumerate(causes)]

    assert [found.nature for found in read_dossier(sources).contradictions] == kinds


@pytest.mark.model
def test_a_later_toll_is_an_update(dossier):
    later = read_dossier(
        [
            Source("a.txt", FIRE.format("Trois pompiers ont été blessés."), published="2021-03-02"),
            Source("b.txt", FIRE.format("Cinq pompiers ont été blessés."), published="2021-03-04"),
        ]
    )
    assert later.contradictions == ()
    assert [r.kind for r in later.reconciliations] == ["update"]


@pytest.mark.model
def test_an_undated_toll_is_not_opposed():
    undated = read_dossier(
        [
            Source("a.txt", FIRE.format("Trois pompiers ont été blessés.")),
            Source("b.txt", FIRE.format("Cinq pompiers ont été blessés.")),
        ]
    )
    assert undated.contradictions == ()


@pytest.mark.model
def test_a_third_dispatch_that_bears_one_out_is_named():
    third = read_dossier(
        [
            Source("a.txt", FIRE.format("Trois pompiers ont été blessés."), agency="AFR", published="2021-03-02"),
            Source("b.txt", FIRE.format("Cinq pompiers ont été blessés."), agency="BFR", published="2021-03-02"),
            Source("c.txt", FIRE.format("Cinq pompiers ont été blessés."), agency="CFR", published="2021-03-02"),
        ]
    )
    (found,) = third.contradictions
    assert found.support_a == ()
    assert [span.file for span in found.support_b] == ["c.txt"]
    assert found.explanation.endswith("La dépêche CFR va dans le sens de la dépêche BFR.")


@pytest.mark.parametrize(
    ("agency", "expected"),
    [
        ("AFP", "la dépêche AFP"),
        ("Le Phare", "l'article du Phare"),
        ("Les Nouvelles", "l'article des Nouvelles"),
        ("La Gazette", "l'article de La Gazette"),
        ("L'Écho des Alpages", "l'article de L'Écho des Alpages"),
        ("Gazette des Alpages", "l'article de la Gazette des Alpages"),
        ("Ouest Littoral", "le texte d'Ouest Littoral"),
        ("Radio Littoral", "le texte de Radio Littoral"),
        ("Institut des Alpages", "le texte de l'Institut des Alpages"),
        ("L'Institut des Alpages", "le texte de l'Institut des Alpages"),
        ("Observatoire des Alpages", "le texte de l'Observatoire des Alpages"),
        ("Agence littorale de presse", "la dépêche de l'Agence littorale de presse"),
    ],
)
def test_outlets_are_named_with_contraction_and_elision(agency, expected):
    from questions.crosscheck.reading import readings
    from questions.crosscheck.wording import outlet

    read = _empty("a.txt")
    (reading,) = readings((replace(read, dispatch=replace(read.dispatch, agency=agency)),), ())
    assert outlet(reading) == expected


def test_quotation_marks_inside_a_quotation_change():
    assert quoted("il parle d'un « échec » complet.") == "«\u202fil parle d'un “échec” complet\u202f»"
    assert quoted("la société (Sonatel") == "«\u202fla société\u202f»"


def test_every_wording_has_sentences_without_holes():
    for name, sentences in load_table("fr", "explanations")["sentences"].items():
        assert sentences, name
        for sentence in sentences:
            assert sentence[0].isupper() or sentence.startswith("{"), sentence
            assert sentence.rstrip().endswith((".", "?")), sentence
