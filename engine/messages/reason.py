"""Why a path has its status, with the figures that say so."""

REASON = {
    "reason_running": "Running: the slope is {slope}; at {limit} or less it would count as flat.",
    "reason_running_unknown": "Running: the slope is not a number here.",
    "reason_minimum": (
        "Minimum: the slope is flat ({slope}) and every eigenvalue is positive, from {least} to"
        " {greatest}."
    ),
    "reason_saddle_one": (
        "Saddle: the slope is flat ({slope}) and one eigenvalue is negative ({least})."
    ),
    "reason_saddle_some": (
        "Saddle: the slope is flat ({slope}) and {count} eigenvalues of {dims} are negative, down"
        " to {least}."
    ),
    "reason_maximum": (
        "Saddle, here a maximum: the slope is flat ({slope}) and every eigenvalue is negative, from"
        " {least} to {greatest}."
    ),
    "reason_plateau": (
        "Plateau: the slope is flat ({slope}) and the least eigenvalue is as good as zero"
        " ({least})."
    ),
    "reason_plateau_unknown": (
        "Plateau: the slope is flat ({slope}) and the curvature is not a number."
    ),
    "reason_diverged_far": (
        "Diverged in step {step}: it went farther than {widths} widths of the window."
    ),
    "reason_diverged_numbers": "Diverged in step {step}: its numbers became too large to compute.",
    "reason_escaped": (
        "Escaped in step {step}: its height, {height}, is below the lowest of the window, {lowest}."
    ),
    "reason_max_steps": "Stopped in step {step}: that is as many as the stop rule allows.",
    "reason_height_change": (
        "Stopped in step {step}: the height changed by {figure}; the stop rule asks for {limit} or"
        " less."
    ),
    "reason_slope_norm": (
        "Stopped in step {step}: the slope is {figure}; the stop rule asks for {limit} or less."
    ),
    "reason_distance": (
        "Stopped in step {step}: the nearest minimum is {figure} away; the stop rule asks for"
        " {limit} or less."
    ),
}
