#!/usr/bin/env python3
"""GitHub's workflows: valid to actionlint, with no right that a job does not need, no action that can change under its name, no
make target that is not there.

usage: workflows_test.py [--build build/release]"""
import argparse
import pathlib
import re
import subprocess
import sys

import stand_in
from go_program import go_program

ACTIONLINT = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.7"
WORKFLOWS = sorted((stand_in.ROOT / ".github/workflows").glob("*.yaml"))
# What may be written, by which job; all else is read.
WRITES = {("release.yaml", "image"): {"packages"}, ("release.yaml", "release"): {"contents"}}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", help="not needed: nothing is run")
    parser.parse_args()
    subprocess.run([go_program(ACTIONLINT), "-color", *WORKFLOWS], check=True)
    for file in WORKFLOWS:
        text = file.read_text(encoding="utf-8")
        actions_are_pinned(file, text)
        rights_are_least(file, text)
        targets_are_there(file, text)
    print(f"{len(WORKFLOWS)} workflows: valid, pinned, with the least rights")


def actions_are_pinned(file, text):
    for used in re.findall(r"uses: *(.*)", text):
        if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", used):
            sys.exit(f"{file.name}: '{used}' is not pinned as action@sha # version")


def rights_are_least(file, text):
    """Rights stand at the top, read alone, and at the jobs that need more."""
    top, _, jobs = text.partition("\njobs:\n")
    if not re.search(r"^permissions:\n  contents: read\n(?! )", top, re.MULTILINE):
        sys.exit(f"{file.name}: the workflow's own permissions are not contents: read alone")
    for job, body in re.findall(r"^  (\w+):\n((?:    .*\n|\n)+)", jobs, re.MULTILINE):
        written = set(re.findall(r"^      ([\w-]+): write", body, re.MULTILINE))
        if written != WRITES.get((file.name, job), set()):
            sys.exit(f"{file.name}: {job} may write {sorted(written)}, needs {sorted(WRITES.get((file.name, job), set()))}")


def targets_are_there(file, text):
    targets = set(re.findall(r"^([\w-]+):", (stand_in.ROOT / "Makefile").read_text(), re.MULTILINE))
    lists = re.findall(r"target: \[(.*)\]", text)
    for target in re.findall(r"run: make ([\w-]+)", text) + [name for each in lists for name in each.split(", ")]:
        if target not in targets:
            sys.exit(f"{file.name}: Makefile has no target {target}")


if __name__ == "__main__":
    main()
