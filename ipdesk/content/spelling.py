"""Words as they are compared, and how far apart two spellings are."""

import re

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, without quotes, operators and other signs."""
    return _WORD.findall(text.lower())


def spoken(name: str) -> str:
    """A name as it is compared: "Wellbutrin-XL" is "wellbutrin xl"."""
    return " ".join(words_of(name))


def distance(one: str, other: str) -> int:
    """Slips between two words: letters added, left out, changed, or two neighbours swapped."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        row = [i]
        for j, right in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
