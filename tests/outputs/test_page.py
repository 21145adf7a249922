"""What figures are measured by is what the style sheet sets."""

import re

import pytest

from cajista.installed import program_templates
from cajista.model.page import COLUMN_WIDTH, TEXT_WIDTH


def test_the_page_is_that_of_the_style_sheet() -> None:
    """A change of the printed page must reach the rule about the sharpness of figures."""
    css = (program_templates() / "css/pdf.css").read_text("utf-8")
    page = re.search(r"@page {\s*size: A4;\s*margin: \S+ (\d+)mm \S+;", css)
    columns = re.search(r"main {\s*columns: 2;\s*column-gap: ([\d.]+)mm;", css)
    assert page
    assert columns
    assert pytest.approx(210 - 2 * float(page[1])) == TEXT_WIDTH
    assert pytest.approx((TEXT_WIDTH - float(columns[1])) / 2) == COLUMN_WIDTH
