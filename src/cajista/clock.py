"""The moment of a build: the only place where a clock is read, so that everything else is a function of its inputs."""

import datetime
import os


def today() -> datetime.date:
    """The day that SOURCE_DATE_EPOCH tells (reproducible-builds.org), else the clock's, in UTC."""
    return _moment().date()


def now() -> str:
    """The moment that SOURCE_DATE_EPOCH tells, else the clock's, to the second, in UTC: 2026-01-31T12:00:00Z."""
    return f"{_moment():%Y-%m-%dT%H:%M:%SZ}"


def _moment() -> datetime.datetime:
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    utc = datetime.UTC
    if stated.isascii() and stated.isdigit():
        try:
            return datetime.datetime.fromtimestamp(int(stated), utc)
        except (OverflowError, ValueError, OSError):
            pass  # no moment that a calendar has
    return datetime.datetime.now(utc)
