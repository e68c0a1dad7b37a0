#!/usr/bin/env python3
"""Everything in deploy/, each way by its own tool, against a stand-in last.fm on this machine.

usage: run.py [--build build/release] [part …]
Parts, all where none is named: systemd (units, in a Debian that boots), docker (the image, built and run), package (the .deb in
a fresh Debian), terraform, mage, orchestrators, notify, workflows, upgrade (homes of earlier versions), secrets (nowhere to be
seen). Part X is X_test.py. Exit 1 where any fails."""
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import script  # noqa: E402

PARTS = ("systemd", "docker", "package", "terraform", "mage", "orchestrators", "notify", "workflows", "upgrade", "secrets")


if __name__ == "__main__":
    script.run_parts(__doc__, HERE.parent.parent / "build/release",
                     {part: script.passing_script(HERE / f"{part}_test.py") for part in PARTS})
