"""The take-home handout, built as plain blocks."""
