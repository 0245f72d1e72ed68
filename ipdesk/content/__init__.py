"""Clinical content as data: frozen values, the compiled reference and its editor's checks."""
