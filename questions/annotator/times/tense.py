"""Which way the verb that governs a date looks: back, ahead, or neither. Reads plain tokens, no model."""

from __future__ import annotations

from collections.abc import Iterator

from questions.annotations import Sentence, Token
from questions.annotator.parsing.once import once_asked
from questions.annotator.times import mistagged
from questions.annotator.times.clefts import behind_cleft_subject, cleft_verb
from questions.annotator.times.dating_verbs import (
    VERBAL,
    Verbs,
    auxiliaries_of,
    dependants,
    first_at,
    shared_auxiliaries,
    verb_of_aside,
    verbs,
)
from questions.annotator.times.plans_undone import came_to_nothing
from questions.annotator.times.told_beside import BREAKS, REFLEXIVE, told_beside
from questions.calendar.readings import Direction

#: Characters before a participle within which « d'abord » belongs to it.
_BEFORE_PLAN = 20
#: What the model calls a subject that stands behind its verb.
_SUBJECTS_BEHIND = frozenset(("nsubj", "nsubj:pass", "obj"))
#: Those across which no verb dates anything, where another stands on this side.
_STRONG_BREAKS = frozenset(";:")


def directions(sentence: Sentence, start: int, end: int, language: str, *, strictly: bool = False) -> list[Direction]:
    """Which way the verbs look that may govern the words from ``start`` to ``end`` (raw offsets), likeliest first.

    :param strictly: only the verbs above the words in the parse, none that merely stand near.
    :returns: without repetitions; ``["unknown"]`` when no verb tells.
    """
    governors = _governors(sentence, start, end, language)
    if governors is None:
        return ["unknown"]
    return [*(_strictly if strictly else _freely)(sentence, start, end, language)]


@once_asked
def _governors(sentence: Sentence, start: int, end: int, language: str) -> list[int] | None:
    """The verbs above the words in the parse; ``None`` where they are its subject."""
    known, tokens = verbs(language), sentence.tokens
    cleft = cleft_verb(tokens, start, end, known)
    aside = verb_of_aside(tokens, start) if cleft is None else cleft
    found = [aside] if aside is not None else list(governors_of(tokens, start, end, known))
    found = [behind_cleft_subject(tokens, index, start, known) for index in found]
    found = _behind_opening(tokens, start, _on_this_side(tokens, start, end, found))
    return None if found and _is_its_subject(tokens, start, end, found[0], known) else found


@once_asked
def _strictly(sentence: Sentence, start: int, end: int, language: str) -> list[Direction]:
    """Which way the verbs above the words look."""
    return _told(sentence, start, end, language, _governors(sentence, start, end, language) or [])


@once_asked
def _freely(sentence: Sentence, start: int, end: int, language: str) -> list[Direction]:
    """The same of those above and those near."""
    above = _governors(sentence, start, end, language) or []
    return _told(sentence, start, end, language, [*above, *nearby_verbs(sentence.tokens, start, end)])


def _told(sentence: Sentence, start: int, end: int, language: str, candidates: list[int]) -> list[Direction]:
    known, tokens = verbs(language), sentence.tokens
    ways = [verb_direction(tokens, index, known) for index in candidates]
    if _is_first_plan(sentence, candidates[:1], start, known):
        return ["present", "past"]
    compound, undone, before = told_beside(sentence, start, end, language)
    found = [
        *compound,
        *_of_what_happened(tokens, start, ways, known),
        *undone,
        *_of_delay_made(tokens, start, candidates[:1], known),
        *before,
        *ways,
    ]
    return list(dict.fromkeys(way for way in found if way != "unknown")) or ["unknown"]


def _is_its_subject(tokens: tuple[Token, ...], start: int, end: int, verb: int, known: Verbs) -> bool:
    """« Le 12 mai restera un jour noir »: of a day that is the subject, the verb right behind it tells no time.

    In « Lundi débutera le procès » the subject stands behind the verb, where the model takes it for an object.
    """
    behind = next((i for i, token in enumerate(tokens) if token.start >= end), None)
    below = [tokens[i] for i in dependants(tokens)[verb]]
    own = any(t.dep == "nsubj" and start <= t.start < end for t in below)
    right_behind = behind is not None and verb in (behind, tokens[behind].head) and tokens[behind].pos in VERBAL
    other = any(t.dep in _SUBJECTS_BEHIND and t.start >= end for t in below)
    return own and right_behind and (not other or tokens[verb].lemma in known.staying)


def direction(sentence: Sentence, start: int, end: int, language: str) -> Direction:
    """Which way the verb that governs the words from ``start`` to ``end`` (raw offsets) looks."""
    return directions(sentence, start, end, language)[0]


