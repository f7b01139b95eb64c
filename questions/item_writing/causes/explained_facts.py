"""What two passages with two explanations explain: one fact, or two that only look alike."""

from __future__ import annotations

from questions.annotations import EvidenceSpan
from questions.dossier import Contradiction
from questions.item_writing.context import Context
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import stems, tidy
from questions.syntax import SUBJECTS, is_finite

#: Words that two passages share when they are about the same thing.
SHARED_WORDS = 2
#: The rule that finds a cause put forward here and ruled out there.
DENIED = "denied cause"
#: The rule that reads « quatre, et non six »: both numbers stand in one passage.
CORRECTION = "correction"


def explain_one_fact(context: Context, found: Contradiction) -> bool:
    """Whether what the passages explain has a telling word in common: « la pale s'est rompue » on both sides."""
    told = [_explained(context, span) for span in (found.a, found.b)]
    return bool((told[0] & told[1]) - context.common_stems)


def explain_two_facts(context: Context, found: Contradiction) -> bool:
    """Whether what the passages explain has no telling word in common, and one of them is a scrap (« de la partie
    adverse, faute d'accord ») or their link is but a « non »."""
    if found.rule == DENIED:
        return _denied_of_two(context, found)
    if _nearly_was(context, found.a) != _nearly_was(context, found.b):
        return True
    if _is_welcome(context, found.a) != _is_welcome(context, found.b):
        return True
    told = [_explained(context, span) for span in (found.a, found.b)]
    shared = told[0] & told[1]
    if len(shared) >= SHARED_WORDS or shared - context.common_stems:
        return False
    return found.rule == CORRECTION or any(_is_scrap(context, span) for span in (found.a, found.b))


def _denied_of_two(context: Context, found: Contradiction) -> bool:
    """« à l'origine de la colère, un arrêté », « la baisse des cours ne résulte pas de l'arrêté »: two effects."""
    if any(_is_welcome(context, span) for span in (found.a, found.b)):
        return True
    return _other_effect(context, found.a, found.b) or _other_effect(context, found.b, found.a)


def _nearly_was(context: Context, span: EvidenceSpan) -> bool:
    """« avait failli être annulée »: what nearly came about is not what did."""
    sentence = context.sentence(span)
    inside = [t for t in sentence.tokens if span.start <= t.start < span.end] if sentence is not None else []
    return any(token.lemma.lower() in wordlist("nearly") for token in inside)


def _is_welcome(context: Context, span: EvidenceSpan) -> bool:
    """« grâce à qui une rencontre a été organisée »: nobody denies a merit by « n'y est pour rien »."""
    causes = (c for c in context.read(span.file).causes if context.shown(span).overlaps(c.cause) and c.marker)
    return any(tidy(str(c.marker and c.marker.quote)).lower().startswith(wordlist("welcome")) for c in causes)


def _other_effect(context: Context, denying: EvidenceSpan, other: EvidenceSpan) -> bool:
    """Whether a passage denies the cause of something that it names and the other passage does not."""
    sentence = context.sentence(denying)
    inside = [t for t in sentence.tokens if denying.start <= t.start < denying.end] if sentence is not None else []
    words = {plain_word(token) for token in inside}
    if not words & set(wordlist("negations")) or not words & set(wordlist("results")):
        return False
    whole = sentence.tokens if sentence is not None else ()
    subjects = [t for t in whole if t.dep in SUBJECTS and t.pos == "NOUN" and (t in inside or whole[t.head] in inside)]
    told = stems(context.shown(other).quote) | stems(" ".join(wordlist("mishaps")))
    return bool(subjects) and not any(stems(t.text) & told for t in subjects)


def _is_scrap(context: Context, span: EvidenceSpan) -> bool:
    """Whether a passage begins, inside its sentence, with a preposition, and has no verb."""
    sentence = context.sentence(span)
    inside = [t for t in sentence.tokens if span.start <= t.start < span.end] if sentence is not None else []
    return bool(inside) and inside[0].pos == "ADP" and not any(is_finite(token) for token in inside)


def _explained(context: Context, span: EvidenceSpan) -> frozenset[str]:
    """Words of the facts that a passage explains; those of its whole sentence where no reason was read in it."""
    shown = context.shown(span)
    causes = [c for c in context.read(span.file).causes if shown.overlaps(c.cause) or shown.overlaps(c.effect)]
    found = [stems(c.effect.quote) for c in causes] or [stems(shown.quote)]
    return frozenset(s for words in found for s in words if not s.isdigit())
