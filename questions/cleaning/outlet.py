"""Which outlet published a page: every place that may name it is asked, from the surest to the least sure.

A wrong outlet stands in every question (« Selon X »), so a name that might be a headline, a by-line, a breadcrumb, a
place or a subtitle (« Revue trimestrielle ») is refused, and the answer may be ``None``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from questions.calendar_grammar import Match, plain
from questions.cleaning.classify import Line
from questions.cleaning.issuers import heads_of_speakers, is_letter, repeated_heads, signed_for, spelled_heads
from questions.cleaning.lines import Block
from questions.cleaning.name_case import DOMAIN, readable
from questions.cleaning.page_heads import LONGEST_NAME
from questions.cleaning.pieces import cuts, first_piece, pieces
from questions.cleaning.vocabulary import Vocabulary
from questions.languages import load_table
from questions.naming import folded, spells

#: A masthead stands in the first so many lines.
_TOP = 5
_MOST_WORDS = 14
#: A longer end of a window's title is no medium's name.
_WINDOW_WORDS = 6
#: Pieces of a line that may still be a name with its buttons.
_MOST_PIECES = 4
#: Words that the title of the window shares with the headline.
_FEWEST_SHARED = 3
_COPYRIGHT = re.compile(r"^\s*(?:©|\(c\))+\s*", re.IGNORECASE)
#: « ☰ », « ≡ », « ► » in front of a word are buttons.
_SIGNS = re.compile(r"^[^\w\s()\[\]+@#&/'\".]+\s*")
_BRACKET = re.compile(r"\s*\(([^()]{2,40})\)\s*$")
_BARE_BRACKETS = re.compile(r"^\((.*)\)$|^\[(.*)\]$")
_CRUMB = re.compile(r"\s[>›→/]\s")
_TRAIL = re.compile(r"[>»›→]|/\s|\s/")
#: « Collectif « Sauvons la halle » »: a name within a name.
_TITLED = re.compile(r"«[^«»]*»")
#: « France 24 », « 20 Minutes », « TV5 », « Sahel24 »: a short number may belong to a name, anything longer does not.
_NUMBERED = re.compile(r"^\d{1,3} [^\W\d]|[^\W\d] \d{1,3}$|^[^\W\d_]+\d$|^[^\W\d_]{4,}\d{2,3}$")
#: Some agencies write themselves small between brackets.
_SMALL_WIRE = re.compile(r"[a-zà-þ]{2,4}")
#: « A.M. », « J.-P. D. » sign an article.
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.[ -]?){1,4}|(?:[A-ZÀ-Þ]\.[ -]?)*[A-ZÀ-Þ]")
_NO_CREDIT = frozenset(("link", "list"))


@dataclass(frozen=True, slots=True)
class PageNames:
    """What an HTML page says of itself: the name of the site, and the title of the browser's window."""

    site: str | None = None
    title: str | None = None


def outlet_of(
    lines: list[Line], headline: Line | None, sender: str | None, page: PageNames, words: Vocabulary
) -> str | None:
    """The outlet of a page as it would be printed in a sentence, ``None`` when nothing names it surely.

    :param sender: agency of the dateline, if it names one.
    """
    search = _Search(lines, headline, words)
    wire = search.is_wire(sender or "")
    names = (
        search.issuers(),
        [sender] if wire and sender else (),
        [page.site] if page.site else (),
        search.spelled_out(),
        search.introduced(),
        search.institutions(),
        search.mastheads(periodical=False),
        search.before_dates(),
        search.window_heads(page.title),
        search.media_beside_stamps(),
        search.above_issues(),
        search.mastheads(periodical=True),
        search.beside_stamps(),
        search.owners_cited(),
        search.window_tails(page.title),
        search.owners(),
        search.alone(),
        signed_for(lines, words),
        search.spelled_addresses(),
        search.mottoes(),
        search.addresses(),
        search.quoted_sources(),
    )
    shown = (search.presentable(name, surely=wire and name == sender) for found in names for name in found)
    addresses = []
    for name in filter(None, shown):
        if not _is_address(name):
            return name
        addresses.append(name)
    return next(iter(addresses), None)


