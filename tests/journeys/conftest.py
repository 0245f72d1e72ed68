"""Journeys use the fixtures of the window's tests."""

from tests.ui.conftest import dressed, fonts, pytest_collection_modifyitems, window

__all__ = ["dressed", "fonts", "pytest_collection_modifyitems", "window"]
