"""What a marker is said of: the effect before it, behind a fronted cause, or around an aside."""

from __future__ import annotations

from questions.annotator.causes.layout import (
    clause_end,
    first_word,
    governed_noun,
    is_opening,
    opens_if,
    phrase_end,
    phrase_start,
    previous,
    sentence_end,
    strong_break_before,
)
from questions.annotator.causes.quotation_bounds import leaves_quotation, quotation_end
from questions.annotator.causes.sites import Layout, Range, Site
from questions.languages.tables import load_table
from questions.syntax import NOMINAL, Tree, clause_of, core, is_finite, plain, trimmed

#: A cause of one letter, or an effect of a whole paragraph, is a parsing accident.
_LONGEST = 70
#: Words of « , m'a-t-elle répété hier au téléphone, ».
_LONGEST_ASIDE = 12
#: How a verb, or a participle taken for an adjective (« des champs perdus du fait de … »), hangs on its noun.
_ADNOMINAL = frozenset({"acl", "acl:relcl", "amod"})
#: What may stand between a subject and the verb that tells of it.
_BEFORE_VERB = frozenset({"ADV", "PRON", "AUX"})


def laid_out(site: Site, cause: Range) -> Layout | None:
    """The effect on the other side of the marker, or around it."""
    cause = trimmed(site.here, *cause)
    if cause[1] <= cause[0] or cause[1] - cause[0] > _LONGEST:
        return None
    cleft = _cleft(site, cause)
    if cleft is not None:
        return cleft
    effect = _effect_behind(site, cause) if is_opening(site) else _effect_before(site, cause)
    return (site.span(effect), site.span(cause)) if effect else None


def _cleft(site: Site, cause: Range) -> Layout | None:
    """« C'est sous la pression de X que Y »; « c'est à cause de X » alone explains the sentence before."""
    words = load_table(site.dispatch.language, "causes")["cleft"]
    floor = strong_break_before(site.here, site.start)
    stressed = site.start - (site.start > floor + 1 and site.here.tokens[site.start - 1].pos == "ADV")
    before = plain(site.dispatch.text[site.here.tokens[floor].start : site.here.tokens[site.start].start]).strip()
    opened = plain(site.dispatch.text[site.here.tokens[floor].start : site.here.tokens[stressed].start]).strip()
    if not any(opened.endswith(opening) for opening in words["opening"]):
        return None
    if opens_if(site.here, first_word(site.here, floor), words["if"]):
        return _if_cleft(site)
    that = [i for i in range(site.end + 1, len(site.here.tokens)) if site.here.word(i) in words["that"]]
    if not that:
        told = previous(site) if floor == 0 and before in words["opening"] else None
        return (told, site.span(cause)) if told is not None else None
    end = sentence_end(site.here, that[-1] + 1)
    effect, cause = trimmed(site.here, that[-1] + 1, end), trimmed(site.here, site.end, that[-1])
    return (site.span(effect), site.span(cause)) if effect[1] > effect[0] else None


def _if_cleft(site: Site) -> Layout | None:
    """« Si P, c'est à cause de X »: what stands behind « si » is the effect."""
    here = site.here
    floor = strong_break_before(here, site.start)
    first = first_word(here, floor)
    commas = [i for i in range(first + 1, site.start) if here.word(i) == ","]
    effect = trimmed(here, first + 1, commas[-1]) if commas else (0, 0)
    governed = governed_noun(site)
    clause = site.rule["shape"] == "clause"
    if effect[1] <= effect[0] or (governed is None and not clause):
        return None
    end = clause_end(site) if clause or governed is None else phrase_end(site, governed)
    return site.span(effect), site.span(trimmed(here, site.end, end))


def _effect_behind(site: Site, cause: Range) -> Range | None:
    """The main clause behind a fronted cause."""
    here = site.here
    comma = next((i for i in range(cause[1], len(here.tokens)) if here.word(i) == ","), None)
    start = cause[1] if comma is None else comma + 1
    main = [i for i in range(start, len(here.tokens)) if here.tokens[i].dep in {"nsubj", "nsubj:pass", "ROOT"}]
    if comma is not None and main and _relative(here, start):
        start = _after_aside(here, start)
    place = trimmed(here, start, min(sentence_end(here, start), quotation_end(here, start)))
    return place if place[1] - place[0] > 1 and not leaves_quotation(here, site.start, place[0]) else None


def _relative(here: Tree, start: int) -> bool:
    """Whether a relative clause begins here, an aside before the main clause."""
    return start < len(here.tokens) and here.tokens[start].feature("PronType") == "Rel"


