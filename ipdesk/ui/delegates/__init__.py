"""Painters of grid cells."""
