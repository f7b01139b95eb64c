"""Who signs a page: the words of a name that a by-line announces, that stands beside the stamp, or below the text.

Nothing is better than a wrong name: initials, outlets, agencies and « la rédaction » are no author, and a name without
a « par » in front must have the looks of one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise

from questions.calendar.grammar import plain
from questions.cleaning.classify import Line
from questions.cleaning.outlet_names import states
from questions.cleaning.pieces import Offsets, between
from questions.cleaning.vocabulary import Vocabulary
from questions.languages import Pack, load, load_table
from questions.naming import folded

#: Most words of a name without its small words; most names that sign together.
_LONGEST, _MOST = 4, 4
#: A by-line stands below the text within so many lines, a bare signature within so many.
_BELOW, _SIGNED = 4, 2
#: Without a headline, so many lines above the text may hold a bare name.
_ABOVE = 4
#: How far above a headline a stamp stands that has a name below it.
_STAMPED = 2
#: Longer lines, in characters, are no by-line.
_LINE = 200
#: What such lines hold was written by somebody else.
_ELSEWHERE = frozenset(("comments", "link", "list", "ending", "item", "a-comment", "biography", "credit-alone"))
_TOKEN = re.compile(r"[^\s,;:|()/·•]+")
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ][a-zà-þ]?\.-?)+")
_WORD = re.compile(r"(?:[A-ZÀ-Þ]\.-?)*(?:[dlDLOM]')?[^\W\d_]+(?:[-'][^\W\d_]+)*")
_ELIDED = re.compile(r"^[dl]'")
_BARS = re.compile(r"\s*[|·•]+\s*|\s+[–—-]+\s+|\s{2,}")


@dataclass(frozen=True, slots=True)
class AuthorRules:
    """Words around names: cues in front of one, what tells or may follow it, small words in it, given names.

    A cue that says little by itself is followed by a name that looks known.
    """

    cues: tuple[tuple[re.Pattern[str], bool], ...]
    reporter: re.Pattern[str]
    alone: re.Pattern[str]
    announced: re.Pattern[str]
    beside: re.Pattern[str]
    office: re.Pattern[str]
    button: re.Pattern[str]
    particles: frozenset[str]
    titles: frozenset[str]
    joins: frozenset[str]
    given: frozenset[str]


@cache
def author_rules(language: str) -> AuthorRules:
    """The ``[author]`` table of ``languages/<language>/cleaning.toml``, compiled once.

    :raises BadLanguagePack: when the pack is broken.
    """
    pack = load(language, "cleaning")
    names = load_table(language, "actors")
    return AuthorRules(
        cues=_cues(pack),
        reporter=pack.regex("author.reporter"),
        alone=pack.regex("author.alone"),
        announced=pack.regex("author.announced"),
        beside=pack.regex("author.beside"),
        office=pack.regex("author.office"),
        button=pack.regex("author.button"),
        particles=frozenset(pack.words("author.particles")),
        titles=frozenset(map(folded, pack.words("author.titles"))),
        joins=frozenset(pack.words("author.joins")),
        given=frozenset(folded(n) for key in ("feminine_names", "masculine_names") for n in names.get(key, ())),
    )


def _cues(pack: Pack) -> tuple[tuple[re.Pattern[str], bool], ...]:
    return tuple((rule.regex("pattern", re.IGNORECASE), rule.flag("known")) for rule in pack.rules("author.cues"))


def author_of(
    lines: Sequence[Line],
    headline: Line | None,
    body: Sequence[Line],
    words: Vocabulary,
    language: str,
    elements: Sequence[Offsets] = (),
    outlet: str | None = None,
) -> Offsets | None:
    """Where the name or the names of who wrote it stand in the text, ``None`` when nothing tells surely.

    :param lines: all lines of the page.
    :param body: those of its text, never empty.
    :param elements: of an HTML page, the stretches that it calls a by-line.
    :param outlet: whose page it is: « R. Phare » of Radio Phare is nobody.
    """
    search = _Search(lines, headline, body, words, author_rules(language), outlet)
    ways = (search.marked(elements), search.announced(), search.beside_stamps(), search.alone(), search.signed())
    return next(chain.from_iterable(ways), None)


class _Search:
    """Looks for who signs among the lines of one page."""

    def __init__(
        self,
        lines: Sequence[Line],
        headline: Line | None,
        body: Sequence[Line],
        words: Vocabulary,
        rules: AuthorRules,
        outlet: str | None,
    ) -> None:
        self.headline, self.words, self.rules = headline, words, rules
        self.outlet = frozenset(folded(outlet or "").split())
        kept = {id(line) for line in body}
        self.prose = "\n".join(line.block.plain for line in body if line.kind == "prose")
        places = [index for index, line in enumerate(lines) if id(line) in kept and line.kind == "prose"]
        first, last = (places[0], places[-1]) if places else (len(lines), len(lines) - 1)
        outside = [line for line in lines[first:last] if id(line) not in kept]
        self.below = [line for line in _up_to_others(lines[last + 1 :])[:_BELOW] if self._may_sign(line)]
        self.above = [line for line in lines[:first] if self._may_sign(line)]
        self.near = [*self.above, *filter(self._may_sign, outside), *self.below]
        head = next((index for index, line in enumerate(lines[:first]) if line is headline), None)
        beside = lines[first - _ABOVE if first > _ABOVE else 0 : first] if head is None else lines[head + 1 : first]
        #: The one bare name between the standfirst and the text proper.
        lead = [line for line in lines[first : places[1] if len(places) > 1 else first] if line.rule == "name alone"]
        self.under_headline = [line for line in beside if self._may_sign(line)]
        #: « Anne Roy », between the standfirst and the text, that touches the stamp.
        between_both = lines[first + 1 : places[1]] if len(places) > 1 else []
        touching = [two for two in pairwise(between_both) if "stamp" in (two[0].kind, two[1].kind)]
        self.under_lead = [line for two in touching for line in two if line.kind != "stamp" and self._may_sign(line)]
        #: « A. Roy » between the stamp and the headline.
        stamped = head is not None and head >= _STAMPED and lines[head - _STAMPED].kind == "stamp"
        over = lines[head - 1 : head] if head is not None and stamped else []
        self.over_headline = [line for line in over if self._may_sign(line)]
        self.lead = [line for line in lead[:1] if self._may_sign(line)]
        #: Who signs a letter stands in its text.
        self.signatory = [line for line in body[-1:] if places and line.kind == "title" and line is not headline]

    def _may_sign(self, line: Line) -> bool:
        """« Texte : Anne Roy – Photos : Luc Petit » is read although it ends with a credit."""
        caption = line.kind == "caption" and line.rule != "credit-at-the-end"
        own = line is not self.headline and not caption and line.rule not in _ELSEWHERE
        return own and line.kind != "prose" and len(line.block.text) <= _LINE

    # -------------------------------------------------------------------------------------------------- candidates

    def marked(self, elements: Sequence[Offsets]) -> Iterator[Offsets]:
        """In an element that the page calls a by-line, announced or bare."""
        for line in self.near:
            block = line.block
            for start, end in elements:
                cut = max(start, block.start), min(end, block.end)
                if cut[0] < cut[1]:
                    yield from self._in_element(block.text[cut[0] - block.start : cut[1] - block.start], cut[0])

    def _in_element(self, text: str, at: int) -> Iterator[Offsets]:
        text = self._undated(text)
        yield from (_moved(span, at) for span in self.announced_in(text))
        for start, end in between(_BARS, text):
            name = self._name(text[:end], start)
            if name and self.rules.announced.search(text[name[1] : end]):
                yield _moved(name, at)

    def announced(self) -> Iterator[Offsets]:
        """« Par Anne Roy », « De notre correspondante à Lille, Anne Roy »."""
        for line in self.near:
            yield from (_moved(span, line.block.start) for span in self.announced_in(self._undated(line.block.text)))

    def announced_in(self, text: str) -> Iterator[Offsets]:
        """The names behind a cue in one line, dates blotted out."""
        for cue, known in self.rules.cues:
            for match in cue.finditer(text):
                name = self._name(text, match.end())
                fits = name and (not known or self._looks_known(text, name))
                if name and fits and self.rules.announced.search(text[name[1] :]):
                    yield name

    def beside_stamps(self) -> Iterator[Offsets]:
        """« 03/05/2012 05:00 - Anne Roy »: a name between the bars of a stamp."""
        for line in [each for each in self.near if each.kind == "stamp"]:
            text = self._undated(line.block.text)
            for start, end in between(_BARS, text):
                name = self._bare_name(text[:end], start)
                if name and self._looks_known(text[:end], name):
                    yield _moved(name, line.block.start)

    def alone(self) -> Iterator[Offsets]:
        """A name that fills a line under the headline, or right below the text, where any person's name signs."""
        yield from self._filling(self.under_headline, self._looks_known)
        yield from self._beside_counters()
        yield from self._filling(self.over_headline, self._looks_known)
        yield from self._filling(self.under_lead, self._looks_known)
        yield from self._filling(self.lead, _anybody)
        for line in self.signatory:
            text = self._undated(line.block.text)
            # « Pour le bureau : Anne Roy, présidente » names the body first.
            office = self.rules.office.match(plain(text))
            name = self._name(text, office.end() if office and ":" in office.group() else 0)
            if name and self.rules.announced.search(text[name[1] :]):
                yield _moved(name, line.block.start)
        yield from self._filling(self.below[:_SIGNED], self._could_sign)

    def _beside_counters(self) -> Iterator[Offsets]:
        """« A. Roy - Mis à jour à 7 h 30 - 12 réactions » under the headline."""
        for line in self.under_headline:
            text = self._undated(line.block.text)
            pieces = between(_BARS, text)
            if len(pieces) < 2 or not all(self.rules.beside.search(text[slice(*other)]) for other in pieces[1:]):
                continue
            start, end = pieces[0]
            name = self._bare_name(text[:end], start)
            if name and self._looks_known(text[:end], name):
                yield _moved(name, line.block.start)

    def signed(self) -> Iterator[Offsets]:
        """« Pour la mairie, Anne Roy », « Pour le collectif, » above « le président, Luc Petit » below the text."""
        behalf = self.words.on_behalf
        for above, line in pairwise([None, *self.below]):
            told = above is not None and behalf.search(above.block.plain)
            text = plain(line.block.text) if line else ""
            office = self.rules.office.match(text)
            if line is None or office is None or not (told or behalf.search(text)):
                continue
            name = self._name(text, office.end())
            if name and self.rules.announced.search(text[name[1] :]):
                yield _moved(name, line.block.start)

    def _filling(self, lines: Sequence[Line], fits: Callable[[str, Offsets], bool]) -> Iterator[Offsets]:
        for line in lines:
            text = self._undated(line.block.text)
            name = self._bare_name(text, 0)
            if name and fits(text, name):
                yield _moved(name, line.block.start)

    # ------------------------------------------------------------------------------------------------------- names

    def _undated(self, text: str) -> str:
        """The line with plain spaces and bars in place of its dates and a closing button, character for character."""
        text = plain(text)
        button = self.rules.button.search(text)
        if button:
            text = text[: button.start()] + "|" * len(button[0])
        for match in self.words.grammar.find(text):
            if re.search(r"\d| ", text[match.start : match.end]):
                text = text[: match.start] + "|" * (match.end - match.start) + text[match.end :]
        return text

    def _bare_name(self, text: str, at: int) -> Offsets | None:
        """A name without a cue: nothing unfit behind it, and nobody of whom the text tells."""
        name = self._name(text, at)
        if name is None or text[slice(*name)] in self.prose:
            return None
        after = text[name[1] :]
        return name if self.rules.alone.search(after) or self.rules.reporter.search(after) else None

    def _looks_known(self, text: str, name: Offsets) -> bool:
        """A common given name or an initial, or the trade behind the name."""
        first, *_, last = text[slice(*name)].split()
        given = folded(first) in self.rules.given or folded(first).partition("-")[0] in self.rules.given
        initial = _INITIALS.fullmatch(first) or _INITIALS.fullmatch(last)
        return given or bool(initial) or bool(self.rules.reporter.search(text[name[1] :]))

    def _could_sign(self, text: str, name: Offsets) -> bool:
        """A name of which the page says no word elsewhere: « Stade Rennais » below a report is what it is about."""
        printed = text[slice(*name)]
        told = folded(f"{self.prose} {self.headline.block.plain if self.headline else ''}")
        heard = any(re.search(rf"\b{re.escape(folded(word))}\b", told) for word in printed.split() if len(word) > 2)
        return self._looks_known(text, name) or (_is_title_case(printed) and not heard)

    def _name(self, text: str, at: int) -> Offsets | None:
        """The name that begins here, with those that are joined to it; ``None`` when it is no person's."""
        first = self._one_name(text, at)
        if first is None:
            return None
        start, end = first
        for _ in range(_MOST):
            joined = self._joined(text, end)
            if joined is None:
                break
            end = joined
        return start, end

    def _joined(self, text: str, at: int) -> int | None:
        """Where « et Luc Petit » ends; behind a comma only a common given name begins another person."""
        joins = "|".join(re.escape(word) for word in self.rules.joins)
        match = re.compile(rf"(?:(,)| (?:{joins})) ").match(text, at)
        name = self._one_name(text, match.end()) if match else None
        sure = match and name and (not match[1] or self._looks_known(text[: name[1]], name))
        return name[1] if name and sure else None

    def _one_name(self, text: str, at: int) -> Offsets | None:
        start = at + len(text[at:]) - len(text[at:].lstrip(" \t-–—|.«*_[("))
        title = _TOKEN.match(text, start)
        if title and folded(title[0].rstrip(".")) in self.rules.titles and text[title.end() : title.end() + 1] == " ":
            start = title.end() + 1
        end, count, position = start, 0, start
        while count < _LONGEST and (token := _TOKEN.match(text, position)):
            if self._is_name_word(token[0]) and not (count and self._is_particle(token[0])):
                end, count = position + len(token[0] if _is_initial(token[0]) else token[0].rstrip(".]»*_")), count + 1
                if end < token.end():
                    break
            elif not (count and self._is_particle(token[0])):
                break
            position = token.end() + (text[token.end() : token.end() + 1] == " ")
            if position == token.end():
                break
        return (start, end) if self._is_person(text[start:end]) else None

    def _is_particle(self, word: str) -> bool:
        return folded(word) in self.rules.particles

    def _is_name_word(self, word: str) -> bool:
        """« Roy », « ROY », « J.-P. », « d'Arcy »; no small word, no word of a stamp, no agency."""
        if _is_initial(word):
            return True
        bare = word.rstrip(".]»*_")
        known = bare.lower() in self.words.frequent or bare.lower() in self.words.stamp_words
        fits = len(bare) > 1 and _WORD.fullmatch(bare) and _ELIDED.sub("", bare)[:1].isupper()
        return bool(fits) and not known and bare not in self.words.agencies

    def _is_person(self, name: str) -> bool:
        """Two words or more, one of them whole, and neither medium nor body, section, state or headline."""
        parts = name.split()
        if len(parts) < 2 or all(_is_initial(part) or self._is_particle(part) for part in parts):
            return False
        outlet = self.words.outlet
        other = (outlet.media, outlet.institution, outlet.refused, outlet.legal_form)
        told = self.headline is not None and folded(name) == folded(self.headline.block.plain)
        own = all(folded(part) in self.outlet for part in parts if not _is_initial(part))
        unfit = told or own or name in self.words.agencies or folded(name) in states()
        return not unfit and not any(pattern.search(name) for pattern in other)


def _up_to_others(lines: Sequence[Line]) -> list[Line]:
    """The lines below the text as far as they belong to it."""
    end = next((index for index, line in enumerate(lines) if line.rule in _ELSEWHERE), len(lines))
    return list(lines[:end])


def _is_initial(word: str) -> bool:
    return bool(_INITIALS.fullmatch(word))


def _is_title_case(name: str) -> bool:
    """« Anne Roy », « Jean ROY »: capitals all through may be anything."""
    first, *rest = name.split()
    return not first.isupper() and all(part[:1].isupper() for part in rest[-1:])


def _anybody(text: str, name: Offsets) -> bool:
    return True


def _moved(span: Offsets, by: int) -> Offsets:
    return span[0] + by, span[1] + by
