"""What a verb of speech governs: its subject, its object, the clause behind it, and where that ends."""

from __future__ import annotations

from questions.annotator.parsing.speech_verbs import SpeechVerb, speech_verbs, subject_after
from questions.annotator.parsing.words import (
    Tokens,
    is_article,
    is_capitalised,
    is_listed,
    is_word,
    noun_end,
    vocabulary,
)
from questions.annotator.speech.source_phrases import listed
from questions.naming import folded

#: Links of a noun that is no complement of another.
_HEADS = ("nsubj", "nsubj:pass", "obj", "obl:arg", "obl:mod", "appos", "conj", "ROOT")

SUBJECT = ("nsubj", "nsubj:pass", "nsubj:caus")


def named_end(tokens: Tokens, start: int) -> int:
    """End of the noun group that opens here, its article included."""
    head = start
    while head < len(tokens) - 1 and tokens[head].pos in ("DET", "NUM", "ADJ") and tokens[head + 1].pos != "PUNCT":
        head += 1
    return max(noun_end(tokens, head), start + 1)


def is_incise(tokens: Tokens, verb: SpeechVerb) -> bool:
    """Whether the verb stands after a comma with its subject behind it (« …, a annoncé l'alliance »)."""
    if verb.start == 0 or not is_word(tokens, verb.start - 1, ",", "-", "–", "—", "»", '"', "”"):
        return False
    if verb.pronoun is not None:
        return True
    if verb.end < len(tokens) and folded(tokens[verb.end].text) in vocabulary("titles"):
        return True
    subjects = [i for i in range(verb.start) if tokens[i].head == verb.verb and tokens[i].dep in SUBJECT]
    subjects = [i for i in subjects if _may_govern(tokens, i, verb)]
    opener = clause_opener(tokens, verb)
    return not subjects and (opener is None or opener > verb.end + 6) and subject_after(tokens, verb.end) is not None


def _may_govern(tokens: Tokens, subject: int, verb: SpeechVerb) -> bool:
    """Whether a noun may be the subject of the verb: one thing alone is none of « ont annoncé »."""
    several = tokens[subject].feature("Number") != "Sing" or any(t.dep == "conj" and t.head == subject for t in tokens)
    return several or not _is_plural(tokens, verb)


def _is_plural(tokens: Tokens, verb: SpeechVerb) -> bool:
    return tokens[verb.start].feature("Number") == "Plur"


def is_only_behind(tokens: Tokens, verb: SpeechVerb, group: tuple[int, int]) -> bool:
    """« Un tableau a été retrouvé, ont annoncé les gardes »: a verb in the plural, behind it a noun in the plural, and
    no subject in front that might be several."""
    before = [i for i in range(verb.start) if tokens[i].dep in SUBJECT and _may_govern(tokens, i, verb)]
    plural = any(t.pos == "NOUN" and t.feature("Number") == "Plur" for t in tokens[slice(*group)][:2])
    return _is_plural(tokens, verb) and plural and not before


def main_subject(tokens: Tokens) -> int | None:
    """The subject of the main verb, else the first: « sur l'accusation qui fâche, | Roy | a tenu bon »."""
    subjects = [i for i, token in enumerate(tokens) if token.dep in SUBJECT]
    main = (i for i in subjects if tokens[i].head < len(tokens) and tokens[tokens[i].head].dep == "ROOT")
    return next(main, next(iter(subjects), None))


def main_clause(tokens: Tokens) -> int:
    """Where the last clause begins that another subject opens beside the first: « la Ligue défile ; | son chef
    s'emporte », « le maire se tait, mais | Jean Roy s'emporte »; 0 where the sentence goes on with its own."""
    for index in range(len(tokens) - 2, 0, -1):
        if tokens[index].text == ";":
            return index + 1 + (tokens[index + 1].pos == "CCONJ")
        if tokens[index].pos == "CCONJ" and _opens_a_clause(tokens, index + 1):
            return index + 1
    return 0


