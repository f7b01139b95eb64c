"""Runs spaCy over a dispatch and harvests plain sentences and entities; no spaCy object leaves this room."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Literal, cast

import numpy
import spacy
from spacy.language import Language
from spacy.morphology import Morphology
from spacy.symbols import SPACE
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_suffix_regex

from questions.annotations import Sentence, Token
from questions.annotator.parsing.lemmas import mended_lemma
from questions.annotator.parsing.model_sums import hasten
from questions.annotator.parsing.paragraphs import Paragraph, paragraphs
from questions.annotator.parsing.sentences import sentence_starts
from questions.annotator.parsing.tagging import tagger
from questions.languages import DEFAULT, load, reading

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span
    from spacy.tokens import Token as DocToken
    from thinc.types import Ints2d

    from questions.dispatch import Dispatch

EntityLabel = Literal["PER", "LOC", "ORG", "MISC"]

#: Paragraphs that the model reads at once: more of them gain nothing and take more memory.
BATCH = 100
#: What the model takes a participle for that it has seldom met as one.
_MISTAGGED = frozenset({"NOUN", "ADJ"})
#: What the model takes a finite verb for, and how the traits of one in the present are written.
_NO_VERB = frozenset({"NOUN", "ADJ", "ADV", "PROPN", "ADP"})
_PRESENT = "Mood=Ind|Tense=Pres"
_NOUNS = frozenset({"NOUN", "PROPN"})
#: Words after which a sentence is cut: no writer's sentence is as long, and rules look at all words of one.
LONGEST_SENTENCE = 250

#: How spaCy writes that a word has no morphological features.
_NO_TRAITS = Morphology.EMPTY_MORPH

_HYPHENS = "(?:-|–|—|--|---|——|~)"

_loading = Lock()
_parsing = Lock()


@dataclass(frozen=True, slots=True)
class Entity:
    """What the model takes for a name: offsets into the raw text."""

    start: int
    end: int
    label: EntityLabel


@dataclass(frozen=True, slots=True)
class ParsedDispatch:
    """Sentences of headline, body and captions in reading order, and the names that the model saw."""

    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]


def run(dispatches: Sequence[Dispatch]) -> Iterator[ParsedDispatch]:
    """Parses dispatches of one language, their paragraphs given to the model together; in their order."""
    if not dispatches:
        return
    language = dispatches[0].language
    with reading(language):
        pieces = [list(paragraphs(dispatch)) for dispatch in dispatches]
    with _parsing:
        docs = model(language).pipe((piece.text for own in pieces for piece in own), batch_size=BATCH)
        for dispatch, own in zip(dispatches, pieces, strict=True):
            with reading(language):
                parsed = _harvested(dispatch, own, docs)
            yield parsed


def _harvested(dispatch: Dispatch, pieces: Sequence[Paragraph], docs: Iterator[Doc]) -> ParsedDispatch:
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    for piece in pieces:
        doc = next(docs)
        sentences += _sentences(dispatch, piece, doc)
        entities += _entities(piece, doc)
    return ParsedDispatch(tuple(sentences), tuple(entities))


def model(language: str = DEFAULT) -> Language:
    """The pipeline of a language with the repairs that news prose needs, loaded at the first call.

    The French model takes some seconds; a language without a model has a blank pipeline.

    :raises BadLanguagePack: when the language has no ``pipeline.toml``, or a broken one.
    """
    with _loading:
        return _model(language)


@cache
def _model(language: str) -> Language:
    pack = load(language, "pipeline")
    name = pack.text("model")
    nlp = spacy.load(name, exclude=pack.words("excluded")) if name else spacy.blank(language)
    tokenizer = cast(Tokenizer, nlp.tokenizer)
    if pack.flag("tokens.whole_compounds"):
        tokenizer.infix_finditer = compile_infix_regex(_infixes(nlp.Defaults.infixes or ())).finditer
    suffixes = [*(nlp.Defaults.suffixes or ()), *pack.words("tokens.suffixes")]
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    nlp.add_pipe("sentence_starts", before="parser" if name else None)
    if name:
        nlp.add_pipe("spaces", after="parser")
        nlp.add_pipe("participles", after="parser", config={"language": language})
        nlp.add_pipe("finite_verbs", after="participles", config={"language": language})
        hasten(nlp)
    _keep_for_good()
    return nlp


def _keep_for_good() -> None:
    """Takes what is loaded out of the collector's rounds: it would look through the whole model again and again."""
    gc.collect()
    gc.freeze()


