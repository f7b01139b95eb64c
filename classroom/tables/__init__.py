"""Tables that leave the site: what they hold, and how they are written as files for spreadsheets. Pure."""

from classroom.tables.files import MIME_TYPES, FileKind, to_file
from classroom.tables.table import Cell, Column, Kind, Table

__all__ = ["MIME_TYPES", "Cell", "Column", "FileKind", "Kind", "Table", "to_file"]
