"""What can be said about arrays that a training loop updates."""

TRAINING = {
    "training_not_arrays": "The weights must be a dict of numpy arrays by name.",
    "training_no_array": "'{name}' must be a numpy array of float64 or float32, not {found}.",
    "training_read_only": "'{name}' is read-only, so it cannot be updated in place.",
    "training_shared": "'{name}' and '{other}' share memory; every array needs its own.",
    "training_not_mapping": "{what} must be a dict with one entry for each array.",
    "training_missing": "{what} lack '{name}'.",
    "training_unknown": "{what} hold '{name}', which is no array that is updated.",
    "training_unknown_near": "{what} hold '{name}', which is no array; did you mean '{nearest}'?",
    "training_shape": "{what} of '{name}' have the shape {found}, the array has {wanted}.",
    "training_not_numbers": "{what} of '{name}' must be real numbers.",
    "training_classical": (
        "'{name}' searches by itself; gradients alone cannot move it step by step."
    ),
    "training_asks": "This rule asks for {what} at points of its own: give {argument}.",
    "training_asks_height": (
        "This rule reads the height: give it to step(gradients, height), or give heights_at."
    ),
    "training_height": "A height must be one real number.",
    "training_no_state": "This is not the state of an updater of the same rule and arrays.",
}
