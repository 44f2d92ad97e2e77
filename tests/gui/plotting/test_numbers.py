"""Numbers beside axes and in legends."""

from __future__ import annotations

import pytest

from gui.plotting.numbers import short_number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (1234.5, "1234"),
        (0.0125, "0.0125"),
        (-3.0, "\N{MINUS SIGN}3"),
        (1.5e-7, "1.5e-7"),
        (2e12, "2e12"),
        (float("inf"), "∞"),
        (float("nan"), "–"),
    ],
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert short_number(value).replace("e\N{MINUS SIGN}", "e-") == text
