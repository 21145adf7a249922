"""The mending of what can be mended in one way only: new texts, and a diff that shows what would change."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from .findings import Edit, Finding
from .model.span import Span


def mended(project: Path, findings: Iterable[Finding]) -> dict[str, tuple[str, str]]:
    """For each file that some findings mend, its text now and its text mended.

    Of two mendings of one stretch the first is done; the other can follow in a second run. Line ends
    and a byte order mark stay as they are.
    """
    edits: dict[str, list[Edit]] = {}
    for finding in findings:
        for edit in finding.fix:
            edits.setdefault(edit.span.file, []).append(edit)
    changed = {}
    for file, own in sorted(edits.items()):
        text = (project / file).read_bytes().decode("utf-8")
        new = _edited(text, own)
        if new != text:
            changed[file] = (text, new)
    return changed


def _edited(text: str, edits: Iterable[Edit]) -> str:
    starts = _line_starts(text)
    done, upto = [], 0
    for start, end, new in _in_order(edits, starts):
        if start >= upto and end <= len(text):
            done.append(text[upto:start] + new)
            upto = end
    return "".join(done) + text[upto:]


def _in_order(edits: Iterable[Edit], starts: list[int]) -> list[tuple[int, int, str]]:
    places = {(*_offsets(edit.span, starts), edit.text) for edit in edits if edit.span.end_line < len(starts)}
    return sorted(places)


def _offsets(span: Span, starts: list[int]) -> tuple[int, int]:
    return starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1


def _line_starts(text: str) -> list[int]:
    """Where each line begins, and where one after the last would; a byte order mark is no column."""
    starts = [1 if text.startswith("\ufeff") else 0]
    starts += [at + 1 for at, character in enumerate(text) if character == "\n"]
    return [*starts, len(text)]


def diff(changed: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """The changes as a unified diff, line by line; of long lines the head of a hunk shows the words that change."""
    for file, (old, new) in changed.items():
        lines = (old.splitlines(keepends=True), new.splitlines(keepends=True))
        hunk: list[str] = []
        for line in difflib.unified_diff(*lines, fromfile=f"a/{file}", tofile=f"b/{file}", n=1):
            if line.startswith("@@ "):
                yield from _with_its_words(hunk)
                hunk = []
            hunk.append(line if line.endswith("\n") else f"{line}\n")
        yield from _with_its_words(hunk)


_LONG = 160  # characters; a line that a terminal breaks
_AROUND = 20  # characters shown beside what changes
_WORD = re.compile(r"\w+|\s+|[^\w\s]")


def _with_its_words(hunk: list[str]) -> list[str]:
    """A hunk whose head says which words change, where its lines are long: what programs read past there is free."""
    gone, come = ([line[1:-1] for line in hunk if line.startswith(sign)] for sign in "-+")
    if not hunk or not hunk[0].startswith("@@ ") or len(gone) != len(come):
        return hunk
    words = [_words_changed(*pair) for pair in zip(gone, come, strict=True) if max(map(len, pair)) > _LONG]
    return [" ".join([hunk[0].rstrip("\n"), *words]) + "\n", *hunk[1:]]


def _words_changed(old: str, new: str) -> str:
    """What differs between two lines, as wdiff writes it, with a little of what stands beside."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    pieces = []
    steps = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for number, (step, from_, to, new_from, new_to) in enumerate(steps):
        gone, come = "".join(before[from_:to]), "".join(after[new_from:new_to])
        if step == "equal":
            left = gone[:_AROUND] if number else ""
            right = gone[-_AROUND:] if number < len(steps) - 1 else ""
            pieces.append(gone if len(gone) <= 2 * _AROUND else f"{left}…{right}")
        else:
            pieces.append((f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else ""))
    return "".join(pieces)
