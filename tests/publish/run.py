#!/usr/bin/env python3
"""What tonearm publish writes, read by programs that others wrote.

usage: run.py [--build build/release] [part …]
Parts, all where none is named: files (tables and listens: pyarrow, DuckDB, pandas, the rules of other services), tableau (the
workbook: its schema, an independent reader), extract (the same with extracts, by Tableau's own engine), site (in Chromium).
Exit 1 where any fails."""
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))
import script  # noqa: E402

PARTS = {"files": [HERE / "files_test.py"], "tableau": [HERE / "tableau/workbook_test.py"],
         "extract": [HERE / "tableau/extract_test.py"], "site": [HERE.parent / "dashboard/run.py", HERE / "site.test.mjs"]}


if __name__ == "__main__":
    script.run_parts(__doc__, ROOT / "build/release", {name: script.passing_script(*words) for name, words in PARTS.items()})
