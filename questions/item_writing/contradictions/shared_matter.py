"""What ties two passages together: the words they share, one subject, one number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from questions.annotations import Actor, EvidenceSpan, Figure, Token
from questions.dossier import Contradiction, Reconciliation
from questions.item_writing.causes.explained_facts import SHARED_WORDS
from questions.item_writing.clauses.open_nouns import peoples
from questions.item_writing.context import Context
from questions.item_writing.contradictions.opposed_passages import figures_in
from questions.item_writing.drafts import word, wordlist
from questions.item_writing.french.participle_forms import is_participle
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import fold, morphology, stems
from questions.languages.tables import load_table
from questions.syntax import SUBJECTS

#: The rule that sets a headline against its text.
HEADLINE = "headline"
#: What a word that is all over the dossier tells of a common matter, beside one that is not.
_COMMON_WORD = 0.5
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_COMMON = frozenset({"NOUN", "VERB", "ADJ"})
#: How many times as large a number is of which another is the share of one person.
_TIMES = 3
#: Words that open the part named: « dont une ».
_PART = 2
#: How the labels of what qualifies a noun begin.
_QUALIFYING = ("acl", "amod")


def sides(found: Contradiction | Reconciliation) -> tuple[EvidenceSpan, EvidenceSpan]:
    """Both passages."""
    return found.a, found.b


def kinship(context: Context, found: Contradiction) -> float:
    """How much ties two passages: one for each word that they share, half for one all over the dossier, and one for
    a common subject. Numbers, the calendar and the nouns of asking tell nothing."""
    told = [_words(context, context.shown(span)) for span in sides(found)]
    shared = told[0] & told[1]
    common = len(shared & context.common_stems)
    return len(shared) - (1 - _COMMON_WORD) * common + _one_subject(context, found)


def _words(context: Context, span: EvidenceSpan) -> frozenset[str]:
    """Stems of the nouns, verbs and adjectives of a passage."""
    return _of_sorts(context, span, _TELLING)


def shares_deed(context: Context, found: Contradiction) -> bool:
    """Whether what one passage tells as a deed stands in the other too, in any form: « offre », « une offre »."""
    shown = [context.shown(span) for span in sides(found)]
    deeds = [_deeds(context, span) for span in shown]
    words = [_of_sorts(context, span, _COMMON) for span in shown]
    return bool((deeds[0] & words[1]) | (deeds[1] & words[0])) or _one_subject(context, found)


def tell_other_deeds(context: Context, found: Contradiction) -> bool:
    """Whether each passage tells a deed that the other does not."""
    deeds = [_deeds(context, context.shown(span)) for span in sides(found)]
    return bool(deeds[0] - deeds[1]) and bool(deeds[1] - deeds[0])


def counts_some_of(context: Context, found: Contradiction) -> bool:
    """« trois blessés », « deux passagères, blessées dans la chute, ont été hospitalisées »: whether what one passage
    counts only goes by what the other tells of all, and another thing is told of it."""
    words = [_of_sorts(context, context.shown(span), _COMMON) for span in sides(found)]
    return any(_counts_some(context, span, far) for span, far in zip(sides(found), words[::-1], strict=True))


def _counts_some(context: Context, span: EvidenceSpan, far: frozenset[str]) -> bool:
    sentence = context.sentence(span)
    tokens = sentence.tokens if sentence is not None else ()
    ends = {figure.span.end for figure in figures_in(context, span)}
    for i, noun in enumerate(tokens):
        if noun.end in ends and noun.dep in SUBJECTS and not stems(f"{noun.text} {tokens[noun.head].text}") & far:
            beside = (t.text for t in tokens if t.head == i and t.dep.startswith(_QUALIFYING))
            if stems(" ".join(beside)) & far:
                return True
    return False


def _deeds(context: Context, span: EvidenceSpan) -> frozenset[str]:
    """Stems of the verbs and participles of a passage."""
    kept = " ".join(t.text for t in _tokens(context, span) if t.pos == "VERB" or is_participle(t))
    return frozenset(stem for stem in stems(kept) if not stem.isdigit()) - _empty()


def shares_party(context: Context, found: Contradiction) -> bool:
    """Whether the subject of one passage stands in the other too: « a suspendu les retraits », « aucun retrait »."""
    shown = [context.shown(span) for span in sides(found)]
    subjects = [_subjects(context, span) for span in shown]
    words = [_of_sorts(context, span, _TELLING) for span in shown]
    return bool((subjects[0] & words[1]) | (subjects[1] & words[0])) or not all(subjects)


def one_of_each_party(context: Context, found: Contradiction) -> bool:
    """« le forum n'a jamais été suspendu », « la coopération a été gelée »: whether just what is set against each other
    has a subject with « le » or « la » on each side, and no word in common; « la grève », « le mouvement a été
    suspendu » share their verb, and « aucun coup de feu » names no other thing."""
    words = [_of_sorts(context, span, _TELLING) for span in sides(found)]
    return all(_has_a_known_subject(context, span) for span in sides(found)) and not words[0] & words[1]


def _has_a_known_subject(context: Context, span: EvidenceSpan) -> bool:
    definite = {each.replace("’", "'") for each in morphology()["articles"]["definite"]}
    told = pairwise(_tokens(context, span))
    return any(t.dep in SUBJECTS and t.pos == "NOUN" and plain_word(before) in definite for before, t in told)


def _subjects(context: Context, span: EvidenceSpan) -> frozenset[str]:
    """Stems of the nouns and names that are subjects in a passage."""
    heads = (t for t in _tokens(context, span) if t.dep in SUBJECTS and t.pos in {"NOUN", "PROPN"})
    return stems(" ".join(token.text for token in heads))


def denies(context: Context, found: Contradiction) -> bool:
    """Whether one passage at least denies something; « ce n'est pas un cadeau » calls a thing by another name, and
    denies nothing of what the other passage tells without that word."""
    near, far = (context.shown(span) for span in sides(found))
    return _denies_a_fact(context, near, far) or _denies_a_fact(context, far, near)


def _denies_a_fact(context: Context, near: EvidenceSpan, far: EvidenceSpan) -> bool:
    told = _of_sorts(context, far, _COMMON)
    for sentence in (s for s in context.sentences(near.file) if s.span.overlaps(near)):
        tokens = sentence.tokens
        named = {t.head for t in tokens if t.dep == "cop" and tokens[t.head].pos == "NOUN"}
        for token in (t for t in tokens if near.start <= t.start < near.end and _is_denying(t, "negations")):
            if token.head not in named or stems(tokens[token.head].text) & told:
                return True
    return False


def one_denies(context: Context, found: Contradiction | Reconciliation) -> bool:
    """« a démissionné mardi », « n'a jamais démissionné »: whether a passage denies and the other does not."""
    return _denies_alone(context, [context.shown(span) for span in sides(found)])


