"""A Python environment for a requirements file, kept in the cache folder until the file or Python changes."""
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys


def environment_python(requirements):
    """The environment's interpreter; makes the environment, from PyPI, where there is none. It is named after the folder
    of the requirements."""
    folder = cache_folder() / f"{requirements.parent.name}-{fingerprint(requirements)}"
    complete = folder / "complete"  # written last: one that was broken off is made again
    if not complete.exists():
        make(folder, requirements)
        complete.touch()
    return folder / "bin/python"


def cache_folder():
    return pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "tonearm"


def fingerprint(requirements):
    python = f"{sys.executable} {sys.version}"
    return hashlib.sha256(requirements.read_bytes() + python.encode()).hexdigest()[:16]


def make(folder, requirements):
    print(f"making {folder} from {requirements.name}: needs the network, once", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([folder / "bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                    "--requirement", requirements], check=True)
