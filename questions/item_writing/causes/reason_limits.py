"""Where the words of a reason end, and when they hold less or more than the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from questions.annotations import CausalRelation, EvidenceSpan, Sentence, Token
from questions.item_writing.causes.causal_rules import shapes
from questions.item_writing.causes.reason_words import NOMINAL
from questions.item_writing.context import Context
from questions.item_writing.drafts import word, wordlist
from questions.item_writing.french.participle_forms import is_participle
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.verb_groups import wants_more
from questions.item_writing.french.wording import morphology, tidy
from questions.syntax import Tree, is_finite, positions, tree

#: Signs and words of an aside inside a reason.
_LONGEST_ASIDE = 16
#: Words in front of a connective that may belong to its noun.
_BESIDE = 2
#: Signs that end the clause of a reason.
_ENDS = (":", ";")
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def cleaned(context: Context, cause: EvidenceSpan) -> EvidenceSpan:
    """The cause without a bracket left open at its end, and without « et non … », which says what the cause is not."""
    cause = _with_its_closing_mark(context, cause)
    end = len(cause.quote)
    if cause.quote.count("(") > cause.quote.count(")"):
        end = cause.quote.rindex("(")
    for opening, closing in (("«", "»"), ("“", "”")):
        if cause.quote.count(closing) > cause.quote.count(opening):
            end = min(end, cause.quote.index(closing))
    for words in (*wordlist("and_not"), *wordlist("credits")):
        place = cause.quote.find(words)
        end = min(end, place) if place > 0 else end
    end = min(end, _incise(context, cause), *(i for i in map(cause.quote.find, _ENDS) if i > 0))
    kept = cause.quote[:end].rstrip(" \u00a0\u202f,")
    return context.read(cause.file).dispatch.evidence(cause.start, cause.start + len(kept)) if kept else cause


def _with_its_closing_mark(context: Context, cause: EvidenceSpan) -> EvidenceSpan:
    """« car l'automatisation « endort la vigilance | »: the mark right behind closes what was opened inside."""
    dispatch = context.read(cause.file).dispatch
    behind = dispatch.text[cause.end :]
    gap = len(behind) - len(behind.lstrip(" \u00a0\u202f"))
    opened = cause.quote.count("«") > cause.quote.count("»") and behind[gap : gap + 1] == "»"
    return dispatch.evidence(cause.start, cause.end + gap + 1) if opened else cause


def _incise(context: Context, cause: EvidenceSpan) -> int:
    """Where « , a annoncé le pays hôte » begins: a verb right behind a comma, its subject behind it."""
    sentence = context.sentence(cause)
    here = tree(sentence) if sentence is not None else None
    for i in positions(here, cause) if here is not None else ():
        token = here.tokens[i] if here is not None else None
        if here is None or token is None or i == 0 or here.tokens[i - 1].text != "," or token.start == cause.start:
            continue
        helped = token.pos == "AUX" and i + 1 < len(here.tokens) and here.tokens[i + 1].pos == "VERB"
        verb = i + 1 if helped else i
        turned = any(j > verb and here.tokens[j].dep in _SUBJECTS for j in here.children[verb])
        if (is_finite(token) or helped) and turned:
            return token.start - cause.start
    return len(cause.quote)


def before_loose_verb(sentence: Sentence, relation: CausalRelation, cause: EvidenceSpan) -> EvidenceSpan:
    """« afin de discuter des problèmes | remonte à 2014 »: an aim ends before a verb that no word brings in."""
    if shapes().get(relation.rule) != "infinitive":
        return cause
    here = tree(sentence)
    for i in positions(here, cause):
        token = here.tokens[i]
        if token.pos == "SCONJ" or token.feature("PronType") == "Rel":
            return cause
        if is_finite(token) and i > positions(here, cause)[0]:
            kept = cause.quote[: token.start - cause.start].rstrip(" \u00a0\u202f,")
            return replace(cause, end=cause.start + len(kept), quote=kept)
    return cause