def _infixes(defaults: Iterable[str | re.Pattern[str]]) -> list[str | re.Pattern[str]]:
    """The default rules, without the split of a hyphen between two letters (« état-major », « Chili-Pérou »)."""
    return [rule.replace(_HYPHENS, "(?:–|—|--|---|——|~)") if isinstance(rule, str) else rule for rule in defaults]


@Language.component("sentence_starts")
def _set_sentence_starts(doc: Doc) -> Doc:
    """Marks where sentences begin, all at once: set word by word, spaCy looks through the whole text each time."""
    starts = set(sentence_starts(doc.text))
    last = 0
    marks = numpy.full((len(doc), 1), -1).astype("uint64")
    for index, offset in enumerate(doc.to_array(["IDX"]).tolist()):
        if index == 0 or offset in starts or index - last >= LONGEST_SENTENCE:
            marks[index] = 1
            last = index
    return doc.from_array(["SENT_START"], cast("Ints2d", marks))


@Language.component("spaces")
def _set_spaces(doc: Doc) -> Doc:
    """Says of spaces, and of nothing else, that they are such; the model guesses."""
    is_space, tagged = doc.to_array(["IS_SPACE", "POS"]).T
    for index in numpy.flatnonzero((is_space == 1) | (tagged == SPACE)).tolist():
        token = doc[index]
        if token.is_space:
            token.dep_ = token.dep_ and "dep"
        token.pos_ = "SPACE" if token.is_space else "X"
        token.set_morph("")  # type: ignore[attr-defined]
    return doc


@Language.factory("participles", default_config={"language": DEFAULT})
def _participles(nlp: Language, name: str, language: str) -> Callable[[Doc], Doc]:
    """Tags as a verb what stands under an auxiliary and the model takes for a noun (« s'est bien tenue »)."""
    pack = load(language, "pipeline")
    endings = tuple(pack.words("participles.endings"))
    auxiliaries = frozenset(nlp.vocab.strings.add(label) for label in pack.words("participles.auxiliaries"))

    def mend(doc: Doc) -> Doc:
        for index in _places(doc, "DEP", auxiliaries):
            head = doc[index].head
            if head.pos_ in _MISTAGGED and head.lower_.endswith(endings):
                agreement = [each for each in str(head.morph).split("|") if each.startswith(("Gender=", "Number="))]
                head.pos_ = "VERB"
                head.set_morph("|".join([*agreement, "Tense=Past", "VerbForm=Part"]))  # type: ignore[attr-defined]
        return doc

    return mend


@Language.factory("finite_verbs", default_config={"language": DEFAULT})
def _finite_verbs(nlp: Language, name: str, language: str) -> Callable[[Doc], Doc]:
    """Tags as a verb what stands right behind a word that only a verb follows (« on court », « il garde »)."""
    pack = load(language, "pipeline")
    before, alike = (frozenset(map(nlp.vocab.strings.add, pack.words(f"finite.{key}"))) for key in ("before", "alike"))
    never, tenses = frozenset(pack.words("finite.never")), pack.table("finite.tenses")
    inside = frozenset(pack.words("finite.in_front_of"))

    def mend(doc: Doc) -> Doc:
        for index in _places(doc, "LOWER", before):
            verb = doc[index + 1] if index + 1 < len(doc) else None
            if verb is None or verb.pos_ not in _NO_VERB or not verb.text.islower() or verb.lower_ in never:
                continue
            tense = next((tense for ending, tense in tenses.items() if verb.lower_.endswith(ending)), _PRESENT)
            verb.pos_ = "VERB"
            verb.set_morph(f"{tense}|VerbForm=Fin")  # type: ignore[attr-defined]
            if verb.head.i == index:
                _take_subject(verb, doc[index])
        for index in _places(doc, "LOWER", alike):
            if index + 1 < len(doc) and doc[index + 1].lower_ in inside:
                _mend_preposition(doc[index])
        return doc

    return mend


