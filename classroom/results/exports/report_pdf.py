"""The class report as a PDF, by fpdf2: A4 across, headings again on every page, wide gradebooks in several parts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from flask_babel import format_date, format_decimal
from flask_babel import gettext as _
from fpdf import FPDF
from fpdf.enums import Align, TableBordersLayout
from fpdf.fonts import FontFace, TTFFont

from classroom.attempts.paper_pdf import FACES, FONTS
from classroom.results.class_report import ClassReport
from classroom.results.exports.gradebook_table import gradebook_notes, gradebook_table
from classroom.results.exports.report_tables import quizzes_table
from classroom.tables import Cell, Kind, Table
from classroom.tables.table import rounded

MARGIN = 14.0
GREY = 105
#: Columns that fit beside that of names.
BESIDE = 12
#: Width of the first column, in widths of another one.
FIRST = 3.2


class _Pages(FPDF):
    """Pages with class, day and number at the foot."""

    def __init__(self, title: str, now: datetime) -> None:
        super().__init__(orientation="L", format="A4")
        for family, style, file in FACES:
            self.add_font(family, style, FONTS / file)
        self.said = f"{title} · {format_date(now, 'long')}"
        self.set_title(title)
        self.set_creation_date(now)
        self.set_margins(MARGIN, MARGIN)
        self.set_auto_page_break(True, MARGIN + 4)
        self.add_page()

    def footer(self) -> None:
        """What and when on the left, number of the page on the right."""
        self.set_y(-MARGIN)
        self.set_font("sans", size=7.5)
        self.set_text_color(GREY)
        number = _("Page %(number)s of %(last)s", number=self.page_no(), last="{nb}")
        self.cell(self.epw * 0.8, 5, self.said)
        self.cell(self.epw * 0.2, 5, number, align=Align.R)
        self.set_text_color(0)


def report_pdf(report: ClassReport, now: datetime) -> bytes:
    """The report as a PDF file.

    :param now: in the site's time zone.
    """
    pdf = _Pages(_("Report of %(name)s", name=report.read.school_class.name), now)
    pdf.set_font("serif", "B", 17)
    pdf.cell(0, 9, _("Report of %(name)s", name=report.read.school_class.name), new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("sans", size=9)
    for note in gradebook_notes(report.read)[1:]:
        pdf.cell(0, 5, note, new_x="LMARGIN", new_y="NEXT")
    for table in (quizzes_table(report), gradebook_table(report.read)):
        for part in _parts(table):
            _write(pdf, part)
    made = bytes(pdf.output())
    for font in pdf.fonts.values():
        # The library leaves their files open.
        if isinstance(font, TTFFont):
            font.close()
    return made


def _parts(table: Table) -> list[Table]:
    """A table in parts that fit on a page, each with the first column."""
    columns = len(table.columns)
    parts = []
    for first in range(1, max(columns, 2), BESIDE):
        places = [0, *range(first, min(first + BESIDE, columns))]
        parts.append(
            Table(
                table.title,
                [table.columns[place] for place in places],
                [[line[place] for place in places] for line in table.rows],
                [[line[place] for place in places] for line in table.footer],
            )
        )
    return parts


def _write(pdf: _Pages, table: Table) -> None:
    pdf.ln(5)
    # A title does not stand at the foot of a page by itself.
    if pdf.will_page_break(40):
        pdf.add_page()
    pdf.set_font("serif", "B", 12)
    pdf.cell(0, 8, table.title, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("sans", size=8)
    with pdf.table(
        borders_layout=TableBordersLayout.HORIZONTAL_LINES,
        col_widths=(FIRST, *[1.0] * (len(table.columns) - 1)),
        headings_style=FontFace(emphasis="BOLD"),
        line_height=4.6,
        text_align=(Align.L, *[Align.R] * (len(table.columns) - 1)),
        width=pdf.epw * min(1.0, (FIRST + len(table.columns) - 1) / (FIRST + BESIDE) + 0.1),
        align=Align.L,
    ) as lines:
        lines.row([column.heading for column in table.columns])
        for line in table.rows:
            lines.row(_cells(line, table))
        for line in table.footer:
            lines.row(_cells(line, table), style=FontFace(emphasis="BOLD"))


def _cells(line: Sequence[Cell], table: Table) -> list[str]:
    return [_words(value, column.kind) for value, column in zip(line, table.columns, strict=True)]


def _words(value: Cell, kind: Kind) -> str:
    value = rounded(value, kind)
    if value is None:
        return "–"
    return str(format_decimal(value)) if isinstance(value, int | float) else str(value)
