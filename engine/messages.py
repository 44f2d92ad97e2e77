"""Every sentence the engine can say, as templates with named fields, in one table.

The code of a message is its identity: the window translates by code. A message about an unknown
name has a twin whose code ends in `_near`; it is used when a known name is alike.
"""

import os
from collections.abc import Iterable, Mapping

from engine.foreign_text import one_line
from engine.spelling import nearest

_FORMULA = {
    "formula_text_too_long": "The text is too long: at most {limit} characters are read.",
    "formula_empty_text": "There is no formula here yet.",
    "formula_unknown_character": "The character {character} is not part of the language.",
    "formula_character_instead": "Write {instead} instead of {character}.",
    "formula_comment_place": "A comment stands on a line of its own that starts with #.",
    "formula_number_form": "Write {text} as a plain decimal number, such as 1000 or 0.5 or 1e-3.",
    "formula_number_too_large": "This number is too large.",
    "formula_keyword": "'{name}' is a word of Python; choices are written where(a, b, c).",
    "formula_missing_operator": "An operator such as * is missing before '{text}'.",
    "formula_missing_value": "A number or a name is missing at the end.",
    "formula_missing_value_before": "A number or a name is missing before '{text}'.",
    "formula_misplaced_comma": "A comma only separates arguments; decimals have a point.",
    "formula_misplaced_equals": "An equals sign only stands after the name at the start of a line.",
    "formula_bracket_not_closed": "This bracket is not closed.",
    "formula_bracket_not_opened": "This bracket was never opened.",
    "formula_nested_too_deep": "This is nested too deeply.",
    "formula_unreadable": "This cannot be read as a formula.",
    "formula_chained_comparison": "Compare two values at a time.",
    "formula_assignment_form": "A line is 'name = expression', one name before the equals sign.",
    "formula_assigned_reserved": "'{name}' is a word of the language and cannot be assigned.",
    "formula_assigned_given": "'{name}' is given and cannot be assigned here.",
    "formula_assigned_hyperparameter": "'{name}' is a hyperparameter and cannot be assigned.",
    "formula_declared_reserved": "'{name}' is a word of the language and cannot be declared.",
    "formula_function": "There is no function '{name}'.",
    "formula_not_a_function": "'{name}' is not a function; to multiply, write {name}*(...).",
    "formula_function_near": "There is no function '{name}'; did you mean '{nearest}'?",
    "formula_function_without_brackets": "'{name}' is a function: write {name}(...).",
    "formula_argument_count": "'{name}' takes {wanted} arguments, not {found}.",
    "formula_name": "There is no name '{name}' here.",
    "formula_name_near": "There is no name '{name}' here; did you mean '{nearest}'?",
    "formula_only_in_rules": "'{name}' can only be used in update rules.",
    "formula_not_finite": "This constant is not a finite number.",
    "formula_too_many_nodes": "The formula is too large: more than {limit} operations.",
    "formula_not_last": "The height, an expression without a name, must be the last line.",
    "formula_no_height": "The last line must be the height: an expression without a name.",
    "formula_init_twice": "'{name}' has an 'init' line already.",
    "formula_init_in_function": "Only rules have 'init' lines.",
    "formula_not_in_init": "'{name}' cannot be asked in an 'init' line, before the first step.",
    "formula_rule_line": "Every line of a rule is 'name = expression'.",
    "formula_rule_moves_nothing": "The rule never assigns x, so nothing would move.",
    "formula_needs_point": "This needs one number a coordinate, such as x or g.",
    "formula_point_too_narrow": "x must get one number a coordinate, such as x - learning_rate*g.",
}

_CATALOG = {
    "catalog_syntax": "{file}, line {line}: {reason}.",
    "catalog_not_utf8": "{file}, line {line}: the file is not UTF-8 text.",
    "catalog_unknown_key": "{file}, line {line}: '{name}' is not a known key.",
    "catalog_unknown_key_near": (
        "{file}, line {line}: '{name}' is not a known key; did you mean '{nearest}'?"
    ),
    "catalog_missing": "{file}, line {line}: '{name}' is missing.",
    "catalog_twice": "{file}, line {line}: '{name}' is declared twice.",
    "catalog_text": "{file}, line {line}: '{name}' must be a text with something in it.",
    "catalog_number": "{file}, line {line}: '{name}' must hold finite numbers.",
    "catalog_flag": "{file}, line {line}: '{name}' must be true or false.",
    "catalog_list": "{file}, line {line}: '{name}' must be a list.",
    "catalog_pair": "{file}, line {line}: '{name}' must have pairs of two.",
    "catalog_table": "{file}, line {line}: '{name}' must be a table.",
    "catalog_choice": "{file}, line {line}: '{name}' must be one of: {choices}.",
    "catalog_interval": "{file}, line {line}: '{name}' must go from a smaller to a larger number.",
    "catalog_default": "{file}, line {line}: the default of '{name}' lies outside its range.",
    "catalog_range": "{file}, line {line}: the range of '{name}' goes beyond its limits.",
    "catalog_logarithm": (
        "{file}, line {line}: the range of '{name}' must be above 0 for a logarithmic scale."
    ),
    "catalog_rate": "{file}, line {line}: the rate of '{name}' must be greater than 0.",
}

