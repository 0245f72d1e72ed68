"""The same sheet printed by other ways: one module each, all with ``render(sheet) -> bytes``."""
