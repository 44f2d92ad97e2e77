"""The arrays of a training loop, as columns of numbers, and dicts that must fit them."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.lib.array_utils import byte_bounds
from numpy.typing import NDArray

from engine.arrays import Array
from engine.messages import SlalomError, unknown_name

GRADIENTS = "The gradients"
PRECISIONS = (np.float64, np.float32)


class Weights:
    """Arrays by name, which belong to somebody else and are written in place.

    All numbers leave and enter in C order, as float64 of shape `(size,)`.
    """

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        """Raises SlalomError unless all are writable arrays of floats that share no memory."""
        if not isinstance(arrays, Mapping):
            raise SlalomError("training_not_arrays")
        self._arrays = dict(arrays)
        for name, array in self._arrays.items():
            _refuse_unfit(name, array)
        filled = ((name, array) for name, array in self._arrays.items() if array.size)
        by_place = sorted(filled, key=lambda item: byte_bounds(item[1]))
        for (name, one), (other, another) in pairwise(by_place):
            if np.shares_memory(one, another):
                raise SlalomError("training_shared", name=name, other=other)

    @property
    def names(self) -> list[str]:
        """Of the arrays with something in them."""
        return [name for name, array in self._arrays.items() if array.size]

    def shape(self, name: str) -> tuple[int, ...]:
        return self._arrays[name].shape

    def precision(self, name: str) -> str:
        return str(self._arrays[name].dtype)

    def flat(self, name: str) -> Array:
        """The numbers of an array: a copy, or a view that is only to be read."""
        return self._arrays[name].reshape(-1).astype(np.float64, copy=False)

    def holds(self, name: str, numbers: Array) -> bool:
        """Whether an array holds these numbers, as far as its precision goes."""
        array = self._arrays[name]
        return np.array_equal(array.reshape(-1), numbers.astype(array.dtype, copy=False))

    def write(self, name: str, numbers: Array) -> None:
        """Give an array these numbers."""
        array = self._arrays[name]
        with np.errstate(over="ignore"):
            array[...] = numbers.reshape(array.shape)

    def shaped(self, name: str, numbers: Array) -> NDArray[Any]:
        """A copy of numbers in the shape and precision of an array."""
        array = self._arrays[name]
        with np.errstate(over="ignore"):
            return numbers.reshape(array.shape).astype(array.dtype)

    def completed(self, numbers: Mapping[str, Array]) -> dict[str, NDArray[Any]]:
        """Arrays like the weights, the empty ones too."""
        filled = {**{name: self.flat(name) for name in self._arrays}, **numbers}
        return {name: self.shaped(name, values) for name, values in filled.items()}

    def fitting(self, given: object, what: str) -> dict[str, Array]:
        """The numbers of a dict with one entry an array. Raises SlalomError if it does not fit."""
        if not isinstance(given, Mapping):
            raise SlalomError("training_not_mapping", what=what)
        for name in given:
            if name not in self._arrays:
                code, fields = unknown_name("training_unknown", str(name), self._arrays)
                raise SlalomError(code, what=what, **fields)
        return {name: self._fitting(name, given, what) for name in self._arrays}

    def _fitting(self, name: str, given: Mapping[str, object], what: str) -> Array:
        if name not in given:
            raise SlalomError("training_missing", what=what, name=name)
        try:
            values = np.asarray(given[name])
        except ValueError:  # lists of different lengths
            raise SlalomError("training_not_numbers", what=what, name=name) from None
        if values.dtype.kind not in "fiu":
            raise SlalomError("training_not_numbers", what=what, name=name)
        wanted = self._arrays[name].shape
        if values.shape != wanted:
            shapes = {"found": values.shape, "wanted": wanted}
            raise SlalomError("training_shape", what=what, name=name, **shapes)
        return values.reshape(-1).astype(np.float64, copy=False)


def _refuse_unfit(name: str, array: object) -> None:
    if not isinstance(array, np.ndarray):
        raise SlalomError("training_no_array", name=name, found=type(array).__name__)
    if array.dtype not in PRECISIONS:
        raise SlalomError("training_no_array", name=name, found=str(array.dtype))
    if not array.flags.writeable:
        raise SlalomError("training_read_only", name=name)