def governors_of(tokens: tuple[Token, ...], start: int, end: int, known: Verbs) -> Iterator[int]:
    """Words that govern the expression, nearest first."""
    inside = [i for i, token in enumerate(tokens) if token.start < end and start < token.end]
    tops = [i for i in inside if tokens[i].head not in inside]
    index = tops[0] if tops else None
    seen: set[int] = set()
    while index is not None and index not in seen:
        seen.add(index)
        head = tokens[index].head
        if head == index:
            return
        participle = tokens[head].feature("VerbForm") == "Part"
        verbal = tokens[head].pos in VERBAL or participle or bool(auxiliaries_of(tokens, head))
        verbal = verbal or _opens_as_participle(tokens, head, known)
        if verbal and not _is_preposition(tokens, head, inside[0], known):
            yield head
        index = head


def _on_this_side(tokens: tuple[Token, ...], start: int, end: int, governors: list[int]) -> list[int]:
    """The governors, without those that a colon or semicolon parts from the words while a finite verb stands nearer.

    « La grève reste rare : jeudi, un dixième avait cessé le travail », where the parse hangs Thursday on « reste ».
    """
    marks = [i for i, token in enumerate(tokens) if token.text in _STRONG_BREAKS]
    low = max((i for i in marks if tokens[i].end <= start), default=-1)
    high = min((i for i in marks if tokens[i].start >= end), default=len(tokens))
    near = [i for i in governors if low < i < high]
    if len(near) == len(governors):
        return governors
    own = [i for i in nearby_verbs(tokens, start, end) if low < i < high]
    return near or own[:1] or governors


def _behind_opening(tokens: tuple[Token, ...], start: int, governors: list[int]) -> list[int]:
    """« Élue à Brest, la maire sera, lundi, au Havre », where the parse hangs all on the first word."""
    opening = governors[:1] == [0] and tokens[0].feature("VerbForm") == "Part" and not auxiliaries_of(tokens, 0)
    comma = next((i for i, token in enumerate(tokens) if token.text in BREAKS), len(tokens))
    behind = (i for i in range(comma, len(tokens)) if tokens[i].end <= start)
    told = next((i for i in behind if tokens[i].pos in VERBAL and tokens[i].feature("VerbForm") == "Fin"), None)
    if not opening or told is None:
        return governors
    return [tokens[told].head if tokens[told].dep.startswith("aux") else told, *governors]


def _is_preposition(tokens: tuple[Token, ...], index: int, first: int, known: Verbs) -> bool:
    """« à compter du 26 novembre »: an infinitive just before the date that is no verb."""
    near = 0 < first - index < REFLEXIVE and index > 0 and tokens[index - 1].pos == "ADP"
    return near and tokens[index].lemma in known.prepositional


def _opens_as_participle(tokens: tuple[Token, ...], index: int, known: Verbs) -> bool:
    """« Arrivés lundi, ils … »: at the head of a sentence the model often takes a participle for an adjective.

    « Assemblée générale vendredi. » has no verb that the participle could go with.
    """
    if index or tokens[0].pos not in ("ADJ", "NOUN") or not tokens[0].text.lower().endswith(known.participles):
        return False
    return any(token.feature("VerbForm") == "Fin" for token in tokens)


def _of_what_happened(
    tokens: tuple[Token, ...], start: int, ways: list[Direction], known: Verbs
) -> Iterator[Direction]:
    """« l'accident de mardi », « les blessés de lundi »: nobody plans an accident. « le communiqué de mardi tait ce
    point »: whoever tells in the present what it says has read it."""
    first = first_at(tokens, start)
    noun = first - 1 if first and tokens[first - 1].pos == "NOUN" else first - 2
    if noun < 0 or tokens[noun + 1].pos not in ("ADP", "NOUN", "DET"):
        return
    lemma = tokens[noun].lemma
    told = ways[:1] == ["present"] and (lemma in known.issued or _is_recounted(tokens, noun, known))
    if lemma in known.unplanned or lemma in known.struck or told:
        yield "past"


def _is_recounted(tokens: tuple[Token, ...], noun: int, known: Verbs) -> bool:
    """« résume la réunion de vendredi »: what such a verb has for its object has been."""
    verb = tokens[tokens[noun].head]
    return tokens[noun].dep in ("obj", "obl:arg") and verb.lemma in known.recounting


