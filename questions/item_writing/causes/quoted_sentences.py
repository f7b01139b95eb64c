"""Sentences that are quoted whole under a question on their grammar: complete, short, open nowhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from questions.annotations import EvidenceSpan, Sentence, Token
from questions.item_writing.clauses.clause_heads import usable
from questions.item_writing.context import Context
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.agreement import gender_of_word
from questions.item_writing.french.reference import is_of_the_speaker, plain_word
from questions.item_writing.french.wording import balanced, fold, morphology
from questions.item_writing.passages.dangling import dangles, lacks_owner
from questions.item_writing.passages.quoted_passages import quotable
from questions.item_writing.passages.standing_alone import stands_by_itself
from questions.quotation_marks import inside
from questions.syntax import SUBJECTS, is_finite
from questions.text_names import kind_of

_SHORTEST, _LONGEST = 45, 240
#: The longest pair of sentences.
_LONGEST_TWO = 260


def quoted_alone(context: Context, sentence: Sentence) -> bool:
    """Whether a reader understands the sentence with nothing in front of it, nor knowing who speaks."""
    words, text = sentence.tokens, sentence.span.quote
    if not usable(sentence) or not _SHORTEST <= len(text) <= _LONGEST or not text.rstrip(' »”"').endswith("."):
        return False
    if context.speaks_of_itself(sentence) or goes_back(sentence) or _says_who_is_not_told(context, sentence):
        return False
    alone = quotable(context, sentence) == sentence.span and stands_by_itself(context, sentence.span)
    return _is_a_clause(words) and alone and not lacks_owner(words)


def quoted_passage(context: Context, sentence: Sentence) -> EvidenceSpan | None:
    """The sentence where it stands alone, else with the one before it, where that one stands alone and all that the
    sentence takes up is named there: « Le bourg a été vacciné. Grâce à cette campagne, … »; else ``None``."""
    if quoted_alone(context, sentence):
        return sentence.span
    earlier = context.before(sentence)
    if earlier is None or not quoted_alone(context, earlier) or not _goes_on(context, earlier, sentence):
        return None
    both = context.cover([earlier.span, sentence.span])
    parted = "\n\n" in both.quote or "\r\n\r\n" in both.quote
    if parted or len(both.quote) > _LONGEST_TWO or not balanced(both.quote):
        return None
    return both if stands_by_itself(context, both) else None


def _goes_on(context: Context, earlier: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence that does not stand alone is understood behind the one before: a clause of the same voice, its
    subject a noun or a pronoun for the one subject there, no other pronoun, and nobody quoted in either."""
    words = sentence.tokens
    if not usable(sentence) or len(sentence.span.quote) > _LONGEST or not sentence.span.quote.rstrip().endswith("."):
        return False
    if context.speaks_of_itself(sentence) or _says_who_is_not_told(context, sentence) or not _is_a_clause(words):
        return False
    first = next((plain_word(t) for t in earlier.tokens if t.pos not in {"PUNCT", "SPACE"}), "")
    if first in wordlist("going_on") or any(plain_word(t).endswith(wordlist("one_of_two")) for t in words):
        return False
    if quotes_somebody(earlier) or quotes_somebody(sentence) or lacks_owner([*earlier.tokens, *words]):
        return False
    if any(map(_is_taken_up, words)) or any(map(_is_inverted, words)) or dangles(sentence, earlier.tokens):
        return False
    return all(_is_the_subject(earlier, t) for i, t in enumerate(words) if _has_no_noun_in_front(words, i))


def _has_no_noun_in_front(words: Sequence[Token], place: int) -> bool:
    """A personal pronoun that is a subject, and in front of which no other subject of the sentence stands."""
    token = words[place]
    personal = token.dep in SUBJECTS and plain_word(token) in morphology()["anaphora"]["resolved"]
    return personal and not any(t.dep in SUBJECTS and t.pos in {"NOUN", "PROPN"} for t in words[:place])


def _is_the_subject(earlier: Sentence, pronoun: Token) -> bool:
    """Whether the sentence before has one subject, and it agrees with the pronoun."""
    gender, number = morphology()["anaphora"]["resolved"][plain_word(pronoun)]
    subjects = [t for t in earlier.tokens if t.dep in SUBJECTS and t.pos in {"NOUN", "PROPN"}]
    agreeing = [t for t in earlier.tokens if t.pos in {"NOUN", "PROPN"} and _agrees(t, gender, number)]
    return len(subjects) == 1 and _agrees(subjects[0], gender, number) and agreeing == subjects


def _agrees(token: Token, gender: str, number: str) -> bool:
    return gender_of_word(token) in {None, gender} and token.feature("Number") in {None, number}


def quotes_somebody(sentence: Sentence) -> bool:
    """Whether words stand between quotation marks: printed with whoever said them, they would answer who did."""
    return any(inside(t.text for t in sentence.tokens))


