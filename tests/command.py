"""Slalom as a person starts it: a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SECONDS = 60
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "QT_QPA_PLATFORM")


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs Python in the project's folder, with no display but what `environment` names."""
    kept = {name: value for name, value in os.environ.items() if name not in DISPLAYS}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def slalom(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs `main.py`."""
    return python("main.py", *arguments, **environment)
