#!/usr/bin/env python3
"""The Tableau workbook with extracts: read back by Tableau's own engine, and compared with the workbook that holds CSV.

usage: extract_test.py [--build build/release]
Needs PyPI at the first run (292 MB). Exit 1 where anything differs."""
import argparse
import json
import os
import pathlib
import subprocess

from workbook_test import HERE, ROOT, check_references, check_schema, expect, publish, published_home

import script
from python_environment import enter_environment, environment_python

READER = HERE / "hyper/read_extract.py"
NO_HYPER_API, SET_UP = "does not have", 78

# Each compares all rows by a sum that does not go by their order; both engines know these words.
QUERIES = {
    "rows, scrobbles, times and texts": "select count(*), sum(scrobbles), count(local_time), count(distinct artist), count(album), "
                                        "count(distinct track), sum(length(artist)), sum(length(track)), sum(length(album)) from plays",
    "scrobbles by family and year": "select family, cast(extract(year from local_time) as bigint) as y, sum(scrobbles) from plays "
                                    "group by 1, 2",
    "scrobbles by hour": "select cast(extract(hour from local_time) as bigint) as h, sum(scrobbles) from plays group by 1",
    "the first and the last play": "select cast(min(local_time) as text), cast(max(local_time) as text) from plays",
    "the answers": "select question, answer, verdict, size, low, high, scrobbles from answers",
}


def by_hyper(python, workbook):
    done = subprocess.run([python, READER, workbook], input=json.dumps(list(QUERIES.values())), text=True, check=True,
                          stdout=subprocess.PIPE)
    return [comparable(rows) for rows in json.loads(done.stdout)]


def by_duckdb(workbook):
    import duckdb
    from workbook_file import load
    database = duckdb.connect()
    for table in ("plays", "answers"):
        load(database, workbook, table, table)
    return [comparable(database.execute(query).fetchall()) for query in QUERIES.values()]


def comparable(rows):
    """In an order of their own, numbers to six digits: engines add in theirs."""
    return sorted(([f"{cell:.6g}" if isinstance(cell, (int, float)) else str(cell) for cell in row] for row in rows))


def check_without_it(home):
    """A python3 without the Hyper API is named with what to do, and nothing is left behind."""
    path = home.work / "refused.twbx"
    bare = home.environment() | {"PATH": "/usr/bin:/bin"}
    done = subprocess.run(home.command("tableau", "--hyper", "-o", path), env=bare, text=True, capture_output=True)
    expect("without the Hyper API", (done.returncode, NO_HYPER_API in done.stderr, "pip install tableauhyperapi" in done.stderr),
           (SET_UP, True, True))
    expect("nothing is left", path.exists(), False)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release", help="folder of the programs")
    build = parser.parse_args().build.absolute()
    enter_environment(HERE / "requirements.txt")
    from workbook_file import parts
    python = environment_python(HERE / "hyper/requirements.txt")
    with published_home(build) as home:
        check_without_it(home)
        os.environ["PATH"] = f"{python.parent}:{os.environ['PATH']}"
        made = {"plays": publish(home, "plays.twbx", "--hyper"), "days": publish(home, "days.twbx", "--hyper", "--detail", "days"),
                "modern": publish(home, "modern.twbx", "--hyper", "--form", "modern")}
        expect("parts of the package", list(parts(made["plays"])),
               ["Scrobble Insights.twb", "Data/Tonearm/plays.hyper", "Data/Tonearm/answers.hyper"])
        check_schema(made)
        check_references(made)
        wanted = by_duckdb(publish(home, "csv.twbx"))
        for what, came, rows in zip(QUERIES, by_hyper(python, made["plays"]), wanted):
            expect(f"Hyper and CSV: {what} ({len(rows)} rows)", came == rows or (came[:2], rows[:2]), True)
    print("hyper: the extracts hold what the CSV holds")


if __name__ == "__main__":
    script.run(main, "hyper")
