"""The passage of a dispatch with its reason left out, where the fact cannot be turned into a question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from questions.annotations import EvidenceSpan, Sentence, Token
from questions.item_writing.causes.reasons import (
    WORTH,
    Reason,
    difficulty_of,
    disputed_at_home,
    is_weak,
    key_why,
    rationale_of,
)
from questions.item_writing.causes.rival_reasons import wrong_reasons
from questions.item_writing.context import Context
from questions.item_writing.dates.clarified import clarified
from questions.item_writing.distractors import FEWEST
from questions.item_writing.drafts import Candidate, Draft, options_of, say, word, wordlist
from questions.item_writing.french.wording import BLANK, balanced, capital, content_words, fold, morphology, stems, tidy
from questions.item_writing.passages.dangling import dangles, lacks_owner
from questions.naming import small_first
from questions.syntax import is_finite, tree

_LONGEST_PASSAGE = 280
#: Signs from which on a sentence is cut behind its reason.
_LONG_SENTENCE = 140
#: Content words that the rest of the passage must keep.
_FEWEST_WORDS = 2
#: Signs behind which a sentence begins.
_HEADS_A_SENTENCE = ("«", "“", ".", "?", "!", "…")
#: Content words from which on a fact without a name is told.
_TELLING = 4
#: Signs in which a connective at the head of a sentence ends.
_OPENING = 25
#: What stands for words left out.
_CUT = "[…]"
_SIGNS = frozenset({",", ";", ":", "."})
#: What opens words that hang on the noun in front of them.
_HANGING = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "ADV", "DET"})


def cloze(context: Context, reason: Reason, reasons: Sequence[Reason]) -> Iterator[Draft]:
    """« Quelle raison manque dans ce passage de la dépêche de l'AFP : « Les secours progressent lentement ____ » ? »"""
    stem = cloze_stem(context, reason)
    if stem is None or is_weak(reason) or disputed_at_home(context, reason):
        return
    bare = reason.text is None
    wrong = wrong_reasons(context, reason, reasons, nouns=bare)
    if len(wrong) < FEWEST or _is_vague(context, reason):
        return
    inside = not stem.partition(BLANK)[0].rstrip(" \u202f").endswith(_HEADS_A_SENTENCE)
    key = str(reason.noun if bare else reason.text)
    if _is_reworded(reason):
        key, wrong = _without_connective(key), [_as_a_clause(each) for each in wrong if _is_clause(each.text)]
    if len(wrong) < FEWEST:
        return
    if not inside and not reason.sentence.span.contains(reason.relation.effect):
        return
    if inside:
        wrong = [replace(each, text=small_first(each.text)) for each in wrong]
    yield Draft(
        topic="cause",
        kind="single",
        rule="cause.cloze",
        stem=stem,
        options=options_of(key if inside else capital(key), key_why(context, reason), wrong),
        rationale=rationale_of(context, reason),
        evidence=(shown_passage(context, reason),),
        difficulty=difficulty_of(context, reason),
        worth=WORTH[reason.relation.kind] - 1.0,
        source_independent=context.independent([shown_passage(context, reason)]),
        anchors=(reason.relation.cause,),
    )


def _is_clause(text: str) -> bool:
    return _without_connective(text) != text


def _as_a_clause(wrong: Candidate) -> Candidate:
    return replace(wrong, text=_without_connective(wrong.text))


def _without_connective(text: str) -> str:
    """« parce que le câble a cédé » behind the « car » that the passage keeps: « le câble a cédé »."""
    opening = word("because")
    before = next((each for each in (f"{opening} ", f"{opening[:-1]}’") if small_first(text).startswith(each)), "")
    return text[len(before) :]


def cloze_stem(context: Context, reason: Reason) -> str | None:
    """The question, or ``None`` where the passage cannot stand with a gap."""
    passage = cloze_passage(context, reason)
    return None if passage is None else say("causes.cloze.stem", piece=context.piece(reason.file), quote=passage)


def cloze_passage(context: Context, reason: Reason) -> str | None:
    """The passage between « » with a gap for its reason; ``None`` where it is long, points to something else or repeats
    its reason.
    """
    gap, passage = _gap(context, reason), shown_passage(context, reason)
    if gap is None or len(passage.quote) > _LONGEST_PASSAGE or not _understood(context, reason, passage):
        return None
    if _told_more_behind(reason) or not balanced(passage.quote):
        return None
    rest = passage.quote.replace(gap, " ")
    told = stems(reason.relation.cause.quote) - context.common_stems
    if len(stems(rest)) < _FEWEST_WORDS or told & stems(rest):
        return None
    shown = clarified(context, passage)
    if shown.count(tidy(gap)) != 1 or _is_torn(shown.partition(tidy(gap))[2]):
        return None
    if shown.partition(tidy(gap))[0].rstrip(" \u202f").lower().endswith(wordlist("before_gap")):
        return None
    return shown.replace(tidy(gap), BLANK)


