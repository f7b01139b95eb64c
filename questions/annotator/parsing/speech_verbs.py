"""Verbs of speech in a sentence: where one stands, who its subject is, on which side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from questions.annotator.parsing.once import once
from questions.annotator.parsing.words import Tokens, is_article, is_capitalised, noun_end
from questions.languages import current, load_table
from questions.syntax import is_finite

_LISTS = (
    "plain_auxiliaries",
    "reflexive",
    "reflexive_auxiliaries",
    "auxiliaries",
    "circumstances",
    "inverted",
    "made",
    "make",
    "make_known",
    "moments",
    "negations",
)

Manner = Literal["say", "quote"]
MANNERS: tuple[Manner, ...] = ("say", "quote")


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A verb of speech: ``start:end`` runs from its auxiliary to the verb itself, ``verb`` is its position.

    ``pronoun`` is the position of an inverted subject pronoun (« a-t-elle annoncé »).
    """

    start: int
    end: int
    verb: int
    lemma: str
    manner: Manner
    pronoun: int | None = None


@dataclass(frozen=True, slots=True)
class _Form:
    lemma: str
    manner: Manner
    participle: bool
    length: int = 1


def speech_verbs(tokens: Tokens) -> Sequence[SpeechVerb]:
    """The conjugated verbs of speech of a sentence, left to right."""
    return _speech_verbs(tokens)


@once
def _speech_verbs(tokens: Tokens) -> tuple[SpeechVerb, ...]:
    return tuple(_read_verbs(tokens))


def _read_verbs(tokens: Tokens) -> Iterator[SpeechVerb]:
    for index in range(len(tokens)):
        for form in _forms_at(tokens, index):
            found = _conjugated(tokens, index, form)
            if found:
                yield found
                break


def _forms_at(tokens: Tokens, index: int) -> list[_Form]:
    """The verb forms that the word may be; « fait savoir » counts as one verb, under its second word."""
    word = tokens[index].text.lower()
    if word in _table()["make"] and index + 1 < len(tokens):
        known = tokens[index + 1].text.lower()
        if known in _table()["make_known"]:
            return [_Form(known, "say", word in _table()["made"], length=2)]
    return _forms().get(word, [])


def _is_negated(tokens: Tokens, index: int) -> bool:
    """« ne souhaitent pas », « did not say »: nothing is said."""
    beside = [*tokens[max(0, index - 1) : index], *tokens[index + 1 : index + 2]]
    return any(token.text.lower() in _table()["negations"] for token in beside)


def _is_infinitive(tokens: Tokens, index: int) -> bool:
    """« to say », a form that is also a present."""
    return index > 0 and tokens[index].feature("VerbForm") == "Inf" and tokens[index - 1].pos in ("PART", "AUX")


def _conjugated(tokens: Tokens, index: int, form: _Form) -> SpeechVerb | None:
    if not form.participle or (form.length > 1 and _auxiliary(tokens, index, reflexive=False) is None):
        if _is_negated(tokens, index) or _is_infinitive(tokens, index):
            return None
        after = index + 1 < len(tokens) and _is_asked_behind(tokens, index + 1)
        certain = after or form.length > 1 or _follows_name(tokens, index)
        if tokens[index].pos not in ("VERB", "AUX") and not certain:
            return None
        pronoun = _pronoun_after(tokens, index + 1)
        return SpeechVerb(index, _verb_end(index, form), index, form.lemma, form.manner, pronoun)
    auxiliary = _auxiliary(tokens, index, reflexive=form.lemma.startswith(tuple(_table()["reflexive"])))
    if auxiliary is None:
        return None
    pronoun = _pronoun_after(tokens, auxiliary + 1)
    return SpeechVerb(auxiliary, _verb_end(index, form), index, form.lemma, form.manner, pronoun)


def _verb_end(index: int, form: _Form) -> int:
    return index + form.length


def _follows_name(tokens: Tokens, index: int) -> bool:
    """« Niamey reproche à … »: what the parser takes for a noun right after a bare name is the verb."""
    return index > 0 and tokens[index - 1].pos == "PROPN" and tokens[index].pos in ("NOUN", "ADJ", "ADV")


def _auxiliary(tokens: Tokens, participle: int, *, reflexive: bool) -> int | None:
    """The auxiliary of a participle, adverbs and pronouns between them stepped over."""
    lemmas = _table()["reflexive_auxiliaries"] if reflexive else _table()["plain_auxiliaries"]
    index = participle - 1
    while index >= 0 and participle - index <= 5:
        token = tokens[index]
        if token.text.lower() in _table()["negations"]:
            return None
        if token.text.lower() in _table()["auxiliaries"] and (token.lemma in lemmas or token.pos in ("AUX", "VERB")):
            return index
        if token.pos not in ("ADV", "PRON", "ADP", "NOUN", "DET", "PUNCT", "PART") or token.text == "»":
            return None
        index -= 1
    return None


def _pronoun_after(tokens: Tokens, index: int) -> int | None:
    """« -t-il » and the like right after the verb or its auxiliary."""
    for position in range(index, min(index + 2, len(tokens))):
        if _is_subject_pronoun(tokens, position):
            return position
    return None


def _is_asked_behind(tokens: Tokens, index: int) -> bool:
    """« -elle », or « -t-il » in two pieces, right behind a verb that the tagger may take for a noun."""
    return tokens[index].text.startswith("-") and _pronoun_after(tokens, index) is not None


def _is_subject_pronoun(tokens: Tokens, index: int) -> bool:
    return tokens[index].text.startswith("-") and bare_pronoun(tokens[index].text) in _table()["inverted"]


