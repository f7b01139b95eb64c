"""Whether words stand alone: none of them points to something said before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from questions.annotations import Token
from questions.item_writing.french.wording import morphology
from questions.syntax import is_finite


def plain_word(token: Token) -> str:
    """The word in lower case, with a straight apostrophe."""
    return token.text.lower().replace("’", "'")


def is_conditional(token: Token) -> bool:
    """« s'achèverait », whatever the parser takes it for."""
    form, lemma = plain_word(token), token.lemma
    if token.feature("Mood") == "Cnd":
        return not _is_imperfect(form, lemma)
    return is_finite(token) and is_conditional_form(form, lemma)


def is_conditional_form(form: str, lemma: str) -> bool:
    """« s'achèverait »; not « durait », which is an imperfect of « durer »."""
    ends = form.lower().endswith(tuple(morphology()["conditional_endings"]))
    return ends and not _is_imperfect(form, lemma)


def _is_imperfect(form: str, lemma: str) -> bool:
    """« durait » of « durer », « ouvraient » of « ouvrir »: the stem of the infinitive and an ending."""
    known, low = morphology()["imperfect_in_r"], lemma.lower()
    stems = [low.removesuffix(ending) for ending in known["infinitives"] if low.endswith(ending)]
    return any(form.lower() == stem + ending for stem in stems for ending in known["endings"])


def is_a_title(token: Token) -> bool:
    """« Me » of « Me Odile Roy », which only its capital and its tag tell from a pronoun."""
    return token.pos != "PRON" and token.text in morphology()["gender"]["titles"]


def is_of_the_speaker(token: Token) -> bool:
    """« je », « nos », « les miens »: a word of whoever speaks; not the « Me » of « Me Odile Roy »."""
    table, low = morphology()["speakers"], plain_word(token)
    if is_a_title(token):
        return False
    return low in table["always"] or (low in table["unless_nouns"] and token.pos != "NOUN")


def stands_alone(tokens: Sequence[Token], *, subject: bool) -> bool:
    """Whether no word points outside these words; in a subject, possessives do.

    Demonstratives, personal pronouns, « ainsi », « le même » … all point to something said before.
    """
    taken_up = any(_is_object(one, other) for one, other in pairwise(tokens))
    told = [two for one, two in pairwise((None, *tokens)) if two is not None and (subject or not _at_home(one, two))]
    around = zip((None, *tokens), tokens, (*tokens[1:], None), strict=False)
    taken_up = taken_up or any(is_ranked(*each) for each in around)
    return not taken_up and not any(_points_outside(token, subject=subject) for token in told)


def is_ranked(before: Token | None, token: Token, behind: Token | None) -> bool:
    """« la moitié des premiers », « les seconds »: of those told before; « le premier accord » is none."""
    articles = {word for kind in ("masculine", "feminine", "plural") for word in morphology()["articles"][kind]}
    led = before is not None and plain_word(before) in articles
    named = behind is not None and behind.pos in {"NOUN", "PROPN", "ADJ", "NUM"}
    return led and not named and plain_word(token) in morphology()["anaphora"]["ranked"]


def _at_home(before: Token | None, token: Token) -> bool:
    """« sont rentrés chez eux »: behind « chez » the pronoun is the subject's own."""
    at = before is not None and plain_word(before) == morphology()["anaphora"]["at_home"]
    return at and plain_word(token) in morphology()["anaphora"]["strong"]


def _is_object(token: Token, following: Token) -> bool:
    """« l'appliquer », « n'en fabrique que dix »: in front of a verb the pronoun of something told before."""
    if plain_word(token) in morphology()["anaphora"]["before_verbs"]:
        return is_finite(following) and following.text.lower() not in morphology()["anaphora"]["there_is"]
    clitic = plain_word(token) in {word.replace("’", "'") for word in morphology()["articles"]["definite"]}
    # « les lâchers d'eau »: no infinitive has the -s of a plural.
    infinitive = following.feature("VerbForm") == "Inf" and not following.text.lower().endswith("s")
    return clitic and following.pos in {"VERB", "AUX"} and infinitive


def _points_outside(token: Token, *, subject: bool) -> bool:
    table, low = morphology()["anaphora"], plain_word(token)
    if (token.pos == "PRON" and low in table["pronouns"]) or low in table["never"]:
        return True
    if low in table["determiners"] and token.pos in {"DET", "PRON", "ADJ"}:
        return True
    if low in table["possessives"] and token.pos == "DET":
        return subject
    if token.pos == "ADV" and low in table["adverbs"]:
        return True
    return low in table["adjectives"] or token.feature("Person") in {"1", "2"}
