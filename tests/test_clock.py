"""The day of a build is an input: SOURCE_DATE_EPOCH where it tells one, else the clock."""

import datetime

import pytest

from cajista.clock import today


@pytest.mark.parametrize(("stated", "day"), [("0", "1970-01-01"), ("1700000000", "2023-11-14")])
def test_the_day_is_that_of_the_sources(monkeypatch: pytest.MonkeyPatch, stated: str, day: str) -> None:
    """A build that states its moment has the same day whenever it runs."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stated)
    assert today().isoformat() == day


@pytest.mark.parametrize("stated", ["", "soon", "-1", "9" * 30])
def test_what_is_no_moment_leaves_the_clock(monkeypatch: pytest.MonkeyPatch, stated: str) -> None:
    """A value that no calendar has stops nothing."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stated)
    assert abs(today() - datetime.datetime.now(datetime.UTC).date()) <= datetime.timedelta(days=1)
