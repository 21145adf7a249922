"""The command line: the only place that prints and sets exit statuses."""

import gc
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from .. import compiled_patterns
from ..errors import CajistaError, ProgramError, UsageError
from .arguments import parsed
from .common import FAULTY, UNUSABLE
from .speaker import Speaker, check_language

__all__ = ["main", "run"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and returns its exit status: 0 fine, 1 errors found, 2 wrong usage."""
    _take_every_character()
    options = parsed(sys.argv[1:] if arguments is None else arguments)
    speaker = Speaker(options)
    try:
        check_language(options.ui_lang)
        status: int = options.run(options, speaker)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAULTY
    except UsageError as error:
        speaker.findings(error.findings)
        speaker.tell(f"cajista: {error.render(speaker.translate)}")
        return UNUSABLE
    except CajistaError as error:
        speaker.tell(f"cajista: {error.render(speaker.translate)}")
        return FAULTY
    except Exception as error:  # a fault of ours: said in a sentence, and told whole on request
        if os.environ.get("CAJISTA_DEBUG"):
            raise
        speaker.tell(f"cajista: {ProgramError(error).render(speaker.translate)}")
        return FAULTY
    except KeyboardInterrupt:
        speaker.tell("")
        return 130
    return status


def _take_every_character() -> None:
    """Has a terminal or file that is not in UTF-8 show what it does not know as `\\u2265`: no run ends at that."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def run() -> NoReturn:
    """Runs a command as a program, which ends at once: to take apart all that was loaded costs a fifth of a build.

    Articles are trees that go as soon as nobody needs them; to look for garbage as often as Python does by
    default costs a tenth of the time.
    """
    gc.set_threshold(50_000, 10, 10)  # for processes forked from this one, too
    compiled_patterns.quicken()
    status = main()
    compiled_patterns.keep()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # whoever read it may have gone
            stream.flush()
    os._exit(status)
