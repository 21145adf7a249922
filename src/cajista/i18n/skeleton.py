"""The file in which a translation is begun: what its source says, as remarks, and room for the words."""

from collections.abc import Iterator

from ..model.article import Version

_TEXTS = ("title", "subtitle", "short_title", "abstract", "notice", "subject")


def skeleton_of(version: Version, text: str) -> str:
    """The file for the translation of a version whose Markdown file has this text.

    Every passage of the source stands in it as a comment, so that nothing is taken for translated yet; the
    front matter has the source's fields, empty.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    body = "\n\n".join(_as_comment(chunk) for chunk in _chunks(version, lines))
    return "\n".join(["---", *_front(version), "---", "", *([body, ""] if body else [])])


def _front(version: Version) -> Iterator[str]:
    """The fields that the source states, its words above them."""
    front = version.front
    for name in _TEXTS:
        if said := str(getattr(front, name)):
            yield from _remark(said)
            yield f'{name}: ""'
    if front.keywords:
        yield from _remark("; ".join(front.keywords))
        yield "keywords: []"
    if version.declarations:
        yield "declarations:"
        for name in version.declarations:
            yield from (f"  {line}" for line in _remark(str(getattr(front.declarations, name))))
            yield f'  {name}: ""'


def _remark(said: str) -> Iterator[str]:
    yield from (f"# {line}".rstrip() for line in said.strip("\n").split("\n"))


def _chunks(version: Version, lines: list[str]) -> Iterator[list[str]]:
    """The lines of the body in pieces: up to an empty line, but for those within a list, code or a table."""
    spans = [block.span for block in version.body.blocks if block.span]
    spans += [note.span for note in version.body.footnotes.values() if note.span]
    within = {line for span in spans for line in range(span.line, span.end_line)}
    chunk: list[str] = []
    for number, line in enumerate(lines[_end_of_front(lines) :], start=_end_of_front(lines) + 1):
        if line.strip() or (number in within and chunk):
            chunk.append(line)
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _end_of_front(lines: list[str]) -> int:
    """How many lines the front matter has, those that mark it off included."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    return next((at + 1 for at, line in enumerate(lines) if at and line.rstrip() in ("---", "...")), 0)


def _as_comment(lines: list[str]) -> str:
    """Lines as a comment; marks of comments within them are set apart, since they would end it."""
    said = [line.replace("<!--", "< !--").replace("-->", "-- >") for line in lines]
    return f"<!-- {said[0].strip()} -->" if len(said) == 1 else "\n".join(["<!--", *said, "-->"])