def _after_aside(here: Tree, start: int) -> int:
    closing = next((i for i in range(start, len(here.tokens)) if here.word(i) == ","), None)
    return start if closing is None else closing + 1


def _effect_before(site: Site, cause: Range) -> Range | None:
    """The clause that governs the marker, as far as the marker; around it when the verb comes behind."""
    here = site.here
    behind = _coordinated_behind(site, cause)
    if behind is not None:
        return behind
    governor = next((a for a in here.ancestors(site.start) if not site.start <= a < cause[1]), None)
    governor = None if _is_apart(here, cause, governor) else _above_time(site, governor)
    governor = _clause_apart(site, _above_relative(site, _above_comparison(here, governor)), cause)
    aside = _aside_before(site)
    if aside is not None and governor is not None and aside < governor < site.start:
        governor = next((i for i in range(aside, -1, -1) if is_finite(here.tokens[i])), governor)
    if governor is None or governor > site.start:
        governor = _verb_around(here, site, cause, governor)
    start, end = _effect_start(here, governor, site.start), site.start if aside is None else aside
    if governor is not None and governor >= cause[1]:
        end = max(core(here, governor)[1], cause[1])
    place = trimmed(here, start, end)
    done = place[1] - place[0] == 1 and here.tokens[place[0]].feature("VerbForm") == "Part"
    return place if place[1] - place[0] > 1 or done else None


def _coordinated_behind(site: Site, cause: Range) -> Range | None:
    """« il les a reçus et, sous la pression de X, a promis … »: the verb behind the aside, without its own subject."""
    here, verb = site.here, cause[1] + 1
    aside = here.word(site.start - 1) == "," and site.start > 1 and here.tokens[site.start - 2].pos == "CCONJ"
    if not aside or here.word(cause[1]) != "," or verb >= len(here.tokens) or not is_finite(here.tokens[verb]):
        return None
    place = trimmed(here, verb, sentence_end(here, verb))
    return place if place[1] - place[0] > 1 else None


def _is_apart(here: Tree, cause: Range, governor: int | None) -> bool:
    """« …, en raison du gel des comptes, dont 40 ont été rouverts », « …, parce qu'il gèle : 40 cars sont à l'arrêt »:
    what stands in a relative clause, or behind a colon, governs no marker before it."""
    between = range(cause[1], governor) if governor is not None else range(0)
    return any(_relative(here, i) or here.word(i) in {":", ";"} for i in between)


def _clause_apart(site: Site, governor: int | None, cause: Range) -> int | None:
    """« … a été suspendu, à la demande du club, faute d'accord »: behind a comma the clause is meant, not a noun."""
    here = site.here
    if governor is None or governor >= site.start or here.word(site.start - 1) != ",":
        return governor
    bare = here.tokens[governor].pos in NOMINAL and not here.has(governor, "cop") and here.subject(governor) is None
    verbs = any(is_finite(here.tokens[i]) for i in range(strong_break_before(here, site.start), governor))
    return (None if verbs else _verb_behind(site, cause, governor)) if bare else governor


def _verb_behind(site: Site, cause: Range, noun: int) -> int:
    """« Les trains, faute de courant, ne roulent plus »: the verb behind the aside, where the subject stands alone."""
    here = site.here
    told = any(is_finite(here.tokens[i]) for i in range(noun, site.start))
    verb = next((i for i in range(cause[1] + 1, len(here.tokens)) if here.tokens[i].pos not in _BEFORE_VERB), None)
    if told or here.word(cause[1]) != "," or verb is None:
        return noun
    group = range(cause[1] + 1, verb + 1)
    if not any(is_finite(here.tokens[i]) for i in group):
        return noun
    return verb if here.tokens[verb].pos in {"VERB", "ADJ"} else noun


def _above_relative(site: Site, governor: int | None) -> int | None:
    """« a fermé le pont, qui relie A à B, après … »: behind a relative clause, the main one."""
    here = site.here
    if governor is None or governor >= site.start or here.word(site.start - 1) != ",":
        return governor
    opens = next((i for i in here.children[governor] if here.tokens[i].feature("PronType") == "Rel"), governor)
    noun = here.governor(governor)
    if opens >= governor or here.word(opens - 1) != "," or noun is None or noun >= opens:
        return governor
    above = clause_of(here, noun)
    return governor if above is None else above


def _above_comparison(here: Tree, governor: int | None) -> int | None:
    """« plus tôt que les autres à cause de … », or a comma taken for a governor: the clause is meant."""
    if governor is None or not (here.tokens[governor].pos == "PUNCT" or here.tokens[governor].dep == "dep"):
        return governor
    return clause_of(here, governor)


