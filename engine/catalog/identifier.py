"""From a display name to the name of a file."""

import re
import unicodedata
from hashlib import blake2s

LONGEST = 80
# Letters that Unicode does not take apart.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss"}
)


def identifier_of(name: str) -> str:
    """Lower case, accents folded to ASCII, every run of other characters one underscore.

    A name of which nothing would be left, such as one in Chinese, gets a number of its own.
    """
    letters = unicodedata.normalize("NFKD", name.lower().translate(_PLAIN))
    plain = "".join(one for one in letters if not unicodedata.combining(one))
    identifier = re.sub("[^a-z0-9]+", "_", plain)[:LONGEST].strip("_")
    return identifier or f"own_{blake2s(name.encode(errors='replace')).hexdigest()[:8]}"


def is_identifier(text: str) -> bool:
    """Whether a file may have this name, before its ending."""
    return re.fullmatch("[a-z0-9]+(_[a-z0-9]+)*", text) is not None and len(text) <= LONGEST
