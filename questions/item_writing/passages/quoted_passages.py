"""How much of a dispatch must be quoted so that a sentence is understood: by itself, or with the one before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from questions.annotations import EvidenceSpan, Sentence, TimeExpression, Token
from questions.item_writing.clauses.open_nouns import opens_with_anybody
from questions.item_writing.context import Context, usable
from questions.item_writing.drafts import word, wordlist
from questions.item_writing.french.agreement import gender_of_word
from questions.item_writing.french.calendar_words import is_an_hour
from questions.item_writing.french.participle_forms import is_participle
from questions.item_writing.french.pointing_words import points_at_nothing
from questions.item_writing.french.reference import is_a_title, is_of_the_speaker, plain_word
from questions.item_writing.french.wording import balanced, morphology
from questions.item_writing.passages.dangling import dangles
from questions.item_writing.passages.excerpts import LONGEST_QUOTE
from questions.quotation_marks import inside
from questions.syntax import Tree, is_finite, tree

#: Words at the head of a sentence that tell whether it begins by itself.
_OPENING = 4
#: « ./.jlm/ndr »: whoever wrote and read it, behind the last sentence of a wire.
_SIGNED = re.compile(r"[./]/\.?\w{2,4}(?:/\w{2,4})*\.?\s*$|\b[a-z]{2,4}/[a-z]{2,4}(?:/[a-z]{2,4})*\s*$")
#: Words of « est un peu plus de cinq heures ».
_UP_TO_THE_HOUR = 8
#: Words of the shortest cleft, « c'est lui qui … ».
_CLEFT = 5
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
#: A pronoun, as the parser has it: « Pour le laver » it may take for an article.
_STANDS_FOR = frozenset({"PRON", "DET"})
#: What stands behind a number that is a subject by itself, besides « se ».
_VERBAL = frozenset({"VERB", "AUX", "ADV"})
#: What a pronoun at the head of the next sentence may take up.
_HEADS = frozenset({"nsubj", "nsubj:pass", "obj", "conj", "appos", "ROOT"})


def quotable(context: Context, sentence: Sentence) -> EvidenceSpan | None:
    """The sentence where it stands alone, else with the one before it where the two do; ``None`` where they do not."""
    if _SIGNED.search(sentence.span.quote):
        return None
    if not balanced(sentence.span.quote) or any(plain_word(t) in wordlist("to_the_reader") for t in sentence.tokens):
        return None
    if _stands(sentence):
        return sentence.span
    earlier = None if _takes_up(sentence) else context.before(sentence)
    if earlier is None or not usable(earlier) or not _subject_told(earlier, sentence):
        return None
    if not _stands(earlier):
        return None
    both = context.cover([earlier.span, sentence.span])
    parted = "\n\n" in both.quote or "\r\n\r\n" in both.quote
    if parted or len(both.quote) > LONGEST_QUOTE or not balanced(both.quote) or dangles(sentence, earlier.tokens):
        return None
    return both


def has_its_verb(sentence: Sentence) -> bool:
    """« Le quai a rouvert », « Le quai est vide »; not « Une manière de répondre, à l'heure où le quai rouvre »."""
    here = tree(sentence)
    roots = [i for i, t in enumerate(here.tokens) if t.dep == "ROOT"]
    return any(is_finite(here.tokens[j]) for i in roots for j in (i, *here.children[i]) if _is_its_verb(here, i, j))


def _is_its_verb(here: Tree, root: int, place: int) -> bool:
    """The root, its helper, or the verb with which it is said: « “Nous rouvrons”, dit le maire »."""
    return place == root or here.tokens[place].dep.startswith(("aux", "cop", "parataxis"))


