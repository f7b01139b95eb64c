"""Questions on causes that borrow little: true or false, a gap, cause or mere sequence, whose explanation."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import pairwise

from questions.annotations import EvidenceSpan, Token
from questions.item_writing.causal_rules import shapes
from questions.item_writing.cause_cloze import keeps_its_verb, points_back
from questions.item_writing.clarified import clarified, day_notes
from questions.item_writing.context import Context
from questions.item_writing.distractors import FEWEST, MOST
from questions.item_writing.drafts import Candidate, Draft, options_of, say, table, word, wordlist
from questions.item_writing.reasons import (
    Reason,
    difficulty_of,
    disputed_at_home,
    evidence_of,
    is_weak,
    key_why,
    rationale_of,
    stands,
    whole_passage,
    whole_quote,
    worth_of,
)
from questions.item_writing.rival_reasons import tells_an_event, wrong_reasons
from questions.item_writing.wording import BLANK, capital, quoted, small, stems, tidy
from questions.items import Option
from questions.syntax import positions, tree

_HEADS = frozenset({"NOUN"})
_LONGEST_GAP = 230
_SHORTEST_WORD = 4
_WORTH_SEQUENCE = 3.3
#: Outlets from which « which source explains it so? » is a question.
_FEWEST_OUTLETS = 3


# ------------------------------------------------------------------------------------------------- true or false


def true_or_false(context: Context, reason: Reason, reasons: Sequence[Reason]) -> Iterator[Draft]:
    """The fact with its own reason or with that of another fact, settled by the dispatch named."""
    clause, text = reason.clause, reason.text
    if clause is None or text is None or clause.negated or context.opposed(evidence_of(reason)):
        return
    opening = text.split(" ")[0].split("’")[0]
    given = {other.relation.cause for other in reasons}
    offered = [each for each in wrong_reasons(context, reason, reasons) if each.origin in given]
    wrong = [each for each in offered if small(each.text).startswith(opening)]
    if disputed_at_home(context, reason) or not wrong:
        return
    right = _coin(reason)
    shown = text if right else small(wrong[0].text)
    denied = say("causes.judged.other", outlet=context.outlet(reason.file), quote=whole_quote(context, reason))
    told = key_why(context, reason)
    yield Draft(
        topic="cause",
        kind="true_false",
        rule="cause.true_false",
        stem=say(
            "dates.judged.true_false",
            according=capital(context.credited(reason.file, reason.relation.attribution)),
            statement=f"{clause.statement} {shown}",
        ),
        options=(
            Option(say("judged.true"), right, told if right else denied),
            Option(say("judged.false"), not right, say("causes.judged.same") if right else denied),
        ),
        rationale=rationale_of(context, reason),
        evidence=evidence_of(reason),
        difficulty="easy",
        worth=worth_of(reason) - (0.9 if right else 0.6),
        source_independent=context.independent(evidence_of(reason)),
        anchors=(reason.relation.cause,),
        fixed_order=True,
        closed=True,
        family="judged",
    )


def _coin(reason: Reason) -> bool:
    """Head or tail, settled by the words alone."""
    return hashlib.sha256(reason.relation.cause.quote.encode()).digest()[0] % 2 == 0


# ------------------------------------------------------------------------------------------------- gap


def gap(context: Context, reason: Reason, _reasons: Sequence[Reason]) -> Iterator[Draft]:
    """« Le musée restera fermé faute de ____ »: the noun that the connective governs is left out."""
    marker, passage = reason.relation.marker, _gap_passage(context, reason)
    head = _gap_noun(reason)
    if marker is None or head is None or is_weak(reason) or disputed_at_home(context, reason):
        return
    if not keeps_its_verb(reason) or points_back(reason.sentence, reason):
        return
    if not _leaves_one_word(context, reason, passage, head) or _may_be_another(context, head, reason):
        return
    yield Draft(
        topic="cause",
        kind="short",
        rule="cause.gap",
        stem=say("causes.gap.stem", piece=context.piece(reason.file), quote=_blanked(context, reason, head)),
        options=(Option(tidy(head.text).lower(), True, key_why(context, reason)),),
        rationale=rationale_of(context, reason),
        evidence=evidence_of(reason),
        difficulty="easy",
        worth=worth_of(reason) - 1.1,
        source_independent=context.independent(evidence_of(reason)),
        anchors=(reason.relation.cause,),
        family="gap",
    )


def _leaves_one_word(context: Context, reason: Reason, passage: EvidenceSpan, head: Token) -> bool:
    """Whether the passage is short, begins where a clause begins, and has no word of the gap's family elsewhere."""
    shown, place = passage.quote, head.start - passage.start
    begins = passage == reason.sentence.span or stands(context, passage)
    rest = shown[:place] + shown[place + len(head.text) :]
    return len(shown) <= _LONGEST_GAP and begins and not stems(head.text) & stems(rest)


