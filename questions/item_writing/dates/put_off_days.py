"""Days of what was planned and then given up: behind the day of writing or ahead of it, no form tells."""

from __future__ import annotations

from questions.annotations import Sentence, TimeExpression, Token
from questions.item_writing.clauses.participles import is_planned
from questions.item_writing.clauses.times import whole_complement
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.participle_forms import masculine_singular
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import fold, morphology, tidy
from questions.languages import load
from questions.syntax import Tree, is_finite, tree
from questions.timex import is_day

#: Words from what plans to the day, and from « initialement » to what plans.
_NEAR = 6


def is_put_off(sentence: Sentence, time: TimeExpression) -> bool:
    """« la foire, prévue samedi, a été reportée », « initialement prévue samedi », « était prévue samedi »: it may
    be over or not; « est reportée », « prévue samedi prochain » and « prévue samedi, n'a pas eu lieu » tell it."""
    if not is_day(str(time.value)) or not _is_bare_weekday(time):
        return False
    here = tree(sentence)
    place = _planned_before(here, here.at(whole_complement(time, sentence)[0]))
    if place is None:
        return False
    given_up = any(_was_given_up(here, i) for i in range(len(here.tokens)) if i != place)
    return given_up or _at_first(here, place) or _was_planned(here, place)


def _is_bare_weekday(time: TimeExpression) -> bool:
    """« samedi », « samedi soir »; not « ce samedi », « samedi dernier » nor « samedi 4 mai »."""
    words = [fold(each) for each in tidy(time.span.quote).split(" ")]
    pointed = set(words) & set(wordlist("sides")) or words[0] in morphology()["anaphora"]["determiners"]
    named = set(words) & set(map(fold, load("fr", "calendar").words("rendering.weekdays")))
    return bool(named) and not pointed and not any(sign.isdigit() for sign in time.span.quote)


def _planned_before(here: Tree, place: int) -> int | None:
    """« prévue | samedi », « convoquée | pour samedi »: what plans, no verb and no sign between it and the day."""
    for i in range(place - 1, max(-1, place - 1 - _NEAR), -1):
        token = here.tokens[i]
        if is_planned(token) or masculine_singular(plain_word(token)) in wordlist("also_planned"):
            return i
        if token.pos == "PUNCT" or is_finite(token):
            return None
    return None


def _at_first(here: Tree, place: int) -> bool:
    """« initialement | prévue »: then something else was planned, and who knows when."""
    near = " ".join(plain_word(token) for token in here.tokens[max(0, place - _NEAR) : place + 2])
    return any(f" {words} " in f" {near} " for words in load("fr", "calendar").words("tense.first_plans"))


def _was_planned(here: Tree, place: int) -> bool:
    """« était | prévue », « avait été | fixée »: an imperfect leaves open whether the day is over."""
    helpers = _helpers(here, place)
    return any(is_finite(each) and each.feature("Tense") == "Imp" for each in helpers)


def _was_given_up(here: Tree, place: int) -> bool:
    """« a été reportée », « a reporté », « a dû annuler »: done on either side of the day; « est reportée » is not."""
    token = here.tokens[place]
    if token.lemma.lower() not in wordlist("giving_up"):
        return False
    if token.feature("VerbForm") == "Inf":
        above = here.governor(place)
        return above is not None and _is_perfect(here, above)
    return _is_perfect(here, place)


def _is_perfect(here: Tree, place: int) -> bool:
    helpers = _helpers(here, place)
    been = any(plain_word(each) == morphology()["participles"]["been"] for each in helpers)
    return been or any(each.dep == "aux:tense" for each in helpers)


def _helpers(here: Tree, place: int) -> list[Token]:
    """The auxiliaries of a participle."""
    return [here.tokens[i] for i in here.children[place] if here.tokens[i].pos == "AUX"]
