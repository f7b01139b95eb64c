"""What or whom an event befell, as the words around its verb or noun tell."""

from __future__ import annotations

from questions.crosscheck.people import names_people
from questions.crosscheck.reading import Reading
from questions.languages.tables import load_table
from questions.syntax import Tree

#: Sentences before « le jeune homme » in which he is named, at most.
_BACK = 2
#: With these in the sentence somebody else may speak.
_MARKS = frozenset('«»“”"')


def completing(reading: Reading, here: Tree, noun: int) -> frozenset[str]:
    """« la rupture de la digue », « l'épreuve de mathématiques »."""
    below = (i for i in here.children[noun] if here.tokens[i].dep in {"nmod", "appos"})
    within = (j for i in below for j in here.subtree(i))
    return frozenset(k for i in (*within, *_whose(here, noun)) if (k := reading.key_of(here, i)) is not None)


def _whose(here: Tree, noun: int) -> tuple[int, ...]:
    """« la commission tiendra sa première séance »: the subject to whom the event belongs."""
    owning, verb = here.child(noun, "det", "nmod:poss"), here.governor(noun)
    if owning is None or verb is None or here.tokens[owning].feature("Poss") != "Yes":
        return ()
    subject = here.subject(verb) if here.tokens[noun].dep == "obj" else None
    return () if subject is None else (subject,)


def with_name(reading: Reading, here: Tree, noun: int, keys: frozenset[str]) -> frozenset[str]:
    """« ont arrêté le jeune homme »: who that is, where one person was named just before."""
    if keys & reading.people or not names_people(reading, here, noun):
        return keys
    start = here.tokens[noun].start
    since = reading.sentence_before(start, _BACK)
    near = {key for span, key in reading.named if since <= span.start < start and key in reading.people}
    person = reading.person_at(here, noun)
    return keys | {person} if person is not None and near == {person} else keys


def in_front(reading: Reading, here: Tree) -> tuple[frozenset[str], int | None]:
    """What a participle in front completes: the noun behind a comma, nothing known of « il »."""
    owner = behind_comma(here)
    key = reading.key_of(here, owner) if owner is not None else None
    return (frozenset({key}), owner) if key is not None else (frozenset(), None)


def behind_comma(here: Tree) -> int | None:
    """« Construite en 1987 pour irriguer la plaine, la digue …, a cédé »."""
    for i in range(2, len(here.tokens) - 1):
        if here.word(i - 2) == "," and here.tokens[i - 1].pos == "DET" and here.tokens[i].pos == "NOUN":
            return i
    return None


def undergoes(here: Tree, at: int) -> bool:
    """Whether what a verb tells befalls its subject: a passive, a participle, a reflexive, a verb with « être »."""
    own = here.tokens[at]
    alone = own.feature("VerbForm") == "Part" and not here.has(at, "aux:tense")
    itself = any(here.tokens[i].feature("Reflex") == "Yes" for i in here.children[at])
    being = any(here.tokens[i].lemma.lower() == "être" for i in here.children[at] if here.tokens[i].pos == "AUX")
    return alone or itself or being or here.has(at, "aux:pass", "nsubj:pass")


def is_brought_in(reading: Reading, here: Tree, noun: int, other: Reading) -> bool:
    """« une campagne de ramassage des pneus »: a thing that the dispatch brings in and completes by words of which the
    other one nowhere speaks."""
    article = here.child(noun, "det")
    if article is None or here.tokens[article].feature("Definite") != "Ind":
        return False
    below = (i for i in here.children[noun] if here.tokens[i].dep == "nmod")
    of_what = {key for i in below if (key := reading.key_of(here, i)) is not None}
    return bool(of_what) and not any(of_what & other.keys(s.span) for s in other.sentences)


def is_ours(reading: Reading, here: Tree, noun: int | None) -> bool:
    """« Notre assemblée générale se tiendra à la mi-mai », outside quotation marks: that of whoever writes."""
    if noun is None:
        return False
    ours = load_table(reading.annotated.dispatch.language, "event_days")["ours"]
    quoted = any(mark in here.sentence.span.quote for mark in _MARKS)
    beside = {*here.children[noun], max(noun - 1, 0)}
    return not quoted and any(here.word(i) in ours for i in beside if i < noun)
