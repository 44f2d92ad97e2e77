"""What can be said about catalog entries."""

CATALOG = {
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