def _places(doc: Doc, attribute: str, wanted: frozenset[int]) -> list[int]:
    """Where words have one of these values of an attribute, asked in one column: word by word spaCy is slow."""
    return [index for index, value in enumerate(doc.to_array(attribute).tolist()) if value in wanted]


def _mend_preposition(token: DocToken) -> None:
    """Makes a verb of « entre » in front of « en », which no preposition stands in front of; where the sentence has no
    other, its first noun is the subject: « Le texte, signé hier, entre en vigueur lundi »."""
    if token.pos_ != "ADP":
        return
    token.pos_ = "VERB"
    token.set_morph(f"{_PRESENT}|VerbForm=Fin")  # type: ignore[attr-defined]
    root, noun = token.sent.root, token.nbor(1).head
    if root.pos_ in _NOUNS and root.i < token.i:
        _take_subject(token, root)
    if noun.i > token.i and not noun.is_ancestor(token):
        noun.head, noun.dep_ = token, "obl:arg"


def _take_subject(verb: DocToken, subject: DocToken) -> None:
    """Hangs a verb that the model hung on its own subject where that stood, and the subject on it."""
    root = subject.sent.root
    is_root = root.i == subject.i
    verb.head, verb.dep_ = (verb, "ROOT") if is_root else (root, "parataxis")
    subject.head, subject.dep_ = verb, "nsubj"


def _sentences(dispatch: Dispatch, piece: Paragraph, doc: Doc) -> Iterator[Sentence]:
    by_model = bool(load(dispatch.language, "pipeline").text("model"))
    words = _words(piece, doc, dispatch.language) if by_model else []
    for sentence in doc.sents:
        span = dispatch.evidence(*piece.raw_span(sentence.start_char, sentence.end_char))
        read = words[sentence.start : sentence.end] if by_model else _tagged(dispatch, piece, sentence)
        yield Sentence(span, tuple(read), piece.zone)


def _tagged(dispatch: Dispatch, piece: Paragraph, sentence: Span) -> tuple[Token, ...]:
    bare = []
    for index, token in enumerate(sentence):
        start, end = piece.raw_span(token.idx, token.idx + len(token))
        bare.append(Token(start, end, token.text, token.text, "", "", "", index))
    return tagger(dispatch.language).tag(bare)


def _words(piece: Paragraph, doc: Doc, language: str) -> list[Token]:
    """The words of a paragraph, taken column by column: asked word by word, spaCy takes as long as for a parse."""
    string = doc.vocab.strings
    text, firsts = doc.text, [sentence.start for sentence in doc.sents for _ in range(len(sentence))]
    columns = doc.to_array(["IDX", "LENGTH", "LEMMA", "POS", "MORPH", "DEP"]).tolist()
    heads = doc.to_array("HEAD").view("int64").tolist()
    words = []
    for index, (offset, length, lemma, pos, morph, dep) in enumerate(columns):
        start, end = piece.raw_span(offset, offset + length)
        word, kind, traits = text[offset : offset + length], string[pos], string[morph].removeprefix(_NO_TRAITS)
        finite = kind == "VERB" and "VerbForm=Fin" in traits
        own = mended_lemma(word, string[lemma], finite, language)
        words.append(Token(start, end, word, own, kind, traits, string[dep], index + heads[index] - firsts[index]))
    return words


def _entities(piece: Paragraph, doc: Doc) -> Iterator[Entity]:
    for entity in doc.ents:
        start, end = piece.raw_span(entity.start_char, entity.end_char)
        yield Entity(start, end, cast(EntityLabel, entity.label_))
