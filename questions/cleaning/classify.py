"""Tells apart the blocks of a page by their shape, their neighbours and a small vocabulary."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import dropwhile, pairwise, takewhile
from typing import Literal

from questions.cleaning.lines import Block
from questions.cleaning.stamps import is_stamp, without, yearless_day
from questions.cleaning.vocabulary import Vocabulary

Kind = Literal["prose", "title", "stamp", "caption", "dirt"]

#: A sentence shorter than this, in words, is told by its neighbours.
_SHORTEST_PROSE = 4
#: So many words make a paragraph even without a full stop.
_SURELY_PROSE = 22
_LONGEST_TITLE = 28
_LONGEST_LINK = 25
#: « Le charbon augmente (9 oct.) ».
_DAY_BEHIND = re.compile(r"\s\([^()]{1,20}\)$")
#: Fewest words of a headline.
_HEADLINE = 3
#: Rules on a caption and its credit in one line.
_CREDITED = ("label-at-the-head", "credit-at-the-head", "credit-at-the-end")
#: The rule on a wall in the middle of an article, beyond which only who pays may read.
_PAYWALL = "paywall"
#: How a sentence ends that asks readers for something, and its most words.
_CALLS, _LONGEST_CALL = ("!", "?"), 15
#: Most words of a caption that reads like a sentence.
_LONGEST_CAPTION = 20
#: A title behind its day.
_DATED_TITLE = re.compile(r"\s*[-–—:|]\s+(.+)")
_SPEECH = re.compile(r"^[–—\-•«\"“]")
#: Most words of the name of a company.
_LONGEST_FIRM = 6
#: A bar between words, or a column behind no full stop.
_PARTED = re.compile(r"\w\W{0,3}\s\|\s\W{0,3}\w|[^\s.!?…»”\"](?: {3,}|\t+)\S")


@dataclass(slots=True)
class Line:
    """A block and what it is taken for."""

    block: Block
    kind: Kind
    rule: str = ""


def classify(found: list[Block], words: Vocabulary) -> list[Line]:
    """The kind of every block, in order; titles are whatever looks like one, links and headings included."""
    lines = [Line(block, *_alone(block, words)) for block in found]
    _mark_titles_said_twice(lines)
    _mark_comments(lines, words)
    _mark_endings(lines, words)
    _mark_dated_links(lines, words)
    _mark_lists(lines, words)
    _mark_captions(lines, words)
    _mark_biographies(lines, words)
    _mark_yearless_stamps(lines, words)
    return lines


def _alone(block: Block, words: Vocabulary) -> tuple[Kind, str]:
    """What a block is by itself."""
    if block.foreign or not block.words:
        return "dirt", "other alphabet"
    for rule in words.captions if len(block.words) < 60 else ():
        if rule.fits(block) and not is_stamp(block, words):
            return ("caption" if rule.name in _CREDITED else "dirt"), rule.name
    if block.plain.strip("()[] .") in words.agencies:
        return "dirt", "agency alone"
    if is_stamp(block, words):
        return "stamp", "stamp"
    if furniture := words.furniture(block):
        return "dirt", furniture
    return ("prose", "") if is_prose(block, words) else ("title", "")


def is_prose(block: Block, words: Vocabulary) -> bool:
    """Whether the block reads as sentences: closed by a mark, or long, with the small words of the language.

    « Connexion | Mot de passe oublié ? » is two buttons, « MINOTERIE DUVAL S.A. » a name, whatever mark closes them;
    « Prochaine séance : mardi. » announces, however few its words.
    """
    count = len(block.words)
    if count >= _SURELY_PROSE:
        return words.frequency(block) >= 0.1
    if is_parted(block) or _is_firm(block, words):
        return False
    if block.ended or _is_signed(block, words) or (_SPEECH.match(block.text) and block.closed):
        said = count >= _SHORTEST_PROSE and words.frequency(block) > 0.05
        return said or (block.text.endswith(".") and ": " in block.plain and words.names_day(block))
    return count >= 8 and block.text.rstrip().endswith((":", ",", ";", "»", "”")) and words.frequency(block) >= 0.15


def is_call(line: Line) -> bool:
    """« Encore deux articles offerts, profitez-en ! »: one short question or call, which alone makes no article."""
    return line.block.text.rstrip().endswith(_CALLS) and len(line.block.words) <= _LONGEST_CALL


def is_parted(block: Block) -> bool:
    """Whether bars or columns stand between its words, as between buttons."""
    return bool(_PARTED.search(block.plain))


def _is_firm(block: Block, words: Vocabulary) -> bool:
    """A few capitalised words that end with the legal form of a company."""
    form = words.outlet.legal_form.search(block.plain)
    name = block.plain[: form.start()].split() if form and form.end() == len(block.plain) else []
    return 0 < len(name) <= _LONGEST_FIRM and all(word[:1].isupper() or not word.isalpha() for word in name)


def _is_signed(block: Block, words: Vocabulary) -> bool:
    """A sentence with initials behind its full stop."""
    cut = words.signature_at(block.text)
    return cut is not None and Block(0, cut, block.text[:cut], 0).ended


def _mark_yearless_stamps(lines: list[Line], words: Vocabulary) -> None:
    """The one day without its year that stands apart above the text, where no stamp does; two are a programme."""
    above = list(takewhile(lambda line: line.kind != "prose", lines))
    if len(above) == len(lines) or any(line.kind == "stamp" for line in above):
        return
    found, below_title = [], False
    for line in above:
        if line.kind != "title":
            continue
        if yearless_day(line.block, words, below_title=below_title):
            found.append(line)
        below_title = below_title or len(line.block.words) >= _HEADLINE
    if len(found) == 1 and not any(yearless_day(line.block, words, below_title=True) for line in lines[len(above) :]):
        found[0].kind, found[0].rule = "stamp", "yearless stamp"


def _mark_titles_said_twice(lines: list[Line]) -> None:
    """« Le maire : « Je reste » », twice running: a page repeats its headline, a text no sentence right away."""
    for line, again in pairwise(lines):
        alike = line.kind == again.kind == "prose" and line.block.key == again.block.key
        if alike and not line.block.ended and len(line.block.words) <= _LONGEST_TITLE:
            line.kind = again.kind = "title"


def _mark_comments(lines: list[Line], words: Vocabulary) -> None:
    """Readers' comments run to the end of the page; « Actualisé le 18.03.2021, 09:47 » is no reader."""
    told = 0
    for index, line in enumerate(lines):
        if told and not _is_bare_stamp(line, words) and any(rule.fits(line.block) for rule in words.comments):
            for later in lines[index:]:
                later.kind, later.rule = "dirt", "comments"
            return
        told += line.kind == "prose" and not is_call(line)


