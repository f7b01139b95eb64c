"""Lines that say when a page was published: a date and little else, whatever stands around it."""

from __future__ import annotations

import re

from questions.calendar.grammar import Match
from questions.cleaning.lines import Block
from questions.cleaning.vocabulary import Vocabulary

_LONGEST_STAMP = 18
#: « Publié le 3 mai par Ana Sol. » is a stamp, « Publié le 3 mai, le rapport … . » is a sentence.
_STAMPED_SENTENCE = 4
#: Words before a day without its year: « Communiqué de presse, jeudi 14 février ».
_PLACE = 4
#: Other words beside the date of a stamp.
_MOST_BESIDE_A_DATE = 7
_BARS = re.compile(r"[|•·–—]| - ")
#: Between a place and its weekday (« Lyon, le jeudi 14 février »).
_ARTICLE = re.compile(r"(?<=,)\s+\w{2}$")
#: « 3:40 p.m. », « 14 h. »
_SHORTENED = re.compile(r"(?:\b[a-z]\.[a-z]|\d ?h)\.$", re.IGNORECASE)
#: Behind a day without its year: a clock time and nothing else.
_CLOCK = re.compile(r"[,\s]*(?:(?:à|-)\s*)?(?:\d{1,2}\s?[h:]\s?(?:\d{2})?)?\s*[.»]?\s*$")
#: In front of it: nothing, an article, or whoever writes or wherever, with a comma: « Lorval, le », « Par Ana Sol, ».
_BEFORE = re.compile(r"^\s*(?:(?-i:[A-ZÀ-Þ])[^,;:!?]{1,60},\s*(?:[^\W\d]{2}\s)?|(?:[^\W\d]{2}\s))?\s*$", re.IGNORECASE)
#: A name or a comma right before the day, an article apart: « lancé le » is told of something.
_NAMED = re.compile(r"(?:[,|•·–—-]|(?:^|\W)[A-ZÀ-Þ][^\W_]*)\s*(?:[^\W\d]{2}\s)?\s*$")
_SENTENCE_END = re.compile(r"[.!?:]\s")
_CAPITALISED = re.compile(r"^\W*[A-ZÀ-Þ]")


def is_stamp(block: Block, words: Vocabulary) -> bool:
    """Whether a line is short, with a whole date, and says little else."""
    if len(block.words) > _LONGEST_STAMP + 6 or not any(c.isdigit() for c in block.text):
        return False
    dates = [match for match in words.grammar.find(block.text) if match.reading == "day"]
    whole = [match for match in dates if {"year", "shortyear"} & match.groups.keys()]
    rest = Block(0, 0, without(block.text, [(m.start, m.end) for m in dates]), 0)
    other = [word for word in rest.words if word not in words.stamp_words and not word.isdigit()]
    opens = any(
        re.match(rf"\W*{words.pack.text('stamp.published')}\b", part, re.IGNORECASE)
        for part in _BARS.split(block.plain)
    )
    if opens and dates:
        return len(other) <= (_STAMPED_SENTENCE if block.ended else _LONGEST_STAMP)
    if not whole and dates and _is_yearless_stamp(dates[-1], block, other):
        return True
    if not whole or _reads_on(block, whole[-1], words):
        return False
    return len(other) <= _MOST_BESIDE_A_DATE or any(_stands_apart(match, block, words) for match in whole)


def without(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with a blank for each stretch."""
    for start, end in reversed(spans):
        text = text[:start] + " " + text[end:]
    return text


def _reads_on(block: Block, day: Match, words: Vocabulary) -> bool:
    """Whether the line ends as a sentence; « 3 mai 2012 | 3:40 p.m. » ends with an abbreviation.

    « Par Ana Sol, 3 mai 2012, 11:24. Actualisé à 18:50. » tells who and when, and no more.
    """
    text = block.text.rstrip()
    if text.endswith(("?", "!")):
        return True
    return text.endswith(".") and not _SHORTENED.search(text[day.end :]) and not _is_signed_day(block, day, words)


def _is_signed_day(block: Block, day: Match, words: Vocabulary) -> bool:
    """Whether only a by-line stands before a day and only clock times and words of stamps behind it."""
    behind = [word for word in Block(0, 0, block.text[day.end :], 0).words if not word[0].isdigit()]
    before = block.plain[: day.start]
    signed = words.signed_day.match(before) and _NAMED.search(before) and not _SENTENCE_END.search(before)
    return bool(signed) and all(word in words.stamp_words for word in behind)


def _stands_apart(day: Match, block: Block, words: Vocabulary) -> bool:
    """« REVUE DES PORTS — Le trimestriel de la mer — n° 8 — 3 mai 2012 »: a day between two bars, beside a masthead."""
    left, right = _BARS.split(block.text[: day.start])[-1], _BARS.split(block.text[day.end :])[0]
    beside = [word for word in Block(0, 0, f"{left} {right}", 0).words if word not in words.stamp_words]
    barred = len(left) < day.start or len(right) < len(block.text) - day.end
    return barred and not [word for word in beside if not word.isdigit()] and len(block.words) <= _LONGEST_STAMP


def _is_yearless_stamp(day: Match, block: Block, other: list[str]) -> bool:
    """« Lyon, le jeudi 14 février », « Communiqué de presse, le 14 février »: a place or a kind of paper, and a day."""
    named = "month" in day.groups and day.start > 0
    head = _ARTICLE.sub("", block.text[: day.start].rstrip())
    return named and not block.text[day.end :].strip() and head.endswith((",", "–", "—", "|")) and len(other) <= _PLACE


def yearless_day(block: Block, words: Vocabulary, *, below_title: bool) -> Match | None:
    """The day without its year that a line above the text sets apart by bars, or holds alone; ``None`` where none is.

    « Le Phare | Lorval, 4 novembre », « Ana Sol, au palais - Mardi 8 septembre », « Jeudi 13 novembre — la rédaction »,
    « mardi 8 septembre, 18 h 30 ». « 11 novembre — Le village se souvient » is a title behind its day.

    :param below_title: whether a headline stands above, so that the line itself is none.
    """
    if len(block.words) > _LONGEST_STAMP + 6 or block.text.rstrip().endswith(("?", "!", ":")):
        return None
    days = [match for match in words.grammar.find(block.text) if match.reading == "day"]
    if len(days) != 1 or "month" not in days[0].groups or {"year", "shortyear"} & days[0].groups.keys():
        return None
    day = days[0]
    cuts = [0, *(end for cut in _BARS.finditer(block.plain) for end in cut.span()), len(block.text)]
    start, end = max(cut for cut in cuts if cut <= day.start), min(cut for cut in cuts if cut >= day.end)
    before, rest = block.plain[start : day.start], block.plain[end:]
    if not _BEFORE.match(before) or not _CLOCK.match(block.plain[day.end : end]):
        return None
    told = "," in before or "weekday" in day.groups
    if rest.strip() and not start:  # what stands behind its day may be the title
        return day if told and (below_title or _is_no_title(rest, words)) else None
    return day if told or not (block.plain[:start] + rest).strip() else None


def _is_no_title(rest: str, words: Vocabulary) -> bool:
    """« — la rédaction », « — par Ana Sol », « — 1,20 € »: what follows the day names who writes, or tells a price."""
    pieces = [piece for piece in _BARS.split(rest) if piece.strip()]
    return not pieces or bool(words.signed_day.match(pieces[0])) or not _CAPITALISED.match(pieces[0])
