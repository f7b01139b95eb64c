"""States and bodies looked up by their words, without any model."""

from collections import Counter

import pytest

from questions.annotator.names.gazetteer import entry, known_names, nationality, states_of
from questions.languages import load_table
from questions.naming import folded


def _hits(sentence, **options):
    return [(hit.entry.name, hit.use, hit.start, hit.end) for hit in known_names(sentence.tokens, **options)]


def test_a_state_by_its_name_its_people_its_capital(sentence):
    found = _hits(sentence("Le/DET Ghana/PROPN et/CCONJ les/DET Togolais/PROPN attendent/VERB Ouagadougou/PROPN"))
    assert found == [("Ghana", "name", 1, 2), ("Togo", "people", 4, 5), ("Burkina Faso", "place", 6, 7)]


def test_the_longest_name_wins(sentence):
    words = "La/DET République/NOUN démocratique/ADJ du/ADP Congo/PROPN et/CCONJ le/DET Congo/PROPN"
    assert [name for name, *_ in _hits(sentence(words))] == ["République démocratique du Congo", "Congo"]


def test_spelling_and_case_of_names_do_not_matter_but_a_capital_does(sentence):
    words = "États-Unis/PROPN OTAN/PROPN Otan/PROPN otan/NOUN russie/NOUN"
    assert [name for name, *_ in _hits(sentence(words))] == ["Etats-Unis", "Otan", "Otan"]


def test_short_acronyms_are_read_in_capitals_only(sentence):
    assert _hits(sentence("ap/NOUN Ap/PROPN")) == []
    assert [name for name, *_ in _hits(sentence("l'/DET AP/PROPN"))] == ["Associated Press"]


def test_a_first_name_is_no_island(sentence):
    assert _hits(sentence("Dominique/PROPN parle/VERB")) == []
    assert [name for name, *_ in _hits(sentence("La/DET Dominique/PROPN vote/VERB"))] == ["Dominique"]


def test_a_town_may_be_the_seat_of_several(sentence):
    brussels = sentence("Bruxelles/PROPN refuse/VERB")
    assert len(_hits(brussels)) == 1
    assert {name for name, *_ in _hits(brussels, every=True)} == {"Belgique", "Union européenne"}


def test_short_forms_say_that_they_are_short(sentence):
    assert _hits(sentence("l'/DET Alliance/PROPN")) == [("Otan", "short", 1, 2)]


def test_nationality_of_an_adjective(sentence):
    russian, congolese, wooden = sentence("russes/ADJ congolais/ADJ boisé/ADJ").tokens
    assert nationality(russian) == "Russie"
    assert nationality(congolese) is None
    assert states_of("congolais") == ("Congo", "République démocratique du Congo")
    assert nationality(wooden) is None


def test_entries_by_name():
    known = entry("Organisation mondiale de la santé")
    assert known is not None
    assert "OMS" in known.forms
    assert entry("Atlantide") is None


def test_all_states_are_there_once():
    names = Counter(folded(row["name"]) for row in load_table("fr", "gazetteer_states")["states"])
    assert max(names.values()) == 1
    assert len(names) >= 195


@pytest.mark.parametrize("row", load_table("fr", "gazetteer_states")["states"], ids=lambda row: row["name"])
def test_every_state_is_written_in_full(row):
    assert set(row) <= {"name", "article", "capitals", "adjectives", "people", "aliases", "guarded"}
    assert row["article"] in ("", "le", "la", "les", "l'")
    assert all(word == word.lower() for word in row.get("adjectives", ()))
    assert all(name[:1].isupper() or name.startswith(("île", "îles")) for name in row.get("aliases", ()))


@pytest.mark.parametrize(
    "row", load_table("fr", "gazetteer_organisations")["organisations"], ids=lambda row: row["forms"][0]
)
def test_every_organisation_is_written_in_full(row):
    assert set(row) <= {"forms", "short", "article", "seat"}
    assert row["forms"]
    assert len(set(row["forms"])) == len(row["forms"])
