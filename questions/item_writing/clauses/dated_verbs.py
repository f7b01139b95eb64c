"""The verb that a date belongs to, where parser and word order agree on it, or the two stand side by side."""

from __future__ import annotations

from collections.abc import Sequence

from questions.annotations import Sentence, TimeExpression
from questions.item_writing.clauses.clause_heads import main_verbs, relative_verbs
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.participle_forms import is_participle
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.stretches import Offsets
from questions.syntax import Tree, clause_of, is_finite, positions, tree

#: Words between a verb and a date that is its own.
_BESIDE = 6
#: How a clause inside another phrase hangs on it.
_INNER = frozenset({"acl:relcl", "aux:tense", "aux:pass", "cop"})


def dated_verb(sentence: Sentence, time: TimeExpression, hidden: list[Offsets]) -> int | None:
    """The asserted verb that the date belongs to, where parser and word order agree on it."""
    here = tree(sentence)
    places = positions(here, time.span)
    if not places:
        return None
    head = next((i for i in places if here.tokens[i].head not in places or here.tokens[i].head == i), places[0])
    verbs = main_verbs(sentence, hidden[1:])
    by_parser = _governing(here, _clause_around(here, head, places))
    if by_parser is not None and _is_told_aside(here, by_parser) and _owns(here, by_parser, places, hidden):
        return by_parser
    low, high = _part(here, places[0], places[-1])
    before = [i for i in sorted([*verbs, *relative_verbs(here)]) if low < i < places[0]]
    by_order = before[-1] if before else next((i for i in verbs if low < i < high), None)
    start = min(places[0], here.at(hidden[0][0]))
    if by_order is None:
        return None
    if by_order > places[-1]:
        agreed = by_parser == by_order and not _clause_between(here, places[-1], by_order)
        return by_order if agreed else None
    if verb_between(here, by_order, start):
        return None
    return by_order if by_parser == by_order or _runs_into(here, by_order, start) else None


def _clause_around(here: Tree, head: int, places: Sequence[int]) -> int | None:
    """The verb that a date hangs on; a word of the date itself is none, whatever the tagger says (« hier midi »)."""
    verb = clause_of(here, head)
    outer = None if verb is None or verb not in places else here.governor(verb)
    return verb if outer is None else clause_of(here, outer)


def _part(here: Tree, first: int, last: int) -> tuple[int, int]:
    """Places of the colon or semicolon in front of a date and behind it: « le calme est revenu : lundi, | la digue a
    tenu », where the day is that of the second verb."""
    signs = [i for i, token in enumerate(here.tokens) if token.text in {":", ";"}]
    before = [i for i in signs if i < first]
    return (before[-1] if before else -1), next((i for i in signs if i > last), len(here.tokens))


def _is_told_aside(here: Tree, verb: int) -> bool:
    """« où le volcan est entré en éruption samedi », « car le préfet a fermé le port lundi »: a clause with a subject
    of its own, behind « où » or a conjunction of fact."""
    subject = here.child(verb, "nsubj", "nsubj:pass")
    if subject is None or subject > verb or here.tokens[subject].pos not in {"NOUN", "PROPN"}:
        return False
    first = min([subject, *here.subtree(subject)])
    if first == 0 or here.tokens[verb].dep not in {"acl:relcl", "advcl"}:
        return False
    led = here.word(first - 1)
    if led in wordlist("place_relatives"):
        return True
    marks = [here.word(i) for i in here.children[verb] if i < first and here.tokens[i].dep == "mark"]
    opened = here.word(first - 2) if led in wordlist("object_relatives") and first > 1 else led
    return bool(marks) and opened in wordlist("factual_marks")


def _owns(here: Tree, verb: int, places: Sequence[int], hidden: list[Offsets]) -> bool:
    """Whether the date stands right behind the verb, or but for what opens no clause."""
    start = min(places[0], here.at(hidden[0][0]))
    return verb < start and not verb_between(here, verb, start) and _runs_into(here, verb, start)


def _clause_between(here: Tree, date: int, verb: int) -> bool:
    """Whether a finite verb of another clause without a mark of its own stands between a date in front and its verb:
    « lundi, à l'heure où l'on dîne, la digue a cédé » and « lundi, l'eau apportée du puits manquait » have none."""
    helpers = {i for i in here.children[verb] if here.tokens[i].dep.startswith(("aux", "cop"))}
    finite = [i for i in range(date + 1, verb) if i not in helpers and is_finite(here.tokens[i])]
    return any(here.tokens[i].dep not in _INNER and not here.has(i, "mark") for i in finite)


def _runs_into(here: Tree, verb: int, place: int) -> bool:
    """« n'est parti que | le 29 », « a rouvert ses portes | lundi »: nothing between verb and date opens a clause,
    so that the date is the verb's, whatever the parser hangs it on."""
    between = here.tokens[verb + 1 : place]
    only_that = bool(between) and between[-1].pos != "DET" and plain_word(between[-1]) in wordlist("object_relatives")
    inner = between[:-1] if only_that else between
    opening = any(t.pos in {"PUNCT", "SCONJ", "CCONJ", "PRON"} for t in inner)
    return verb < place and len(inner) <= _BESIDE and not opening


def _governing(here: Tree, verb: int | None) -> int | None:
    """« doit s'achever mercredi », « doit être reçue jeudi », « a pu rouvrir lundi », « a commencé à fumer mardi »: the
    verb that leads the infinitive which the date hangs on; « est restée fermée mardi »: that of the participle."""
    if verb is None or here.tokens[verb].dep != "xcomp":
        return verb
    if is_participle(here.tokens[verb]) and here.tokens[here.tokens[verb].head].lemma.lower() in wordlist("remaining"):
        return here.governor(verb)
    if not _is_infinitive(here, verb):
        return verb
    head = here.governor(verb)
    if head is None or head > verb:
        return verb
    leading = (*wordlist("duty"), *wordlist("hoping"))
    helped = any(is_finite(here.tokens[i]) for i in here.children[head] if here.tokens[i].dep.startswith("aux"))
    lemma = here.tokens[head].lemma.lower()
    duty = (is_finite(here.tokens[head]) and lemma in leading) or (helped and lemma in wordlist("done_with_infinitive"))
    return head if duty else verb


def _is_infinitive(here: Tree, verb: int) -> bool:
    """« reprendre », and « reçue » of « être reçue »."""
    forms = (verb, *(i for i in here.children[verb] if here.tokens[i].dep.startswith(("aux", "cop"))))
    return any(here.tokens[i].feature("VerbForm") == "Inf" for i in forms)


def verb_between(here: Tree, verb: int, place: int) -> bool:
    """Whether another verb stands between the verb and the date: the date may be its own."""
    low, high = min(verb, place), max(verb, place)
    helpers = {i for i in here.children[verb] if here.tokens[i].dep.startswith(("aux", "cop"))}
    led = [i for i in range(low + 1, high) if _governing(here, i) == verb]
    helpers |= {j for i in led for j in here.children[i] if here.tokens[j].dep.startswith(("aux", "cop"))}
    between = (i for i in range(low + 1, high) if i not in helpers and i not in led)
    return any(here.tokens[i].pos in {"VERB", "AUX"} for i in between)
