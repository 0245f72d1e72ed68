"""Interventional-psychiatry treatments side by side, offline."""

__version__ = "0.1.0"
