"""Verb forms that the model takes for others, told by their endings and their infinitive. Reads plain tokens."""

from __future__ import annotations

from questions.annotations import Token
from questions.annotator.times.dating_verbs import Verbs
from questions.naming import folded


def ends_as_future(token: Token, known: Verbs) -> bool:
    """A future that the model took for another form: its infinitive and an ending (« débattre », « débattra »)."""
    stem, word = token.lemma.lower().removesuffix("e"), token.text.lower()
    return len(stem) > 2 and word.startswith(stem) and word[len(stem) :] in known.endings


def ends_as_conditional(token: Token, known: Verbs) -> bool:
    """« s'achèverait », which the model takes for an imperfect; « tirait » is one.

    Where the infinitive begins like the word, no more than « e » of it may be left: « vendrait » is « vendre », while
    « tirait » leaves « er », and « rentrait » the end of « rentraire », which no model should have found.
    """
    word = folded(token.text)
    if token.feature("Tense") != "Imp" or not word.endswith(known.conditionals):
        return False
    stem, lemma = word.removesuffix(next(each for each in known.imperfects if word.endswith(each))), folded(token.lemma)
    return not lemma.startswith(stem) or lemma[len(stem) :] in ("", "e")


def ends_as_imperfect(token: Token, known: Verbs) -> bool:
    """« travaillaient », which the model takes for a present; « fait » and « paient » have the « a » of their
    infinitive, « rentrerait » has all of it."""
    word, lemma = folded(token.text), folded(token.lemma)
    ending = next((each for each in known.imperfects if word.endswith(each)), None)
    if ending is None or token.feature("Tense") != "Pres" or token.feature("VerbForm") != "Fin":
        return False
    stem = word.removesuffix(ending)
    rest = lemma[len(stem) :]
    return len(stem) > 1 and lemma.startswith(stem) and rest not in ("", "e") and not rest.startswith(ending[0])


def may_be_present(token: Token, known: Verbs) -> bool:
    """« se réunit », « finit »: one form for the present and the past of one act, which no model tells apart."""
    word, lemma = token.text.lower(), token.lemma.lower()
    shared = lemma.endswith(known.same_in_past) and not lemma.endswith(known.other_in_past)
    return token.feature("Tense") == "Past" and shared and word[:-1] == lemma[:-1]


def is_participle_of(verb: Token, auxiliary: Token, known: Verbs) -> bool:
    """« auraient filmé », « est retombée », whose participle the model takes for an infinitive or a present."""
    shaped = known.participle is not None and known.participle.search(verb.text.lower()) is not None
    return shaped and (auxiliary.lemma != known.be or verb.lemma in known.motion)
