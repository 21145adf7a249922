"""A YAML file of facts: read, and held against its class."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from ..findings import Findings
from .schema import Checked, validate
from .text import read_text
from .yaml_source import Structured, read_yaml

Facts = TypeVar("Facts")


def read_facts(
    cls: type[Facts], project: Path, file: str, languages: Iterable[str], findings: Findings
) -> Checked[Facts] | None:
    """What a file states; None where it cannot be read, is empty, or its YAML is broken."""
    read = read_source(project, file, findings)
    return validate(cls, read.data, read.source, findings, languages=languages) if read else None


def read_source(project: Path, file: str, findings: Findings) -> Structured | None:
    """The data of a file; None where it cannot be read, is empty, or its YAML is broken."""
    text = read_text(project / file, file, findings)
    return read_yaml(text, file, findings) if text and text.strip() else None
