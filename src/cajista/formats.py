"""The formats that the program has, in the order in which they are made; each a module of `outputs`."""

FORMATS = ("html", "pdf", "bib", "ris", "csl-json")
SLOW = ("pdf",)  # set by processes of their own
WITH_PAGES = ("bib", "ris", "csl-json")  # quick ones that web pages offer, and that are made along with them


def module_of(name: str) -> str:
    """The module that makes a format."""
    return f"cajista.outputs.{name.replace('-', '_')}"
