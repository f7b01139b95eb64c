"""Of what a passage tells: of this event or of another one, as said or as asked, by somebody whom it names."""

from __future__ import annotations

from itertools import pairwise

from questions.annotations import EvidenceSpan, Sentence, Token
from questions.item_writing.context import Context
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import fold, morphology, stems, tidy
from questions.syntax import SUBJECTS, is_finite, tree

#: Words behind « ne » among which the « que » of a limit stands.
_LIMITED = 6


def _inside(context: Context, span: EvidenceSpan) -> list[Token]:
    sentence = context.sentence(span)
    tokens = sentence.tokens if sentence is not None else ()
    return [token for token in tokens if span.start <= token.start < span.end]


def is_not_said(context: Context, span: EvidenceSpan) -> bool:
    """« Et si le vent n'y était pour rien ? », « Trente blessés, disait le ministre »: asked, or told of another."""
    sentence = context.sentence(span)
    if sentence is None:
        return False
    behind = [token for token in sentence.tokens if token.start >= span.start and is_finite(token)]
    then = any(_said_then(token) for token in behind)
    return sentence.span.quote.rstrip(' \u00a0\u202f»”"').endswith("?") or then


def _said_then(token: Token) -> bool:
    """« disait le ministre », not the aside « que l'on disait perdu »."""
    imperfect = token.feature("Tense") == "Imp" and token.lemma.lower() in wordlist("said_then")
    return imperfect and not token.dep.startswith("acl")


def of_another(context: Context, span: EvidenceSpan) -> bool:
    """« Une autre coulée avait fait un mort »: the passage tells of another event.

    So does « un premier accord »: there was one after it. « 35 autres » counts on, « l'un … l'autre » counts up,
    « l'ancien maire » is a person, and « jusqu'à nouvel ordre » only means for the time being.
    """
    sentence = context.sentence(span)
    inside = {token.start for token in _inside(context, span)}
    pairs = list(pairwise((None, *sentence.tokens))) if sentence is not None else []
    if any(t is not None and t.start in inside and _is_one_of_several(before, t) for before, t in pairs):
        return True
    return any(
        t is not None and t.start in inside and t.lemma.lower() in wordlist("another") and not _counts_on(before)
        for before, t in pairs
        if sentence is not None and (t is None or not _of_somebody(context, sentence, t))
    )


def _is_one_of_several(before: Token | None, token: Token) -> bool:
    """« un premier accord »; « le premier accord » may be the very one."""
    brought_in = before is not None and before.pos == "DET" and before.feature("Definite") == "Ind"
    return brought_in and plain_word(token) in wordlist("earlier_ones")


def happened_before(context: Context, span: EvidenceSpan) -> bool:
    """« avait déjà rappelé 900 chaudières »: the passage tells of the like that came earlier; « un fleuve déjà plein »
    was only so."""
    shown = context.shown(span)
    sentence = context.sentence(shown)
    before = [t for t in _inside(context, shown) if plain_word(t) in wordlist("already")]
    return any(sentence.tokens[t.head].pos in {"VERB", "AUX"} for t in before) if sentence is not None else False


def _counts_on(before: Token | None) -> bool:
    """« 35 autres », « l'autre », « d'autres »."""
    return before is not None and (before.pos == "NUM" or plain_word(before) in {"l'", "d'"})


def _of_somebody(context: Context, sentence: Sentence, token: Token) -> bool:
    """Whether « ancien » or « nouveau » belongs to an office or a noun that names somebody, or to a set phrase."""
    if token.lemma.lower() not in wordlist("formerly"):
        return False
    head = sentence.tokens[token.head]
    if plain_word(head) in wordlist("until_further"):
        return True
    place = context.read(sentence.span.file).dispatch.evidence(token.start, max(token.end, head.end))
    roles = (role.span for actor in context.dossier.actors for role in actor.roles)
    named = any(role.overlaps(place) for role in roles)
    return named or head.dep in SUBJECTS or head.dep == "appos"


def beside_the_point(context: Context, span: EvidenceSpan) -> bool:
    """« …, qui avait touché 15 000 flacons »: a passage inside a relative clause tells of the antecedent, which may be
    another event."""
    sentence = context.sentence(span)
    if sentence is None:
        return False
    first = next((token for token in sentence.tokens if token.start >= span.start), None)
    return first is not None and (
        first.feature("PronType") == "Rel" or tidy(first.text).lower() in wordlist("relatives")
    )


