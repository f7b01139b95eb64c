"""Which way the verb above a date looks, on hand-built parses."""

import pytest

from questions.annotations import EvidenceSpan, Sentence, Token
from questions.annotator.times.tense import direction, directions
from questions.annotator.times.time_bounds import sets_deadline

PRES = "Mood=Ind|Tense=Pres|VerbForm=Fin"
IMP = "Mood=Ind|Tense=Imp|VerbForm=Fin"
FUT = "Mood=Ind|Tense=Fut|VerbForm=Fin"
CND = "Mood=Cnd|Tense=Pres|VerbForm=Fin"
PART = "Tense=Past|VerbForm=Part"
INF = "VerbForm=Inf"

#: Word, lemma, part of speech, features, label, head.
Word = tuple[str, str, str, str, str, int]


def sentence(*words: Word) -> Sentence:
    text, tokens = "", []
    for form, lemma, pos, morph, dep, head in words:
        start = len(text) + bool(text)
        text = f"{text} {form}".strip()
        tokens.append(Token(start, start + len(form), form, lemma, pos, morph, dep, head))
    return Sentence(EvidenceSpan("a.txt", 0, len(text), text), tuple(tokens))


def look(*words: Word) -> str:
    parsed = sentence(*words)
    date = next(token for token in parsed.tokens if token.text == "mardi")
    return direction(parsed, date.start, date.end, "fr")


DATE = ("mardi", "mardi", "NOUN", "", "obl:mod")


@pytest.mark.parametrize(
    ("morph", "expected"),
    [(PRES, "present"), (IMP, "past"), (FUT, "future"), (CND, "future"),
     ("Mood=Sub|Tense=Pres|VerbForm=Fin", "unknown"), ("Mood=Ind|Tense=Past|VerbForm=Fin", "past")],
)  # fmt: skip
def test_simple_tenses(morph: str, expected: str) -> None:
    assert (
        look(("il", "il", "PRON", "", "nsubj", 1), ("part", "partir", "VERB", morph, "ROOT", 1), (*DATE, 1)) == expected
    )


@pytest.mark.parametrize(
    ("auxiliary", "lemma", "morph", "dep", "participle", "expected"),
    [
        ("a", "avoir", PRES, "aux:tense", "signer", "past"),
        ("avait", "avoir", IMP, "aux:tense", "signer", "past"),
        ("aura", "avoir", FUT, "aux:tense", "signer", "future"),
        ("aurait", "avoir", CND, "aux:tense", "signer", "past"),
        ("est", "être", PRES, "aux:tense", "arriver", "past"),
        ("est", "être", PRES, "aux:pass", "fermer", "present"),
        ("serait", "être", CND, "aux:pass", "signer", "future"),
        ("serait", "être", CND, "aux:pass", "revenir", "past"),
        ("est", "être", PRES, "aux:pass", "prévoir", "future"),
        ("était", "être", IMP, "aux:pass", "prévoir", "unknown"),
        ("a", "avoir", PRES, "aux:tense", "reporter", "future"),
    ],
)
def test_compound_tenses(auxiliary: str, lemma: str, morph: str, dep: str, participle: str, expected: str) -> None:
    words = ((auxiliary, lemma, "AUX", morph, dep, 1), ("fait", participle, "VERB", PART, "ROOT", 1), (*DATE, 1))
    assert look(*words) == expected


def test_a_bare_participle_looks_back_unless_it_plans() -> None:
    ends = ("dure", "durer", "VERB", PRES, "ROOT", 3)
    for lemma, expected in (("ouvrir", "past"), ("prévoir", "future")):
        assert (
            look(("grève", "grève", "NOUN", "", "nsubj", 3), ("faite", lemma, "VERB", PART, "acl", 0), (*DATE, 1), ends)
            == expected
        )


