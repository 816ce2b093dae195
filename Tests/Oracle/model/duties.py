"""The yearly report: due days, windows and overdue years (DOMAIN 7)."""

from datetime import date


def _in_year(year, month_day):
    month, day = month_day.split("-")
    return date(year, int(month), int(day))


def due_on(law, year):
    return _in_year(year, law["reportDueMonthDay"])


def window_opens_on(law, year):
    return _in_year(year, law["reportWindowOpensMonthDay"])


def law_of_year(state, year):
    """The version that governs the report of the year, or None: then no report is due."""
    return state.law_in_force(date(year, 12, 31))


def submitted_by(state, space, year, d):
    submitted_on = state.reports.get((space.id, year))
    return submitted_on is not None and submitted_on <= d


def is_owed(state, space, year):
    """The space owes a report for the year: titled on the due day, and not exempt as in its first year."""
    law, first = law_of_year(state, year), state.earliest_valid_from(space)
    if law is None or first is None or year < first.year:
        return False
    if state.title_on(space, due_on(law, year)) is None:
        return False
    return year != first.year or law["reportDueInCertificationYear"]


def overdue_years(state, space, d):
    first = state.earliest_valid_from(space)
    if first is None:
        return []
    return [
        year
        for year in range(first.year, d.year + 1)
        if is_owed(state, space, year)
        and due_on(law_of_year(state, year), year) < d
        and not submitted_by(state, space, year, d)
    ]
