"""Finds the headline among the lines above the article, and what repeats headline or lead."""

from __future__ import annotations

import re
from collections import Counter

from questions.cleaning.classify import Line, is_call, is_parted
from questions.cleaning.html import Page
from questions.cleaning.issuers import is_letter, spelled_heads
from questions.cleaning.lines import Block
from questions.cleaning.page_heads import (
    LONGEST_HEADLINE,
    below_frame,
    heads_page,
    is_frame,
    is_masthead,
    is_ornamented,
    is_owner,
    is_salutation,
    is_shouted_name,
    letterheads,
    names_body,
    reads_as_title,
)
from questions.cleaning.pieces import BETWEEN
from questions.cleaning.vocabulary import Vocabulary
from questions.naming import folded

#: Fewest words of a headline.
_FEWEST = 3
#: Score from which a title is surely the headline.
_SURE = 2
#: Fewer words say too little to be called a repetition.
_REPEATABLE = 8
#: Repetitions are looked for at the top of the page.
_TOP = 8
#: Paragraphs below a headline, one of which at least is longer; the first may be a caption.
_TEXT = 2
#: A sentence above the headline (« Encore un article gratuit. ») is no longer than this, in words.
_LONGEST_NOTICE = 15


def headline_of(lines: list[Line], words: Vocabulary, page: Page | None = None) -> Line | None:
    """The headline: a title above the text that shares its words, is repeated, or stands next to it.

    The one main heading of a page is its headline when it reads like one.
    """
    headings = [line for line in lines if page and page.is_heading(line.block.start, line.block.end)]
    told = [line for line in headings if _could_be(line) and reads_as_title(line.block, words)]
    told = told or [line for line in lines if page and _could_be(line) and _is_window_title(line, page, words)][:1]
    if len(told) == 1:
        return told[0]
    first = next((index for index, line in enumerate(lines) if line.kind == "prose"), len(lines))
    found = _above_text(lines, first, words)
    called = found is not None and is_call(found) and [line.kind for line in lines[first + 1 : first + 2]] == ["dirt"]
    if found is not None and not is_masthead(found, lines[0], words, []) and not called:
        return found
    return _below_notice(lines, first, words) or found


def _below_notice(lines: list[Line], first: int, words: Vocabulary) -> Line | None:
    """The headline below a lone short sentence (« Il vous reste un article gratuit. ») that no text goes on from."""
    later = next((index for index in range(first + 1, len(lines)) if lines[index].kind == "prose"), 0)
    lone = later > first + 1 and len(lines[first].block.words) <= _LONGEST_NOTICE
    return _above_text(lines, later, words) if lone else None


def _above_text(lines: list[Line], first: int, words: Vocabulary) -> Line | None:
    """The headline among the lines above the first one of the text."""
    heads = letterheads(lines, words) if is_letter(lines, words) else []
    heads += spelled_heads(lines)
    heads += [line for line in lines[:first] if is_frame(line, words) or names_body(line, lines[first:], words)]
    above = [line for line in lines[:first] if not any(line is head for head in heads)]
    if first < len(lines) and _is_closed_title(above, lines[first:], lines, words):
        if lines[first].block.text.isupper():  # « NON, NOUS NE PARTIRONS PAS ! »
            return lines[first]
        above.append(lines[first])
        first += 1
    candidates = [line for line in above if _could_be(line)]
    candidates = [line for line in candidates if not words.section.search(line.block.plain)]
    candidates = [line for line in candidates if not heads_page(line, lines, words) and not is_owner(line, lines)]
    candidates = [line for line in candidates if not is_ornamented(line.block)] or candidates
    candidates = below_frame(candidates, lines, first, words)
    letter = any(is_salutation(line.block, words) for line in heads)
    if len(candidates) > (0 if letter else 1) and is_masthead(candidates[0], lines[0], words, candidates[1:]):
        candidates.pop(0)
    body = Counter(word for line in lines[first:] if line.kind == "prose" for word in _content(line.block, words))
    scored = [(_score(line, lines, body, words, index), -index) for index, line in enumerate(candidates)]
    if not scored:
        return _first_line(lines, body, words)
    if max(scored)[0] < _SURE:
        return _nearest_title(candidates, words)
    return candidates[-max(scored)[1]]


def _first_line(lines: list[Line], body: Counter[str], words: Vocabulary) -> Line | None:
    """« Avec la pluie, les moissons tardent »: what opens like a by-line is a headline where nothing else could be.

    At the very head, with a small-lettered word in common with the text.
    """
    line = lines[0] if lines else None
    if line is None or line.kind != "dirt" or not _is_plain(line.block, words):
        return None
    small = {folded(word) for word in re.findall(r"[^\W_]+", line.block.plain) if word.islower()}
    return line if _content(line.block, words) & body.keys() & small else None


def _nearest_title(candidates: list[Line], words: Vocabulary) -> Line | None:
    """Where no title shares a word with the text: the last above it that looks like nothing but a headline."""
    plain = [line for line in candidates if _is_plain_title(line.block, words)]
    return plain[-1] if plain else None


