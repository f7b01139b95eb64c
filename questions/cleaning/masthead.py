"""Who sent the dispatch, from where and when: datelines, stamps, credits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from questions.calendar_grammar import Match, plain
from questions.calendar_readings import printed_day
from questions.cleaning.classify import Line
from questions.cleaning.lines import Block
from questions.cleaning.vocabulary import Vocabulary

#: A dateline stands within so many characters.
_HEAD = 160
_COPYRIGHT = re.compile(r"^\s*(?:©|\(c\))+\s*", re.IGNORECASE)
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,5}", re.IGNORECASE)
_NO_CREDIT = frozenset(("comments", "link", "list"))
_SEPARATOR = re.compile(r"\s+[|•·–—-]\s+|\s{3,}|\t")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Offsets of an agency's opening; ``end`` is where the text proper begins, ``text_end`` leaves out the dash."""

    start: int
    end: int
    text_end: int
    place: str | None
    agency: str | None


def dateline_of(lines: list[Line], body: list[Line], words: Vocabulary) -> Dateline | None:
    """The dateline at the head of the first paragraphs, or alone in a line above them."""
    first = next(index for index, line in enumerate(lines) if line is body[0])
    above = [line for line in lines[max(0, first - 3) : first] if line.kind in ("title", "stamp")]
    for line in [*body[:3], *reversed(above)]:
        found = _dateline_in(line, words, whole=line in above)
        if found:
            return found
    return None


def _dateline_in(line: Line, words: Vocabulary, *, whole: bool) -> Dateline | None:
    head = line.block.plain[:_HEAD]
    for rule, pattern in words.datelines:
        match = pattern.search(f"{head} - " if whole else head)
        if match is None or (whole and match.end() < len(head)):
            continue
        groups = {name: value for name, value in match.groupdict().items() if value}
        if rule.flag("comma") and not _is_place(match, groups):
            continue
        end = min(match.end(), len(line.block.text))
        bare = len(head[:end].rstrip(" -–—=:."))
        agency = groups.get("known") or groups.get("known2") or groups.get("agency")
        if rule.name == "place-in-brackets" and groups["place"] in words.pack.words("agencies.names"):
            agency = groups.pop("place")
        start = line.block.start
        return Dateline(start, start + end, start + bare, groups.get("place"), _agency_name(agency))
    return None


def _is_place(match: re.Match[str], groups: dict[str, str]) -> bool:
    """A place is in capitals, or set off by a comma or a bracket: « Paraphé le 14 mars - » has none."""
    place = groups["place"]
    return place.isupper() or "," in match[0][len(place) : len(place) + 30]


def _agency_name(found: str | None) -> str | None:
    if not found or re.search(r"\d{2}", found):
        return None
    return found.strip(" .")


def agency_of(lines: list[Line], headline: Line | None, dateline: Dateline | None, words: Vocabulary) -> str | None:
    """The outlet: of the dateline, beside the stamp, of a credit or copyright line, or at the head of the page."""
    if dateline and dateline.agency:
        return dateline.agency
    alone = (line.block.plain.strip("()[] .") for line in lines if line.rule == "agency alone")
    found = (_beside_stamp(lines, words), _credited(lines, words), _in_titles(lines, headline, words), alone,
             _site_name(lines, headline))  # fmt: skip
    return next((name for names in found for name in names), None)


def _beside_stamp(lines: list[Line], words: Vocabulary) -> Iterator[str]:
    for line in (each for each in lines if each.kind == "stamp"):
        dates = words.grammar.find(line.block.text)
        for start, end in _pieces(line.block.plain):
            piece = _COPYRIGHT.sub("", line.block.plain[start:end]).strip(" .,")
            dated = any(start < match.end and match.start < end for match in dates)
            furniture = words.is_dirt(Block(0, len(piece), piece, 0))
            if not dated and not furniture and _is_name(piece) and not _only_stamp_words(piece, words):
                yield piece


def _only_stamp_words(piece: str, words: Vocabulary) -> bool:
    return words.stamp_words >= set(plain(piece.lower()).split())


