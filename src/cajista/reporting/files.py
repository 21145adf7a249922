"""The report that builds and checks leave under `reports/`: for people as a page, for programs as JSON and SARIF."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ..findings import Finding
from ..locale import Locale
from ..manual import all_rules
from ..templating import Templates
from ..writing import write_whole
from .machine import as_json, as_sarif
from .page import as_page
from .rows import Row
from .sources import Sources


def write_report(
    findings: Sequence[Finding],
    rows: Mapping[str, Sequence[Row]],
    project: Path,
    output: Path,
    locale: Locale,
) -> None:
    """Writes the report in the user's language; what is as it was is not touched.

    Raises:
        CajistaError: a file cannot be written, or the template is wrong.
    """
    translate = locale.catalogue.get
    page = as_page(findings, rows, all_rules(), Sources(project), Templates(project), locale, translate)
    files = {"json": as_json(findings, translate), "sarif": as_sarif(findings, translate), "html": page}
    for name, text in files.items():
        write_whole(output / "reports" / f"findings.{name}", text.encode())
