#!/usr/bin/env python3
"""Builds the models with dbt and with tonearm, on one lake, and compares the tables row by row.

usage: run.py [--build build/release] [--keep FOLDER]
dbt lives in an environment of its own, made from requirements.txt at the first run; later runs need no network.
The lake is the demo's, made a little stranger. Exit 1 where anything fails or differs."""
import argparse
import collections
import contextlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from demo_lake import make_home

HERE = pathlib.Path(__file__).absolute().parent
sys.path.insert(0, str(HERE.parent))
import script  # noqa: E402
from python_environment import environment_python  # noqa: E402

ROOT = HERE.parent.parent
MODELS = ROOT / "models"


def parsed_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    return parser.parse_args()


def add_arguments(parser):
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release", help="folder of the programs")
    parser.add_argument("--keep", type=pathlib.Path, help="work in this new folder and leave it, to look into")


@contextlib.contextmanager
def work_folder(kept):
    if kept:
        kept.mkdir(parents=True)
        yield kept.absolute()
    else:
        with tempfile.TemporaryDirectory(prefix="tonearm-dbt-") as folder:
            yield pathlib.Path(folder)


def dbt_build(python, folder, target, settings):
    """Builds and tests the models in a target of profiles.yml. All else that dbt writes goes to `folder`."""
    command = [python.parent / "dbt", "--quiet", "--no-use-colors", "--warn-error", "build", "--project-dir", MODELS,
               "--profiles-dir", HERE, "--target", target, "--target-path", folder / "target", "--log-path", folder / "logs"]
    surroundings = {"PATH": os.defpath, "HOME": str(folder), "LANG": "C.UTF-8", **settings}
    if subprocess.run(command, cwd=folder, env=surroundings).returncode != 0:
        sys.exit("test-dbt: dbt build failed, see above")
    print("dbt build:", counted(folder / "target/run_results.json"), flush=True)


def counted(run_results):
    """"13 models, 93 tests", those of the file."""
    kinds = collections.Counter(r["unique_id"].split(".")[0] for r in json.loads(run_results.read_text())["results"])
    return f"{kinds['model']} models, {kinds['test']} tests"


def main():
    options = parsed_arguments()
    python = environment_python(HERE / "requirements.txt")
    subprocess.run([python, HERE / "compare_test.py"], check=True)
    with work_folder(options.keep) as folder:
        home = make_home(ROOT, options.build.absolute(), folder)
        built = folder / "dbt.duckdb"
        dbt_build(python, folder, "local", {"TONEARM_LAKE": str(home / "lake"), "TONEARM_DBT_FILE": str(built)})
        compare = [python, HERE / "compare.py", MODELS, home / "warehouse/current", built]
        sys.exit(subprocess.run(compare).returncode)


if __name__ == "__main__":
    script.run(main, "test-dbt")