def is_cut_short(sentence: Sentence, relation: CausalRelation) -> bool:
    """« à cause des quatre | portiques », « du refus de l'État | de payer »: what belongs to it stands right behind;
    or behind an aside, « une chute provoquée |, selon sa fille, par un coup »."""
    end = relation.cause.end
    behind = [t for t in sentence.tokens if t.start >= end]
    following = next(iter(behind), None)
    if shapes().get(relation.rule) in NOMINAL and (
        _completed_behind_an_aside(behind) or _breaks_off_behind_its_aside(relation.cause, behind)
    ):
        return True
    if _runs_up_to_the_fact(relation, following):
        return True
    if _lacks_its_complement(sentence, relation):
        return True
    last = next((t for t in reversed(sentence.tokens) if t.end <= end), None)
    if (
        last is not None
        and last.pos == "VERB"
        and is_participle(last)
        and following is not None
        and following.text == ","
    ):
        return True
    if following is None or following.start - end > 1:
        return False
    complement = following.pos == "ADP" and shapes().get(relation.rule) in NOMINAL
    return complement or following.pos in {"NOUN", "PROPN", "ADJ"} or is_participle(following)


def _lacks_its_complement(sentence: Sentence, relation: CausalRelation) -> bool:
    """« pour prévenir son partenaire | de … », « afin de procéder | dès lundi »: a verb cut off from what it wants."""
    inside = [t for t in sentence.tokens if relation.cause.start <= t.start < relation.cause.end]
    verbs = [t.lemma.lower() for t in inside if t.pos == "VERB"]
    if any(wants_more(verb, relation.cause.quote) for verb in verbs):
        return True
    following = next((t for t in sentence.tokens if t.start >= relation.cause.end), None)
    brings = {*morphology()["wanted"]["brings_to"], *morphology()["wanted"]["brings_of"]}
    cut = following is not None and following.pos == "ADP" and plain_word(following) in brings
    return cut and any(verb in morphology()["wanted"]["of_somebody"] for verb in verbs)


def begins_inside(sentence: Sentence, span: EvidenceSpan) -> bool:
    """« Il découle | de l'élagage des collections, auquel … »: a passage whose first words hang on those in front;
    which verb its reason explains is not sure then."""
    here = tree(sentence)
    places = [i for i in positions(here, span) if here.tokens[i].pos not in {"PUNCT", "SPACE"}]
    if not places or plain_word(here.tokens[places[0]]) in morphology()["wanted"]["complements"]:
        return bool(places)
    if here.tokens[places[0]].pos != "ADP" or not any(is_finite(here.tokens[i]) for i in places):
        return False  # « a dérouté six navires | vers Rouen »: no other verb is near
    noun = here.tokens[places[0]].head
    return here.tokens[noun].head < places[0] and here.tokens[noun].dep not in {"ROOT", "root"}


def _completed_behind_an_aside(behind: Sequence[Token]) -> bool:
    """« à la suite de la signature |, le 15 mai, d'un traité »: the noun goes on behind a date or a place."""
    if not behind or behind[0].text != ",":
        return False
    closing = next((i for i, t in enumerate(behind[1:_LONGEST_ASIDE], 1) if t.text == ","), len(behind))
    return closing + 1 < len(behind) and tidy(behind[closing + 1].text).lower() in wordlist("of")


def _breaks_off_behind_its_aside(cause: EvidenceSpan, behind: Sequence[Token]) -> bool:
    """« à cause de la vente, conclue en mai par la ville |, d'un étang »: the aside went along, not the rest."""
    goes_on = len(behind) > 1 and behind[0].text == "," and tidy(behind[1].text).lower() in wordlist("of")
    return goes_on and "," in cause.quote


