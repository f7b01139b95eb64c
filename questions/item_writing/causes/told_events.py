"""Wrong reasons made of what the dossier itself tells: events and measures by their noun, and things that may lack.

« la grève des éclusiers », « un vol de câbles » stand in some passage of a dispatch, away from the fact asked about and
from whatever explains it; behind the connective of the key, who only remembers the dossier takes them for the reason.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import takewhile

from questions.annotations import EvidenceSpan, Sentence, Token
from questions.item_writing.causes.plausible_reasons import families, family_words
from questions.item_writing.causes.reasons import Reason, evidence_of
from questions.item_writing.causes.stock_facts import events_behind
from questions.item_writing.causes.stock_reasons import lacks_of_its_sort
from questions.item_writing.clauses.clause_heads import usable
from questions.item_writing.clauses.clean_clauses import Clause
from questions.item_writing.clauses.noun_phrases import runs_on
from questions.item_writing.context import Context
from questions.item_writing.drafts import Candidate, say, wordlist
from questions.item_writing.french.reference import plain_word, stands_alone
from questions.item_writing.french.wording import capital, fold, join, morphology, stems, tidy
from questions.item_writing.remembering import remembered
from questions.languages.tables import load_table
from questions.syntax import Tree, tree

#: Words of a complement behind its noun.
_LONGEST = 7
#: Sentences on either side of the fact and of its reason, which may go on about them.
_NEAR = 1
#: Signs of a subject beyond which its event has too long a name.
_SUBJECT = 45
#: Of so many dispatches one may speak of a thing without its being the matter of the dossier.
_PART = 3
#: What ties an event to what it befell.
_OF = "de"
#: Telling words that a sentence shares with the fact when it speaks of it.
_SHARED = 2


@dataclass(frozen=True, slots=True)
class Event:
    """An event that a dispatch tells, by its noun."""

    noun: str
    #: The noun with what goes with it, its article left out.
    bare: str
    #: « Masc », « Fem », « plural ».
    kind: str
    #: Whether a complement tells what it befell: then either article stands.
    told_of: bool
    definite: bool
    span: EvidenceSpan

    def words(self, *, definite: bool) -> str:
        """The noun phrase with such an article."""
        article: str = morphology()["article_of"]["definite" if definite else "indefinite"][self.kind]
        return join(article, self.bare)


def told_events(context: Context, reason: Reason, opening: str) -> list[Candidate]:
    """The events that the dossier tells away from this fact, behind this connective, with the article of the key.

    :param opening: the connective of the key, empty where the key is a noun phrase.
    """
    known, definite = events_behind(context, reason), is_definite(_key(reason, opening))
    away = {sentence.span for sentence in _away(context, reason)} if known else set()
    told = [*_phrases(context, reason.file, away, known), *_done(context, away, known)]
    return [
        Candidate(capital(join(opening, event.words(definite=definite))), _why_wrong(context, event.span), event.span)
        for event in told
        if (event.told_of or definite == event.definite) and _is_foreign(context, reason, event)
    ]


def _key(reason: Reason, opening: str) -> str:
    """The key without its connective."""
    if reason.noun is not None or not opening:
        return str(reason.noun)
    return str(reason.text)[len(opening) :].lstrip()


def told_lacks(context: Context, reason: Reason, opening: str) -> list[Candidate]:
    """What such a fact may lack and the dossier speaks of elsewhere: « faute de conducteurs », where others tell of
    drivers."""
    known = {fold(each): each for each in lacks_of_its_sort(context, reason)}
    return [
        Candidate(capital(join(opening, known[fold(token.text)])), _why_wrong(context, span), span)
        for sentence in (_away(context, reason) if known else ())
        for token in sentence.tokens
        if token.pos == "NOUN" and fold(token.text) in known
        for span in [context.read(sentence.span.file).dispatch.evidence(token.start, token.end)]
        if _is_foreign(context, reason, Event(token.text, "", "", told_of=False, definite=False, span=span))
    ]


def is_definite(words: str) -> bool:
    """« la grève », « les réquisitions », « l’audience », not « une grève » or « plaintes »."""
    first = words.replace("’", "' ").split(" ")[0].lower()
    return first in morphology()["articles"]["definite"]


def _away(context: Context, reason: Reason) -> Iterator[Sentence]:
    """The sentences that speak neither of the fact nor of its reason, nor stand beside them."""
    common = context.common_stems
    effect, cause = (stems(each.quote) - common for each in (reason.relation.effect, reason.relation.cause))
    asked = [reason.relation.effect, reason.relation.cause, *context.opposing(evidence_of(reason))]
    for read in context.neighbours(reason.file):
        places = [i for i, s in enumerate(read.sentences) if any(s.span.overlaps(each) for each in asked)]
        for i, sentence in enumerate(read.sentences):
            told = stems(sentence.span.quote)
            near = any(abs(i - place) <= _NEAR for place in places)
            if usable(sentence) and not near and not told & cause and len(told & effect) < _SHARED:
                yield sentence


def _is_foreign(context: Context, reason: Reason, event: Event) -> bool:
    """Whether the event is no part of the fact, not what the dossier is about, and not of the sort of the key or of
    what explains a like fact."""
    asked = stems(reason.relation.effect.quote) | stems(reason.relation.cause.quote)
    if (stems(event.noun) | stems(event.bare)) & asked or _is_the_matter(context, event):
        return False
    named = frozenset(family_words().get(fold(event.noun), ()))
    return not (named | families(context, event.span)) & _explaining(context, reason)


def _is_the_matter(context: Context, event: Event) -> bool:
    """Whether several dispatches speak of it, more than a third of them: it may be behind all that happened."""
    speaking = frozenset[str]().union(*(context.files_with(stem) for stem in stems(event.noun)))
    return len(speaking) > max(1, len(context.files) // _PART)


@remembered
def _explaining(context: Context, reason: Reason) -> frozenset[str]:
    """The sorts of cause of the key, and of what any dispatch gives as the reason of a like fact."""
    told = stems(reason.relation.effect.quote) - context.common_stems
    given = (relation for read in context.dossier.dispatches for relation in read.causes)
    like = [relation.cause for relation in given if told & stems(relation.effect.quote)]
    return frozenset[str]().union(*(families(context, each) for each in (reason.relation.cause, *like)))


def _phrases(context: Context, file: str, away: Container[EvidenceSpan], known: frozenset[str]) -> Iterator[Event]:
    """The noun phrases of these sentences whose head names one of these events; a definite one (« la fermeture ») only
    with what completes it, else its own passage alone tells of what."""
    for sentence in (s for read in context.neighbours(file) for s in read.sentences if s.span in away):
        here = tree(sentence)
        for i, token in enumerate(here.tokens):
            if token.pos != "NOUN" or token.lemma.lower() not in known or token.text[:1].isupper():
                continue
            start, end = _start(here, i), _end(here, i)
            inside, article = here.tokens[start:end], _article(here, start)
            pointing = any(t.pos in {"NUM", "PRON"} for t in inside) or not stands_alone(inside, subject=True)
            if not article or pointing or (end == i + 1 and is_definite(article)) or _names_a_body(here, i):
                continue
            span = context.read(sentence.span.file).dispatch.evidence(inside[0].start, inside[-1].end)
            led = plain_word(inside[0]) in {*_articles(), *_contracted()}
            bare = span.quote[inside[1].start - inside[0].start :] if led else span.quote
            kind = "plural" if token.feature("Number") == "Plur" else _gender(token, article)
            if kind is not None:
                told_of = end > i + 1 and here.tokens[i - 1].pos != "ADJ"  # « la dernière visite »: no « une ».
                yield Event(token.lemma, tidy(bare), kind, told_of, is_definite(article), span)


def _done(context: Context, away: Container[EvidenceSpan], known: frozenset[str]) -> Iterator[Event]:
    """What was done to something, or came about, by its noun: « Deux vignes ont été arrachées » → « l’arrachage de deux
    vignes »."""
    nouns: dict[str, str] = load_table("fr", "stock_facts")["named_by"]
    for fact in context.statements:
        clause = fact.clause
        article, _, noun = nouns.get(clause.lemma, "").partition(" ")
        undergone = clause.passive or bool(clause.before)
        if fact.sentence.span not in away or noun not in known or not undergone or not _is_over(clause):
            continue
        if fold(clause.subject.split(" ")[0]) in wordlist("none_at_all"):
            continue
        kind = "Fem" if article.endswith("e") else "Masc"
        yield Event(noun, join(noun, _OF, clause.subject), kind, told_of=True, definite=True, span=clause.span)


def _is_over(clause: Clause) -> bool:
    named = len(clause.subject) <= _SUBJECT and "," not in clause.subject
    return clause.tense == "past" and not clause.negated and not clause.conditional and named


def _names_a_body(here: Tree, noun: int) -> bool:
    """« le Bureau d'enquêtes sur les accidents »: what completes a name tells of no event."""
    return any(
        here.tokens[i].text[:1].isupper() and here.tokens[i].pos in {"NOUN", "PROPN"} for i in _above(here, noun)
    )


