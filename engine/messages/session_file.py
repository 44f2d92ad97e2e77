"""What can be said about session files and their JSON."""

SESSION_FILE = {
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
