#!/usr/bin/env python3
"""The snippets of deploy/orchestrators, each run by its own tool against a stand-in last.fm, and shown in docs/orchestrators.md.

usage: orchestrators_test.py [--build build/release] [part …]
Parts, all where none is named: documented, cron, github, dagster, airflow. A green run makes the tables of `tonearm sync`;
with a wrong key each fails with tonearm's own words, at once; Dagster and Airflow try again what passes. GitHub's own
machines are not here: actionlint reads the workflow, and its steps run in a shell as theirs.
The tools live in the cache folder, made at the first run: Dagster 156 MB, Airflow 291 MB. Exit 1 where anything is otherwise."""
import argparse
import os
import pathlib
import re
import sys
import tempfile
import textwrap
import time

import orchestrators_world
import script
from go_program import go_program
from orchestrators_world import FIX_SETUP
from python_environment import environment_python
from stand_in import KEY, ROOT, must_say, run
from workflows_test import ACTIONLINT

SNIPPETS = ROOT / "deploy/orchestrators"
CRON, GITHUB = SNIPPETS / "cron/tonearm", SNIPPETS / "github/tonearm-daily.yml"
DAGSTER, AIRFLOW = SNIPPETS / "dagster/tonearm_daily.py", SNIPPETS / "airflow/tonearm_daily.py"
SCROBBLES = 2000
WRONG_KEY = {"TONEARM_API_KEY": "wrong-key"}

DAGSTER_TRIES_AGAIN = """
import dagster, tonearm_daily
fetch = tonearm_daily.stage("fetch", "fetch")
try:
    fetch(dagster.build_op_context())
except dagster.Failure as failure:
    print("again" if failure.allow_retries else "at an end", fetch.retry_policy.max_retries)
"""
AIRFLOW_TRIES_AGAIN = """
import tonearm_daily
from airflow.sdk.exceptions import AirflowException, AirflowFailException
try:
    tonearm_daily.Stage(task_id="fetch", command="fetch").execute({})
except AirflowFailException:
    print("at an end")
except AirflowException:
    print("again")
"""


def documented(world):
    text = (ROOT / "docs/orchestrators.md").read_text()
    for file in (CRON, GITHUB, DAGSTER, AIRFLOW):
        if textwrap.indent(file.read_text(), "    ", lambda line: line.strip()) not in text:
            sys.exit(f"docs/orchestrators.md does not show {file.relative_to(ROOT)} as it is")
    return "docs/orchestrators.md shows each file as it is"


def cron(world):
    """The line, in the environment that cron gives it: its settings are those of `tonearm init`."""
    lines = [line for line in CRON.read_text().splitlines() if not line.startswith("#")]
    settings = dict(line.split("=", 1) for line in lines[:-1])
    *_, user, command = re.fullmatch(r"(\S+ \S+ \S+ \S+ \S+) +(\S+) +(.+)", lines[-1]).groups()
    home = world.folder / "home-of-cron/.local/share/tonearm"
    surroundings = {"HOME": str(world.folder / "home-of-cron"), "LOGNAME": user, "SHELL": "/bin/sh",
                    "PATH": f"{world.build}:{settings['PATH']}"}
    write_settings(home, world.base, "wrong-key")
    must_say(run(["/bin/sh", "-c", command], surroundings, FIX_SETUP), "Invalid API key")
    write_settings(home, world.base, KEY)
    if mail := run(["/bin/sh", "-c", command], surroundings):
        sys.exit(f"cron would mail each day:\n{mail}")
    return world.must_equal_sync(home)


def write_settings(home, base, key):
    home.mkdir(parents=True, exist_ok=True)
    settings = {"user": "demo", "api_key": key, "api_base": base, "zone": "Europe/London", "max_rate": "100000"}
    (home / "tonearm.toml").write_text("".join(f'{name} = "{value}"\n' for name, value in settings.items()))


