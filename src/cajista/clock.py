"""The day of a build: the only place where a clock is read, so that everything else is a function of its inputs."""

import datetime
import os


def today() -> datetime.date:
    """The day that SOURCE_DATE_EPOCH tells (reproducible-builds.org), else the clock's, in UTC."""
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    utc = datetime.UTC
    if stated.isascii() and stated.isdigit():
        try:
            return datetime.datetime.fromtimestamp(int(stated), utc).date()
        except (OverflowError, ValueError, OSError):
            pass  # no moment that a calendar has
    return datetime.datetime.now(utc).date()
