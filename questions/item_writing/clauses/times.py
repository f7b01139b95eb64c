"""What to do with the time expressions of a clause when something else is asked: leave out, complete, or give up."""

from __future__ import annotations

from collections.abc import Sequence

from questions.annotations import Sentence, TimeExpression, Token
from questions.item_writing.french.calendar_words import dated, spoken
from questions.item_writing.french.participle_forms import is_participle
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.stretches import Offsets
from questions.item_writing.french.wording import join, morphology, tidy
from questions.syntax import is_finite
from questions.timex import is_calendar, is_day, is_duration

_DIGITS = 4
#: Words of another bound, at least.
_NEAR = 2
#: Of « d'ici à ».
_HERE = "ici"


def told(times: Sequence[TimeExpression], sentence: Sentence, hidden: Sequence[Offsets]) -> Edits:
    """Which stretches to leave out and which to say otherwise, so that no « hier » is left in the clause.

    A duration stays, and a date that bounds the clause (« depuis mai 2008 ») or hangs on a noun; any other date is
    left out, so that one question does not answer another.
    """
    out: list[Offsets] = []
    shown: dict[Offsets, str] = {}
    for time in times:
        span = (time.span.start, time.span.end)
        if any(start <= span[0] < end for start, end in hidden) or _stays(time, sentence):
            continue
        whole = whole_complement(time, sentence)
        said = _completed(time, sentence, whole) if nominal(time, sentence) else None
        if said is None and _completes(time, sentence):
            continue
        if said is None:
            out.append(_with_participle(sentence, whole))
        else:
            shown[whole] = said
    return out, shown


def _with_participle(sentence: Sentence, whole: Offsets) -> Offsets:
    """« le préavis | déposé pour samedi »: the participle beside a noun goes with the day that completes it."""
    before = next((t for t in reversed(sentence.tokens) if t.end <= whole[0]), None)
    behind = next((t for t in sentence.tokens if t.start >= whole[1]), None)
    ends = behind is None or behind.pos == "PUNCT"
    told = before is not None and before.pos == "VERB" and before.dep.startswith(("acl", "advcl"))
    beside = before is not None and told and is_participle(before) and ends
    return (before.start, whole[1]) if before is not None and beside else whole


Edits = tuple[list[Offsets], dict[Offsets, str]]


def _completes(time: TimeExpression, sentence: Sentence) -> bool:
    """« le lendemain | de la reprise »: left out, it would leave its complement hanging."""
    behind = [token for token in sentence.tokens if token.start >= time.span.end]
    if len(behind) > 1 and behind[1].feature("VerbForm") == "Inf":
        return False
    following = next(iter(behind), None)
    return following is not None and following.text.lower().replace("’", "'") in morphology()["verbs"]["of"]


def _stays(time: TimeExpression, sentence: Sentence) -> bool:
    """A duration, something habitual, the year of a noun (« l'exercice 2021-2022 »), or a bound whose year is printed:
    « depuis mai 2008 »."""
    if time.value is None or time.type in {"DURATION", "SET"}:
        return time.type in {"DURATION", "SET"}
    if names_the_year_of_a_noun(time, sentence):
        return True
    year = any(part.isdigit() and len(part) == _DIGITS for part in tidy(time.span.quote).replace("’", " ").split())
    return is_duration(time.value) or (year and not time.derivation and _bounded(time, sentence))


def names_the_year_of_a_noun(time: TimeExpression, sentence: Sentence) -> bool:
    """« la saison 2019-2020 », « le budget 2024 »: nothing but digits right behind the noun."""
    words = tidy(time.span.quote).replace("-", "").replace("/", "")
    before = next((t for t in reversed(sentence.tokens) if t.end <= time.span.start), None)
    return words.isdigit() and before is not None and before.pos in {"NOUN", "PROPN", "ADJ"}


