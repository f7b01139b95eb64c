"""What a number counts: the symbol or noun behind it, the noun it is told of, or the one counted before."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from questions.annotations import Sentence, Token
from questions.annotator.claims.figure_bounds import Number
from questions.dispatch import Dispatch
from questions.languages.tables import grammar, load_table
from questions.participles import participles
from questions.syntax import Tree, plain, tree

#: Farthest the counted noun may stand behind its number, in words.
_REACH = 4
#: Farthest the subject may stand before a number that is told of it, in words.
_SUBJECT = 8
#: Words between « en » and the number that stands for its noun: « on en compte désormais neuf ».
_OF_THEM = 5
#: A larger bare number at the head of a clause is a year or a label.
_SEVERAL = 1000
#: From here on the words of a number may be taken for nouns.
_HUNDRED = 100
#: Minutes of an hour; scales end at the next.
_MINUTES = 60
_HIGHEST = 10
#: Words between « ils étaient » and its number, at most.
_BETWEEN = 4
#: Ends of plural nouns.
_PLURAL = ("s", "x")
_IN_PLACE = frozenset({"nsubj", "nsubj:pass", "obj", "obl:arg", "obl:agent", "obl:mod", "nmod"})
_NOMINAL, _MISTAKEN = frozenset({"NOUN", "ADJ"}), frozenset({"ADJ", "ADV"})


def unit_of(
    dispatch: Dispatch, sentence: Sentence, number: Number, previous: str | None, earlier: str | None
) -> tuple[str | None, int]:
    """What is counted, and where its word ends; ``None`` when this is no quantity.

    :param previous: what the figure before counts, in the same sentence.
    :param earlier: what the last figure of the sentence before counts.
    """
    if number.unit:
        return number.unit, number.end
    table = load_table(dispatch.language, "figures")
    rest = plain(dispatch.text[number.end : sentence.span.end])
    symbol = _symbol(dispatch.language, rest)
    if symbol:
        return symbol[0], number.end + symbol[1]
    if (scale := _scale(table, dispatch, sentence, number)) is not None:
        return scale, number.end
    if _is_no_quantity(table, dispatch, sentence, number, rest):
        return None, number.end
    return _counted_noun(dispatch, sentence, number, previous, earlier)


# ------------------------------------------------------------------------------------------- symbols


def _symbol(language: str, rest: str) -> tuple[str, int] | None:
    """Percent, a measure or money just behind the number."""
    table = load_table(language, "figures")
    behind = rest.removeprefix(" ")
    space = rest.startswith(" ")
    for words in table["percent"]["words"]:
        if behind.startswith(words):
            return "%", len(words) + space
    if re.match(rf" (?:{'|'.join(table['range']['to'])}) \d+(?:,\d+)? ?%", rest):
        return "%", 0
    if found := _signs(language).match(behind):
        return table["units"][found.group(1)], found.end() + space
    for sign, unit in table["money"].items():
        if behind.startswith(sign):
            return unit, len(sign) + space
    return None


def _scale(table: dict[str, Any], dispatch: Dispatch, sentence: Sentence, number: Number) -> str | None:
    """« de magnitude 5,8 », « d'une magnitude de 6,4 », « au niveau 2 de l'échelle »; not « à ce stade deux clubs »."""
    before = plain(dispatch.text[sentence.span.start : number.start]).split()[-2:]
    if before[-1:] and before[-1] in table["skip"]["levels"] and 0 < number.value <= _HIGHEST:
        return None if _counts_noun(table, sentence, number) else str(table["skip"]["level"])
    return next((word for word in before if word in table["skip"]["scales"]), None)


def _counts_noun(table: dict[str, Any], sentence: Sentence, number: Number) -> bool:
    """Whether a noun or a plural adjective stands right behind the number; a weekday there is counted by nobody."""
    behind = next((token for token in sentence.tokens if token.start >= number.end), None)
    if behind is None or plain(behind.text) in table["skip"]["no_unit"]:
        return False
    return behind.pos == "NOUN" or (behind.pos == "ADJ" and behind.feature("Number") == "Plur")


@cache
def _signs(language: str) -> re.Pattern[str]:
    """The ways in which units are written, the longest first."""
    signs = sorted(load_table(language, "figures")["units"], key=len, reverse=True)
    of = "|".join(load_table(language, "figures")["skip"]["partitive"])
    return re.compile(rf"(?:(?:{of}) ?)?({'|'.join(map(re.escape, signs))})(?![\w'])")


def _is_no_quantity(table: dict[str, Any], dispatch: Dispatch, sentence: Sentence, number: Number, rest: str) -> bool:
    skip = table["skip"]
    following = re.match(r"[ -]?([^\W\d]+)", rest)
    if following and following[1] in skip["before"]:
        return True
    preceding = re.search(r"(\S+?)[ -]?$", plain(dispatch.text[sentence.span.start : number.start]))
    word = preceding[1].strip('(«"') if preceding else ""
    year = 1500 <= number.value <= 2100 and number.end - number.start == 4
    return word in skip["after"] or (year and word in skip["year_after"])


# --------------------------------------------------------------------------------------------- nouns


def _counted_noun(
    dispatch: Dispatch, sentence: Sentence, number: Number, previous: str | None, earlier: str | None
) -> tuple[str | None, int]:
    table = load_table(dispatch.language, "figures")
    tokens = [token for token in sentence.tokens if token.start >= number.end][:_REACH]
    if some := _among_them(table, dispatch, sentence, number):
        things = table["skip"]["no_things"]
        known = next((unit for unit in (previous, earlier) if unit and unit not in things), None)
        return known or str(table["skip"]["people"]), some
    for rank, token in enumerate(tokens):
        if plain(token.text) in table["skip"]["same_unit"]:
            return previous, token.end
        if rank == 0 and token.text[:1].isupper() and plain(token.text).endswith(tuple(table["skip"]["demonyms"])):
            return str(table["skip"]["people"]), token.end
        if token.pos == "NOUN" and plain(token.text) in table["skip"]["no_unit"]:
            break
        if token.pos == "NOUN" or _is_mistaken(dispatch.language, sentence, number, tokens[rank:]):
            return _whole_name(dispatch, sentence, token)
        if not _may_stand_between(table, tokens, rank, takes_of=_takes_of(table, dispatch, number)):
            break
    told = (
        _told_of(table, sentence, number)
        or _beside_noun(table, sentence, number)
        or _acts(table, sentence, number, previous or earlier)
        or _number_of(dispatch.language, sentence, number)
        or _bare_money(dispatch, sentence, number)
    )
    if told is not None:
        return told, number.end
    if previous == table["compound"]["bare"][0] and _is_minutes(table, dispatch, number):
        return str(table["compound"]["bare"][1]), number.end
    bare = _stands_alone(sentence, number) or _is_compared(table, sentence, number)
    return (previous, number.end) if bare and previous else (None, number.end)


def _whole_name(dispatch: Dispatch, sentence: Sentence, noun: Token) -> tuple[str, int]:
    """« douze derniers casques bleus »: a unit of several words, else the lemma; and where its words end."""
    sign = _signs(dispatch.language).match(plain(dispatch.text[noun.start : sentence.span.end]))
    if sign is None or sign.end() <= noun.end - noun.start:
        return noun.lemma.lower(), noun.end
    return str(load_table(dispatch.language, "figures")["units"][sign.group(1)]), noun.start + sign.end()


def _among_them(table: dict[str, Any], dispatch: Dispatch, sentence: Sentence, number: Number) -> int:
    """Where « deux d'entre eux » ends; 0 where there is none."""
    rest = plain(dispatch.text[number.end : sentence.span.end])
    words = next((words for words in table["one"]["among"] if rest.startswith(f" {words}")), None)
    return number.end + len(words) + 1 if words else 0


