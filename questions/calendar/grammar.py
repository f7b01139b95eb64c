"""Finds calendar expressions by the rules of a language pack (``calendar.toml``); knows no language itself.

A pattern of the pack is a regular expression with ``{name}`` for a word table or a fragment of the pack. Where rules
overlap the longest match wins, then the rule that stands first. Rules whose reading is ``none`` consume what only
looks like a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from questions.calendar.triggers import DIGIT, Needs, held_by, needs_of
from questions.errors import BadLanguagePack
from questions.languages import Pack, Rule, load

_HOLE = re.compile(r"\{([a-z]+)(\d?)\}")
_SPACE = re.compile(r" ([?*+]?)")
#: Tables of words that a pattern may name, in the singular.
_TABLES = {
    "month": "months",
    "shortmonth": "shortmonths",
    "weekday": "weekdays",
    "season": "seasons",
    "part": "parts",
    "unit": "units",
    "multiple": "multiples",
    "ordinal": "ordinals",
    "feast": "feasts",
    "modifier": "modifiers",
    "span": "spans",
    "side": "sides",
}
#: One character for one, so that offsets stay true.
_PLAIN = {ord(c): " " for c in "\t\n\r\x0b\x0c\u00a0\u2007\u2009\u200a\u202f\u2003\u2002\u3000"} | {
    ord("’"): "'",
    ord("ʼ"): "'",
    ord("‑"): "-",
}
_ODD = re.compile(f"[{re.escape(''.join(map(chr, _PLAIN)))}]")
_DEEPEST = 4
#: A sentence is searched several times; longer texts than this, in characters, are not kept.
_REMEMBERED = 2000


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fired: offsets into the text that was searched, and the groups that took part."""

    rule: Rule
    start: int
    end: int
    groups: dict[str, str]
    #: Where each group stands in the searched text.
    spans: dict[str, tuple[int, int]]

    @property
    def reading(self) -> str:
        """Name of the reading that turns the groups into a value."""
        reading: str = self.rule.fields["reading"]
        return reading


def plain(text: str) -> str:
    """The text with plain spaces and apostrophes, character for character."""
    return text if _ODD.search(text) is None else text.translate(_PLAIN)


@dataclass(frozen=True, slots=True)
class _Compiled:
    rule: Rule
    pattern: re.Pattern[str]
    guards: tuple[tuple[str, re.Pattern[str]], ...]
    one: tuple[str, ...]
    #: A text without any of these holds no match.
    needs: Needs