def _gap_passage(context: Context, reason: Reason) -> EvidenceSpan:
    """The whole sentence where it is short, else fact and reason."""
    whole = reason.sentence.span
    return whole if len(whole.quote) <= _LONGEST_GAP else whole_passage(context, reason)


def _gap_noun(reason: Reason) -> Token | None:
    """The noun right behind the connective and its article, where it is one common word."""
    if shapes().get(reason.relation.rule) != "noun":
        return None
    here = tree(reason.sentence)
    tokens = [here.tokens[i] for i in positions(here, reason.relation.cause)]
    nouns = [t for t in tokens[:3] if t.pos in _HEADS]
    if not nouns or any(t.pos not in {"DET", "ADJ", "NUM", "NOUN"} for t in tokens[: tokens.index(nouns[0])]):
        return None
    word = nouns[0]
    if _in_compound(reason, word) or _explained_behind(reason, word) or not tells_an_event(word):
        return None
    return word if len(word.text) >= _SHORTEST_WORD and word.text.isalpha() and word.text.islower() else None


def _in_compound(reason: Reason, noun: Token) -> bool:
    """« un coup d'État »: the words behind give the missing one away."""
    behind = [t for t in reason.sentence.tokens if t.start >= noun.end][:2]
    of = {each.replace("’", "'") for each in wordlist("of")}
    return len(behind) > 1 and behind[0].text.lower().replace("’", "'") in of and behind[1].start == behind[0].end


def _may_be_another(context: Context, noun: Token, reason: Reason) -> bool:
    """« la ____ ukrainienne », where the dispatches tell of « la guerre » and of « la crise ukrainienne »."""
    here = reason.sentence.tokens
    following = next((t for t in here if t.start >= noun.end), None)
    if following is None or following.pos != "ADJ":
        return False
    pairs = (pair for read in context.dossier.dispatches for each in read.sentences for pair in pairwise(each.tokens))
    return any(
        b.lemma.lower() == following.lemma.lower() and a.pos == "NOUN" and a.lemma.lower() != noun.lemma.lower()
        for a, b in pairs
    )


def _explained_behind(reason: Reason, noun: Token) -> bool:
    """« du ____, Jean Roy, »: an apposition gives the missing word away."""
    behind = [t for t in reason.sentence.tokens if t.start >= noun.end][:2]
    return len(behind) > 1 and behind[0].text in {",", "("} and behind[1].pos in {"PROPN", "DET"}


def _blanked(context: Context, reason: Reason, head: Token) -> str:
    passage = _gap_passage(context, reason)
    notes = {place: note for place, note in day_notes(context, passage).items() if place <= head.start}
    text = context.excerpt(passage, notes)
    place = text.rfind(tidy(head.text))
    return text[:place] + BLANK + text[place + len(tidy(head.text)) :]


# ------------------------------------------------------------------------------------------------- cause or sequence


def sequence(context: Context, reason: Reason) -> Iterator[Draft]:
    """The text says « après », not « parce que »: one fact behind the other, and no more."""
    if is_weak(reason):
        yield from _link(context, reason)


