"""Words of the bank in the language of the page: problems of options, reasons of rejections, acts of curation."""

from __future__ import annotations

from flask_babel import lazy_gettext

from classroom.item_bank.answer_key import Problem
from classroom.item_bank.flaw_hints import Hint
from classroom.item_bank.proofs import Breach
from classroom.item_bank.version_changes import Part
from classroom.models import ItemEventKind, ItemKind

PROBLEMS = {
    Problem.TOO_FEW: lazy_gettext("There are too few options for this kind of question."),
    Problem.TOO_MANY: lazy_gettext("There are more than 12 options."),
    Problem.NO_KEY: lazy_gettext("No option is marked as right."),
    Problem.SEVERAL_KEYS: lazy_gettext("Only one option can be right in this kind of question."),
    Problem.TWO_OPTIONS: lazy_gettext("A true-or-false question has exactly two options."),
    Problem.TWICE: lazy_gettext("Two options say the same."),
    Problem.HALF_EMPTY: lazy_gettext("Each pair needs both of its halves."),
    Problem.ARROW: lazy_gettext("A half of a pair cannot hold an arrow (→)."),
    Problem.NO_NUMBER: lazy_gettext("An accepted answer is not a number (write it like 12500 or 12.5)."),
}

#: Usual reasons for a rejection; a teacher may write another one.
REJECTIONS = {
    "wrong_key": lazy_gettext("The right answer is wrong"),
    "two_answers": lazy_gettext("Two answers are right"),
    "not_proved": lazy_gettext("The quotes do not prove it"),
    "unclear": lazy_gettext("Unclear or badly written"),
    "trivial": lazy_gettext("Of little interest"),
    "too_easy": lazy_gettext("Too easy"),
    "too_hard": lazy_gettext("Too hard"),
    "double": lazy_gettext("Much like another question"),
}

#: What a question should be looked at again for.
HINTS = {
    Hint.TWIN_OPTIONS: lazy_gettext("Two options say the same."),
    Hint.OVERLAPPING_OPTIONS: lazy_gettext(
        "One option contains another: if the longer one is right, so is the shorter."
    ),
    Hint.LONGEST_IS_RIGHT: lazy_gettext("The right answer is by far the longest: that gives it away."),
    Hint.STEM_REPEATED_IN_KEY: lazy_gettext("Words of the question come back in the right answer alone."),
    Hint.KEY_IN_STEM: lazy_gettext("The question contains its answer."),
    Hint.TOO_LONG: lazy_gettext("The question or an option is very long."),
    Hint.UNTIDY: lazy_gettext("Check the signs: doubled spaces or words, a quotation mark or bracket left open."),
    Hint.UNJOINED: lazy_gettext("An elision or a contraction is missing (“de le”, “que il”)."),
    Hint.MOMENT_OF_WRITING: lazy_gettext("“Yesterday”, “on Tuesday”: students do not know from which day to count."),
    Hint.NO_EVIDENCE: lazy_gettext("A contradiction needs two quotes."),
    Hint.SUPPORTED: lazy_gettext("A wrong option stands in the quoted words: is it really wrong?"),
}

#: Where two versions of a question differ.
PARTS = {
    Part.STEM: lazy_gettext("Question"),
    Part.OPTIONS: lazy_gettext("Options"),
    Part.RATIONALE: lazy_gettext("Explanation for the review"),
    Part.EVIDENCE: lazy_gettext("Evidence"),
    Part.TOPIC: lazy_gettext("Topic"),
    Part.KIND: lazy_gettext("Kind of question"),
    Part.DIFFICULTY: lazy_gettext("Difficulty"),
}

#: Why a quote no longer stands.
BREACHES = {
    Breach.REPLACED: lazy_gettext("the corrected version of the dispatch no longer has these words"),
    Breach.WITHDRAWN: lazy_gettext("the dispatch was taken out of the dossier"),
    Breach.OUTSIDE: lazy_gettext("these words are no longer part of the article"),
}

EVENTS = {
    ItemEventKind.WRITTEN: lazy_gettext("written"),
    ItemEventKind.ACCEPTED: lazy_gettext("accepted"),
    ItemEventKind.EDITED: lazy_gettext("edited"),
    ItemEventKind.REJECTED: lazy_gettext("rejected"),
    ItemEventKind.UNDONE: lazy_gettext("put back to review"),
    ItemEventKind.RETIRED: lazy_gettext("retired"),
    ItemEventKind.RESTORED: lazy_gettext("restored"),
}

#: What the teacher is told to write in the options, by kind.
OPTION_HINTS = {
    ItemKind.SINGLE: lazy_gettext("At least two options; mark the right one."),
    ItemKind.MULTIPLE: lazy_gettext("At least two options; mark every right one."),
    ItemKind.TRUE_FALSE: lazy_gettext("Two options; mark the right one."),
    ItemKind.ORDER: lazy_gettext("Write the steps in the right order; students see them shuffled."),
    ItemKind.MATCH: lazy_gettext("Write each pair on one line; students see the halves shuffled."),
    ItemKind.NUMERIC: lazy_gettext("Write each number that counts as right."),
    ItemKind.SHORT: lazy_gettext("Write each answer that counts as right; capitals do not matter."),
}


def rejection(reason: str | None) -> str:
    """A reason as it was chosen or written."""
    return str(REJECTIONS.get(reason or "", reason or ""))
