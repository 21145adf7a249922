"""Symbols of units of measurement: those of the SI and those in medical use, with their ways of being written."""

from collections.abc import Mapping

# Canonical symbol: other ways to write the same (SI Brochure, 9th ed., 2019, for the canonical ones).
_WRITTEN: Mapping[str, str] = {
    "%": "", "‰": "",
    "°C": "ºC", "°F": "ºF", "K": "",
    "kg": "Kg kgs", "g": "gr", "mg": "", "µg": "μg mcg ug", "ng": "", "pg": "",
    "L": "l", "dL": "dl", "mL": "ml cc", "µL": "μl μL µl uL ul mcL", "fL": "fl", "nL": "nl",
    "km": "", "m": "", "cm": "", "mm": "", "µm": "μm um", "nm": "",
    "m²": "m2", "cm²": "cm2", "mm²": "mm2", "km²": "km2", "m³": "m3", "cm³": "cm3", "mm³": "mm3",
    "mol": "", "mmol": "", "µmol": "μmol umol", "nmol": "", "pmol": "", "M": "", "mM": "", "µM": "μM uM", "nM": "",
    "pM": "", "Da": "", "kDa": "KDa", "kb": "", "bp": "pb", "ppm": "", "ppb": "", "eV": "", "keV": "", "MeV": "",
    "mEq": "meq", "mOsm": "mosm",
    "U": "IU UI", "mU": "mIU mUI", "µU": "μU µIU μIU µUI μUI", "kU": "kIU kUI",
    "Pa": "", "kPa": "", "hPa": "", "mmHg": "mm&Hg", "cmH₂O": "cmH2O cm&H₂O cm&H2O", "atm": "",
    "Gy": "", "cGy": "", "mGy": "", "Sv": "", "mSv": "", "µSv": "μSv", "Bq": "", "kBq": "", "MBq": "", "GBq": "",
    "mCi": "",
    "Hz": "", "kHz": "", "MHz": "",
    "J": "", "kJ": "", "cal": "", "kcal": "Kcal", "W": "", "kW": "", "V": "", "kV": "", "mV": "", "µV": "μV", "mA": "",
    "dB": "", "lx": "",
    "d": "", "h": "", "min": "", "s": "seg", "ms": "mseg", "µs": "μs",
    "#/min": "bpm lpm rpm",
    "MET": "METs", "Fr": "", "pt": "", "px": "", "dpi": "ppp",
}  # fmt: skip

SPELLINGS: Mapping[str, str] = {
    spelling.replace("&", " "): symbol
    for symbol, others in _WRITTEN.items()
    for spelling in (symbol, *others.split())
    if "/" not in spelling
}
"""Each way to write a unit, and the symbol that it stands for."""

LETTERS = frozenset("KMV")
"""Units that are more often something else where a number happens to stand before them."""

UNITS = tuple(spelling for spelling in SPELLINGS if not spelling.startswith("u"))
"""Units that may follow a number, as they are written; `ug` for µg is a makeshift."""
