"""Where a clause may come from: a main verb, a relative clause, a participle, a pronoun for what was told before."""

from __future__ import annotations

import pytest

from questions.item_writing.clauses.clause_heads import main_verbs, relative_verbs
from questions.item_writing.clauses.clean_clauses import clause_at
from questions.item_writing.clauses.noun_phrases import is_definite, phrase_before
from questions.item_writing.clauses.object_relatives import object_relative_clause, object_relatives
from questions.item_writing.clauses.participles import is_planned, participle_before, participle_clause
from questions.item_writing.french.participle_forms import bare_participle, masculine_singular
from questions.syntax import tree

pytestmark = pytest.mark.model


def place_of(sentence, word):
    return next(i for i, token in enumerate(sentence.tokens) if token.text == word)


def stretch(sentence, words):
    start = sentence.span.start + sentence.span.quote.index(words)
    return (start, start + len(words))


def told_by_participle(parsed, text, word, date, *, lasting=False):
    sentence = parsed(text)
    clause = participle_clause(sentence, place_of(sentence, word), [stretch(sentence, date)], {}, lasting=lasting)
    return None if clause is None else clause.statement


@pytest.mark.parametrize(
    ("text", "word", "date", "statement"),
    [
        ("Construite en 1931, la halle abrite un marché.", "Construite", "en 1931", "la halle a été construite"),
        ("Le moulin, vendu en 1998, sera rasé.", "vendu", "en 1998", "le moulin a été vendu"),
        ("Commencée le 4 mai, la fouille se poursuit.", "Commencée", "le 4 mai", "la fouille a commencé"),
        ("Réunis lundi à Metz, les maires ont voté.", "Réunis", "lundi", "les maires se sont réunis à Metz"),
        ("La foire, prévue samedi, attirera du monde.", "prévue", "samedi", "la foire est prévue"),
        ("La foire, prévue samedi, est annulée.", "prévue", "samedi", "la foire était prévue"),
    ],
)
def test_a_participle_beside_its_noun_tells_a_fact(parsed, text, word, date, statement):
    assert told_by_participle(parsed, text, word, date) == statement


def test_a_clause_ends_on_no_word_that_wants_the_noun_behind_it(parsed):
    text = "Bénie le 3 avril sous la grande tente du marché, la cloche est muette depuis des semaines."
    whole = "la cloche a été bénie sous la grande tente du marché"
    assert told_by_participle(parsed, text, "Bénie", "le 3 avril") == whole
    sentence = parsed("Bénie le 3 avril sous la grande halle du marché, la cloche est muette depuis des semaines.")
    hidden = [stretch(sentence, "le 3 avril"), stretch(sentence, "halle du marché")]
    assert participle_clause(sentence, place_of(sentence, "Bénie"), hidden, {}, lasting=False) is None
    hidden[1] = stretch(sentence, "du marché")
    clause = participle_clause(sentence, place_of(sentence, "Bénie"), hidden, {}, lasting=False)
    assert clause is not None
    assert clause.statement == "la cloche a été bénie sous la grande halle"


def test_a_state_that_lasts_is_told_in_the_present(parsed):
    text = "Le pont, fermé depuis mai, gêne les riverains."
    assert told_by_participle(parsed, text, "fermé", "depuis mai", lasting=True) == "le pont est fermé"


def test_a_noun_completed_behind_the_participle_is_not_cut_from_its_complement(parsed):
    text = "La mairie confirme la volonté, affichée le 2 mai, de vendre le moulin."
    assert told_by_participle(parsed, text, "affichée", "le 2 mai") is None


def test_two_nouns_that_agree_leave_the_participle_in_doubt(parsed):
    sentence = parsed("On attend le neveu du directeur nommé en 2010.")
    assert phrase_before(tree(sentence), place_of(sentence, "nommé"), "Sing", "Masc") is None


def test_the_gender_of_the_participle_chooses_between_two_nouns(parsed):
    sentence = parsed("La mairie regrette la fermeture du lavoir, annoncée hier.")
    phrase = phrase_before(tree(sentence), place_of(sentence, ","), "Sing", "Fem")
    assert phrase is not None
    assert [token.text for token in phrase.tokens][:2] == ["la", "fermeture"]
    assert is_definite(phrase)


