"""What is wrong with a style or a locale, and where."""


class StyleError(Exception):
    """A style that cannot be used. Nothing is formatted with half a style, so this one is raised.

    `file` is a path or a style's name, `line` counts from 1 (0 where the whole file is meant).
    """

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}")
        self.file = file
        self.line = line
        self.message = message
