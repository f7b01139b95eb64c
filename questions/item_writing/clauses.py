"""Finds, around a verb, a clause clean enough to be asked about: subject, verb group, complements.

Abstains (returns ``None``) whenever a word points outside the clause, the parse is doubtful or a piece is missing:
a question not asked is better than a doubtful one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from questions.annotations import EvidenceSpan, Sentence, Token
from questions.item_writing.agreement import Agreement, agreement, head_position
from questions.item_writing.drafts import wordlist
from questions.item_writing.wording import balanced, content_words, fold, join, morphology, small, tidy
from questions.syntax import Tree, is_finite, tree

#: Offsets of the dispatch, end exclusive.
Offsets = tuple[int, int]
Tense = Literal["past", "present", "future"]

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_NEEDED = frozenset({"obj", "iobj", "xcomp", "ccomp", "obl:arg", "obl:agent"})
_STOPS = frozenset({".", ";", ":", "?", "!", "…", "...", "—", "–"})
#: Content words that single out an event.
_FEWEST_WORDS = 2
_LONGEST_ARTICLE = 3
_LONGEST_ASIDE = 9
_SHUT = frozenset({")", "]"})
#: Right before a finite verb these are pronouns, whatever the tagger says.
_OBJECTS = frozenset({"le", "la", "les", "l'", "lui", "leur", "y", "en"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in the order of French, each piece already in good typography.

    ``before`` holds « ne » and « se », ``after`` all that follows the finite verb.
    """

    subject: str
    before: str
    finite: str
    after: str
    agrees: Agreement
    lemma: str
    tense: Tense
    negated: bool
    passive: bool
    #: Raw words from the subject to the last word kept or hidden.
    span: EvidenceSpan
    subject_span: EvidenceSpan
    #: Whether a proper noun stands in it.
    named: bool
    #: Offset where the verb group starts.
    verb_start: int

    @property
    def statement(self) -> str:
        """The clause as a statement, without capital or full stop."""
        return join(self.subject, self.before, self.finite, self.after)

    @property
    def words(self) -> frozenset[str]:
        """Content words of the statement."""
        return content_words(self.statement)

    @property
    def full(self) -> bool:
        """Whether the clause says enough to single out one event."""
        vague = {fold(word) for word in morphology()["verbs"]["vague"]}
        enough = len(self.words - vague) >= _FEWEST_WORDS and (self.named or not self._bare_subject)
        return enough and not self._says_nothing

    @property
    def _says_nothing(self) -> bool:
        """An idiom, a verb left without what it applies to, or one of several things (« une session s'est tenue »)."""
        said = fold(self.statement)
        if any(fold(idiom) in said for idiom in wordlist("idioms")):
            return True
        told = [word for word in content_words(self.after) if not word.endswith("ment")]
        of_many = self.subject.split(" ")[0] in {"un", "une"} and len(content_words(self.subject)) <= _FEWEST_WORDS
        if of_many and len(told) < _FEWEST_WORDS:
            return True
        return self.lemma in wordlist("needs_object") and len(told) < _FEWEST_WORDS

    @property
    def _bare_subject(self) -> bool:
        """« la réunion », « le projet »: one of several, unless something else in the clause tells which."""
        words = [word for word in self.subject.replace("’", " ").split(" ") if len(word) > _LONGEST_ARTICLE]
        return len(words) == 1 and fold(words[0]) in {fold(noun) for noun in morphology()["anaphora"]["nouns"]}


@dataclass(frozen=True, slots=True)
class _Group:
    """Positions of a verb group: where the clitics start, the finite verb, the last verb form."""

    start: int
    finite: int
    end: int
    head: int
    passive: bool


def clause_at(
    sentence: Sentence, verb: int, hidden: Sequence[Offsets] = (), shown: Mapping[Offsets, str] | None = None
) -> Clause | None:
    """The clause whose head is the word ``verb``, or ``None`` when it is not clean.

    :param hidden: stretches to leave out (the date that is asked, an attribution).
    :param shown: stretches to say in other words (« mardi » → « le mardi 12 mars 2013 »).
    """
    here = tree(sentence)
    group = _group(here, verb)
    if group is None:
        return None
    subject = _subject(here, verb, group, hidden)
    after = _after(here, group, hidden, list(shown or ()))
    if subject is None or after is None:
        return None
    return _build(here, group, subject, after, shown or {})


