"""Where the program's own files are."""

from pathlib import Path


def program_templates() -> Path:
    """The folder of the program's own templates: package data, or the checkout's `templates/`."""
    packaged = Path(__file__).parent / "templates"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "templates"
