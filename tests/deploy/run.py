#!/usr/bin/env python3
"""Everything in deploy/, each way by its own tool, against a stand-in last.fm on this machine.

usage: run.py [--build build/release] [part …]
Parts, all where none is named: systemd (units, in a Debian that boots), docker (the image, built and run), package (the .deb in
a fresh Debian), terraform, mage, orchestrators, notify, workflows, upgrade (homes of earlier versions), secrets (nowhere to be
seen). Part X is X_test.py. Exit 1 where any fails."""
import argparse
import pathlib
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
PARTS = ("systemd", "docker", "package", "terraform", "mage", "orchestrators", "notify", "workflows", "upgrade", "secrets")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=HERE.parent.parent / "build/release")
    parser.add_argument("parts", nargs="*", metavar="part")
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    failed = [part for part in options.parts or PARTS if not passes(part, options.build.absolute())]
    sys.exit(f"failed: {', '.join(failed)}" if failed else 0)


def passes(part, build):
    print(f"== {part}", flush=True)
    begin = time.monotonic()
    passed = subprocess.run([sys.executable, HERE / f"{part}_test.py", "--build", build]).returncode == 0
    print(f"== {part}: {'passed' if passed else 'FAILED'} in {time.monotonic() - begin:.0f} s", flush=True)
    return passed


if __name__ == "__main__":
    main()