def _group(here: Tree, verb: int) -> _Group | None:
    """The verb group of a clause head; ``None`` without a finite form in the third person."""
    finite = _finite(here, verb)
    if finite is None or finite > verb:
        return None
    start = finite
    while start > 0 and _is_clitic(here.tokens[start - 1]):
        start -= 1
    if start > 0 and (_is_other_clitic(here.tokens[start - 1]) or _plain(here.tokens[start - 1]) in _OBJECTS):
        return None
    passive = any(here.tokens[child].dep == "aux:pass" for child in here.children[verb])
    return _Group(start, finite, verb, verb, passive)


def _finite(here: Tree, verb: int) -> int | None:
    if is_finite(here.tokens[verb]) or _mistaken_infinitive(here.tokens[verb]):
        return verb
    helpers = [i for i in here.children[verb] if here.tokens[i].dep.startswith(("aux", "cop"))]
    return next((i for i in helpers if is_finite(here.tokens[i])), None)


def _mistaken_infinitive(token: Token) -> bool:
    """A form that the tagger calls an infinitive and that does not end like one (« se propage »)."""
    low = token.text.lower()
    return token.pos == "VERB" and token.feature("VerbForm") == "Inf" and not low.endswith(("r", "re"))


def _is_clitic(token: Token) -> bool:
    verbs = morphology()["verbs"]
    return _plain(token) in (*verbs["reflexive"], *verbs["negation"])


def _is_other_clitic(token: Token) -> bool:
    return token.pos == "PRON" and _plain(token) in morphology()["anaphora"]["pronouns"]


def _plain(token: Token) -> str:
    return token.text.lower().replace("’", "'")


# ------------------------------------------------------------------------------------------------ subject


def _subject(here: Tree, verb: int, group: _Group, hidden: Sequence[Offsets]) -> list[int] | None:
    """Positions of the subject, appositions and brackets left out."""
    owner = _owner(here, verb)
    if owner is None:
        return None
    end = group.start if owner == verb else _group_start(here, owner)
    if end is None:
        return None
    kept = _parsed_subject(here, owner, end, hidden) or _subject_by_order(here, end, hidden)
    return None if kept is None or _holed(here, kept, hidden) else kept


def _holed(here: Tree, kept: list[int], hidden: Sequence[Offsets]) -> bool:
    """Whether something was taken out of the middle of the subject (« la vente prévue | dimanche »)."""
    follows = kept[-1] + 1 < len(here.tokens) and _inside(here.tokens[kept[-1] + 1], hidden)
    return follows or any(_inside(here.tokens[i], hidden) for i in range(kept[0], kept[-1]))


def _parsed_subject(here: Tree, owner: int, end: int, hidden: Sequence[Offsets]) -> list[int] | None:
    """The subject as the parser has it, where the words around bear it out."""
    head = next((i for i in here.children[owner] if here.tokens[i].dep in _SUBJECTS), None)
    if head is None or head >= end or here.tokens[head].pos not in {"NOUN", "PROPN"}:
        return None
    start = min(i for i in here.subtree(head) if i <= head)
    while start < head and here.tokens[start].pos in {"CCONJ", "SCONJ", "PUNCT", "SPACE"}:
        start += 1
    kept = _without_asides(here, range(start, end), hidden)
    return kept if kept is not None and _sound_subject(here, start, kept, head, hidden) else None


def _subject_by_order(here: Tree, end: int, hidden: Sequence[Offsets]) -> list[int] | None:
    """The words from the beginning of the sentence to the verb, where they are one noun phrase and no more.

    The parser takes an apposition (« Le premier malade, un habitant de Dison, a … ») or a fronted date for the
    subject; word order does not.
    """
    kept = _without_asides(here, range(_after_break(here, end), end), hidden)
    if not kept or here.tokens[kept[0]].pos not in {"DET", "PROPN", "NUM"}:
        return None
    head = _head(here, kept)
    plain = all(here.tokens[i].pos not in {"SCONJ", "VERB", "AUX", "PUNCT"} for i in kept)
    if head is None or not plain or not _sound_subject(here, kept[0], kept, head, hidden):
        return None
    return kept


