"""Journeys use the fixtures of the window's tests."""

from tests.ui.conftest import dressed, fonts, window

__all__ = ["dressed", "fonts", "window"]
