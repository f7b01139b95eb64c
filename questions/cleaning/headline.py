"""Finds the headline among the lines above the article, and what repeats headline or lead."""

from __future__ import annotations

import re
from collections import Counter

from questions.cleaning.classify import Line
from questions.cleaning.html import Page
from questions.cleaning.issuers import is_letter, repeated_heads, spelled_heads
from questions.cleaning.lines import Block
from questions.cleaning.masthead import is_place_and_day
from questions.cleaning.vocabulary import Vocabulary
from questions.naming import folded, spells

_FEWEST, _MOST = 3, 28
#: Most words of the name of an outlet.
_LONGEST_NAME = 6
#: The same in capitals (« MINISTÈRE DU COMMERCE ET DES PETITES ENTREPRISES »).
_LONGEST_SHOUTED = 14
#: Score from which a title is surely the headline.
_SURE = 2
#: Fewer words say too little to be called a repetition.
_REPEATABLE = 8
#: Repetitions are looked for at the top of the page.
_TOP = 8


def headline_of(lines: list[Line], words: Vocabulary, page: Page | None = None) -> Line | None:
    """The headline: a title above the text that shares its words, is repeated, or stands next to it.

    The one main heading of a page is its headline when it reads like one.
    """
    headings = [line for line in lines if page and page.is_heading(line.block.start, line.block.end)]
    told = [line for line in headings if _could_be(line) and _reads_as_title(line.block, words)]
    told = told or [line for line in lines if page and _could_be(line) and _is_window_title(line, page, words)][:1]
    if len(told) == 1:
        return told[0]
    first = next((index for index, line in enumerate(lines) if line.kind == "prose"), len(lines))
    heads = _letterheads(lines, words) if is_letter(lines, words) else []
    heads += spelled_heads(lines)
    above = [line for line in _below_trail(lines[:first]) if not any(line is head for head in heads)]
    if first < len(lines) and _is_question_title(above, lines[first:], lines, words):
        if lines[first].block.text.isupper():  # « NON, NOUS NE PARTIRONS PAS ! »
            return lines[first]
        above.append(lines[first])
        first += 1
    candidates = [line for line in above if _could_be(line) and not _is_opening(line, words)]
    candidates = [line for line in candidates if not _is_columns(line)] or candidates
    candidates = [line for line in candidates if not words.section.search(line.block.plain)]
    candidates = [line for line in candidates if not _heads_page(line, lines, words) and not _is_owner(line, lines)]
    if len(candidates) > 1 and _is_masthead(candidates[0], lines[0], words, candidates[1:]):
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
    framed = re.search(r" [-–|] |[|\[\]()\d©@]|  ", block.plain)
    named = block.text.isupper() or words.outlet.media.search(block.plain)
    return 4 <= len(block.words) <= 20 and not framed and not named and words.frequency(block) > 0


def _could_be(line: Line) -> bool:
    return line.kind in ("title", "prose") and _FEWEST <= len(line.block.words) <= _MOST


def _below_trail(above: list[Line]) -> list[Line]:
    """What stands below « Vous êtes ici : Accueil > Région », where a title does: above it, the site speaks."""
    trail = max((place for place, line in enumerate(above) if line.rule == "breadcrumb"), default=-1)
    below = above[trail + 1 :]
    return below if any(line.kind == "title" for line in below) else above


def _is_opening(line: Line, words: Vocabulary) -> bool:
    """« Chers voisins, », « Denain, lundi soir »: how a letter begins."""
    return bool(words.salutation.search(line.block.plain)) or is_place_and_day(line, words)


def _is_columns(line: Line) -> bool:
    """« Duval SA        www.duval.example »: what stands at either side of a page is no sentence."""
    return bool(re.search(r"\S(?: {3,}|\t)\S", line.block.text))


def _letterheads(lines: list[Line], words: Vocabulary) -> list[Line]:
    """« Préfecture de la Drôme » at the head of a letter is no headline.

    In capitals, or as a list (« Ministère de l'Eau, de la Forêt et des Mines »), it may be longer where it stands
    above the mark of a letter (« Communiqué », « Denain, le 3 mai »); so does the state in its capitals, and whom the
    text repeats in small letters.
    """
    top, repeated = lines[:_TOP], list(repeated_heads(lines))
    marks = [place for place, line in enumerate(top) if words.outlet.letterhead.search(line.block.plain)]
    last = max(marks, default=-1)
    return repeated + [
        line for place, line in enumerate(top) if _is_letterhead(line, words, first=not place, above=place < last)
    ]


def _is_letterhead(line: Line, words: Vocabulary, *, first: bool, above: bool) -> bool:
    """Whether a line names who writes; ``first``: of the whole page, ``above``: a mark of a letter follows."""
    plain = line.block.plain
    if ":" in plain:
        return False
    shouted = above and line.block.text.isupper()
    if (shouted and first) or (above and words.outlet.refused.search(plain)):
        return True
    longest = _LONGEST_SHOUTED if shouted or (above and ", " in plain) else _LONGEST_NAME
    return len(line.block.words) <= longest and bool(words.outlet.institution.search(plain))


