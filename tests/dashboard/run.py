#!/usr/bin/env python3
"""Looks at the dashboard in a browser, over the real history, and asks the API what its description promises.

usage: run.py [--build build/dev] [FILE.test.mjs…]
DuckDB and schemathesis live in a Python environment of their own, made at the first run; later runs need no network."""
import argparse
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).absolute().parent
sys.path.insert(0, str(HERE.parent))
from python_environment import environment_python  # noqa: E402

ROOT = HERE.parent.parent


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/dev", help="folder of the programs")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    python = environment_python(HERE / "requirements.txt")
    files = [file.absolute() for file in options.files] or sorted(HERE.glob("*.test.mjs"))
    node = ROOT / "web/node_modules/.bin/node"
    surroundings = os.environ | {"TONEARM_BUILD": str(options.build.absolute()), "TONEARM_PYTHON": str(python)}
    command = [node, "--test", "--test-concurrency=1", "--test-reporter=spec", *files]
    sys.exit(subprocess.run(command, cwd=ROOT, env=surroundings).returncode)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("dashboard tests: interrupted")