def wishes(context: Context, span: EvidenceSpan) -> frozenset[str]:
    """The verbs by which the passage tells what someone asks for or expects, not what is: those in it and above it;
    « …, selon un médecin qui requiert l'anonymat » wishes nothing of what is counted."""
    sentence = context.sentence(span)
    tokens = sentence.tokens if sentence is not None else ()
    inside = [i for i, token in enumerate(tokens) if span.start <= token.start < span.end]
    above = {each for i in inside for each in tree(sentence).ancestors(i)} if sentence is not None else set()
    return frozenset(tokens[i].lemma.lower() for i in {*inside, *above}) & frozenset(wordlist("wishes"))


def is_partial(context: Context, span: EvidenceSpan) -> bool:
    """« n'ont été payés qu'à moitié », « se poursuivent partout ailleurs »: told of a part, or of other places."""
    words = [plain_word(token) for token in _inside(context, context.shown(span))]
    besides = set(wordlist("besides"))
    return any(word in wordlist("in_part") and before not in besides for before, word in pairwise(["", *words]))


def limits(context: Context, span: EvidenceSpan) -> bool:
    """« Le classement ne porte que sur 4 000 m² »: what is told is a part, and no earlier count of the whole."""
    words = [plain_word(token) for token in _inside(context, context.shown(span))]
    behind = (words[i + 1 : i + _LIMITED] for i, word in enumerate(words) if word in wordlist("ne"))
    return any(set(few) & set(wordlist("que")) and not set(few) & set(wordlist("flat_denials")) for few in behind)


def is_not_yet(context: Context, span: EvidenceSpan) -> bool:
    """« n'avaient toujours pas repris le travail », « n'est pas encore rouvert »: denied for a moment only."""
    words = [plain_word(token) for token in _inside(context, context.shown(span))]
    yet = set(wordlist("still"))
    return any({one, other} & yet and {one, other} & set(wordlist("flat_denials")) for one, other in pairwise(words))


def takes_up(context: Context, span: EvidenceSpan) -> bool:
    """« Celle-ci s'est courue dimanche »: which of the two, a reader cannot tell."""
    first = next(iter(_inside(context, span)), None)
    return first is not None and plain_word(first).endswith(tuple(wordlist("one_of_two")))


def speaks_for_nobody(context: Context, span: EvidenceSpan) -> bool:
    """« Il n'a jamais été arrêté », « Je n'ai rien signé »: as it is shown, the passage does not tell who is meant."""
    shown = context.shown(span)
    first = next((s for s in context.sentences(span.file) if s.span.overlaps(shown)), None)
    tokens = [t for t in first.tokens if shown.start <= t.start < shown.end] if first is not None else []
    if _points_at_pronoun(tokens) or _asks_back(tokens) or _answers(tokens):
        return True
    return _opens_with_pronoun(tokens) or (_first_person(tokens) and not _names_speaker(context, shown))


def leaves_whose(context: Context, span: EvidenceSpan, beside: EvidenceSpan) -> bool:
    """Whether a reader cannot tell whose the thing is of which a passage tells, or it is not that of the other."""
    return opens_unowned(context, span, beside) or is_of_its_own(context, span, beside)


def is_of_its_own(context: Context, span: EvidenceSpan, beside: EvidenceSpan) -> bool:
    """« Notre assemblée se tiendra en mai » of a letter, « l'assemblée se tiendra mercredi » of a dispatch that never
    names who wrote the letter: two assemblies."""
    read, other = context.read(span.file).dispatch, context.read(beside.file).dispatch
    if span.file == beside.file or not read.agency or fold(read.agency) in fold(tidy(other.text)):
        return False
    words, theirs = _inside(context, context.shown(span)), stems(context.shown(beside).quote)
    owned = (two for one, two in pairwise(words) if plain_word(one) in wordlist("of_our_side") and one.pos == "DET")
    return any(stems(each.text) & theirs for each in owned)


def _opens_with_pronoun(tokens: list[Token]) -> bool:
    """Whether the first word that is no sign is a pronoun of the third person that takes up what was told before."""
    words = [t for t in tokens if t.pos != "PUNCT"]
    return bool(words) and plain_word(words[0]) in wordlist("third_persons") and not _is_impersonal(words)


