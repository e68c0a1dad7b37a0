#!/usr/bin/env python3
"""What tonearm publish writes, read by programs that others wrote.

usage: run.py [--build build/release] [part …]
Parts, all where none is named: files (tables and listens: pyarrow, DuckDB, pandas, the rules of other services), tableau (the
workbook: its schema, an independent reader), extract (the same with extracts, by Tableau's own engine), site (in Chromium).
Exit 1 where any fails."""
import argparse
import pathlib
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PARTS = {"files": [HERE / "files_test.py"], "tableau": [HERE / "tableau/workbook_test.py"],
         "extract": [HERE / "tableau/extract_test.py"], "site": [HERE.parent / "dashboard/run.py", HERE / "site.test.mjs"]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    parser.add_argument("parts", nargs="*", metavar="part")
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    failed = []
    for name in options.parts or PARTS:
        print(f"== {name}", flush=True)
        begin = time.monotonic()
        if subprocess.run([sys.executable, *PARTS[name], "--build", options.build.absolute()]).returncode != 0:
            failed.append(name)
        print(f"== {name}: {'FAILED' if name in failed else 'passed'} in {time.monotonic() - begin:.0f} s", flush=True)
    sys.exit(f"failed: {', '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    main()