def _is_bare_stamp(line: Line, words: Vocabulary) -> bool:
    """Whether a line tells when the page was written and nothing else, nobody's name."""
    return line.kind == "stamp" and all(
        word in words.stamp_words or word.isdigit() for word in _without_days(line.block, words)
    )


def _without_days(block: Block, words: Vocabulary) -> tuple[str, ...]:
    days = [(day.start, day.end) for day in words.grammar.find(block.text)]
    return Block(0, 0, without(block.text, days), 0).words


def _mark_endings(lines: list[Line], words: Vocabulary) -> None:
    """« Énoncés prospectifs », « Références »: what follows, shorter than what came before, is no article."""
    lengths = [len(line.block.words) if line.kind == "prose" else 0 for line in lines]
    for index, line in enumerate(lines):
        rule = next((rule for rule in words.endings if rule.fits(line.block)), None)
        if rule is None or (rule.name == _PAYWALL and _goes_on(lines[index + 1 :])):
            continue
        if sum(lengths[index:]) < sum(lengths[:index]):
            for later in lines[index:]:
                later.kind, later.rule = "dirt", later.rule or "ending"
            return


def _mark_dated_links(lines: list[Line], words: Vocabulary) -> None:
    """« 27/10/2009 - Le bac reprend du service », below the text: the day and the title of another article."""
    for line in dropwhile(lambda each: each.kind != "prose", lines):
        if line.kind == "stamp" and _is_dated_link(line.block, words):
            line.kind, line.rule = "dirt", "link"


def _is_dated_link(block: Block, words: Vocabulary) -> bool:
    day = next((match for match in words.grammar.find(block.text) if match.reading == "day"), None)
    if day is None or block.text[: day.start].strip():
        return False
    title = _DATED_TITLE.match(block.text[day.end :])
    told = Block(0, len(title[1]), title[1], 0).words if title else []
    return sum(word not in words.stamp_words for word in told) >= _HEADLINE


def _goes_on(below: list[Line]) -> bool:
    """Whether a paragraph follows right away: the reader has paid, and the article goes on below its wall."""
    return bool(below) and below[0].kind == "prose" and len(below[0].block.words) >= _SURELY_PROSE


