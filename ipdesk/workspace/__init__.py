"""The clinic's own settings, in a SQLite file."""
