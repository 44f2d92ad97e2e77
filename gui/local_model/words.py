"""The local model in words: what shape the ground has, and what the rate means there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.local_model import LocalModel
from gui.local_model.rate import RateHere
from gui.widgets.number_text import cell_text


def shape_word(model: LocalModel) -> str:
    """By the signs of the eigenvalues."""
    tr, signs = QCoreApplication.translate, model.signs
    up, down, flat = (signs > 0).any(), (signs < 0).any(), (signs == 0).any()
    if up and down:
        return tr("LocalModel", "Saddle")
    if up:
        return tr("LocalModel", "Valley") if flat else tr("LocalModel", "Bowl")
    if down:
        return tr("LocalModel", "Ridge") if flat else tr("LocalModel", "Dome")
    return tr("LocalModel", "Flat")


def rate_sentence(model: LocalModel, rate: RateHere) -> str:
    """What to think of the rate at the point of the model."""
    tr = QCoreApplication.translate
    if not model.is_finite:
        return tr("LocalModel", "Here the ground is not finite, so it has no local model.")
    if rate.rate is None:
        return tr("LocalModel", "This racer has no learning rate.")
    if model.largest_stable_rate is None:
        return tr("LocalModel", "Nothing curves upwards here, so no rate is too large.")
    if rate.limit is None:
        return tr("LocalModel", "2/λmax is for gradient descent; for this rule no limit is known.")
    beyond = tr("LocalModel", "This rate is beyond stability here. The limit is {limit}.")
    stable = tr("LocalModel", "This rate is stable here. The limit is {limit}.")
    if (model.signs < 0).any():  # there every rate leads away, as it should
        stable = tr("LocalModel", "Along what curves upwards the rate is stable, up to {limit}.")
    return (beyond if rate.is_beyond else stable).format(limit=cell_text(rate.limit))
