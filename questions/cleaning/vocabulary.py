"""The cleaning rules of a language, compiled: what share buttons, lists of links, credits and datelines look like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from questions.calendar.grammar import Grammar, grammar
from questions.calendar.triggers import Needs, may_match, needs_of
from questions.cleaning.lines import Block
from questions.languages import Pack, Rule, load
from questions.naming import folded

#: A paragraph of more words than this is no page furniture, whatever words it holds.
_LONGEST_FURNITURE = 45
_LONGEST_SIGNATURE = 80
#: A date at the head of a line stands within so many characters.
_LONGEST_DATE = 60
#: What stands between a by-line and its date, and most words of the by-line with it.
_BAR, _BYLINE = "|", 6
#: An accented letter of a pattern that ends no range of letters.
_ACCENT = re.compile(r"(?<!-)[àâçèéêëîïôûù](?!-)")
#: Longer lines, in characters, are no page furniture, even if they hold hardly a word.
_LONGEST_LINE = 500


@dataclass(frozen=True, slots=True)
class LineRule:
    """A rule on one line: its name and its pattern."""

    name: str
    pattern: re.Pattern[str]
    raw: bool
    #: A line without any of these is none of its kind.
    needs: Needs = frozenset()
    #: The pattern without its accents, for capitals that have none (« DANS LA MEME RUBRIQUE »).
    bare: re.Pattern[str] | None = None

    def fits(self, block: Block) -> bool:
        """Whether the line is one of these; a very long one never is."""
        if len(block.text) > _LONGEST_LINE:
            return False
        text = block.text if self.raw else block.plain
        if may_match(self.needs, block.small) and self.pattern.search(text):
            return True
        return self.bare is not None and block.shouted and bool(self.bare.search(text))


@dataclass(frozen=True, slots=True)
class OutletRules:
    """What names an outlet: credit lines by whom they name, words of media, and names that are none."""

    issuers: tuple[re.Pattern[str], ...]
    owners: tuple[re.Pattern[str], ...]
    sources: tuple[re.Pattern[str], ...]
    readers: tuple[re.Pattern[str], ...]
    about: tuple[re.Pattern[str], ...]
    announced: re.Pattern[str]
    contracted: Mapping[str, str]
    press_office: re.Pattern[str]
    own_boxes: re.Pattern[str]
    mail_services: re.Pattern[str]
    media: re.Pattern[str]
    periodical: re.Pattern[str]
    institution: re.Pattern[str]
    unit: re.Pattern[str]
    letterhead: re.Pattern[str]
    with_article: re.Pattern[str]
    refused: re.Pattern[str]
    kinds: re.Pattern[str]
    motto: re.Pattern[str]
    state: re.Pattern[str]
    frequency: re.Pattern[str]
    final_stop: re.Pattern[str]
    legal_form: re.Pattern[str]
    adjectives: frozenset[str]
    letters: frozenset[str]
    of_places: frozenset[str]
    foreign_small: frozenset[str]
    place: str
    body: str

    def at_place(self, name: str) -> re.Pattern[str]:
        """Where a text speaks of a name as of a place."""
        return re.compile(self.place.replace("{name}", re.escape(name)), re.IGNORECASE)

    def with_the(self, name: str) -> re.Pattern[str]:
        """Where a text speaks of a name as of a body."""
        return re.compile(self.body.replace("{name}", re.escape(name)))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything the cleaning of one language needs to know."""

    pack: Pack
    grammar: Grammar
    dirt: tuple[LineRule, ...]
    lists: tuple[LineRule, ...]
    comments: tuple[LineRule, ...]
    endings: tuple[LineRule, ...]
    captions: tuple[LineRule, ...]
    datelines: tuple[tuple[Rule, re.Pattern[str]], ...]
    outlet: OutletRules
    signature: re.Pattern[str]
    disclaimer: re.Pattern[str]
    salutation: re.Pattern[str]
    signatory: re.Pattern[str]
    office: re.Pattern[str]
    ours: re.Pattern[str]
    on_behalf: re.Pattern[str]
    section: re.Pattern[str]
    label: re.Pattern[str]
    biography: re.Pattern[str]
    summary: re.Pattern[str]
    answer: re.Pattern[str]
    timed: re.Pattern[str]
    plain_bullet: re.Pattern[str]
    to_readers: re.Pattern[str]
    agencies: frozenset[str]
    frequent: frozenset[str]
    stamp_words: frozenset[str]
    signed_day: re.Pattern[str]

    def opens_with_date(self, line: str) -> bool:
        """Whether a line begins with a whole date, or a by-line and one: « par Ana Sol | mercredi 14 mai 2008 »."""
        first = next(iter(self.grammar.find(line[:_LONGEST_DATE])), None)
        whole = first is not None and bool({"year", "shortyear"} & first.groups.keys())
        before = line[: first.start].strip(" ([–—-") if first is not None else ""
        barred = before.endswith(_BAR) and len(before.split()) <= _BYLINE
        return first is not None and whole and first.reading == "day" and (not before or barred)

    def names_day(self, block: Block) -> bool:
        """Whether the line names a weekday or a day of a month."""
        return any(match.reading in ("weekday", "day") for match in self.grammar.find(block.text))

    def furniture(self, block: Block) -> str | None:
        """The rule by which the line is page furniture, ``None`` where its words do not tell."""
        if len(block.words) > _LONGEST_FURNITURE:
            return None
        return next((rule.name for rule in self.dirt if rule.fits(block)), None)

    def signature_at(self, text: str) -> int | None:
        """Where a signature glued to the end of a text begins."""
        tail = max(0, len(text) - _LONGEST_SIGNATURE)
        found = self.signature.search(text[tail:])
        return tail + found.start() if found else None

    def disclaimer_at(self, text: str) -> int | None:
        """Where a paragraph turns into a disclaimer."""
        found = self.disclaimer.search(text)
        return found.start() if found else None

    def frequency(self, block: Block) -> float:
        """Share of very frequent words of the language among the words of a block."""
        return sum(word in self.frequent for word in block.words) / max(len(block.words), 1)


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of ``languages/<language>/cleaning.toml``, compiled once.

    :raises BadLanguagePack: when the pack is broken.
    """
    pack = load(language, "cleaning")
    kinds = ("dirt", "lists", "comments", "endings", "captions")
    dirt, lists, comments, endings, captions = (_line_rules(pack, path) for path in kinds)
    return Vocabulary(
        pack=pack,
        grammar=grammar(language),
        dirt=dirt,
        lists=lists,
        comments=comments,
        endings=endings,
        captions=captions,
        datelines=_datelines(pack, grammar(language)),
        outlet=_outlet_rules(pack),
        signature=pack.regex("signature.pattern", 0),
        disclaimer=pack.regex("disclaimer.pattern"),
        salutation=pack.regex("letter.salutation"),
        signatory=pack.regex("letter.signature", 0),
        office=pack.regex("letter.office", 0),
        ours=pack.regex("letter.ours"),
        on_behalf=pack.regex("letter.on_behalf", 0),
        section=pack.regex("headline.section"),
        label=pack.regex("headline.label"),
        biography=pack.regex("biography.pattern", 0),
        summary=pack.regex("boxes.summary"),
        answer=pack.regex("boxes.answer"),
        timed=pack.regex("boxes.timed"),
        plain_bullet=pack.regex("boxes.bullet"),
        to_readers=pack.regex("boxes.to_readers"),
        agencies=frozenset(pack.words("agencies.names")),
        frequent=frozenset(pack.words("language.words")),
        stamp_words=frozenset(pack.words("stamp.words")),
        signed_day=pack.regex("stamp.signed"),
    )


def _outlet_rules(pack: Pack) -> OutletRules:
    owners, sources, readers, about = (
        tuple(re.compile(pattern, re.IGNORECASE) for pattern in pack.words(f"outlet.{key}"))
        for key in ("owners", "sources", "readers", "about")
    )
    return OutletRules(
        issuers=tuple(re.compile(pattern) for pattern in pack.words("outlet.issuers")),
        owners=owners,
        sources=sources,
        readers=readers,
        about=about,
        announced=pack.regex("outlet.announced"),
        contracted=pack.table("outlet.contracted"),
        press_office=pack.regex("outlet.press_office"),
        own_boxes=pack.regex("outlet.own_boxes"),
        mail_services=pack.regex("outlet.mail_services"),
        media=pack.regex("outlet.media"),
        periodical=pack.regex("outlet.periodical"),
        institution=pack.regex("outlet.institution", 0),
        unit=pack.regex("outlet.unit"),
        letterhead=pack.regex("outlet.letterhead"),
        with_article=pack.regex("outlet.with_article", 0),
        motto=pack.regex("outlet.motto", 0),
        refused=pack.regex("outlet.refused"),
        kinds=pack.regex("outlet.kinds"),
        state=pack.regex("outlet.state"),
        frequency=pack.regex("outlet.frequency"),
        final_stop=pack.regex("outlet.final_stop"),
        legal_form=pack.regex("outlet.legal_form"),
        foreign_small=frozenset(pack.words("outlet.foreign_small")),
        adjectives=frozenset(folded(word) for word in pack.words("outlet.adjectives")),
        letters=frozenset(pack.words("outlet.letters")),
        of_places=frozenset(pack.words("outlet.of_places")),
        place=pack.text("outlet.at_place"),
        body=pack.text("outlet.with_the"),
    )


def _line_rules(pack: Pack, path: str) -> tuple[LineRule, ...]:
    return tuple(map(_line_rule, pack.rules(path)))


def _line_rule(rule: Rule) -> LineRule:
    cased, raw = rule.flag("case"), rule.flag("raw")
    pattern = rule.regex("pattern", 0 if cased else re.IGNORECASE)
    bare = _ACCENT.sub(lambda found: folded(found[0]), pattern.pattern)
    shouted = re.compile(bare, re.IGNORECASE) if bare != pattern.pattern and not cased else None
    return LineRule(rule.name, pattern, raw, frozenset() if raw else needs_of(pattern), shouted)


def _datelines(pack: Pack, calendar: Grammar) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    agencies = "|".join(re.escape(name) for name in sorted(pack.words("agencies.names"), key=len, reverse=True))
    return tuple(
        (rule, re.compile(_once(calendar.expand(rule.text("pattern").replace("{agencies}", agencies)))))
        for rule in pack.rules("dateline")
    )


def _once(pattern: str) -> str:
    """A named group may stand but once: later ones lose their name."""
    seen: set[str] = set()

    def rename(match: re.Match[str]) -> str:
        if match[1] in seen:
            return "(?:"
        seen.add(match[1])
        return match[0]

    return re.sub(r"\(\?P<(\w+)>", rename, pattern)
