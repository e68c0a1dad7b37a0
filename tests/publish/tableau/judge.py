#!/usr/bin/env python3
"""Whether workbooks are valid by the schema that Tableau publishes (as xmllint reads it) and by our own checker.

usage: judge.py FILE.twb[x] …      exit 1 where one is not
A file of the classic form is judged once its forks are resolved, for the schema knows none."""
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).absolute().parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]
ROOT = HERE.parent.parent.parent
SCHEMA = ROOT.parent / "shared/data/tableau/local_2026.2.0.xsd"


def schema_errors(document):
    """What xmllint says of a document's bytes; nothing where they are valid."""
    done = subprocess.run(["xmllint", "--noout", "--schema", SCHEMA, "-"], input=document, capture_output=True)
    if done.returncode not in (0, 3):  # 3: the document is not valid
        sys.exit(f"xmllint: {done.stderr.decode()}")
    return done.stderr.decode().splitlines()[:3] if done.returncode else []


def resolved(path):
    """The bytes of a workbook of any form as the schema knows them."""
    from lxml import etree
    from workbook_file import read, with_explanation
    return etree.tostring(with_explanation(read(path)))


def main(paths):
    from check import complaints
    from python_environment import enter_environment
    enter_environment(HERE / "requirements.txt")
    from workbook_file import read
    if not SCHEMA.exists():
        print(f"left out: no schema at {SCHEMA}")
    wrong = [f"{path}: {what}" for path in paths
             for what in [*(schema_errors(resolved(path)) if SCHEMA.exists() else []), *complaints(read(path))]]
    sys.exit("\n".join(wrong) or 0)


if __name__ == "__main__":
    main(sys.argv[1:])