def _is_masthead(line: Line, first: Line, words: Vocabulary, others: list[Line]) -> bool:
    """« Institut Duval - Recherche et formation » at the very head: a name and what it is, set off by a dash.

    So are a few capitals above a title that is not in capitals (« INSTITUT DUVAL (ID) », « LE COURRIER DU LAC »), and
    capitals with what they are behind the dash (« LES AMIS DU LAC - association de riverains »).
    """
    shouted = line.block.text.isupper() and (len(line.block.words) <= _LONGEST_NAME or _is_spelled(line.block.plain))
    if line is first and shouted and any(_reads_as_title(other.block, words) for other in others):
        return True
    name, dash, _ = _framed(line)
    named = bool(words.outlet.media.search(name)) or _is_shouted_head(line)
    return line is first and bool(dash) and named and len(name.split()) <= _LONGEST_NAME


def _is_spelled(name: str) -> bool:
    """« OBSERVATOIRE DES LACS ET DES RIVIÈRES DU NORD (OLRN) »: a body with its letters, however long its name is."""
    bracket = re.search(r"\(([^()]{2,12})\)$", name)
    return bracket is not None and spells(bracket[1], name[: bracket.start()], loosely=True)


def _framed(line: Line) -> tuple[str, str, str]:
    """What stands before the first dash or bar of a line, the sign, and what stands behind."""
    return re.sub(r" [–—|] ", " - ", line.block.plain).partition(" - ")


def _is_shouted_head(line: Line) -> bool:
    """« LES AMIS DU LAC - association de riverains »: a name in capitals, and behind a dash what it is."""
    name, dash, rest = _framed(line)
    named = name.isupper() and not rest.isupper() and (" " in name or spells(name, rest, loosely=True))
    return bool(dash) and named and ":" not in rest


def _heads_page(line: Line, lines: list[Line], words: Vocabulary) -> bool:
    """« Le Mois des jardins » at the very head above what sort of paper it is; « Le Riverain » above its day."""
    plain, below = line.block.plain, lines[1:2]
    if line is lines[0] and _is_shouted_head(line) and len(_framed(line)[0].split()) <= _LONGEST_NAME:
        return True
    if line is not lines[0] or len(line.block.words) > _LONGEST_NAME or not words.outlet.with_article.search(plain):
        return False
    capitals = all(word[:1].isupper() or word in words.frequent for word in re.split(r"[ ']", plain)[1:])
    return any(words.section.search(each.block.plain) or (each.kind == "stamp" and capitals) for each in below)


def _is_owner(line: Line, lines: list[Line]) -> bool:
    """« Le Phare des Îles » above the title and « © 2015 Le Phare des Îles SA » at the foot: whose page it is."""
    short = len(line.block.words) <= _LONGEST_NAME and line.kind == "title"
    return short and any(f" {line.block.key} " in f" {each.block.key} " for each in lines if "©" in each.block.text)


def _is_window_title(line: Line, page: Page, words: Vocabulary) -> bool:
    """« Le pont rouvre » of a page whose window is called « Le pont rouvre | Le Phare »."""
    title = page.title or ""
    key = f" {Block(0, len(title), title, 0).key} "
    return _reads_as_title(line.block, words) and f" {line.block.key} " in key


def _reads_as_title(block: Block, words: Vocabulary) -> bool:
    """Four words or more, not in capitals, with a small word of the language among them."""
    return len(block.words) >= 4 and not block.text.isupper() and words.frequency(block) > 0


def _is_question_title(above: list[Line], text: list[Line], lines: list[Line], words: Vocabulary) -> bool:
    """« Que prévoit la loi ? » at the head of the text, above a longer paragraph: a headline that ends as a sentence.

    :param above: what stands before the text, letterheads left out.
    """
    block = text[0].block
    later = [line.block for line in text[1:] if line.kind == "prose"]
    signs = (words.section, words.outlet.letterhead, words.salutation)
    above = [line for line in above if not any(sign.search(line.block.plain) for sign in signs)]
    above = [line for line in above if not _heads_page(line, lines, words)]
    titles = [line for line in above if _could_be(line) and len(line.block.words) >= 4 and not _is_shouted_name(line)]
    short = len(block.words) <= 18 and block.text.rstrip().endswith(("?", "!", "»", "…"))
    return short and not titles and bool(later) and len(later[0].words) > len(block.words)


def _is_shouted_name(line: Line) -> bool:
    """« LE COURRIER DES COLLINES »: a few capitals above a title are a masthead."""
    return line.block.text.isupper() and len(line.block.words) <= _LONGEST_NAME


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
    score -= 2 * bool(re.search(r" [-–|] ", block.plain)) + (block.text.count("  ") > 1)
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
