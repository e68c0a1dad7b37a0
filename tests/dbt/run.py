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
from python_environment import environment_python  # noqa: E402

ROOT = HERE.parent.parent
MODELS = ROOT / "models"


def parsed_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release", help="folder of the programs")
    parser.add_argument("--keep", type=pathlib.Path, help="work in this new folder and leave it, to look into")
    return parser.parse_args()


@contextlib.contextmanager
def work_folder(kept):
    if kept:
        kept.mkdir(parents=True)
        yield kept.absolute()
    else:
        with tempfile.TemporaryDirectory(prefix="tonearm-dbt-") as folder:
            yield pathlib.Path(folder)


def dbt_build(python, lake, folder):
    """Builds and tests the models; returns the file that holds the tables. All that dbt writes goes to `folder`."""
    built = folder / "dbt.duckdb"
    command = [python.parent / "dbt", "--quiet", "--no-use-colors", "--warn-error", "build", "--project-dir", MODELS,
               "--profiles-dir", HERE, "--target-path", folder / "target", "--log-path", folder / "logs"]
    surroundings = {"PATH": os.defpath, "HOME": str(folder), "LANG": "C.UTF-8", "TONEARM_LAKE": str(lake),
                    "TONEARM_DBT_FILE": str(built)}
    if subprocess.run(command, cwd=folder, env=surroundings).returncode != 0:
        sys.exit("test-dbt: dbt build failed, see above")
    print("dbt build:", counted(folder / "target/run_results.json"), flush=True)
    return built


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
        built = dbt_build(python, home / "lake", folder)
        compare = [python, HERE / "compare.py", MODELS, home / "warehouse/current", built]
        sys.exit(subprocess.run(compare).returncode)


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as error:
        sys.exit(f"test-dbt: failed, see above: {' '.join(map(str, error.cmd))}")
    except KeyboardInterrupt:
        sys.exit("test-dbt: interrupted")
