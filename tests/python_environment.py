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


def enter_environment(requirements):
    """Goes on in the environment's interpreter alone: any other starts that with the same words, and ends as it ends."""
    python = environment_python(requirements)
    if pathlib.Path(sys.prefix).resolve() != python.parent.parent.resolve():
        sys.exit(subprocess.run([python, *sys.argv]).returncode)
    return python


def cache_folder():
    return pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "tonearm"


def fingerprint(requirements):
    python = f"{os.path.realpath(sys.executable)} {sys.version}"  # the same from within an environment
    return hashlib.sha256(requirements.read_bytes() + python.encode()).hexdigest()[:16]


def make(folder, requirements):
    print(f"making {folder} from {requirements.name}: needs the network, once", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([folder / "bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                    "--requirement", requirements], check=True)