def _is_plain_title(block: Block, words: Vocabulary) -> bool:
    """A plain line that opens like no subtitle, section or by-line."""
    return _is_plain(block, words) and not words.outlet.refused.search(block.plain)


def _is_plain(block: Block, words: Vocabulary) -> bool:
    """Some words with a small one among them, no frame, menu, counter nor name of a medium."""
    framed = re.search(rf" {BETWEEN} |[|\[\]()\d©@]|  ", block.plain)
    named = block.text.isupper() or words.outlet.media.search(block.plain)
    return 4 <= len(block.words) <= 20 and not framed and not named and words.frequency(block) > 0


def _could_be(line: Line) -> bool:
    return line.kind in ("title", "prose") and _FEWEST <= len(line.block.words) <= LONGEST_HEADLINE


def _is_window_title(line: Line, page: Page, words: Vocabulary) -> bool:
    """« Le pont rouvre » of a page whose window is called « Le pont rouvre | Le Phare »."""
    title = page.title or ""
    key = f" {Block(0, len(title), title, 0).key} "
    return reads_as_title(line.block, words) and f" {line.block.key} " in key


def _is_closed_title(above: list[Line], text: list[Line], lines: list[Line], words: Vocabulary) -> bool:
    """« Que prévoit la loi ? » at the head of the text, above a longer paragraph: a headline that ends as a sentence.

    :param above: what stands before the text, letterheads left out.
    """
    block = text[0].block
    later = [line.block for line in text[1:] if line.kind == "prose"]
    signs = (words.section, words.outlet.letterhead, words.salutation)
    above = [line for line in above if not any(sign.search(line.block.plain) for sign in signs)]
    above = [line for line in above if not heads_page(line, lines, words)]
    above = [line for line in above if _could_be(line) and not is_parted(line.block) and not is_shouted_name(line)]
    above = [line for line in above if not is_ornamented(line.block)]
    titles = [line for line in above if len(line.block.words) >= 4]
    short = len(block.words) <= 18 and block.text.rstrip().endswith(("?", "!", "»", "…"))
    return short and not titles and any(len(each.words) > len(block.words) for each in later[:_TEXT])


def _content(block: Block, words: Vocabulary) -> set[str]:
    return {word for word in block.key.split() if len(word) > 3 and word not in words.frequent}


def _score(line: Line, lines: list[Line], body: Counter[str], words: Vocabulary, position: int) -> float:
    block = line.block
    shared = _content(block, words) & body.keys()
    score = 2.0 * min(len(shared), 4)
    score += 3 * (sum(each.block.key == block.key for each in lines) > 1)
    score += 1 if 4 <= len(block.words) <= 20 else 0
    score -= 2 * (block.text.isupper() and len(block.words) < 5)
    score -= 3 * block.text[:1].islower()
    score -= 2 * bool(re.search(rf" {BETWEEN} ", block.plain)) + (block.text.count("  ") > 1)
    return score + (1 if shared and position == 0 else 0)


def mark_repetitions(lines: list[Line], headline: Line | None, words: Vocabulary) -> None:
    """The headline again is dirt; so is a paragraph that another repeats word for word."""
    if headline is not None:
        for line in lines:
            if line is not headline and _repeats_title(line, headline):
                line.kind, line.rule = "dirt", "headline again"
    top = [line for line in lines if line.kind == "prose" and line is not headline]
    for index, line in enumerate(top):
        others = top[:_TOP] if index < _TOP else []
        if any(_is_repeated(line, other, words) for other in others if other is not line and other.kind == "prose"):
            line.kind, line.rule = "dirt", "lead again"
    _drop_copies(top)


def _repeats_title(line: Line, headline: Line) -> bool:
    key, title = line.block.key, headline.block.key
    if key == title:
        return True
    tail = len(key.split()) - len(title.split())
    return line.kind != "prose" and title in key and tail <= 6 and len(title.split()) >= _FEWEST


def _drop_copies(prose: list[Line]) -> None:
    seen: set[str] = set()
    for line in prose:
        if line.kind == "prose" and line.block.key in seen and len(line.block.words) >= _REPEATABLE:
            line.kind, line.rule = "dirt", "paragraph again"
        seen.add(line.block.key)


def _is_repeated(line: Line, other: Line, words: Vocabulary) -> bool:
    """Whether the other, longer paragraph holds every word of this one in order, and leaves out nothing that weighs.

    A standfirst with another figure, or without a « ne … pas », says something else and stays.
    """
    short, long = line.block.key.split(), other.block.key.split()
    if not _REPEATABLE <= len(short) < len(long):
        return False
    left_out = _left_out(short, long)
    weighty = set(words.pack.words("repetition.weighty"))
    return left_out is not None and not any(word in weighty or word.isdigit() for word in left_out)


def _left_out(short: list[str], long: list[str]) -> list[str] | None:
    """Words of the longer text that stand inside the copy without being in it; ``None`` when it is no copy."""
    missing: list[str] = []
    position = 0
    for word in short:
        start = position
        while position < len(long) and long[position] != word:
            position += 1
        if position == len(long):
            return None
        if start:
            missing += long[start:position]
        position += 1
    return missing if len(missing) <= len(short) // 4 else None