def _opens_a_clause(tokens: Tokens, start: int) -> bool:
    """« et | un marin s'est levé », « mais | Jean Roy, lui, s'emporte »; not « et | les marins », « et | promet », nor
    what goes on inside « qui dirige le port et | la Ligue, … »."""
    verb = next((i for i in range(start, len(tokens)) if tokens[i].feature("VerbForm") == "Fin"), None)
    if verb is None or tokens[start].pos not in ("DET", "PROPN"):
        return False
    comma = next((i for i in range(start - 1, -1, -1) if tokens[i].text == ","), -1)
    paired = sum(token.text == "," for token in tokens[start:verb]) % 2 == 0
    return paired and not any(binds(tokens, i) for i in (*range(comma + 1, start - 1), *range(start, verb)))


def head_at(tokens: Tokens, start: int) -> int | None:
    """The noun or name of the group that opens here; ``None`` where none does (« pour lui », « ceux-ci »)."""
    end = next((i for i in range(start, len(tokens)) if tokens[i].pos not in ("DET", "NUM", "ADJ")), len(tokens))
    return end if end < len(tokens) and tokens[end].pos in ("NOUN", "PROPN") else None


def binds(tokens: Tokens, index: int) -> bool:
    """« qui », « que », « quand », a further « et »: what hangs a clause on another, or goes on with a noun."""
    return tokens[index].pos in ("SCONJ", "CCONJ") or tokens[index].text.lower() in listed("relatives")


def led_noun(tokens: Tokens, verb: SpeechVerb, pronoun: int) -> int | None:
    """The noun that « qui » stands for: by the parse, else the last in front of it (« selon l'armée, qui exige … »)."""
    above = tokens[verb.verb].head
    if above < pronoun and tokens[above].pos in ("NOUN", "PROPN"):
        return _without_apposition(tokens, above)
    last = pronoun - 1
    while last >= 0 and tokens[last].pos == "PUNCT":
        last -= 1
    named = (i for i in range(last, -1, -1) if tokens[i].pos in ("NOUN", "PROPN") and tokens[i].dep in _HEADS)
    return next((_without_apposition(tokens, noun) for noun in named), None)


def _without_apposition(tokens: Tokens, noun: int) -> int:
    """« Anne Roy, | déléguée du personnel | »: the name."""
    while tokens[noun].dep == "appos" and tokens[noun].head < noun:
        noun = tokens[noun].head
    return noun


def learnt_from(tokens: Tokens, verb: SpeechVerb) -> tuple[int, int] | None:
    """« a appris l'agence auprès de la mission »: the mission."""
    if verb.lemma not in listed("learn"):
        return None
    for index in range(verb.end, len(tokens) - 2):
        if tokens[index].text.lower() in listed("learn_prepositions"):
            start = index + 2 if is_listed(tokens, index + 1, "of") else index + 1
            return start, named_end(tokens, start)
    return None


def clause_opener(tokens: Tokens, verb: SpeechVerb) -> int | None:
    """Position of « que » or of the infinitive that the verb governs."""
    for index in range(verb.end, min(verb.end + 14, len(tokens))):
        token = tokens[index]
        if token.text.lower() in listed("that") and token.pos in ("SCONJ", "PRON", "ADV"):
            return index
        head = tokens[token.head] if token.pos == "AUX" else token
        governed = head.head == verb.verb and head.dep in ("xcomp", "ccomp", "obj")
        if (governed and token.feature("VerbForm") == "Inf") or _is_accusation(tokens, index, verb):
            return index
        if token.text in (";", ":", ".") or (token.feature("VerbForm") == "Fin" and token.pos == "VERB"):
            return None
    return None


