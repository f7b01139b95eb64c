"""What a question repeats of a side that somebody takes: « qui | dément avoir reçu un courriel | ? »."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from questions.annotations import Attribution, EvidenceSpan, Sentence, Token
from questions.item_writing.actors.speakers import is_learnt, is_reported, only_confirms
from questions.item_writing.actors.told_contents import stands_quoted, told_words
from questions.item_writing.clauses.clause_heads import usable
from questions.item_writing.clauses.open_nouns import wants_its_object
from questions.item_writing.context import Context, is_whole
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.left_unsaid import leaves_unsaid
from questions.item_writing.french.participle_forms import is_participle
from questions.item_writing.french.reference import plain_word, stands_alone
from questions.item_writing.french.wording import balanced, content_words, fold, morphology, tidy
from questions.quotation_marks import inside
from questions.syntax import is_finite

_LONGEST = 150
_SHARED_WORDS = 2


@dataclass(frozen=True, slots=True)
class _Told:
    """A verb that takes a side with what it governs, up to a sign: « réclame », « a nié »; « un audit »."""

    verb: tuple[Token, ...]
    words: tuple[Token, ...]

    def printed(self, sentence: Sentence) -> str:
        """The verb without what stands inside it (« a toutefois nié »), and the words behind it."""
        start, end = self.words[0].start - sentence.span.start, self.words[-1].end - sentence.span.start
        return tidy(f"{' '.join(token.text for token in self.verb)} {sentence.span.quote[start:end]}")


def stance_words(context: Context, said: Attribution) -> str | None:
    """From the verb up to a sign, where the verb takes a side, or reports a clause or an infinitive that no question
    gives between quotation marks, and the rest stands alone."""
    sentence = context.sentence(said.cue)
    if sentence is None or not usable(sentence) or said.source is None or said.source.end > said.cue.start:
        return None
    tokens = sentence.tokens
    first = next((i for i, token in enumerate(tokens) if token.start == said.cue.start), len(tokens))
    if _is_led_in(tokens, said.source) or _lost_its_object(tokens, first):
        return None
    told = _told([token for token in tokens[first:] if token.text != "."], said)
    if told is None or not _is_side(context, said, told) or not _is_complete(sentence, said, told):
        return None
    words = told.printed(sentence)
    fits = len(content_words(words)) > _SHARED_WORDS and len(words) <= _LONGEST and balanced(words)
    low, high = told.verb[0].start, told.words[-1].end
    timed = any(low < time.span.start < high and time.derivation for time in context.times(sentence))
    return words if fits and not timed else None


def _told(rest: Sequence[Token], said: Attribution) -> _Told | None:
    """The verb, in the third person singular, and its words; ``None`` where the cue is no plain verb group."""
    end = next((i + 1 for i, token in enumerate(rest) if token.end == said.cue.end), None)
    if end is None or not is_finite(rest[0]) or rest[0].feature("Number") != "Sing":
        return None
    compound = end > 1 and rest[0].pos == "AUX" and is_participle(rest[end - 1])
    if not (end == 1 or compound) or (end > 2 and not _is_aside(rest[1 : end - 1])):
        return None
    words = _up_to_a_sign(_without_aside(rest[end:]))
    return _Told((rest[0], rest[end - 1]) if compound else (rest[0],), tuple(words)) if words else None


def _is_aside(words: Sequence[Token]) -> bool:
    """« toutefois », « en outre » between auxiliary and participle."""
    return fold(" ".join(t.text for t in words)) in {fold(each) for each in wordlist("asides")}


def _without_aside(words: Sequence[Token]) -> Sequence[Token]:
    """The words behind « de son côté », « toutefois »."""
    longest = max(len(each.split(" ")) for each in wordlist("asides"))
    return next((words[n:] for n in range(longest, 0, -1) if n < len(words) and _is_aside(words[:n])), words)


def _up_to_a_sign(words: Sequence[Token]) -> list[Token]:
    """« un préavis de 72 heures |, le Burkina … »: what is demanded ends where a sign ends its clause, outside marks
    of quotation; a bracket right at the end goes with the name in front of it."""
    marked = inside(token.text for token in words)
    signs = (i for i, within in enumerate(marked) if i and words[i].text in {",", ";", ":"} and not within)
    return list(words[: next(signs, len(words))])


def _is_side(context: Context, said: Attribution, told: _Told) -> bool:
    """Whether the verb accuses, denies or demands; else whether it reports a clause or an infinitive."""
    lemma = told.verb[-1].lemma.lower()
    if lemma in wordlist("stances"):
        return True
    if not is_reported(said) or is_learnt(lemma) or only_confirms(said):
        return False
    return (_is_clause(told.words) or _is_infinitive(told.words)) and told_words(context, said) is None


def _is_clause(words: Sequence[Token]) -> bool:
    return plain_word(words[0]) in wordlist("que")


def _is_infinitive(words: Sequence[Token]) -> bool:
    """« n'avoir rien reçu », « de fermer l'usine »."""
    head = next((t for t in words if t.pos not in {"ADP", "ADV", "PRON", "PART"}), None)
    return head is not None and head.feature("VerbForm") == "Inf"


def _is_complete(sentence: Sentence, said: Attribution, told: _Told) -> bool:
    """Whether nothing that the words need is missing."""
    words = told.words
    if _of_everything(words) or _answers_another(sentence, told) or _lacks_its_charge(told) or leaves_unsaid(words):
        return False
    if any(t.pos == "NOUN" and wants_its_object(sentence, t) for t in words):
        return False
    if not (_is_clause(words) or _is_infinitive(words)):
        return stands_alone(words, subject=True)
    ends = plain_word(words[-1]) not in {each.replace("’", "'") for each in morphology()["verbs"]["dangling"]}
    verb = any(map(is_finite, words)) or not _is_clause(words)
    stands = stands_quoted(sentence, words[1:]) if _is_clause(words) else stands_alone(words, subject=True)
    return ends and verb and stands and _is_uncut(sentence, words)


def _is_uncut(sentence: Sentence, words: Sequence[Token]) -> bool:
    """Whether no word behind the sign at which they end belongs to them."""
    start = sentence.span.start
    quote = sentence.span.quote[words[0].start - start : words[-1].end - start]
    return is_whole(sentence, replace(sentence.span, start=words[0].start, end=words[-1].end, quote=quote))


def _answers_another(sentence: Sentence, told: _Told) -> bool:
    """« affirme au contraire que … »: contrary to what, the words before tell; what is said by the way is left out."""
    start, verb = sentence.span.start, told.verb[-1].end
    behind = fold(tidy(sentence.span.quote[verb - start : told.words[-1].end - start])).lstrip(" ,")
    dropped = tidy(sentence.span.quote[verb - start : told.words[0].start - start]).strip(" ,")
    by_the_way = not dropped or fold(dropped) in {fold(each) for each in wordlist("asides")}
    return not by_the_way or (not dropped and behind.startswith(tuple(f"{fold(r)} " for r in wordlist("retorts"))))


def _lacks_its_charge(told: _Told) -> bool:
    """« accuse la société |, qui loue les hélicoptères, d'avoir … »: of what, the words left out tell."""
    charged = told.verb[-1].lemma.lower() in wordlist("of_what")
    return charged and not any(plain_word(t) in {each.replace("’", "'") for each in wordlist("of")} for t in told.words)


def _of_everything(words: Sequence[Token]) -> bool:
    """« a démenti tout rôle »: in what, only the sentence before tells."""
    sweeping = bool(words) and words[0].lemma.lower() in wordlist("sweeping")
    return sweeping and not any(t.pos == "ADP" for t in words)


def _is_led_in(tokens: Sequence[Token], source: EvidenceSpan) -> bool:
    """« à qui | le ministre | avait demandé de trancher »: a relative pronoun before the speaker."""
    before = [token for token in tokens if token.end <= source.start]
    return bool(before) and (before[-1].feature("PronType") == "Rel" or before[-1].text.lower() in wordlist("led_in"))


def _lost_its_object(tokens: Sequence[Token], verb: int) -> bool:
    """« l'a accusé d'avoir menti »: whom, a pronoun in front of the verb tells."""
    before = tokens[verb - 1] if 0 < verb < len(tokens) else None
    return before is not None and before.pos == "PRON" and plain_word(before) in wordlist("third_objects")
