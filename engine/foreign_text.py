"""Texts that are not ours, made fit for a sentence: one line that is not too long."""

LONGEST = 200
_GAP = "..."


def one_line(text: str) -> str:
    """The text with line breaks and what else cannot be shown escaped, and its middle cut out."""
    if len(text) > LONGEST:
        half = (LONGEST - len(_GAP)) // 2
        text = text[:half] + _GAP + text[-half:]
    return "".join(one if one.isprintable() else repr(one)[1:-1] for one in text)
