"""Enumerations stored as short readable strings with a CHECK constraint, alike on SQLite and PostgreSQL."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Enum


def enum_column(enumeration: type[StrEnum], name: str) -> Enum:
    """Column type for a :class:`~enum.StrEnum`; ``name`` names the constraint."""
    return Enum(
        enumeration,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=20,
        values_callable=lambda members: [member.value for member in members],
    )
