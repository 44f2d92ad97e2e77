"""Builds the one-dir package: `python assets/packaging/build.py FOLDER` makes FOLDER/slalom.

Run it with the Python of an environment that holds Slalom's dependencies and PyInstaller only.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SPEC = Path(__file__).with_name("slalom.spec")
MEGABYTE = 1_000_000
LARGEST = 200 * MEGABYTE


def build(folder: Path) -> Path:
    """The folder of the package, freshly built."""
    with tempfile.TemporaryDirectory() as work:
        command = [sys.executable, "-m", "PyInstaller", str(SPEC), "--distpath", str(folder)]
        command += ["--workpath", work, "--noconfirm", "--log-level", "WARN"]
        subprocess.run(command, check=True)
    package = folder / SPEC.stem
    for library in package.rglob("libpython*.so*"):
        strip(library)
    return package


def strip(library: Path) -> None:
    """Takes the debug symbols out; of all libraries only Python's has many."""
    if shutil.which("strip") and not library.is_symlink():
        subprocess.run(["strip", "--strip-unneeded", str(library)], check=True)


def size_of(package: Path) -> int:
    """Bytes of all files, links counted once."""
    files = (path for path in package.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)


def main() -> int:
    """Builds, prints the size, and fails where it is too large."""
    if len(sys.argv) != 2:
        print(f"usage: {Path(__file__).name} FOLDER", file=sys.stderr)
        return 2
    package = build(Path(sys.argv[1]).resolve())
    size = size_of(package)
    print(f"{package}: {size / MEGABYTE:.0f} MB, at most {LARGEST / MEGABYTE:.0f} MB")
    return 0 if size <= LARGEST else 1


if __name__ == "__main__":
    sys.exit(main())