class _Search:
    """Looks for the outlet in the lines of one page."""

    def __init__(self, lines: list[Line], headline: Line | None, words: Vocabulary) -> None:
        self.lines, self.headline, self.words = lines, headline, words
        self.rules = words.outlet
        above = lines[: lines.index(headline)] if headline in lines and headline is not None else lines
        self.top = [line for line in above[:_TOP] if line.kind in ("title", "dirt", "stamp")]
        self.text = "\n".join(line.block.plain for line in lines)
        self._is_letter = is_letter(lines, words)

    # -------------------------------------------------------------------------------------------------- candidates

    def spelled_out(self) -> Iterator[str]:
        """« NAME (ACRONYM) » in a line above the headline: an issuer introduces itself."""
        for line in self.top:
            for piece in pieces(line.block.plain):
                bracket = _BRACKET.search(piece)
                if bracket and spells(bracket[1], piece[: bracket.start()], loosely=True):
                    yield piece

    def issuers(self) -> Iterator[str]:
        """« SOURCE Name » at the foot of a release names who speaks, whatever wire carried it."""
        return self._credited(self.rules.issuers, len(self.lines))

    def mastheads(self, *, periodical: bool) -> Iterator[str]:
        """The first line, in capitals, or set apart from a menu or a frequency.

        :param periodical: whether to look for « LA LETTRE DE … », less telling than who publishes it.
        """
        for position, line in enumerate(self.top):
            first = self._opening(line)
            if line.kind == "stamp" or not first or bool(self.rules.periodical.search(first)) != periodical:
                continue
            leads = position == 0 or (self._leads(line) and bool(self.rules.with_article.search(first)))
            heads = leads and self._is_media(first) and (first != line.block.plain or line.kind == "title")
            capitals = first.isupper() and self._is_telling(line, first) and not self._is_menu(line, first)
            if heads or capitals or self.rules.frequency.search(first):
                yield first

    def _opening(self, line: Line) -> str:
        """What stands before the first bar, arrow or comma of a line, without its legal form.

        Behind a button (« ☰ MENU   Le Phare du Rhin   S'abonner ») it is a medium that has its article.
        """
        first, *more = pieces(line.block.plain) or [""]
        named = (each for each in more if self._is_media(each) and self.rules.with_article.search(each))
        first = next(named, first) if self._is_button(first) else first
        return self.rules.legal_form.sub("", _CRUMB.split(first)[0].partition(", ")[0])

    def _is_menu(self, line: Line, first: str) -> bool:
        """« FOOT  RUGBY  TENNIS  HAND »: many short pieces, of which the first is no medium."""
        return len(pieces(line.block.plain)) > _MOST_PIECES and not self._is_media(first)

    def _is_button(self, piece: str) -> bool:
        """« ☰ MENU », « Se connecter »; « Radio Phare » names a medium."""
        bare = _SIGNS.sub("", piece)
        return bool(self.words.furniture(Block(0, len(bare), bare, 0))) and not self._is_media(bare)

    def _leads(self, line: Line) -> bool:
        """Whether no line above could name an outlet: stamps, notices and « ☰ Menu » do not."""
        above = (each for each in self.top if each.kind != "stamp" and each.rule not in ("cookies", "share"))
        return next((each for each in above if self.presentable(self._opening(each))), None) is line

    def institutions(self) -> Iterator[str]:
        """A ministry, a town hall, a hospital in its letterhead."""
        for line in self.top:
            first = first_piece(line.block.plain)
            if line.kind == "title" and self.rules.institution.search(first) and self._is_letter:
                yield first.partition(",")[0]

    def introduced(self) -> Iterator[str]:
        """The head of a page that its own text abbreviates, or of a letter that its text repeats."""
        heads = [*spelled_heads(self.lines), *(repeated_heads(self.lines) if self._is_letter else ())]
        yield from (line.block.plain for line in heads if line in self.top)
        yield from heads_of_speakers(self.lines) if self._is_letter else ()

    def before_dates(self) -> Iterator[str]:
        """« Le Courrier, jeudi 3 mai 2012 »: a name with its article in front of the date."""
        for line in [each for each in self.top if each.kind == "stamp"]:
            name, comma, _ = line.block.plain.partition(",")
            if comma and self.rules.with_article.search(name) and any(self._dated(line)):
                yield name

    def media_beside_stamps(self) -> Iterator[str]:
        """A medium or a body beside the date (« Publié le 3 mars | Le Soir »), or capitals at the head of its line."""
        stamps = [each for each in self.lines if each.kind == "stamp"]
        found = self._beside_stamps()
        heads = [piece for line in stamps[:1] for piece in pieces(line.block.plain)[:1]]
        yield from (piece for piece in found if piece in heads and piece.isupper() and " " in piece)
        yield from (piece for piece in found if self._is_media(piece))
        yield from (piece for piece in found if self.rules.institution.search(piece))

    def beside_stamps(self) -> Iterator[str]:
        """Any other name beside the date: « Publié le 3 mars 2013 | Name »."""
        found = self._beside_stamps()
        yield from (piece for piece in found if not self._is_person(piece) and not self._is_place(piece))

    def _beside_stamps(self) -> list[str]:
        return [piece for line in self.lines if line.kind == "stamp" for piece in self._undated(line)]

    def above_issues(self) -> Iterator[str]:
        """The very first line above « Politique et affaires — n° 12 — 8 juin 2016 »: what it is about is no name.

        So is a short one above any other date, where the headline stands further down.
        """
        issue = self.words.pack.regex("stamp.issue")
        for name, below in pairwise(self.top[:2]):
            told = name is self.lines[0] and name.kind == "title" and below.kind == "stamp"
            short = self.headline is not None and len(name.block.words) <= LONGEST_NAME and name is not self.headline
            if told and (short or issue.search(below.block.plain)):
                yield first_piece(name.block.plain)

    def window_heads(self, title: str | None) -> Iterator[str]:
        """A station with its frequency, or the name of a medium, at either end of the window's title."""
        parts = pieces(plain(title)) if title else []
        ends = [parts[0], parts[-1]] if len(parts) > 1 else []
        yield from (piece for piece in ends if self.rules.frequency.search(piece))
        yield from (piece for piece in ends if self._is_media(piece) and len(piece.split()) <= _WINDOW_WORDS)

    def window_tails(self, title: str | None) -> Iterator[str]:
        """« Headline - Name » or « Name | Headline », the title of the browser's window."""
        again = [line.block.plain for line in self.lines if line.rule == "headline again"]
        for text in ([plain(title)] if title else []) + again:
            parts = pieces(text)
            if len(parts) > 1 and (self._opens_headline(parts[0]) or self._stands_above(parts[-1])):
                yield parts[-1]
            elif len(parts) > 1 and self._opens_headline(parts[-1]):
                yield parts[0]

    def _stands_above(self, name: str) -> bool:
        """Whether the head of the page says the same name: a window's title may be another than the article's."""
        key = Block(0, len(name), name, 0).key
        return bool(key) and any(f" {line.block.key} ".startswith(f" {key} ") for line in self.top)

    def owners(self) -> Iterator[str]:
        """« © Name 2019 », wherever it stands: the foot of a page comes after the comments."""
        return self._credited(self.rules.owners, len(self.lines))

    def owners_cited(self) -> Iterator[str]:
        """The owner whom the text itself names, as an agency does: more than the site that took it over."""
        prose = "\n".join(line.block.plain for line in self.lines if line.kind == "prose")
        owners = (self.rules.legal_form.sub("", name) for name in self.owners())
        yield from (name for name in owners if len(name) > 2 and name in prose)

    def alone(self) -> Iterator[str]:
        """A known agency alone in its line."""
        for line in self.lines:
            if line.rule == "agency alone":
                yield line.block.plain.strip("()[] .")

    def mottoes(self) -> Iterator[str]:
        """A name above the headline set off by a comma or a dash, of several words, or an address."""
        for line in self.lines[:4]:
            if self.headline is None or line is self.headline:
                return
            text = line.block.plain
            name = re.split(r",| [-–—|] |\s{2,}", text)[0].strip()
            telling = name != text or " " in name or bool(DOMAIN.fullmatch(name))
            telling = telling and not self._is_menu(line, name)
            if line.kind == "title" and line.rule == "" and telling and len(name) > 3 and self._could_head(name, text):
                yield name
                return

    def addresses(self) -> Iterator[str]:
        """« lephare.be › Région › Golfe » at the very head: a site that gives no other name."""
        for line in self.lines[:1]:
            first = _CRUMB.split(first_piece(line.block.plain))[0].removeprefix("www.")
            if line is not self.headline and DOMAIN.fullmatch(first):
                yield first

    def spelled_addresses(self) -> Iterator[str]:
        """« lephare.be » at the very head, and « Le Phare » in the text."""
        for address in self.addresses():
            letters = map(re.escape, address.partition(".")[0])
            spelled = re.search(rf"\b{'[ -]?'.join(letters)}\b(?!\.)", self.text, re.IGNORECASE)
            if spelled and spelled[0][0].isupper():
                yield spelled[0]

    def quoted_sources(self) -> Iterator[str]:
        """« (Selon Name) »: the wire whose dispatch was used, when the page does not say its own name."""
        return self._credited(self.rules.sources, len(self.lines))

    # ------------------------------------------------------------------------------------------------------- checks

    def is_wire(self, sender: str) -> bool:
        """Whether what a dateline names can be an agency: no country, no « nord du pays », but « (ats) »."""
        return bool(sender[:1].isupper() or _SMALL_WIRE.fullmatch(sender)) and folded(sender) not in states()

    def presentable(self, name: str, *, surely: bool = False) -> str | None:
        """The name without brackets, frequency and marks, in readable case; ``None`` when it is none.

        :param surely: whether it needs no check.
        """
        bare = self.rules.frequency.sub("", _COPYRIGHT.sub("", plain(name))).strip(" ,:;·|–—-«»\"'")
        bare = _SIGNS.sub("", bare)
        whole = _BARE_BRACKETS.match(bare)
        bare = (whole[1] or whole[2]).strip() if whole else bare
        bare = _BRACKET.sub("", bare) if len(_BRACKET.sub("", bare)) > 2 else bare
        bare = self.rules.legal_form.sub("", bare).rstrip(" ,") or bare
        bare = bare if self.rules.final_stop.search(bare) else bare.rstrip(" .")
        bare = _without_acronym(" ".join(bare.split()))
        return readable(bare, self.text, self.words) if surely or self._is_name(bare) else None

    def _is_name(self, name: str) -> bool:
        """Whether it could name an outlet: a capital, few words, no question, no trail, nothing generic, no place."""
        spoken = any(c.isupper() for c in name) or bool(DOMAIN.fullmatch(name))
        if not 1 <= len(name.split()) <= _MOST_WORDS or sum(map(str.isalpha, name)) < 2 or not spoken:
            return False
        if (name[0].islower() and " " in name) or name.count(", ") > 1:
            return False
        if (
            re.search(r"[:?!°@]|\w{3}\. ", name)
            or _TRAIL.search(_TITLED.sub("", name))
            or self.rules.refused.search(name)
        ):
            return False
        if (re.search(r"\d", name) and not _NUMBERED.search(name)) or _INITIALS.fullmatch(name):
            return False
        furniture = self.words.furniture(Block(0, len(name), name, 0)) and not self._is_media(name)
        return not furniture and not self._is_state(name) and not self._is_headline(name)

    def _is_state(self, name: str) -> bool:
        """« Mali », and « ÉTAT DU QATAR » at the head of what one of its bodies says."""
        formal = self.rules.state.search(name)
        return folded(name) in states() or (formal is not None and folded(formal["name"]) in states())

    def _is_headline(self, name: str) -> bool:
        key = Block(0, len(name), name, 0).key
        return self.headline is not None and bool(key) and key in (self.headline.block.key, *self._first_words())

    def _opens_headline(self, title: str) -> bool:
        """Whether the words are the headline, or some words of its beginning."""
        key = Block(0, len(title), title, 0).key
        longer = self.headline is not None and self.headline.block.key.startswith(f"{key} ")
        return self._is_headline(title) or (longer and len(key.split()) >= _FEWEST_SHARED)

    def _first_words(self) -> list[str]:
        """The headline up to its colon: « Lyon : … » begins with no outlet."""
        text = self.headline.block.plain if self.headline else ""
        return [Block(0, len(part), part, 0).key for part in re.split(r"\s*:", text)[:1]]

    def _is_media(self, piece: str) -> bool:
        """Whether a word of it names a kind of medium (« Courrier », « Radio »), not as a bare common noun."""
        return bool(self.rules.media.search(plain(piece))) and (piece[:1].isupper() or piece[:1].isdigit())

    def _is_person(self, piece: str) -> bool:
        """Two or three capitalised words and nothing else: « Maude Tremblay », « Maude T. » sign, they are no paper."""
        parts = [part.rstrip(".") for part in piece.split()]
        cased = all(part[:1].isupper() and (not part.isupper() or len(part) == 1) for part in parts)
        named = 2 <= len(parts) <= 3 and cased
        return named and not self._is_media(piece)

    def _is_place(self, piece: str) -> bool:
        """One word after « à » somewhere in the text: the town where it was written."""
        return " " not in piece and bool(self.rules.at_place(piece).search(self.text))

    def _is_telling(self, line: Line, first: str) -> bool:
        """Capitals are a masthead at the very head, or when they name a medium: further down they may be a heading."""
        return len(first) > 2 and (self._leads(line) or self._is_media(first)) and not self._is_place(first)

    def _could_head(self, name: str, text: str) -> bool:
        return (not re.search(r"[:?!]", text) or bool(DOMAIN.fullmatch(name))) and len(name.split()) <= 6

    # -------------------------------------------------------------------------------------------------------- pieces

    def _undated(self, line: Line) -> Iterator[str]:
        """Pieces of a stamp that hold no date and are more than the stamp's own words."""
        dates = self._dated(line)
        for start, end in cuts(line.block.plain):
            piece = _COPYRIGHT.sub("", line.block.plain[start:end]).strip(" .,")
            dated = any(start < match.end and match.start < end for match in dates)
            own = self.words.stamp_words >= set(plain(piece.lower()).split())
            if not dated and not own and self._is_name(piece):
                yield self._without_author(piece)

    def _dated(self, line: Line) -> list[Match]:
        return [match for match in self.words.grammar.find(line.block.text) if match.reading != "duration"]

    def _without_author(self, piece: str) -> str:
        """« Jean Roy, Le Courrier »: who signs stands before the comma."""
        author, comma, name = piece.partition(", ")
        return name if comma and self._is_person(author) and self._is_media(name) else piece

    def _credited(self, patterns: Sequence[re.Pattern[str]], count: int) -> Iterator[str]:
        credits = [each for each in self.lines[:count] if each.kind in ("dirt", "title", "stamp", "caption")]
        for pattern in patterns:
            for line in credits:
                match = pattern.search(line.block.plain) if line.rule not in _NO_CREDIT else None
                if match and not self._is_place(match["agency"].strip(" .")):
                    yield match["agency"].strip()


def _without_acronym(name: str) -> str:
    """« RLI Radio Léman International » says its name twice."""
    first, _, rest = name.partition(" ")
    return rest if first.isupper() and len(first) > 1 and " " in rest and spells(first, rest) else name


def _is_address(name: str) -> bool:
    """« lephare.be » in small letters, the last thing that one calls a site."""
    return name.islower() and bool(DOMAIN.fullmatch(name))


@cache
def states() -> frozenset[str]:
    """Folded names and capitals of states: a country in brackets is no outlet."""
    states = load_table("fr", "gazetteer_states")["states"]
    return frozenset(folded(form) for state in states for key in ("aliases", "capitals")
                     for form in (state["name"], *state.get(key, ())))  # fmt: skip
