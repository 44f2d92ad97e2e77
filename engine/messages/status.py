"""What can be said about where a path stands."""

STATUS = {
    "status_running": "Still running.",
    "status_stopped": "Stopped by the stop rule.",
    "status_diverged": "Diverged: the numbers exploded or left for good.",
    "status_escaped": "Escaped below everything in the window.",
    "status_minimum": "At a minimum: the slope is flat and every curvature is positive.",
    "status_saddle": "At a saddle: the slope is flat and one curvature is negative.",
    "status_plateau": "On a plateau: the slope is flat and so is the ground.",
}
