"""What can be said about catalog entries."""

CATALOG = {
    "catalog_syntax": "{file}, line {line}: {reason}.",
    "catalog_not_utf8": "{file}, line {line}: the file is not UTF-8 text.",
    "catalog_absurd": "{file}: brackets nest too deeply, or a number has too many digits.",
    "catalog_formula": "{file}, line {line}: {sentence}",
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
    "catalog_label": (
        "{file}, line {line}: '{name}' must be one line of at most {limit} characters."
    ),
    "catalog_name": (
        "{file}, line {line}: '{name}' is not a name: letters, digits and underscores, "
        "a letter first."
    ),
    "catalog_many": "{file}, line {line}: '{name}' are too many, at most {limit} are allowed.",
    "catalog_far": "{file}, line {line}: '{name}' must stay within {limit} of 0.",
    "catalog_narrow": "{file}, line {line}: '{name}' is too narrow to be drawn.",
    "catalog_default": "{file}, line {line}: the default of '{name}' lies outside its range.",
    "catalog_range": "{file}, line {line}: the range of '{name}' goes beyond its limits.",
    "catalog_logarithm": (
        "{file}, line {line}: the range of '{name}' must be above 0 for a logarithmic scale."
    ),
    "catalog_rate": "{file}, line {line}: the rate of '{name}' must be greater than 0.",
    "catalog_half_character": "A text holds half a character, which no file can store.",
    "catalog_not_finite": "A number is not finite, which no file can store.",
    "own_odd_name": "{file}: the name must be like {wanted}, in lower case with underscores.",
    "own_not_a_file": "{file} is not a file of this folder; links that lead out are not followed.",
    "own_unreadable": "{file} cannot be read: {reason}.",
    "own_too_large": "{file} is too large: at most {limit} kB are read.",
    "own_too_many": "{file} and all files after it are not read: at most {limit} are.",
    "own_file_shipped": "{file} has the name of a built-in entry; give it another.",
    "own_name_shipped": "'{name}' is built in; choose another name.",
    "own_name_taken": "There is '{name}' already, in {file}.",
    "own_not_removed": "{path} cannot be deleted: {reason}.",
}
