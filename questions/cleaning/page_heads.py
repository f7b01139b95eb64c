"""What stands above a text and is no headline: letterheads, mastheads, trails, menus, addresses, days, names of bodies.

Every check goes by what the line looks like and by what the rest of the page says; none knows the sentence it reads.
"""

from __future__ import annotations

import re
import unicodedata

from questions.cleaning.classify import Line
from questions.cleaning.issuers import LETTERHEAD, repeated_heads
from questions.cleaning.lines import Block
from questions.cleaning.masthead import is_place_and_day
from questions.cleaning.pieces import BETWEEN
from questions.cleaning.vocabulary import Vocabulary
from questions.naming import folded, small_words, spells

#: Most words of a headline.
LONGEST_HEADLINE = 28
#: Most words of the name of an outlet.
LONGEST_NAME = 6
#: « [Logo] LE PHARE », « [Menu] [Direct] LE PHARE »: what a picture or a button is called in the text of a page.
LABEL = re.compile(r"^(?:\[[^\[\]]{1,20}\]\s*)+")
#: « La voix du continent », « site officiel du groupe »: words that tell what a name is, without a capital inside.
_SLOGAN = re.compile(r"^(?:[Ll][ae] |[Ll]es |[Ll]['’]|[a-zà-þ])[^A-ZÀ-Þ:?!\d]{8,}$")
#: The same in capitals (« MINISTÈRE DU COMMERCE ET DES PETITES ENTREPRISES »).
_LONGEST_SHOUTED = 14
#: Fewest pieces of a menu, and most words of each.
_PIECES, _PIECE = 3, 3
#: Fewest words of a name that is said again.
_SAID_AGAIN = 3
#: What parts the pieces of a trail or a menu; « » » closes a quotation more often.
_BODIES = re.compile(rf" {BETWEEN} |, ")
#: Kinds of signs that frame a notice: stars, arrows, not quotation marks.
_SIGNS = ("So", "Sm")
_TRAIL = re.compile(r"(?<!\s)\s+[>›→]\s+")
_PARTED = re.compile(r"\s+(?:>>|[>›→|/•·–—-])\s+|\s{2,}|\t")
#: From the head of its word on: a search from every sign of a long line of signs would grow with its square.
_ADDRESS = re.compile(r"(?<!\S)\S*@\S+|https?:\S+|(?<!\S)\S*\.[a-z]{2,8}\b(?=\W*(?:\s|$))")


def reads_as_title(block: Block, words: Vocabulary) -> bool:
    """Four words or more, not in capitals, with a small word of the language among them."""
    return len(block.words) >= 4 and not block.text.isupper() and words.frequency(block) > 0


# ------------------------------------------------------------------------------------------- what the line looks like


def is_frame(line: Line, words: Vocabulary) -> bool:
    """Whether a line is a trail, a menu, an address, a salutation, or a place and a day."""
    plain = line.block.plain
    if _is_trail(plain) or _is_menu(plain) or _is_address(plain, words):
        return True
    return is_salutation(line.block, words) or is_place_and_day(line, words)


def is_salutation(block: Block, words: Vocabulary) -> bool:
    """« Chers voisins, » opens a letter; « Chers voisins » may head a column."""
    return bool(words.salutation.search(block.plain)) and block.text.rstrip().endswith(",")


def _is_trail(text: str) -> bool:
    """« Pêcheries du Nord SA > Médias > Communiqués », « Régions > Lens »; not « Direct > Le ministre va parler »."""
    pieces = _TRAIL.split(text)
    return len(pieces) >= _PIECES or (len(pieces) > 1 and all(len(each.split()) <= _PIECE for each in pieces))


def _is_menu(text: str) -> bool:
    """« Accueil  Vie du village  Nous joindre », « Unité - Travail - Progrès »: some short pieces, each set apart."""
    pieces = [each for each in _PARTED.split(text) if each.strip()]
    return len(pieces) >= _PIECES and all(len(each.split()) <= _PIECE for each in pieces)


def _is_address(text: str, words: Vocabulary) -> bool:
    """« HALBRAN   www.halbran.example », « Ana Sol, asol@phare.example »; not « Halbran.com renonce à Lens »."""
    rest, found = _ADDRESS.subn(" ", text)
    small = (word for word in re.findall(r"[^\W\d_]+", rest) if word.islower())
    return bool(found) and all(word in words.frequent for word in small)


# -------------------------------------------------------------------------------------------- what the page says of it