def one_denies_it(context: Context, found: Contradiction) -> bool:
    """Whether what is set against the other is itself denied: not in « L'accord, | signé le 8 mars par le maire, |
    n'est pas remis en cause »."""
    return _denies_alone(context, sides(found))


def _denies_alone(context: Context, spans: Iterable[EvidenceSpan]) -> bool:
    return len({any(_denials(_tokens(context, span))) for span in spans}) > 1


def _denials(tokens: Sequence[Token]) -> Iterator[bool]:
    """Which words deny flatly; « le premier pas », « un pas » are steps."""
    for before, token in pairwise((None, *tokens)):
        steps = before is not None and before.pos in {"ADJ", "DET"}
        yield token is not None and not steps and _is_denying(token, "flat_denials")


def _is_denying(token: Token, name: str) -> bool:
    words = wordlist(name)
    return token.lemma.lower() in words or fold(token.text) in words


def shares_common_word(context: Context, found: Contradiction) -> bool:
    """Whether the passages share a noun or a verb, names, the calendar and the titles of those quoted apart."""
    words = [_of_sorts(context, context.shown(span), _COMMON) for span in sides(found)]
    return bool((words[0] & words[1]) - _quoted(context, found))


def _quoted(context: Context, found: Contradiction) -> frozenset[str]:
    """Stems of those whose words the passages report: « le directeur des douanes »."""
    shown = [context.shown(span) for span in sides(found)]
    told = (each.source for span in shown for each in context.read(span.file).attributions if each.source is not None)
    return frozenset[str]().union(*(stems(s.quote) for s in told if any(span.contains(s) for span in shown)))


def _of_sorts(context: Context, span: EvidenceSpan, sorts: frozenset[str]) -> frozenset[str]:
    """Stems of the words of some sorts in a passage."""
    kept = " ".join(t.text for t in _tokens(context, span) if t.pos in sorts)
    return frozenset(stem for stem in stems(kept) if not stem.isdigit()) - _empty()


def _tokens(context: Context, span: EvidenceSpan) -> list[Token]:
    """Words of a passage, over as many sentences as it has."""
    inside = (s for s in context.sentences(span.file) if s.span.overlaps(span))
    return [t for sentence in inside for t in sentence.tokens if span.start <= t.start < span.end]


def _empty() -> frozenset[str]:
    """Stems of the calendar, of measures, and of asking and ordering."""
    lists = ("calendar_nouns", "initiative_nouns", "measures", "everyday_units", "round_numbers")
    return stems(" ".join(word for name in lists for word in wordlist(name)))


