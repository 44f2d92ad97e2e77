"""The text of a session: strict where Python's own reader is not, and never half read."""

import json
import time
from collections.abc import Iterator

import pytest

from engine.setup import Setup, SetupError
from engine.setup.json_text import MAX_BYTES, write_json
from tests.engine.setup.sessions import SESSION

TEXT = json.dumps(SESSION)


def with_seed(written: str) -> str:
    return TEXT.replace('"seed": 0', f'"seed": {written}')


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "setup_not_json"),
        ("{", "setup_not_json"),
        ("{'format': 'slalom'}", "setup_not_json"),
        (TEXT + "x", "setup_not_json"),
        (TEXT.replace("{", '{"seed": 1, ', 1), "setup_key_twice"),
        (with_seed("NaN"), "setup_not_finite"),
        (with_seed("-Infinity"), "setup_not_finite"),
        (TEXT.replace("1.5", "1e999"), "setup_infinite"),
        (with_seed("9" * 5000), "setup_long_number"),
        (with_seed("9" * 399), "setup_high"),
        (with_seed("01"), "setup_not_json"),
        ("[" * 100_000, "setup_too_deep"),
        ('{"view": ' * 100_000, "setup_too_deep"),
        (" " * (MAX_BYTES + 1), "setup_too_long"),
        ("\0", "setup_not_json"),
        (TEXT.replace("of the valley", "\\ud800"), "setup_half_character"),
    ],
    ids=lambda case: str(case)[:20],
)
def test_a_bad_text_is_refused_with_one_sentence(text: str, code: str) -> None:
    with pytest.raises(SetupError) as caught:
        Setup.from_text(text)
    assert caught.value.code == code
    assert str(caught.value).endswith((".", "?"))


def test_a_key_that_stands_twice_is_found_at_once_among_many() -> None:
    pairs = [f'"key{number}": 0' for number in range(200_000)]
    began = time.process_time()
    with pytest.raises(SetupError, match="the key 'key199999' twice"):
        Setup.from_text("{" + ", ".join([*pairs, pairs[-1]]) + "}")
    assert time.process_time() - began < 5.0


def test_the_place_of_a_mistake_in_the_json_is_told() -> None:
    with pytest.raises(SetupError, match="line 2, column 3"):
        Setup.from_text("{\n  x")


def test_a_byte_order_mark_is_no_mistake() -> None:
    assert Setup.from_text("\ufeff" + TEXT) == Setup.from_dict(SESSION)


def truncations() -> Iterator[str]:
    return (TEXT[:length] for length in range(len(TEXT)))


def test_a_session_cut_anywhere_is_refused() -> None:
    for text in truncations():
        with pytest.raises(SetupError):
            Setup.from_text(text)


def test_a_session_with_any_bit_flipped_is_refused_or_is_a_whole_setup() -> None:
    refused = 0
    for position in range(len(TEXT)):
        for bit in range(7):
            flipped = TEXT[:position] + chr(ord(TEXT[position]) ^ 1 << bit) + TEXT[position + 1 :]
            try:
                setup = Setup.from_text(flipped)
            except SetupError:
                refused += 1
            else:
                assert Setup.from_text(setup.to_text()) == setup
    assert refused > 3 * len(TEXT)


def test_a_written_session_is_easy_to_read() -> None:
    assert write_json({"seed": 1, "starts": [[1.0, 2.5], [3.0, 4.0]], "edits": []}) == (
        '{\n  "seed": 1,\n  "starts": [\n    [1.0, 2.5],\n    [3.0, 4.0]\n  ],\n  "edits": []\n}\n'
    )


def test_texts_of_every_language_are_written_as_they_are() -> None:
    setup = Setup.from_dict({**SESSION, "note": "山谷 é"})
    assert "山谷 é" in setup.to_text()