def _pieces(text: str) -> list[tuple[int, int]]:
    cuts = [(0, 0), *(match.span() for match in _SEPARATOR.finditer(text)), (len(text), len(text))]
    return [(left[1], right[0]) for left, right in pairwise(cuts) if left[1] < right[0]]


def _is_name(text: str) -> bool:
    """Whether it could name an outlet: few words, a capital, no digits, no byline."""
    return 1 <= len(text.split()) <= 6 and any(c.isupper() for c in text) and not re.search(r"\d|[:?!]|°", text)


def _credited(lines: list[Line], words: Vocabulary) -> Iterator[str]:
    """Outlets of credit lines; the owner of the copyright before those whose dispatches were used."""
    credits = [each for each in lines if each.kind in ("dirt", "title") and each.rule not in _NO_CREDIT]
    for pattern in words.credits:
        for line in credits:
            match = pattern.search(line.block.plain)
            if match and _is_name(match["agency"]):
                yield match["agency"].strip(" .")


def _in_titles(lines: list[Line], headline: Line | None, words: Vocabulary) -> Iterator[str]:
    """« Headline - Outlet », the title of the browser's window."""
    tail = words.pack.regex("headline.tail", 0)
    for line in lines:
        match = tail.search(line.block.plain) if line.rule == "headline again" else None
        if match and headline is not None and headline.block.key in line.block.key:
            yield match["agency"].strip()


def _site_name(lines: list[Line], headline: Line | None) -> Iterator[str]:
    """A name above the headline: in capitals, of several words, an address, or set off by a comma or a dash."""
    for line in lines[:4]:
        if headline is None or line is headline:
            return
        text = line.block.plain
        name = re.split(r",| [-–—|] |\s{2,}", text)[0].strip()
        telling = name != text or name.isupper() or " " in name or _DOMAIN.fullmatch(name)
        if line.kind == "title" and line.rule == "" and telling and _is_outlet(name):
            yield name
            return


def _is_outlet(name: str) -> bool:
    return len(name) > 3 and (_is_name(name) or bool(_DOMAIN.fullmatch(name)))


def stamped_date(lines: list[Line], dateline: Dateline | None, words: Vocabulary) -> tuple[str, int, int] | None:
    """The printed day of publication and where it stands: of a stamp, else of a dateline with its year."""
    for line in _stamps_in_order(lines, words):
        for match in _by_cue(line, words):
            value = printed_day(match, words.grammar)
            if value:
                return value, line.block.start + match.start, line.block.start + match.end
    return _dated_dateline(lines, dateline, words)


def _stamps_in_order(lines: list[Line], words: Vocabulary) -> list[Line]:
    """Stamps that say « publié » first, then those nearest to the text."""
    stamps = [line for line in lines if line.kind == "stamp"]
    published = words.pack.regex("stamp.published")
    updated = words.pack.regex("stamp.updated")

    def rank(line: Line) -> int:
        text = line.block.plain
        return 0 if published.search(text) else 2 if updated.search(text) else 1

    return sorted(stamps, key=rank)


def _by_cue(line: Line, words: Vocabulary) -> list[Match]:
    """The dates of a stamp, the day of publication before the day of an update."""
    text = line.block.plain
    updated = words.pack.regex("stamp.updated")
    found = [match for match in words.grammar.find(line.block.text) if match.reading == "day"]
    cues = [match.end() for match in updated.finditer(text)]
    return sorted(found, key=lambda match: (any(0 <= match.start - cue <= 12 for cue in cues), match.start))


def _dated_dateline(lines: list[Line], dateline: Dateline | None, words: Vocabulary) -> tuple[str, int, int] | None:
    if dateline is None:
        return None
    line = next(each for each in lines if each.block.start <= dateline.start < each.block.end)
    head = line.block.text[: dateline.end - line.block.start]
    for match in words.grammar.find(head):
        value = printed_day(match, words.grammar)
        if value:
            return value, line.block.start + match.start, line.block.start + match.end
    return None
