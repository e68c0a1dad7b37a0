#!/usr/bin/env python3
"""A home that each earlier version left (upgrade/*.tar.xz) goes on working: it is shown as it lies, synced, answered and rebuilt;
no play is lost, no raw page touched.

usage: upgrade_test.py [--build build/release]"""
import argparse
import csv
import hashlib
import io
import json
import pathlib
import shutil
import sys
import tarfile
import tempfile
import time

import stand_in

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "upgrade"))
import make  # noqa: E402

NEW_PLAYS = 5


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=stand_in.ROOT / "build/release")
    program = parser.parse_args().build.absolute() / "tonearm"
    archives = sorted((HERE / "upgrade").glob("*.tar.xz"))
    if not archives:
        sys.exit("upgrade/ holds no earlier version's home: upgrade/make.py keeps one")
    for archive in archives:
        with tempfile.TemporaryDirectory() as text:
            goes_on(program, archive, pathlib.Path(text))
        print(f"{archive.stem.removesuffix('.tar')}: its home works", flush=True)


def goes_on(program, archive, folder):
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    home = Home(program, folder / "home")
    raw, plays = home.raw_pages(), history_rows(make.write_history(folder / "history.csv"))
    as_it_lies(home, plays)
    newer = add_plays(folder / "history.csv")
    with stand_in.running(program.parent, folder, history=folder / "history.csv") as last_fm:
        synced(home, last_fm, newer)
    rebuilt(home, newer)
    for name, digest in raw.items():
        if home.raw_pages().get(name) != digest:
            sys.exit(f"{name}: a raw page of the earlier version was changed, or is gone")


def as_it_lies(home, plays):
    """Before anything is written: its settings, its warehouse, its plays."""
    stand_in.must_say(home.run("config"), "demo", "Europe/Berlin", "tonearm.toml")
    status = json.loads(home.run("status", "--json"))
    if status["scrobbles"] != len(plays) or status["warehouse_problem"] or status["gaps"]:
        sys.exit(f"status of the earlier version's home: {json.dumps(status)}")
    stand_in.must_say(home.run("report"), f"of {len(plays)} scrobbles")
    home.must_hold(plays)


def synced(home, last_fm, plays):
    said = home.run("sync", TONEARM_API_BASE=last_fm.base)
    stand_in.must_say(said, f"fetched: {NEW_PLAYS} new, 0 gone")
    home.must_hold(plays)


def rebuilt(home, plays):
    """From the raw pages alone: staged files and warehouse may be thrown away at any time."""
    before = home.run("report", "--json")
    shutil.rmtree(home.folder / "warehouse")
    shutil.rmtree(home.folder / "lake/staged")
    home.run("rebuild")
    home.must_hold(plays)
    if home.run("report", "--json") != before:
        sys.exit("the rebuilt home gives other answers")


class Home:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def run(self, *words, **more):
        return stand_in.run([self.program, *words], {"TONEARM_HOME": str(self.folder), "PATH": "/usr/bin:/bin"} | more)

    def raw_pages(self):
        pages = (file for file in (self.folder / "lake/raw").rglob("*") if file.is_file())
        return {str(page.relative_to(self.folder)): hashlib.sha256(page.read_bytes()).hexdigest() for page in pages}

    def must_hold(self, plays):
        rows = csv.DictReader(io.StringIO(self.run("plays", "--csv")))
        shown = sorted((row["uts"], row["artist"], row["album"], row["track"]) for row in rows)
        if shown != plays:
            missing, extra = set(plays) - set(shown), set(shown) - set(plays)
            sys.exit(f"plays: {len(plays)} expected, {len(shown)} came; missing {sorted(missing)[:3]}, extra {sorted(extra)[:3]}")


def history_rows(file):
    with file.open(newline="") as text:
        return sorted((row["uts"], row["artist"], row["album"], row["track"]) for row in csv.DictReader(text))


def add_plays(file):
    with file.open("a", newline="") as text:
        csv.writer(text).writerows((int(time.time()) - 600 * number, "Mogwai", "Album 0", f"New {number}") for number in range(NEW_PLAYS))
    return history_rows(file)


if __name__ == "__main__":
    main()
