"""What can be said about the entries of a session."""

SETUP = {
    "setup_kind": "{place} must be {wanted}, not {found}.",
    "setup_missing": "{place} is missing.",
    "setup_unknown_key": "{place} is not a known key.",
    "setup_unknown_key_near": "{place} is not a known key; did you mean '{nearest}'?",
    "setup_reserved": "{place} is not supported by this version.",
    "setup_infinite": "{place} must be a finite number.",
    "setup_low": "{place} must be at least {limit}.",
    "setup_high": "{place} must be at most {limit}.",
    "setup_whole": "{place} must be a whole number.",
    "setup_count": "{place} must have {wanted} entries, not {found}.",
    "setup_many": "{place} has {found} entries, at most {limit} are allowed.",
    "setup_long_text": "{place} has {found} characters, at most {limit} are allowed.",
    "setup_half_character": "{place} holds half a character, which no file can store.",
    "setup_not_a_line": "{place} holds a line break or a control character.",
    "setup_narrow": "{place} is too narrow to be drawn.",
    "setup_interval": "{place} must go from a smaller to a larger number.",
    "setup_exactly_one": "{place} must have exactly one of {choices}.",
    "setup_needs": "{place} needs '{name}' beside it.",
    "setup_needs_rate": "{place} needs a rule with a learning_rate.",
    "setup_color": "{place} must be a colour such as #0072b2.",
    "setup_name": "{place} is not a name: letters, digits and underscores, a letter first.",
    "setup_no_function": "{place} names no function of the catalog: '{name}'.",
    "setup_no_function_near": (
        "{place} names no function of the catalog: '{name}'; did you mean '{nearest}'?"
    ),
    "setup_no_optimizer": "{place} names no optimizer of the catalog: '{name}'.",
    "setup_no_optimizer_near": (
        "{place} names no optimizer of the catalog: '{name}'; did you mean '{nearest}'?"
    ),
    "setup_no_parameter": "{place} is not a parameter of {owner}.",
    "setup_no_parameter_near": "{place} is not a parameter of {owner}; did you mean '{nearest}'?",
    "setup_no_hyperparameter": "{place} is not a hyperparameter of {owner}.",
    "setup_no_hyperparameter_near": (
        "{place} is not a hyperparameter of {owner}; did you mean '{nearest}'?"
    ),
    "setup_no_schedule": "{place} names no schedule of the catalog: '{name}'.",
    "setup_no_schedule_near": (
        "{place} names no schedule of the catalog: '{name}'; did you mean '{nearest}'?"
    ),
    "setup_no_wrapper": "{place} names no wrapper of the catalog: '{name}'.",
    "setup_no_wrapper_near": (
        "{place} names no wrapper of the catalog: '{name}'; did you mean '{nearest}'?"
    ),
    "setup_no_precision": "{place} must be float64 or float32, not '{name}'.",
    "setup_no_precision_near": "{place} must be float64 or float32; did you mean '{nearest}'?",
    "setup_no_rule": "{place} acts on a rule; {owner} is computed without one.",
    "setup_twice": "{place} names '{name}' a second time.",
    "setup_no_marker": "{place} is not a known marker: '{name}'.",
    "setup_no_marker_near": "{place} is not a known marker: '{name}'; did you mean '{nearest}'?",
    "setup_no_racer": (
        "{place} must be the index of a racer; there are {count} racers, counted from 0."
    ),
    "setup_own_branch": "{place} must be another racer than the branch itself.",
    "setup_formula": "{place}, line {line}, column {column}: {sentence}",
    "starts_together": (
        "This start is one of {count} made together; at most {limit} can be changed one by one."
    ),
    "setup_view_large": "{place} has {found} bytes, at most {limit} are kept.",
    "setup_view_deep": "{place} nests more than {limit} levels deep.",
    "setup_view_data": "{place} holds something that JSON cannot store.",
}