def _link(context: Context, reason: Reason) -> Iterator[Draft]:
    """What the passage says of the link between two facts."""
    labels, name = table("causes.link.answers"), "sequence"
    if reason.clause is None or reason.noun is None or not reason.answers or disputed_at_home(context, reason):
        return
    wrong = [Candidate(tidy(str(labels[each])), say(f"causes.link.wrong.{each}")) for each in labels if each != name]
    why = say(f"causes.link.key.{name}", marker=_marker(reason))
    yield Draft(
        topic="cause",
        kind="single",
        rule="cause.link",
        stem=_link_stem(context, reason),
        options=options_of(tidy(str(labels[name])), why, wrong[:MOST]),
        rationale=_sequence(context, reason),
        evidence=evidence_of(reason),
        difficulty="hard",
        worth=_WORTH_SEQUENCE,
        source_independent=True,
        anchors=(reason.relation.cause,),
        closed=True,
        family="link",
    )


def _link_stem(context: Context, reason: Reason) -> str:
    """Both facts are named: the passage may hold more than these two."""
    noun = str(reason.noun).split(f" {word('purpose')} ")[0]
    fact = reason.clause.statement if reason.clause is not None else ""
    return say(
        "causes.link.stem",
        outlet=context.outlet(reason.file),
        quote=clarified(context, whole_passage(context, reason)),
        fact=quoted(fact),
        other=quoted(noun),
    )


def _sequence(context: Context, reason: Reason) -> str:
    return say("causes.after.rationale", outlet=context.outlet(reason.file), quote=whole_quote(context, reason))


def _marker(reason: Reason) -> str:
    """The connective between « », its elided vowel given back."""
    words = small(tidy(reason.relation.marker.quote)) if reason.relation.marker is not None else ""
    return quoted(f"{words[:-1]}e" if words.endswith("’") else words)


# ------------------------------------------------------------------------------------------------- whose explanation


def who_explains(context: Context, reason: Reason, _reasons: Sequence[Reason]) -> Iterator[Draft]:
    """« Quelle source donne cette explication … ? », among those that speak of the fact and do not explain it so."""
    clause, text = reason.clause, reason.text
    if clause is None or text is None or reason.relation.kind == "purpose" or disputed_at_home(context, reason):
        return
    others = [f for f in context.files if f != reason.file and context.brief(f) != context.brief(reason.file)]
    silent = [file for file in others if not _explains(context, file, reason)]
    if len(others) < _FEWEST_OUTLETS - 1 or len(silent) < len(others) or not _spoken_of(context, others, reason):
        return
    wrong = _outlets(context, sorted(silent, key=lambda f: -_nearness(context, f, reason)))
    if len(wrong) < FEWEST:
        return
    yield Draft(
        topic="cause",
        kind="single",
        rule="cause.who_explains",
        stem=say("causes.who.stem", quote=quoted(capital(f"{clause.statement} {text}"))),
        options=options_of(capital(context.brief(reason.file)), key_why(context, reason), wrong[:MOST]),
        rationale=rationale_of(context, reason),
        evidence=evidence_of(reason),
        difficulty=difficulty_of(context, reason),
        worth=worth_of(reason) - 0.5,
        source_independent=True,
        anchors=(reason.relation.cause,),
        closed=True,
        family="who",
    )


def _outlets(context: Context, files: Sequence[str]) -> list[Candidate]:
    """One option an outlet, those that speak of the fact first."""
    found: dict[str, Candidate] = {}
    for file in files:
        name = capital(context.brief(file))
        found.setdefault(name, Candidate(name, say("causes.who.wrong", outlet=context.brief(file))))
    return list(found.values())


def _explains(context: Context, file: str, reason: Reason) -> bool:
    """Whether a dispatch may give the same reason: a telling word of it stands there, whatever it is said of."""
    told = stems(reason.relation.cause.quote)
    telling = told - context.common_stems or told
    return any(stems(sentence.span.quote) & telling for sentence in context.sentences(file))


def _nearness(context: Context, file: str, reason: Reason) -> int:
    """How many words of the fact the sentence of a dispatch that comes nearest to it shares."""
    fact = stems(reason.relation.effect.quote) - context.common_stems
    return max((len(stems(sentence.span.quote) & fact) for sentence in context.sentences(file)), default=0)


def _spoken_of(context: Context, files: Sequence[str], reason: Reason) -> bool:
    """Whether another dispatch speaks of the fact too."""
    return any(_nearness(context, file, reason) > 0 for file in files)