def _of_delay_made(tokens: tuple[Token, ...], start: int, governors: list[int], known: Verbs) -> Iterator[Direction]:
    """« renvoyé en commission fin octobre »: when it was put off; « renvoyé au 3 mai », to when."""
    first = first_at(tokens, start)
    verb = next(iter(governors), first)
    if verb >= first - 1 or tokens[verb].lemma not in known.delayed or tokens[verb].feature("VerbForm") != "Part":
        return
    opener = _opener(tokens, first)
    aimed = any(tokens[i].text.lower() in known.towards for i in (opener - 1, opener))
    auxiliaries = [tokens[i] for i in auxiliaries_of(tokens, verb)]
    told = all(each.feature("Tense") != "Fut" and each.feature("VerbForm") != "Inf" for each in auxiliaries)
    if told and not aimed and known.towards:
        yield "past"


def _opener(tokens: tuple[Token, ...], first: int) -> int:
    """Where the group begins that a date ends: « mois » of « au mois de mars »."""
    noun = first - 2
    of = noun >= 0 and tokens[noun].pos == "NOUN" and tokens[first].head == noun and tokens[first - 1].pos == "ADP"
    return noun if of else first


def _is_first_plan(sentence: Sentence, governors: list[int], start: int, known: Verbs) -> bool:
    """« d'abord prévu le 24 avril »: near the day of writing, else before it, for another plan has replaced it."""
    plan = next((sentence.tokens[i] for i in governors if sentence.tokens[i].lemma in known.plans), None)
    if plan is None or known.first_plans is None or plan.start > start:
        return False
    near = sentence.span.quote[max(0, plan.start - _BEFORE_PLAN - sentence.span.start) : start - sentence.span.start]
    return known.first_plans.search(near.lower().replace("’", "'")) is not None


def nearby_verbs(tokens: tuple[Token, ...], start: int, end: int) -> Iterator[int]:
    """Verbs of the same stretch between marks, then the others, nearest first."""
    inside = [i for i, token in enumerate(tokens) if token.start < end and start < token.end]
    if not inside:
        return
    first, last = inside[0], inside[-1]
    low = next((i for i in range(first - 1, -1, -1) if tokens[i].text in BREAKS), -1)
    high = next((i for i in range(last + 1, len(tokens)) if tokens[i].text in BREAKS), len(tokens))
    found = [i for i, token in enumerate(tokens) if token.pos in VERBAL and not token.dep.startswith("aux")]
    found.sort(key=lambda i: (not low < i < high, min(abs(i - first), abs(i - last))))
    yield from found


def verb_direction(tokens: tuple[Token, ...], index: int, known: Verbs) -> Direction:
    """Direction of one verb with its auxiliaries."""
    token = tokens[index]
    auxiliaries = auxiliaries_of(tokens, index) or shared_auxiliaries(tokens, index)
    if not auxiliaries and _opens_as_participle(tokens, index, known):
        return "past"
    if token.lemma in known.plans and token.feature("VerbForm") == "Part":
        return _plan(tokens, auxiliaries)
    if auxiliaries:
        return _compound(tokens, index, auxiliaries, known)
    form = token.feature("VerbForm")
    if token.text.lower().endswith(known.suffixes) or (form != "Fin" and mistagged.ends_as_future(token, known)):
        return "future"
    if form == "Fin":
        return _finite(token, known)
    if form == "Inf":
        return _infinitive(tokens, index, known)
    return _bare_participle(tokens, index, known) if form == "Part" else "unknown"


def _bare_participle(tokens: tuple[Token, ...], index: int, known: Verbs) -> Direction:
    """« réuni mardi »: over, unless another verb has it for its complement."""
    token = tokens[index]
    if known.participle is not None and not known.participle.search(token.text.lower()):
        return "present"  # « appelle », which the model takes for a participle
    if token.dep == "xcomp" and token.head != index and not is_set_off(tokens, index):
        return verb_direction(tokens, token.head, known)
    return "past" if token.feature("Tense") == "Past" else "unknown"


def is_set_off(tokens: tuple[Token, ...], index: int) -> bool:
    """« …, survenue mardi, »: a participle behind a comma tells its own time, not that of the main verb."""
    return index > 0 and tokens[index - 1].text in BREAKS


def _finite(token: Token, known: Verbs) -> Direction:
    looks_back = token.lemma in known.looking_back and token.feature("Tense") == "Pres"
    if looks_back or mistagged.ends_as_imperfect(token, known):
        return "past"
    if token.feature("Mood") == "Cnd" or mistagged.ends_as_conditional(token, known):
        return "future"
    tenses: dict[str | None, Direction] = {"Fut": "future", "Pres": "present", "Imp": "past", "Past": "past"}
    if token.feature("Mood") in ("Sub", "Imp") or mistagged.may_be_present(token, known):
        return "unknown"
    return tenses.get(token.feature("Tense"), "unknown")


