#!/usr/bin/env python3
"""Keeps what a version leaves in a home, so that each later one is tried on it: made-up plays, modelled; settings.

usage: make.py --build build/release     writes VERSION.tar.xz beside this file; run it at each release, and commit that"""
import argparse
import csv
import pathlib
import random
import subprocess
import sys
import tarfile
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import stand_in  # noqa: E402

PLAYS = 300
BEGIN, END = 1_700_000_000, 1_712_000_000  # November 2023 to April 2024: five months of staged files
SETTINGS = f"""# What this version knew to say.
user = "demo"
api_key = "{stand_in.KEY}"
max_rate = 100000
retry_wait = "1ms"
hemisphere = "north"
[[zone]]
tz = "Europe/London"
[[zone]]
from = 2024-02-01
tz = "Europe/Berlin"
"""
GENRES = '[artists]\n"Mogwai" = "post-rock"\n[tags]\n"indie" = "indie rock"\n'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    build = parser.parse_args().build.absolute()
    with tempfile.TemporaryDirectory() as text:
        folder = pathlib.Path(text)
        home = folder / "home"
        home.mkdir()
        (home / "tonearm.toml").write_text(SETTINGS)
        (home / "genres.toml").write_text(GENRES)
        history = write_history(folder / "history.csv")
        tags = folder / "tags.csv"
        tags.write_text("artist,tag,count\nMogwai,indie,40\nRadiohead,art rock,100\nRadiohead,indie,30\nAutechre,idm,90\n")
        with stand_in.running(build, folder, history=history, tags=tags) as last_fm:
            environment = {"TONEARM_HOME": str(home), "TONEARM_API_BASE": last_fm.base, "PATH": "/usr/bin:/bin"}
            subprocess.run([build / "tonearm", "sync"], env=environment, check=True)
        version = subprocess.run([build / "tonearm", "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
        keep(home, HERE / f"{version}.tar.xz")


def write_history(file):
    draw = random.Random(5)
    with file.open("w", newline="") as text:
        rows = csv.writer(text)
        rows.writerow(("uts", "artist", "album", "track"))
        for uts in sorted(draw.sample(range(BEGIN, END), PLAYS), reverse=True):
            artist = draw.choice(("Mogwai", "Radiohead", "Autechre", "Nina Simone", "Sigur Rós"))
            rows.writerow((uts, artist, f"Album {draw.randrange(4)}", f"Track {draw.randrange(40)}"))
    return file


def keep(home, archive):
    """All but the lock, with no time or owner in it."""
    def bare(entry):
        entry.mtime = entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        return None if entry.name.endswith("/lock") else entry
    with tarfile.open(archive, "w:xz", preset=9) as tar:
        tar.add(home, arcname="home", filter=bare)
    print(f"{archive}: {archive.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
