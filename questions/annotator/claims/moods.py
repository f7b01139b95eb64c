"""Whether a clause denies, and whether it tells a fact, a plan, a possibility or a duty."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from questions.annotations import (
    Modality,
    Token,
)
from questions.annotator.claims.told_clause import Clause
from questions.languages.tables import grammar, load_table
from questions.syntax import Tree, is_finite


@lru_cache(maxsize=8)
def _denying(language: str) -> frozenset[str]:
    """Words of which one stands in every clause that denies."""
    rules, words = load_table(language, "predicates")["polarity"], grammar(language)
    return frozenset((*rules["negators"], *rules["not_done"], *rules["without"], *words["not"]))


def negated(clause: Clause) -> bool:
    here, rules, words = clause.here, clause.table["polarity"], grammar(clause.dispatch.language)
    if any(phrase in here.text for phrase in rules["phrases"]):
        return True
    if _denying(clause.dispatch.language).isdisjoint(here.words):
        return False
    negators = (i for i in clause.words if here.word(i) in rules["negators"])
    deniers = [i for i in negators if not (_compares(clause, i) or _is_counted(here, i) or _sets_apart(clause, i))]
    if deniers and all(here.word(i) in rules["ever"] for i in deniers) and _as_never_before(clause, max(deniers)):
        return False
    if clause.head and here.word(clause.head - 1) in rules["not_done"]:
        return True
    if any(here.word(i) in words["not"] for i in clause.words) and deniers:
        return True
    if any(here.word(i) not in words["not_alone"] and _is_close(clause, i) for i in deniers):
        return True
    without = [i for i in clause.words if here.word(i) in rules["without"]]
    return any(here.tokens[i].head == clause.head for i in without) or _follows_without(clause, rules["without"])


def _follows_without(clause: Clause, without: list[str]) -> bool:
    """« sans rien signer »: wherever the parser hangs « sans », it stands right before."""
    here, head = clause.here, clause.head
    return here.tokens[head].feature("VerbForm") == "Inf" and any(
        here.word(i) in without for i in range(max(head - 3, 0), head)
    )


def _compares(clause: Clause, index: int) -> bool:
    """« plus tard », « plus grave »: no negation."""
    here, comparing = clause.here, grammar(clause.dispatch.language)["comparing"]
    following = here.tokens[index + 1] if index + 1 < len(here.tokens) else None
    return here.word(index) in comparing and following is not None and following.pos in {"ADJ", "ADV"}


def _is_counted(here: Tree, index: int) -> bool:
    """« à deux pas du stade », « à quelques pas », « un point »: a noun with its number or article."""
    return index > 0 and here.tokens[index - 1].pos in {"NUM", "DET"}


def _sets_apart(clause: Clause, index: int) -> bool:
    """« ce sont eux qui ont donné l'alerte, pas l'usine »: the word denies what stands behind it, not the deed."""
    here, words = clause.here, grammar(clause.dispatch.language)
    if index < clause.head or here.word(index - 1) != "," or index + 1 >= len(here.tokens):
        return False
    behind = here.tokens[index + 1]
    named = behind.pos in {"ADP", "PROPN"} or (behind.pos == "DET" and behind.feature("Definite") != "Ind")
    return named and not any(here.word(i) in words["not"] for i in clause.words if i < index)


def _as_never_before(clause: Clause, never: int) -> bool:
    """« jamais la Banque n'avait autant prêté »: the measure behind « jamais » is what is denied, not the deed."""
    here, words = clause.here, clause.table["polarity"]["as_much"]
    return any(i > never and here.word(i) in words for i in clause.words)


def _is_close(clause: Clause, index: int) -> bool:
    """Without « ne », only a word of the verb itself or a determiner of its argument denies (« aucun décès »)."""
    here = clause.here
    above = here.governor(index)
    if above is None or above == clause.head:
        return True
    return here.tokens[above].head == clause.head and here.tokens[index].dep in {"det", "advmod"}


def modality(clause: Clause) -> Modality:
    here, head = clause.here, clause.here.tokens[clause.head]
    verbs = [
        head,
        *(here.tokens[i] for i in here.children[clause.head] if here.tokens[i].dep.startswith(("aux", "cop"))),
    ]
    above = _governing_verb(here, clause.head)
    lexical = _lexical_modality(clause, above)
    if lexical:
        return lexical
    return _morphological_modality(verbs + ([above] if above else []))


def _governing_verb(here: Tree, head: int) -> Token | None:
    """The verb of which this one is an infinitive or clausal complement (« doit fermer », « menace de fermer »)."""
    above = here.governor(head)
    if above is None or here.tokens[head].dep not in {"xcomp", "ccomp"} or is_finite(here.tokens[head]):
        return None
    return here.tokens[above]


def _lexical_modality(clause: Clause, above: Token | None) -> Modality | None:
    tables = clause.table["modality"]
    lemma = clause.predicate
    kinds: tuple[Modality, ...] = ("planned", "possible", "obligation")
    for kind in kinds:
        if above is not None and above.lemma.lower() in tables[kind] and not _is_past(above):
            return kind
        if lemma in tables["scheduled"] and kind == "planned":
            return kind
    return None


def _is_past(token: Token) -> bool:
    """« a dû être hospitalisé » tells a fact, « doit être hospitalisé » a plan."""
    return token.feature("Tense") == "Past" and token.feature("VerbForm") == "Part"


def _morphological_modality(verbs: Sequence[Token]) -> Modality:
    if any(verb.feature("Mood") == "Cnd" for verb in verbs):
        return "possible"
    return "planned" if any(verb.feature("Tense") == "Fut" for verb in verbs) else "fact"