def _is_torn(behind: str) -> bool:
    """« ____ et attend le printemps : la chaleur, dit-elle […] »: words behind the gap that are cut off."""
    return _CUT in behind and len(content_words(behind.partition(_CUT)[0])) > 0


def _is_reworded(reason: Reason) -> bool:
    """« car », « puisque », « comme »: the answer says « parce que », which is not what the passage prints there."""
    marker = reason.relation.marker
    return marker is not None and tidy(marker.quote).lower() in wordlist("gives_reason")


def _is_vague(context: Context, reason: Reason) -> bool:
    """« Personne n'a rien vu ____ »: too little is told for one reason alone to fit."""
    effect, passage = reason.relation.effect, shown_passage(context, reason)
    told = passage if passage.start < reason.sentence.span.start else effect
    if told == effect and _opens_with_its_verb(reason):
        told = context.cover([replace(effect, start=reason.sentence.span.start), effect])
    inside = [
        t
        for each in context.sentences(reason.file)
        for t in (each.tokens if each.span.overlaps(told) else ())
        if told.start <= t.start < told.end
    ]
    return not any(t.pos in {"PROPN", "NUM"} for t in inside) and len(content_words(told.quote)) < _TELLING


def _opens_with_its_verb(reason: Reason) -> bool:
    """« avait tourné court | faute d'entente »: the subject stands in front of the effect, in the passage shown."""
    inside = [t for t in reason.sentence.tokens if t.start >= reason.relation.effect.start]
    return reason.sentence.span.contains(reason.relation.effect) and bool(inside) and is_finite(inside[0])


def shown_passage(context: Context, reason: Reason) -> EvidenceSpan:
    """The sentence, with the one before it where it opens with a word that points back."""
    sentences = list(context.sentences(reason.file))
    place, own = sentences.index(reason.sentence), _up_to_its_clause(context, reason)
    if place == 0 or not points_back(reason.sentence, reason) or sentences[place - 1].zone != reason.sentence.zone:
        return own
    return context.cover([sentences[place - 1].span, own])


def _up_to_its_clause(context: Context, reason: Reason) -> EvidenceSpan:
    """« a cédé ____ | : 140 millimètres en deux jours »: what a colon brings in behind the gap would give it away; of a
    long sentence, what a comma or « et » adds is left out."""
    cause, whole = reason.relation.cause, reason.sentence.span
    behind = next((t for t in reason.sentence.tokens if t.start >= cause.end), None)
    if behind is None or not whole.contains(cause):
        return whole
    goes_on = len(whole.quote) > _LONG_SENTENCE and (behind.text == "," or behind.pos == "CCONJ")
    if behind.text not in {":", ";"} and not (goes_on and _told_in_front(reason)):
        return whole
    return context.cover([replace(whole, end=whole.start + 1), cause])


def _told_in_front(reason: Reason) -> bool:
    """Whether the whole fact stands in front of its reason, in a main clause, and no mark is left open there."""
    effect, cause, whole = reason.relation.effect, reason.relation.cause, reason.sentence.span
    before = whole.quote[: cause.end - whole.start]
    root = next((t for i, t in enumerate(reason.sentence.tokens) if t.head == i), None)
    return root is not None and root.end <= cause.start and effect.end <= cause.start and balanced(before)


def _gap(context: Context, reason: Reason) -> str | None:
    """The words left out: the reason with its connective, or the reason alone where a verb introduces it or « car »."""
    marker, cause = reason.relation.marker, reason.relation.cause
    bare = reason.text is None
    if (bare and not _has_article(reason)) or marker is None or (not bare and marker.end > cause.start):
        return None
    text = context.read(cause.file).dispatch.text
    if bare and text[cause.start - 1] in {"'", "’"}:
        return None
    alone = bare or _is_reworded(reason)
    return text[cause.start if alone else marker.start : _end(text, reason)].strip()


def _end(text: str, reason: Reason) -> int:
    """Where the reason ends, with the bracket or the apposition behind it (« l'archevêque, monseigneur X, »)."""
    end = reason.relation.cause.end
    if text[end:].lstrip(" \u00a0\u202f").startswith("("):
        return text.find(")", end) + 1 or end
    marker = reason.relation.marker
    if marker is not None and marker.start - reason.sentence.span.start <= _OPENING and reason.text is not None:
        return end  # « En raison du gel, les prix, dont … »: what follows is the subject.
    behind = [t for t in reason.sentence.tokens if t.start >= end]
    signs = [i for i, t in enumerate(behind) if t.text in _SIGNS]
    if len(signs) < 2 or signs[0] != 0 or behind[0].text != ",":
        return end
    aside = behind[1 : signs[1]]
    hangs = bool(aside) and aside[0].pos in _HANGING and not any(map(is_finite, aside))
    return aside[-1].end if hangs else end


