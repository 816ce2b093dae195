"""A command past the generic checks, with its place in the log."""

from dataclasses import dataclass, replace
from datetime import date

from . import dates


@dataclass(frozen=True)
class Submission:
    command_id: str
    recorded_at: int
    recorded_at_text: str
    recorded_by: str
    command: str
    data: dict

    def day(self, name):
        """The date in a field; None if absent."""
        return dates.day(self.data.get(name))

    @property
    def recorded_on(self) -> date:
        return dates.date_in_shanghai(self.recorded_at)

    def with_data(self, data):
        return replace(self, data=data)
