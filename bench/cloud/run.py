#!/usr/bin/env python3
"""The figures of Tonearm on Google Cloud, counted and measured on one machine; prints Markdown.

usage: bench/cloud/run.py [--build FOLDER] [part …]
Parts, all where none is named: daily (a listener of 100,000: first copy, days with and without new plays), first (the same
with a million, the warehouse on DuckDB), latency (a lake of a million, 30 ms away), many (100 listeners, staged in four
shares, one warehouse on DuckDB: 20 MB of memory each), merged (1,000 listeners, one file a month), bytes (what
BigQuery bills for a build, by the columns each statement reads). --keys also prints each object that is put."""
import argparse
import os
import pathlib
import shutil
import tempfile

import billed
import distance
import listener
import many
import merged
import programs


def daily(options, folder):
    listener.heading()
    listener.first_and_daily(options.build, folder, 100_000, True, options.keys)


def first(options, folder):
    listener.heading()
    listener.first_and_daily(options.build, folder, options.scrobbles, False, options.keys)


def latency(options, folder):
    distance.read_from_afar(options.build, folder, options.scrobbles)


def many_listeners(options, folder):
    many.one_warehouse(options.build, folder, options.listeners or 100, options.each)


def few_files(options, folder):
    merged.few_files(options.build, folder, options.listeners or 1_000, options.each)


def bytes_billed(options, folder):
    for scrobbles in (100_000, options.scrobbles):
        billed.bytes_of_a_build(options.build, folder / str(scrobbles), scrobbles)


PARTS = {"daily": daily, "first": first, "latency": latency, "many": many_listeners, "merged": few_files,
         "bytes": bytes_billed}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=programs.ROOT / "build/release",
                        help="folder of tonearm, tonearm-simulator and tonearm-fake-google")
    parser.add_argument("--work", type=pathlib.Path, help="where temporary folders are made; many wants a fast one")
    parser.add_argument("--scrobbles", type=int, default=1_000_000, help="of first and latency")
    parser.add_argument("--listeners", type=int, help="of many (100 where not given) and merged (1,000)")
    parser.add_argument("--each", type=int, default=20_000, help="scrobbles of each of them")
    parser.add_argument("--keys", action="store_true")
    parser.add_argument("parts", nargs="*", metavar="part")
    options = parser.parse_args()
    options.build = options.build.absolute()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n", flush=True)
    for name in options.parts or PARTS:
        folder = pathlib.Path(tempfile.mkdtemp(prefix="tonearm-cloud-bench-", dir=options.work))
        try:
            print(f"## {name}\n", flush=True)
            PARTS[name](options, folder / "work")
        finally:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