def _after_break(here: Tree, end: int) -> int:
    """Position behind the last full stop, semicolon, colon or dash before the verb."""
    return next((i + 1 for i in range(end - 1, -1, -1) if here.tokens[i].text in _STOPS), 0)


def _owner(here: Tree, verb: int) -> int | None:
    """The verb that bears the subject: itself, or the one it is coordinated with."""
    if any(here.tokens[i].dep in _SUBJECTS for i in here.children[verb]):
        return verb
    head = here.governor(verb)
    if here.tokens[verb].dep != "conj" or head is None or head > verb:
        return None
    return _owner(here, head)


def _group_start(here: Tree, verb: int) -> int | None:
    group = _group(here, verb)
    return None if group is None else group.start


def _without_asides(here: Tree, positions: range, hidden: Sequence[Offsets]) -> list[int] | None:
    """The positions without brackets and without what stands between two commas; ``None`` when signs do not pair."""
    kept: list[int] = []
    aside = False
    depth = 0
    for i in positions:
        text = here.tokens[i].text
        if text in {"(", "["}:
            depth += 1
        elif text in _SHUT:
            depth -= 1
        elif text == ",":
            aside = not aside
        elif not aside and depth == 0 and not _inside(here.tokens[i], hidden):
            kept.append(i)
    return kept if not aside and depth == 0 and kept else None


def _inside(token: Token, spans: Sequence[Offsets]) -> bool:
    return any(start <= token.start and token.end <= end for start, end in spans)


def _sound_subject(here: Tree, start: int, kept: list[int], head: int, hidden: Sequence[Offsets]) -> bool:
    tokens = [here.tokens[i] for i in kept]
    if head not in kept or any(is_finite(token) for token in tokens):
        return False
    if any(
        token.feature("PronType") == "Rel" or _plain(token) in morphology()["anaphora"]["never"] for token in tokens
    ):
        return False
    if any(token.pos in {"PUNCT", "SYM"} and token.text not in {"-", "'", "’"} for token in tokens):
        return False
    return _head(here, kept) is not None and _opens_clause(here, start, hidden) and stands_alone(tokens, subject=True)


def _head(here: Tree, kept: list[int]) -> int | None:
    """The first noun of a phrase; « le premier malade » has an adjective for one."""
    position = head_position([here.tokens[i] for i in kept])
    return None if position is None else kept[position]


def _opens_clause(here: Tree, start: int, hidden: Sequence[Offsets]) -> bool:
    """Whether a clause may begin here: at the start, after a sign, « et », « que », or something hidden."""
    if start == 0:
        return True
    before = here.tokens[start - 1]
    relative = before.feature("PronType") in {"Rel", "Int"} or _plain(before) in morphology()["verbs"]["which"]
    return before.pos in {"PUNCT", "CCONJ", "SCONJ"} or relative or _inside(before, hidden)


# ------------------------------------------------------------------------------------------------ complements


def _after(here: Tree, group: _Group, hidden: Sequence[Offsets], dates: Sequence[Offsets]) -> list[int] | None:
    """Positions kept after the finite verb, up to where the clause can be cut; ``dates`` are no objects."""
    inner = _inside_group(here, group, hidden)
    if inner is None:
        return None
    hidden = [*hidden, *_asides_after(here, group, [*hidden, *dates])]
    stop = _stop(here, group, hidden)
    if stop is None:
        return None
    outer = _bracketless(here, range(group.end + 1, stop), hidden)
    if outer is None or not _complete(here, group, {*inner, *outer}, hidden, stop):
        return None
    kept = _without_droppable(here, inner + outer)
    return kept if _sound_after(here, kept, hidden) else None