_STATUS = {
    "status_running": "Still running.",
    "status_stopped": "Stopped by the stop rule.",
    "status_diverged": "Diverged: the numbers exploded or left for good.",
    "status_escaped": "Escaped below everything in the window.",
    "status_minimum": "At a minimum: the slope is flat and every curvature is positive.",
    "status_saddle": "At a saddle: the slope is flat and one curvature is negative.",
    "status_plateau": "On a plateau: the slope is flat and so is the ground.",
}

_SESSION_FILE = {
    "file_missing": "There is no file {path}.",
    "file_unreadable": "{path} cannot be read: {reason}.",
    "file_unwritable": "{path} cannot be written: {reason}.",
    "file_too_large": "{path} is too large for a session: at most {limit} MB are read.",
    "setup_not_utf8": "The session is not UTF-8 text: byte {byte} cannot be read.",
    "setup_not_json": "The session is not valid JSON: line {line}, column {column}.",
    "setup_too_deep": "The session nests more than {limit} levels deep.",
    "setup_too_long": "The session is too long: at most {limit} MB are read.",
    "setup_key_twice": "The session has the key '{name}' twice in one object.",
    "setup_not_finite": "The session holds the number {number}, which is not finite.",
    "setup_long_number": "The session holds a number of {digits} digits, at most {limit} are read.",
    "setup_not_slalom": "This is not a Slalom session: 'format' must be \"slalom\".",
    "setup_newer": (
        "This session was written by a newer Slalom (schema {schema}, this version reads {known})."
    ),
}

_SETUP = {
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
    "setup_exactly_one": "{place} must have exactly one of '{first}' and '{second}'.",
    "setup_needs": "{place} needs '{name}' beside it.",
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
    "setup_no_marker": "{place} is not a known marker: '{name}'.",
    "setup_no_marker_near": "{place} is not a known marker: '{name}'; did you mean '{nearest}'?",
    "setup_no_racer": (
        "{place} must be the index of a racer; there are {count} racers, counted from 0."
    ),
    "setup_formula": "{place}, line {line}, column {column}: {sentence}",
    "setup_view_large": "{place} has {found} bytes, at most {limit} are kept.",
    "setup_view_deep": "{place} nests more than {limit} levels deep.",
    "setup_view_data": "{place} holds something that JSON cannot store.",
}

_COMMAND_LINE = {
    "option_needs": "{option} needs {other}.",
    "option_clash": "{option} cannot be used together with {other}.",
    "option_empty": "{option} needs the name of a file.",
    "option_ending": "{option} must end in {endings}, not '{text}'.",
    "option_language": "This version only speaks English.",
    "output_unwritable": "The output cannot be written: {reason}.",
    "option_whole": "{option} must be a whole number from {least} to {most}, not '{text}'.",
    "window_no_display": "There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set.",
    "window_dead_display": "The display {display} does not answer.",
    "window_no_platform": "QT_QPA_PLATFORM asks for '{platform}', which this Qt does not have.",
    "window_no_library": (
        "The window needs libraries that are missing here; on Debian and Ubuntu: "
        "apt install {packages}."
    ),
    "window_no_library_unknown": "The window needs a library that cannot be loaded: {reason}.",
    "window_no_pyside": "The window needs PySide6, which is not installed: pip install {wanted}.",
    "window_bad_pyside": (
        "PySide6 {version} stops every program on Python before 3.12: pip install {wanted}."
    ),
    "window_instead": "The race runs without a window instead.",
}


def _merged(*tables: Mapping[str, str]) -> dict[str, str]:
    """One table of all; a code that stands in two of them is a mistake of ours."""
    merged: dict[str, str] = {}
    for table in tables:
        repeated = merged.keys() & table.keys()
        if repeated:
            raise KeyError(f"message codes stand twice: {sorted(repeated)}")
        merged.update(table)
    return merged


MESSAGES = _merged(_FORMULA, _CATALOG, _STATUS, _SESSION_FILE, _SETUP, _COMMAND_LINE)

# Phrases that may stand in a field of a message; the window translates them like messages.
WORDS = frozenset(
    {"a number", "a text", "a list", "an object", "true or false", "nothing"}
    | {"something else", "the rule", "The session"}
)

# Fields that we fill with whole sentences or lists of our own, which may be long.
OWN_SENTENCES = frozenset({"sentence", "packages", "choices"})


class SlalomError(ValueError):
    """What a person gave cannot be used; `str()` is one sentence that says why.

    Attributes:
        code: identity of the message in `MESSAGES`.
        fields: what stands in its named fields; texts of others are one short line each.
    """

    def __init__(self, code: str, **fields: object) -> None:
        shown = {name: _shown(name, value) for name, value in fields.items()}
        super().__init__(MESSAGES[code].format(**shown))
        self.code = code
        self.fields = shown


def _shown(name: str, value: object) -> object:
    is_foreign = isinstance(value, str | os.PathLike) and name not in OWN_SENTENCES
    return one_line(str(value)) if is_foreign else value


def unknown_name(code: str, name: str, known: Iterable[str]) -> tuple[str, dict[str, object]]:
    """Code and fields of the message about an unknown name, with the nearest known one if any."""
    match = nearest(name, known)
    if match is None:
        return code, {"name": name}
    return f"{code}_near", {"name": name, "nearest": match}
