"""What stands at the head of a sentence is never judged by the last word of it."""

from questions.annotator.names.spelt_acronyms import beside_acronyms
from questions.annotator.roles.role_bearers import is_definite


def test_a_participle_at_the_head_opens_no_name_because_a_town_ends_the_sentence(sentence):
    head = "Venus/VERB///VerbForm=Part Gardiens/PROPN (/PUNCT VG/PROPN )/PUNCT manifestent/VERB à/ADP"
    found = [list(beside_acronyms(sentence(f"{head} {end}").tokens)) for end in ("Lyon/PROPN", "midi/NOUN")]
    assert found[0] == found[1] == []


def test_a_participle_behind_a_capital_is_part_of_the_name(sentence):
    words = "Les/DET Gardiens/PROPN Venus/VERB///VerbForm=Part (/PUNCT GV/PROPN )/PUNCT manifestent/VERB"
    (name,) = beside_acronyms(sentence(words).tokens)
    assert (name.start, name.end) == (1, 6)


def test_a_first_word_has_no_article(sentence):
    assert not is_definite(sentence("Hôpital/NOUN fermé/ADJ :/PUNCT pourquoi/ADV le/DET").tokens, 0)
    assert is_definite(sentence("le/DET hôpital/NOUN fermé/ADJ").tokens, 1)