def _aside_before(site: Site) -> int | None:
    """« …, annonce la mairie, à cause de … », « …, a admis hier la mairie, parce que … »: the comma at which an aside
    begins with its verb, up to the marker."""
    here = site.here
    verb = next((i for i in range(site.start - 2, 0, -1) if is_finite(here.tokens[i])), None)
    if here.word(site.start - 1) != "," or verb is None:
        return None
    inverted = _inverted_aside(site)
    if inverted is not None:
        return inverted
    first = verb - (here.tokens[verb - 1].pos == "PRON")
    if here.word(first - 1) != ",":
        return None
    if first == verb and here.tokens[verb + 1].pos in {"DET", "PROPN"}:
        return verb - 1
    said = verb + (here.tokens[verb].pos == "AUX")
    speech = load_table(site.dispatch.language, "predicates")["speech"]["lemmas"]
    return first - 1 if here.lemmas[said] in speech else None


def _inverted_aside(site: Site) -> int | None:
    """« …, m'a-t-il dit, parce que … », « …, assure-t-on au port, car … »: the comma of a short aside that tells of
    speech and whose pronoun hangs on its verb by a hyphen."""
    here = site.here
    comma = next((i for i in range(site.start - 2, 0, -1) if here.word(i) in {",", ";", ":", ".", "«", "»"}), 0)
    if here.word(comma) != "," or site.start - comma > _LONGEST_ASIDE:
        return None
    inside = range(comma + 1, site.start - 1)
    hung = any(here.word(i).startswith("-") and here.tokens[i].pos == "PRON" for i in inside)
    speech = load_table(site.dispatch.language, "predicates")["speech"]["lemmas"]
    return comma if hung and any(here.lemmas[i] in speech for i in inside) else None


def _above_time(site: Site, governor: int | None) -> int | None:
    """« est à l'arrêt depuis novembre à cause de … »: no month brings anything about, the clause does."""
    table = load_table(site.dispatch.language, "calendar")
    names = {*table["months"], *table["weekdays"], *table["seasons"], *table["units"]}
    while governor is not None and site.here.tokens[governor].lemma.lower() in names:
        above = site.here.governor(governor)
        governor = None if above is None else clause_of(site.here, above)
    return governor


def _verb_around(here: Tree, site: Site, cause: Range, governor: int | None) -> int | None:
    """The verb of the clause in which the marker is set, nearest on the left where the parser gives none."""
    if governor is not None and governor >= cause[1] and here.subject(governor) is not None:
        return governor
    left = [i for i in range(site.start) if is_finite(here.tokens[i])]
    return left[-1] if left else governor


def _effect_start(here: Tree, governor: int | None, marker: int) -> int:
    """Where the governing clause begins, never before the last strong break."""
    floor = strong_break_before(here, marker)
    if governor is None:
        return floor
    head = _whole_predicate(here, governor)
    start = min(core(here, head)[0], governor)
    if here.tokens[head].dep in _ADNOMINAL and (noun := here.governor(head)) is not None and noun < head:
        start = min(start, phrase_start(here, _counted(here, noun)))
    elif here.tokens[head].pos in NOMINAL and not here.has(head, "cop"):
        start = phrase_start(here, head)
    elif here.subject(head) is None or here.tokens[head].dep == "conj":
        start = min(start, _borrowed_start(here, head))
    return max(start, floor)


def _counted(here: Tree, noun: int) -> int:
    """« des centaines d'hectares perdus »: the noun that counts another without article."""
    above = here.governor(noun)
    while above is not None and above < noun and here.tokens[noun].dep == "nmod" and not here.has(noun, "det"):
        noun, above = above, here.governor(above)
    return noun


def _whole_predicate(here: Tree, governor: int) -> int:
    """« a décidé de fermer »: an infinitive belongs with the verb that governs it."""
    head = governor
    while here.tokens[head].dep in {"xcomp", "aux", "cop", "aux:pass", "aux:tense", "obl:arg", "obj", "iobj", "ccomp"}:
        above = here.governor(head)
        if above is None or (here.tokens[head].dep == "ccomp" and here.has(head, "nsubj", "nsubj:pass", "mark")):
            break
        head = above
    return head


def _borrowed_start(here: Tree, head: int) -> int:
    """A coordinated verb without subject starts where the verb it is joined to starts."""
    above = here.governor(head)
    if here.tokens[head].dep != "conj" or above is None or here.has(head, "nsubj", "nsubj:pass"):
        return core(here, head)[0]
    return core(here, _whole_predicate(here, above))[0]