def opens_unowned(context: Context, span: EvidenceSpan, beside: EvidenceSpan) -> bool:
    """« Leur valeur atteint quatre millions », « Celui-ci les avait assurées »: of whom, neither passage tells.

    « Sa suspension ne durerait que trois mois » is understood beside « le président a été suspendu pour six mois ».
    """
    shown = context.shown(span)
    first = next((s for s in context.sentences(span.file) if s.span.overlaps(shown)), None)
    words = [t for t in first.tokens if t.start >= shown.start and t.pos != "PUNCT"] if first is not None else []
    if len(words) <= 1:
        return False
    if plain_word(words[0]) in morphology()["anaphora"]["possessives"]:
        noun = next((t for t in words[1:] if t.pos in {"NOUN", "PROPN"}), words[1])
        return not stems(noun.text) & stems(context.shown(beside).quote)
    return words[0].pos == "PRON" and plain_word(words[0]).endswith(tuple(wordlist("one_of_two")))


def points_at_doer(context: Context, span: EvidenceSpan) -> bool:
    """« C'est le gardien qui a donné l'alerte »: a passage that insists on who did it answers another."""
    shown = context.shown(span)
    told = (t for s in context.sentences(span.file) if s.span.overlaps(shown) for t in s.tokens)
    words = [plain_word(t) for t in told if shown.start <= t.start < shown.end]
    opens = any(one in {"c'", "ce"} and two in wordlist("to_be") for one, two in pairwise(words))
    return opens and bool({*wordlist("who_relative"), *wordlist("que")} & set(words))


def points_at_somebody(context: Context, span: EvidenceSpan) -> bool:
    """« ce sont les gendarmes du commandant Roy qui … », not « c'est le riz qui … »: an actor stands in the cleft."""
    shown = context.shown(span)
    told = [t for s in context.sentences(span.file) if s.span.overlaps(shown) for t in s.tokens]
    told = [t for t in told if shown.start <= t.start < shown.end]
    words = [plain_word(t) for t in told]
    relatives = {*wordlist("who_relative"), *wordlist("que")}
    for i, (one, two) in enumerate(pairwise(words)):
        end = next((j for j in range(i + 2, len(words)) if words[j] in relatives), None)
        if one in {"c'", "ce"} and two in wordlist("to_be") and end is not None:
            focus = context.read(span.file).dispatch.evidence(told[i + 2].start, told[end - 1].end)
            if context.actors_in(focus):
                return True
    return False


def _points_at_pronoun(tokens: list[Token]) -> bool:
    """« C'est elle qui a voulu la réunion », « c'est lui qui a donné l'alerte »."""
    words = [plain_word(t) for t in tokens]
    relatives = {*wordlist("who_relative"), *wordlist("que")}
    cleft = (i for i, word in enumerate(words[:-1]) if word in wordlist("strong_pronouns") and i > 0)
    return any(words[i - 1] in wordlist("to_be") and words[i + 1] in relatives for i in cleft)


def _answers(tokens: list[Token]) -> bool:
    """« Oui, mais pas le 9 »: an answer without its question."""
    words = [t for t in tokens if t.pos != "PUNCT"]
    return [plain_word(word) for word in words[:2]] in [[each, "mais"] for each in wordlist("answering")]


def _asks_back(tokens: list[Token]) -> bool:
    """« Un détail, a-t-elle dit »: who spoke is only a pronoun, and nobody is named."""
    persons = tuple(f"-{word}" for word in wordlist("third_persons"))
    turned = any(
        plain_word(t).endswith(persons) or (t.dep in SUBJECTS and plain_word(t).startswith("-")) for t in tokens
    )
    return turned and not any(t.pos == "PROPN" for t in tokens)


def _is_impersonal(words: list[Token]) -> bool:
    """« Il n'y a pas d'accord », « il faut »."""
    verb = next((t for t in words[1:] if is_finite(t)), None)
    there = any(plain_word(t) == "y" for t in words[1:3])
    return verb is not None and (there or verb.lemma.lower() in set(wordlist("impersonal")) - {"avoir"})


def _first_person(tokens: list[Token]) -> bool:
    spoken = set(morphology()["pronouns"]["speaker"])
    return any(plain_word(t) in spoken and t.pos in {"PRON", "DET"} for t in tokens)


def _names_speaker(context: Context, shown: EvidenceSpan) -> bool:
    """Whether the source of the reported words stands in the passage."""
    sources = (each.source for each in context.read(shown.file).attributions if each.source is not None)
    return any(shown.contains(each) and each.quote.lower() not in wordlist("third_persons") for each in sources)