def _inside_group(here: Tree, group: _Group, hidden: Sequence[Offsets]) -> list[int] | None:
    """Words between the finite verb and the participle (« n'a jamais été »), asides between commas left out."""
    if group.finite == group.end:
        return []
    return _without_asides(here, range(group.finite + 1, group.end + 1), hidden)


def _asides_after(here: Tree, group: _Group, hidden: Sequence[Offsets]) -> list[Offsets]:
    """Complements of circumstance between two commas, commas included, where the object comes behind them."""
    commas = [i for i in range(group.end + 1, len(here.tokens)) if here.tokens[i].text == ","]
    found: list[Offsets] = []
    for first, last in pairwise(commas):
        inside = [t for t in here.tokens[first + 1 : last] if not _inside(t, hidden)]
        circumstance = len(inside) <= _LONGEST_ASIDE and (not inside or inside[0].pos in {"ADP", "ADV"})
        if circumstance and _object_behind(here, group, first, last, hidden) and not any(is_finite(t) for t in inside):
            found.append((here.tokens[first].start, here.tokens[last].end))
            break
    return found


def _object_behind(here: Tree, group: _Group, first: int, last: int, hidden: Sequence[Offsets]) -> bool:
    """Whether a determiner opens a noun phrase behind the second comma, the verb having no object before the first."""
    if last + 1 >= len(here.tokens) or here.tokens[last + 1].pos not in {"DET", "NUM"}:
        return False
    objects = (i for i in here.children[group.head] if here.tokens[i].dep in {"obj", "xcomp", "ccomp"} and i < first)
    return not any(i > group.end and not _inside(here.tokens[i], hidden) for i in objects)


def _stop(here: Tree, group: _Group, hidden: Sequence[Offsets]) -> int | None:
    """Where the clause may be cut; ``None`` where a cut would change what is said."""
    relative = False
    depth = 0
    for i in range(group.end + 1, len(here.tokens)):
        token = here.tokens[i]
        depth += (token.text in {"(", "["}) - (token.text in _SHUT)
        if depth or _inside(token, hidden):
            continue
        if token.text in _STOPS or token.text == "," or _new_clause(here, group, i):
            return None if _bad_cut(here, i) else i
        if token.feature("PronType") == "Rel" or (
            token.pos == "PRON" and _plain(token) in {"qui", "que", "qu'", "dont"}
        ):
            relative = True
        if is_finite(token) and not relative:
            return None
    return len(here.tokens)


def _new_clause(here: Tree, group: _Group, i: int) -> bool:
    token = here.tokens[i]
    if token.pos == "CCONJ":
        return _opens_verb(here, i + 1) or (token.head != i and _heads_clause(here, token.head))
    if _plain(token) in morphology()["verbs"]["subordinators"] and token.pos in {"SCONJ", "ADV"}:
        return True
    return token.pos == "SCONJ" and token.dep == "mark" and i > group.end + 1


def _heads_clause(here: Tree, i: int) -> bool:
    return here.tokens[i].pos in {"VERB", "AUX"} or here.has(i, "nsubj", "nsubj:pass", "cop")


def _opens_verb(here: Tree, i: int) -> bool:
    """Whether a verb group starts here, perhaps after clitics."""
    while i < len(here.tokens) and (_is_clitic(here.tokens[i]) or here.tokens[i].pos == "ADV"):
        i += 1
    return i < len(here.tokens) and here.tokens[i].pos in {"VERB", "AUX"}


def _bad_cut(here: Tree, i: int) -> bool:
    """A cut inside an enumeration, or before a condition."""
    if _plain(here.tokens[i]) in morphology()["anaphora"]["conditional"]:
        return True
    following = here.tokens[i + 1 :]
    if here.tokens[i].text != "," or not following:
        return False
    if _plain(following[0]) in morphology()["anaphora"]["conditional"]:
        return True
    head = next((t for t in following if t.pos in {"NOUN", "PROPN", "NUM", "VERB", "AUX", "PRON"}), None)
    return head is not None and head.dep == "conj" and here.tokens[head.head].pos in {"NOUN", "PROPN", "NUM"}


