"""The demo's history, synced into the counterparts of Google Cloud, and every table compared with DuckDB's, cell by cell.

usage: sync_test.py [--build build/release] [--keep FOLDER]"""
import argparse
import pathlib
import subprocess
import sys

import world
from python_environment import enter_environment

import demo_lake
from run import work_folder


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, default=world.ROOT / "build/release")
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for all that is made, which stays")
    options = parser.parse_args()
    python = enter_environment(world.DBT / "requirements.txt")  # which knows DuckDB
    with work_folder(options.keep) as folder, world.running(options.build, folder / "world") as cloud:
        with demo_lake.simulator(world.ROOT, options.build.absolute(), folder) as port:
            base = f"http://127.0.0.1:{port}/2.0/"
            local = folder / "local"
            for home in (local, folder / "cloud"):
                home.mkdir()
                (home / "genres.toml").write_text(demo_lake.OVERRIDES, encoding="utf-8")
            cloud.tonearm(local, "sync", expect=demo_lake.SOME_DATA_MISSING, TONEARM_API_BASE=base, TONEARM_LAKE="",
                          TONEARM_WAREHOUSE="", TONEARM_ENRICH_FOR="10m")
            said = cloud.tonearm(folder / "cloud", "sync", expect=demo_lake.SOME_DATA_MISSING, TONEARM_API_BASE=base,
                                 TONEARM_ENRICH_FOR="10m")
            print(said.splitlines()[-2], flush=True)
            check_second_run(cloud, folder / "cloud", base)
        built = cloud.tables_of(world.DATASET, folder / "bigquery.duckdb")
        check_same_answers(cloud, local, folder / "cloud")
        compare = [python, world.DBT / "compare.py", world.MODELS, local / "warehouse/current", built]
        sys.exit(subprocess.run(compare).returncode)


def check_second_run(cloud, home, base):
    """Nothing changed: no month is loaded again, from another machine's empty home too."""
    said = cloud.tonearm(home, "--log-format", "json", "sync", expect=demo_lake.SOME_DATA_MISSING,
                         TONEARM_API_BASE=base)
    print("again:", said.splitlines()[-2], flush=True)


def check_same_answers(cloud, local, home):
    """The report in words and numbers, from either warehouse."""
    def answers(at, **places):
        return cloud.tonearm(at, "report", "--json", **places)
    if answers(local, TONEARM_LAKE="", TONEARM_WAREHOUSE="") != answers(home):
        sys.exit("tonearm report says other things of BigQuery than of DuckDB")
    print("tonearm report --json: the same, byte by byte", flush=True)


if __name__ == "__main__":
    main()
