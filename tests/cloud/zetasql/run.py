#!/usr/bin/env python3
"""Asks the ZetaSQL engine whether every statement that BigQuery would be sent is GoogleSQL.

usage: run.py [--build build/dev]
Needs tonearm-sql-dump of that folder. The engine comes from npm at the first run, into ~/.cache/tonearm; later runs need
no network. Exit 1 where a statement is refused, naming it."""
import argparse
import hashlib
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).absolute().parent
sys.path.insert(0, str(HERE.parent.parent))
import script  # noqa: E402
from python_environment import cache_folder  # noqa: E402

ROOT = HERE.parent.parent.parent
PACKAGES = ("package.json", "package-lock.json")


def engine_folder():
    """A folder with node_modules; made, from npm, where there is none."""
    content = b"".join((HERE / name).read_bytes() for name in PACKAGES)
    folder = cache_folder() / f"zetasql-{hashlib.sha256(content).hexdigest()[:16]}"
    complete = folder / "complete"  # written last: one that was broken off is made again
    if not complete.exists():
        make(folder)
        complete.touch()
    return folder


def node():
    """The dashboard's, which is new enough everywhere; the system's where that is not there."""
    of_the_page = ROOT / "web/node_modules/.bin/node"
    return of_the_page if of_the_page.exists() else "node"


def make(folder):
    print(f"making {folder} from package.json: needs the network, once", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in PACKAGES:
        shutil.copy(HERE / name, folder)
    subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=folder, check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/dev", help="folder of the programs")
    options = parser.parse_args()
    engine = engine_folder()
    with tempfile.TemporaryDirectory(prefix="tonearm-zetasql-") as folder:
        dump = pathlib.Path(folder) / "dump.json"
        with dump.open("wb") as out:
            subprocess.run([options.build.absolute() / "tonearm-sql-dump"], stdout=out, check=True)
        sys.exit(subprocess.run([node(), HERE / "check.mjs", engine, dump]).returncode)


if __name__ == "__main__":
    script.run(main, "zetasql")
