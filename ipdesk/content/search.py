"""Search over the whole reference: prefixes while typing, synonyms, and slips of spelling.

The words typed are cut into units, the longest known phrase first. Every unit must be found, as
typed or under another name for the same thing. Where that finds nothing, misspelt words are put
right from the words of the reference; where that still finds nothing, any of the words will do.
What was done is said in the answer, never done in silence.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ipdesk.content.spelling import distance, spoken, words_of

MOST_CHARACTERS = 200
MOST_WORDS = 12
_LONGEST_PHRASE = 5
START, END = "\x02", "\x03"
"""Around the words found in a snippet; neither can stand in the content."""
_SMALL = frozenset(
    {
        "a", "after", "an", "and", "are", "at", "during", "get", "many", "much", "take", "taking",
        "be", "by", "can", "do", "does", "for", "from",
        "has", "have", "how", "i", "if", "in", "is", "it", "my", "of", "on", "or", "the",
        "to", "was", "what", "when", "which", "who", "will", "with", "you", "your", "v",
        "vs",
    }
)  # fmt: skip
_GROUPS = (
    ("Treatments", ("treatment", "protocol")),
    ("Conditions", ("condition",)),
    ("Medicines", ("medicine",)),
    ("Patient factors", ("factor",)),
    ("Cautions and criteria", ("rule", "criterion")),
    ("Statements", ("fact", "pearl", "condition-fact")),
    ("Compared directly", ("study", "disagreement")),
    ("Guidelines and evidence", ("guideline", "evidence")),
    ("Patient questions", ("faq", "question", "checklist")),
    ("Glossary", ("term",)),
    ("Sources", ("source",)),
)
_GROUP_OF = {kind: name for name, kinds in _GROUPS for kind in kinds}


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry found; ``START`` and ``END`` stand around the words found in ``snippet``."""

    kind: str
    id: str
    owner: str
    title: str
    snippet: str
    score: float

    @property
    def group(self) -> str:
        """The titled group that it is shown in."""
        return _GROUP_OF[self.kind]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, best first, and what was done to find it."""

    hits: tuple[Hit, ...]
    corrected: tuple[tuple[str, str], ...] = ()
    """Words put right: (typed, searched)."""
    any_word: bool = False
    """Whether entries with only some of the words are among the hits."""
    cut: bool = False
    """Whether only the first characters or words were looked for."""

    @property
    def groups(self) -> tuple[tuple[str, tuple[Hit, ...]], ...]:
        """Hits in their groups; the group with the best hit first."""
        order = {name: position for position, name in enumerate(dict.fromkeys(
            hit.group for hit in self.hits
        ))}  # fmt: skip
        ranked = sorted(self.hits, key=lambda hit: order[hit.group])
        return tuple((name, tuple(hits)) for name, hits in groupby(ranked, lambda hit: hit.group))

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was done, in words."""
        said = []
        if self.cut:
            said.append(f"Only the first {MOST_WORDS} words were looked for.")
        if self.corrected and self.hits:
            pairs = ", ".join(f'"{right}" for "{typed}"' for typed, right in self.corrected)
            said.append(f"Shown: {pairs}.")
        if self.any_word and self.hits:
            said.append("Nothing holds all of these words; shown is what holds some of them.")
        return tuple(said)


def marked(snippet: str) -> str:
    """A snippet for plain text: square brackets around the words found."""
    return snippet.replace(START, "[").replace(END, "]")


def search(connection: sqlite3.Connection, text: str, limit: int = 60) -> Found:
    """Find entries, best first; an answer without hits when there is nothing to look for."""
    typed = words_of(text[:MOST_CHARACTERS])
    cut = len(text) > MOST_CHARACTERS or len(typed) > MOST_WORDS
    words = typed[:MOST_WORDS]
    told = [word for word in words if word not in _SMALL] or words
    if not told:
        return Found((), cut=cut)
    finder = _Finder(connection, limit)
    hits = finder.every(words, told)
    if hits:
        return Found(hits, cut=cut)
    joined = finder.joined(words)
    if joined != words:
        hits = finder.every(joined, joined)
        if hits:
            return Found(hits, ((" ".join(words), " ".join(joined)),), cut=cut)
    mended = [finder.mend(word) for word in told]
    corrected = tuple(pair for pair in zip(told, mended, strict=True) if pair[0] != pair[1])
    if corrected:
        hits = finder.every(mended, mended)
        if hits:
            return Found(hits, corrected, cut=cut)
    return Found(finder.some(mended), corrected, any_word=True, cut=cut)


def _quoted(phrase: str) -> str:
    return f'"{phrase}"'


