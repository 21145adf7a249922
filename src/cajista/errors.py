"""What stops the build of one thing. What an editor can mend is a `Finding` instead."""

import errno
import os
from collections.abc import Sequence
from typing import Any

from .findings import Finding, Message, Translate, message


class CajistaError(Exception):
    """The build of this thing cannot go on; it says why, and how to mend it.

    `findings` are what an editor has to mend for that, where it can be said so.
    """

    findings: Sequence[Finding] = ()

    def __init__(self, what: Message | str, hint: Message | None = None) -> None:
        super().__init__(what, hint)
        self.what = what if isinstance(what, Message) else Message("{text}", {"text": what})
        self.hint = hint

    def __str__(self) -> str:
        return self.render()

    def render(self, translate: Translate = str) -> str:
        """The reason and the mending, in the language that `translate` speaks."""
        return "\n".join(part.render(translate) for part in (self.what, self.hint) if part)

    def to_plain(self) -> list[Any]:
        """The reason and the mending in lists, mappings and plain values, for keeping."""
        return [part.to_plain() for part in (self.what, self.hint) if part]

    @staticmethod
    def from_plain(plain: list[Any]) -> "CajistaError":
        """The error that `to_plain` took apart."""
        return CajistaError(*(Message.from_plain(part) for part in plain))


class UsageError(CajistaError):
    """The command was wrong, or the project cannot be used at all: exit status 2."""


class ProgramError(CajistaError):
    """A fault of the program itself, told in a sentence."""

    def __init__(self, error: Exception) -> None:
        reason = f"{type(error).__name__}: {error}"
        super().__init__(
            message("Something went wrong in the program itself: {reason}.", reason=reason),
            message("Please report it; CAJISTA_DEBUG=1 shows where."),
        )

    def __reduce__(self) -> tuple[Any, ...]:
        return CajistaError, (self.what, self.hint)


def failure_of(error: Exception) -> CajistaError:
    """Why something cannot be made: its own error, or a fault of ours, which CAJISTA_DEBUG=1 shows whole."""
    if isinstance(error, CajistaError):
        return error
    if os.environ.get("CAJISTA_DEBUG"):
        import traceback

        traceback.print_exception(error)
    if type(error).__name__ in ("BrokenProcessPool", "KilledWorker"):
        return CajistaError(
            message("The process that worked on it was stopped, perhaps for want of memory."),
            message("Close other programs, or try again with --jobs 1."),
        )
    return ProgramError(error)


_REASONS = {
    errno.EACCES: message("there is no permission for it"),
    errno.EPERM: message("there is no permission for it"),
    errno.EROFS: message("nothing can be written there"),
    errno.ENOSPC: message("the disk is full"),
    errno.EDQUOT: message("the disk is full"),
    errno.ENOENT: message("it is not there"),
    errno.ENOTDIR: message("a file stands where a folder should be"),
    errno.EISDIR: message("it is a folder, not a file"),
    errno.EEXIST: message("a file stands where a folder should be"),
    errno.ENAMETOOLONG: message("its name is too long"),
    errno.ELOOP: message("it is a link that leads in a circle"),
    errno.EIO: message("the disk has a fault"),
    errno.EMFILE: message("too many files are open"),
    errno.EADDRINUSE: message("another program has it"),
}


def reason_of(error: OSError | ValueError) -> Message:
    """Why a file could not be read or written, in words; the system's own where we have none."""
    known = _REASONS.get(getattr(error, "errno", None) or 0)
    return known or Message(getattr(error, "strerror", None) or str(error))
