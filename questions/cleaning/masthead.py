"""From where and when the dispatch was sent: datelines and stamps."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from questions.calendar.grammar import Match
from questions.calendar.readings import is_settled, printed_day
from questions.cleaning.classify import Line
from questions.cleaning.vocabulary import Vocabulary

#: Words of a headline, at least.
_TITLE = 3
#: A dateline stands within so many characters.
_HEAD = 160

#: A year of two digits that no clock time and no number is.
_SHORT_YEAR = re.compile(r" (?P<year>\d{2})(?!\d| ?[h:.,]\d?| %)(?=\W|$)")
#: Most words of the place where a letter was written.
_LONGEST_PLACE = 3


@dataclass(frozen=True, slots=True)
class Dateline:
    """Offsets of an agency's opening; ``end`` is where the text proper begins, ``text_end`` leaves out the dash."""

    start: int
    end: int
    text_end: int
    place: str | None
    agency: str | None


def dateline_of(lines: list[Line], body: list[Line], headline: Line | None, words: Vocabulary) -> Dateline | None:
    """The dateline at the head of the first paragraphs, or alone in a line above them."""
    first = next(index for index, line in enumerate(lines) if line is body[0])
    near = lines[max(0, first - 3) : first]
    above = [line for line in near if line.kind in ("title", "stamp") and line is not headline]
    for line in [*body[:3], *reversed(above)]:
        found = _dateline_in(line, words, whole=line in above)
        if found:
            return found
    return _before_headline(headline, words) if headline is not None else None


def _before_headline(headline: Line, words: Vocabulary) -> Dateline | None:
    """« BERNE, 3 mai 2012 (ATR) - Les éleveurs manifestent »: the headline stands behind the dateline, in its line."""
    found = _dateline_in(headline, words, whole=False)
    told = headline.block.text[found.end - headline.block.start :] if found else ""
    return found if found and found.agency and len(told.split()) >= _TITLE else None


def _dateline_in(line: Line, words: Vocabulary, *, whole: bool) -> Dateline | None:
    head = line.block.plain[:_HEAD]
    for rule, pattern in words.datelines:
        match = pattern.search(f"{head} - " if whole else head)
        if match is None or (whole and not _fills(match, len(head))):
            continue
        groups = {name: value for name, value in match.groupdict().items() if value}
        if rule.flag("comma") and not _is_place(match, groups):
            continue
        end = min(match.end(), len(line.block.text))
        bare = len(head[:end].rstrip(" -–—=:."))
        agency = groups.get("known") or groups.get("known2") or groups.get("agency") or groups.get("wire")
        if rule.name == "place-in-brackets" and groups["place"] in words.pack.words("agencies.names"):
            agency = groups.pop("place")
        start = line.block.start
        return Dateline(start, start + end, start + bare, groups.get("place"), _agency_name(agency))
    return None


def _fills(match: re.Match[str], length: int) -> bool:
    """Whether a line is nothing but the dateline: a place and a day, for « NAME (ACRONYM) » alone is a masthead."""
    return match.end() >= length and bool(match.groupdict().get("date"))


def _is_place(match: re.Match[str], groups: dict[str, str]) -> bool:
    """A place is in capitals, or set off by a comma or a bracket: « Paraphé le 14 mars - » has none."""
    place = groups["place"]
    return place.isupper() or "," in match[0][len(place) : len(place) + 30]


def _agency_name(found: str | None) -> str | None:
    if not found or re.search(r"\d{2}", found):
        return None
    return found.strip(" .")


def is_place_and_day(line: Line, words: Vocabulary) -> bool:
    """« Denain, lundi soir » alone in a line: where and when a letter was written."""
    place, comma, day = line.block.plain.partition(", ")
    found = next(iter(words.grammar.find(day)), None) if comma and line.kind == "title" else None
    short = place[:1].isupper() and "." not in place and len(place.split()) <= _LONGEST_PLACE
    if found is None or found.reading == "none":  # « mardi 8 septembre, 18 h 30 » names no place
        return False
    return short and (found.start, found.end) == (0, len(day))


def stamped_date(lines: list[Line], dateline: Dateline | None, words: Vocabulary) -> tuple[str, int, int] | None:
    """The printed day of publication and where it stands: of a stamp, else of a dateline with its year."""
    for line in _stamps_in_order(lines, words):
        for match in _by_cue(line, words):
            full = _with_short_year(match, line, words)
            value = printed_day(full, words.grammar)
            if value:
                return value, line.block.start + full.start, line.block.start + full.end
    return _dated_dateline(lines, dateline, words)


def _with_short_year(day: Match, line: Line, words: Vocabulary) -> Match:
    """« Publié le 13 oct. 21 à 16:07 »: two digits behind a month of a stamp that says « publié » are its year."""
    year = _SHORT_YEAR.match(line.block.plain, day.end)
    told = "month" in day.groups and not {"year", "shortyear"} & day.groups.keys()
    if year is None or not told or not words.pack.regex("stamp.published").match(line.block.plain):
        return day
    return replace(day, end=year.end(), groups={**day.groups, "shortyear": year["year"]})


def issue_month(lines: list[Line], first: Line | None, words: Vocabulary) -> tuple[str, int, int] | None:
    """The month at the head of an issue (« Bois & Forêts, n° 58, mai 2017 ») and where it stands.

    A month that stands alone, or behind « publié en », is one too; one among other words is not.

    :param first: the headline, or the first line of the text where there is none: the head is what stands above.
    """
    above = (line for line in lines if first and line.block.end <= first.block.start)
    for line in above:
        found = [match for match in words.grammar.find(line.block.small) if match.reading != "none"]
        month = found[0] if len(found) == 1 and found[0].reading in ("month", "month-range") else None
        value = is_settled(month, words.grammar) if month and _heads_an_issue(line, month, words) else None
        if month and value:
            return value, line.block.start + month.start, line.block.start + month.end
    return None


def _heads_an_issue(line: Line, month: Match, words: Vocabulary) -> bool:
    if re.search(words.pack.regex("stamp.issue"), line.block.plain):
        return True
    beside = line.block.plain[: month.start] + line.block.plain[month.end :]
    return all(word in words.stamp_words for word in re.findall(r"[^\W\d]+", beside.lower()))


def _stamps_in_order(lines: list[Line], words: Vocabulary) -> list[Line]:
    """Stamps that say « publié » first, then those nearest to the text; none that says « imprimé », « inscrit »."""
    other = words.pack.regex("stamp.other")
    stamps = [line for line in lines if line.kind == "stamp" and not other.search(line.block.plain)]
    published = words.pack.regex("stamp.published")
    updated = words.pack.regex("stamp.updated")

    def rank(line: Line) -> int:
        """An update ranks behind, but not « 3 mai 2012 - 11:42 | Mis à jour : 4 mai 2012 »."""
        text = line.block.plain
        cue = updated.search(text)
        dated = cue is None or any(match.reading == "day" for match in words.grammar.find(text[: cue.start()]))
        return 0 if published.search(text) else 1 if dated else 2

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
