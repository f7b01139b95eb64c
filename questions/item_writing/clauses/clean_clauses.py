"""Finds, around a verb, a clause clean enough to be asked about: subject, verb group, complements.

Abstains (returns ``None``) whenever a word points outside the clause, the parse is doubtful or a piece is missing:
a question not asked is better than a doubtful one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from questions.annotations import EvidenceSpan, Sentence, Token
from questions.item_writing.clauses.complements import complements_of
from questions.item_writing.clauses.noun_phrases import Phrase
from questions.item_writing.clauses.subjects import subject_of
from questions.item_writing.drafts import counting_words, word, wordlist
from questions.item_writing.french.agreement import Agreement, agreement
from questions.item_writing.french.participle_forms import masculine_singular
from questions.item_writing.french.reference import is_conditional_form, plain_word
from questions.item_writing.french.reference import stands_alone as stands_alone
from questions.item_writing.french.stretches import Offsets as Offsets
from questions.item_writing.french.stretches import inside
from questions.item_writing.french.verb_groups import (
    Tense,
    VerbGroup,
    agreeing_participle,
    follows_well,
    is_compound,
    is_negated,
    tense_of,
    verb_group,
    wants_more,
)
from questions.item_writing.french.wording import NARROW_SPACE, balanced, content_words, fold, join, morphology, tidy
from questions.naming import small_first
from questions.syntax import Tree, tree

#: A full stop between thousands, as in « 1.200 ».
_DOTTED = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
#: Letters of a verb whose beginning tells too little.
_SHORT_VERB = 6
#: Content words that single out an event.
_FEWEST_WORDS = 2
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
#: Words of a place in front of a clause.
_LEAST_PLACE = 2
_LONGEST_PLACE = 6


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
    #: Whether it tells a state or a habit, which no one day dates: « restait », « sont confirmés ».
    lasts: bool
    #: Offset where the clause starts in its sentence: its subject, or the pronoun that stands for one told before.
    opening: int

    @property
    def conditional(self) -> bool:
        """« la fouille durerait »: what did not come about yet, or what the source does not vouch for."""
        return is_conditional_form(self.finite, self.lemma)

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
        return self.says_enough()

    def says_enough(self, *, known: bool = False) -> bool:
        """Whether it singles out one event.

        :param known: the dossier is about what the subject names (« l'accord »), so that no one asks which.
        """
        vague = {fold(word) for word in morphology()["verbs"]["vague"]}
        needed = 1 if self.passive and self._named_subject else _FEWEST_WORDS
        enough = len(self.words - vague) >= needed and (known or self.named or not self._bare_subject)
        return enough and not self._says_nothing

    @property
    def _named_subject(self) -> bool:
        """« la BTF », « Jean Roy »: a capital behind the article, so that a verb alone tells what happened to it."""
        return any(word[:1].isupper() for word in self.subject.replace("’", " ").split(" "))

    @property
    def _says_nothing(self) -> bool:
        """An idiom, a verb left without what it applies to, or one of several things (« une session s'est tenue »)."""
        said = fold(self.statement)
        if any(fold(idiom) in said for idiom in wordlist("idioms")) or self._may_be_a_participle:
            return True
        if wants_more(self.lemma, f"{self.before} {self.after}"):
            return True
        if said.endswith(tuple(fold(each) for each in wordlist("wants_more"))):
            return True
        told = [word for word in content_words(self.after) if not word.endswith("ment")]
        of_many = self.subject.split(" ")[0] in {"un", "une"} and len(content_words(self.subject)) <= _FEWEST_WORDS
        if of_many and len(told) < _FEWEST_WORDS:
            return True
        return self._wants_object and len(told) < _FEWEST_WORDS

    @property
    def _may_be_a_participle(self) -> bool:
        """« un insecticide | interdit dans plusieurs pays … »: a form that is a participle as well, without object."""
        either = self.finite.lower() in wordlist("verb_or_participle")
        return either and fold(self.after).split(" ")[0] in {fold(each) for each in wordlist("place_and_time")}

    @property
    def _wants_object(self) -> bool:
        """A verb of the list, whatever form the lemma of a participle has."""
        heads = [fold(self.lemma), *(fold(word) for word in self.after.split(" ")[:2])]
        return self.lemma in wordlist("needs_object") or any(
            len(verb) > _SHORT_VERB and head.startswith(fold(verb)[:-2])
            for head in heads
            for verb in wordlist("needs_object")
        )

    @property
    def _bare_subject(self) -> bool:
        """« la réunion », « le projet »: one of several, unless something else in the clause tells which."""
        small_words = {*morphology()["articles"]["every"], *morphology()["verbs"]["of"]}
        words = [
            word for word in self.subject.replace("’", " ").split(" ") if word not in small_words and not word.isdigit()
        ]
        return len(words) == 1 and fold(words[0]) in {fold(noun) for noun in morphology()["anaphora"]["nouns"]}


@dataclass(frozen=True, slots=True)
class Voice:
    """How the verb of a clause is said: clitic, finite form, and what goes between it and the complements."""

    finite: str
    before: str
    helper: str
    tense: Tense
    lasts: bool = False


def clause_at(
    sentence: Sentence,
    verb: int,
    hidden: Sequence[Offsets] = (),
    shown: Mapping[Offsets, str] | None = None,
    before: Sentence | None = None,
) -> Clause | None:
    """The clause whose head is the word ``verb``, or ``None`` when it is not clean.

    :param hidden: stretches to leave out (the date that is asked, an attribution).
    :param shown: stretches to say in other words (« mardi » → « le mardi 12 mars 2013 »).
    :param before: the sentence before, in which « il » at the head of this one may find what it stands for.
    """
    here = tree(sentence)
    group = verb_group(here, verb)
    if group is None or here.tokens[group.finite].feature("Mood") == "Sub":
        return None
    subject = subject_of(here, verb, group, hidden, before)
    if subject is not None and subject.here is here and _owned_outside(here, subject.places[0]):
        return None
    if _subject_behind(here, group) or _is_incise(here, group, hidden):
        return None
    after = complements_of(here, group, hidden, list(shown or ()))
    if subject is None or after is None or not follows_well(here, group, after):
        return None
    agrees = agreement(subject.tokens, here.tokens[group.finite], agreeing_participle(here, group))
    if agrees is None or _was_so_since(here, group, after):
        return None
    if agrees.gender is None:
        agrees = replace(agrees, gender=subject.gender)
    return assembled(here, subject, group, _voice(here, group), after, agrees, shown or {}, hidden)


def _subject_behind(here: Tree, group: VerbGroup) -> bool:
    """« a annoncé mardi | l'Institut »: the verb of an incise has its own subject behind it."""
    subjects = [i for i in here.children[group.head] if here.tokens[i].dep in _SUBJECTS]
    return any(here.tokens[i].pos in {"NOUN", "PROPN"} for i in subjects) and all(i > group.end for i in subjects)


def _is_incise(here: Tree, group: VerbGroup, hidden: Sequence[Offsets]) -> bool:
    """« …, a annoncé mardi la Fédération »: behind a comma a verb of telling, then a body that tells."""
    if group.start == 0 or here.tokens[group.start - 1].text != ",":
        return False
    behind = [t for t in here.tokens[group.end + 1 : group.end + 6] if not inside(t, hidden) and t.pos != "ADP"]
    first = next((t for t in behind if t.pos not in {"DET", "ADV"}), None)
    if first is None or here.tokens[group.head].lemma.lower() not in wordlist("news_verbs"):
        return False
    body = first.text[:1].isupper() or plain_word(first) in wordlist("sole_subjects")
    return body and first.pos in {"NOUN", "PROPN"}


def _place_in_front(here: Tree, first: int, after: str, hidden: Sequence[Offsets]) -> str:
    """« À Mons, » at the head of the sentence: where it happened, unless the clause tells a place already."""
    opening = [i for i in range(first) if not inside(here.tokens[i], hidden) and here.tokens[i].pos != "PUNCT"]
    words = [here.tokens[i] for i in opening]
    if not _LEAST_PLACE <= len(words) <= _LONGEST_PLACE or plain_word(words[0]) not in wordlist("place_openings"):
        return ""
    plain = all(t.pos in {"ADP", "DET", "NOUN", "PROPN", "ADJ"} for t in words) and words[-1].pos == "PROPN"
    joined = all(one + 1 == two or here.tokens[one + 1].pos == "PUNCT" for one, two in pairwise(opening))
    told = any(f" {each} " in f" {after} " for each in wordlist("place_openings"))
    if not (plain and joined) or told:
        return ""
    span = here.sentence.span
    return small_first(tidy(span.quote[words[0].start - span.start : words[-1].end - span.start]))


def _owned_outside(here: Tree, first: int) -> bool:
    """« dont | la valeur s'est effondrée »: of what, the words in front tell."""
    return first > 0 and here.word(first - 1) == word("whose")


def _voice(here: Tree, group: VerbGroup) -> Voice:
    """The finite form, a pluperfect made a perfect: « avait » explains itself only beside another fact."""
    form = tidy(here.tokens[group.finite].text)
    plain = form.lower() if group.finite else form
    compound = is_compound(here, group) and group.finite != group.end and not _lasted(here, group)
    finite = str(morphology()["perfect"].get(plain.lower(), plain)) if compound else plain
    if _moves(here, group):
        return Voice(finite, "", "", "past", lasts=False)
    return Voice(finite, "", "", tense_of(here, group), not compound and _is_state(here, group))


def _lasted(here: Tree, group: VerbGroup) -> bool:
    """« restait fermé »: an imperfect that helps no pluperfect."""
    token = here.tokens[group.finite]
    return token.feature("Tense") == "Imp" and plain_word(token) not in morphology()["perfect"]


def _was_so_since(here: Tree, group: VerbGroup, after: Sequence[int]) -> bool:
    """« n'avait pas vu d'inspecteur depuis 2009 »: made a perfect, it would still hold."""
    past = is_compound(here, group) and here.tokens[group.finite].feature("Tense") == "Imp"
    return past and any(here.word(i) == word("since") for i in after)


def _moves(here: Tree, group: VerbGroup) -> bool:
    """« est tombé malade »: « être » in the present helps a verb of motion, whatever the parser takes it for."""
    token = here.tokens[group.finite]
    behind = [t for t in here.tokens[group.finite + 1 : group.finite + 4] if t.pos != "ADV"][:1]
    present = plain_word(token) in morphology()["singular_be"]["present"]
    moved = bool(behind) and masculine_singular(plain_word(behind[0])) in morphology()["participles"]["being"]
    return present and moved


def _is_state(here: Tree, group: VerbGroup) -> bool:
    """An imperfect, or a present of « être »."""
    token = here.tokens[group.finite]
    return token.feature("Tense") == "Imp" or plain_word(token) in morphology()["singular_be"]["present"]


def assembled(
    here: Tree,
    subject: Phrase,
    group: VerbGroup,
    voice: Voice,
    after: list[int],
    agrees: Agreement,
    shown: Mapping[Offsets, str],
    hidden: Sequence[Offsets] = (),
) -> Clause | None:
    """The clause put together from its pieces; ``None`` where signs do not pair or « hier » is left in it."""
    pieces = [
        _text(subject.here, list(subject.places), shown),
        _text(here, [i for i in range(group.start, group.finite) if not inside(here.tokens[i], hidden)], shown),
        _text(here, after, shown),
    ]
    if None in pieces:
        return None
    said, before, follows = (piece or "" for piece in pieces)
    own = subject.here is here
    first = subject.tokens[0]
    place = _place_in_front(here, subject.places[0], follows, hidden) if own else ""
    clause = Clause(
        subject=join(subject.article, said) if subject.article else _lowered(first, said),
        before=join(voice.before, _unelided(before)),
        finite=voice.finite,
        after=join(voice.helper, follows, place),
        agrees=agrees,
        lemma=here.tokens[group.head].lemma.lower(),
        tense=voice.tense,
        negated=is_negated(here, group, hidden),
        passive=group.passive,
        span=_span(here, subject.places[0] if own else group.start, group, after),
        subject_span=_cover(subject.here, subject.places[0], subject.places[-1]),
        lasts=voice.lasts,
        verb_start=here.tokens[group.start].start,
        opening=here.tokens[subject.places[0] if own else group.start].start,
        named=any(_is_name(t) for t in (*subject.tokens, *(here.tokens[i] for i in after))),
    )
    inverted = any(here.tokens[i].text.startswith("-") for i in after)
    sound = balanced(clause.statement) and _deictic_free(clause) and not _half_denied(clause)
    return clause if sound and not inverted else None


def _half_denied(clause: Clause) -> bool:
    """« n'a eu lieu | que le 19 »: without what stands behind « que », the contrary is told."""
    denied = set(clause.before.replace("’", "' ").split(" ")) & set(morphology()["verbs"]["negation"])
    words = set(f"{clause.after} {clause.subject}".lower().replace("’", "' ").split(" "))
    return bool(denied) and not words & set(wordlist("second_negations"))


def _is_name(token: Token) -> bool:
    """A proper noun, not « la Société » or « l'Agence »."""
    return token.pos == "PROPN" and fold(token.text) not in {fold(noun) for noun in morphology()["anaphora"]["nouns"]}


def _text(here: Tree, positions: list[int], shown: Mapping[Offsets, str]) -> str | None:
    """The words of these positions as written, stretches in ``shown`` replaced; runs are joined by rule."""
    runs: list[str] = []
    said: set[Offsets] = set()
    previous: int | None = None
    for i in positions:
        swap = next((span for span in shown if inside(here.tokens[i], [span])), None)
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
    return tidy(_DOTTED.sub(NARROW_SPACE, join(*(tidy(run) for run in runs))))


def _between(here: Tree, i: int) -> str:
    return " " if here.tokens[i].start > here.tokens[i - 1].end else ""


def _lowered(first: Token, text: str) -> str:
    """A sentence's first word loses its capital unless it is a name, as a noun without article is."""
    gender = morphology()["gender"]
    titles = (*gender["masculine_titles"], *gender["feminine_titles"], *gender["titles"])
    named = first.pos == "PROPN" or (first.pos == "NOUN" and first.text.isupper()) or first.text in titles
    words = text.split(" ")
    if fold(words[0].split("-")[0]) in counting_words():
        return small_first(text)
    twice = first.pos not in {"DET", "ADP", "NUM"} and len(words) > 1 and words[1][:1].isupper()
    bare = first.pos == "NOUN" and first.text[:1].isupper()
    return text if named or twice or bare else small_first(text)


def _unelided(clitics: str) -> str:
    """« s’ » → « se »: the finite form behind it may have changed; joining elides again where French asks for it."""
    return clitics[:-1] + "e" if clitics.endswith("’") else clitics


def _cover(here: Tree, first: int, last: int) -> EvidenceSpan:
    span = here.sentence.span
    start, end = here.tokens[first].start, here.tokens[last].end
    return replace(span, start=start, end=end, quote=span.quote[start - span.start : end - span.start])


def _span(here: Tree, subject: int, group: VerbGroup, after: list[int]) -> EvidenceSpan:
    return _cover(here, min(subject, group.start), max([subject, group.end, *after]))


def _deictic_free(clause: Clause) -> bool:
    """Whether no « hier », « mardi », « prochain » is left in it."""
    said = clause.statement.lower().replace("’", " ").replace(",", " ").split()
    return not set(said) & {*morphology()["anaphora"]["deictic"], *wordlist("sooner_or_later")}
