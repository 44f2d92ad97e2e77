"""The nearest known name, for sentences that end in "did you mean ...?"."""

from collections.abc import Iterable
from difflib import get_close_matches

LONGEST_NAME = 64  # difflib's time grows with the square, and nobody mistypes a longer name


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like `name`, or None when nothing is alike."""
    if len(name) > LONGEST_NAME:
        return None
    folded = {candidate.casefold(): candidate for candidate in known}
    matches = get_close_matches(name.casefold(), folded, n=1, cutoff=0.5)
    return folded[matches[0]] if matches else None
