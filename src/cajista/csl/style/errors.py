"""What is wrong with a style or a locale, and where."""


class StyleError(Exception):
    """A style that cannot be used. Nothing is formatted with half a style, so this one is raised.

    `file` is a path or a style's name, `line` counts from 1 (0 where the whole file is meant). The
    `message` has `{name}` where one of the `values` goes.
    """

    def __init__(self, file: str, line: int, message: str, **values: str) -> None:
        super().__init__(f"{file}:{line}: {message.format(**values)}")
        self.file = file
        self.line = line
        self.message = message
        self.values = values


class NoSuchStyleError(StyleError):
    """No style has that name."""
