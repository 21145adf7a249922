"""From an article in all its languages to an edition in one: cited, numbered, localized, frozen."""