@dataclass(frozen=True, slots=True)
class _Counting:
    """How a language counts in words."""

    values: dict[str, int]
    one: tuple[str, ...]
    joints: tuple[str, ...]
    collectives: tuple[str, ...]
    products: frozenset[tuple[str, str]]
    #: Between the thousands of a number in digits, and before its decimals.
    thousands: str
    decimal: str


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The calendar of one language, compiled."""

    pack: Pack
    compiled: tuple[_Compiled, ...]
    #: Place of each rule in the file, by name.
    ranks: dict[str, int]
    #: Everything that some rule needs, digits apart.
    triggers: Needs
    #: Word tables in lower case, by the name that patterns use.
    tables: dict[str, dict[str, str]]
    #: What opens an interval, what joins its ends, and what before them makes two dates of these (« reporté »).
    intervals: tuple[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str] | None], ...]
    #: Prepositions that bound a value, each with a pattern that ends where the expression begins.
    relations: tuple[tuple[str, re.Pattern[str]], ...]
    anchoring: dict[str, re.Pattern[str]]
    counting: _Counting

    def find(self, text: str) -> tuple[Match, ...]:
        """Non-overlapping matches in the order of the text, those of reading ``none`` included."""
        return _found(self, text) if len(text) <= _REMEMBERED else _search(self, text)

    @property
    def words(self) -> frozenset[str]:
        """Every word of the tables, in lower case."""
        return frozenset(word for table in self.tables.values() for entry in table for word in entry.split())

    def meaning(self, name: str, word: str) -> str:
        """What a word of a table stands for.

        :raises BadLanguagePack: when the table does not hold the word.
        """
        try:
            return self.tables[name][" ".join(word.lower().split())]
        except KeyError:
            raise BadLanguagePack(f"{self.pack.file}: {_TABLES[name]}: no entry {word!r}") from None

    def count(self, words: str) -> float:
        """A number in digits or in words (« 3 478 », « quatre-vingt-deux », « une quinzaine de »).

        :raises ValueError: when some word is no number.
        """
        groups = rf"(?<=\d){re.escape(self.counting.thousands)}(?=\d)"
        digits = re.sub(groups, "", words.strip()).replace(self.counting.decimal, ".")
        if re.fullmatch(r"\d+(?:\.\d+)?", digits):
            return float(digits)
        return _count_words(words, self.counting)

    def expand(self, pattern: str) -> str:
        """A pattern of the pack as a regular expression."""
        return _spaced(_filled(self.pack, pattern, 0))


@lru_cache(maxsize=4096)
def _found(calendar: Grammar, text: str) -> tuple[Match, ...]:
    return _search(calendar, text)


def _search(calendar: Grammar, text: str) -> tuple[Match, ...]:
    readable = plain(text)
    held = held_by(readable, calendar.triggers)
    tried = (entry for entry in calendar.compiled if not entry.needs or not entry.needs.isdisjoint(held))
    found = [match for entry in tried for match in _matches(entry, readable)]
    found.sort(key=lambda match: (match.start - match.end, calendar.ranks[match.rule.name]))
    return tuple(_without_overlaps(found, len(text)))


@cache
def grammar(language: str) -> Grammar:
    """The grammar of ``languages/<language>/calendar.toml``, compiled once.

    :raises BadLanguagePack: when the pack is broken.
    """
    return compiled(load(language, "calendar"))


def compiled(pack: Pack) -> Grammar:
    """The grammar of a pack.

    :raises BadLanguagePack: when a rule is broken.
    """
    rules = tuple(_compile(pack, rule) for rule in pack.rules("rules"))
    return Grammar(
        pack=pack,
        compiled=rules,
        ranks={entry.rule.name: index for index, entry in enumerate(rules)},
        triggers=frozenset().union(*(entry.needs for entry in rules)) - {DIGIT},
        tables={name: _table(pack, path) for name, path in _TABLES.items()},
        intervals=tuple(_interval(pack, rule) for rule in pack.rules("intervals")),
        relations=tuple(_relations(pack)),
        counting=_counting(pack),
        anchoring={key: pack.regex(f"anchoring.{key}") for key in ("and", "of", "before", "after", "again", "that_is")},
    )


def _table(pack: Pack, path: str) -> dict[str, str]:
    return {word.lower(): str(value) for word, value in pack.entry(path).items()}


def _interval(pack: Pack, rule: Rule) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str] | None]:
    guard = _guard(pack, rule, "not_before") if "not_before" in rule.fields else None
    return rule.regex("opener"), rule.regex("between"), guard


def _guard(pack: Pack, rule: Rule, key: str) -> re.Pattern[str]:
    return _regex(_spaced(_filled(pack, rule.text(key), 0)), rule, key)


def _relations(pack: Pack) -> Iterator[tuple[str, re.Pattern[str]]]:
    for relation in pack.entry("relations"):
        words = sorted(pack.words(f"relations.{relation}"), key=len, reverse=True)
        yield relation, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})\s*$", re.IGNORECASE)


def _compile(pack: Pack, rule: Rule) -> _Compiled:
    body = _filled(pack, rule.text("pattern"), 0)
    start = r"(?<![\w\-])(?<!\d[.,/])"
    pattern = _regex(rf"{start}(?:{_spaced(body)})(?![\w]|-[^\W\d_])", rule, "pattern")
    guards = tuple(
        (key, _guard(pack, rule, key))
        for key in ("before", "not_before", "after", "not_after", "single")
        if key in rule.fields
    )
    return _Compiled(rule, pattern, guards, pack.words("counting.one"), needs_of(pattern))


def _filled(pack: Pack, pattern: str, depth: int) -> str:
    if depth > _DEEPEST:
        raise BadLanguagePack(f"{pack.file}: fragments: one holds itself: {pattern!r}")

    def fill(match: re.Match[str]) -> str:
        name, number = match[1], match[2]
        if name in _TABLES:
            words = sorted(pack.entry(_TABLES[name]), key=len, reverse=True)
            return rf"(?P<{name}{number}>{'|'.join(map(re.escape, words))})".replace("\\ ", " ")
        fragments = pack.table("fragments")
        if name + number in fragments:
            return f"(?:{_filled(pack, fragments[name + number], depth + 1)})"
        if name not in fragments:
            raise BadLanguagePack(f"{pack.file}: fragments: no entry {name!r}, wanted by {pattern!r}"[:300])
        inner = re.sub(r"\(\?P<(\w+?)>", rf"(?P<\g<1>{number}>", fragments[name])
        return f"(?:{_filled(pack, inner, depth + 1)})"

    return _HOLE.sub(fill, pattern)


def _spaced(pattern: str) -> str:
    return _SPACE.sub(lambda match: " *" if match[1] in ("?", "*") and match[1] else " +", pattern)


def _regex(pattern: str, rule: Rule, key: str) -> re.Pattern[str]:
    """Groups that stand twice in a pattern keep their name the first time; later ones are told apart by a letter."""
    seen: dict[str, int] = {}

    def rename(match: re.Match[str]) -> str:
        seen[match[1]] = seen.get(match[1], 0) + 1
        return f"(?P<{match[1]}>" if seen[match[1]] == 1 else f"(?P<{match[1]}_{seen[match[1]]}>"

    try:
        return re.compile(re.sub(r"\(\?P<(\w+)>", rename, pattern), re.IGNORECASE)
    except re.error as error:
        raise BadLanguagePack(f"{rule.origin}: {key}: bad regular expression: {error}") from None


def _matches(entry: _Compiled, text: str) -> Iterator[Match]:
    for match in entry.pattern.finditer(text):
        if match.end() > match.start() and _allowed(entry, match, text):
            named = {re.sub(r"_\d+$", "", name): name for name, words in match.groupdict().items() if words}
            groups = {short: match[name] for short, name in named.items()}
            spans = {short: match.span(name) for short, name in named.items()}
            yield Match(entry.rule, match.start(), match.end(), groups, spans)


def _allowed(entry: _Compiled, match: re.Match[str], text: str) -> bool:
    before, after = text[max(0, match.start() - 80) : match.start()], text[match.end() : match.end() + 60]
    for key, guard in entry.guards:
        if key in ("before", "not_before"):
            fits = bool(guard.search(before))
        elif key == "single":
            fits = not _is_one(entry, match) or bool(guard.search(before))
        else:
            fits = bool(guard.match(after))
        if fits == key.startswith("not_"):
            return False
    return _capitals_fit(entry.rule, match, text)


def _is_one(entry: _Compiled, match: re.Match[str]) -> bool:
    """Whether the number of a duration is the article « un », which more often starts a story than a reckoning."""
    return (match.groupdict().get("number") or "").lower() in entry.one


def _capitals_fit(rule: Rule, match: re.Match[str], text: str) -> bool:
    """Month names are written small in French: « Mars » inside a sentence is no month."""
    for name in rule.words("lower"):
        start = match.start(name)
        first = not text[:start].strip(" \"«'(-–—") or re.search(r"[.!?…:|]\W*$", text[:start]) is not None
        word = match[name] or ""
        if word[:1].isupper() and not first and not word.isupper():
            return False
    return all((match[name] or "A")[:1].isupper() for name in rule.words("capital"))


def _without_overlaps(matches: list[Match], length: int) -> list[Match]:
    taken = bytearray(length)
    kept = []
    for match in matches:
        if not any(taken[match.start : match.end]):
            taken[match.start : match.end] = b"\x01" * (match.end - match.start)
            kept.append(match)
    return sorted(kept, key=lambda match: match.start)


def _counting(pack: Pack) -> _Counting:
    one, joints, collectives = (pack.words(f"counting.{key}") for key in ("one", "joints", "collectives"))
    products = frozenset((first, second) for first, second in pack.entry("counting.products"))
    marks = pack.text("counting.thousands"), pack.text("counting.decimal")
    return _Counting(dict(pack.numbers("numbers")), one, joints, collectives, products, *marks)


def _count_words(words: str, counting: _Counting) -> float:
    """Sums the words; hundreds and thousands multiply what stands before them."""
    total = current = 0
    before = ""
    for word in re.findall(r"[^\W_]+", words.lower()):
        if word in counting.joints:
            continue
        if word not in counting.values:
            raise ValueError(f"no number: {words!r}")
        number = counting.values[word]
        if number in (100, 1000) and word not in counting.collectives:
            current = max(current, 1) * number
            total, current = (total + current, 0) if number == 1000 else (total, current)
        elif (before, word) in counting.products:
            current += counting.values[before] * (number - 1)
        else:
            current = number if word in counting.collectives else current + number
        before = word
    return float(total + current)
