"""What does not fit is refused with one sentence, before anything moves."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine.catalog import optimizers
from engine.messages import SlalomError
from engine.training import Updater

MAKE: Any = Updater  # given what no type checker would let through
W = np.ones((2, 3))
READ_ONLY = np.ones(2)
READ_ONLY.setflags(write=False)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda w: MAKE("adm", w), "did you mean 'adam'?"),
        (lambda w: MAKE("adam", w, lr=0.1), "lr is not a hyperparameter of adam."),
        (lambda w: MAKE("adam", w, beta=0.1), "beta is not a hyperparameter of adam; did you"),
        (lambda w: MAKE("adam", w, learning_rate=-1), "learning_rate must be at least 0."),
        (lambda w: MAKE("adam", w, learning_rate="1"), "learning_rate must be a number, not"),
        (lambda w: MAKE("adam", w, learning_rate=[0.1]), "must be a number, not a list."),
        (lambda w: MAKE("adam", w, learning_rate=np.nan), "must be a finite number."),
        (lambda w: MAKE("x = x - q*g", w), "rule, line 1, column 9: There is no name 'q'"),
        (lambda w: MAKE("", w), "names no optimizer of the catalog: ''"),
        (lambda w: MAKE("sgd", w, schedule="cosin"), "did you mean 'cosine'?"),
        (lambda w: MAKE("sgd", w, wrappers=["clip"]), "wrappers[0].wrapper names no wrapper"),
        (lambda w: MAKE("sgd", w, wrappers="sam"), "wrappers must be a list, not a text."),
        (lambda w: MAKE("sgd", w, schedule="cosine", steps=0), "steps must be at least 1."),
        (lambda w: MAKE("sgd", w, steps="ten"), "steps must be a number, not a text."),
        (lambda w: MAKE("sgd", w, steps=1e3), "steps must be a whole number."),
        (lambda w: MAKE("sgd", w, seed=-1), "seed must be at least 0."),
        (lambda w: MAKE("sgd", w, seed=None), "seed must be a number, not nothing."),
        (lambda w: MAKE("sam", w), "This rule asks for slopes at points of its own: give slop"),
        (lambda w: MAKE("x = x - value(x)*g", w), "asks for heights at points of its own: gi"),
        (lambda w: MAKE("sophia_h", w), "the diagonal of the Hessian at points of its own"),
        (lambda w: MAKE(optimizers()["adam"], w, lr=1), "lr is not a hyperparameter of Adam."),
        (lambda _: MAKE("adam", [W]), "The weights must be a dict of numpy arrays by name."),
        (lambda _: MAKE("adam", {"a": [1.0]}), "'a' must be a numpy array of float64 or"),
        (lambda _: MAKE("adam", {"a": np.ones(2, int)}), "or float32, not int64."),
        (lambda _: MAKE("adam", {"a": np.ones(2, ">f8")}), "or float32, not >f8."),
        (lambda _: MAKE("adam", {"a": np.ones(2, np.float16)}), "not float16."),
        (lambda _: MAKE("adam", {"a": np.ones(2, complex)}), "not complex128."),
        (lambda _: MAKE("adam", {"a": READ_ONLY}), "'a' is read-only"),
        (lambda _: MAKE("adam", {"a": W, "b": W[0]}), "share memory; every array needs its own"),
        (lambda w: MAKE("adam", w).change(betas=1), "betas is not a hyperparameter of adam;"),
        (lambda w: MAKE("adam", w).change(beta1=2), "beta1 must be at most 1."),
        (lambda w: MAKE("adam", w).step({}), "The gradients lack 'W'."),
        (lambda w: MAKE("adam", w).step({"W": W, "w": W}), "hold 'w', which is no array; did"),
        (lambda w: MAKE("adam", w).step({"W": W, 3: W}), "hold '3', which is no array that"),
        (lambda w: MAKE("adam", w).step([W]), "The gradients must be a dict with one entry"),
        (lambda w: MAKE("adam", w).step({"W": W.T}), "have the shape (3, 2), the array has (2"),
        (lambda w: MAKE("adam", w).step({"W": 1.0}), "have the shape (), the array has (2, 3)"),
        (lambda w: MAKE("adam", w).step({"W": None}), "of 'W' must be real numbers."),
        (lambda w: MAKE("adam", w).step({"W": W + 1j}), "of 'W' must be real numbers."),
        (lambda w: MAKE("adam", w).step({"W": [[1], [1, 2]]}), "of 'W' must be real numbers."),
        (lambda w: MAKE("adam", w).step({"W": W > 0}), "of 'W' must be real numbers."),
    ],
)
def test_a_sentence_says_what_does_not_fit(
    make: Callable[[dict[str, Any]], object], sentence: str
) -> None:
    weights = {"W": np.ones((2, 3))}
    with pytest.raises(SlalomError) as caught:
        make(weights)
    assert sentence in str(caught.value)
    assert str(caught.value).endswith((".", "?"))
    assert "racers" not in str(caught.value)
    assert (weights["W"] == 1).all()


CLASSICAL = [name for name, entry in optimizers().items() if entry.method is not None]


@pytest.mark.parametrize("identifier", CLASSICAL)
def test_what_searches_by_itself_is_refused(identifier: str) -> None:
    for optimizer in (identifier, optimizers()[identifier]):
        with pytest.raises(SlalomError, match="searches by itself"):
            Updater(optimizer, {"W": np.ones(2)})


def test_integers_and_float32_are_gradients_too() -> None:
    weights = {"w": np.zeros(2)}
    updater = Updater("sgd", weights, learning_rate=0.5)
    updater.step({"w": np.array([2, 4])})
    updater.step({"w": np.array([2, 4], np.float32)})
    assert weights["w"].tolist() == [-2.0, -4.0]


def test_interleaved_views_are_no_shared_memory() -> None:
    both = np.zeros(6)
    Updater("sgd", {"even": both[::2], "odd": both[1::2]}, learning_rate=1.0).step(
        {"even": np.ones(3), "odd": -np.ones(3)}
    )
    assert both.tolist() == [-1, 1, -1, 1, -1, 1]


@pytest.mark.parametrize("kind", [np.float32, np.float64, np.int64, np.array])
def test_numbers_of_numpy_are_numbers(kind: Callable[[float], Any]) -> None:
    weights = {"w": np.zeros(2)}
    updater = MAKE("sgd", weights, learning_rate=kind(2), steps=np.int64(9), seed=np.int8(1))
    updater.change(learning_rate=kind(4))
    updater.step({"w": np.ones(2)})
    assert updater.hyperparameters == {"learning_rate": 4.0}
    assert weights["w"].tolist() == [-4.0, -4.0]
