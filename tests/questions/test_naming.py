"""Names compared."""

import pytest

from questions.naming import content_words, expansion, folded, name_key, spells, without_article


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("l'Otan", "OTAN"),
        ("L’Équipe", "l'equipe"),
        ("les Émirats arabes unis", "Emirats  Arabes Unis"),
        ("Sœur Anne", "SOEUR ANNE"),
    ],
)
def test_case_accents_apostrophes_and_article_make_no_difference(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Niger", "Nigeria"), ("Guinée", "Guinée-Bissau"), ("Jean Roy", "Jeanne Roy")]
)
def test_other_names_stay_other(one, other):
    assert name_key(one) != name_key(other)


def test_an_article_alone_is_kept():
    assert without_article("La") == "La"
    assert name_key("Le") == ("le",)


def test_article_is_taken_off_the_printed_form_only_when_it_is_one():
    assert without_article("l’Agence du lac") == "Agence du lac"
    assert without_article("Lagos") == "Lagos"


def test_compounds_share_their_words_in_any_order():
    assert content_words("Comité Pérou-Chili") == content_words("Comité Chili-Pérou") == {"comite", "perou", "chili"}


@pytest.mark.parametrize(
    ("acronym", "name"),
    [
        ("CHU", "Centre hospitalier universitaire"),
        ("Fnaut", "Fédération nationale des associations d'usagers des transports"),
        ("AViL", "Agence pour une ville libre"),
        ("CMLB", "Comité mixte Liban-Bahreïn"),
    ],
)
def test_an_acronym_spells_its_name(acronym, name):
    assert spells(acronym, name)


@pytest.mark.parametrize(
    ("acronym", "name"),
    [
        ("CHU", "Hôpital universitaire"),
        ("RRO", "vaccin contre la rougeole"),
        ("BDE", "Banque centrale"),
        ("", "Banque"),
        ("BC", ""),
    ],
)
def test_an_acronym_that_does_not_fit_is_refused(acronym, name):
    assert not spells(acronym, name)


def test_loosely_a_third_of_the_words_may_give_no_letter():
    assert not spells("DER", "Département fédéral de l'économie et de la recherche")
    assert spells("DER", "Département fédéral de l'économie et de la recherche", loosely=True)
    assert not spells("DR", "Département fédéral de l'économie et de la recherche", loosely=True)


def test_a_masthead_spells_out_an_acronym():
    line = "Bulletin no 4 - Observatoire romand des glaciers (ORG) - mai"
    assert expansion("ORG", line) == "Observatoire romand des glaciers"
    assert expansion("OMS", line) is None


def test_folding_keeps_words_apart():
    assert folded(" Le\u00a0Port \n d’Abidjan ") == "le port d'abidjan"
