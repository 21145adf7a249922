"""Styles and locales parsed into typed objects; nothing here formats anything."""

from .errors import NoSuchStyleError, StyleError
from .find import known_names
from .load import Style
from .locale import Locale, load_locale

__all__ = ["Locale", "NoSuchStyleError", "Style", "StyleError", "known_names", "load_locale"]