def _is_mistaken(language: str, sentence: Sentence, number: Number, behind: list[Token]) -> bool:
    """« Douze cents tracteurs »: where « cents » is taken for the noun, the noun is not known as one; « brebis »; a
    plural in small letters (« neuf micros ») is no name."""
    if plain(behind[0].text) in load_table(language, "figures")["skip"]["invariable"]:
        return True
    if behind[0].pos == "PROPN" and behind[0].text.islower() and behind[0].text.endswith(_PLURAL):
        return True
    if _stands_for_noun(language, sentence, number, behind):
        return True
    inside = [t for t in sentence.tokens if number.start <= t.start and t.end <= behind[0].start]
    noun_taken = (
        len(inside) > 1 and inside[-1].end == number.end and inside[-1].pos in _NOMINAL and number.value >= _HUNDRED
    )
    plural = behind[0].text.isalpha() and behind[0].text.endswith(_PLURAL) and behind[0].pos in _MISTAKEN
    return noun_taken and plural and not (len(behind) > 1 and behind[1].pos == "NOUN")


def _stands_for_noun(language: str, sentence: Sentence, number: Number, behind: list[Token]) -> bool:
    """« 3 100 évacués », « quarante-trois jeunes dormaient »: right behind the number, with no noun behind it, a plural
    participle, or an adjective in the place of a noun; not « ils étaient 40 rassemblés », « les deux premiers »."""
    skip, word = load_table(language, "figures")["skip"], behind[0]
    before = next((t for t in reversed(sentence.tokens) if t.end <= number.start), None)
    told = before is not None and (before.pos == "AUX" or before.lemma.lower() in skip["copulas"])
    nominal = len(behind) > 1 and behind[1].pos in _NOMINAL
    if told or nominal or word.start > number.end + 1 or not word.text.endswith(_PLURAL):
        return False
    if word.pos == "VERB":
        return plain(word.text) in participles(language)
    return word.pos == "ADJ" and word.dep in _IN_PLACE and word.lemma.lower() not in skip["ranks"]


