"""Values of durations and of what comes back (« trois ans », « chaque mardi »)."""

from __future__ import annotations

from questions import timex
from questions.calendar.requests import Request
from questions.timex import Unit


def duration_of(request: Request) -> str:
    """« trois ans », « deux heures et demie »."""
    if "multiple" in request.groups:
        unit, times = request.calendar.pack.entry("multiples")[request.groups["multiple"].lower()]
        return timex.duration_value(round(request.number * times), unit)
    if "minutes" in request.groups:
        return f"PT{round(request.number)}H{round(request.calendar.count(request.groups['minutes'])):02}M"
    if "half" in request.groups and (halved := _halved(request)):
        return halved
    unit, number = counted(request)
    if "half" in request.groups and unit == "minute":
        return f"PT{number // 60}H{number % 60:02}M"
    return timex.duration_value(number, unit)


def _halved(request: Request) -> str | None:
    """« deux mois et demi », « une semaine et demie »: with half a unit in days and hours; none for other units."""
    unit, number = request.table("unit"), round(request.number)
    if unit == "month":
        return f"P{number}M15D"
    return f"PT{number * 168 + 84}H" if unit == "week" else None


def half_duration_of(request: Request) -> str:
    """« une demi-heure », « trois quarts d'heure », « une heure et quart »."""
    if request.groups.keys() & {"quarter", "quarters"}:
        minutes = 15 if "quarter" in request.groups else 45
        return f"PT{round(request.number)}H{minutes}M" if "number" in request.groups else f"PT{minutes}M"
    if request.groups["unit"].lower() in request.calendar.tables["multiple"]:
        unit, times = request.calendar.pack.entry("multiples")[request.groups["unit"].lower()]
        return timex.duration_value(round(times / 2), unit)
    return {"hour": "PT30M", "day": "PT12H"}[request.table("unit")]


def set_of(request: Request) -> str:
    """« chaque mardi », « tous les trois mois »."""
    groups = request.groups
    if "weekday2" in groups:
        return "/".join(f"XXXX-WXX-{request.table('weekday', name)}" for name in ("weekday", "weekday2"))
    if "weekday" in groups:
        return f"XXXX-WXX-{request.table('weekday')}"
    if "month" in groups:
        return f"XXXX-{int(request.table('month')):02}"
    if "season" in groups:
        return f"XXXX-{request.table('season')}"
    number = round(request.number) if "number" in groups else 1
    return timex.duration_value(number, request.table("unit")) if "unit" in groups else "PXX"  # type: ignore[arg-type]


def counted(request: Request) -> tuple[Unit, int]:
    """A whole number of a unit; « un an et demi » is eighteen months."""
    unit: Unit = request.table("unit") if "unit" in request.groups else request.match.rule.text("unit")  # type: ignore
    number = request.number + (0.5 if "half" in request.groups else 0)
    finer: dict[Unit, tuple[Unit, int]] = {
        "year": ("month", 12),
        "day": ("hour", 24),
        "hour": ("minute", 60),
        "minute": ("second", 60),
    }
    if not number.is_integer() and unit in finer:
        unit, number = finer[unit][0], number * finer[unit][1]
    return unit, round(number)
