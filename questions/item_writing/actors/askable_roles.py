"""Which offices are worth a question: whole, understood by themselves, of one person, and offices at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from questions.annotations import Actor, Role, Sentence, Token
from questions.elision import elides
from questions.item_writing.actors.choices import is_full_name, tokens
from questions.item_writing.actors.titles import completed_by, is_rightly_completed, is_told_by_a_verb
from questions.item_writing.context import Context, is_whole, usable
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.participle_forms import is_participle, masculine_singular
from questions.item_writing.french.reference import plain_word, stands_alone
from questions.item_writing.french.wording import content_words, fold, morphology, tidy
from questions.item_writing.passages.outlets import BRACKETS
from questions.syntax import is_finite

_LONGEST_ROLE = 90
_SHARED_WORDS = 2
#: A word of fewer signs does not count among those that tell something.
_SHORTEST_WORD = 4
#: « Rennes-2 », « Falcon-9 ».
_NUMBERED_NAME = re.compile(r"\b[^\W\d_a-zà-ÿ][^\W\d_]*-\d+\b")
#: What stands behind « l’ » or « d’ ».
_ELIDED = re.compile(r"\b[ld]’(\w+)")


def is_askable_role(context: Context, role: Role) -> bool:
    """Whether the words of a role are a whole office that a reader understands without the sentence around it."""
    if is_told_by_a_verb(role):
        return _is_of_a_named_body(context, role)
    return is_rightly_completed(context, role) and _is_told_whole(context, role)


def _ends_in_a_shortened_name(context: Context, words: Sequence[Token]) -> bool:
    """« directrice du Bureau », of a « Bureau d'enquêtes » that the dispatch has named before: the rest is missing;
    « de l'Intérieur », « de l'OSCE » are whole."""
    last = words[-1].text
    articles = {*morphology()["articles"]["definite"], *morphology()["contraction"]["undone"]}
    if not last[:1].isupper() or last.isupper() or not {plain_word(t) for t in words[-2:-1]} & articles:
        return False
    names = (tidy(actor.name).replace("’", " ") for actor in context.dossier.actors if actor.kind == "organisation")
    of = {each.rstrip("'’") for each in (*morphology()["verbs"]["of"], *morphology()["contraction"]["undone"])}
    return any(fold(n.split(" ")[0]) == fold(last) and n.split(" ")[1] in of for n in names if " " in n)


def _is_told_whole(context: Context, role: Role) -> bool:
    text = tidy(BRACKETS.sub(" ", role.text))
    words = _outside_brackets(tokens(context, role.span))
    if any(not elides(rest) for rest in _ELIDED.findall(text)) or _is_condition(text):
        return False
    told = len(content_words(text)) + _acronyms(text) >= _SHARED_WORDS or fold(text) in {
        fold(each) for each in wordlist("sole_offices")
    }
    told = told or is_trade(words)
    whole = told and len(text) <= _LONGEST_ROLE and text.lower() not in wordlist("no_office")
    first = fold(text).split(" ")[0]
    if words and (words[-1].pos in {"ADP", "CCONJ", "SCONJ", "DET", "PUNCT"} or _holds_a_name(context, role)):
        return False
    if text.lower().endswith(wordlist("boards")) or text.lower() in wordlist("no_trade"):
        return False
    if not words or first in {fold(name) for name in wordlist("relational")} or _is_predicate(words):
        return False
    if _judges(words) or _is_not_yet(words) or _is_led_by_a_participle(words):
        return False
    sentence = context.sentence(role.span)
    if sentence is None or not usable(sentence) or _needs_what_was_told(context, words):
        return False
    if _ends_in_a_shortened_name(context, words):
        return False
    if _breaks_off(sentence, words):
        return False
    if any(time.span.overlaps(role.span) for time in context.times(sentence)):
        return False
    return whole and stands_alone(words, subject=True) and _ends_there(context, sentence, role)


def _is_of_a_named_body(context: Context, role: Role) -> bool:
    """« X, qui préside la Ligue des pêcheurs » names the body whole; « qui préside la commission » leaves it open."""
    sentence, body = context.sentence(role.span), completed_by(role).partition(" ")[2]
    if sentence is None or not body or not usable(sentence):
        return False
    _, told, behind = fold(tidy(sentence.span.quote)).partition(fold(body))
    named = any(word[:1].isupper() for word in body.replace("’", " ").split(" "))
    return bool(told) and named and not behind.strip()[:1].isalnum()


def _acronyms(text: str) -> int:
    """« déléguée CGT », « présidente de l'EPL »: how many bodies are told by letters too few to count as words."""
    parts = text.replace("’", " ").split(" ")
    return sum(part.isupper() and 1 < len(part) < _SHORTEST_WORD for part in parts)


def _judges(words: Sequence[Token]) -> bool:
    """« général zélé », « élu contesté »: what somebody thinks of the bearer, no part of the office; the name of a
    place is (« maire de Saint-André »)."""
    settled = {fold(word) for word in wordlist("settled_participles")}
    last = masculine_singular(plain_word(words[-1]))
    named = words[-1].text[:1].isupper()
    return len(words) > 1 and not named and last.endswith("é") and words[-1].pos != "NOUN" and fold(last) not in settled


def _is_not_yet(words: Sequence[Token]) -> bool:
    """« futur vainqueur », « successeur pressenti »."""
    return any(plain_word(word) in wordlist("not_yet") for word in words)


