"""What is reported of somebody's words, where it is whole and stands by itself."""

from __future__ import annotations

from collections.abc import Sequence

from questions.annotations import Attribution, Sentence, Token
from questions.item_writing.actors.choices import tokens
from questions.item_writing.actors.speakers import LONGEST_WORDS, SHORTEST_WORDS
from questions.item_writing.context import Context, is_whole
from questions.item_writing.drafts import counting_words, word, wordlist
from questions.item_writing.french.left_unsaid import leaves_unsaid
from questions.item_writing.french.participle_forms import is_participle
from questions.item_writing.french.reference import is_conditional, is_of_the_speaker, is_ranked, plain_word
from questions.item_writing.french.wording import capital, content_words, fold, morphology, tidy
from questions.item_writing.passages.dangling import goes_back_amid
from questions.syntax import is_finite

_SHARED_WORDS = 2
_NOUNS = frozenset({"NOUN", "PROPN"})


def told_words(context: Context, said: Attribution) -> str | None:
    """The reported words without « que », or those in front of « a indiqué … », where they are whole."""
    sentence, words = context.sentence(said.content), tokens(context, said.content)
    text = tidy(said.content.quote).strip(" ,")
    opening = next((word for word in wordlist("that") if text.lower().startswith(word)), None)
    if opening is None and words and plain_word(words[0]) in wordlist("set_against"):
        text, words = text[len(words[0].text) :].strip(" ,"), words[1:]
    if _takes_up(words) or _counts_unnamed(words):
        return None
    if sentence is None or not sentence.span.contains(said.content) or _is_feared(said, words):
        return None
    if any(token.pos == "ADV" and plain_word(token).startswith(wordlist("today")) for token in words):
        return None  # « hier »: from which day to count, the words printed by themselves do not tell
    if opening is None and not (_stands_in_front(sentence, said, words) or _stands_behind(sentence, said, words)):
        return None
    text = capital(_unmarked(text[len(opening) :].strip() if opening else text))
    whole = SHORTEST_WORDS <= len(text) <= LONGEST_WORDS and (opening is None or is_whole(sentence, said.content))
    told = words[1:] if opening is not None else words
    unreal = any((w.feature("Mood") == "Sub" and not w.dep.startswith("advcl")) or is_conditional(w) for w in words)
    whole = whole and stands_quoted(sentence, told) and not unreal and any(map(is_finite, words))
    return text if whole and len(content_words(text)) > _SHARED_WORDS else None


def _unmarked(text: str) -> str:
    """« la Suisse ne paie pas », all of it between marks, which the question sets anew."""
    inner = text[1:-1].strip()
    return inner if text[:1] + text[-1:] == "«»" and not {"«", "»"} & set(inner) else text


def stands_quoted(sentence: Sentence, words: Sequence[Token]) -> bool:
    """Whether a stretch of a sentence, printed by itself, leaves nothing open: « son étage supérieur » is that of the
    rocket in front of it, « le resteront » takes up what the stretch tells, « cette préparation » does not."""
    start = next((i for i, token in enumerate(sentence.tokens) if words and token is words[0]), None)
    if start is None or _taken_up_behind(words):
        return False
    around = zip((None, *words), words, (*words[1:], None), strict=False)
    if any(is_ranked(*each) or _is_open(words[:i], *each) for i, each in enumerate(around)):
        return False
    return not goes_back_amid(sentence, start, start + len(words)) and not leaves_unsaid(words)


def _taken_up_behind(words: Sequence[Token]) -> bool:
    """« Provoquées par la fonte, elles ont fait dix morts »: a participle at the head, and a pronoun for its noun."""
    comma = next((i for i, token in enumerate(words) if token.text == ","), len(words))
    behind = next((plain_word(t) for t in words[comma + 1 :]), "")
    return bool(words) and is_participle(words[0]) and behind in wordlist("third_persons")