def _bounded(time: TimeExpression, sentence: Sentence) -> bool:
    """Whether a preposition other than « en » or « à » stands in front, or the expression hangs on a noun."""
    start = whole_complement(time, sentence)[0]
    words = {token.text.lower() for token in sentence.tokens if start <= token.start < time.span.end}
    return nominal(time, sentence) or bool(words & set(morphology()["verbs"]["bounds"]))


def _completed(time: TimeExpression, sentence: Sentence, whole: Offsets) -> str | None:
    """The complement of time in full words; ``None`` where nothing better can be said than nothing."""
    value = time.value
    if value is None or "/" in value or not is_calendar(value):
        return None
    bare = whole[0] >= time.span.start or _text(sentence, whole[0], time.span.start).strip().lower() in {"le", "en"}
    if not bare or time.relation is not None or not is_day(value):
        return None
    first = tidy(time.span.quote).split(" ")[0].lower()
    before = next((t for t in reversed(sentence.tokens) if t.end <= whole[0]), None)
    led = before is not None and before.text.lower() in morphology()["contraction"]["undone"]
    said = spoken(value) if led else dated(value)
    return join("de", said) if said is not None and first in morphology()["verbs"]["of"] else said


def _text(sentence: Sentence, start: int, end: int) -> str:
    offset = sentence.span.start
    return sentence.span.quote[start - offset : end - offset]


def whole_complement(time: TimeExpression, sentence: Sentence) -> Offsets:
    """The expression with the preposition and the article in front of it, and its day-part or comma behind."""
    first = next((i for i, token in enumerate(sentence.tokens) if token.end > time.span.start), 0)
    of = morphology()["verbs"]["of"]
    if time.relation == "from" and first > 1 and sentence.tokens[first - 1].text.lower().replace("’", "'") in of:
        first -= 1
    while first > 0 and _opens_complement(sentence.tokens[first - 1], sentence.tokens[first]):
        first -= 1
    if sentence.tokens[first].text.lower() == _HERE and first > 0:
        first -= 1
    return (min(sentence.tokens[first].start, time.span.start), time.span.end)


def _opens_complement(token: Token, following: Token) -> bool:
    """Whether a word is a preposition or an article that belongs to the complement of time behind it."""
    low = token.text.lower().replace("’", "'")
    adjacent = token.end <= following.start
    return adjacent and low in morphology()["verbs"]["time_openings"]


def nominal(time: TimeExpression, sentence: Sentence) -> bool:
    """Whether the expression hangs on a noun by « de » (« les inondations d'août »), not on the verb."""
    start = whole_complement(time, sentence)[0]
    if any(token.text.lower() == _HERE for token in sentence.tokens if start <= token.start < time.span.start):
        return False
    if time.relation == "from" or tidy(time.span.quote).replace("’", "'").lower().startswith(f"d'{_HERE} "):
        return False
    own = tidy(time.span.quote).replace("’", "' ").lower().split(" ")[0]
    if own in morphology()["verbs"]["of"] and "/" not in str(time.value):
        return True
    before = [token for token in sentence.tokens if token.end <= start]
    inside = [token for token in sentence.tokens if start <= token.start < time.span.start]
    words = [token.text.lower().replace("’", "'") for token in (*before[-1:], *inside)]
    return any(word in morphology()["verbs"]["of"] for word in words)


def second_bound(sentence: Sentence, whole: Offsets) -> list[Offsets]:
    """« sont suspendus depuis lundi | et jusqu'à nouvel ordre »: what another bound adds, up to a sign or a verb."""
    behind = [t for t in sentence.tokens if t.start >= whole[1]]
    table = morphology()["time_tails"]
    if len(behind) < _NEAR or plain_word(behind[0]) not in table["links"]:
        return []
    if plain_word(behind[1]) not in table["bounds"]:
        return []
    ends = (i for i, t in enumerate(behind[1:], 1) if t.pos in {"PUNCT", "CCONJ"} or is_finite(t))
    return [(behind[0].start, behind[next(ends, len(behind)) - 1].end)]
