"""Words of the bank in the language of the page: problems of options, reasons of rejections, acts of curation."""

from __future__ import annotations

from flask_babel import lazy_gettext

from classroom.item_bank.answer_key import Problem
from classroom.item_bank.flaw_hints import Hint
from classroom.item_bank.marking_words import marking
from classroom.item_bank.proofs import Breach
from classroom.item_bank.rules import rules_of, usual
from classroom.item_bank.version_changes import Part
from classroom.models import ItemEventKind, ItemKind, ItemVersion

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
    Problem.NO_DATE: lazy_gettext("An accepted answer is not a date with its year (write it like 8 août 2008)."),
    Problem.NO_GAP: lazy_gettext("The text has no gap: write [1] where the first one is to be."),
    Problem.GAP_NUMBERS: lazy_gettext("The gaps of the text are numbered [1], [2], [3]… each once, ten at most."),
    Problem.GAP_OPEN: lazy_gettext("A gap has no right answer."),
    Problem.GAP_UNKNOWN: lazy_gettext("An answer belongs to a gap that is not in the text."),
    Problem.NO_PASSAGE: lazy_gettext("Give the passage in which the proof is to be found."),
    Problem.NOT_IN_PASSAGE: lazy_gettext("Words to be found do not stand in the passage."),
    Problem.WIDE: lazy_gettext("The wider tolerance has to be larger than the other one."),
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
    Hint.GAP_GIVEN_AWAY: lazy_gettext("What a gap asks for stands elsewhere in the text."),
    Hint.PROOF_TWICE: lazy_gettext(
        "Words to be found stand more than once in the passage: either place counts as right."
    ),
    Hint.PROOF_LARGE: lazy_gettext("The words to be found are more than half of the passage."),
    Hint.MIXED_PRECISION: lazy_gettext(
        "The accepted dates are not equally precise; students are told the precision of the first."
    ),
    Hint.TOLERANCE_WIDE: lazy_gettext("The tolerance is more than half of the number."),
    Hint.NO_GRID: lazy_gettext("Without expected elements, everybody who marks has to find the grid anew."),
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
    Part.TEXT: lazy_gettext("Text with gaps"),
    Part.PASSAGE: lazy_gettext("Passage"),
    Part.SOURCE: lazy_gettext("Whose words these are"),
    Part.MARKING: lazy_gettext("Marking"),
    Part.POINTS: lazy_gettext("Points"),
    Part.FEEDBACK_RIGHT: lazy_gettext("Said to those who are right"),
    Part.FEEDBACK_WRONG: lazy_gettext("Said to the others"),
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
    ItemKind.SHORT: lazy_gettext("Write each answer that counts as right, every spelling you accept."),
    ItemKind.DATE: lazy_gettext(
        "Write the date as precisely as it is to be given: “8 août 2008”, “août 2008”, “2008”, “été 2008”, "
        "“début août 2008”. Students are told how precise it has to be."
    ),
    ItemKind.GAP: lazy_gettext(
        "Write the answers of each gap. A gap with a wrong answer among its own becomes a list to choose from; "
        "the others are typed."
    ),
    ItemKind.OPEN: lazy_gettext(
        "Write what a good answer contains: this is the grid by which you mark. Students see it only in the review."
    ),
    ItemKind.HIGHLIGHT: lazy_gettext("Write the words to be found, exactly as they stand in the passage."),
}

#: What the rows are called, by kind.
OPTION_TITLES = {
    **dict.fromkeys((ItemKind.SINGLE, ItemKind.MULTIPLE, ItemKind.TRUE_FALSE), lazy_gettext("Options")),
    ItemKind.ORDER: lazy_gettext("Steps"),
    ItemKind.MATCH: lazy_gettext("Pairs"),
    **dict.fromkeys((ItemKind.NUMERIC, ItemKind.SHORT, ItemKind.DATE), lazy_gettext("Accepted answers")),
    ItemKind.GAP: lazy_gettext("Answers in the gaps"),
    ItemKind.OPEN: lazy_gettext("Expected elements"),
    ItemKind.HIGHLIGHT: lazy_gettext("Words to be found"),
}
#: What the button says that adds one, by kinds.
ADD_OPTION = {
    "single multiple true_false": lazy_gettext("Add an option"),
    "order": lazy_gettext("Add a step"),
    "match": lazy_gettext("Add a pair"),
    "numeric short date gap": lazy_gettext("Add an answer"),
    "open": lazy_gettext("Add an element"),
    "highlight": lazy_gettext("Add words to be found"),
}

#: What a part of an answer wins, by kind; the formulas of :mod:`classroom.attempts.scoring`.
PARTIAL_HINTS = {
    ItemKind.MULTIPLE: lazy_gettext("Right ones chosen of all right ones, less wrong ones chosen of all wrong ones."),
    ItemKind.ORDER: lazy_gettext("Neighbours in the right order, of all neighbours."),
    ItemKind.MATCH: lazy_gettext("Right pairs of all pairs."),
    ItemKind.SHORT: lazy_gettext("Half the points where letters are wrong that are forgiven; otherwise all of them."),
    ItemKind.NUMERIC: lazy_gettext("Half the points in the wider tolerance, and where the unit is wrong."),
    ItemKind.DATE: lazy_gettext("Right parts in turn: year, then month, then day."),
    ItemKind.GAP: lazy_gettext("Right gaps of all gaps."),
    ItemKind.HIGHLIGHT: lazy_gettext(
        "Twice the right words chosen, of words chosen and words to be found together; nothing below one half."
    ),
}


def marking_of(version: ItemVersion) -> list[str]:
    """What a teacher has chosen for the marking of a version; the usual goes without saying."""
    rules = rules_of(version.kind, version.rules)
    return [] if rules == usual(rules) else marking(version.kind, rules)


def rejection(reason: str | None) -> str:
    """A reason as it was chosen or written."""
    return str(REJECTIONS.get(reason or "", reason or ""))