def _is_minutes(table: dict[str, Any], dispatch: Dispatch, number: Number) -> bool:
    """« deux heures trente »."""
    before = plain(dispatch.text[: number.start]).split()[-1:]
    return number.value < _MINUTES and bool(before) and before[-1] in table["compound"]["hours"]


def _bare_money(dispatch: Dispatch, sentence: Sentence, number: Number) -> str | None:
    """« l'orgue à 1,4 million », « il en a coûté 1,24 million »: a sum in the only money of the dispatch."""
    table, here = load_table(dispatch.language, "figures"), tree(sentence)
    rules, words = table["bare_money"], plain(dispatch.text[number.start : number.end]).split()
    if words[-1] not in table["multipliers"]:
        return None
    first = here.at(number.start)
    before = range(max(first - _SUBJECT, 0), first)
    priced = first > 1 and here.word(first - 1) in rules["priced_at"] and here.tokens[first - 2].pos == "NOUN"
    costs = any(here.tokens[i].lemma.lower() in rules["costing"] for i in before)
    return _only_money(dispatch) if priced or costs else None


def _only_money(dispatch: Dispatch) -> str | None:
    """The unit of the sums of a dispatch, where all have one."""
    table = load_table(dispatch.language, "figures")
    of = "|".join(table["skip"]["partitive"])
    behind = re.compile(rf"(?:\d|{'|'.join(table['multipliers'])})\s*(?:(?:{of})\s?)?([^\W\d]+|[€$£])")
    names = {**table["money"], **{name: name for name in table["bare_money"]["units"]}}
    found = (match[1].removesuffix("s") for match in behind.finditer(plain(dispatch.text)))
    units = {names[word] for word in found if word in names}
    return units.pop() if len(units) == 1 else None


def _takes_of(table: dict[str, Any], dispatch: Dispatch, number: Number) -> bool:
    """« une dizaine de clubs », « deux millions de voix »: what other numbers count stands without « de »."""
    last = plain(dispatch.text[number.start : number.end]).split()[-1]
    return last in table["collectives"] or last in table["multipliers"]


def _may_stand_between(table: dict[str, Any], tokens: list[Token], rank: int, *, takes_of: bool) -> bool:
    """Between number and noun: adjectives, « de » right behind « dizaine », « treize de ses hommes », « dix des »."""
    some_of, words = table["skip"]["some_of"], [plain(token.text) for token in tokens]
    if words[0] in table["skip"]["partitive"] and rank == 0:
        return takes_of or any(word in some_of for word in words[:2])
    if words[0] in table["skip"]["partitive"] and rank == 1 and words[1] in some_of:
        return True
    return tokens[rank].pos in {"ADJ", "NUM"}


def _beside_noun(table: dict[str, Any], sentence: Sentence, number: Number) -> str | None:
    """« Les loups, onze d'après les bergers »: the plural noun right before the comma."""
    here = tree(sentence)
    first, behind = here.at(number.start), plain(sentence.span.quote[number.end - sentence.span.start :])
    if first < 2 or here.tokens[first - 1].text != "," or number.value > _SEVERAL:
        return None
    noun = here.tokens[first - 2]
    told = any(behind.startswith(f" {words}") for words in table["skip"]["beside"])
    return noun.lemma.lower() if told and noun.pos == "NOUN" and noun.feature("Number") == "Plur" else None


def _told_of(table: dict[str, Any], sentence: Sentence, number: Number) -> str | None:
    """« les grévistes, qui seraient 2 100 »: right behind a copula the number counts the subject, a plural noun.

    The words are followed as they stand: the parser seldom takes such a number for a predicate.
    """
    here = tree(sentence)
    number_at = next((i for i, t in enumerate(here.tokens) if t.start >= number.start), 0)
    first = _behind_copula(here, number_at, table["skip"])
    copula = here.tokens[first - 1] if first else None
    if copula is None or copula.feature("Number") != "Plur" or _tells_more(here, number):
        return None
    if copula.pos != "AUX" and copula.lemma.lower() not in table["skip"]["copulas"]:
        return None
    if first > 1 and {here.word(first - 2), here.word(max(first - 3, 0))} & set(table["skip"]["they"]):
        return str(table["skip"]["people"])
    before = (here.tokens[i] for i in range(first - 2, max(first - _SUBJECT, -1), -1) if not here.has(i, "case"))
    noun = next((t for t in before if t.pos == "NOUN"), None)
    return noun.lemma.lower() if noun is not None and noun.feature("Number") == "Plur" else None