def _above(here: Tree, noun: int) -> Iterator[int]:
    """The nouns that this one completes."""
    return takewhile(lambda i: here.tokens[i].pos in {"NOUN", "PROPN"}, here.ancestors(noun))


def _gender(token: Token, article: str) -> str | None:
    """The gender that the article shows, else what the parser says: « l’arrêt »."""
    articles = morphology()["article_of"]
    shown = (kind for each in articles.values() for kind, form in each.items() if form == article)
    return next(shown, token.feature("Gender"))


def _start(here: Tree, noun: int) -> int:
    start = noun
    while start and here.tokens[start - 1].pos == "ADJ":
        start -= 1
    return start - 1 if start and here.tokens[start - 1].pos == "DET" else start


def _article(here: Tree, start: int) -> str:
    """« le », « une », « des », one that a contraction hides among them; empty for another determiner or none."""
    first = here.tokens[start]
    if first.pos == "DET" and plain_word(first) in _articles():
        return plain_word(first)
    contracted = first if first.pos == "DET" else here.tokens[start - 1] if start else first
    return _contracted().get(plain_word(contracted), "")


def _articles() -> frozenset[str]:
    return frozenset(each.replace("’", "'") for each in morphology()["articles"]["plain"])


def _contracted() -> dict[str, str]:
    return dict(morphology()["contraction"]["undone"])


def _end(here: Tree, noun: int) -> int:
    """Where the phrase ends: at a sign, a verb, a preposition other than « de », a noun set beside it (« la grève
    jeudi »); never on an open word."""
    end = noun + 1
    while end < len(here.tokens) and end - noun <= _LONGEST and runs_on(here, end) and _completes(here, noun, end):
        end += 1
    while end > noun + 1 and here.tokens[end - 1].pos not in {"NOUN", "ADJ", "PROPN"}:
        end -= 1
    return end


def _completes(here: Tree, noun: int, place: int) -> bool:
    token, before = here.tokens[place], here.tokens[place - 1]
    if token.pos == "ADP":
        return plain_word(token) in morphology()["verbs"]["of"]
    if token.text in {"(", "["} or (token.pos == "NOUN" and before.pos == "NOUN"):
        return False
    return not _tells(token) or noun in here.ancestors(place)


def _tells(token: Token) -> bool:
    return token.pos in {"NOUN", "ADJ", "PROPN"}


def _why_wrong(context: Context, span: EvidenceSpan) -> str:
    sentence = context.sentence(span)
    whole = sentence.span if sentence is not None else span
    return say("causes.why.told", outlet=context.outlet(span.file), quote=context.excerpt_around(whole, span))