class _Finder:
    """Asks one open reference."""

    def __init__(self, connection: sqlite3.Connection, limit: int) -> None:
        self._connection = connection
        self._limit = limit

    def every(self, words: list[str], told: list[str]) -> tuple[Hit, ...]:
        """Entries that hold every unit: as typed first, then under another name."""
        units = list(self._units(words, told))
        if not units:
            return ()
        found: dict[tuple[str, str], Hit] = {}
        for others in (False, True):
            query = " AND ".join(self._unit(unit, last, others) for unit, last in units)
            for hit in self._ask(query):
                found.setdefault((hit.kind, hit.id), hit)
            if len(found) >= self._limit:
                break
        # What is called just so comes first, whatever else holds the words.
        typed = " ".join(words)
        hits = sorted(found.values(), key=lambda hit: spoken(hit.title) != typed)
        return tuple(hits)[: self._limit]

    def some(self, words: list[str]) -> tuple[Hit, ...]:
        """Entries that hold any of the words."""
        return self._ask(" OR ".join(_quoted(word) for word in words))

    def _units(self, words: list[str], told: list[str]) -> Iterator[tuple[str, bool]]:
        """Known phrases, longest first, and single words; whether it is the one being typed."""
        position = 0
        while position < len(words):
            for length in range(min(_LONGEST_PHRASE, len(words) - position), 0, -1):
                phrase = " ".join(words[position : position + length])
                if length == 1 or self._meanings(phrase):
                    break
            position += length
            if length > 1 or phrase in told:
                yield phrase, position == len(words)

    def _meanings(self, phrase: str) -> list[str]:
        rows = self._connection.execute("SELECT means FROM synonyms WHERE phrase = ?", (phrase,))
        return [means for (means,) in rows]

    def _unit(self, phrase: str, last: bool, others: bool) -> str:
        # The word being typed is not finished.
        own = _quoted(phrase) + ("*" if last else "")
        spread = " AND ".join(_quoted(word) for word in phrase.split() if word not in _SMALL)
        ways = [own]
        if " " in phrase and spread:
            ways.append(f"({spread})")
        if others:
            ways += [_quoted(means) for means in self._meanings(phrase)]
        return f"({' OR '.join(ways)})"

    def _ask(self, query: str) -> tuple[Hit, ...]:
        # First the places of the best, then their words: a snippet costs more than a score.
        best = self._connection.execute(
            "SELECT rowid, bm25(search, 0, 0, 0, 0, 20.0, 3.0, 1.0) * rank_by AS score "
            "FROM search WHERE search MATCH ? ORDER BY score LIMIT ?",
            (query, self._limit),
        ).fetchall()
        places = ",".join(str(int(place)) for place, _ in best)
        rows = self._connection.execute(
            "SELECT kind, id, owner, title, "
            f"snippet(search, 6, '{START}', '{END}', ' … ', 18), rowid "
            f"FROM search WHERE search MATCH ? AND rowid IN ({places})",
            (query,),
        )
        score_at = dict(best)
        found = [
            Hit(kind, key, owner, title, snippet, score_at[place])
            for kind, key, owner, title, snippet, place in rows
        ]
        return tuple(sorted(found, key=lambda hit: hit.score))

    def mend(self, word: str) -> str:
        """The word of the reference that was meant; the word itself when it is one or none is near.

        A word is near with one slip up to five letters and two beyond.
        """
        if len(word) < 3 or not word.isascii() or word.isdigit() or self._known(word):
            return word
        grams = [word[i : i + 3] for i in range(len(word) - 2)]
        query = " OR ".join(_quoted(gram) for gram in grams)
        rows = self._connection.execute(
            "SELECT word FROM search_words WHERE search_words MATCH ? ORDER BY rank LIMIT 60",
            (query,),
        )
        allowed = 1 if len(word) <= 5 else 2
        # Of words as near as each other the one that begins alike was meant.
        near = [(distance(word, found), found[0] != word[0], found) for (found,) in rows]
        best = min(near, default=(allowed + 1, True, word))
        return best[2] if best[0] <= allowed else word

    def joined(self, words: list[str]) -> list[str]:
        """The words with neighbours made one where the reference writes them so: "pace maker"."""
        found: list[str] = []
        for word in words:
            if found and self._stands(found[-1] + word):
                found[-1] += word
            else:
                found.append(word)
        return [word for word in found if word not in _SMALL] or found

    def _stands(self, word: str) -> bool:
        sql = "SELECT word FROM search_words WHERE search_words MATCH ? LIMIT 50"
        return (word,) in self._connection.execute(sql, (_quoted(word),)).fetchall()

    def _known(self, word: str) -> bool:
        query = f"{_quoted(word)}*"
        sql = "SELECT 1 FROM search WHERE search MATCH ? LIMIT 1"
        return self._connection.execute(sql, (query,)).fetchone() is not None