def framing_verb(tokens: Tokens, index: int) -> SpeechVerb | None:
    """The verb right behind a quotation, whatever the tagger takes it for: « …», peste X » is no noun there.

    :returns: a known verb of speech, else any finite verb with its subject behind it: in that place all verbs frame
        (« …», grelotte X »); ``None`` where neither stands there.
    """
    index += index < len(tokens) and is_reflexive(tokens[index].text)
    if index >= len(tokens):
        return None
    listed = next((form for form in _forms_at(tokens, index) if not form.participle), None)
    if listed is not None:
        return SpeechVerb(
            index, _verb_end(index, listed), index, listed.lemma, listed.manner, _pronoun_after(tokens, index + 1)
        )
    verb = _last_of_group(tokens, index)
    if verb is None or subject_after(tokens, verb + 1) is None:
        return None
    return SpeechVerb(index, verb + 1, verb, tokens[verb].lemma, "quote")


def _last_of_group(tokens: Tokens, index: int) -> int | None:
    """The verb itself of a verb group in the third person: « s'est | félicité » → « félicité »."""
    if not is_finite(tokens[index]) or tokens[index].feature("Person") != "3":
        return None
    if tokens[index].pos != "AUX":
        return index
    behind = index + 1
    behind += behind < len(tokens) and tokens[behind].pos == "ADV"
    return behind if behind < len(tokens) and tokens[behind].feature("VerbForm") == "Part" else None


def is_reflexive(text: str) -> bool:
    """« s' », « se » in front of a verb."""
    return text.lower().replace("’", "'") in _reflexives(current())


@cache
def _reflexives(language: str) -> frozenset[str]:
    return frozenset(each.strip() for each in load_table(language, "attributions")["reflexive"])


def bare_pronoun(text: str) -> str:
    """The pronoun in « -t-elle », « -il »: without what ties it to the verb."""
    return text.lower().rpartition("-")[2]


def subject_after(tokens: Tokens, start: int) -> tuple[int, int] | None:
    """The noun group that is the subject after its verb (« a déclaré mardi à l'AFP le directeur, X »).

    A name right behind who was told is the subject where nothing else is (« a déclaré à l'AFP | Anne Roy », « a dit
    devant la presse | Jean Roy »).
    """
    return _subject_after(tokens, start, _after_group) or _subject_after(tokens, start, _before_name)


def _subject_after(tokens: Tokens, start: int, behind: Callable[[Tokens, int], int]) -> tuple[int, int] | None:
    """As above.

    :param behind: where the group ends that follows a preposition.
    """
    index = start
    while index < len(tokens):
        token = tokens[index]
        word = token.text.lower()
        if word in _table()["circumstances"]:
            index = behind(tokens, index + 1)
        elif token.pos == "ADV" or word in _table()["moments"]:
            index += 1
        elif (token.pos == "DET" or is_article(token)) and index + 1 < len(tokens):
            if _is_moment(tokens, index):
                index = _after_group(tokens, index)
                continue
            return index, _group_end(tokens, index + 1)
        elif is_capitalised(token) and token.pos != "PUNCT":
            return index, _group_end(tokens, index)
        else:
            return None
    return None


def _is_moment(tokens: Tokens, index: int) -> bool:
    """« le 12 avril », « le même jour » between verb and speaker."""
    return tokens[index + 1].pos == "NUM" or tokens[index + 1].text.lower() in _table()["moments"]


def _after_group(tokens: Tokens, index: int) -> int:
    """Position after the noun group that follows a preposition."""
    while index < len(tokens) and tokens[index].pos in ("DET", "ADP", "ADJ", "NUM"):
        index += 1
    return noun_end(tokens, index) if index < len(tokens) else index


def _before_name(tokens: Tokens, index: int) -> int:
    """Position after the noun group that follows a preposition, a first and a last name behind it left out."""
    end = _after_group(tokens, index)
    while index < end and tokens[index].pos in ("DET", "ADP", "ADJ", "NUM"):
        index += 1
    told = index < end and (tokens[index].text.islower() or tokens[index].text.isupper())
    name = tokens[index + 1 : index + 3]
    named = len(name) == 2 and all(t.pos == "PROPN" and t.text[:1].isupper() and not t.text.isupper() for t in name)
    return index + 1 if told and named else end


def _group_end(tokens: Tokens, index: int) -> int:
    """End of a noun group from the first word after its article: adjectives, noun, complements, name."""
    while index < len(tokens) - 1 and tokens[index].pos in ("ADJ", "NUM", "DET"):
        index += 1
    return noun_end(tokens, index) if index < len(tokens) else index


def _forms() -> dict[str, list[_Form]]:
    return _forms_of(current())


@cache
def _forms_of(language: str) -> dict[str, list[_Form]]:
    """Participles first: « dit » after « a-t-il » is no present tense."""
    rules = load_table(language, "attributions")
    table: dict[str, list[_Form]] = {}
    for manner in MANNERS:
        for row in rules[manner]:
            for ending in rules["agreements"]:
                participle = row["participle"] + ending
                table.setdefault(participle, []).insert(0, _Form(row["lemma"], manner, True))
            for finite in row["finite"]:
                table.setdefault(finite, []).append(_Form(row["lemma"], manner, False))
    return table


def _table() -> dict[str, frozenset[str]]:
    return _table_of(current())


@cache
def _table_of(language: str) -> dict[str, frozenset[str]]:
    table = load_table(language, "attributions")
    return {key: frozenset(table[key]) for key in _LISTS}
