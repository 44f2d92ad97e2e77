import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gui.widgets.number_text import (
    brief_text,
    cell_text,
    count_text,
    exact_text,
    read_number,
)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0.01", 0.01),
        ("0,01", 0.01),
        ("1e-3", 1e-3),
        ("1,5E2", 150.0),
        (" -2 ", -2.0),
        ("\N{MINUS SIGN}2.5", -2.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("+3", 3.0),
    ],
)
def test_a_number_is_read_with_point_or_comma(typed: str, number: float) -> None:
    assert read_number(typed) == number


@pytest.mark.parametrize(
    "typed",
    ["", "abc", "1,000.5", "1.2.3", "nan", "inf", "1e999", "1_000", "0x10", "1 2", "٣", "--1"],
)
def test_what_is_no_single_finite_number_is_refused(typed: str) -> None:
    assert read_number(typed) is None


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_the_exact_text_reads_back_to_the_last_bit(number: float) -> None:
    back = read_number(exact_text(number))
    assert back is not None
    assert math.copysign(1.0, back) == math.copysign(1.0, number)
    assert back == number


@pytest.mark.parametrize(
    ("number", "text"), [(1.0, "1"), (1e-8, "1e-8"), (0.001, "0.001"), (1.5e300, "1.5e300")]
)
def test_the_exact_text_is_short(number: float, text: str) -> None:
    assert exact_text(number) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.0, "0"),
        (0.06591, "0.0659"),
        (3.14159e-6, "3.1e-6"),
        (-2.5, "\N{MINUS SIGN}2.5"),
        (-3.0e-12, "\N{MINUS SIGN}3.0e-12"),
        (12345.6, "12346"),
        (99999.7, "1.0e5"),
        (math.inf, "\N{INFINITY}"),
        (math.nan, "\N{EN DASH}"),
    ],
)
def test_the_brief_text_is_for_reading(number: float, text: str) -> None:
    assert brief_text(number) == text


@given(st.floats(-1e308, 1e308) | st.sampled_from([math.inf, -math.inf, math.nan]))
@example(-99999.9)
@example(-0.00123)
@example(-1.23e-308)
def test_a_cell_has_few_letters_and_the_right_number(number: float) -> None:
    text = cell_text(number)
    assert len(text) <= 7
    if math.isfinite(number):
        back = read_number(text)
        assert back is not None
        # One digit is left of a negative number with three digits in its exponent.
        assert back == pytest.approx(number, rel=0.5, abs=5e-324)


def test_the_thousands_of_a_count_stand_apart() -> None:
    apart = "\N{THIN SPACE}"
    assert [count_text(count) for count in (7, 999)] == ["7", "999"]
    assert count_text(10_000) == f"10{apart}000"
    assert count_text(1_000_000) == f"1{apart}000{apart}000"
