"""What stops the build of one thing. What an editor can mend is a `Finding` instead."""


class CajistaError(Exception):
    """The build of this thing cannot go on; the message says why and how to mend it."""


class UsageError(CajistaError):
    """The command was wrong, or the project cannot be used at all: exit status 2."""