def names_body(line: Line, text: list[Line], words: Vocabulary) -> bool:
    """Whether a line is the name of who writes: it goes with its letters, the page signs with it or speaks of it.

    « Collège des Eaux du Nord (CEN) »; « Les Amis du Lac » above a text in which « Les Amis du Lac » object.
    A headline is hardly ever said again word for word.

    :param text: the lines from the first of the text on.
    """
    plain = line.block.plain
    if ":" in plain or line.block.closed or len(line.block.words) > _LONGEST_SHOUTED:
        return False
    if _is_spelled(plain):
        return True
    if not (_is_capitalised(line.block) or words.outlet.institution.search(plain)):
        return False
    return len(line.block.words) >= _SAID_AGAIN and any(_says(each, line.block) for each in text)


def _says(line: Line, name: Block) -> bool:
    """Whether a paragraph holds the name, or a line below the text is nothing else; a link there may be a headline."""
    if line.kind == "prose":
        return f" {name.key} " in f" {line.block.key} "
    return line.rule not in ("link", "list") and line.block.key == name.key and not name.text.isupper()


def _is_capitalised(block: Block) -> bool:
    """« Les Amis du Lac », « LES AMIS DU LAC »: all but the small words have a capital."""
    return all(word[:1].isupper() or folded(word) in small_words() for word in re.findall(r"[^\W\d_]+", block.plain))


def below_frame(candidates: list[Line], lines: list[Line], first: int, words: Vocabulary) -> list[Line]:
    """The candidates below the last trail of the page and below the kind of paper it is, where titles stand there.

    What is above « Vous êtes ici : … » belongs to the site; capitals above « Communiqué » name who writes. A title of
    the text that stands above them by itself is kept.
    """
    trails = [place for place, line in enumerate(lines[:first]) if line.rule == "breadcrumb"]
    marks = [place for place, line in enumerate(lines[:first]) if words.outlet.letterhead.search(line.block.plain)]
    places = {id(line): place for place, line in enumerate(lines)}
    for mark, loud in ((max(trails, default=-1), False), (max(marks, default=-1), True)):
        below = [line for line in candidates if places[id(line)] > mark]
        above = [line for line in candidates if places[id(line)] <= mark]
        kept = [line for line in above if (loud and not line.block.text.isupper()) or _is_again(line, lines, mark)]
        candidates = kept + below if below else candidates
    return candidates


def _is_again(line: Line, lines: list[Line], mark: int) -> bool:
    """Whether what stands at or below the mark says the line once more, as a trail does that ends with the title."""
    return any(line.block.key in each.block.key for each in lines[mark:] if each is not line)


# ------------------------------------------------------------------------------------------- letterheads and mastheads


def is_ornamented(block: Block) -> bool:
    """« ★ Le Phare recrute ★ », « >> Gagnez deux places << »: the same sort of sign at both ends frames a notice."""
    ends = (block.plain[:1], block.plain[-1:])
    return all(unicodedata.category(sign) in _SIGNS for sign in ends if sign) and len(block.words) > 0


def letterheads(lines: list[Line], words: Vocabulary) -> list[Line]:
    """« Préfecture de la Drôme » at the head of a letter is no headline.

    In capitals, or as a list (« Ministère de l'Eau, de la Forêt et des Mines »), it may be longer where it stands
    above the mark of a letter (« Communiqué », « Denain, le 3 mai »); so does the state in its capitals, and whom the
    text repeats in small letters.
    """
    top, repeated = lines[:LETTERHEAD], list(repeated_heads(lines))
    marks = [place for place, line in enumerate(top) if words.outlet.letterhead.search(line.block.plain)]
    last = max(marks, default=-1)
    below_state = [place + 1 for place, line in enumerate(top) if _is_state(line, words) and place + 1 < last]
    named = [top[place] for place in below_state if _names_institution(top[place], words)]
    return (
        repeated
        + named
        + [line for place, line in enumerate(top) if _is_letterhead(line, words, first=not place, above=place < last)]
    )


def _is_state(line: Line, words: Vocabulary) -> bool:
    """« RÉPUBLIQUE DU KÉNYA »: what a state calls itself in capitals."""
    return line.block.text.isupper() and bool(words.outlet.state.search(line.block.plain))


def _names_institution(line: Line, words: Vocabulary) -> bool:
    """« Ministère de la Mer et de l'Économie bleue », however long, right below its state."""
    return ":" not in line.block.plain and bool(words.outlet.institution.search(line.block.plain))


def _is_letterhead(line: Line, words: Vocabulary, *, first: bool, above: bool) -> bool:
    """Whether a line names who writes; ``first``: of the whole page, ``above``: a mark of a letter follows."""
    plain = line.block.plain
    if ":" in plain:
        return False
    shouted = above and line.block.text.isupper()
    if (shouted and first) or (first and _is_state(line, words)) or (above and words.outlet.refused.search(plain)):
        return True
    if _lists_bodies(plain, words) or (above and words.outlet.unit.search(plain)):
        return True
    longest = _LONGEST_SHOUTED if shouted or (above and ", " in plain) else LONGEST_NAME
    return len(line.block.words) <= longest and bool(words.outlet.institution.search(plain))


