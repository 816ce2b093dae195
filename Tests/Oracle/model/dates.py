"""Civil dates, periods, working days (DOMAIN 4.2) and timestamps (4.1)."""

import calendar as months
import re
from datetime import date, timedelta

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TIMESTAMP = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,6}))?(Z|[+-][0-9]{2}:[0-9]{2})"
)
DAY = timedelta(days=1)
_MICROSECONDS_OF_DAY = 86_400_000_000
_SHANGHAI = 8 * 3_600_000_000


def parse_date(value):
    """The date, or None when the value is no valid date of the years 1900 to 2200."""
    match = _DATE.fullmatch(value) if isinstance(value, str) else None
    if not match:
        return None
    year, month, day = map(int, match.groups())
    if not (1900 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= months.monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def day(text):
    """The date of a text already known to be valid; None stays None."""
    return None if text is None else date.fromisoformat(text)


def text(value):
    return None if value is None else value.isoformat()


def parse_timestamp(value):
    """Microseconds since day 0 of the proleptic calendar, UTC; a bare date is its last microsecond at +08:00."""
    whole_day = parse_date(value)
    if whole_day:
        return (whole_day.toordinal() + 1) * _MICROSECONDS_OF_DAY - 1 - _SHANGHAI
    match = _TIMESTAMP.fullmatch(value) if isinstance(value, str) else None
    if not match:
        return None
    on, hour, minute, second, fraction, zone = match.groups()
    on = parse_date(on)
    if on is None or int(hour) > 23 or int(minute) > 59 or int(second) > 59:
        return None
    offset = 0
    if zone != "Z":
        if int(zone[1:3]) > 23 or int(zone[4:6]) > 59:
            return None
        offset = (int(zone[1:3]) * 60 + int(zone[4:6])) * 60_000_000 * (-1 if zone[0] == "-" else 1)
    seconds = (int(hour) * 60 + int(minute)) * 60 + int(second)
    return (
        on.toordinal() * _MICROSECONDS_OF_DAY + seconds * 1_000_000 + int((fraction or "0").ljust(6, "0")) - offset
    )


def date_in_shanghai(instant):
    return date.fromordinal((instant + _SHANGHAI) // _MICROSECONDS_OF_DAY)


def add_months(d, n):
    total = d.year * 12 + d.month - 1 + n
    year, month = divmod(total, 12)
    month += 1
    return date(year, month, min(d.day, months.monthrange(year, month)[1]))


def add_years(d, n):
    return add_months(d, 12 * n)


def anniversary(d, n):
    if (d.month, d.day) == (2, 29) and not months.isleap(d.year + n):
        return date(d.year + n, 3, 1)
    return d.replace(year=d.year + n)


def period_end(d, n, kind):
    """Last day of a period of n years starting on d."""
    return add_years(d, n) if kind == "correspondingDay" else anniversary(d, n) - DAY


def is_workday(d, calendar):
    name = d.isoformat()
    if name in calendar.get("workdays", ()):
        return True
    if name in calendar.get("daysOff", ()):
        return False
    return d.weekday() < 5


def count_days(first, last, kind, calendar):
    """Days of the kind from first to last, both counted; 0 if last is earlier."""
    count = 0
    while first <= last:
        count += kind == "calendarDay" or is_workday(first, calendar)
        first += DAY
    return count


def roll_forward(d, calendar):
    while not is_workday(d, calendar):
        d += DAY
    return d
