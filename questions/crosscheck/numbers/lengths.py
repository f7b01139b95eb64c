"""How long one thing lasts, however it is told: « la grève durera une semaine », « une grève de trois jours », « il a
fallu sept heures pour descendre »."""

from __future__ import annotations

from functools import lru_cache

from questions.crosscheck.denied.kinship import kinship
from questions.crosscheck.numbers.count_traits import is_delay, is_offset
from questions.crosscheck.numbers.counts import Count
from questions.syntax import plain

#: Counts whose lengths are remembered; each is compared with many.
_REMEMBERED = 4096
#: Words before a length among which its verb stands, at most.
_BEFORE = 4
#: Words before a length among which « dans » stands, an article between them (« dans les »), at most.
_DETERMINED = 2
#: Words behind a length among which « pour » stands, and behind that its word, at most.
_BEHIND = 4
_CONTENT = frozenset({"NOUN", "VERB", "ADJ"})
#: How near two words are that name one thing that lasts.
_SAME = frozenset({"word", "class", "stem"})


def one_lasts(a: Count, b: Count) -> frozenset[str]:
    """Words of the first for what both tell to last; empty where no word of each names the same thing."""
    return _common(a, lasting(a), lasting(b))


def lasts_as_well(count: Count, things: frozenset[str]) -> bool:
    """Whether it tells how long something lasts that these words name."""
    return bool(_common(count, things, lasting(count)))


def _common(count: Count, some: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    return _alike(count.reading.annotated.dispatch.language, some, others) if some and others else frozenset()


@lru_cache(maxsize=_REMEMBERED)
def _alike(language: str, some: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Those of some words that name the same as one of the others."""
    tie = kinship(language).tie
    return frozenset(one for one in some if any(tie(one, other) in _SAME for other in others))


@lru_cache(maxsize=_REMEMBERED)
def lasting(count: Count) -> frozenset[str]:
    """Lemmas of what is told to last so long; empty where nothing is."""
    if count.figure.unit not in count.rules["durations"] or is_offset(count) or is_delay(count) or count.has_period:
        return frozenset()
    if is_term(count):
        return frozenset()
    if not told_to_last(count):
        return _of_what(count)
    here = count.here
    subject = count.reading.tokens_in(count.claim.subject) if count.claim and count.claim.subject else None
    near = {i for i in (*count.group, *count.chain, *_purpose(count)) if here.tokens[i].pos in _CONTENT}
    told = (
        {subject[0].tokens[i].lemma.lower() for i in subject[1] if subject[0].tokens[i].pos in _CONTENT}
        if subject
        else set()
    )
    return _telling(count, {here.tokens[i].lemma.lower() for i in near} | told)


@lru_cache(maxsize=_REMEMBERED)
def is_term(count: Count) -> bool:
    """« reprendra dans les deux jours », « réparé sous une semaine »: by when something comes about, not how long it
    lasts."""
    if count.figure.unit not in count.rules["durations"]:
        return False
    before = [count.here.word(i) for i in range(max(count.first - _DETERMINED, 0), count.noun)]
    return not set(before).isdisjoint(count.rules["lengths"]["terms"])


def _purpose(count: Count) -> list[int]:
    """« quatre heures pour descendre », « deux semaines pour réparations »: the word behind « pour »."""
    here, behind = count.here, count.behind
    near = range(behind, min(behind + _BEHIND, len(here.tokens)))
    opens = next((i for i in near if here.word(i) in count.rules["delays"]["for"]), None)
    after = range(opens + 1, min(opens + _BEHIND, len(here.tokens))) if opens is not None else range(0)
    return [i for i in after if here.tokens[i].pos in {"NOUN", "VERB"}][:1]


def told_to_last(count: Count) -> bool:
    """Whether a verb or a preposition right beside a length tells that something lasts so long."""
    return _has_verb(count) or _has_preposition(count)


def _has_verb(count: Count) -> bool:
    """« durera un mois », « il a fallu sept heures pour », « a mis trois heures à »."""
    first = count.first
    before = {token.lemma.lower() for token in count.here.tokens[max(first - _BEFORE, 0) : first]}
    verbs = {*count.rules["lasts"], *count.rules["taking"]}
    return not verbs.isdisjoint(before | {count.here.tokens[i].lemma.lower() for i in count.chain})


def _has_preposition(count: Count) -> bool:
    """« restera fermée pendant une semaine », « deux heures durant »."""
    rules, first = count.rules["lengths"], count.first
    behind = count.behind
    before = count.here.word(first - 1) if first else ""
    return before in rules["before"] or (behind < len(count.here.tokens) and count.here.word(behind) in rules["behind"])


def _of_what(count: Count) -> frozenset[str]:
    """« une grève de trois jours », « trois jours de deuil »."""
    here, of = count.here, count.reading.words.grammar["of"]
    first, behind = count.first, count.behind
    beside = [first - 2] if first > 1 and here.word(first - 1) in of else []
    beside += [behind + 1] if behind + 1 < len(here.tokens) and here.word(behind) in of else []
    return _telling(count, {here.tokens[i].lemma.lower() for i in beside if here.tokens[i].pos == "NOUN"})


def _telling(count: Count, lemmas: set[str]) -> frozenset[str]:
    rules = count.rules
    idle = {*rules["lasts"], *rules["taking"], *rules["durations"], *rules["staying"], *rules["measuring"]}
    known = (
        {count.reading.words.key(lemma) for lemma in idle} | count.reading.words.empty | count.reading.words.idle_verbs
    )
    vague = set(rules["lengths"]["vague"])
    return frozenset(
        lemma
        for lemma in lemmas - idle - vague
        if count.reading.words.key(lemma) not in known and len(plain(lemma)) > 1
    )