def _subject_told(earlier: Sentence, sentence: Sentence) -> bool:
    """Whether the sentence opens with « il », « elles », and a noun of the one before agrees with it."""
    first = next((plain_word(t) for t in sentence.tokens if t.pos not in {"PUNCT", "SPACE"}), "")
    wanted = morphology()["anaphora"]["resolved"].get(first)
    nouns = [t for t in earlier.tokens if t.pos in {"NOUN", "PROPN"} and t.dep in _HEADS]
    return wanted is not None and any(
        gender_of_word(t) in {None, wanted[0]} and t.feature("Number") in {None, wanted[1]} for t in nouns
    )


def _stands(sentence: Sentence) -> bool:
    """Whether no word of the sentence goes back to another: « la pépinière concernée », « lui succédera »."""
    if any(t.pos in {"ADJ", "VERB"} and plain_word(t).startswith(wordlist("pointing")) for t in sentence.tokens):
        return False
    if opens_with_anybody(sentence) or _told_of_behind_a_circumstance(sentence):
        return False
    return not begins_elsewhere(sentence) and not dangles(sentence)


def _told_of_behind_a_circumstance(sentence: Sentence) -> bool:
    """« Lundi, du haut d'une grue, il a filmé l'incendie »: a pronoun for the subject, and in front of it nothing but
    circumstances, which nobody would take it for; « Il faut », « Quand la maire est venue, elle … » stand alone."""
    resolved = morphology()["anaphora"]["resolved"]
    pronouns = (i for i, t in enumerate(sentence.tokens) if t.dep in _SUBJECTS and plain_word(t) in resolved)
    place = next(pronouns, None)
    if place is None or sentence.tokens[sentence.tokens[place].head].dep != "ROOT":
        return False
    if _is_impersonal(sentence, sentence.tokens[place]):
        return False
    return not any(t.dep in {*_SUBJECTS, "dislocated"} or is_finite(t) for t in sentence.tokens[:place])


def is_when_reached(sentence: Sentence, time: TimeExpression) -> bool:
    """« Jointe hier, la maire … »: when the outlet asked, not when anything happened."""
    before = [t for t in sentence.tokens if t.end <= time.span.start and t.pos not in {"DET", "ADP"}]
    met = len(before) > 1 and before[-2].lemma.lower() == wordlist("having_verb")[0]  # « a rencontré hier le maire »
    return bool(before) and plain_word(before[-1]) in wordlist("reached") and not met


def begins_elsewhere(sentence: Sentence) -> bool:
    """« Elle a enterré … », « Son épouse … », « Les deux autres … », « Neuf étaient … », « Six se sont … »: of whom,
    not told."""
    words = [t for t in sentence.tokens[:_OPENING] if t.pos not in {"PUNCT", "SPACE"}]
    takers = {*wordlist("one_of_them"), *wordlist("one_before_or_behind")}
    if len(words) > 2 and words[0].pos == "DET" and plain_word(words[1]) in takers:
        return words[2].pos not in {"NOUN", "PROPN", "ADJ"}
    if _taken_up_behind(sentence):
        return True
    if len(words) > 1 and words[0].pos == "NUM" and (words[1].pos in _VERBAL or words[1].dep.startswith("expl")):
        return True
    others = any(t.lemma.lower() == wordlist("another")[0] for t in words) or _takes_up_what_is_not_told(sentence)
    return others or (bool(words) and _goes_back_at_the_head(sentence, words))


def _goes_back_at_the_head(sentence: Sentence, words: Sequence[Token]) -> bool:
    """« Elle », « Son », « Tous »: not the « en » of « En mai », « Tous les », « Ce lundi », nor a cleft, the « il » of
    « il pleuvait », or whoever is quoted and named behind: « “J'ai tout vu lundi”, dit la gérante »."""
    anaphora, first = morphology()["anaphora"], plain_word(words[0])
    if _is_impersonal(sentence, words[0]) or is_a_title(words[0]) or _is_said_by_somebody_named(sentence, words[0]):
        return False
    articles = {each.replace("’", "'") for each in morphology()["articles"]["definite"]}
    if first not in {*anaphora["pronouns"], *anaphora["possessives"], *anaphora["determiners"]} - articles:
        return False
    of_a_noun = len(words) > 1 and words[0].pos in {"ADJ", "DET"} and words[1].pos == "DET"
    return not (words[0].pos == "ADP" or of_a_noun or _is_of_the_calendar(words) or _is_cleft(sentence))


