"""Dates as articles state them: a year, perhaps a month, perhaps a day."""

import datetime
import re
from dataclasses import dataclass
from typing import Any

_FORM = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date in the Gregorian calendar; month and day are 0 where they are not stated (ISO 8601-1, 4.3)."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: object) -> "PartialDate":
        """`2023`, `2023-02` or `2023-02-01` as a date.

        Raises:
            ValueError: the text has another form, or there is no such day.
        """
        if isinstance(text, PartialDate):
            return text
        form = _FORM.fullmatch(str(text).strip())
        if not form:
            raise ValueError("not-a-date")
        year, month, day = (int(part or 0) for part in form.groups())
        try:
            datetime.date(year, month or 1, day or 1)
        except ValueError:
            raise ValueError("no-such-date") from None
        if (form[2] is not None and not month) or (form[3] is not None and not day):
            raise ValueError("no-such-date")
        return cls(year, month, day)

    def __str__(self) -> str:
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])

    @property
    def first_day(self) -> datetime.date:
        """The first day that the date can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """How pydantic reads the type; called only where pydantic already is in use."""
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            cls.parse,
            json_schema_input_schema=core_schema.str_schema(pattern=r"^\d{4}(-\d{1,2}){0,2}$"),
        )
