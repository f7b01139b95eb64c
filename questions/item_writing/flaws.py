"""Finds what is wrong with a question (item-writing guidelines of Haladyna, Downing & Rodriguez, 2002).

T. M. Haladyna, S. M. Downing, M. C. Rodriguez, « A review of multiple-choice item-writing guidelines for classroom
assessment », Applied Measurement in Education 15 (3), 2002, p. 309–334. Each flaw is named; a question that has one
is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from questions.elision import elides
from questions.item_writing.drafts import Draft, wordlist
from questions.item_writing.french.wording import BLANK, balanced, content_words, fold, morphology

#: Options from which on one that stands out is seen.
_FEW = 3
_SINGLE = frozenset({"single", "true_false"})
_CHOICE = frozenset({"single", "true_false", "multiple"})
_LISTED = frozenset({"order", "match"})
_LONGEST_STEM = 620
_LONGEST_OPTION = 240
#: The key gives itself away when it is longer than the longest distractor by this part, and by so many characters.
_LONGER_BY = 1.5
_LONGER_SIGNS = 22
#: Words of the stem that stand in the key and in no distractor.
_REPEATED_WORDS = 2
_ARTICLES = frozenset({"le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "au", "aux"})
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”")
#: A day without its month at the end of a clause.
_BARE_DAY = re.compile(r"\ble (?:1er|[1-9]|[12]\d|3[01])(?=[ \u00a0\u202f]?[?,;.:»]|$)")
#: An elided word with nothing behind it.
_LOOSE_ELISION = re.compile(r"’[ \u00a0\u202f]*(?:[?:;»]|$)")
_DOUBLED = re.compile(
    r"[ \u00a0\u202f]{2,}|[\t\r\n]|,,|[ \u00a0\u202f][,.](?![.\w])|\([ \u202f]|[ \u202f]\)|(?<!\.)\.\.(?!\.)"
    r"|«[ \u00a0\u202f]*»|“[ \u00a0\u202f]*”"
)
_TWICE = re.compile(r"\b(de|du|des|le|la|les|à|au|aux|que|et|un|une|par|pour)[ \u00a0\u202f]+\1\b", re.I)


def flaws(draft: Draft) -> list[str]:
    """Names of the flaws of a question, in a fixed order; empty when it is sound."""
    return [name for name, found in _CHECKS.items() if found(draft)]


def _texts(draft: Draft) -> Iterator[str]:
    yield draft.stem
    yield draft.rationale
    for option in draft.options:
        yield option.text
        yield option.why


def _key_count(draft: Draft) -> bool:
    right = sum(option.correct for option in draft.options)
    total = len(draft.options)
    if draft.kind in _SINGLE:
        return right != 1 or total < 2 or (draft.kind == "true_false" and total != 2)
    if draft.kind in _LISTED:
        return right != total or total < 2
    return right == 0 or (draft.kind == "multiple" and (total < 3 or right == total))


def _twin_options(draft: Draft) -> bool:
    keys = [_bare(option.text) for option in draft.options]
    return len(set(keys)) < len(keys)


def _bare(text: str) -> tuple[str, ...]:
    """An option without articles, signs and plural marks."""
    words = re.findall(r"[^\W_]+", fold(text))
    kept = [word for word in words if word not in _ARTICLES] or words
    return tuple(re.sub(r"(?:es|s|x|e)$", "", word) if len(word) > 4 else word for word in kept)


def _overlapping_options(draft: Draft) -> bool:
    """One option wholly inside another: if the longer is right, so is the shorter."""
    if draft.kind not in _CHOICE:
        return False
    texts = [f" {' '.join(_bare(option.text))} " for option in draft.options]
    return any(one in other for i, one in enumerate(texts) for j, other in enumerate(texts) if i != j)


def _longest_is_right(draft: Draft) -> bool:
    if draft.kind != "single" or draft.closed:
        return False
    right = max((len(option.text) for option in draft.options if option.correct), default=0)
    wrong = max((len(option.text) for option in draft.options if not option.correct), default=right)
    return right > _LONGER_BY * wrong and right - wrong > _LONGER_SIGNS


def _stem_repeated_in_key(draft: Draft) -> bool:
    """Words of the stem that only the key takes up."""
    if draft.kind != "single" or draft.closed:
        return False
    key = next((option.text for option in draft.options if option.correct), "")
    wrong = frozenset[str]().union(*(content_words(o.text) for o in draft.options if not o.correct))
    return len((content_words(key) & content_words(draft.stem)) - wrong) >= _REPEATED_WORDS


def _key_in_stem(draft: Draft) -> bool:
    if draft.kind not in {"single", "multiple", "numeric", "short"}:
        return False
    stem = f" {' '.join(_bare(draft.stem))} "
    keys = [" ".join(_bare(option.text)) for option in draft.options if option.correct]
    return any(f" {key} " in stem for key in keys if len(key) > 1)


def _stem_end(draft: Draft) -> bool:
    open_end = draft.stem.endswith(("?", ":", "…"))
    statement = draft.stem.endswith(".") and (BLANK in draft.stem or draft.kind == "true_false")
    return not (open_end or statement)


def _article_tells(draft: Draft) -> bool:
    """The key alone has an article, or alone has none: a name among bodies, a body among names."""
    if draft.kind != "single" or draft.closed or draft.topic != "actor" or len(draft.options) < _FEW:
        return False
    key, *_ = [_has_article(option.text) for option in draft.options if option.correct]
    return key not in {_has_article(option.text) for option in draft.options if not option.correct}


def _has_article(text: str) -> bool:
    return text.lower().replace("’", " ").split(" ")[0] in _ARTICLES


def _too_long(draft: Draft) -> bool:
    return len(draft.stem) > _LONGEST_STEM or any(len(option.text) > _LONGEST_OPTION for option in draft.options)


def _untidy(draft: Draft) -> bool:
    return any(not balanced(t) or _DOUBLED.search(t) or _TWICE.search(t) or t != t.strip() for t in _texts(draft))


def _unjoined(draft: Draft) -> bool:
    """« de le », « à les », « que il »: an elision or a contraction that was not made."""
    return any(_bad_joint(_QUOTED.sub("« »", text)) for text in _texts(draft))


def _bad_joint(text: str) -> bool:
    words = re.findall(r"[^\s]+", text)
    return any(_unjoinable(left, right) for left, right in pairwise(words))


def _unjoinable(left: str, right: str) -> bool:
    rules = morphology()
    small = left.lower().lstrip("(«“").rsplit("’", 1)[-1]
    if f"{small} {right}" in {"de le", "de les", "à le", "à les"}:
        return True
    if small in rules["contraction"]["undone"] and right in rules["articles"]["definite"]:
        return True
    if small == "si":
        return right in rules["elision"]["si_before"]
    return small in rules["elision"]["words"] and elides(right) and _is_word(right)


def _is_word(text: str) -> bool:
    """Neither a lone letter nor a Roman number nor « à »: before those an article may stand in full."""
    bare = text.strip(".,;:!?)»”")
    return len(bare) > 1 and not re.fullmatch(r"[IVXLC]+e?", bare) and bare not in {"à", "un", "une"}


def _no_evidence(draft: Draft) -> bool:
    spans = draft.evidence
    if draft.topic != "contradiction":
        return not spans
    return not any(not one.overlaps(other) for i, one in enumerate(spans) for other in spans[i + 1 :])


def _no_reason(draft: Draft) -> bool:
    return not draft.rationale or any(not option.why for option in draft.options)


def _moment_of_writing(draft: Draft) -> bool:
    """« hier », « mardi » in the stem, quotations apart: the reader does not know from when to count."""
    words = _QUOTED.sub("", draft.stem).lower().replace("’", " ").rstrip(" ?.").split()
    counted = any(
        noun in wordlist("calendar_nouns") and side in wordlist("anchoring") for noun, side in pairwise(words)
    )
    return counted or bool(set(words) & set(wordlist("today")))


def _cut(draft: Draft) -> bool:
    """« La bête a été tirée n’ », « En raison d’un épais »: words that break off; « le 29 » of no month."""
    loose = tuple(wordlist("loose_ends"))
    passages = [passage.strip("«»“” \u00a0\u202f") for passage in _QUOTED.findall(draft.stem)]
    passages = [passage for passage in passages if passage != draft.expression]
    shown = [*passages, *(option.text for option in draft.options)]
    if _LOOSE_ELISION.search(draft.stem):
        return True
    return any(_breaks_off(text, loose) for text in shown) or bool(_BARE_DAY.search(_QUOTED.sub("« »", draft.stem)))


def _breaks_off(text: str, loose: tuple[str, ...]) -> bool:
    """Whether a text ends in a word that another must follow; a gap and a cut that is shown are no end, « SA » is no
    possessive, and « un vent fort » is whole, « un fort » is not."""
    words = re.split(r"[ \u00a0\u202f]", text.rstrip(" \u00a0\u202f"))
    if words[-1].endswith("’"):
        return True
    if words[-1].isupper() and len(words[-1]) > 1:
        return False
    behind_a_noun = len(words) > 1 and re.split("[’']", words[-2])[-1].lower() not in _ARTICLES
    return words[-1].lower() in loose and not (words[-1].lower() in wordlist("before_nouns") and behind_a_noun)


_CHECKS: dict[str, Callable[[Draft], bool]] = {
    "key_count": _key_count,
    "twin_options": _twin_options,
    "overlapping_options": _overlapping_options,
    "longest_is_right": _longest_is_right,
    "stem_repeated_in_key": _stem_repeated_in_key,
    "key_in_stem": _key_in_stem,
    "article_tells": _article_tells,
    "stem_end": _stem_end,
    "too_long": _too_long,
    "untidy": _untidy,
    "unjoined": _unjoined,
    "no_evidence": _no_evidence,
    "no_reason": _no_reason,
    "moment_of_writing": _moment_of_writing,
    "cut": _cut,
}