def github(world):
    run([go_program(ACTIONLINT), "-no-color", GITHUB], os.environ)
    steps = re.findall(r"^      - run: (.+)$", GITHUB.read_text(), re.MULTILINE)
    google = world.folder / "google.json"
    surroundings = world.environment("home-of-github", KEY="a key of Google's", GOOGLE_APPLICATION_CREDENTIALS=google)
    for step in steps:
        run(["bash", "-e", "-c", step], surroundings)
    if google.read_text() != "a key of Google's":
        sys.exit(f"the first step wrote {google.read_text()}")
    must_say(run(["bash", "-e", "-c", steps[1]], surroundings | WRONG_KEY, FIX_SETUP), "Invalid API key")
    return world.must_equal_sync("home-of-github")


def dagster(world):
    python = environment_python(DAGSTER.parent / "requirements.txt")
    (world.folder / "dagster").mkdir()
    own = {"DAGSTER_HOME": world.folder / "dagster", "DAGSTER_DISABLE_TELEMETRY": "1", "PYTHONDONTWRITEBYTECODE": "1",
           "PYTHONPATH": DAGSTER.parent}
    surroundings = world.environment("home-of-dagster", **own)
    execute = [python.parent / "dagster", "job", "execute", "-f", DAGSTER, "-j", "tonearm_daily"]
    said = run(execute, surroundings | WRONG_KEY, expect=1)
    must_say(said, "tonearm fetch ended with exit code 78", "Invalid API key")
    if "STEP_UP_FOR_RETRY" in said:
        sys.exit(f"{said}\nDagster tries a wrong key again")
    must_say(run(execute, surroundings), "RUN_SUCCESS")
    hindered = surroundings | {"PATH": f"{hindrance(world)}:/usr/bin:/bin"}
    must_say(run([python, "-c", DAGSTER_TRIES_AGAIN], hindered), "again 4")
    return world.must_equal_sync("home-of-dagster")


def airflow(world):
    python = environment_python(AIRFLOW.parent / "requirements.txt")
    own = {"AIRFLOW_HOME": world.folder / "airflow", "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
           "AIRFLOW__CORE__DAGS_FOLDER": AIRFLOW.parent, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": AIRFLOW.parent,
           "NO_COLOR": "1", "COLUMNS": "1000"}
    surroundings = world.environment("home-of-airflow", **own)
    program = python.parent / "airflow"
    run([program, "db", "migrate"], surroundings)
    said = run([program, "dags", "test", "tonearm_daily"], surroundings | WRONG_KEY, expect=1)
    must_say(said, "AirflowFailException: tonearm fetch ended with exit code 78", "Invalid API key")
    must_say(run([program, "dags", "test", "tonearm_daily"], surroundings), "is current")
    hindered = surroundings | {"PATH": f"{hindrance(world)}:/usr/bin:/bin"}
    if run([python, "-c", AIRFLOW_TRIES_AGAIN], hindered).splitlines()[-1] != "again":
        sys.exit("Airflow would not try again what passes")
    return world.must_equal_sync("home-of-airflow")


def hindrance(world):
    """A folder whose `tonearm` cannot run now."""
    folder = world.folder / "hindered"
    folder.mkdir(exist_ok=True)
    (folder / "tonearm").write_text("#!/bin/sh\necho another sync is at work\nexit 75\n")
    (folder / "tonearm").chmod(0o755)
    return folder


PARTS = {part.__name__: part for part in (documented, cron, github, dagster, airflow)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    parser.add_argument("parts", nargs="*", metavar="part")
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory(prefix="tonearm-orchestrators-") as folder, \
            orchestrators_world.running(options.build.absolute(), pathlib.Path(folder) / "world", SCROBBLES) as world:
        for name in options.parts or PARTS:
            begin = time.monotonic()
            print(f"{name}: {PARTS[name](world)} ({time.monotonic() - begin:.0f} s)", flush=True)


if __name__ == "__main__":
    script.run(main, "orchestrators_test")
