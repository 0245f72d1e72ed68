"""Steps of the settings file from version to version, in order."""

REVISIONS = ("0001", "0002")
"""Every released revision, oldest first; kept here so that Alembic loads only when needed."""

HEAD = REVISIONS[-1]
