"""Translations on their way to other programs and back: PO, XLIFF, TMX and TBX files."""