def _is_open(shown: Sequence[Token], before: Token | None, token: Token, behind: Token | None) -> bool:
    """Whether a word points to what is not shown, whatever nouns stand in front of it: « ce projet », « on »."""
    table, low = morphology()["anaphora"], plain_word(token)
    if is_of_the_speaker(token) or token.feature("Person") in {"1", "2"}:
        return True
    if low in table["determiners"] and token.pos in {"DET", "PRON", "ADJ"}:
        return True
    if token.pos == "PRON" and token.dep != "expl:subj" and low in wordlist("open_pronouns"):
        return True
    if low == wordlist("same")[0]:  # « à l'instant même », « même la nuit »; « la même source »
        return before is not None and before.pos == "DET"
    if low in table["adjectives"]:
        told = any(each.pos in _NOUNS for each in shown)
        return not (told and token.lemma.lower() == wordlist("another")[0])
    if low == word("here"):
        return not (before is not None and plain_word(before) in wordlist("up_to") and behind is not None)
    return token.pos == "ADV" and low in table["adverbs"] and low not in wordlist("of_no_matter")


def _takes_up(words: Sequence[Token]) -> bool:
    """« Il est dû à la rupture d'un joint », « Or le barrage … »: a pronoun or a conjunction at the head goes back to
    what was told before."""
    told = [t for t in words if t.pos != "PUNCT" and plain_word(t) not in wordlist("que")]
    if told and told[0].pos == "CCONJ":
        return True
    verb = next((t for t in told[1:] if is_finite(t)), None)
    takes_up = bool(told) and plain_word(told[0]) in wordlist("third_persons")
    return takes_up and (verb is None or verb.lemma.lower() not in wordlist("impersonal"))


def _counts_unnamed(words: Sequence[Token]) -> bool:
    """« Onze ont été enregistrés »: a bare number or pronoun in front of its verb, for what was told before."""
    told = [t for t in words if t.pos != "PUNCT" and plain_word(t) not in {*wordlist("que"), *wordlist("ne")}][:2]
    counted = bool(told) and (told[0].pos in {"NUM", "PRON"} or plain_word(told[0]) in counting_words())
    return counted and len(told) == 2 and is_finite(told[1]) and told[0].dep != "expl:subj"


def _is_feared(said: Attribution, words: Sequence[Token]) -> bool:
    """« redoute qu'on ne porte l'affaire »: a « ne » that denies nothing, behind a verb of fear or of wish."""
    plain = [plain_word(word) for word in words]
    denied = set(plain) & {*wordlist("second_negations")}
    cue = fold(tidy(said.cue.quote))
    return (bool(set(wordlist("ne")) & set(plain)) and not denied) or any(
        fold(stem) in cue for stem in wordlist("fears_and_wishes")
    )


def _stands_behind(sentence: Sentence, said: Attribution, words: list[Token]) -> bool:
    """Whether « selon … » opens the sentence and the words that follow are a clause."""
    opens = said.kind == "according" and said.cue.start <= sentence.span.start + 1 and said.content.start > said.cue.end
    return opens and any(is_finite(word) for word in words)


def _ends_sentence(sentence: Sentence, said: Attribution) -> bool:
    """Whether nothing but a full stop follows the source."""
    end = said.source.end if said.source is not None else said.cue.end
    return not any(token.start >= end and token.pos != "PUNCT" for token in sentence.tokens)


def _stands_in_front(sentence: Sentence, said: Attribution, words: list[Token]) -> bool:
    """Whether the words open the sentence, the verb of saying follows, and they are a clause."""
    opens = said.content.start <= sentence.span.start + 1 and said.content.end <= said.cue.start
    # « …, prévient-il, c'est la faim qui gagne »: what is told goes on behind the aside.
    aside = said.source is not None and tidy(said.source.quote).lower() in wordlist("third_persons")
    opens = opens and ((said.kind == "indirect" and not aside) or _ends_sentence(sentence, said))
    return opens and any(is_finite(word) for word in words)
