"""An article in more than one language: its text in units, and which of them belong together."""