def _one_subject(context: Context, found: Contradiction) -> bool:
    """« Le capitaine a été arrêté », « Le capitaine reste introuvable »."""
    heads = [
        {fold(t.lemma) for t in _tokens(context, span) if t.dep in SUBJECTS and t.pos in {"NOUN", "PROPN"}}
        for span in sides(found)
    ]
    return bool(heads[0] & heads[1])


def telling(context: Context, found: Contradiction) -> frozenset[str]:
    """Words that the sentences share besides numbers, the calendar and the nouns of asking and ordering."""
    told = [frozenset(s for s in stems(context.shown(span).quote) if not s.isdigit()) for span in sides(found)]
    return (told[0] & told[1]) - _empty()


def common_ground(context: Context, found: Contradiction, *, doubtful: bool) -> bool:
    """Whether the sentences have a word in common besides what they count, or a third passage sides with one of them.

    A headline and its text may have the thing counted in common.

    :param doubtful: whether two words are needed.
    """
    units = [frozenset[str]().union(*(stems(f.unit) for f in figures_in(context, s))) for s in sides(found)]
    counted = units[0] & units[1] if found.rule != HEADLINE else frozenset[str]()
    told = [frozenset(s for s in stems(context.shown(span).quote) if not s.isdigit()) for span in sides(found)]
    shared = (told[0] & told[1]) - counted - stems(" ".join(wordlist("calendar_nouns")))
    if doubtful:
        return len(shared) >= SHARED_WORDS
    return bool(shared or found.support_a or found.support_b)


def measures(context: Context, found: Contradiction) -> bool:
    """Whether two passages only share a measure, kilometres or euros or years, that may be of anything."""
    units = {figure.unit for span in sides(found) for figure in figures_in(context, span)}
    measured = {*wordlist("measures"), *wordlist("everyday_units")} - set(wordlist("heads"))
    return bool(units) and units <= measured


def counts_nothing(context: Context, span: EvidenceSpan) -> bool:
    """« n'a pas coûté un euro »: an idiom, no number; « aucun appareil n'a été saisi » is one, and so is « n'ouvrira
    qu'en mai, avec un an de retard »."""
    figures = figures_in(context, span)
    negated = any(_denials(_tokens(context, span)))
    return negated and not is_none(context, span) and all(figure.value <= 1 for figure in figures)


def is_none(context: Context, span: EvidenceSpan) -> bool:
    """« aucun appareil n'a été saisi »: a count of nothing."""
    return not figures_in(context, span) and any(plain_word(t) in wordlist("not_one") for t in _tokens(context, span))


def initiated(context: Context, span: EvidenceSpan) -> frozenset[str]:
    """Stems of the deed that a passage puts down to somebody's request; empty where none is read in it."""
    shown = context.shown(span)
    causes = (c for c in context.read(span.file).causes if c.kind == "initiator" and shown.overlaps(c.cause))
    return frozenset[str]().union(*(stems(c.effect.quote) for c in causes)) - _empty()


def counts_years(context: Context, found: Contradiction) -> bool:
    """Whether both passages give years or months: an age, a term, an interval."""
    units = {figure.unit for span in sides(found) for figure in figures_in(context, span)}
    return bool(units) and units <= set(wordlist("time_units"))


def by_somebody(context: Context, span: EvidenceSpan) -> bool:
    """« à la demande d'un loueur »: who asked is not told."""
    shown = context.shown(span)
    causes = (c for c in context.read(span.file).causes if c.kind == "initiator" and shown.overlaps(c.cause))
    return any(fold(c.cause.quote).startswith(tuple(f"{word} " for word in wordlist("any_one"))) for c in causes)


def one_number(context: Context, found: Contradiction) -> bool:
    """Whether some number stands on both sides (« deux ans »)."""
    ours, theirs = figures_in(context, found.a), figures_in(context, found.b)
    return any(one.unit == other.unit and one.value == other.value for one in ours for other in theirs)


def counts_for_one_deed(context: Context, found: Contradiction) -> bool:
    """« 1 200 personnes ont défilé samedi », « 450 personnes ont défilé »: whether both passages count one sort of
    thing, no mere measure, by what it did or what was done to it."""
    pairs = ((one, other) for one in figures_in(context, found.a) for other in figures_in(context, found.b))
    return not measures(context, found) and any(
        one.unit == other.unit and bool(_deeds_of(context, one) & _deeds_of(context, other)) for one, other in pairs
    )


def _deeds_of(context: Context, figure: Figure) -> frozenset[str]:
    """Stems of the verb of which the things counted are the subject, and of the participles behind them."""
    sentence = context.sentence(figure.span)
    tokens = sentence.tokens if sentence is not None else ()
    nouns = [i for i, t in enumerate(tokens) if figure.span.start <= t.start < figure.span.end and t.pos == "NOUN"]
    led = [tokens[tokens[i].head] for i in nouns if tokens[i].dep in SUBJECTS]
    beside = [t for t in tokens if t.head in nouns and t.dep.startswith(_QUALIFYING)]
    told = (t for t in (*led, *beside) if t.pos == "VERB" or is_participle(t))
    return stems(" ".join(t.text for t in told)) - _empty()


