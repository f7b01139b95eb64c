"""How a question is marked, in words of the language of the page: for the bank, for changes, for the key on paper."""

from __future__ import annotations

from flask_babel import format_decimal, ngettext
from flask_babel import gettext as _

from classroom.item_bank.rules import KNOWN, Rules
from classroom.models import ItemKind


def marking(kind: ItemKind, rules: Rules) -> list[str]:
    """What a teacher has chosen for a question, one sentence a choice; nothing where the kind knows none."""
    said = [*_partial(kind, rules), *_typed(kind, rules)]
    for words in (_number, _date, _open, _highlight):
        said += words(kind, rules)
    return said


def _partial(kind: ItemKind, rules: Rules) -> list[str]:
    if "partial" not in KNOWN[kind]:
        return []
    return [_("Partial credit.") if rules.partial else _("All or nothing.")]


def _typed(kind: ItemKind, rules: Rules) -> list[str]:
    if kind not in {ItemKind.SHORT, ItemKind.GAP}:
        return []
    said = [_("Accents have to be right.")] if rules.accents else []
    said += [_("Capitals have to be right.")] if rules.capitals else []
    if rules.slips:
        said.append(ngettext("%(num)d letter may be wrong.", "%(num)d letters may be wrong.", rules.slips))
    return said


def _number(kind: ItemKind, rules: Rules) -> list[str]:
    if kind is not ItemKind.NUMERIC:
        return []
    said = [_("Tolerance: %(margin)s.", margin=_margin(rules.tolerance, rules))] if rules.tolerance else []
    said += [_("Half the points up to: %(margin)s.", margin=_margin(rules.wide, rules))] if rules.wide else []
    said += [_("Unit: %(unit)s.", unit=rules.units[0])] if rules.units else []
    return said + ([_("The unit has to be written.")] if rules.unit_needed else [])


def _margin(margin: float, rules: Rules) -> str:
    return f"± {format_decimal(margin)}" + (" %" if rules.relative else "")


def _date(kind: ItemKind, rules: Rules) -> list[str]:
    if kind is not ItemKind.DATE:
        return []
    return [_("A more precise date counts as right.") if rules.finer else _("A more precise date counts as wrong.")]


def _open(kind: ItemKind, rules: Rules) -> list[str]:
    if kind is not ItemKind.OPEN:
        return []
    limit = [ngettext("At most %(num)d word.", "At most %(num)d words.", rules.words)] if rules.words else []
    return [_("Marked by hand."), *limit]


def _highlight(kind: ItemKind, rules: Rules) -> list[str]:
    if kind is not ItemKind.HIGHLIGHT:
        return []
    slack = ngettext(
        "%(num)d word too many or missing does not matter.",
        "%(num)d words too many or missing do not matter.",
        rules.slack,
    )
    any_span = [_("One of the passages to be found is enough.")] if rules.any_span else []
    return [slack if rules.slack else _("Exactly the words to be found."), *any_span]
