"""Styles and locales parsed into typed objects; nothing here formats anything."""

from .errors import StyleError
from .load import Style
from .locale import Locale, load_locale

__all__ = ["Locale", "Style", "StyleError", "load_locale"]
