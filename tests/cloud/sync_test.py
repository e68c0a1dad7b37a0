"""The demo's history, synced into the counterparts of Google Cloud, and every table compared with DuckDB's, cell by cell.

usage: sync_test.py [--build build/release] [--keep FOLDER]"""
import argparse
import pathlib
import subprocess
import sys

import world
from python_environment import environment_python

import demo_lake
import emulator
from run import MODELS, work_folder

SELF = "--in-environment"  # the second start, by an interpreter that knows DuckDB


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, default=world.ROOT / "build/release")
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for all that is made, which stays")
    parser.add_argument(SELF, action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    python = environment_python(world.HERE.parent / "dbt/requirements.txt")
    if not options.in_environment:
        sys.exit(subprocess.run([python, __file__, *sys.argv[1:], SELF]).returncode)
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
        built = tables_of(cloud, folder / "bigquery.duckdb")
        check_same_answers(cloud, local, folder / "cloud")
        compare = [python, world.HERE.parent / "dbt/compare.py", MODELS, local / "warehouse/current", built]
        sys.exit(subprocess.run(compare).returncode)


def check_second_run(cloud, home, base):
    """Nothing changed: no month is loaded again, from another machine's empty home too."""
    said = cloud.tonearm(home, "--log-format", "json", "sync", expect=demo_lake.SOME_DATA_MISSING,
                         TONEARM_API_BASE=base)
    print("again:", said.splitlines()[-2], flush=True)


def tables_of(cloud, file):
    """The published generation, in a DuckDB file."""
    import duckdb
    side = cloud.ask("GET", f"/bigquery/v2/projects/{world.PROJECT}/datasets/{world.DATASET}")["labels"]["tonearm_current"]
    emulator.DATASET = f"{world.DATASET}_{side}"
    with duckdb.connect(str(file)) as database:
        for model in sorted(MODELS.glob("[cm]*/*.sql")):
            cloud.behind.copy_to(database, model.stem)
    return file


def check_same_answers(cloud, local, home):
    """The report in words and numbers, from either warehouse."""
    def answers(at, **places):
        return cloud.tonearm(at, "report", "--json", **places)
    if answers(local, TONEARM_LAKE="", TONEARM_WAREHOUSE="") != answers(home):
        sys.exit("tonearm report says other things of BigQuery than of DuckDB")
    print("tonearm report --json: the same, byte by byte", flush=True)


if __name__ == "__main__":
    main()
