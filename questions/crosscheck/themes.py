"""What a word of state is about: the head noun that it opens, signs, denies or brings to an end."""

from __future__ import annotations

from collections.abc import Iterator

from questions.annotations import Claim, EvidenceSpan
from questions.crosscheck.reading import Reading
from questions.syntax import NOMINAL, SUBJECTS, Tree, clause_of

#: How far below its head a word still qualifies it.
_DEPTH = 2
_MODIFIERS = frozenset({"nmod", "amod", "appos", "nmod:poss", "flat:name", "acl"})
#: Position of a theme that the text leaves open (« sans rien signer »).
OPEN = -1


def theme_of(reading: Reading, here: Tree, position: int, claim: Claim, slot: str) -> tuple[Tree, int] | None:
    """The head noun of what the word is about: its tree and position, ``OPEN`` where the text leaves it open."""
    token = here.tokens[position]
    if token.pos == "NOUN":
        return _theme_of_noun(reading, here, position, claim)
    conjugated = here.has(position, "aux:tense", "aux:pass")
    if (token.pos == "ADJ" and not conjugated) or claim.predicate != token.lemma.lower():
        return _theme_of_adjective(reading, here, position, claim)
    if slot == "subject":
        return head_of(reading, claim.subject)
    thing = claim.object if has_content(reading, claim.object) else None
    if slot == "target":
        return head_of(reading, thing) if thing else aimed_at(reading, here, position)
    if slot == "complement":
        return head_of(reading, thing) if thing else _of_complement(reading, here, position)
    if thing is None and (_leaves_open(reading, here, position) or _points_back(here, position)):
        return here, OPEN
    return head_of(reading, thing or claim.subject)


def _of_complement(reading: Reading, here: Tree, position: int) -> tuple[Tree, int] | None:
    """« équipé de détecteurs », « dispose d'un radeau »."""
    for child in here.children[position]:
        case = here.child(child, "case")
        if child > position and case is not None and here.word(case) in reading.words.grammar["of"]:
            return here, child
    return None


def aimed_at(reading: Reading, here: Tree, position: int) -> tuple[Tree, int] | None:
    """« a renoncé à la contre-expertise »: the noun behind « à » or « de »."""
    prepositions = {*reading.words.grammar["of"], *reading.words.rules["dating"]["into"]}
    for child in here.children[position]:
        case = here.child(child, "case")
        if child > position and case is not None and here.word(case) in prepositions:
            return here, child
    return None


def _points_back(here: Tree, position: int) -> bool:
    """« ne l'a pas signé »: the object is a pronoun that nothing resolves."""
    passive = here.has(position, "aux:pass", "nsubj:pass", "expl:pass", "expl:comp")
    pronouns = (i for i in here.children[position] if here.tokens[i].dep in {"obj", "iobj"} and i < position)
    return not passive and any(here.tokens[i].pos == "PRON" for i in pronouns)


def _leaves_open(reading: Reading, here: Tree, position: int) -> bool:
    """« n'a rien signé », « sans prévenir »: an active verb whose object is no noun."""
    words = [here.word(i) for i in here.children[position]]
    nothing = any(word in reading.polarity["nothing"] for word in words)
    passive = here.has(position, "aux:pass", "nsubj:pass", "expl:pass", "expl:comp")
    return nothing or (here.tokens[position].feature("VerbForm") == "Inf" and not passive)


def has_content(reading: Reading, span: EvidenceSpan | None) -> bool:
    """Whether the words name something (« un seul jour », « la nuit du vol » do not)."""
    head = head_of(reading, span)
    return head is not None and reading.key_of(*head) is not None


def _theme_of_noun(reading: Reading, here: Tree, position: int, claim: Claim) -> tuple[Tree, int] | None:
    """« la fermeture de la piscine »; « la rencontre est la poursuite du dialogue »; « l'usine est en rupture »."""
    case = here.child(position, "case")
    if case is not None and here.word(case) in reading.polarity["in_state"]:
        return head_of(reading, claim.subject)
    complement = here.child(position, "nmod")
    if complement is not None and not reading.is_time(here.tokens[complement].start):
        return here, complement
    if (owner := _owner(here, position)) is not None:
        return here, owner
    if here.has(position, "cop"):
        return head_of(reading, claim.subject)
    if here.tokens[position].dep == "obj" and claim.predicate in reading.polarity["undergo"]:
        return head_of(reading, claim.subject)
    return (here, position) if here.tokens[position].dep in SUBJECTS | {"obj"} else None


def _owner(here: Tree, position: int) -> int | None:
    """« un projet dont la signature est reportée »: the noun that the relative clause goes with."""
    clause = clause_of(here, position)
    if clause is None or not here.tokens[clause].dep.startswith("acl"):
        return None
    relative = any(here.tokens[i].feature("PronType") == "Rel" for i in here.subtree(clause) if i < position)
    return here.governor(clause) if relative else None


def _theme_of_adjective(reading: Reading, here: Tree, position: int, claim: Claim) -> tuple[Tree, int] | None:
    """« l'école fermée », « est restée fermée », « a laissé ouverts les canaux », « reste une règle stricte »."""
    above = here.governor(position)
    if above is None or here.tokens[position].dep not in {"amod", "acl", "xcomp"}:
        return head_of(reading, claim.subject)
    if here.tokens[position].dep == "xcomp":
        thing = here.child(above, "obj")
        return (here, thing) if thing is not None else head_of(reading, claim.subject)
    if here.tokens[above].pos not in NOMINAL:
        return head_of(reading, claim.subject)
    predicative = here.has(above, "cop") or (
        here.tokens[above].dep in {"xcomp", "obj"} and claim.predicate in reading.polarity["existence"]
    )
    return head_of(reading, claim.subject) if predicative and claim.subject else (here, above)


def head_of(reading: Reading, span: EvidenceSpan | None) -> tuple[Tree, int] | None:
    """The governing noun of a noun phrase."""
    if span is None:
        return None
    known, asked = reading.heads, (span.start, span.end)
    if asked not in known:
        known[asked] = _head_of(reading, span)
    return known[asked]


def _head_of(reading: Reading, span: EvidenceSpan) -> tuple[Tree, int] | None:
    found = reading.tokens_in(span)
    if found is None:
        return None
    here, indices = found
    inside = set(indices)
    tops = [i for i in indices if here.tokens[i].head not in inside or here.tokens[i].head == i]
    nouns = [i for i in tops if here.tokens[i].pos in NOMINAL] or [i for i in indices if here.tokens[i].pos in NOMINAL]
    return (here, nouns[0]) if nouns else None


def head_key(reading: Reading, tree: Tree, index: int) -> str:
    """Key of a head noun: its class even inside a name (« l'Institut Untel » is a school), empty for an open theme."""
    if index < 0:
        return ""
    key = reading.words.key_at(tree.tokens[index])
    return key if key.startswith("=") else reading.key_of(tree, index) or ""


def names_in(reading: Reading, tree: Tree, indices: tuple[int, ...]) -> Iterator[str]:
    """Keys of the names in a noun phrase."""
    for i in indices:
        key = reading.key_of(tree, i)
        if key and (key.startswith("@") or tree.tokens[i].pos == "PROPN"):
            yield key


def qualifies(tree: Tree, index: int, head: int) -> bool:
    """Whether a word below the head qualifies it, relative clauses apart."""
    chain = [index, *tree.ancestors(index)]
    path = chain[: chain.index(head)] if head in chain else chain
    return len(path) <= _DEPTH and all(
        tree.tokens[i].dep in _MODIFIERS | {"case", "det", "conj", "fixed"} for i in path
    )
