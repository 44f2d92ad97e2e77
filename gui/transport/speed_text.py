"""What the transport says of the speed."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from gui.widgets.number_text import brief_text

# A speed that is asked for counts as reached from this share of it on.
_REACHED = 0.95


def speed_texts(asked: float, reached: float | None) -> tuple[str, str]:
    """A short text and a sentence: steps a second asked for, and those of the last second.

    `asked` is infinite for as fast as possible, `reached` None while that cannot be told.
    """
    tr = QCoreApplication.translate
    fastest = math.isinf(asked)
    if fastest and reached is None:
        text = tr("TransportPanel", "full speed")
        told = tr("TransportPanel", "As fast as possible.")
    elif fastest:
        text = tr("TransportPanel", "{reached} steps/s")
        told = tr("TransportPanel", "As fast as possible: {reached} steps in the last second.")
    elif reached is None or reached >= _REACHED * asked:
        text = tr("TransportPanel", "{asked} steps/s")
        told = tr("TransportPanel", "Asked for {asked} steps a second.")
    else:
        text = tr("TransportPanel", "{reached} of {asked}/s")
        told = tr(
            "TransportPanel", "Asked for {asked} steps a second, reached {reached} in the last one."
        )
    numbers = {"asked": brief_text(asked), "reached": brief_text(reached or 0.0)}
    return text.format(**numbers), told.format(**numbers)
