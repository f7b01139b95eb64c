"""What may be the name of an outlet, and how it is written: no headline, no trail, no state, no numbers of an issue."""

from __future__ import annotations

import re
from functools import cache

from questions.calendar.grammar import plain
from questions.cleaning.classify import Line
from questions.cleaning.lines import Block
from questions.cleaning.name_case import DOMAIN, readable
from questions.cleaning.page_heads import LABEL
from questions.cleaning.vocabulary import Vocabulary
from questions.languages import load_table
from questions.naming import folded, spells

_MOST_WORDS = 14
#: Words that the title of the window shares with the headline.
_FEWEST_SHARED = 3
COPYRIGHT = re.compile(r"^\s*(?:©|\(c\))+\s*", re.IGNORECASE)
#: « ☰ », « ≡ », « ► » in front of a word are buttons.
SIGNS = re.compile(r"^[^\w\s()\[\]+@#&/'\".]+\s*")
BRACKET = re.compile(r"\s*\(([^()]{2,40})\)\s*$")
_BARE_BRACKETS = re.compile(r"^\((.*)\)$|^\[(.*)\]$")
_TRAIL = re.compile(r"[>»›→]|/\s|\s/")
#: « Radio Phare ● EN DIRECT »: what stands behind such a sign is a button.
_BEHIND_A_SIGN = re.compile(r"(?<=\w)\s+[●•◉⬤▶►].*$")
#: « Collectif « Sauvons la halle » »: a name within a name.
_TITLED = re.compile(r"«[^«»]*»")
#: « France 24 », « 20 Minutes », « TV5 », « Sahel24 »: a short number may belong to a name, anything longer does not.
_NUMBERED = re.compile(r"^\d{1,3} [^\W\d]|[^\W\d] \d{1,3}$|^[^\W\d_]+\d$|^[^\W\d_]{4,}\d{2,3}$")
#: « Canal 8 Info », where a word of it names a kind of medium.
_NUMBERED_MEDIUM = re.compile(r"[^\W\d] \d{1,2} [^\W\d]")
#: Some agencies write themselves small between brackets.
_SMALL_WIRE = re.compile(r"[a-zà-þ]{2,4}")
#: « A.M. », « J.-P. D. » sign an article.
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.[ -]?){1,4}|(?:[A-ZÀ-Þ]\.[ -]?)*[A-ZÀ-Þ]")


class NameChecks:
    """Tells the names of outlets among the words of one page.

    :param text: the whole page.
    """

    def __init__(self, text: str, headline: Line | None, words: Vocabulary) -> None:
        self.text, self.headline, self.words = text, headline, words
        self.rules = words.outlet

    def is_wire(self, sender: str) -> bool:
        """Whether what a dateline names can be an agency: no country, no « nord du pays », but « (ats) »."""
        return bool(sender[:1].isupper() or _SMALL_WIRE.fullmatch(sender)) and folded(sender) not in states()

    def presentable(self, name: str, *, surely: bool = False) -> str | None:
        """The name without brackets, frequency and marks, in readable case; ``None`` when it is none.

        :param surely: whether it needs no check.
        """
        bare = self.rules.frequency.sub("", COPYRIGHT.sub("", plain(name))).strip(" ,:;·|–—-«»\"'")
        bare = _BEHIND_A_SIGN.sub("", SIGNS.sub("", LABEL.sub("", bare)))
        whole = _BARE_BRACKETS.match(bare)
        bare = (whole[1] or whole[2]).strip() if whole else bare
        bare = BRACKET.sub("", bare) if len(BRACKET.sub("", bare)) > 2 else bare
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
            re.search(r"[:?!°º@]|\w{3}\. ", name)
            or _TRAIL.search(_TITLED.sub("", name))
            or self.rules.refused.search(name)
        ):
            return False
        if (re.search(r"\d", name) and not self._is_numbered(name)) or _INITIALS.fullmatch(name):
            return False
        furniture = self.words.furniture(Block(0, len(name), name, 0)) and not self._is_media(name)
        return not furniture and not self._is_state(name) and not self._is_headline(name)

    def _is_numbered(self, name: str) -> bool:
        return bool(_NUMBERED.search(name) or (_NUMBERED_MEDIUM.search(name) and self._is_media(name)))

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
        return named and not self._is_media(piece) and not self.rules.with_the(piece).search(self.text)

    def _is_place(self, piece: str) -> bool:
        """One word after « à » somewhere in the text: the town where it was written."""
        return " " not in piece and bool(self.rules.at_place(piece).search(self.text))


def _without_acronym(name: str) -> str:
    """« RLI Radio Léman International » says its name twice."""
    first, _, rest = name.partition(" ")
    return rest if first.isupper() and len(first) > 1 and " " in rest and spells(first, rest) else name


@cache
def states() -> frozenset[str]:
    """Folded names and capitals of states: a country in brackets is no outlet."""
    states = load_table("fr", "gazetteer_states")["states"]
    return frozenset(folded(form) for state in states for key in ("aliases", "capitals")
                     for form in (state["name"], *state.get(key, ())))  # fmt: skip