def test_a_verb_between_participle_and_date_takes_the_date_for_itself(parsed):
    sentence = parsed("Le moulin vendu par la ville a brûlé en 1998.")
    assert participle_before(tree(sentence), place_of(sentence, "1998")) is None


@pytest.mark.parametrize(
    ("word", "masculine"), [("commencées", "commencé"), ("prises", "pris"), ("ouverte", "ouvert"), ("mis", "mis")]
)
def test_participles_in_the_masculine_singular(word, masculine):
    assert masculine_singular(word) == masculine
    assert bare_participle(masculine) == masculine


def test_what_is_planned_is_told_by_its_participle(parsed):
    sentence = parsed("La fête attendue dimanche a été annulée.")
    assert is_planned(sentence.tokens[place_of(sentence, "attendue")])
    assert not is_planned(sentence.tokens[place_of(sentence, "annulée")])


def test_a_relative_clause_in_qui_is_told_of_what_it_hangs_on(parsed):
    sentence = parsed("Le jury, qui avait visité les serres, a rendu son avis.")
    (verb,) = relative_verbs(tree(sentence))
    clause = clause_at(sentence, verb)
    assert clause is not None
    assert clause.statement == "le jury a visité les serres"


def test_a_relative_clause_on_something_indefinite_is_left_alone(parsed):
    sentence = parsed("Il cherche un jury qui aurait visité des serres anciennes.")
    assert all(clause_at(sentence, verb) is None for verb in relative_verbs(tree(sentence)))


def test_a_relative_clause_in_que_takes_its_object_back(parsed):
    sentence = parsed("Les visiteurs admirent la verrière, que l'atelier Morin a restaurée avec soin.")
    ((pronoun, verb),) = object_relatives(tree(sentence))
    clause = object_relative_clause(sentence, pronoun, verb, [], {})
    assert clause is not None
    assert clause.statement.startswith("l’atelier Morin a restauré la verrière")


def test_a_pronoun_is_resolved_by_the_one_subject_before_it(parsed):
    before = parsed("La verrière de la gare a été nettoyée en mars.")
    sentence = parsed("Elle rouvrira le 4 mai.")
    (verb,) = main_verbs(sentence)
    clause = clause_at(sentence, verb, [stretch(sentence, "le 4 mai")], {}, before)
    assert clause is not None
    assert clause.statement == "la verrière de la gare rouvrira"


def test_a_pronoun_that_two_nouns_could_answer_for_stays_unresolved(parsed):
    before = parsed("La mairesse a reçu la directrice.")
    sentence = parsed("Elle partira le 4 mai.")
    (verb,) = main_verbs(sentence)
    assert clause_at(sentence, verb, [stretch(sentence, "le 4 mai")], {}, before) is None


def test_the_pluperfect_of_a_sentence_is_a_perfect_in_a_question(parsed):
    sentence = parsed("La coopérative avait vendu le moulin.")
    (verb,) = main_verbs(sentence)
    clause = clause_at(sentence, verb)
    assert clause is not None
    assert clause.statement == "la coopérative a vendu le moulin"


def told_without(parsed, text, verb, left_out):
    sentence = parsed(text)
    clause = clause_at(sentence, place_of(sentence, verb), [stretch(sentence, each) for each in left_out])
    return None if clause is None else clause.statement


@pytest.mark.parametrize(
    ("text", "verb", "left_out", "statement"),
    [
        (
            "L’atelier a été fermé six mois à cause d’un solvant non déclaré.",
            "fermé",
            ["à cause d’un solvant"],
            "l’atelier a été fermé six mois",
        ),
        (
            "L’atelier a été fermé six mois à cause d’un solvant.",
            "fermé",
            ["à cause d’un solvant"],
            "l’atelier a été fermé six mois",
        ),
    ],
)
def test_a_participle_goes_with_what_is_left_out_in_front_of_it(parsed, text, verb, left_out, statement):
    assert told_without(parsed, text, verb, left_out) == statement


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Les villes ont réglé un litige né du bornage et envenimé, le mois dernier, par le vol du bac.",
            None,
        ),
        (
            "Les communes ont réglé le litige né d’une erreur et d’un oubli.",
            "les communes ont réglé le litige né d’une erreur et d’un oubli",
        ),
    ],
)
def test_a_pair_is_not_cut_from_what_its_last_word_wants(parsed, text, statement):
    assert told_without(parsed, text, "réglé", []) == statement
