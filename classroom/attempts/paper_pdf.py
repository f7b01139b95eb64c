"""A quiz as a PDF, made by fpdf2: the sheet for the class, or the key with its quotes for the teacher.

A question is never cut by the end of a page unless it is longer than a page, and the title of a section stays with its
first question. Lines break at spaces only, so that a narrow space inside guillemets holds. Lengths are in millimetres.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask_babel import gettext as _
from fpdf import FPDF
from fpdf.enums import Align, WrapMode, XPos, YPos
from fpdf.fonts import TTFFont

from classroom.attempts.paper_content import Paper, PaperKey, PaperSection
from classroom.attempts.presenting import PresentedItem
from classroom.models import ItemKind

FONTS = Path(__file__).parent / "fonts"
FACES = (
    ("serif", "", "DejaVuSerif.ttf"),
    ("serif", "B", "DejaVuSerif-Bold.ttf"),
    ("serif", "I", "DejaVuSerif-Italic.ttf"),
    ("sans", "", "DejaVuSans.ttf"),
    ("sans", "B", "DejaVuSans-Bold.ttf"),
)
MARGIN = 18.0
#: Width of the column of numbers.
NUMBER = 9.0
LINE = 5.0
#: Room to write one line by hand.
HANDWRITING = 9.0
GREY = 105
#: Lines for an open answer without a limit of words, and words that fit on a line.
USUAL_LINES, WORDS_ON_A_LINE = 6, 10

# The library tells of every table of a font that it leaves out.
logging.getLogger("fontTools").setLevel(logging.ERROR)


def paper_pdf(paper: Paper) -> bytes:
    """The quiz as a PDF file, A4."""
    pdf, ruler = _Pages(paper), _Pages(paper)
    ruler.set_auto_page_break(False)
    _head(pdf, paper)
    for question, worth in paper.questions:
        ruler.set_y(MARGIN)
        _block(ruler, question, worth)
        # What is longer than a page is cut in any case, and may as well begin here.
        if pdf.will_page_break(ruler.y - MARGIN) and ruler.y < pdf.page_break_trigger:
            pdf.add_page()
        _block(pdf, question, worth)
        pdf.ln(LINE * 0.8)
    made = bytes(pdf.output())
    for page in (pdf, ruler):
        page.close_fonts()
    return made


def _block(pdf: _Pages, question: PresentedItem, worth: str) -> None:
    """A question, with the title of the section that it opens, and with its key."""
    paper = pdf.paper
    if section := paper.sections.get(question.position):
        _section(pdf, section)
    _question(pdf, question, worth, bool(paper.keys))
    if key := paper.keys.get(question.position):
        _key(pdf, key)


class _Pages(FPDF):
    """Pages with their number at the foot, and the fonts."""

    def __init__(self, paper: Paper) -> None:
        super().__init__(format="A4")
        self.paper = paper
        for family, style, file in FACES:
            self.add_font(family, style, FONTS / file)
        self.set_fallback_fonts(["sans"], exact_match=False)
        self.set_title(f"{paper.title} – {_('Key')}" if paper.keys else paper.title)
        self.set_lang("fr")
        self.set_creation_date(paper.made_at)
        self.set_margins(MARGIN, MARGIN)
        self.set_auto_page_break(True, MARGIN + 4)
        self.add_page()

    def footer(self) -> None:
        """Title on the left, number of the page on the right."""
        self.set_y(-MARGIN + 2)
        self.set_font("sans", size=7.5)
        self.set_text_color(GREY)
        said = " · ".join(
            part for part in (self.paper.title, _("Key") if self.paper.keys else "", self.paper.variant) if part
        )
        number = _("Page %(number)s of %(last)s", number=self.page_no(), last="{nb}")
        self.cell(self.epw * 0.75, LINE, _shortened(self, said, self.epw * 0.73))
        self.cell(self.epw * 0.25, LINE, number, align=Align.R)
        self.set_text_color(0)

    def close_fonts(self) -> None:
        """The library leaves their files open."""
        for font in self.fonts.values():
            if isinstance(font, TTFFont):
                font.close()

    def words(self, text: str, indent: float = 0.0, height: float = LINE, **more: Any) -> None:
        """A paragraph, ``indent`` from the left margin."""
        self.set_x(MARGIN + indent)
        more = {"align": Align.L, "new_x": XPos.LMARGIN, "new_y": YPos.NEXT, "wrapmode": WrapMode.WORD} | more
        self.multi_cell(self.epw - indent, height, text, **more)

    def rule(self, left: float, right: float, y: float) -> None:
        """A line to write on, in thin grey."""
        self.set_draw_color(GREY)
        self.set_line_width(0.2)
        self.line(left, y, right, y)
        self.set_draw_color(0)


def _head(pdf: _Pages, paper: Paper) -> None:
    pdf.set_font("serif", "B", 17)
    pdf.words(f"{paper.title} – {_('Key')}" if paper.keys else paper.title, height=8)
    pdf.set_font("sans", size=9)
    if paper.variant:
        pdf.set_text_color(GREY)
        pdf.words(paper.variant)
        pdf.set_text_color(0)
    if not paper.keys:
        pdf.ln(3)
        _blanks(pdf, paper.total)
        if paper.instructions:
            pdf.ln(2)
            pdf.set_font("serif", size=10)
            pdf.words(paper.instructions)
    pdf.ln(2)
    pdf.set_line_width(0.6)
    pdf.line(MARGIN, pdf.get_y(), pdf.w - MARGIN, pdf.get_y())
    pdf.ln(5)


def _blanks(pdf: _Pages, total: str) -> None:
    """Name, class and mark."""
    y = pdf.get_y() + LINE
    for label, width in ((_("Name:"), 0.48), (_("Class:"), 0.26), (_("Mark:"), 0.26)):
        start, length = pdf.get_x(), pdf.epw * width
        pdf.cell(pdf.get_string_width(label) + 2, LINE + 1, label)
        last = label == _("Mark:")
        end = pdf.get_string_width(f"/ {total}") + 2 if last else 3.0
        pdf.rule(pdf.get_x(), start + length - end, y)
        pdf.set_x(start + length - (end if last else 0))
        if last:
            pdf.cell(end, LINE + 1, f"/ {total}", align=Align.R)
    pdf.ln(LINE + 3)


def _section(pdf: _Pages, section: PaperSection) -> None:
    pdf.ln(2)
    pdf.set_font("sans", "B", 12)
    pdf.words(section.title, height=6)
    if section.instructions:
        pdf.set_font("serif", "I", 9.5)
        pdf.words(section.instructions)
    pdf.ln(2.5)


def _question(pdf: _Pages, question: PresentedItem, worth: str, with_key: bool) -> None:
    y = pdf.get_y()
    pdf.set_font("sans", "B", 10.5)
    pdf.cell(NUMBER, LINE + 0.5, f"{question.position}.")
    pdf.set_font("sans", size=8)
    points = f"({worth})"
    width = pdf.get_string_width(points) + 3
    pdf.set_xy(pdf.w - MARGIN - width, y)
    pdf.cell(width, LINE + 0.5, points, align=Align.R)
    pdf.set_xy(MARGIN + NUMBER, y)
    pdf.set_font("serif", "B", 10.5)
    pdf.multi_cell(
        pdf.epw - NUMBER - width - 2, LINE + 0.5, question.stem, align=Align.L, new_x=XPos.LMARGIN, new_y=YPos.NEXT
    )
    pdf.ln(1)
    pdf.set_font("serif", size=10)
    _SPACES[question.kind](pdf, question, with_key)


def _choices(pdf: _Pages, question: PresentedItem, with_key: bool) -> None:
    if question.kind is ItemKind.MULTIPLE and not with_key:
        _hint(pdf, _("Several answers may be right."))
    for text in question.options:
        _boxed(pdf, text, 3.2, 3.2)


def _ranks(pdf: _Pages, question: PresentedItem, with_key: bool) -> None:
    if not with_key:
        _hint(pdf, _("Give each line its rank, 1 for the first."))
    for text in question.options:
        _boxed(pdf, text, 7, 4.4)


def _boxed(pdf: _Pages, text: str, width: float, height: float) -> None:
    """A box and words beside it; the line is as high as it has to be."""
    step = max(LINE, height + 1.2)
    if pdf.will_page_break(step):
        pdf.add_page()
    pdf.set_line_width(0.25)
    pdf.rect(MARGIN + NUMBER, pdf.get_y() + (LINE - height) / 2 + 0.1, width, height)
    pdf.words(text, NUMBER + width + 2.5)
    pdf.ln(max(step - LINE, 0.6))


def _pairs(pdf: _Pages, question: PresentedItem, with_key: bool) -> None:
    for text in question.options:
        pdf.words(f"{text} →", NUMBER)
        if not with_key:
            y = pdf.get_y() - 0.8
            left = MARGIN + NUMBER + min(pdf.get_string_width(f"{text} →") + 3, pdf.epw * 0.45)
            pdf.rule(left, pdf.w - MARGIN, y)
            pdf.ln(2.2)
    pdf.ln(1)
    pdf.set_draw_color(GREY)
    pdf.words(" · ".join(question.choices), NUMBER, border=1, padding=1.5)
    pdf.set_draw_color(0)


def _one_line(pdf: _Pages, question: PresentedItem, with_key: bool) -> None:
    if with_key:
        return
    pdf.ln(HANDWRITING - 2)
    pdf.rule(MARGIN + NUMBER, MARGIN + NUMBER + 90, pdf.get_y())
    if question.unit:
        pdf.set_xy(MARGIN + NUMBER + 92, pdf.get_y() - LINE + 1)
        pdf.cell(text=question.unit, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.ln(1)


def _lines(pdf: _Pages, question: PresentedItem, with_key: bool) -> None:
    if with_key:
        return
    if question.most_words:
        _hint(pdf, _("At most %(most)d words.", most=question.most_words))
    count = -(-question.most_words // WORDS_ON_A_LINE) + 1 if question.most_words else USUAL_LINES
    for _line in range(min(count, 25)):
        pdf.ln(HANDWRITING)
        pdf.rule(MARGIN + NUMBER, pdf.w - MARGIN, pdf.get_y())
    pdf.ln(1)


def _gapped(pdf: _Pages, question: PresentedItem, with_key: bool) -> None:
    blank = "\u00a0".join("_" * 18)
    text = "".join(
        piece if isinstance(piece, str) else f"({piece})\u00a0{blank.replace(chr(160), '')}"
        for piece in question.pieces
    )
    pdf.words(text, NUMBER, height=LINE + (0 if with_key else 3))
    for number, among in enumerate(question.lists, 1):
        if among:
            pdf.words(f"({number})\u00a0{' · '.join(among)}", NUMBER)


def _passage(pdf: _Pages, question: PresentedItem, with_key: bool) -> None:
    if not with_key:
        _hint(pdf, _("Underline the words that prove it."))
    text = "".join(before + word for before, word in question.words) + question.rest
    pdf.words(text.strip(), NUMBER, height=LINE + (0 if with_key else 1.5), border="L", padding=(0, 0, 0, 3))
    if question.source:
        _hint(pdf, question.source)


def _hint(pdf: _Pages, text: str) -> None:
    pdf.set_font("sans", size=8)
    pdf.set_text_color(GREY)
    pdf.words(text, NUMBER)
    pdf.set_text_color(0)
    pdf.set_font("serif", size=10)
    pdf.ln(0.8)


#: How each kind leaves room for its answer.
_SPACES: dict[ItemKind, Callable[[_Pages, PresentedItem, bool], None]] = {
    ItemKind.SINGLE: _choices,
    ItemKind.MULTIPLE: _choices,
    ItemKind.TRUE_FALSE: _choices,
    ItemKind.ORDER: _ranks,
    ItemKind.MATCH: _pairs,
    ItemKind.NUMERIC: _one_line,
    ItemKind.SHORT: _one_line,
    ItemKind.DATE: _one_line,
    ItemKind.GAP: _gapped,
    ItemKind.OPEN: _lines,
    ItemKind.HIGHLIGHT: _passage,
}


def _key(pdf: _Pages, key: PaperKey) -> None:
    """The answer, why, and the quotes, behind a bar."""
    pdf.ln(1)
    page, top = pdf.page, pdf.get_y()
    pdf.set_font("sans", "B", 9)
    pdf.words(f"{_('Right answer:')} {' · '.join(key.answer)}", NUMBER + 4)
    if key.rationale:
        pdf.set_font("serif", size=9)
        pdf.words(key.rationale, NUMBER + 4, height=4.6)
    for proof in key.proofs:
        pdf.ln(0.8)
        pdf.set_font("serif", "I", 9)
        pdf.words(f"«\u202f{proof.quote}\u202f»", NUMBER + 4, height=4.6)
        pdf.set_font("sans", size=7.5)
        pdf.set_text_color(GREY)
        pdf.words(f"– {proof.source}", NUMBER + 4, height=4)
        pdf.set_text_color(0)
    if pdf.page == page:
        pdf.set_line_width(0.8)
        pdf.line(MARGIN + NUMBER + 1, top, MARGIN + NUMBER + 1, pdf.get_y())


def _shortened(pdf: FPDF, text: str, width: float) -> str:
    """The text, cut to what fits."""
    if pdf.get_string_width(text) <= width:
        return text
    while text and pdf.get_string_width(f"{text}…") > width:
        text = text[:-1]
    return f"{text.rstrip()}…"