def test_an_infinitive_follows_its_modal() -> None:
    for lemma, morph, expected in (("devoir", PRES, "future"), ("aller", PRES, "future"), ("commencer", IMP, "past")):
        words = (("doit", lemma, "VERB", morph, "ROOT", 0), ("signer", "signer", "VERB", INF, "xcomp", 0), (*DATE, 1))
        assert look(*words) == expected


def test_a_future_that_the_model_takes_for_an_infinitive() -> None:
    assert look(("débattra", "débattre", "VERB", INF, "ROOT", 0), (*DATE, 0)) == "future"
    assert look(("tiendront", "tenir", "VERB", PRES, "ROOT", 0), (*DATE, 0)) == "future"


def test_a_reflexive_with_etre_looks_back() -> None:
    words = (("se", "se", "PRON", "Reflex=Yes", "expl:comp", 2), ("sont", "être", "AUX", PRES, "aux:tense", 2),
             ("réunis", "réunir", "VERB", PART, "ROOT", 2), (*DATE, 2))  # fmt: skip
    assert look(*words) == "past"


@pytest.mark.parametrize(("helper", "morph", "expected"), [("est", PRES, "past"), ("sera", FUT, "future")])
def test_an_infinitive_behind_what_causes_it_is_of_the_time_of_the_helper(helper, morph, expected) -> None:
    """« s'est fait connaître mardi », where the model gives the helper to the infinitive."""
    words = ((helper, "être", "AUX", morph, "aux:tense", 2), ("fait", "faire", "AUX", PART, "dep", 2),
             ("connaître", "connaître", "VERB", INF, "ROOT", 2), (*DATE, 2))  # fmt: skip
    assert look(*words) == expected


def test_a_day_that_is_the_subject_is_not_dated_by_its_verb() -> None:
    """« Mardi restera », « Mardi restera un jour noir »."""
    stays = ("restera", "rester", "VERB", FUT, "ROOT", 1)
    assert look((*DATE[:4], "nsubj", 1), stays) == "unknown"
    assert look((*DATE[:4], "nsubj", 1), stays, ("jour", "jour", "NOUN", "", "obj", 1)) == "unknown"


@pytest.mark.parametrize(("day", "fair"), [("obl:mod", "nsubj"), ("nsubj", "obj")])
def test_a_subject_behind_its_verb_leaves_the_day_to_it(day, fair) -> None:
    """« Mardi ouvrira la foire », also where the model takes the day for the subject and the fair for an object."""
    opens = ("ouvrira", "ouvrir", "VERB", FUT, "ROOT", 1)
    assert look((*DATE[:4], day, 1), opens, ("foire", "foire", "NOUN", "", fair, 1)) == "future"


def test_without_a_verb_nothing_is_known() -> None:
    assert look(("grève", "grève", "NOUN", "", "ROOT", 0), (*DATE, 0)) == "unknown"


def test_strictly_leaves_aside_verbs_that_merely_stand_near() -> None:
    parsed = sentence(
        (*DATE[:4], "ROOT", 0), (",", ",", "PUNCT", "", "punct", 0), ("part", "partir", "VERB", FUT, "ROOT", 2)
    )
    assert directions(parsed, 0, 5, "fr", strictly=True) == ["unknown"]
    assert directions(parsed, 0, 5, "fr") == ["future"]


def test_verbs_that_grant_time() -> None:
    parsed = sentence(
        ("ont", "avoir", "AUX", PRES, "aux:tense", 1), ("donné", "donner", "VERB", PART, "ROOT", 1), (*DATE, 1)
    )
    date = parsed.tokens[-1]
    assert sets_deadline(parsed, date.start, date.end, "fr")
    assert not sets_deadline(sentence((*DATE, 0)), 0, 5, "fr")


def test_a_parse_in_a_circle_ends() -> None:
    assert look(("a", "a", "NOUN", "", "nmod", 1), ("b", "b", "NOUN", "", "nmod", 0), (*DATE, 0)) == "unknown"
