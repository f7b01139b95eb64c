"""« Quel passage de … ne s'accorde pas avec celui-ci ? »: one passage is shown, its counterpart must be found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from questions.annotations import EvidenceSpan, Figure, Sentence, Token
from questions.dossier import Contradiction
from questions.item_writing.context import Context, usable
from questions.item_writing.contradictions.opposed_passages import (
    TOPIC,
    as_quoted,
    evidence_of,
    excludes,
    explained,
    figures_in,
    need_days,
    number_in,
    opposed_figures,
    passage,
    rationale_of,
    worth_of,
)
from questions.item_writing.contradictions.shared_matter import counts_some_of
from questions.item_writing.contradictions.versions import in_digits, is_exact
from questions.item_writing.distractors import FEWEST, MOST, apart
from questions.item_writing.drafts import Candidate, Draft, options_of, say, wordlist
from questions.item_writing.french.participle_forms import is_participle
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import balanced, fold, join, stems, tidy
from questions.item_writing.passages.quoted_passages import has_its_verb, quotable
from questions.item_writing.passages.standing_alone import stands_by_itself, without_source
from questions.languages.tables import load_table
from questions.quotation_marks import inside
from questions.syntax import is_finite

#: A passage longer or shorter than this, in characters, is no option.
_LONGEST, _SHORTEST = 235, 35
#: Sentences from one another at which two go on with one point.
_NEAR = 2
#: A wrong passage is at least this part of the key's length, and the key this part of the longest wrong one's.
_ALIKE = 0.45
#: One wrong passage at least is this part of the key's length.
_NEARLY_AS_LONG = 0.7
#: The longest passage that a question shows, in characters.
_LONGEST_SHOWN = 230
#: How many words of the passage in question a wrong one may share, those all over the dossier apart.
_FEW_SHARED = 1
#: How much more worth than the question in which both passages stand: one of them must be found.
_WORTH_MORE = 0.05
#: Numbers more than so many times apart are no rivals.
_TIMES = 4
#: Words behind a comma that tell what follows.
_OPENING = 3
#: How a plural noun ends.
_PLURAL = ("s", "x", "z")


# ------------------------------------------------------------------------------------------------- which passage


def counter_passage(context: Context, found: Contradiction) -> Iterator[Draft]:
    """The passage of one dispatch that does not go with one of another, among others of the same dispatch that tell of
    the matter and of nothing that the first tells."""
    if context.outlet(found.a.file) == context.outlet(found.b.file) or not excludes(found):
        return
    for near, far in ((found.a, found.b), (found.b, found.a)):
        if not (_fits(context, near) and _fits(context, far) and _is_an_option(context.shown(far).quote)):
            continue
        if _begins_plainly(context, far) and len(_asked_of(context, found, near).quote) <= _LONGEST_SHOWN:
            wrong = _told_elsewhere(context, found, near, far)
            if len(wrong) >= FEWEST:
                yield _passage_draft(context, found, near, far, wrong)
                return


def _fits(context: Context, span: EvidenceSpan) -> bool:
    """Whether a passage of the body is understood with nothing in front of it; « Selon lui, » names nobody."""
    shown = context.shown(span)
    told_by_itself = without_source(context, shown) == shown
    return told_by_itself and not context.in_headline(span) and stands_by_itself(context, span)


def _begins_plainly(context: Context, span: EvidenceSpan) -> bool:
    """Whether a passage is a sentence of its own: it does not go on with what stands in front (« Mais … », « Non, … »),
    says nothing of the other (« Contrairement à … »), has a verb outside quotation marks, and no speaker points in
    it."""
    shown = context.shown(span)
    words = fold(tidy(shown.quote)).lstrip("«“” -–—\u202f").replace("’", "'")
    if any(re.match(rf"{re.escape(fold(each))}(?!\w)", words) for each in wordlist("going_on")):
        return False
    inside_it = [s for s in context.sentences(shown.file) if s.span.overlaps(shown)]
    tokens = [t for s in inside_it for t in s.tokens if shown.start <= t.start < shown.end]
    marked = list(inside(t.text for t in tokens))
    pointed = any(within and plain_word(t) in wordlist("pointed_at") for t, within in zip(tokens, marked, strict=True))
    colon = next((t.start for t in tokens if t.text == ":"), None)
    headed = colon is None or any(is_finite(t) for t in tokens if t.start < colon)
    return headed and not pointed and all(map(has_its_verb, inside_it))


def _asked_of(context: Context, found: Contradiction, near: EvidenceSpan) -> EvidenceSpan:
    """The passage up to what is at issue: « a ravagé six hangars | , selon la même source », « … | , a annoncé le
    maire », « … | et alors que les trains étaient arrêtés »."""
    shown = context.shown(near)
    sentence = context.sentence(shown)
    if sentence is None or not sentence.span.contains(shown):
        return shown
    tokens = [t for t in sentence.tokens if shown.start <= t.start < shown.end]
    needed = _needed(context, found, near)
    for i, token in enumerate(tokens):
        told = tokens[:i]
        if token.text != "," or token.start < needed or not any(map(is_finite, told)):
            continue
        quotes = any(mark in shown.quote for mark in '«“"')  # whose words they are is told behind
        if not quotes and _is_left_out(tokens[i + 1 :]) and balanced(shown.quote[: token.start - shown.start]):
            return context.read(shown.file).dispatch.evidence(shown.start, token.start)
    return shown


def _needed(context: Context, found: Contradiction, near: EvidenceSpan) -> int:
    """Up to where a passage must be quoted: its number where numbers are at issue, else the words of the finding."""
    opposed = opposed_figures(context, found.a, found.b) if found.nature == "number" else None
    figures = [figure for figure in opposed or () if near.contains(figure.span)]
    return figures[0].span.end if figures else near.end


def _is_left_out(behind: Sequence[Token]) -> bool:
    """« selon la même source », « a annoncé le maire », « alors que … »: who said so, or what went on meanwhile."""
    if not behind:
        return False
    words = f"{' '.join(plain_word(t) for t in behind[:_OPENING])} "
    if any(plain_word(t) in wordlist("source_words") for t in behind[:2]):
        return True
    if any(words.startswith(f"{each} ") for each in wordlist("told_besides")):
        return True
    return is_finite(behind[0]) and any(t.dep.startswith(("nsubj", "obj")) for t in behind[1 : _OPENING + 1])


def _is_an_option(text: str) -> bool:
    return _SHORTEST <= len(text) <= _LONGEST


def _passage_draft(
    context: Context, found: Contradiction, near: EvidenceSpan, far: EvidenceSpan, wrong: list[Candidate]
) -> Draft:
    return Draft(
        topic=TOPIC,
        kind="single",
        rule="contradiction.counter_passage",
        stem=say(
            "contradictions.counter_passage.stem",
            outlet=context.outlet(near.file),
            quote=as_quoted(context, _asked_of(context, found, near), dated=need_days(context, near, far)),
            piece=context.piece(far.file),
        ),
        options=options_of(passage(context, far, dated=need_days(context, near, far)), explained(found), wrong),
        rationale=rationale_of(context, found),
        evidence=evidence_of(context, near, far),
        difficulty="medium",
        worth=worth_of(found) + _WORTH_MORE,
        source_independent=True,
        anchors=(near, far),
        closed=True,
        family="counter passage",
    )


def _told_elsewhere(context: Context, found: Contradiction, near: EvidenceSpan, far: EvidenceSpan) -> list[Candidate]:
    """Sentences of the other dispatch that bear on nothing the passage tells, those that share its matter first."""
    sentences = list(context.sentences(far.file))
    places = [i for i, each in enumerate(sentences) if each.span.overlaps(context.shown(far))]
    dated = need_days(context, near, far)
    key = passage(context, far, dated=dated)
    near_matter = stems(context.shown(near).quote)
    offered = [
        each
        for i, each in enumerate(sentences)
        if all(abs(i - place) > _NEAR for place in places) and _says_nothing_of_it(context, found, near, each)
    ]
    offered.sort(key=lambda each: (-len(stems(each.span.quote) & near_matter), abs(len(each.span.quote) - len(key))))
    if found.nature == "number":  # a number is not to stand in the key alone
        offered.sort(key=lambda each: not _counts(each))
        offered = offered if offered and _counts(offered[0]) else []
    chosen: list[Candidate] = []
    for each in offered:
        text = passage(context, each.span, dated=dated)
        alike = _ALIKE * len(key) <= len(text) <= len(key) / _ALIKE
        if len(chosen) < MOST and alike and all(apart(text, other) for other in (key, *(c.text for c in chosen))):
            chosen.append(Candidate(text, say("contradictions.counter_passage.wrong"), each.span))
    tied = any(stems(each.text) & near_matter for each in chosen)
    long = any(len(each.text) >= _NEARLY_AS_LONG * len(key) for each in chosen)
    counted = found.nature != "number" or any(map(str.isdigit, "".join(each.text for each in chosen)))
    return chosen if tied and long and (counted or any(_spelled(each.text) for each in chosen)) else []


def _counts(sentence: Sentence) -> bool:
    """Whether a sentence gives a number, of a day or of things."""
    return any(t.pos == "NUM" or any(map(str.isdigit, t.text)) for t in sentence.tokens)


def _spelled(text: str) -> bool:
    """« trois », « quarante-trois » in an option."""
    return bool({each for word in fold(text).split() for each in word.split("-")} & {*map(fold, wordlist("numerals"))})


def _says_nothing_of_it(context: Context, found: Contradiction, near: EvidenceSpan, sentence: Sentence) -> bool:
    """Whether a sentence stands by itself and surely goes with the passage: neither dispatch disputes it, it denies
    nothing, counts nothing of what is counted there, gives no day where a day is disputed, and hardly shares a word
    with it that is not all over the dossier."""
    span, shown = sentence.span, context.shown(near)
    if not usable(sentence) or not _is_an_option(span.quote) or quotable(context, sentence) != span:
        return False
    if not (_begins_plainly(context, span) and stands_by_itself(context, span)) or _tells_of_others(sentence):
        return False
    against = {other.file for other in context.opposing([span])}
    if against & {near.file, span.file} or _denies(sentence):
        return False
    counted = {figure.unit for side in (found.a, found.b) for figure in figures_in(context, context.shown(side))}
    if counted & {figure.unit for figure in figures_in(context, span)}:
        return False
    read = context.read(span.file)
    if found.nature == "date" and any(span.contains(time.span) for time in read.time_expressions):
        return False
    explains = found.nature in {"cause", "initiator"} and any(span.overlaps(each.cause) for each in read.causes)
    own = (stems(span.quote) & stems(shown.quote)) - context.common_stems
    return len(own) <= (0 if explains else _FEW_SHARED)


def _tells_of_others(sentence: Sentence) -> bool:
    """« deux autres sites ont été fermés »: beside which, not told."""
    return any(t.lemma.lower() == wordlist("another")[0] for t in sentence.tokens)


def _denies(sentence: Sentence) -> bool:
    return any(plain_word(token) in wordlist("negations") for token in sentence.tokens)


# ------------------------------------------------------------------------------------------------- which number


def other_number(context: Context, found: Contradiction) -> Iterator[Draft]:
    """« Quel autre nombre de blessés lit-on dans … ? », among other numbers of the same dispatch."""
    if found.nature != "number":
        return
    inside = found.a.file == found.b.file
    first, last = sorted((found.a, found.b))
    orders = ((first, last),) if inside else ((found.a, found.b), (found.b, found.a))
    if inside and not context.in_headline(first):
        return
    for near, far in orders:
        draft = _number_draft(context, found, near, far)
        if draft is not None:
            yield draft
            return


def _number_draft(context: Context, found: Contradiction, near: EvidenceSpan, far: EvidenceSpan) -> Draft | None:
    opposed = opposed_figures(context, near, far)
    if opposed is None or not stands_by_itself(context, near):
        return None
    near_figure, key = opposed
    shown = as_quoted(context, _asked_of(context, found, near), dated=False)
    what = _counted(context, near_figure, shown)
    if what is None or not is_exact(key) or _counts_otherwise(context, near_figure, key):
        return None
    if counts_some_of(context, found) or not _of_one_kind(near_figure, key):
        return None
    if _of_two_fates(context, near_figure, key):
        return None
    wrong = _rivals(context, near_figure, key)
    if len(wrong) < FEWEST:
        return None
    inside = near.file == far.file
    return Draft(
        topic=TOPIC,
        kind="single",
        rule="contradiction.other_number",
        stem=say(
            f"contradictions.other_number.{'headline' if inside else 'stem'}",
            outlet=context.outlet(near.file),
            quote=shown,
            what=what,
            piece=context.piece(far.file),
            other=context.outlet(far.file),
        ),
        options=options_of(in_digits(key), explained(found), wrong),
        rationale=rationale_of(context, found),
        evidence=evidence_of(context, near, far),
        difficulty="easy",
        worth=worth_of(found) + _WORTH_MORE,
        source_independent=True,
        anchors=(near, far),
        closed=True,
        family="other number",
    )


def _counted(context: Context, figure: Figure, shown: str) -> str | None:
    """« de blessés », where the figure is an exact number and one plural noun, and the passage as quoted has it."""
    number, sentence = number_in(context, figure), context.sentence(figure.span)
    if number is None or sentence is None or fold(tidy(figure.span.quote)) not in fold(shown):
        return None
    behind = [t for t in sentence.tokens if number.end <= t.start < figure.span.end]
    one = len(behind) == 1 and behind[0].pos == "NOUN" and behind[0].text.lower().endswith(_PLURAL)
    measured = {*wordlist("measures"), *wordlist("everyday_units"), *wordlist("time_units")} - {*wordlist("heads")}
    return join("de", tidy(behind[0].text)) if one and figure.unit not in measured else None


def _counts_otherwise(context: Context, near: Figure, key: Figure) -> bool:
    """Whether the dispatch gives several numbers of such things, or does not say what its number counts."""
    others = (
        f for f in context.read(key.span.file).figures if f.value != key.value and f.unit in {key.unit, near.unit}
    )
    inside = near.span.file == key.span.file
    return any(not (inside and other.span == near.span) for other in others)


def _of_one_kind(near: Figure, key: Figure) -> bool:
    """« trois blessés » and « deux blessés », « 2 300 personnes »; « deux passagères » may be some of the wounded."""
    return near.unit == key.unit or bool({near.unit, key.unit} & set(wordlist("heads")))


def _of_two_fates(context: Context, near: Figure, key: Figure) -> bool:
    """« quatre navires déroutés », « vingt-trois navires en attente »: what befell those of the one passage, the
    sentence of the other does not tell, in no word akin."""
    sentences = [context.sentence(figure.span) for figure in (near, key)]
    told = [set() if sentence is None else stems(sentence.span.quote) for sentence in sentences]
    befell = [_befell(sentence, figure) for sentence, figure in zip(sentences, (near, key), strict=True)]
    return any(own and not own & other for own, other in zip(befell, reversed(told), strict=True))


def _befell(sentence: Sentence | None, figure: Figure) -> set[str]:
    """Participles right behind the things counted: « quatre navires | déroutés »."""
    tokens = () if sentence is None else sentence.tokens
    inside = {i for i, t in enumerate(tokens) if t.start < figure.span.end and figure.span.start < t.end}
    counted = {*inside, *(tokens[i].head for i in inside)}
    told = (t for i, t in enumerate(tokens) if i not in counted and t.head in counted and is_participle(t))
    return {stem for token in told for stem in stems(token.text)}


def _rivals(context: Context, near: Figure, key: Figure) -> list[Candidate]:
    """Other exact numbers of the dispatch, the nearest first; where these are few, those of others as well."""
    own, rest = "contradictions.other_number.wrong", "contradictions.other_number.elsewhere"
    offered = [*_exact_in(context, key.span.file, near, key, own)]
    if len({each.text for each in offered}) < MOST:
        files = (file for file in context.files if file != key.span.file)
        offered += [each for file in files for each in _exact_in(context, file, near, key, rest)]
    kept: dict[str, Candidate] = {}
    for each in offered:
        kept.setdefault(each.text, each)
    return list(kept.values())[:MOST]


def _exact_in(context: Context, file: str, near: Figure, key: Figure, why: str) -> list[Candidate]:
    """The exact numbers of a dispatch that may be taken for the key: no measure and no sum of money, people where
    people are counted, by their distance from it."""
    money = load_table("fr", "contradictions")["figures"]["money"]
    measured = {*wordlist("measures"), *wordlist("time_units"), *money, ""} - {*wordlist("heads")}
    told = [f for f in context.read(file).figures if is_exact(f) and f.value > 1 and f.unit not in measured]
    told = [f for f in told if f.value not in {key.value, near.value} and max(_ratio(f, key), _ratio(key, f)) <= _TIMES]
    told = [f for f in told if _are_people(f) or not _are_people(key)]
    told.sort(key=lambda figure: (max(_ratio(figure, key), _ratio(key, figure)), figure.span))
    return [Candidate(in_digits(each), say(why, quote=tidy(each.span.quote)), each.span) for each in told]


def _are_people(figure: Figure) -> bool:
    return bool({figure.unit, *fold(figure.span.quote).split()} & {*wordlist("people"), *wordlist("heads")})


def _ratio(one: Figure, other: Figure) -> float:
    return one.value / other.value