def _runs_up_to_the_fact(relation: CausalRelation, following: Token | None) -> bool:
    """« Faute de pain | équivalent, les écoles … »: whatever the tagger takes it for, a word between the reason and the
    comma of its fact belongs to the reason; only the subject of the fact may stand there without a comma."""
    if shapes().get(relation.rule) not in NOMINAL or relation.cause.end > relation.effect.start or following is None:
        return False
    beside = following.start - relation.cause.end <= 1 and following.start < relation.effect.start
    return beside and following.pos not in {"PUNCT", "DET", "PRON", "CCONJ"}


def tells_only_when(relation: CausalRelation) -> bool:
    """« au lendemain de », « dans la foulée de »: what came before is not said to be the reason."""
    words = tidy(relation.marker.quote).lower() if relation.marker is not None else ""
    return words.startswith(wordlist("mere_moments"))


def is_not_asserted(context: Context, relation: CausalRelation) -> bool:
    """« sans que la prime ait été versée, en raison de … »: the effect as cut would tell the contrary."""
    effect, sentence = relation.effect, context.sentence(relation.effect)
    if sentence is None:
        return False
    before = tidy(sentence.span.quote[: max(0, effect.start - sentence.span.start)]).lower()
    inside = [t for t in sentence.tokens if effect.start <= t.start < effect.end]
    first = next((t for t in inside if is_finite(t)), None)
    return before.endswith(wordlist("not_asserted")) or (first is not None and first.feature("Mood") == "Sub")


def is_place_of_origin(relation: CausalRelation, sentence: Sentence) -> bool:
    """« les tirs provenaient des toits »: where from, not why."""
    words = tidy(relation.marker.quote).lower() if relation.marker is not None else ""
    if not words.startswith(wordlist("origins")) or shapes().get(relation.rule) != "reversed":
        return False
    here = tree(sentence)
    nouns = [here.tokens[i] for i in positions(here, relation.cause) if here.tokens[i].pos == "NOUN"]
    return not nouns or not {nouns[0].lemma.lower(), nouns[0].text.lower()} & set(wordlist("causal_nouns"))


def is_deictic(relation: CausalRelation, sentence: Sentence) -> bool:
    """« parce que l'eau est montée hier soir », « parce que la fouille durerait »: a day, or another's words."""
    words = set(morphology()["anaphora"]["deictic"])
    inside = [t for t in sentence.tokens if relation.cause.start <= t.start < relation.cause.end]
    verb = next((t for t in inside if is_finite(t)), None)
    hearsay = verb is not None and verb.feature("Mood") == "Cnd"
    if inside and inside[0].feature("PronType") in {"Int", "Rel"}:
        return True  # « faute de quoi »
    return hearsay or any(t.text.lower() in words for t in inside)


def spans_clauses(relation: CausalRelation) -> bool:
    """« ____ ; la thèse d'une erreur n'est pas retenue »: a sign that ends a clause stands inside the reason."""
    return any(sign in relation.cause.quote for sign in (";", ":"))


def is_of_another_time(sentence: Sentence, relation: CausalRelation) -> bool:
    """« reprendra une semaine plus tôt en raison de … »: why sooner, not why."""
    marker = relation.marker
    late = wordlist("sooner_or_later")
    before = [t.text.lower() for t in sentence.tokens if marker is not None and t.end <= marker.start][-3:]
    return any(each in late for each in before)


def is_formula(sentence: Sentence) -> bool:
    """« À la suite des articles parus, la société tient à rappeler … »: how a press release begins."""
    said = sentence.span.quote.lower().replace("'", "’")
    return any(each in said for each in wordlist("formulas"))


def is_of_an_exception(sentence: Sentence, relation: CausalRelation) -> bool:
    """« les cours ont repris, sauf en médecine, faute de salles »: what the reason explains is the exception."""
    marker = relation.marker
    before = [
        t for t in sentence.tokens if marker is not None and relation.effect.start <= t.start and t.end <= marker.start
    ]
    return any(t.text.lower() in wordlist("excepting") for t in before)


