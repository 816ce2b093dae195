"""The recording clock: it only moves forward, and likes to land on limits."""

from datetime import date, timedelta

from model import dates

_DAY = 86_400_000_000
_SHANGHAI = 8 * 3_600_000_000


class Clock:
    def __init__(self, chance, start=date(2017, 3, 1)):
        self.chance = chance
        # The last instant used; every stamp is at or after it.
        self.instant = start.toordinal() * _DAY - _SHANGHAI

    @property
    def today(self):
        return dates.date_in_shanghai(self.instant)

    def move_to(self, d):
        self.instant = max(self.instant, d.toordinal() * _DAY - _SHANGHAI)

    def advance(self, limits):
        """Moves on a little, a lot, or to one of the coming limits, a day before, on or after it."""
        chance = self.chance
        kind = chance.weighted([("stay", 55), ("days", 32), ("weeks", 7), ("months", 1.2), ("limit", 4)])
        if kind == "days":
            self.move_to(self.today + timedelta(days=chance.randint(1, 9)))
        elif kind == "weeks":
            self.move_to(self.today + timedelta(days=chance.randint(10, 70)))
        elif kind == "months":
            self.move_to(self.today + timedelta(days=chance.randint(90, 400)))
        elif kind == "limit":
            coming = [d for d in limits if self.today < d < self.today + timedelta(days=1500) and d.year < 2090]
            if coming:
                self.move_to(chance.pick(coming) + timedelta(days=chance.randint(-1, 1)))

    def stamp(self):
        """A timestamp of today in one of the forms of the specification, not before the last one."""
        chance = self.chance
        end_of_day = (self.today.toordinal() + 1) * _DAY - 1 - _SHANGHAI
        if self.instant == end_of_day or chance.percent(12):
            self.instant = end_of_day
            return self.today.isoformat()
        room = end_of_day - self.instant
        self.instant += min(room, chance.choice([0, 1, 1_000_000, 60_000_000, room // 50]))
        return written(self.instant, chance)


def written(instant, chance):
    """An instant as a timestamp, in a random zone."""
    offset = chance.weighted([(480, 6), (0, 3), (None, 3), (-210, 1), (345, 1)])
    local = instant + (offset or 0) * 60_000_000
    day, rest = divmod(local, _DAY)
    seconds, micro = divmod(rest, 1_000_000)
    text = f"{date.fromordinal(day)}T{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if micro:
        fraction = f"{micro:06}"
        text += "." + (fraction.rstrip("0") if chance.percent(50) else fraction)
    elif chance.percent(10):
        text += "." + "0" * chance.randint(1, 6)
    if offset is None:
        return text + "Z"
    sign = "-" if offset < 0 else "+"
    return text + f"{sign}{abs(offset) // 60:02}:{abs(offset) % 60:02}"
