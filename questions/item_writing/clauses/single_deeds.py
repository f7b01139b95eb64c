"""Whether a clause singles out one deed, in the word order of French."""

from __future__ import annotations

from questions.annotations import Sentence, Token
from questions.item_writing.clauses.clean_clauses import Clause
from questions.item_writing.drafts import counting_words, wordlist
from questions.item_writing.french.participle_forms import is_participle
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import fold, morphology
from questions.syntax import is_finite

#: Verbs whose imperfect tells a lasting state, whatever the date.
_STATES = frozenset({"être", "avoir", "devoir", "pouvoir"})

#: Words of a subject that is an article and a noun.
_BARE = 2


def is_any_one(clause: Clause) -> bool:
    """« une lettre a été envoyée »: which of many, nothing in the subject tells; « des sirènes seront installées le
    long de la Volta » tells it by the place."""
    words = clause.subject.replace("’", " ").lower().split(" ")
    if len(words) > 1 and words[0] in wordlist("any_one") and words[1] in counting_words():
        return True
    if clause.tense == "future" and clause.named:
        return False
    bare = len(words) <= _BARE and words[0] in wordlist("any_one")
    few = len(words) <= _BARE + 1 and words[0] in wordlist("of_many")[:2]
    return bare or (few and not clause.named)


def is_left_open(clause: Clause) -> bool:
    """Whether the clause does not say where somebody went, or of what it tells the end, the sale, the judgment."""
    return _lacks_its_place(clause) or _is_an_act_on_something(clause)


def _lacks_its_place(clause: Clause) -> bool:
    """« le préfet s'est déplacé », « le convoi est arrivé »: where, the words around tell."""
    itself = bool(_words(clause.before) & {each.replace("'", "’") for each in morphology()["verbs"]["reflexive"]})
    verbs = wordlist("wants_its_place_behind_se" if itself else "wants_its_place")
    return clause.lemma in verbs and not _words(clause.after) & set(wordlist("brings_its_place"))


def _is_an_act_on_something(clause: Clause) -> bool:
    """« le jugement a été rendu », « la fermeture nocturne »: the subject is an act that leaves open what it is done
    to; « le jugement du tribunal » and « la vente du club » tell it, and so does a name."""
    first, *rest = clause.subject.replace("’", "’ ").split(" ")
    articles = {each.replace("'", "’") for each in morphology()["articles"]["definite"]}
    acts = {*map(fold, wordlist("acts_on_something")), *map(fold, wordlist("wants_its_object"))}
    nouns = [each for each in rest if fold(each) in acts or fold(each).removesuffix("s") in acts]
    if first not in articles or not nouns or nouns[0] not in rest[:_BARE]:
        return False
    behind = rest[rest.index(nouns[0]) + 1 :]
    return not any(each in wordlist("brings_what") or each[:1].isupper() for each in behind)


def _words(said: str) -> set[str]:
    return set(said.replace("’", "’ ").split(" "))


def is_torn(sentence: Sentence, clause: Clause) -> bool:
    """« a été | par la juge de Lille | mis en examen »: the order of another language; an aside has commas."""
    words = _verb_group(sentence, clause)
    days = wordlist("calendar_nouns")
    forms = [is_participle(t) and t.pos != "AUX" and plain_word(t) not in days for t in words]
    first = forms.index(True) if True in forms else 0
    between = words[1:first]
    nouns = any(t.pos in {"NOUN", "PROPN"} and plain_word(t) not in days for t in between)
    return nouns and words[0].pos == "AUX" and not any(t.pos == "PUNCT" for t in between)


def narrates(sentence: Sentence, clause: Clause) -> bool:
    """« le soir même, le conseil retirait son projet »: an imperfect that tells one deed makes no question."""
    verb = next((t for t in sentence.tokens if t.start >= clause.verb_start and is_finite(t)), None)
    return verb is not None and verb.feature("Tense") == "Imp" and verb.lemma.lower() not in _STATES


def is_hearsay(sentence: Sentence, clause: Clause) -> bool:
    """« aurait rencontré ses créanciers en mai »: told without being vouched for, « devrait » apart."""
    verb = next((t for t in _verb_group(sentence, clause) if is_finite(t)), None)
    hearsay = verb is not None and verb.feature("Mood") == "Cnd" and verb.lemma.lower() not in wordlist("duty")
    return hearsay and clause.tense == "past"


def will_be_over(sentence: Sentence, clause: Clause) -> bool:
    """« tout le monde aura oublié »: neither past nor to come."""
    helpers = {plain_word(t) for t in _verb_group(sentence, clause)}
    return clause.finite not in wordlist("will_have") and bool(helpers & set(wordlist("will_have")))


def _verb_group(sentence: Sentence, clause: Clause) -> list[Token]:
    return [t for t in sentence.tokens if clause.verb_start <= t.start < clause.span.end]