def _lists_bodies(plain: str, words: Vocabulary) -> bool:
    """« Ministère de la Pêche – Ambassade à Lomé, service de presse »: a body, and whom of it to ask."""
    parts = _BODIES.split(plain)
    rules = words.outlet
    return len(parts) > 1 and all(rules.institution.search(part) or rules.unit.search(part) for part in parts)


def is_masthead(line: Line, first: Line, words: Vocabulary, others: list[Line]) -> bool:
    """« Institut Duval - Recherche et formation » at the very head: a name and what it is, set off by a dash.

    So are a few capitals above a title that is not in capitals (« INSTITUT DUVAL (ID) », « LE COURRIER DU LAC »), and
    a name with what it is behind the dash (« LES AMIS DU LAC - association de riverains »).
    """
    shouted = line.block.text.isupper() and (len(line.block.words) <= LONGEST_NAME or _is_spelled(line.block.plain))
    if line is first and shouted and any(reads_as_title(other.block, words) for other in others):
        return True
    name, dash, rest = _framed(line)
    told = words.outlet.kinds.search(rest) and name[:1].isupper() and ":" not in name
    named = bool(words.outlet.media.search(name) or told) or _is_shouted_head(line)
    return line is first and bool(dash) and named and len(name.split()) <= LONGEST_NAME


def _tells_kind(line: Line, words: Vocabulary) -> bool:
    """« LE PETIT LAC, l'hebdo gratuit des riverains »: a name in capitals, and behind the comma what paper it is."""
    name, _, kind = line.block.plain.partition(", ")
    short = len(name.split()) <= LONGEST_NAME and ":" not in name
    return short and name.isupper() and bool(words.outlet.kinds.search(kind)) and not kind.isupper()


def _is_spelled(name: str) -> bool:
    """« OBSERVATOIRE DES LACS ET DES RIVIÈRES DU NORD (OLRN) »: a body with its letters, however long its name is."""
    bracket = re.search(r"\(([^()]{2,12})\)$", name)
    return bracket is not None and spells(bracket[1], name[: bracket.start()], loosely=True)


def _framed(line: Line) -> tuple[str, str, str]:
    """What stands before the first dash or bar of a line, the sign, and what stands behind."""
    return re.sub(rf" {BETWEEN} ", " - ", LABEL.sub("", line.block.plain)).partition(" - ")


def _is_shouted_head(line: Line) -> bool:
    """« LES AMIS DU LAC - association de riverains »: a name in capitals, and behind a dash what it is."""
    name, dash, rest = _framed(line)
    named = name.isupper() and not rest.isupper() and (" " in name or spells(name, rest, loosely=True))
    return bool(dash) and named and ":" not in rest


def is_slogan(piece: str) -> bool:
    """Whether a piece says what the name in front of it is: some words without a capital, behind an article or none."""
    return len(piece.split()) > 2 - ("'" in piece or "’" in piece) and bool(_SLOGAN.search(piece))


def heads_page(line: Line, lines: list[Line], words: Vocabulary) -> bool:
    """« Le Mois des jardins » at the very head above what sort of paper it is; « Le Riverain » above its day."""
    plain, below = line.block.plain, lines[1:2]
    if line is lines[0] and _tells_kind(line, words):
        return True
    if line is lines[0] and _is_shouted_head(line) and len(_framed(line)[0].split()) <= LONGEST_NAME:
        return True
    if line is not lines[0] or len(line.block.words) > LONGEST_NAME or not words.outlet.with_article.search(plain):
        return False
    capitals = all(word[:1].isupper() or word in words.frequent for word in re.split(r"[ ']", plain)[1:])
    return any(words.section.search(each.block.plain) or (each.kind == "stamp" and capitals) for each in below)


def is_owner(line: Line, lines: list[Line]) -> bool:
    """« Le Phare des Îles » above the title and « © 2015 Le Phare des Îles SA » at the foot: whose page it is."""
    short = len(line.block.words) <= LONGEST_NAME and line.kind == "title"
    return short and any(f" {line.block.key} " in f" {each.block.key} " for each in lines if "©" in each.block.text)


def is_shouted_name(line: Line) -> bool:
    """« LE COURRIER DES COLLINES »: a few capitals above a title are a masthead."""
    return line.block.text.isupper() and len(line.block.words) <= LONGEST_NAME
