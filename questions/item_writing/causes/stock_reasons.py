"""Reasons that any newspaper might give, for wrong options where the dossier lends too few.

A wrong reason is taken from the dossier first (`rival_reasons`). What is still missing comes from a stock of general
French (``stock_reasons.toml``): told like the key, of a sort that explains such a fact, and of nothing that a dispatch
speaks of.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from questions.item_writing.actors.states_told import peoples
from questions.item_writing.causes.plausible_reasons import families, family_words
from questions.item_writing.causes.reasons import Reason, evidence_of
from questions.item_writing.causes.stock_facts import (
    effect_words,
    is_denied,
    is_over,
    is_unaided,
    outside_names,
    reasons_of_its_sort,
    tells_of,
)
from questions.item_writing.context import Context
from questions.item_writing.drafts import Candidate, say
from questions.item_writing.french.wording import capital, fold, join, morphology, stems, tidy
from questions.languages.tables import load_table

#: Of the reasons that fit, so many are drawn, so that not every question of a dossier has the same.
_DRAWN = 7
#: Signs of a long reason.
_LONG = 30
#: Forms of the stock that ask for more than their connective.
NOUN, LACK, _CLAUSE, _AIM, _HELP, _FEAR = "noun", "lack", "clause", "aim", "help", "fear"
#: What explains a fact to come, and one that lasts, told like what explains one that is over.
_PLANNED, _NOW = "planned", "clause_now"
#: The turn of what is stopped or put off.
_HALT = "halt"
#: The matters that count whatever is done.
_WHATEVER_IS_DONE = frozenset({"force", "inquiry", "court"})


def stock_reasons(context: Context, reason: Reason, *, nouns: bool = False) -> list[Candidate]:
    """Wrong reasons of the stock, told as the key is; none where the key is told in no usual way or the fact is of no
    known turn.

    :param nouns: as noun phrases, where the key is one.
    """
    form, opening = (NOUN, "") if nouns else form_of(reason)
    form = _in_time(context, reason, form)
    if _unfit(context, reason, form):
        return []
    barred, said = _spoken_of(context, reason), context.told_stems
    long = len(reason.relation.cause.quote) > _LONG
    fitting = _told_of_such_a_fact(context, reason, form, long=long)
    free = [words for words in fitting if not _sorts_of(words) & barred and not _is_told(words, said)]
    ordered = sorted(free, key=lambda words: (long and len(words) <= _LONG, _drawn(reason, words)))
    drawn = (ordered if form in {_CLAUSE, _NOW} else _unlike(ordered))[:_DRAWN]
    return [Candidate(capital(join(opening, words)), say("causes.why.stock")) for words in drawn]


def _told_of_such_a_fact(context: Context, reason: Reason, form: str, *, long: bool) -> list[str]:
    """The reasons of its sort, else of its turn; what courts, inquiries and armies do has its own whatever it is."""
    of_its_turn, about = _of_its_turn(context, reason, form), _about(context, reason)
    if of_its_turn and about and about <= _WHATEVER_IS_DONE:
        return of_its_turn
    return reasons_of_its_sort(context, reason, form, long=long) or of_its_turn


def lacks_of_its_sort(context: Context, reason: Reason) -> list[str]:
    """The single words for what such a fact may lack."""
    return [words for words in _told_of_such_a_fact(context, reason, LACK, long=False) if " " not in words]


def connective_of(text: str) -> str:
    """The words that introduce a reason, without what is elided or contracted: « Compte tenu », « À la suite »."""
    told = fold(text)
    openings = (each for found in _stock()["openings"].values() for each in found)
    found = [each for each in openings if told.startswith(_before_any_word(each))]
    words = len(max(found, key=len).split(" ")) - 1 if found else 0
    return " ".join(text.split(" ")[: max(1, words)]) if found else ""


def is_nominal(opening: str, *, bare: bool = False) -> bool:
    """Whether a noun follows such a connective, given as `connective_of` does.

    :param bare: whether one without its article does as well (« faute de place »).
    """
    forms = (NOUN, _HELP, *((LACK, _FEAR) if bare else ()))
    told = [fold(each) for form in forms for each in _stock()["openings"][form]]
    return bool(opening) and any(each.startswith(fold(opening)) for each in told)


def _of_its_turn(context: Context, reason: Reason, form: str) -> list[str]:
    """The reasons of what is told by no sort: by its turn, by what helped, by the place that will be closed."""
    about = _helped_by(reason) if form == _HELP else _about(context, reason)
    about = _closed_beforehand(context, reason) if form == _PLANNED else about
    return list(_fitting(context, reason, form, about))


def _unlike(reasons: Sequence[str]) -> list[str]:
    """Those that share no word with one in front, so that of « une alerte à la bombe » and « une alerte lancée par
    erreur » one is left."""
    left: list[str] = []
    told: set[str] = set()
    for words in reasons:
        if not stems(words) & told:
            left.append(words)
            told |= stems(words)
    return left


def _is_told(words: str, said: frozenset[str]) -> bool:
    """Whether a dispatch speaks of this: half of its telling words stand in some, for « enfants » alone does not tell
    that children had played with matches."""
    telling = stems(words)
    return 2 * len(telling & said) >= len(telling)


def form_of(reason: Reason) -> tuple[str, str]:
    """How the stock tells such a reason, and what introduces it: the connective of the key itself."""
    text = fold(str(reason.text))
    for form, openings in _stock()["openings"].items():
        found = next((each for each in openings if text.startswith(_before_any_word(each))), None)
        if found is not None and (form != _AIM or _wants_something_done(reason)):
            return form, found
    return "", ""


def _before_any_word(opening: str) -> str:
    """« en raison de » as it begins in « en raison du », « en raison d’un »."""
    return fold(opening).removesuffix("e")


def _wants_something_done(reason: Reason) -> bool:
    """« pour rejoindre … », « pour protester contre … », not « pour des raisons de … »."""
    marker = reason.relation.marker
    start = reason.relation.cause.start if marker is None else marker.start
    behind = [t for t in reason.sentence.tokens if t.start >= start and t.pos not in {"ADP", "PRON", "ADV"}]
    return bool(behind) and behind[0].feature("VerbForm") == "Inf"


def _in_time(context: Context, reason: Reason, form: str) -> str:
    """The form of a fact to come, for nobody announces a breakdown, and of one that lasts, which « le matériel n’avait
    pas été livré » does not explain."""
    if form == NOUN and _is_to_come(context, reason):
        return _PLANNED
    return _NOW if form == _CLAUSE and not is_over(context, reason) else form


def _unfit(context: Context, reason: Reason, form: str) -> bool:
    """Whether no reason of the stock fits, however it is told: nobody leaves a thing undone to obtain something, and a
    noun that takes up what was told is known beforehand."""
    if form == _AIM:
        return is_denied(context, reason)
    if form in {NOUN, _PLANNED}:
        return takes_up(context, reason)
    if form == _HELP and is_unaided(context, reason):
        return True
    if form == _HELP and "hands" in _helped_by(reason):
        return reason.clause is None or _names_somebody(reason)
    return form == _FEAR and _tells_a_deed(reason)


def _tells_a_deed(reason: Reason) -> bool:
    """« de peur d’être arrêté »: beside fears told by a noun an infinitive stands out."""
    first = next((t for t in reason.sentence.tokens if t.start >= reason.relation.cause.start), None)
    return first is not None and first.feature("VerbForm") == "Inf"


def _names_somebody(reason: Reason) -> bool:
    """« grâce au concours de la Croix-Rouge », « des démineurs turcs »: beside helpers without a name or a people the
    one that bears it is seen at once."""
    cause = reason.relation.cause
    return bool(peoples(cause.quote)) or any(
        t.pos == "PROPN" for t in reason.sentence.tokens if cause.start <= t.start < cause.end
    )


def takes_up(context: Context, reason: Reason) -> bool:
    """« en raison du blocage », « à la suite du procès »: a lone noun that names what the dossier tells; « en raison du
    gel » tells by itself."""
    cause, marker = reason.relation.cause, reason.relation.marker
    told = [t for t in reason.sentence.tokens if cause.start <= t.start < cause.end and t.pos != "PUNCT"]
    lone = len([t for t in told if t.pos != "DET"]) == 1
    merged = marker is not None and tidy(marker.quote).split(" ")[-1] in morphology()["contraction"]["undone"]
    known = merged or any(t.pos == "DET" and t.feature("Definite") != "Ind" for t in told)
    return lone and known and not families(context, cause) & set(_stock()["alone"])


def _about(context: Context, reason: Reason) -> frozenset[str]:
    """What the fact is about: its turn, by the verb of its clause, else by the verbs of the effect, else by its nouns;
    what tells little by its turn (something is halted, burns, is not done), by the thing that it tells of."""
    words, turns = _told_of(context, reason)
    matters = _named(words, "matters")
    if turns and matters & _WHATEVER_IS_DONE:
        return matters & _WHATEVER_IS_DONE
    by_matter = _stock()["told_by_matter"]
    if is_denied(context, reason):
        return matters & set(by_matter["denied"])
    if not turns <= set(by_matter):
        return turns - set(by_matter)
    named = (matters & set(kinds) for turn, kinds in by_matter.items() if turn in turns)
    return next(filter(None, named), frozenset())


def _closed_beforehand(context: Context, reason: Reason) -> frozenset[str]:
    """The place that will be closed, where the fact to come is that."""
    words, turns = _told_of(context, reason)
    return _named(words, "matters") & set(_stock()["told_by_matter"]["to_come"]) if _HALT in turns else frozenset()


def _told_of(context: Context, reason: Reason) -> tuple[set[str], frozenset[str]]:
    """The words of the fact, and its turns."""
    tokens = outside_names(effect_words(context, reason))
    words, verbs = {t.lemma.lower() for t in tokens}, {t.lemma.lower() for t in tokens if t.pos == "VERB"}
    own = {reason.clause.lemma} if reason.clause is not None else verbs
    return words, next(filter(None, (_named(told, "turns") for told in (own, verbs, words))), frozenset[str]())


def _is_to_come(context: Context, reason: Reason) -> bool:
    return any(t.feature("Tense") == "Fut" for t in effect_words(context, reason))


def _helped_by(reason: Reason) -> frozenset[str]:
    """Whether hands or money helped, by the first noun of the key."""
    told = (t for t in reason.sentence.tokens if t.start >= reason.relation.cause.start and t.pos == "NOUN")
    head = next(told, None)
    return _named({head.lemma.lower()}, "helps") if head is not None else frozenset()


def _named(told: set[str], table: str) -> frozenset[str]:
    return frozenset(name for name, lemmas in _stock()[table].items() if told & set(lemmas))


def _fitting(context: Context, reason: Reason, form: str, about: frozenset[str]) -> Iterator[str]:
    """The words of the reasons told like this that explain what the fact is about."""
    of_known_sort, long = families(context, reason.relation.cause), len(reason.relation.cause.quote) > _LONG
    for each in _stock()["reasons"]:
        fits = each["form"] == form and about and about <= set(each["explains"])
        if fits and tells_of(context, each.get("domain")):
            yield from each["words"]
            yield from each["broad"] if of_known_sort else ()
            yield from each["long"] if long else ()


def _spoken_of(context: Context, reason: Reason) -> frozenset[str]:
    """The sorts of cause of the key, of what a dispatch opposes to it, and of the reasons given for like facts."""
    told = stems(reason.relation.effect.quote) - context.common_stems
    given = [relation for read in context.dossier.dispatches for relation in read.causes]
    like = [relation.cause for relation in given if told & stems(relation.effect.quote)]
    against = [reason.relation.cause, *context.opposing(evidence_of(reason)), *like]
    return frozenset[str]().union(*(families(context, each) for each in against))


@cache
def _sorts_of(words: str) -> frozenset[str]:
    known = family_words()
    whole = words.split(" ")
    told = (fold(each) for each in (*whole, *(word.split("’")[-1] for word in whole)))
    return frozenset[str]().union(*(known.get(each, frozenset()) for each in told))


def _drawn(reason: Reason, words: str) -> str:
    """A number that depends on the fact and on the words, and on nothing else."""
    return hashlib.sha256(f"{reason.relation.effect.quote}:{words}".encode()).hexdigest()


def _stock() -> Mapping[str, Any]:
    return load_table("fr", "stock_reasons")
