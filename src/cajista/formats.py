"""The formats that the program has, in the order in which they are made; each a module of `outputs`."""

FORMATS = ("html", "pdf", "bib", "ris", "csl-json")
SLOW = ("pdf",)  # set by processes of their own


def module_of(name: str) -> str:
    """The module that makes a format."""
    return f"cajista.outputs.{name.replace('-', '_')}"
