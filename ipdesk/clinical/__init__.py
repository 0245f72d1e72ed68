"""Clinical logic: pure functions over frozen content, with no clock, file, screen or database."""