def is_a_noun(sentence: Sentence, relation: CausalRelation) -> bool:
    """« une simple | faute de frappe »: behind an article or an adjective of its own, no connective; « tourné court |
    faute d'entente » is one."""
    if relation.rule != word("lack") or relation.marker is None:
        return False
    before = [t for t in sentence.tokens if t.end <= relation.marker.start][-_BESIDE:]
    if not before or before[-1].pos not in {"DET", "ADJ", "NUM"}:
        return False
    return before[-1].pos != "ADJ" or before[0].pos not in {"VERB", "AUX"}


def completes_its_verb(sentence: Sentence, relation: CausalRelation) -> bool:
    """« dispose de dix jours | pour répondre »: the verb wants the infinitive, which tells no aim."""
    if relation.kind != "purpose" or relation.marker is None or tidy(relation.marker.quote).lower() != word("purpose"):
        return False
    before = [t for t in sentence.tokens if t.end <= relation.marker.start and t.pos == "VERB"]
    return bool(before) and before[-1].lemma.lower() in wordlist("completed_by_aim")


def lacks_verb(sentence: Sentence, relation: CausalRelation) -> bool:
    """« parce que le chantier, qui devait finir lundi | »: a conjunction whose clause has no verb of its own."""
    if shapes().get(relation.rule) != "clause":
        return False
    here = tree(sentence)
    verbs = [i for i in positions(here, relation.cause) if is_finite(here.tokens[i])]
    return all(_in_relative(here, i) for i in verbs)


def _in_relative(here: Tree, verb: int) -> bool:
    """« qui devait »: a relative pronoun in front of the verb, small words apart."""
    while verb > 0 and here.tokens[verb - 1].pos in {"ADV", "AUX"}:
        verb -= 1
    before = here.tokens[verb - 1] if verb else here.tokens[verb]
    return before.feature("PronType") == "Rel" or before.text.lower() in wordlist("who_relative")


def holds_foreign_subject(sentence: Sentence, relation: CausalRelation) -> bool:
    """« pour irriguer la plaine, la digue | a cédé »: a subject in the reason whose verb stands outside it."""
    here = tree(sentence)
    places = set(positions(here, relation.cause))
    subjects = (i for i in places if here.tokens[i].dep in {"nsubj", "nsubj:pass"})
    return any(here.tokens[i].head not in places for i in subjects)


def runs_on(sentence: Sentence, relation: CausalRelation) -> bool:
    """« pour irriguer la plaine, la digue | , qui … »: behind its last comma a bare noun phrase, then more words;
    « parce qu'un sceau était cassé, et il appela son chef »: another fact of the story."""
    inside = [t for t in sentence.tokens if relation.cause.start <= t.start < relation.cause.end]
    commas = [i for i, token in enumerate(inside) if token.text == ","]
    tail = inside[commas[-1] + 1 :] if commas else []
    if len(tail) > 1 and tail[0].pos == "CCONJ" and plain_word(tail[1]) in wordlist("third_persons"):
        return True
    follows = next((t for t in sentence.tokens if t.start >= relation.cause.end), None)
    bare = bool(tail) and tail[0].pos == "DET" and not any(t.pos in {"CCONJ", "VERB", "AUX"} for t in tail)
    return bare and follows is not None and follows.text not in {".", ";"}


def has_loose_verb(sentence: Sentence, relation: CausalRelation) -> bool:
    """« afin de discuter des problèmes | remonte à 2014 »: a finite verb that no conjunction brings in."""
    here = tree(sentence)
    if shapes().get(relation.rule) in {"clause", "which", "consequence"}:
        return False
    for i in positions(here, relation.cause):
        token = here.tokens[i]
        if token.pos == "SCONJ" or token.feature("PronType") == "Rel":
            return False
        if is_finite(token):
            return True
    return False
