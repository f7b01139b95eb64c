"""Raw text → ``Dispatch``: body, headline, dateline, stamp, captions and dirt as zones of the raw text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from questions import timex
from questions.annotations import EvidenceSpan
from questions.cleaning.adverts import mark_adverts
from questions.cleaning.asides import mark_asides
from questions.cleaning.author import author_of
from questions.cleaning.boxes import mark_boxes
from questions.cleaning.bullets import bullet_length, drop_closing_links, mark_listed
from questions.cleaning.classify import Line, classify, is_call
from questions.cleaning.decoding import looks_binary
from questions.cleaning.headline import headline_of, mark_repetitions
from questions.cleaning.html import Page, is_html, read_page
from questions.cleaning.language import check_language
from questions.cleaning.lines import blocks
from questions.cleaning.masthead import Dateline, dateline_of, is_place_and_day, issue_month, stamped_date
from questions.cleaning.outlet import PageNames, outlet_of
from questions.cleaning.repeats import join_interrupted, mark_repeated_titles, mark_sheet_heads
from questions.cleaning.signatures import is_bare_name, signatures
from questions.cleaning.vocabulary import Vocabulary, vocabulary
from questions.cleaning.wrapped_titles import joined_titles
from questions.dispatch import Dispatch, Publication, Source, Zone
from questions.errors import BinaryDispatch, EmptyDispatch, TooLong
from questions.languages import DEFAULT

#: Characters of a dispatch that are read at most (some 33,000 words); of a page, with all the HTML around it.
LONGEST, LONGEST_PAGE = 200_000, 5_000_000
#: What may stand between a paragraph and the heading of the next.
_BETWEEN = frozenset(
    (
        "advert",
        "newsletter",
        "asks-readers",
        "list",
        "markup",
        "repeated",
        "poll",
        "button",
        "of-the-page",
        "page-state",
    )
)
#: Share of its runs of four words that a paragraph must have in common with the extracted article.
_SAME_TEXT = 0.6


def clean(source: Source, language: str = DEFAULT) -> Dispatch:
    """Reads what a pasted page, a wire or an HTML file holds.

    The teacher's corrections in ``source`` win over what is found. Of an HTML file the dispatch keeps the readable
    text (``questions.cleaning.html.readable``), and all offsets point into that.

    :param language: the language whose page furniture is known, and in which the body must be written.
    :raises EmptyDispatch: when no sentence is left.
    :raises TooLong: when the text has more than ``LONGEST`` characters, or the page more than ``LONGEST_PAGE``.
    :raises BinaryDispatch: when the text is the content of a binary file.
    :raises UnsupportedLanguage: when the body is in another language.
    """
    _check_length(source.file, source.text, LONGEST_PAGE)
    if looks_binary(source.text):
        raise BinaryDispatch(source.file, "Ce n’est pas un texte\u202f: collez le texte de la dépêche ou un .txt.")
    page = read_page(source.text) if is_html(source.text) else None
    text = page.text if page else source.text
    _check_length(source.file, text, LONGEST)
    words = vocabulary(language)
    lines = classify(blocks(text, words.opens_with_date), words)
    if page:
        _mark_furniture(lines, page)
        _trust_extractor(lines, page.article)
    mark_adverts(lines)
    mark_sheet_heads(lines, words)
    mark_listed(lines, words)
    mark_boxes(lines, words)
    drop_closing_links(lines, words)
    lines = lines if page else joined_titles(lines, text, words)
    headline = headline_of(lines, words, page)
    mark_repetitions(lines, headline, words)
    mark_repeated_titles(lines, headline)
    join_interrupted(lines)
    mark_asides(lines, words)
    if headline is not None:
        _mark_above(lines, headline, everywhere=page is not None)
    body = _body(lines, headline, words)
    if not body:
        raise EmptyDispatch(source.file, "Il ne reste aucune phrase à lire une fois la page débarrassée de ses menus.")
    check_language(source.file, [line.block for line in body], language)
    read = _Reading(source, text, words, lines, body, headline, page.published if page else None, _names(page))
    return read.dispatch(language, page.bylines if page else ())


def _check_length(file: str, text: str, longest: int) -> None:
    if len(text) > longest:
        length, limit = (f"{number:,}".replace(",", "\u202f") for number in (len(text), longest))
        raise TooLong(file, f"Le texte est trop long\u202f: {length} caractères, alors que {limit} sont lus au plus.")


def _names(page: Page | None) -> PageNames:
    return PageNames(page.site, page.title) if page else PageNames()


def _mark_furniture(lines: list[Line], page: Page) -> None:
    """What the page itself calls an advert, a by-line or a caption; a stamp stays one wherever it stands."""
    for line in lines:
        kind = page.kind_of(line.block.start, line.block.end) if line.kind in ("prose", "title") else None
        if line.kind == "prose" and page.is_heading(line.block.start, line.block.end):
            line.kind = "title"  # « On nous abandonne » : a heading may end like a sentence
        if kind == "item":
            line.rule = kind
        elif kind:
            line.kind, line.rule = kind, "markup"


def _mark_above(lines: list[Line], headline: Line, *, everywhere: bool) -> None:
    """A short question or call above the headline stands in a box beside the article.

    :param everywhere: in an HTML page; of a pasted text only what stands above a menu or a trail of the page as well.
    """
    above = lines[: lines.index(headline)]
    last = max((index for index, line in enumerate(above) if line.kind == "dirt"), default=-1)
    for line in above if everywhere else above[: last + 1]:
        if line.kind == "prose" and is_call(line):
            line.kind, line.rule = "dirt", "above the headline"


def _trust_extractor(lines: list[Line], article: str) -> None:
    """Of a page, prose that the extractor left out is no article; an extractor that left out most is not believed."""
    prose = [line for line in lines if line.kind == "prose"]
    grams = set(_grams(article))
    outside = [line for line in prose if not _is_within(line.block.key, article, grams)]
    words = sum(len(line.block.words) for line in prose)
    if 2 * sum(len(line.block.words) for line in outside) > words:
        return
    for line in outside:
        line.kind, line.rule = "dirt", "outside the article"


def _is_within(key: str, article: str, grams: set[tuple[str, ...]]) -> bool:
    own = _grams(key)
    return key in article or (bool(own) and sum(gram in grams for gram in own) >= _SAME_TEXT * len(own))


def _grams(key: str) -> list[tuple[str, ...]]:
    words = key.split()
    return [tuple(words[index : index + 4]) for index in range(len(words) - 3)]


def _body(lines: list[Line], headline: Line | None, words: Vocabulary) -> list[Line]:
    """Prose, and the headings between two paragraphs of it; of a text without any, its longest lines."""
    if headline is not None and headline.kind == "prose":
        headline.kind = "title"
    prose = [index for index, line in enumerate(lines) if line.kind == "prose"]
    if not prose:
        titles = [line for line in lines if line.kind == "title" and line is not headline and len(line.block.words) > 3]
        return titles or ([headline] if headline and len(headline.block.words) > 5 else [])
    whole = lines[prose[0] : prose[-1] + 1]
    inside = [line for line in whole if not (line.kind == "dirt" and line.rule in _BETWEEN)]
    for before, line, after in zip(inside, inside[1:], inside[2:], strict=False):
        opens = before.kind == "prose" or _is_timed(before, line, words)
        if line.kind == "title" and line is not headline and opens and after.kind == "prose":
            greets = words.salutation.search(line.block.plain)
            line.rule = "salutation" if greets else "name alone" if is_bare_name(line) else "heading"
    body = [line for line in inside if line.kind == "prose" or line.rule == "heading"]
    return body + signatures(lines, prose, words)


def _is_timed(before: Line, line: Line, words: Vocabulary) -> bool:
    """« 16h41 - Le feu est maîtrisé », or « 16h41 » in the line above: a live page sets buttons between its notes."""
    return any(words.timed.match(text) for text in (line.block.plain, before.block.plain))


class _Reading:
    """What was found in one text, on its way to a dispatch."""

    def __init__(
        self,
        source: Source,
        text: str,
        words: Vocabulary,
        lines: list[Line],
        body: list[Line],
        headline: Line | None,
        published: str | None,
        names: PageNames,
    ) -> None:
        self.source, self.text, self.words = source, text, words
        self.lines, self.body = lines, body
        self.headline = headline if headline not in body else None
        self.page_date, self.names = published, names
        self.dateline: Dateline | None = dateline_of(lines, body, self.headline, words)

    def dispatch(self, language: str, bylines: Sequence[tuple[int, int]] = ()) -> Dispatch:
        """The dispatch with its zones, corrections applied.

        :param bylines: stretches that an HTML page calls a by-line.
        """
        zones = self._zones()
        span = self._span(self._headline_start, self.headline.block.end) if self.headline else None
        sender = self.dateline.agency if self.dateline else None
        agency = self.source.agency or outlet_of(self.lines, self.headline, sender, self.names, self.words)
        title = self.source.headline or (" ".join(span.quote.split()) if span else None)
        dateline = self._span(self.dateline.start, self.dateline.text_end) if self.dateline else None
        signed = author_of(self.lines, self.headline, self.body, self.words, language, bylines, agency)
        return Dispatch(
            file=self.source.file,
            text=self.text,
            language=language,
            zones=zones,
            agency=agency,
            headline=span,
            dateline=dateline,
            published=self._published(),
            title=title,
            author=self._span(*signed) if signed else None,
        )

    @property
    def _headline_start(self) -> int:
        """Where the headline begins: behind the dateline, if that stands in its line, and behind a button."""
        start, end = (self.headline.block.start, self.headline.block.end) if self.headline else (0, 0)
        if self.dateline is not None and start <= self.dateline.start < end:
            return self.dateline.end
        return start + self._label_length

    @property
    def _label_length(self) -> int:
        """Characters of « Abonnés   » in front of the words of the headline."""
        label = self.words.label.match(self.headline.block.plain) if self.headline else None
        return label.end() if label else 0

    def _span(self, start: int, end: int) -> EvidenceSpan:
        return EvidenceSpan(self.source.file, start, end, self.text[start:end])

    def _published(self) -> Publication | None:
        if self.source.published:
            return Publication(timex.validate(self.source.published), "stated", "Date donnée par l’enseignant.")
        found = stamped_date(self.lines, self.dateline, self.words)
        if found:
            value, start, end = found
            span = self._span(start, end)
            inside = self.dateline and self.dateline.start <= start < self.dateline.end
            where = "en tête de la dépêche" if inside else "sur la page"
            return Publication(value, "stated", f"Date imprimée {where}\u202f: «\u202f{span.quote}\u202f».", (span,))
        if self.page_date:
            return Publication(self.page_date, "stated", "Date inscrite dans les métadonnées de la page.")
        return self._of_the_month()

    def _of_the_month(self) -> Publication | None:
        found = issue_month(self.lines, self.headline or next(iter(self.body), None), self.words)
        if found is None or self.dateline:
            return None
        value, span = found[0], self._span(*found[1:])
        reason = f"Mois imprimé sur la page\u202f: «\u202f{span.quote}\u202f»."
        return Publication(value, "inferred", reason, (span,))

    def _zones(self) -> tuple[Zone, ...]:
        if self.source.body is not None:
            return _corrected(self.source.body, self._found_zones(), self.text)
        return tuple(self._found_zones())

    def _found_zones(self) -> list[Zone]:
        inside = {id(line) for line in self.body}
        zones: list[Zone] = []
        for line in self.lines:
            start, end = line.block.start, line.block.end
            if line is self.headline:
                if self.dateline and self._headline_start > start:
                    zones.append(Zone(start, self.dateline.text_end, "dateline"))
                elif self._label_length:
                    zones.append(Zone(start, self._headline_start, "dirt"))
                zones.append(Zone(self._headline_start, end, "headline"))
            elif id(line) in inside:
                zones += self._body_zones(line, start, end)
            elif self.dateline and start <= self.dateline.start < end:
                zones.append(Zone(start, end, "dateline"))
            else:
                dated = is_place_and_day(line, self.words) and end < self.body[0].block.start
                kept = "dateline" if dated else line.kind if line.kind in ("stamp", "caption") else "dirt"
                zones.append(Zone(start, end, kept))
        return _joined(_credits_apart(zones, self.lines, self.words), self.text)

    def _body_zones(self, line: Line, start: int, end: int) -> list[Zone]:
        zones: list[Zone] = []
        if self.dateline and self.dateline.start == start and self.dateline.end < end:
            zones.append(Zone(start, self.dateline.text_end, "dateline"))
            start = self.dateline.end
        start += bullet_length(line, self.words)
        signed = self.words.signature_at(self.text[start:end]) if line is self.body[-1] else None
        signed = self.words.disclaimer_at(self.text[start:end]) if signed is None else signed
        cut = end if signed is None else start + signed
        zones.append(Zone(start, cut, "body"))
        if cut < end:
            zones.append(Zone(cut, end, "dirt"))
        return zones


def _credits_apart(zones: list[Zone], lines: list[Line], words: Vocabulary) -> list[Zone]:
    """Cuts the photographer off the end of a caption."""
    marks = [re.compile(rule.text("mark"), re.IGNORECASE) for rule in words.pack.rules("captions")]
    blocks_at = {line.block.start: line.block for line in lines if line.rule == "credit-at-the-end"}
    cut: list[Zone] = []
    for zone in zones:
        block = blocks_at.get(zone.start) if zone.kind == "caption" else None
        found = [m.start() for mark in marks[-1:] for m in mark.finditer(block.plain)] if block else []
        late = [at for at in found if at > len(block.text) // 2] if block else []
        if late:
            end = zone.start + len(block.text[: late[0]].rstrip(" (–-")) if block else zone.end
            cut += [Zone(zone.start, end, "caption"), Zone(zone.start + late[0], zone.end, "dirt")]
        else:
            cut.append(zone)
    return cut


def _joined(zones: list[Zone], text: str) -> list[Zone]:
    """Neighbouring paragraphs of the body as one zone, so that a quote may run from one into the next."""
    joined: list[Zone] = []
    for zone in zones:
        last = joined[-1] if joined else None
        if last and last.kind == zone.kind == "body" and not text[last.end : zone.start].strip():
            joined[-1] = Zone(last.start, zone.end, "body")
        else:
            joined.append(zone)
    return joined


def _corrected(body: tuple[tuple[int, int], ...], found: list[Zone], text: str) -> tuple[Zone, ...]:
    """The stretches that a teacher marked are the body; what was taken for body elsewhere is dirt."""
    marked = [Zone(max(0, start), min(end, len(text)), "body") for start, end in body if start < end]
    zones = list(marked)
    for zone in found:
        for start, end in _outside(zone, marked):
            if text[start:end].strip():
                zones.append(Zone(start, end, "dirt" if zone.kind == "body" else zone.kind))
    return tuple(sorted(zones, key=lambda zone: (zone.start, zone.end)))


def _outside(zone: Zone, marked: list[Zone]) -> list[tuple[int, int]]:
    pieces = [(zone.start, zone.end)]
    for mark in marked:
        pieces = [
            piece
            for start, end in pieces
            for piece in ((start, min(end, mark.start)), (max(start, mark.end), end))
            if piece[0] < piece[1]
        ]
    return pieces
