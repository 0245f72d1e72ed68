"""Figures as ratios against a floor in the same run; nothing here is asserted in a test."""