def _mark_lists(lines: list[Line], words: Vocabulary) -> None:
    """A heading like « Lire aussi » and the links below it."""
    for index, line in enumerate(lines):
        if line.rule == "comments" or not any(rule.fits(line.block) for rule in words.lists):
            continue
        if line.kind == "prose" and len(line.block.words) > _LONGEST_LINK:
            continue
        line.kind, line.rule = "dirt", "list"
        links = list(takewhile(lambda each: _is_link(each, words), lines[index + 1 :]))
        if not any(each.kind == "prose" for each in lines[:index]):
            links = links[: _before_headline(links)]
        elif len(links) == 1 and _holds_its_link(line, links[0]) and _reaches_prose(lines, index + 2):
            continue
        for link in links:
            link.kind, link.rule = "dirt", "link"


def _before_headline(links: list[Line]) -> int:
    """How many lines of a list at the head of a page are its links: the headline stands above its stamp or repeats."""
    stamped = next((place for place, each in enumerate(links) if each.kind == "stamp"), None)
    if stamped is None:
        return len(links)
    keys = [each.block.key for each in links[:stamped]]
    again = (place for place, key in enumerate(keys) if any(key in other for other in keys[:place] + keys[place + 1 :]))
    return next((place for place in again if len(keys[place].split()) >= _HEADLINE), max(stamped - 1, 0))


def _holds_its_link(line: Line, link: Line) -> bool:
    """« Lire aussi : Le bac reprend du service »: what follows and is not the same is a heading of the article."""
    own = len(line.block.plain.partition(":")[2].split()) >= _HEADLINE
    return own and link.kind == "title" and link.block.key not in line.block.key


def _reaches_prose(lines: list[Line], index: int) -> bool:
    return index < len(lines) and lines[index].kind == "prose"


def _is_link(line: Line, words: Vocabulary) -> bool:
    """Titles of other articles end without a full stop, their day in brackets apart."""
    block = line.block
    text = _DAY_BEHIND.sub("", block.text.rstrip())
    if len(block.words) > _LONGEST_LINK:
        return False
    return line.kind != "prose" or not text.rstrip(' |»"”)').endswith((".", ":", ";", ","))


def _is_told_below(credit: Line, after: Line, next_lines: list[Line]) -> bool:
    """A title right below; below « PHOTO ANA SOL, LE PHARE » also a sentence without a paragraph behind it."""
    if after.block.gap > 1 or after.kind == "title":
        return after.block.gap <= 1 and len(after.block.words) >= 4
    short = after.kind == "prose" and len(after.block.words) <= _LONGEST_LINK
    return short and credit.block.text.isupper() and not any(each.kind == "prose" for each in next_lines)


def _mark_biographies(lines: list[Line], words: Vocabulary) -> None:
    """« Ana Sol est journaliste au Phare depuis 2010. »: of somebody whom a by-line of the page names."""
    for line in lines:
        told = words.biography.search(line.block.plain) if line.kind == "prose" else None
        if told and any(each.kind != "prose" and told["name"] in each.block.plain for each in lines):
            line.kind, line.rule = "dirt", "biography"


def _mark_captions(lines: list[Line], words: Vocabulary) -> None:
    """A verbless line that touches a photo credit is the caption of that photo."""
    for index, line in enumerate(lines):
        if line.kind != "dirt" or line.rule != "credit-alone":
            continue
        after = lines[index + 1] if index + 1 < len(lines) else None
        before = lines[index - 1] if index else None
        if after and _is_told_below(line, after, lines[index + 2 : index + 3]):
            after.kind, after.rule = "caption", "below credit"
        elif before and index >= 2 and _is_told_above(before, line, lines[: index - 1], lines[index + 1 :]):
            before.kind, before.rule = "caption", "above credit"


def _is_told_above(before: Line, credit: Line, earlier: list[Line], later: list[Line]) -> bool:
    """A title, or « Le quai en août 2015. » above the text: with its credit a paragraph of its own.

    Whatever the gaps, so is what stands between the stamp and the credit where a standfirst has gone before.
    """
    if _is_below_stamp(before, earlier) and any(each.kind == "prose" for each in later):
        return True
    if credit.block.gap > 1:
        return False
    if before.kind == "title":
        return len(before.block.words) >= 4
    short = before.kind == "prose" and len(before.block.words) <= _LONGEST_CAPTION
    alone = before.block.gap > 1 and bool(later) and later[0].block.gap > 1
    above = not any(each.kind == "prose" for each in earlier) and any(each.kind == "prose" for each in later)
    return short and alone and above


def _is_below_stamp(line: Line, earlier: list[Line]) -> bool:
    """Whether a short line follows the stamp, counters apart, and one other paragraph at most stands above that."""
    head = list(dropwhile(lambda each: each.kind in ("dirt", "title"), reversed(earlier)))
    short = line.kind == "prose" and len(line.block.words) <= _LONGEST_CAPTION
    return short and bool(head) and head[0].kind == "stamp" and [e.kind for e in earlier].count("prose") == 1