def _is_of_the_calendar(words: Sequence[Token]) -> bool:
    """« ce lundi », « cette nuit »: of the day of writing; « ce jour-là » takes up another."""
    days = {*wordlist("calendar_nouns"), *wordlist("parts_of_this_day")}
    return len(words) > 1 and words[0].pos == "DET" and plain_word(words[1]) in days


def _is_cleft(sentence: Sentence) -> bool:
    """« C'est le préfet qui a fermé le pont », « C'est lundi que … »: « c' » takes nothing up; « c'est la deuxième
    attaque qui … », « c'est l'amende que … » tell of what was told before."""
    words = [t for t in sentence.tokens if t.pos not in {"PUNCT", "SPACE"}]
    if len(words) < _CLEFT or plain_word(words[0]) not in wordlist("it_is"):
        return False
    relatives = {*wordlist("subject_relatives"), *wordlist("object_relatives")}
    end = next((i for i, t in enumerate(words) if plain_word(t) in relatives), None)
    told = [] if end is None else words[2:end]
    if not told or any(is_finite(t) for t in told) or any(plain_word(t) in _ranks() for t in told):
        return False
    articles = {each.replace("’", "'") for each in morphology()["articles"]["definite"]}
    of_the_subject = plain_word(words[end or 0]) in wordlist("subject_relatives")
    named = (plain_word(told[0]) in articles and of_the_subject) or told[0].pos in {"PROPN", "ADP"}
    return named or plain_word(told[0]) in wordlist("calendar_nouns")


def _ranks() -> frozenset[str]:
    """« deuxième », « seul », « même »: what is said so of a thing is said of one that was told."""
    return frozenset({*wordlist("one_of_them"), *wordlist("one_before_or_behind"), *wordlist("singled_out")})


def _is_impersonal(sentence: Sentence, pronoun: Token) -> bool:
    """« Il pleuvait », « Il était cinq heures », « Il a fallu », « Il y a »: nobody is meant."""
    if plain_word(pronoun) not in wordlist("impersonal_subject"):
        return False
    lemma = sentence.tokens[pronoun.head].lemma.lower()
    if lemma in wordlist("of_the_weather") or pronoun.dep != "expl:subj":
        return lemma in wordlist("of_the_weather")
    behind = [t for t in sentence.tokens if t.start > pronoun.start][:_UP_TO_THE_HOUR]
    timed = bool(behind) and behind[0].pos == "AUX" and any(is_an_hour(t.text) for t in behind)
    return timed or lemma in wordlist("impersonal")


def _is_said_by_somebody_named(sentence: Sentence, token: Token) -> bool:
    """« “Nous avons fermé lundi”, dit la gérante »: a word of whoever speaks, between quotation marks, in front of a
    noun that tells who does; « “J'ai fermé lundi”, dit-elle » tells nobody."""
    if not (is_of_the_speaker(token) or plain_word(token) in wordlist("open_pronouns")):
        return False
    marked = inside(t.text for t in sentence.tokens)
    free = [t for t, within in zip(sentence.tokens, marked, strict=True) if not within]
    if any(t is token for t in free):
        return False
    told = any(t.pos in {"NOUN", "PROPN"} and plain_word(t) not in wordlist("calendar_nouns") for t in free)
    third = any(plain_word(t).lstrip("-").removeprefix("t-") in morphology()["anaphora"]["resolved"] for t in free)
    return told and not third


def _taken_up_behind(sentence: Sentence) -> bool:
    """« Signé mardi par le maire, il a pris effet »: a participle at the head, and a pronoun for what was signed."""
    words = [t for t in sentence.tokens if t.pos not in {"PUNCT", "SPACE"}]
    comma = next((t.start for t in sentence.tokens if t.text == ","), None)
    behind = next((t for t in words if comma is not None and t.start > comma), None)
    led = bool(words) and is_participle(words[0])
    return led and behind is not None and plain_word(behind) in morphology()["anaphora"]["resolved"]


