"""The tables of the compiled reference.

Each record is stored whole as JSON beside the keys that questions are asked by; ``library`` reads
them with the standard library's driver, so that start-up loads no database toolkit.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

FORMAT = 4
"""Layout of the file; a reader refuses any other."""

metadata = MetaData()

meta = Table(
    "meta", metadata, Column("key", String, primary_key=True), Column("value", Text, nullable=False)
)

treatments = Table(
    "treatments",
    metadata,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("names", Text, nullable=False),
    Column("record", Text, nullable=False),
)

facts = Table(
    "facts",
    metadata,
    Column("id", String, primary_key=True),
    Column("treatment", ForeignKey("treatments.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("row", String, nullable=False),
    Column("record", Text, nullable=False),
    Index("facts_by_treatment", "treatment", "position"),
)

rules = Table(
    "rules",
    metadata,
    Column("id", String, primary_key=True),
    Column("treatment", ForeignKey("treatments.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("factor", String, nullable=False),
    Column("record", Text, nullable=False),
    Index("rules_by_treatment", "treatment", "position"),
)

conditions = Table(
    "conditions",
    metadata,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("names", Text, nullable=False),
    Column("record", Text, nullable=False),
)

sources = Table(
    "sources",
    metadata,
    Column("id", String, primary_key=True),
    Column("record", Text, nullable=False),
)

lists = Table(
    "lists",
    metadata,
    Column("name", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("record", Text, nullable=False),
)
"""The ordered shared lists: rows, factors, levels, evidence, comparisons, crisis lines ..."""

words = Table(
    "words",
    metadata,
    Column("language", String, primary_key=True),
    Column("english", Text, primary_key=True),
    Column("text", Text, nullable=False),
)
"""What a patient reads, in other languages; looked up by the English."""

editions = Table(
    "editions",
    metadata,
    Column("version", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("protocols", String, nullable=False),
    Column("conditions", String, nullable=False),
    Column("topic", String, nullable=False),
    Column("entry", String, nullable=False),
    Column("text", Text, nullable=False),
)
"""What the sheets of each released version said, and, without a version, what they say now."""

SEARCH = (
    """
CREATE VIRTUAL TABLE search USING fts5(
    kind UNINDEXED, id UNINDEXED, owner UNINDEXED, rank_by UNINDEXED, title, names, body,
    tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3 4'
)
""",
    "CREATE VIRTUAL TABLE search_words USING fts5(word, tokenize = 'trigram')",
    "CREATE TABLE synonyms (phrase TEXT NOT NULL, means TEXT NOT NULL)",
    "CREATE INDEX synonyms_by_phrase ON synonyms (phrase)",
)
"""Entries to find, the words they hold (for slips of spelling), and other names of a thing."""