def _told_more_behind(reason: Reason) -> bool:
    """« est dû à ____ qui enveloppait la côte »: the relative clause gives the missing word away."""
    words = (t for t in reason.sentence.tokens if t.start >= reason.relation.cause.end and t.text != ",")
    behind = next(words, None)
    return behind is not None and (behind.feature("PronType") == "Rel" or behind.text.lower() in wordlist("led_in"))


def _has_article(reason: Reason) -> bool:
    """« dû à | un orage », not « parti du | dépôt »: the options bring their own article."""
    return fold(reason.relation.cause.quote)[:3] == fold(str(reason.noun))[:3]


def _understood(context: Context, reason: Reason, passage: EvidenceSpan) -> bool:
    """Whether nothing in the passage points before it, and a verb of it is left beside the gap."""
    first = next((s for s in context.sentences(reason.file) if s.span.start >= passage.start), reason.sentence)
    earlier = first.tokens if first is not reason.sentence else ()
    if earlier and not any(map(is_finite, earlier)):
        return False  # « Couvertures, sel, farine. »: a list whose head stands farther back.
    if dangles(reason.sentence, earlier) or (earlier and dangles(first)):
        return False
    kept = [t for t in reason.sentence.tokens if t.end <= passage.end and not _inside(reason, t)]
    if not any(map(is_finite, kept)) or lacks_owner([*earlier, *kept]):
        return False
    return not points_back(first, reason) and keeps_its_verb(reason) and not _stands_apart(reason)


def _inside(reason: Reason, token: Token) -> bool:
    return reason.relation.cause.start <= token.start < reason.relation.cause.end


def _stands_apart(reason: Reason) -> bool:
    """« À cause d'un imbroglio, selon le médiateur : … »: what it explains stands in no clause of the sentence."""
    behind = [t for t in reason.sentence.tokens if t.start >= reason.relation.cause.end]
    sign = next((i for i, t in enumerate(behind) if t.text == ":"), None)
    opens = reason.relation.cause.start - reason.sentence.span.start <= _OPENING
    return opens and sign is not None and not any(map(is_finite, behind[:sign]))


def keeps_its_verb(reason: Reason) -> bool:
    """Whether the main verb of the sentence stands outside the reason."""
    here, cause = tree(reason.sentence), reason.relation.cause
    for i, token in enumerate(here.tokens):
        if token.head == i and not cause.start <= token.start < cause.end:
            helpers = (here.tokens[child] for child in here.children[i])
            return is_finite(token) or any(
                is_finite(helper) for helper in helpers if helper.dep.startswith(("aux", "cop"))
            )
    return False


def points_back(sentence: Sentence, reason: Reason) -> bool:
    """Whether a word at the head of the sentence, or a demonstrative in it, stands for something said before."""
    anaphora, cause, marker = morphology()["anaphora"], reason.relation.cause, reason.relation.marker
    left = [t for t in sentence.tokens if not cause.start <= t.start < cause.end and t.pos not in {"PUNCT", "SPACE"}]
    left = [t for t in left if marker is None or not marker.start <= t.start < marker.end]
    low = [t.text.lower().replace("’", "'") for t in left]
    if any(t.pos == "DET" and word in anaphora["determiners"] for t, word in zip(left, low, strict=True)):
        return True
    if low[:1] and low[0] in {*anaphora["possessives"], *anaphora["never"]}:
        return True
    if any(one in wordlist("source_words") and other in anaphora["possessives"] for one, other in pairwise(low)):
        return True
    if any(_without_noun(left, i) for i, word in enumerate(low) if word in wordlist("third_objects")):
        return True
    if any(_there(left, i) for i, word in enumerate(low) if word in wordlist("there")):
        return True
    subjects = {*wordlist("third_persons"), *wordlist("this_one")}
    return any(_takes_up(sentence, left, i) for i, word in enumerate(low) if word in subjects)


def _takes_up(sentence: Sentence, tokens: Sequence[Token], index: int) -> bool:
    """Whether a subject pronoun is the first subject of the sentence, and not that of « il faut »."""
    impersonal = sentence.tokens[tokens[index].head].lemma.lower() in wordlist("impersonal")
    before = tokens[:index]
    told = any(t.dep in {"nsubj", "nsubj:pass"} and t.pos in {"NOUN", "PROPN"} for t in before)
    return tokens[index].pos == "PRON" and not impersonal and not told and not any(map(is_finite, before))


def _there(tokens: Sequence[Token], index: int) -> bool:
    """« L'Alliance y avait décidé … »: where, the sentence before tells; « il y a » tells nothing."""
    if tokens[index].pos != "PRON" or index + 1 >= len(tokens):
        return False
    return tokens[max(0, index - 1)].text.lower() not in wordlist("impersonal_subject")


def _without_noun(tokens: Sequence[Token], index: int) -> bool:
    """Whether a pronoun stands there with no noun in front that it could take up."""
    return tokens[index].pos == "PRON" and not any(t.pos in {"NOUN", "PROPN"} for t in tokens[:index])