def _is_led_by_a_participle(words: Sequence[Token]) -> bool:
    """« présenté comme le cerveau du réseau », « soupçonné de vol »: what is said of somebody."""
    return is_participle(words[0]) and words[0].pos != "NOUN" and len(words) > 1 and words[1].pos in {"ADP", "SCONJ"}


def _outside_brackets(words: Sequence[Token]) -> list[Token]:
    """The words of a title without the acronym between brackets behind them."""
    opening = next((i for i, word in enumerate(words) if word.text == "("), len(words))
    return list(words[:opening])


def _ends_there(context: Context, sentence: Sentence, role: Role) -> bool:
    """Whether no word behind belongs to the title: a sign or the name of its bearer does not."""
    behind = [t for t in sentence.tokens if t.start >= role.span.end][:2]
    if not behind or is_whole(sentence, role.span):
        return True
    goes_on = len(behind) > 1 and behind[0].text == "," and behind[1].pos == "ADP"
    named = any(
        mention.file == role.span.file and mention.start <= behind[0].start < mention.end
        for actor in context.dossier.actors
        if actor.kind == "person"
        for mention in actor.mentions
    )
    return named or (behind[0].text in {",", ".", ";", ":", "»", ")", "("} and not goes_on)


def is_cut_short(actor: Actor, role: Role) -> bool:
    """« ministre danois », where the dossier has « ministre danois des Affaires étrangères »."""
    own = fold(tidy(role.text))
    return any(fold(tidy(other.text)).startswith(f"{own} ") for other in actor.roles)


def is_trade(words: Sequence[Token]) -> bool:
    """« nivologue », « berger »: one noun that tells what somebody is by itself; « responsable » does not."""
    if len(words) != 1 or words[0].pos != "NOUN":
        return False
    low, table = plain_word(words[0]), morphology()["gender"]
    endings = (*table["feminine_titles_in"], *table["masculine_titles_in"], *wordlist("trades_in"))
    return low.endswith(endings) and low not in wordlist("heads_of_something")


def _is_condition(text: str) -> bool:
    """« bénévole de 72 ans », « coureuse victime d'un malaise »: how somebody is, not what; « Rennes-2 » is a name."""
    words = set(fold(text).replace("'", " ").split(" "))
    counted = any(sign.isdigit() for sign in _NUMBERED_NAME.sub("", text))
    return counted or bool(words & {fold(each) for each in wordlist("conditions")})


def _holds_a_name(context: Context, role: Role) -> bool:
    """« Jeanne Roy et », « frère de Paul Vidal »: another person stands in what was taken for an office; « imam de
    Taza » and « déléguée Sud » name none, whatever one word of theirs was taken for."""
    said = fold(tidy(role.text))
    persons = (actor for actor in context.dossier.actors if actor.kind == "person" and is_full_name(actor.name))
    return any(fold(actor.name) in said for actor in persons)


def _breaks_off(sentence: Sentence, words: Sequence[Token]) -> bool:
    """« la juge nommée | lundi par le tribunal »: a participle whose complements were left behind."""
    behind = next((t for t in sentence.tokens if t.start >= words[-1].end), None)
    follows = behind is not None and behind.pos not in {"PUNCT", "PROPN", "CCONJ"}
    return follows and is_participle(words[-1])


def _needs_what_was_told(context: Context, words: Sequence[Token]) -> bool:
    """« fondateur de l'entreprise », « directrice des affaires publiques du groupe pour l'Europe », « rapporteure du
    dossier »: of which one, only the dispatch tells; « directeur du festival » needs no more in a dossier on one."""
    definite = {a.replace("’", "'") for a in (*morphology()["articles"]["definite"], "du", "des")}
    known = {fold(each) for each in (*wordlist("bodies"), *wordlist("matters"))}
    for i, noun in enumerate(words[1:], start=1):
        article = next((plain_word(word) for word in reversed(words[:i]) if word.pos != "ADJ"), "")
        behind = words[i + 1] if i + 1 < len(words) else None
        told = behind is not None and (behind.pos in {"ADJ", "NOUN", "PROPN", "NUM"} or _tells_which(behind))
        bare = noun.pos == "NOUN" and article in definite and not told
        if bare and fold(noun.lemma) in known and fold(noun.text).rstrip("sx") not in context.common_words:
            return True
    return False


def _tells_which(word: Token) -> bool:
    """« la société de pêche », « l'usine d'Orly », « l'association Les Amis »: what stands behind « de » tells which
    one, as does a name."""
    return word.text[:1].isupper() or plain_word(word) in {*morphology()["verbs"]["of"], "du", "des"}


def _is_predicate(tokens: Sequence[Token]) -> bool:
    """« juge minces les chances »: a verb that is also a noun; an article right behind a noun or adjective tells.

    A name takes no part in this (« au cabinet Roy », « l'association Les Amis »), nor what stands in front of the noun
    (« premier substitut »).
    """
    head = next((i for i, token in enumerate(tokens) if token.pos == "NOUN"), 0)
    behind = [token for token in tokens[head + 1 :] if token.pos != "PROPN"]
    if is_finite(tokens[0]) or any(token.dep in {"obj", "nsubj"} for token in behind):
        return True
    definite = set(morphology()["articles"]["definite"])
    return any(a.pos in {"NOUN", "ADJ"} and b.pos == "DET" and b.text in definite for a, b in pairwise(tokens))
