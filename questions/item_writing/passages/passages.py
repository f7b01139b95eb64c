"""Where a passage stands, how much of it is shown to a reader, what its dispatch and others say against it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from questions.annotations import (
    EvidenceSpan,
    Sentence,
    TimeExpression,
)
from questions.dossier import Contradiction, ContradictionKind
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.stretches import Offsets
from questions.item_writing.french.wording import content_words, fold, morphology, quoted, stems, tidy
from questions.item_writing.passages.dangling import names_what_is_taken_up
from questions.item_writing.passages.excerpts import (
    FURNITURE,
    LONGEST_QUOTE,
    SIGNS,
    annotated,
    first_cut,
    goes_on,
    is_stamp,
    last_cut,
    shortened,
    whole_words,
    with_marks,
)
from questions.item_writing.passages.sources import Sources
from questions.languages.tables import load_table
from questions.syntax import is_finite

#: Signs at which a long sentence may be cut.
_CUTS = frozenset({",", ";", ":", "–", "—"})
#: Sentences from which on a noun is one of those that the dossier is about.
_TOLD_OFTEN = 3
#: Signs that open and close an aside.
_ASIDE = 2
#: What may stand between two sentences that are shown together.
_BETWEEN = ' \n\t\r\u00a0\u202f«»“”"—–-'


@dataclass(frozen=True)
class Passages(Sources):
    """The sentences of the dossier, and passages as they are quoted; builds on the names of the dispatches."""

    @cached_property
    def _sentences(self) -> dict[str, list[Sentence]]:
        found: dict[str, list[Sentence]] = defaultdict(list)
        for each in self.dossier.dispatches:
            found[each.dispatch.file] = sorted(each.sentences, key=lambda s: s.span.start)
        return found

    def sentences(self, file: str) -> Sequence[Sentence]:
        """Sentences of a dispatch in reading order."""
        return self._sentences[file]

    def sentence(self, span: EvidenceSpan) -> Sentence | None:
        """The sentence in which the span begins."""
        place = self._place(span.file, span.start)
        found = self._sentences[span.file][place] if place >= 0 else None
        return found if found is not None and span.start < found.span.end else None

    def _place(self, file: str, start: int) -> int:
        """Which sentence of a dispatch is the last that begins there or before; -1 in front of the first."""
        return bisect_right(self._starts[file], start) - 1

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        return defaultdict(list, {file: [s.span.start for s in found] for file, found in self._sentences.items()})

    def before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before this one in the same zone of its dispatch."""
        place = self._place(sentence.span.file, sentence.span.start - 1)
        earlier = self._sentences[sentence.span.file][place] if place >= 0 else None
        return earlier if earlier is not None and earlier.zone == sentence.zone else None

    def times(self, sentence: Sentence) -> list[TimeExpression]:
        """Time expressions of a sentence, in order."""
        return self._times_in.get(sentence.span, [])

    @cached_property
    def _times_in(self) -> dict[EvidenceSpan, list[TimeExpression]]:
        found: dict[EvidenceSpan, list[TimeExpression]] = defaultdict(list)
        for each in self.dossier.dispatches:
            for time in sorted(each.time_expressions, key=lambda t: t.span.start):
                sentence = self.sentence(time.span)
                if sentence is not None and sentence.span.contains(time.span):
                    found[sentence.span].append(time)
        return found

    def speaks_of_itself(self, sentence: Sentence) -> bool:
        """Whether the sentence stands in or behind the paragraph in which a body presents itself (« À propos de »), or
        speaks to its own readers (« la rédaction sera fermée »)."""
        start = self._about_us.get(sentence.span.file)
        if any(words in f" {tidy(sentence.span.quote).lower()}" for words in wordlist("of_the_newsroom")):
            return True
        return start is not None and sentence.span.start >= start

    @cached_property
    def _about_us(self) -> dict[str, int]:
        """By file, where the lines begin in which a body speaks of itself."""
        found: dict[str, int] = {}
        for each in self.dossier.dispatches:
            text = each.dispatch.text
            place = 0
            for line in text.splitlines(keepends=True):
                head = tidy(line).lower().lstrip("*–—-• ")
                if place > len(text) // 2 and head.startswith(wordlist("about_us")):
                    found.setdefault(each.dispatch.file, place)
                place += len(line)
        return found

    def extended(self, sentence: Sentence, span: EvidenceSpan) -> EvidenceSpan:
        """A phrase taken on through an aside: « l'absence, dans le texte, de toute indemnisation »."""
        inside = [i for i, token in enumerate(sentence.tokens) if span.start <= token.start < span.end]
        if not inside or not goes_on(sentence, max(inside)):
            return span
        commas = [i for i in range(max(inside) + 1, len(sentence.tokens)) if sentence.tokens[i].text in {",", ".", ";"}]
        end = sentence.tokens[commas[2] - 1].end if len(commas) > _ASIDE else span.end
        return self.read(span.file).dispatch.evidence(span.start, end)

    def cover(self, spans: Sequence[EvidenceSpan]) -> EvidenceSpan:
        """The passage from the first to the last of these, which stand in one dispatch."""
        text = self.read(spans[0].file).dispatch
        return text.evidence(min(s.start for s in spans), max(s.end for s in spans))

    def passage(self, span: EvidenceSpan) -> str:
        """A passage as a reader understands it: its whole sentence where that is short, else its own words."""
        return self.excerpt(self.shown(span))

    def shown(self, span: EvidenceSpan) -> EvidenceSpan:
        """The whole sentence of a passage where that is short, else the passage."""
        sentence = self.sentence(span)
        if sentence is None or not sentence.span.contains(span):
            return span
        if len(sentence.span.quote) > LONGEST_QUOTE:
            return self._to_signs(sentence, span)
        return self._with_antecedent(sentence)

    def starts_inside(self, span: EvidenceSpan) -> bool:
        """Whether words of its sentence, more than a bullet or a dateline, stand in front of a passage."""
        sentence = self.sentence(span)
        if sentence is None:
            return False
        before = sentence.span.quote[: max(0, span.start - sentence.span.start)]
        return bool(FURNITURE.sub("", before).strip(" \u00a0\u202f«“\"'—–-"))

    def _to_signs(self, sentence: Sentence, span: EvidenceSpan) -> EvidenceSpan:
        """A passage of a long sentence, from the sign in front of it to the sign behind it, with a verb in it."""
        signs = [sentence.span.start, *(t.end for t in sentence.tokens if t.text in _CUTS), sentence.span.end]
        starts = [place for place in signs if place <= span.start]
        ends = [place for place in signs if place >= span.end]
        windows = [self._trimmed(self.read(span.file).dispatch.evidence(a, b)) for a in starts for b in ends]
        fitting = [each for each in windows if len(each.quote) <= LONGEST_QUOTE and _is_clause(sentence, each)]
        return max(fitting, key=lambda each: (each.start == windows[0].start, len(each.quote)), default=span)

    def _trimmed(self, span: EvidenceSpan) -> EvidenceSpan:
        """The passage without the blanks and the sign at its ends."""
        start = span.start + len(span.quote) - len(span.quote.lstrip())
        end = span.start + len(span.quote.rstrip().rstrip(",;:").rstrip())
        return self.read(span.file).dispatch.evidence(start, max(start + 1, end))

    def _with_antecedent(self, sentence: Sentence) -> EvidenceSpan:
        """The sentence, and the one before it where it opens with a pronoun (« Toutes ont été relogées »)."""
        earlier = [s for s in self._sentences[sentence.span.file] if s.span.end <= sentence.span.start]
        if not earlier or not sentence.tokens or earlier[-1].zone != sentence.zone:
            return sentence.span
        first = sentence.tokens[0]
        alone = first.pos == "PRON" or sentence.tokens[min(1, len(sentence.tokens) - 1)].pos in {"AUX", "VERB"}
        points = alone and first.text.lower() in morphology()["anaphora"]["pronouns"]
        points = points and (not _is_cleft(sentence) or _takes_an_object_up(sentence)) and not _is_impersonal(sentence)
        between = self.read(sentence.span.file).dispatch.text[earlier[-1].span.end : sentence.span.start]
        both = self.cover([earlier[-1].span, sentence.span])
        fits = not between.strip(_BETWEEN) and len(both.quote) <= LONGEST_QUOTE
        return both if points and fits and names_what_is_taken_up(earlier[-1], first) else sentence.span

    def excerpt(self, span: EvidenceSpan, notes: Mapping[int, str] | None = None) -> str:
        """The words of a passage between « », cut at a sign or a word when they are long; a word left dangling goes.

        :param notes: by offset, what to add there between [ ].
        """
        text = whole_words(tidy(self._bare(span, notes or {})))
        return quoted(text if len(text) <= LONGEST_QUOTE else shortened(text))

    def _bare(self, span: EvidenceSpan, notes: Mapping[int, str]) -> str:
        """The words of a span without the dateline or the bullet in front, its first quotation mark brought back."""
        dispatch = self.read(span.file).dispatch
        start = max([span.start, *(zone.end for zone in dispatch.zones if is_stamp(zone, span))])
        text = FURNITURE.sub("", annotated(dispatch.text, start, span.end, notes))
        paragraph = dispatch.text[:start].rsplit("\n", 1)[-1]
        return with_marks(text, inside=paragraph.count('"') % 2 == 1)

    def _around(self, span: EvidenceSpan, centre: EvidenceSpan) -> Offsets:
        text = self.read(span.file).dispatch.text
        low, high = centre.start - LONGEST_QUOTE // 2, centre.end + LONGEST_QUOTE // 2
        start = first_cut(text, low, centre.start) if low > span.start else span.start
        return start, last_cut(text[: span.end], (centre.end + high) // 2, high)

    def tears(self, span: EvidenceSpan, centre: EvidenceSpan) -> bool:
        """Whether a passage so long is quoted from the midst of a phrase, or up to it: « … est tombé d'une »."""
        if len(span.quote) <= LONGEST_QUOTE:
            return False
        text = self.read(span.file).dispatch.text
        start, end = self._around(span, centre)
        opens = start == span.start or text[:start].rstrip()[-1:] in SIGNS
        return not opens or (end < span.end and text[end : end + 2].strip()[:1] not in SIGNS)

    def excerpt_around(self, span: EvidenceSpan, centre: EvidenceSpan) -> str:
        """The words around a centre between « », both ends cut outside names when the passage is long."""
        if len(span.quote) <= LONGEST_QUOTE:
            return self.excerpt(span)
        text = self.read(span.file).dispatch.text
        start, end = self._around(span, centre)
        before, after = "[…] " if start > span.start else "", " […]" if end < span.end else ""
        return quoted(f"{before}{tidy(text[start:end])}{after}")

    @cached_property
    def told_stems(self) -> frozenset[str]:
        """Stems that stand anywhere in the bodies."""
        told = (s for each in self.dossier.dispatches for s in each.sentences)
        return frozenset[str]().union(*(stems(s.span.quote) for s in told))

    @cached_property
    def lemmas_told(self) -> tuple[frozenset[str], ...]:
        """The lemmas of each dispatch."""
        files = self.dossier.dispatches
        return tuple(frozenset(t.lemma.lower() for s in each.sentences for t in s.tokens) for each in files)

    @cached_property
    def _files_of_stems(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for each in self.dossier.dispatches:
            for stem in frozenset[str]().union(*(stems(s.span.quote) for s in each.sentences)):
                found[stem].add(each.dispatch.file)
        return {stem: frozenset(files) for stem, files in found.items()}

    def files_with(self, stem: str) -> frozenset[str]:
        """The dispatches some sentence of which has this stem."""
        return self._files_of_stems.get(stem, frozenset())

    @cached_property
    def common_stems(self) -> frozenset[str]:
        """Stems that stand in more than half of the dispatches: the subject of the dossier, which tells nothing."""
        most = len(self.dossier.dispatches)
        return frozenset(stem for stem, files in self._files_of_stems.items() if 2 * len(files) > most)

    @cached_property
    def common_words(self) -> frozenset[str]:
        """Folded words, plural marks left out, of some sentences of more than half of the dispatches."""
        counts: Counter[str] = Counter()
        told: Counter[str] = Counter()
        for each in self.dossier.dispatches:
            words = [{word.rstrip("sx") for word in content_words(s.span.quote)} for s in each.sentences]
            counts.update(set[str]().union(*words))
            told.update(word for found in words for word in found)
        most = len(self.dossier.dispatches)
        return frozenset(word for word, count in counts.items() if 2 * count > most and told[word] >= _TOLD_OFTEN)

    @cached_property
    def told_as_several(self) -> frozenset[str]:
        """Folded nouns, plural marks left out, that some dispatch has in the plural."""
        words = (token for each in self.dossier.dispatches for s in each.sentences for token in s.tokens)
        several = (token for token in words if token.pos == "NOUN" and token.feature("Number") == "Plur")
        return frozenset(fold(token.text).rstrip("sx") for token in several)

    def opposed(self, spans: Iterable[EvidenceSpan]) -> list[Contradiction]:
        """Contradictions one side of which shares words with these passages."""
        spans = tuple(spans)
        near = {place: each for span in spans for place, each in self._contradicted[span.file]}
        return [c for _, c in sorted(near.items()) if any(s.overlaps(c.a) or s.overlaps(c.b) for s in spans)]

    @cached_property
    def _contradicted(self) -> dict[str, list[tuple[int, Contradiction]]]:
        """By file, the contradictions one side of which stands there, with their places in the dossier."""
        found: dict[str, list[tuple[int, Contradiction]]] = defaultdict(list)
        for place, each in enumerate(self.dossier.contradictions):
            for file in {each.a.file, each.b.file}:
                found[file].append((place, each))
        return found

    def opposing(self, spans: Iterable[EvidenceSpan]) -> list[EvidenceSpan]:
        """The passages that stand against these."""
        spans = tuple(spans)
        against: list[EvidenceSpan] = []
        for each in self.opposed(spans):
            touched = any(span.overlaps(each.a) for span in spans)
            against += [each.b, *each.support_b] if touched else [each.a, *each.support_a]
        return against

    def independent(self, spans: Iterable[EvidenceSpan]) -> bool:
        """Whether no dispatch of the dossier contradicts these passages."""
        return not self.opposed(spans)

    def inner_conflict(self, span: EvidenceSpan, *natures: ContradictionKind) -> bool:
        """Whether its own dispatch contradicts the passage on a point of these natures: then it proves nothing."""
        against = [c for c in self.opposed([span]) if c.a.file == c.b.file == span.file]
        return any(c.nature in natures for c in against)


def _is_impersonal(sentence: Sentence) -> bool:
    """« Il a fallu trois heures », « Il y a eu des blessés »: a pronoun that stands for nothing; « Il y manque neuf
    pages » speaks of a place."""
    verb = sentence.tokens[sentence.tokens[0].head].lemma.lower()
    if len(sentence.tokens) > 1 and sentence.tokens[1].text.lower() in wordlist("there"):
        return verb == wordlist("to_have_there")[0]
    first = sentence.tokens[0].text.lower() in wordlist("impersonal_subject")
    return first and verb in set(wordlist("impersonal")) - set(wordlist("to_have_there"))


def _is_clause(sentence: Sentence, span: EvidenceSpan) -> bool:
    """Whether a stretch has a verb and does not begin with a relative pronoun."""
    inside = [token for token in sentence.tokens if span.start <= token.start < span.end]
    relative = bool(inside) and (
        inside[0].feature("PronType") == "Rel" or inside[0].text.lower() in wordlist("who_relative")
    )
    return not relative and any(map(is_finite, inside))


def _takes_an_object_up(sentence: Sentence) -> bool:
    """« C'est la maire qui l'a réclamé »: what she asked for was told before."""
    clitics = {word.replace("’", "'") for word in wordlist("object_clitics")}
    return any(t.pos == "PRON" and t.text.lower().replace("’", "'") in clitics for t in sentence.tokens)


def _is_cleft(sentence: Sentence) -> bool:
    """« C'est à l'initiative du maire que … »: an opening that points forward."""
    cleft, text = load_table("fr", "causes")["cleft"], sentence.span.quote.lower().replace("’", "'")
    links = {*(word.rstrip("'") for word in cleft["that"]), *wordlist("who_relative")}
    said = {token.text.lower().replace("’", "'").rstrip("'") for token in sentence.tokens}
    return text.startswith(tuple(cleft["opening"])) and bool(said & links)
