"""What an expression stands under that makes it no fact: a wish, a threat, a condition, what people used to believe."""

from __future__ import annotations

from typing import Any

from questions.syntax import Tree, clause_of

#: Places by which a wish governs what is wished.
_WISHED = frozenset({"nsubj:pass", "obj", "xcomp", "ccomp", "obl:arg", "obl", "obl:mod", "nmod", "iobj", "acl"})
_LITTLE = frozenset({"ADP", "DET", "PRON"})
#: How a quality of a row hangs on the first one.
_BESIDE = frozenset({"conj", "appos"})
#: Words before an expression among which « que l'on disait » is looked for.
_BELIEVED = 5
#: Steps upwards from an expression to the wish.
_STEPS = 3


def not_a_fact(table: dict[str, Any], here: Tree, anchor: int, places: tuple[int, ...]) -> bool:
    """Whether the words at these places tell no fact; ``table`` holds the lists of the language."""
    unreal = wished(table, here, anchor, places) or any(was_to_be(table, here, place) for place in (anchor, *places))
    return unreal or _conditional(table, here, anchor) or _believed(table, here, places)


def was_to_be(table: dict[str, Any], here: Tree, anchor: int) -> bool:
    """« le manuel devait servir cinq ans »: what was meant to be may not have come about."""
    chain = [anchor, *here.ancestors(anchor)]
    above = (here.tokens[here.tokens[i].head] for i in chain if here.tokens[i].dep == "xcomp")
    return any(verb.feature("Tense") == "Imp" and verb.lemma.lower() in table["intended"] for verb in above)


def wished(table: dict[str, Any], here: Tree, anchor: int, places: tuple[int, ...]) -> bool:
    """« réclame la démission du maire », « menace de partir », « la rumeur d'un départ »."""
    if _governs(table, here, places[0]):
        return True
    index, steps = anchor, 0
    while steps < _STEPS and here.tokens[index].dep in _WISHED and (above := here.governor(index)) is not None:
        if above not in places and here.tokens[above].lemma.lower() in table["wishes"]:
            return True
        if here.tokens[index].dep == "acl" and here.tokens[index].feature("VerbForm") != "Inf":
            return False
        index, steps = above, steps + 1
    return False


def _governs(table: dict[str, Any], here: Tree, place: int) -> bool:
    """Whether a wish stands before these words, little words apart (« menace de porter plainte », however parsed)."""
    before = range(place - 1, max(place - 4, -1), -1)
    first = next((i for i in before if here.tokens[i].pos not in _LITTLE), None)
    if first is None or here.tokens[first].lemma.lower() not in table["wishes"]:
        return False
    return here.tokens[first].pos == "VERB" or any(here.tokens[i].pos == "ADP" for i in range(first + 1, place))


def _conditional(table: dict[str, Any], here: Tree, anchor: int) -> bool:
    """« s'il démissionne », « pour qu'il parte », « avant que la grève ne cesse »."""
    clause = clause_of(here, anchor)
    if clause is not None and _depends_on_a_condition(table, here, clause):
        return True
    if clause is None or not here.tokens[clause].dep.startswith(("advcl", "ccomp", "xcomp")):
        return False
    words = table["conditions"] if clause == anchor else table["if"]
    marks = [i for i in here.children[clause] if here.tokens[i].dep == "mark" and i < clause]
    before = {here.word(marks[0] + k) for k in (-1, 0)} if marks and marks[0] else {here.word(i) for i in marks}
    return bool(before & set(words))


def supposed(table: dict[str, Any], here: Tree, anchor: int) -> bool:
    """« si le préfet est averti, il fera évacuer »; not « si le dialogue se poursuit, la coopération a été gelée »."""
    clause = clause_of(here, anchor)
    if clause is None:
        return False
    marked = any(here.tokens[i].dep == "mark" and here.word(i) in table["if"] for i in here.children[clause])
    above = here.governor(clause)
    open_yet = marked and above is not None and _is_to_come(here, above)
    return open_yet or _depends_on_a_condition(table, here, clause)


def _is_to_come(here: Tree, clause: int) -> bool:
    words = (here.tokens[i] for i in (clause, *here.children[clause]))
    return any(t.feature("Tense") == "Fut" or t.feature("Mood") in {"Cnd", "Imp"} for t in words)


def _depends_on_a_condition(table: dict[str, Any], here: Tree, clause: int) -> bool:
    """« si la motion est votée, elle quittera ses fonctions »."""
    told = here.has(clause, "aux:tense")
    below = (i for i in here.children[clause] if not told and here.tokens[i].dep == "advcl")
    return any(here.word(j) in table["if"] for i in below for j in here.children[i] if here.tokens[j].dep == "mark")


def _believed(table: dict[str, Any], here: Tree, places: tuple[int, ...]) -> bool:
    """« que l'on disait limogé », « donné pour mort », « prétendument malade »."""
    first = _list_start(here, places[0])
    before = range(max(first - _BELIEVED, 0), first)
    comma = max((i for i in before if here.word(i) == ","), default=-1)
    for i in (i for i in before if i > comma):
        token = here.tokens[i]
        if here.word(i) in table["so_called"] and i >= first - 2:
            return True
        if token.lemma.lower() not in table["beliefs"]:
            continue
        imperfect = token.feature("Tense") == "Imp" and any(
            here.word(j) in table["one"] for j in range(max(i - 3, 0), i)
        )
        if imperfect or (token.feature("VerbForm") == "Part" and here.word(i + 1) in table["taken_for"]):
            return True
    return False


def _list_start(here: Tree, place: int) -> int:
    """« que l'on disait enfui, séquestré, voire mort »: where the row of qualities begins in which a word stands; a
    noun with an article (« donné pour mort, le chef ») opens another."""
    first = place
    while here.tokens[first].dep in _BESIDE and (above := here.governor(first)) is not None:
        if above >= first or here.has(above, "det") or here.has(first, "det"):
            break
        first = above
    return first
