"""Whatever a session or a person says fits into one sentence."""

from engine.foreign_text import LONGEST, one_line
from engine.setup import SetupError


def test_what_can_be_shown_stays_as_it_is() -> None:
    for text in ("", "adam", "山谷 é ♥", r"C:\races\new", "a" * LONGEST):
        assert one_line(text) == text


def test_line_breaks_and_controls_are_escaped() -> None:
    assert one_line("a\nb\tc\x1b\u2028\udc80") == r"a\nb\tc\x1b\u2028\udc80"


def test_of_a_long_text_the_ends_are_shown() -> None:
    short = one_line("begin" + "-" * 4_000 + "end")
    assert short.startswith("begin--") and short.endswith("--end")
    assert len(short) <= LONGEST


def test_the_sentence_and_its_fields_are_one_line() -> None:
    error = SetupError("setup_key_twice", name="a\nb")
    assert str(error) == r"The session has the key 'a\nb' twice in one object."
    assert error.fields["name"] == r"a\nb"