def counts_less_of_it(context: Context, found: Contradiction) -> bool:
    """Whether one number is that of a part of what the other counts."""
    shares = ((found.a, found.b), (found.b, found.a))
    return leaves_a_part_out(context, found) or any(_is_ones_share(context, *pair) for pair in shares)


def _is_ones_share(context: Context, span: EvidenceSpan, beside: EvidenceSpan) -> bool:
    """« L'importateur Paul Vial a vendu 90 000 bouteilles » beside « le jugement retient 1,8 million de bouteilles »:
    the deed of one person, whom the other passage does not name, and a number many times as large."""
    theirs = figures_in(context, beside)
    there = {actor.name for actor in context.actors_in(context.shown(beside))}
    return any(
        other.unit == figure.unit and other.value >= _TIMES * figure.value > 0
        for figure in figures_in(context, span)
        for other in theirs
    ) and any(actor.kind == "person" and actor.name not in there for actor in _doers(context, span))


def _doers(context: Context, span: EvidenceSpan) -> list[Actor]:
    """Who, by name, does what a number is the object of; whoever only counts or says it does nothing to it."""
    sentence, told = context.sentence(span), {figure.span.start for figure in figures_in(context, span)}
    tokens = sentence.tokens if sentence is not None else ()
    heads = [
        tokens[t.head] for t in tokens if t.dep == "obj" and t.pos in {"NOUN", "NUM"} and _is_counted(t, tokens, told)
    ]
    verbs = [t for t in heads if t.lemma.lower() not in {*wordlist("counting"), *wordlist("said_then")}]
    subjects = [t for t in tokens if t.dep in SUBJECTS and any(tokens[t.head] is verb for verb in verbs)]
    return [actor for t in subjects for actor in context.actors_in(EvidenceSpan(span.file, t.start, t.end, t.text))]


def _is_counted(noun: Token, tokens: Sequence[Token], told: set[int]) -> bool:
    """Whether a number stands on the noun or hangs on it."""
    return noun.start in told or any(t.start in told and tokens[t.head] is noun for t in tokens)


def leaves_a_part_out(context: Context, found: Contradiction) -> bool:
    """« quatre suspects, dont une femme », « les trois hommes arrêtés »: whether one number is what is left of the
    other without the part that its own passage names."""
    totals = [figures_in(context, span) for span in sides(found)]
    pairs = ((totals[0], totals[1], found.a), (totals[1], totals[0], found.b))
    return any(
        all_of_them.value - _part_named(context, span, all_of_them) == others.value and others.unit != all_of_them.unit
        for near, far, span in pairs
        for all_of_them in near
        for others in far
    )


def _part_named(context: Context, span: EvidenceSpan, total: Figure) -> float:
    """How many stand behind « dont » right after a number; 0 where none do."""
    behind = [t for t in _tokens(context, context.shown(span)) if t.start >= total.span.end and t.text != ","][:2]
    if len(behind) < _PART or plain_word(behind[0]) != word("whose"):
        return 0.0
    told = (f.value for f in context.read(span.file).figures if f.span.start == behind[1].start)
    return next(told, float(plain_word(behind[1]) in wordlist("and_one")[1:]))


def bounds_only(context: Context, found: Contradiction) -> bool:
    """« moins de dix tonnes », « plus de 800 mètres »: a measure that is no measure, but a limit."""
    return any(figure.approximate for span in sides(found) for figure in figures_in(context, span))


def other_currency(context: Context, found: Contradiction) -> bool:
    """« 2,4 millions de dollars », « 1,8 million de dollars américains »: of two countries, perhaps one sum."""
    money = [_of_a_country(context, span) for span in sides(found)]
    return money[0] != money[1]


def _of_a_country(context: Context, span: EvidenceSpan) -> frozenset[str]:
    """The adjectives of countries right behind the sums of a passage; « trois chalutiers français » is no sum."""
    money = load_table("fr", "contradictions")["figures"]["money"]
    ends = {figure.span.end for figure in figures_in(context, span) if figure.unit in money}
    tokens = _tokens(context, context.shown(span))
    behind = [next((t for t in tokens if t.start >= end), None) for end in ends]
    return frozenset(t.lemma.lower() for t in behind if t is not None and t.lemma.lower() in peoples())


def no_common_unit(context: Context, found: Contradiction) -> bool:
    """« trois de moins », « 27 bureaux »: both count, and no unit is in common."""
    units = [{figure.unit for figure in figures_in(context, span)} for span in sides(found)]
    return all(units) and not units[0] & units[1]
