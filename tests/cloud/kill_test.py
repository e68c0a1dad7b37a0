"""A sync into the counterparts of Google Cloud, killed at random points, then run again: every table is that of a run
which nobody disturbed.

usage: kill_test.py [--build build/release] [--kills 30] [--seed N] [--keep FOLDER]"""
import argparse
import pathlib
import random
import signal
import subprocess
import sys
import time

import world
from python_environment import enter_environment

from run import work_folder

SCROBBLES, KILLS_A_HISTORY = 2000, 3


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, default=world.ROOT / "build/release")
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for all that is made, which stays")
    options = parser.parse_args()
    python = enter_environment(world.DBT / "requirements.txt")  # which knows DuckDB
    print(f"seed {options.seed}", flush=True)
    dice = random.Random(options.seed)
    with work_folder(options.keep) as folder, world.running(options.build, folder / "world") as cloud:
        with world.simulator(options.build.absolute(), folder, SCROBBLES) as base:
            begin = time.monotonic()
            cloud.tonearm(folder / "calm", "sync", **places(cloud, "calm"), TONEARM_API_BASE=base)
            takes = time.monotonic() - begin
            calm = cloud.tables_of("calm", folder / "calm.duckdb")
            kills = history = 0
            while kills < options.kills:
                history += 1
                kills += disturbed(cloud, folder, f"killed{history}", base, dice, takes)
                killed = cloud.tables_of(f"killed{history}", folder / f"killed{history}.duckdb")
                compare = [python, world.DBT / "compare.py", world.MODELS, calm, killed]
                done = subprocess.run(compare, capture_output=True, text=True)
                print(f"{kills} kills: {done.stdout.splitlines()[-1]}", flush=True)
                if done.returncode != 0:
                    sys.exit(done.stdout + done.stderr)


def places(cloud, name):
    """A bucket and datasets of this name, made where they are not there."""
    if name not in places.made:
        cloud.make_empty(f"{name}-lake", name)
        places.made.add(name)
    return {"TONEARM_LAKE": f"gs://{name}-lake/x", "TONEARM_WAREHOUSE": f"bigquery://{world.PROJECT}/{name}",
            "TONEARM_ENRICH_FOR": "10m"}


places.made = set()


def disturbed(cloud, folder, name, base, dice, takes):
    """Some runs that are killed, each somewhere, and one to its end. Returns how many were killed."""
    where = places(cloud, name) | {"TONEARM_API_BASE": base}
    killed = 0
    for attempt in range(KILLS_A_HISTORY):
        home = folder / f"{name}-{attempt}"  # another machine each time: only the cloud knows what was done
        run = subprocess.Popen([cloud.build / "tonearm", "-q", "sync"], env=cloud.environment(home, **where),
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            run.wait(dice.uniform(0, takes * (0.9 if attempt == 0 else 0.6)))  # what is done is not done again
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            killed += 1
            run.wait()
        cloud.end_lease(f"{name}-lake", "x/locks/writer.json")
    cloud.tonearm(folder / f"{name}-last", "sync", **where)
    return killed


if __name__ == "__main__":
    main()