def _behind_copula(here: Tree, index: int, skip: dict[str, Any]) -> int:
    """The place right behind the verb: « ils étaient déjà quatre », « ils ne sont plus que trois »."""
    first = index
    while first > 1 and index - first < _BETWEEN and here.word(first - 1) in skip["between"]:
        first -= 1
    return first


def _tells_more(here: Tree, number: Number) -> bool:
    """« étaient 24 anciens », « sont 24 à avoir signé »: the number is that of something else."""
    behind = next((t for t in here.tokens if t.start >= number.end), None)
    return behind is not None and behind.pos in {"ADJ", "PROPN"}


def _acts(table: dict[str, Any], sentence: Sentence, number: Number, before: str | None) -> str | None:
    """« Cinq n'en reviendront pas », « on en compte désormais neuf »: what was counted before, else people."""
    here, skip = tree(sentence), table["skip"]
    first, behind = here.at(number.start), here.at(number.end - 1) + 1
    if _right_behind_of_them(here, first, skip) and not _has_noun(here, behind):
        return None if before == skip["level"] else before
    opens = first == 0 or here.tokens[first - 1].pos in {"PUNCT", "CCONJ"}
    if not opens or not 2 <= number.value <= _SEVERAL:
        return None
    verb = next((t for i, t in enumerate(here.tokens) if i >= behind and here.word(i) not in skip["clitics"]), None)
    if verb is None or verb.pos not in {"VERB", "AUX"} or verb.feature("Number") != "Plur":
        return None
    return str(skip["people"]) if before is None or before in skip["no_things"] else before


def _right_behind_of_them(here: Tree, first: int, skip: dict[str, Any]) -> bool:
    """Whether « en » and a verb stand right before the number, with adverbs at most between."""
    start = max(first - _OF_THEM, 0)
    them = next((i for i in range(first - 1, start - 1, -1) if here.word(i) in skip["of_them"]), None)
    between = range(them + 1, first) if them is not None else range(0)

    def is_verb(index: int) -> bool:
        return here.tokens[index].pos in {"VERB", "AUX"} or here.word(index).startswith(tuple(skip["counting"]))

    verbs = [i for i in between if is_verb(i)]
    return bool(verbs) and all(is_verb(i) or here.tokens[i].pos == "ADV" for i in between)


def _number_of(language: str, sentence: Sentence, number: Number) -> str | None:
    """« le nombre des blessés, policiers compris, s'élève à 143 »: the noun behind « nombre de », in one clause."""
    here, skip, of = tree(sentence), load_table(language, "figures")["skip"], grammar(language)["of"]
    first, behind = here.at(number.start), here.at(number.end - 1) + 1
    start = next((i for i in range(first - 2) if here.word(i) in skip["number_of"]), None)
    if start is None or here.word(start + 1) not in of or _has_noun(here, behind):
        return None
    noun = next((i for i in range(start + 2, min(start + 5, first)) if here.tokens[i].pos == "NOUN"), None)
    verbs = [i for i in range(start, first) if here.tokens[i].pos in {"VERB", "AUX"}]
    return here.tokens[noun].lemma.lower() if noun is not None and verbs else None


def _has_noun(here: Tree, index: int) -> bool:
    return index < len(here.tokens) and here.tokens[index].pos in {"NOUN", "ADJ"}


def _is_compared(table: dict[str, Any], sentence: Sentence, number: Number) -> bool:
    """« trente postes au lieu de quarante »."""
    before = plain(sentence.span.quote[: number.start - sentence.span.start]).rstrip()
    return any(before.endswith(words) for words in table["skip"]["compared"])


def _stands_alone(sentence: Sentence, number: Number) -> bool:
    """« 4 180 ont été administrées », « n'en offre que 24 »: the number itself is subject or object.

    Behind a noun and its adjective it is a label (« la route nationale 43 »).
    """
    inside = [t for t in sentence.tokens if t.start >= number.start and t.end <= number.end]
    if not inside or 1900 <= number.value <= 2100:
        return False
    before = [t for t in sentence.tokens if t.end <= number.start][-2:]
    if before and before[-1].pos == "ADJ":
        return len(before) < 2 or before[0].pos not in {"NOUN", "PROPN"}
    return not before or before[-1].pos not in {"ADP", "NOUN", "PROPN", "DET"}
