"""Which outlet published a page: every place that may name it is asked, from the surest to the least sure.

A wrong outlet stands in every question (« Selon X »), so a name that might be a headline, a by-line, a breadcrumb, a
place or a subtitle (« Revue trimestrielle ») is refused, and the answer may be ``None``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from questions.calendar.grammar import Match, plain
from questions.cleaning.classify import Line
from questions.cleaning.issuers import heads_of_speakers, is_letter, repeated_heads, signed_for, spelled_heads
from questions.cleaning.lines import Block
from questions.cleaning.name_case import DOMAIN
from questions.cleaning.outlet_names import BRACKET, COPYRIGHT, SIGNS, NameChecks
from questions.cleaning.page_heads import LABEL, LONGEST_NAME, is_slogan
from questions.cleaning.pieces import BETWEEN, cuts, first_piece, pieces
from questions.cleaning.vocabulary import Vocabulary
from questions.cleaning.witnessed_names import Witnesses, is_motto
from questions.naming import spells

#: A masthead stands in the first so many lines.
_TOP = 5
#: A longer end of a window's title is no medium's name.
_WINDOW_WORDS = 6
#: Names of so few words may be those of sections (« Le Mag », « Les Sports »).
_FEW = 2
#: Pieces of a line that may still be a name with its buttons.
_MOST_PIECES = 4
_CRUMB = re.compile(r"\s[>›→/]\s")
#: In front of the title on a printed sheet.
_DAY = re.compile(r"^[\d/:.\- h]+")
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
    seen = Witnesses(lines, headline, words)
    wire = search.is_wire(sender or "")
    names = (
        search.issuers(),
        [sender] if wire and sender else (),
        [page.site] if page.site else (),
        search.media_before_dates(),
        search.before_slogans(),
        seen.beside_mottoes(),
        search.spelled_out(),
        search.introduced(),
        search.institutions(),
        seen.issuers(),
        search.mastheads(periodical=False),
        seen.announced(),
        search.before_dates(),
        search.window_heads(page.title),
        search.media_beside_stamps(),
        seen.above_stamps(),
        search.above_issues(),
        seen.told_to_readers(),
        seen.said_at_the_foot(),
        search.mastheads(periodical=True),
        search.beside_stamps(),
        search.owners_cited(),
        search.window_tails(page.title),
        search.owners(),
        search.alone(),
        signed_for(lines, words),
        search.spelled_addresses(),
        seen.heads_named(),
        seen.addressed(),
        search.mottoes(),
        search.addresses(),
        search.quoted_sources(),
    )
    shown = (search.presentable(name, surely=wire and name == sender) for found in names for name in found)
    last = []
    for name in filter(None, shown):
        if not _is_address(name) and not is_motto(name, words.outlet):
            return name
        last.append(name)
    return next(iter(last), None)


class _Search(NameChecks):
    """Looks for the outlet in the lines of one page."""

    def __init__(self, lines: list[Line], headline: Line | None, words: Vocabulary) -> None:
        super().__init__("\n".join(line.block.plain for line in lines), headline, words)
        self.lines = lines
        above = lines[: lines.index(headline)] if headline in lines and headline is not None else lines
        self.top = [line for line in above[:_TOP] if line.kind in ("title", "dirt", "stamp")]
        self._is_letter = is_letter(lines, words)

    # -------------------------------------------------------------------------------------------------- candidates

    def spelled_out(self) -> Iterator[str]:
        """« NAME (ACRONYM) » in a line above the headline: an issuer introduces itself."""
        for line in self.top:
            for piece in pieces(line.block.plain):
                bracket = BRACKET.search(piece)
                if bracket and spells(bracket[1], piece[: bracket.start()], loosely=True):
                    yield piece

    def issuers(self) -> Iterator[str]:
        """« SOURCE Name » at the foot of a release names who speaks, whatever wire carried it."""
        return self._credited(self.rules.issuers)

    def mastheads(self, *, periodical: bool) -> Iterator[str]:
        """The first line, in capitals, or set apart from a menu or a frequency.

        :param periodical: whether to look for « LA LETTRE DE … », less telling than who publishes it.
        """
        for position, line in enumerate(self.top):
            first = self._opening(line)
            if line.kind == "stamp" or not first or bool(self.rules.periodical.search(first)) != periodical:
                continue
            if self._heads_another(position):
                continue
            leads = position == 0 or (self._leads(line) and bool(self.rules.with_article.search(first)))
            set_alone = first == line.block.plain and line.kind != "title" and not (position == 0 and _is_cased(first))
            heads = (leads and self._is_media(first) and not set_alone) or (position == 0 and self._heads_menu(line))
            capitals = first.isupper() and self._is_telling(line, first) and not self._is_menu(line, first)
            if heads or capitals or self.rules.frequency.search(first):
                yield first

    def _opening(self, line: Line) -> str:
        """What stands before the first bar, arrow or comma of a line, without its legal form.

        Behind a button (« ☰ MENU   Le Phare du Rhin   S'abonner ») it is a medium that has its article.
        """
        first, *more = pieces(LABEL.sub("", line.block.plain)) or [""]
        first = next(self._behind_buttons(more), first) if self._is_button(first) else first
        return self.rules.legal_form.sub("", _CRUMB.split(first)[0].partition(", ")[0])

    def _behind_buttons(self, more: list[str]) -> Iterator[str]:
        """A medium with its article; any medium, or a long name with its article, where all the rest are buttons."""
        titled = [each for each in more if self.rules.with_article.search(each)]
        yield from (each for each in titled if self._is_media(each))
        left = [each for each in more if not self._is_button(each) and any(map(str.isalpha, each))]
        if len(left) == 1:
            yield from (each for each in left if self._is_media(each) and _is_cased(each))
            yield from (each for each in left if each in titled and len(each.split()) > _FEW)

    def _is_menu(self, line: Line, first: str) -> bool:
        """« FOOT  RUGBY  TENNIS  HAND »: many short pieces, of which the first is no medium."""
        return len(pieces(line.block.plain)) > _MOST_PIECES and not self._is_media(first)

    def _heads_menu(self, line: Line) -> bool:
        """« L'Éclaireur du Lac | Actualités | Sports »: a name with its article in front of nothing but sections."""
        first, *more = pieces(line.block.plain) or [""]
        sections = [each for each in more if self.rules.refused.search(each) or self._is_button(each)]
        return bool(self.rules.with_article.search(first)) and len(more) > 1 and sections == more

    def _is_button(self, piece: str) -> bool:
        """« ☰ MENU », « Se connecter »; « Radio Phare » names a medium."""
        bare = SIGNS.sub("", piece)
        return bool(self.words.furniture(Block(0, len(bare), bare, 0))) and not self._is_media(bare)

    def _leads(self, line: Line) -> bool:
        """Whether no line above could name an outlet: stamps, notices and « ☰ Menu » do not."""
        above = (each for each in self.top if each.kind != "stamp" and each.rule not in ("cookies", "share"))
        return next((each for each in above if self.presentable(self._opening(each))), None) is line

    def institutions(self) -> Iterator[str]:
        """A ministry, a town hall, a hospital in its letterhead."""
        for line in self.top:
            first = first_piece(line.block.plain)
            told = line.kind == "title" and self.rules.institution.search(first) and self._is_letter
            if told and not self._heads_another(self.top.index(line)):
                yield first.partition(",")[0]

    def _heads_another(self, position: int) -> bool:
        """« COUR D'APPEL DE MONS » above « TRIBUNAL DE DINANT »: of two bodies in a letterhead the second speaks."""
        both = [first_piece(line.block.plain) for line in self.top[position : position + 2] if line.kind == "title"]
        return len(both) > 1 and all(each.isupper() and self.rules.institution.search(each) for each in both)

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

    def media_before_dates(self) -> Iterator[str]:
        """« Le Courrier - jeudi 3 mai 2012 - page 4 » at the very head: a medium with its article; « Forge & Feu n° 842
        - mai 2012 »: whatever has numbered issues."""
        for line in self.lines[:1]:
            whole = first_piece(line.block.plain)
            first = self._without_issue(whole)
            if (first != whole and any(match.reading in ("day", "month") for match in self._dated(line))) or (
                line.kind == "stamp" and self.rules.with_article.search(first) and self._is_media(first)
            ):
                yield first

    def _without_issue(self, piece: str) -> str:
        """« LE COURRIER DU LAC N° 412 »: a number is that of an issue."""
        issue = self.words.pack.regex("stamp.issue").search(piece)
        return piece[: issue.start()].rstrip(" ,(") if issue else piece

    def before_slogans(self) -> Iterator[str]:
        """« ONZE + | L'actu foot en continu », « Le Lac | Hebdo + site »: at the very head, in front of what it is."""
        for line in self.lines[:1]:
            first, *more = pieces(line.block.plain) or [""]
            kind = self.rules.with_article.search(first) and self.rules.kinds.search(more[0]) if more else None
            said = bool(more) and bool(is_slogan(more[0]) or kind)
            if line is not self.headline and said and len(first.split()) <= LONGEST_NAME:
                yield first

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
        """The pieces of stamps that hold no date; below a name, not what tells of it (« Le mensuel des huiliers »); in
        a release not one word, which says where it was written (« Denain (Nord) - le 3 mars »)."""
        found = [(line, piece) for line in self.lines if line.kind == "stamp" for piece in self._undated(line)]
        found = [each for each in found if not (self._is_letter and _is_one_word(each[1]))]
        return [piece for line, piece in found if not (self.rules.motto.search(piece) and self._is_below_a_name(line))]

    def _is_below_a_name(self, stamp: Line) -> bool:
        """Whether a title at the head of the page, above this line, may be a name."""
        above = self.top[: self.top.index(stamp)] if stamp in self.top else []
        return any(line.kind == "title" and self.presentable(self._opening(line)) for line in above)

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
        again += [_DAY.sub("", line.block.plain) for line in self.lines if line.rule == "head of a sheet"]
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
        return self._credited(self.rules.owners)

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
            name = re.split(rf",| {BETWEEN} |\s{{2,}}", text)[0].strip()
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
        return self._credited(self.rules.sources)

    # ------------------------------------------------------------------------------------------------------- checks

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
            piece = COPYRIGHT.sub("", line.block.plain[start:end]).strip(" .,")
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

    def _credited(self, patterns: Sequence[re.Pattern[str]]) -> Iterator[str]:
        credits = [each for each in self.lines if each.kind in ("dirt", "title", "stamp", "caption")]
        for pattern in patterns:
            for line in credits:
                match = pattern.search(line.block.plain) if line.rule not in _NO_CREDIT else None
                if match and not self._is_place(match["agency"].strip(" .")):
                    yield match["agency"].strip()


def _is_cased(name: str) -> bool:
    """« Radio Monde Afrique »: several words, each with its capital."""
    words = name.split()
    return len(words) > 1 and all(word[:1].isupper() for word in words)


def _is_one_word(name: str) -> bool:
    """« Denain », « Denain (Nord) »; letters in capitals may be a body."""
    bare = BRACKET.sub("", name)
    return " " not in bare and not bare.isupper()


def _is_address(name: str) -> bool:
    """« lephare.be » in small letters, the last thing that one calls a site."""
    return name.islower() and bool(DOMAIN.fullmatch(name))
