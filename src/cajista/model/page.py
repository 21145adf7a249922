"""The printed page, in millimetres: what figures are measured by. A test holds it to the style sheet."""

_PAGE_WIDTH = 210.0  # A4 (ISO 216)
_MARGIN = 16.0
_GAP = 6.5  # between two columns

TEXT_WIDTH = _PAGE_WIDTH - 2 * _MARGIN
COLUMN_WIDTH = (TEXT_WIDTH - _GAP) / 2
INCH = 25.4