def _bracketless(here: Tree, positions: range, hidden: Sequence[Offsets]) -> list[int] | None:
    kept: list[int] = []
    depth = 0
    for i in positions:
        text = here.tokens[i].text
        depth += text in {"(", "["}
        if depth == 0 and not _inside(here.tokens[i], hidden):
            kept.append(i)
        depth -= text in _SHUT
    return kept if depth == 0 else None


def _complete(here: Tree, group: _Group, kept: set[int], hidden: Sequence[Offsets], stop: int) -> bool:
    """Whether no complement that the verb needs was cut off."""
    heads = [group.head, *(i for i in here.children[group.head] if here.tokens[i].dep == "xcomp")]
    needed = [i for head in heads for i in here.children[head] if here.tokens[i].dep in _NEEDED and i > group.finite]
    return all(i in kept or _inside(here.tokens[i], hidden) for i in needed)


def _without_droppable(here: Tree, kept: list[int]) -> list[int]:
    words = morphology()["anaphora"]["droppable"]
    return [i for i in kept if not (here.tokens[i].pos == "ADV" and _plain(here.tokens[i]) in words)]


def _sound_after(here: Tree, kept: list[int], hidden: Sequence[Offsets]) -> bool:
    tokens = [here.tokens[i] for i in kept]
    if tokens and _plain(tokens[-1]) in morphology()["verbs"]["dangling"]:
        return False
    if any(_foreign_possessive(here, i) for i in kept):
        return False
    return stands_alone(tokens, subject=False) and not _hole(here, kept, hidden)


def _foreign_possessive(here: Tree, i: int) -> bool:
    """A possessive goes back to the subject in the object of the verb; elsewhere it may go back to anything."""
    token = here.tokens[i]
    if token.pos != "DET" or _plain(token) not in morphology()["anaphora"]["possessives"]:
        return False
    place = token.head
    while here.tokens[place].dep in {"nmod", "conj", "appos"} and here.tokens[place].head != place:
        place = here.tokens[place].head
    return here.tokens[place].dep not in {"obj", "obl:arg"}


def _hole(here: Tree, kept: list[int], hidden: Sequence[Offsets]) -> bool:
    """Whether a preposition, an article or an infinitive was left just before something hidden."""
    for i in kept:
        following = here.tokens[i + 1] if i + 1 < len(here.tokens) else None
        small_word = here.tokens[i].pos in {"ADP", "DET", "SCONJ"} or here.tokens[i].feature("VerbForm") == "Inf"
        if small_word and following is not None and _inside(following, hidden):
            return True
    return False


def stands_alone(tokens: Sequence[Token], *, subject: bool) -> bool:
    """Whether no word points outside these words; in a subject, possessives do.

    Demonstratives, personal pronouns, « ainsi », « le même » … all point to something said before.
    """
    return not any(_points_outside(token, subject=subject) for token in tokens)


def _points_outside(token: Token, *, subject: bool) -> bool:
    table, low = morphology()["anaphora"], _plain(token)
    if (token.pos == "PRON" and low in table["pronouns"]) or low in table["never"]:
        return True
    if low in table["determiners"] and token.pos in {"DET", "PRON", "ADJ"}:
        return True
    if low in table["possessives"] and token.pos == "DET":
        return subject
    if token.pos == "ADV" and low in table["adverbs"]:
        return True
    return low in table["adjectives"] or token.feature("Person") in {"1", "2"}


# ------------------------------------------------------------------------------------------------ putting together


def _build(
    here: Tree, group: _Group, subject: list[int], after: list[int], shown: Mapping[Offsets, str]
) -> Clause | None:
    finite = here.tokens[group.finite]
    agrees = agreement([here.tokens[i] for i in subject], finite, _participle(here, group))
    pieces = [_text(here, part, shown) for part in (subject, list(range(group.start, group.finite)), after)]
    if agrees is None or None in pieces:
        return None
    said, before, follows = (piece or "" for piece in pieces)
    if not follows_well(here, group, after):
        return None
    clause = Clause(
        subject=_lowered(here.tokens[subject[0]], said),
        before=before,
        finite=tidy(finite.text).lower() if group.finite else tidy(finite.text),
        after=follows,
        agrees=agrees,
        lemma=here.tokens[group.head].lemma.lower(),
        tense=_tense(here, group),
        negated=_negated(here, group),
        passive=group.passive,
        span=_span(here, subject, group, after),
        subject_span=_cover(here, subject[0], subject[-1]),
        verb_start=here.tokens[group.start].start,
        named=any(here.tokens[i].pos == "PROPN" for i in (*subject, *after)),
    )
    return clause if balanced(clause.statement) and _deictic_free(clause) else None


