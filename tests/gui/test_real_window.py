import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import ROOT

NEEDED = ("xvfb-run", "xdotool", "openbox")
SECONDS = 100


@pytest.mark.xvfb
@pytest.mark.skipif(
    any(shutil.which(name) is None for name in NEEDED), reason=f"needs {', '.join(NEEDED)}"
)
def test_a_person_uses_the_real_window_with_mouse_and_keyboard(tmp_path: Path) -> None:
    own = {"XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    environment = {**os.environ, **own, "QT_QPA_PLATFORM": "xcb"}
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1280x720x24"]
    done = subprocess.run(
        [*screen, sys.executable, "-m", "tests.gui.real_window"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout.splitlines()[-1])
    assert len(report) == 10
    assert [what for what, worked in report.items() if not worked] == []
    assert "Traceback" not in done.stderr
