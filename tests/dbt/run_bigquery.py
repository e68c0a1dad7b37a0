#!/usr/bin/env python3
"""Builds the models with dbt on bqemulator and with tonearm on DuckDB, from one lake, and compares them row by row.

usage: run_bigquery.py [--build build/release] [--emulator PATH] [--keep FOLDER]
As run.py, but for the engine; bqemulator has an environment of its own. Exit 1 where anything fails or
differs."""
import argparse
import pathlib
import subprocess
import sys

from demo_lake import make_home
from run import HERE, MODELS, ROOT, add_arguments, dbt_build, work_folder

sys.path.insert(0, str(HERE.parent))
import script  # noqa: E402
from python_environment import cache_folder, enter_environment  # noqa: E402

# The objects of each staged table, as src/lake/staged_tables.cc has them.
STAGED = {"scrobbles": "scrobbles/**/*", "artist_tags": "artist_tags/**/*", "tag_genres": "genres/tag_genres*",
          "genre_overrides": "genres/genre_overrides*", "genres": "genres/genres*", "gaps": "gaps/**/*"}


def parsed_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    parser.add_argument("--emulator", type=pathlib.Path, default=cache_folder() / "cloud-venv/bin/bqemulator")
    return parser.parse_args()


def main():
    options = parsed_arguments()
    python = enter_environment(HERE / "requirements.txt")  # which knows DuckDB
    with work_folder(options.keep) as folder:
        home = make_home(ROOT, options.build.absolute(), folder)
        built = build_on_bigquery(options.emulator, python, home / "lake/staged", folder)
        compare = [python, HERE / "compare.py", MODELS, home / "warehouse/current", built]
        sys.exit(subprocess.run(compare).returncode)


def build_on_bigquery(program, python, staged, folder):
    """The DuckDB file that holds what dbt built in the emulator."""
    import duckdb

    import emulator
    built = folder / "bigquery.duckdb"
    with emulator.running(program, folder) as bigquery, duckdb.connect(str(built)) as database:
        bigquery.call("POST", "/datasets", {"datasetReference": {"projectId": emulator.PROJECT,
                                                                 "datasetId": emulator.DATASET}})
        for table, pattern in STAGED.items():
            bigquery.load(database, f"staged_{table}", sorted(staged.glob(f"{pattern}.parquet")))
        dbt_build(python, folder, "bigquery", {
            "TONEARM_BIGQUERY_API": bigquery.address, "TONEARM_BIGQUERY_PROJECT": emulator.PROJECT,
            "TONEARM_BIGQUERY_DATASET": emulator.DATASET, "TONEARM_LAKE": str(staged.parent)})
        for model in sorted(MODELS.glob("[cm]*/*.sql")):
            bigquery.copy_to(database, model.stem)
    return built


if __name__ == "__main__":
    script.run(main, "test-dbt")