def follows_well(here: Tree, group: _Group, after: list[int]) -> bool:
    """Whether the verb can stand with what follows it: something, or nothing where it needs nothing."""
    head = here.tokens[group.head]
    if [i for i in after if i > group.end] or group.passive or head.pos not in {"VERB", "AUX"}:
        return True
    reflexive = any(
        _plain(here.tokens[i]) in morphology()["verbs"]["reflexive"] for i in range(group.start, group.finite)
    )
    agrees = head.text.lower().endswith("s") == here.tokens[group.finite].text.lower().endswith("nt")
    return (reflexive and agrees) or head.lemma.lower() in morphology()["verbs"]["complete"]


def _participle(here: Tree, group: _Group) -> Token | None:
    """The participle or adjective that agrees with the subject, after « être »."""
    head = here.tokens[group.head]
    reflexive = any(
        _plain(here.tokens[i]) in morphology()["verbs"]["reflexive"] for i in range(group.start, group.finite)
    )
    copular = any(here.tokens[i].dep == "cop" for i in here.children[group.head])
    after_be = here.tokens[group.finite].lemma.lower() == "être" and not copular and not reflexive
    return head if group.finite != group.head and head.pos == "VERB" and (group.passive or after_be) else None


def _text(here: Tree, positions: list[int], shown: Mapping[Offsets, str]) -> str | None:
    """The words of these positions as written, stretches in ``shown`` replaced; runs are joined by rule."""
    runs: list[str] = []
    said: set[Offsets] = set()
    previous: int | None = None
    for i in positions:
        swap = next((span for span in shown if _inside(here.tokens[i], [span])), None)
        if swap is not None:
            runs += [] if swap in said else [shown[swap]]
            said.add(swap)
            previous = None
            continue
        gap = previous is not None and i == previous + 1
        if gap:
            runs[-1] += _between(here, i) + here.tokens[i].text
        else:
            runs.append(here.tokens[i].text)
        previous = i
    return tidy(join(*(tidy(run) for run in runs)))


def _between(here: Tree, i: int) -> str:
    return " " if here.tokens[i].start > here.tokens[i - 1].end else ""


def _lowered(first: Token, text: str) -> str:
    """A sentence's first word loses its capital unless it is a name."""
    return text if first.pos == "PROPN" or (first.pos == "NOUN" and first.text.isupper()) else small(text)


def _tense(here: Tree, group: _Group) -> Tense:
    finite = here.tokens[group.finite]
    if finite.feature("Tense") == "Fut":
        return "future"
    past = finite.feature("Tense") in {"Past", "Imp"}
    compound = group.finite != group.head and any(here.tokens[i].dep == "aux:tense" for i in here.children[group.head])
    return "past" if past or compound else "present"


def _negated(here: Tree, group: _Group) -> bool:
    return any(_plain(here.tokens[i]) in morphology()["verbs"]["negation"] for i in range(group.start, group.finite))


def _cover(here: Tree, first: int, last: int) -> EvidenceSpan:
    span = here.sentence.span
    start, end = here.tokens[first].start, here.tokens[last].end
    return replace(span, start=start, end=end, quote=span.quote[start - span.start : end - span.start])


def _span(here: Tree, subject: list[int], group: _Group, after: list[int]) -> EvidenceSpan:
    first = min(subject[0], group.start)
    return _cover(here, first, max([group.end, *after]))


def _deictic_free(clause: Clause) -> bool:
    """Whether no « hier », « mardi », « prochain » is left in it."""
    said = clause.statement.lower().replace("’", " ").replace(",", " ").split()
    return not set(said) & set(morphology()["anaphora"]["deictic"])
