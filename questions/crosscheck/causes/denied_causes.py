"""What a dispatch says not to be the cause, against those who say it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from questions.annotations import EvidenceSpan
from questions.crosscheck.causes.effects import is_refused
from questions.crosscheck.causes.explanations import Explanation, telling
from questions.crosscheck.causes.grounds import grounds
from questions.crosscheck.findings import Opposition
from questions.crosscheck.happenings import Turning
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import LONGEST, clipped
from questions.crosscheck.themes import head_of
from questions.languages.tables import load_table, phrase_expression
from questions.syntax import NOMINAL, plain

#: Explanations with one word of a denied cause, at most.
_MOST = 40
#: Words of a denied cause that its kind alone may stand for, at most.
_SHORT = 2
WHOLE = "whole"


@lru_cache(maxsize=8)
def _denial_patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    rules = load_table(language, "contradictions")["denied_cause"]
    between = "|".join(re.escape(words) for words in rules["between"])
    gap = rf"(?: (?:{between}))? "

    def one(phrase: str) -> str:
        return phrase_expression(language, phrase, gap)

    after = "|".join(one(phrase) for phrase in rules["after"])
    subject = "|".join(one(phrase) for phrase in rules["subject"])
    return re.compile(rf"\b(?:{after})"), re.compile(rf"\b(?:{subject})")


def denied(reading: Reading) -> Iterator[Explanation]:
    """What a dispatch says not to be the cause."""
    for ground in grounds(reading):
        if ground.denied:
            evidence = clipped(reading, ground.sentence)
            yield Explanation(reading, None, ground.cause, evidence, True, None, told=WHOLE)
    for relation in reading.annotated.causes:
        if is_refused(reading, relation):
            evidence = clipped(reading, _from_marker(reading, relation.marker or relation.cause, relation.cause))
            yield Explanation(reading, None, relation.cause, evidence, True, relation.attribution)
    after, subject = _denial_patterns(reading.annotated.dispatch.language)
    for sentence in reading.sentences:
        text = re.sub(r"\s", " ", plain(sentence.span.quote))
        for pattern, behind in ((after, True), (subject, False)):
            match = pattern.search(text)
            if match is not None and not _of_another(reading, sentence.span.start, match):
                thing = _denied_thing(reading, sentence.span, match, behind)
                if thing is not None:
                    effect = _denied_thing(reading, sentence.span, match, behind=False) if behind else None
                    yield Explanation(reading, effect, thing, _around(reading, thing, sentence.span, match), True, None)


def _from_marker(reading: Reading, marker: EvidenceSpan, cause: EvidenceSpan) -> EvidenceSpan:
    """« pas à cause du gel »: from the negation to the end of the cause."""
    here = reading.sentence_at(marker.start)
    start = here.tokens[max(here.at(marker.start) - 1, 0)].start if here is not None else marker.start
    return reading.annotated.dispatch.evidence(start, max(marker.end, cause.end))


def _of_another(reading: Reading, start: int, match: re.Match[str]) -> bool:
    """« un autre homme est mort sans lien avec la tempête »: another event of the kind has its own causes."""
    other = load_table(reading.annotated.dispatch.language, "happenings")["other"]
    here = reading.sentence_at(start)
    return here is not None and any(
        token.lemma.lower() in other and token.start < start + match.start() for token in here.tokens
    )


def _denied_thing(reading: Reading, sentence: EvidenceSpan, match: re.Match[str], behind: bool) -> EvidenceSpan | None:
    """The words behind the phrase, or those before it, as far as the next break."""
    text = sentence.quote
    if behind:
        rest = re.split(r"[,;:.!?]", text[match.end() :])[0]
        start = match.end() + len(rest) - len(rest.lstrip())
        end = start + len(rest.strip())
    else:
        before = re.split(r"[,;:.!?«»]", text[: match.start()])[-1]
        end = match.start() - (len(text[: match.start()]) - len(text[: match.start()].rstrip()))
        start = end - len(before.strip())
    if end <= start:
        return None
    return reading.annotated.dispatch.evidence(sentence.start + start, sentence.start + end)


def _around(reading: Reading, thing: EvidenceSpan, sentence: EvidenceSpan, match: re.Match[str]) -> EvidenceSpan:
    start = min(thing.start, sentence.start + match.start())
    end = max(thing.end, sentence.start + match.end())
    if sentence.end - sentence.start <= LONGEST // 2 + 40:
        return sentence
    return reading.annotated.dispatch.evidence(start, end)


def denied_pairs(
    asserted: Sequence[Explanation], denials: Sequence[Explanation], turn: Turning
) -> Iterator[Opposition]:
    """A cause that one dispatch asserts and another denies."""
    by_key: dict[str, list[Explanation]] = defaultdict(list)
    for explanation in asserted:
        for key in _names(explanation):
            by_key[key].append(explanation)
    for denial in denials:
        keys = _names(denial)
        near = {id(e): e for key in keys for e in by_key.get(key, ())[:_MOST]}
        for explanation in near.values():
            if explanation.reading is denial.reading or (denial.told and turn.kinds and not explanation.explains(turn)):
                continue
            if _means(denial, explanation) and not _of_other_effects(denial, explanation, turn):
                details = {"a_cause": explanation.cause.quote, "b_cause": denial.cause.quote}
                yield Opposition(
                    "cause", explanation.side, denial.side, 0.85, "denied cause", "cause_denied", details, "cause"
                )


def _of_other_effects(denial: Explanation, explanation: Explanation, turn: Turning) -> bool:
    """« la baisse des cours ne résulte pas de l'arrêté », « la colère née de l'arrêté »: two effects of one cause."""
    if not denial.effect_keys or not explanation.effect_keys or denial.is_whole or explanation.is_whole:
        return False
    if denial.matters & explanation.matters or denial.effect_keys & explanation.effect_keys:
        return False
    return not (denial.explains(turn) & explanation.explains(turn))


def _names(explanation: Explanation) -> frozenset[str]:
    """What a cause is looked up by: its words, names where there is nothing else, and the row it belongs to."""
    words = telling(explanation.cause_keys) or explanation.cause_keys
    names = explanation.cause_keys if explanation.denied else words | explanation.cause_keys
    return (words if explanation.denied and words else names) | {f"kind:{row}" for row in explanation.cause_kinds}


def _means(denial: Explanation, explanation: Explanation) -> bool:
    """Whether what is denied is what the other dispatch asserts."""
    keys = telling(denial.cause_keys) or denial.cause_keys
    if denial.cause_kinds & explanation.cause_kinds and len(keys) <= _SHORT:
        return True
    if keys and len(keys & explanation.cause_keys) >= min(2, len(keys)):
        return True
    return _lone_noun(denial) in explanation.cause_keys


def _lone_noun(denial: Explanation) -> str | None:
    """« gaz » of « le gaz importé », which « du gaz livré par un voisin » means too: the noun that is denied, where no
    other completes it."""
    head = head_of(denial.reading, denial.cause)
    if head is None or head[0].tokens[head[1]].pos != "NOUN":
        return None
    here, noun = head
    place = denial.reading.tokens_in(denial.cause)
    nouns = [i for i in place[1] if here.tokens[i].pos in NOMINAL and denial.reading.key_of(here, i)] if place else []
    return denial.reading.key_of(here, noun) if nouns == [noun] else None