def opens_clause(tokens: Tokens, start: int) -> int | None:
    """Where, behind a verb and the moments after it, a clause with its own verb begins."""
    index = start
    while index < len(tokens) and (tokens[index].pos == "ADV" or tokens[index].text.lower() in listed("moments")):
        index += 1
    if index >= len(tokens) or tokens[index].pos not in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"):
        return None
    return index if any(token.pos in ("VERB", "AUX") for token in tokens[index:]) else None


def thing_said(tokens: Tokens, verb: SpeechVerb) -> tuple[int, int] | None:
    """The noun group that is the object by the parse, else the one right after the verb."""
    for index in range(verb.end, len(tokens)):
        token = tokens[index]
        if token.head == verb.verb and token.dep == "obj" and token.pos == "NOUN":
            return group_around(tokens, index)
    if verb.end + 1 < len(tokens) and tokens[verb.end].pos == "DET":
        return verb.end, noun_end(tokens, verb.end + 1)
    return None


def _is_accusation(tokens: Tokens, index: int, verb: SpeechVerb) -> bool:
    """« accuse Paris d'ingérence », « reproche à Paris de n'avoir … »: from « de » on, not the « du » of a name."""
    opens = (
        index > verb.end
        and index + 1 < len(tokens)
        and (is_listed(tokens, index, "of") or is_listed(tokens, index, "fused_of"))
    )
    return verb.lemma in listed("accuse") and opens and not is_capitalised(tokens[index + 1])


def with_negation(tokens: Tokens, opener: int, first: int) -> int:
    """« n'avoir pas eu le choix » starts at « n' »."""
    while (
        opener > first and tokens[opener - 1].pos in ("ADV", "PRON") and tokens[opener].pos in ("VERB", "AUX", "PRON")
    ):
        opener -= 1
    return opener


def clause_end(tokens: Tokens, verb: SpeechVerb, opener: int) -> int:
    """End of the governed clause: of the sentence, or before what the main clause says further."""
    end = len(tokens) - (tokens[-1].pos == "PUNCT")
    incises = {other.start - 1 for other in speech_verbs(tokens) if other.start > opener and is_incise(tokens, other)}
    for index in range(opener + 1, end):
        if tokens[index].text == ";" or index in incises:
            return index
        further = tokens[index].head == verb.verb and tokens[index].dep == "conj" and tokens[index].pos == "VERB"
        if further:
            start = min(i for i in range(opener + 1, index + 1) if _root_of(tokens, i, index))
            return start - 1 if tokens[start - 1].text == "," else start
    return end


def _root_of(tokens: Tokens, index: int, head: int) -> bool:
    """Whether a word hangs below another, itself included."""
    for _ in range(len(tokens)):
        if index == head:
            return True
        if tokens[index].head == index:
            return False
        index = tokens[index].head
    return False


def subject_position(tokens: Tokens, verb: SpeechVerb) -> int | None:
    """The subject by the parse, else the nearest noun before the verb that could be."""
    holders = {verb.verb, verb.start}
    parsed = [i for i, t in enumerate(tokens) if t.head in holders and t.dep in SUBJECT and i != t.head]
    if parsed:
        return parsed[0]
    head = tokens[verb.verb].head
    if tokens[verb.verb].dep == "conj" and head < verb.verb:
        shared = [i for i, t in enumerate(tokens) if t.head == head and t.dep in SUBJECT]
        if shared:
            return shared[0]
    nouns = [i for i in range(verb.start) if tokens[i].pos in ("NOUN", "PROPN")]
    before = [i for i in nouns if tokens[i].dep not in ("nmod", "flat:name")]
    return before[-1] if before and not any(t.pos == "VERB" for t in tokens[before[-1] : verb.start]) else None


def group_around(tokens: Tokens, noun: int) -> tuple[int, int]:
    """The noun group of a head: its article and adjectives before it, its complements after."""
    start = noun
    while start > 0 and (tokens[start - 1].pos in ("DET", "ADJ", "NUM") or is_article(tokens[start - 1])):
        start -= 1
    return start, noun_end(tokens, noun)