def _compound(tokens: tuple[Token, ...], index: int, auxiliaries: list[int], known: Verbs) -> Direction:
    """« ont renoué », « a été signé », « sera lue », « est fermée », « serait venu »."""
    first = tokens[auxiliaries[0]]
    if first.feature("VerbForm") == "Inf":
        passive = first.lemma == known.be and tokens[index].lemma not in known.motion
        return _infinitive(tokens, index, known) if passive else "past"
    if first.feature("Tense") == "Fut" or first.text.lower() in known.future_forms:
        return "future"
    participle = tokens[index].feature("VerbForm") == "Part" or mistagged.is_participle_of(tokens[index], first, known)
    if first.feature("Mood") == "Cnd":
        moved = tokens[index].lemma in known.motion or _is_pronominal(tokens, index)
        return "past" if participle and (first.lemma != known.be or len(auxiliaries) > 1 or moved) else "future"
    if first.feature("Tense") in ("Imp", "Past") or first.text.lower() in known.imperfect_forms:
        return "past"
    if (first.dep == "cop" and tokens[index].lemma in known.outcomes) or _is_caused(tokens, index, known):
        return "past"
    if first.lemma == known.be and len(auxiliaries) == 1:
        moved = tokens[index].lemma in known.motion or _is_pronominal(tokens, index)
        return "past" if participle and moved else "present"
    return "past"


def _is_caused(tokens: tuple[Token, ...], index: int, known: Verbs) -> bool:
    """« s'est fait | connaître »: an infinitive behind a participle that causes it, whose helper is not its own."""
    before = tokens[index - 1] if index else None
    infinitive = tokens[index].feature("VerbForm") == "Inf"
    return infinitive and before is not None and before.lemma in known.causing and before.feature("VerbForm") == "Part"


def _is_pronominal(tokens: tuple[Token, ...], index: int) -> bool:
    """« se sont réunis »: a reflexive pronoun just before the auxiliary."""
    below = (tokens[i] for i in dependants(tokens)[index])
    return any(token.dep.startswith("expl") or token.feature("Reflex") == "Yes" for token in below)


def _plan(tokens: tuple[Token, ...], auxiliaries: list[int]) -> Direction:
    """« est prévue », « a été reportée à mai »: ahead; « était prévue »: over or not, who knows."""
    return "unknown" if any(tokens[i].feature("Tense") == "Imp" for i in auxiliaries) else "future"


def _infinitive(tokens: tuple[Token, ...], index: int, known: Verbs) -> Direction:
    """After « va », « doit », « décidé de »: ahead, unless the first verb lies in the past itself."""
    governor = tokens[index].head
    if _is_purpose(tokens, index, known):
        return "future"
    if index and tokens[index - 1].lemma in known.causing and auxiliaries_of(tokens, index - 1):
        return verb_direction(tokens, index - 1, known)
    seen = {index}
    while governor not in seen:
        seen.add(governor)
        head = tokens[governor]
        if head.lemma in known.modals or head.lemma in known.plans or head.lemma in known.calls:
            tense = verb_direction(tokens, governor, known)
            called = head.lemma in known.calls and _is_one_act(tokens, governor)
            due = head.lemma in known.due and head.feature("Tense") == "Imp" and not _is_put_off(tokens, known)
            due = due and not came_to_nothing(tokens, index, known)
            return "future" if called or due or tense in ("present", "future") else "unknown"
        if head.pos in VERBAL:
            return verb_direction(tokens, governor, known)
        governor = head.head
    return "unknown"


def _is_put_off(tokens: tuple[Token, ...], known: Verbs) -> bool:
    """« qui devaient reprendre lundi » looks ahead, « qu'il devait faire mardi » not where the visit is put off."""
    return any(token.lemma in known.delayed for token in tokens)


def _is_one_act(tokens: tuple[Token, ...], index: int) -> bool:
    """« ont appelé »: a past told by a present auxiliary."""
    auxiliaries = [tokens[i] for i in auxiliaries_of(tokens, index) or shared_auxiliaries(tokens, index)]
    return bool(auxiliaries) and all(each.feature("Tense") == "Pres" for each in auxiliaries)


def _is_purpose(tokens: tuple[Token, ...], index: int, known: Verbs) -> bool:
    """« affrété pour les rapatrier samedi »: what an infinitive of purpose dates is still to come.

    Behind « pour » only where the verb above it makes ready: « ils ont défilé pour protester samedi » is over.
    """
    opened = {token.lemma.lower() for i, token in enumerate(tokens) if token.head == index and i < index} | {
        token.text.lower() for token in tokens[max(0, index - 4) : index]
    }
    if not opened & known.purpose:
        return False
    above = tokens[tokens[index].head]
    return bool(opened & known.surely_purpose) or above.lemma in known.means