def _takes_up_what_is_not_told(sentence: Sentence) -> bool:
    """« L'ont signée mardi », « cette nuit-là »: whether a pronoun for an object, or a demonstrative, has no noun in
    front of it in its own sentence; « la cour a suspendu l'arrêté, car le maire ne l'avait pas publié » has one."""
    tokens = sentence.tokens
    words = [plain_word(t) for t in tokens]
    if any(one in _clitics() and other in morphology()["anaphora"]["receivers"] for one, other in pairwise(words)):
        return True  # « ne le lui avaient demandé »
    objects = [i for i, t in enumerate(tokens) if t.pos in _STANDS_FOR and t.dep.startswith(("obj", "iobj", "obl"))]
    if any(words[i] in wordlist("there") for i in objects):
        return True
    lost = (i for i in objects if words[i] in _clitics() and not _is_told_in_front(sentence, i))
    determiners = morphology()["anaphora"]["determiners"]
    pointing = (i for i, t in enumerate(tokens) if t.pos == "DET" and words[i] in determiners)
    return any(True for _ in lost) or any(_points_back(sentence, i) for i in pointing)


def _clitics() -> frozenset[str]:
    return frozenset(each.replace("’", "'") for each in wordlist("object_clitics"))


def _points_back(sentence: Sentence, place: int) -> bool:
    """« cette affaire », « ce jour-là », « ledit accord », where nothing in front tells which; not « notre usine »:
    whether whoever speaks is named is another question."""
    tokens = sentence.tokens
    if is_of_the_speaker(tokens[place]):
        return False
    if any(plain_word(t).rpartition("-")[2] == word("that_moment") for t in tokens[place + 1 : place + _OPENING]):
        return True
    if _is_of_the_calendar(tokens[place:]):
        return False
    if tokens[place].feature("PronType") != "Dem":
        return True
    return points_at_nothing(sentence, tokens[:place], tokens[place].start, tokens[place].end, behind=False)


def _is_told_in_front(sentence: Sentence, place: int) -> bool:
    """Whether a noun in front, of the number and gender that the pronoun shows, may be what it stands for: none of the
    calendar, none in the subject of the same verb."""
    here = tree(sentence)
    pronoun = here.tokens[place]
    own = {i for i in here.children[pronoun.head] if here.tokens[i].dep in _SUBJECTS}
    days = {*wordlist("calendar_nouns"), *wordlist("time_units"), *wordlist("parts_of_this_day")}
    return any(
        here.tokens[i].pos in {"NOUN", "PROPN"}
        and here.tokens[i].dep in _HEADS
        and plain_word(here.tokens[i]) not in days
        and here.tokens[i].feature("Number") in {pronoun.feature("Number"), None}
        and (pronoun.feature("Gender") is None or gender_of_word(here.tokens[i]) in {pronoun.feature("Gender"), None})
        and not own & {i, *here.ancestors(i)}
        for i in range(place)
    )


def _takes_up(sentence: Sentence) -> bool:
    """« l'ont signée ce jour-là »: a pronoun for an object told before, or a demonstrative."""
    anaphora, clitics = morphology()["anaphora"], _clitics()
    words = [plain_word(t) for t in sentence.tokens]
    if any(one in clitics and other in anaphora["receivers"] for one, other in pairwise(words)):
        return True  # « ne le lui avaient demandé »
    return any(
        (
            t.pos == "PRON"
            and plain_word(t) in {*clitics, *wordlist("there")}
            and t.dep.startswith(("obj", "iobj", "obl"))
        )
        or (
            t.pos == "DET" and plain_word(t) in anaphora["determiners"] and not _is_of_the_calendar(sentence.tokens[i:])
        )
        for i, t in enumerate(sentence.tokens)
    )