def _says_who_is_not_told(context: Context, sentence: Sentence) -> bool:
    """« Je ferme lundi », « rappelons », « “nous fermons”, dit-on »: whether a word is of a speaker who is not told;
    « nous fermons » of a communiqué or a letter is of whoever signs it."""
    words = sentence.tokens
    ours, marked, file = wordlist("of_our_side"), list(inside(t.text for t in words)), sentence.span.file
    signed = kind_of(context.read(file).dispatch) is not None and context.outlet(file) != context.piece(file)
    told = signed and any(plain_word(t) == ours[0] and not within for t, within in zip(words, marked, strict=True))
    return any(
        (is_of_the_speaker(t) and not (signed and plain_word(t) in ours and not within))
        or (t.feature("Person") == "1" and t.pos in {"VERB", "AUX"} and not (told and t.feature("Number") == "Plur"))
        for t, within in zip(words, marked, strict=True)
    )


def _is_a_clause(words: Sequence[Token]) -> bool:
    """Whether the sentence has a subject and a verb of its own: not « Un comble, quand on y songe »."""
    roots = {i for i, t in enumerate(words) if t.dep == "ROOT"}
    led = any(t.head in roots and t.dep in {*SUBJECTS, "cop", "aux:tense", "aux:pass"} for t in words)
    verbal = led or any(words[i].pos in {"VERB", "AUX"} for i in roots) or _hangs_on_its_connective(words, roots)
    return verbal and any(map(is_finite, words)) and any(t.dep in SUBJECTS for t in words)


def _hangs_on_its_connective(words: Sequence[Token], roots: set[int]) -> bool:
    """« Le bac est resté à quai, faute de pilote »: a whole clause, though the parser hangs it on « faute »."""
    hung = any(words[i].lemma.lower() in wordlist("nouns_of_connectives") for i in roots)
    verbs = {i for i, t in enumerate(words) if t.head in roots and i not in roots and t.pos == "VERB"}
    shown = {i for i in verbs if is_finite(words[i])} | {t.head for t in words if t.head in verbs and is_finite(t)}
    return hung and any(t.dep in {"nsubj", "nsubj:pass"} and t.head in shown for t in words)


def goes_back(sentence: Sentence) -> bool:
    """« Mais le pont a cédé », « grâce à lui », « elle y a bâti », « la ville étudie leur retour », « le lendemain »,
    « dit-il »: whether a word asks for what was told before, or for who speaks, though a noun in front
    might be what it stands for."""
    words = [t for t in sentence.tokens if t.pos not in {"PUNCT", "SPACE"}]
    amid = {fold(word) for word in wordlist("goes_on_amid")}
    told = re.findall(r"[\w-]+", fold(sentence.span.quote))
    return (
        words[0].pos == "CCONJ"
        or plain_word(words[0]) in wordlist("goes_on_from")
        or any(word in amid for word in told)
        or any(map(_is_taken_up, words))
        or any(_is_inverted(t) for t in words)
        or any(_stands_for_a_thing(*three) for three in zip(words, words[1:], words[2:], strict=False))
        or any(_lacks_its_subject(words[:i], t) for i, t in enumerate(words))
    )


def _is_inverted(token: Token) -> bool:
    """« dit-il », « a-t-elle ajouté »: whoever speaks is only a pronoun."""
    word = plain_word(token)
    return word.startswith("-") and word.rpartition("-")[2] in morphology()["anaphora"]["resolved"]


def _stands_for_a_thing(before: Token, token: Token, verb: Token) -> bool:
    """« il y a bâti », « espère en tirer profit », however they were parsed; not « il y a », « en fermant »."""
    if plain_word(token) not in wordlist("stands_for_a_thing") or verb.pos not in {"VERB", "AUX"}:
        return False
    there = plain_word(before) in wordlist("impersonal_subject") and verb.lemma.lower() in wordlist("to_have_there")
    return not there and verb.feature("VerbForm") != "Part"


def _is_taken_up(token: Token) -> bool:
    """A pronoun that is no subject and no reflexive: « lui », « l' », « en », « y »."""
    slip = token.pos == "DET" and token.dep in {"obj", "iobj"}  # « Pour le laver », taken for an article
    if not (slip or token.pos == "PRON") or token.dep in {*SUBJECTS, "expl:comp", "expl:pass", "expl:pv", "expl:subj"}:
        return False
    words = {*wordlist("strong_pronouns"), *wordlist("object_clitics"), *wordlist("stands_for_a_thing")}
    return plain_word(token) in {each.replace("’", "'") for each in words}


def _lacks_its_subject(before: Sequence[Token], owner: Token) -> bool:
    """Whether a possessive has no subject in front of its own number: whose it is, a mere complement does not tell."""
    anaphora = morphology()["anaphora"]
    if owner.pos != "DET" or plain_word(owner) not in anaphora["possessives"]:
        return False
    number = "Plur" if plain_word(owner) in anaphora["of_several"] else "Sing"
    return not any(t.dep in SUBJECTS and t.feature("Number") in {number, None} for t in before)
