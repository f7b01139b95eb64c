"""What a person is said to be, on sentences written word by word."""

import pytest

from questions.annotator.names.role_nouns import opens_role
from questions.annotator.names.roles_beside import roles_after, roles_before, roles_of_predicate


def _texts(sentence, spans):
    return [" ".join(token.text for token in sentence.tokens[start:end]) for start, end in spans]


def _at(sentence, word):
    return next(index for index, token in enumerate(sentence.tokens) if token.text == word)


@pytest.mark.parametrize(
    ("words", "name", "roles"),
    [
        ("le/DET ministre/NOUN Roy/PROPN", "Roy", ["ministre"]),
        (
            "le/DET ministre/NOUN togolais/ADJ de/ADP l'/DET Eau/NOUN ,/PUNCT Koffi/PROPN",
            "Koffi",
            ["ministre togolais de l' Eau"],
        ),
        ("l'/DET ancien/ADJ juge/NOUN Roy/PROPN", "Roy", ["ancien juge"]),
        ("l'/DET avocat/NOUN de/ADP la/DET victime/NOUN ,/PUNCT Roy/PROPN", "Roy", ["avocat de la victime"]),
        ("la/DET porte-parole/NOUN du/ADP président/NOUN Roy/PROPN", "Roy", ["président"]),
        (
            "l'/DET observateur/NOUN de/ADP l'/DET Onu/PROPN ,/PUNCT le/DET général/NOUN Roy/PROPN",
            "Roy",
            ["général", "observateur de l' Onu"],
        ),
        (
            "le/DET chef/NOUN de/ADP l'/DET état-major/NOUN général/ADJ russe/ADJ Roy/PROPN",
            "Roy",
            ["chef de l' état-major général russe"],
        ),
        ("le/DET général/NOUN à/ADP la/DET retraite/NOUN Roy/PROPN", "Roy", ["général à la retraite"]),
        ("la/DET rédactrice/NOUN en/ADP chef/NOUN ,/PUNCT Roy/PROPN", "Roy", ["rédactrice en chef"]),
        ("la/DET sergente/NOUN Roy/PROPN", "Roy", ["sergente"]),
        ("l'/DET avocate/NOUN et/CCONJ élue/NOUN Roy/PROPN", "Roy", ["élue", "avocate"]),
        ("notre/DET reporter/VERB/obj/1/VerbForm=Inf Roy/PROPN", "Roy", ["reporter"]),
        ("le/DET barémateur/NOUN Jean/PROPN Roy/PROPN", "Jean", ["barémateur"]),
        (
            "Chef/NOUN de/ADP file/NOUN du/ADP parti/NOUN ,/PUNCT l'/DET ancienne/ADJ juge/NOUN Roy/PROPN",
            "Roy",
            ["ancienne juge", "Chef de file du parti"],
        ),
    ],
)
def test_roles_before_the_name(sentence, words, name, roles):
    made = sentence(words)
    assert _texts(made, roles_before(made.tokens, _at(made, name))) == roles


@pytest.mark.parametrize(
    "words",
    [
        "il/PRON a/AUX vu/VERB Roy/PROPN",
        "la/DET victime/NOUN parle/VERB/ROOT/2/VerbForm=Fin de/ADP Roy/PROPN",
        "l'/DET échevine/NOUN des/ADP Travaux/PROPN",
        "le/DET pont/NOUN Roy/PROPN",
        "le/DET secteur/NOUN Roy/PROPN",
        "le/DET moteur/NOUN Roy/PROPN",
        "un/DET individu/NOUN de/ADP 37/NUM ans/NOUN ,/PUNCT Roy/PROPN",
    ],
)
def test_no_role_before(sentence, words):
    made = sentence(words)
    assert list(roles_before(made.tokens, len(made.tokens) - 1)) == []


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("Roy/PROPN ,/PUNCT maire/NOUN de/ADP Tulle/PROPN ,/PUNCT parle/VERB", ["maire de Tulle"]),
        ("Roy/PROPN ,/PUNCT 58/NUM ans/NOUN ,/PUNCT juge/NOUN ./PUNCT", ["juge"]),
        (
            "Roy/PROPN (/PUNCT PS/PROPN )/PUNCT ,/PUNCT la/DET députée/NOUN de/ADP Lens/PROPN ./PUNCT",
            ["députée de Lens"],
        ),
        (
            "Roy/PROPN ,/PUNCT père/NOUN de/ADP deux/NUM filles/NOUN et/CCONJ porte-parole/NOUN du/ADP comité/NOUN",
            ["père de deux filles", "porte-parole du comité"],
        ),
        ("Roy/PROPN ,/PUNCT juge/VERB ce/DET montant/NOUN", []),
        ("Roy/PROPN parle/VERB", []),
        ("Roy/PROPN ,/PUNCT hier/ADV", []),
    ],
)
def test_roles_after_the_name(sentence, words, roles):
    made = sentence(words)
    assert _texts(made, roles_after(made.tokens, 1)) == roles


@pytest.mark.parametrize(("governor", "roles"), [(3, ["présidente du Chili"]), (4, [])])
def test_a_verb_gives_a_role_to_its_own_subject(sentence, governor, roles):
    words = f"Roy/PROPN/nsubj/{governor} a/AUX/aux/3 été/AUX/aux/3 élue/VERB/ROOT/3 présidente/NOUN/xcomp/3"
    made = sentence(f"{words} du/ADP Chili/PROPN")
    assert _texts(made, roles_of_predicate(made.tokens, 0, 1)) == roles


def test_accents_tell_roles_from_other_words(sentence):
    made = sentence("retraité/NOUN retraite/NOUN général/ADJ le/DET général/ADJ")
    assert [opens_role(made.tokens, index) for index in range(5)] == [True, False, False, False, True]


def test_no_role_at_the_edge_of_a_sentence(sentence):
    made = sentence("Roy/PROPN")
    assert list(roles_before(made.tokens, 0)) == list(roles_after(made.tokens, 1)) == []
    assert not opens_role(made.tokens, 5)
