#!/usr/bin/env python3
"""The Terraform module, as far as it can be proved without Google: a stand-in serves the schema of Google's provider.

usage: terraform_test.py [--build build/release] [--checkov] [part …]
Parts, all where none is named:
    form    fmt, validate, and zones.txt against this machine's zones
    module  `terraform test`: least privilege, nothing public, the schedule, each option on and off, bad input
    state   applied with secrets given: none in a plan or state; no right of a kind that nobody should have
    vm      the machine's user-data by cloud-init's own schema, and the program in it against stand-ins of Google's doors
    tables  the module's staged tables are those that `tonearm sync` makes, and it keeps them (bqemulator)
--checkov asks checkov too. The stand-in lies in the workspace, at ../shared/tools/terraform-google-stub; where that is
absent nothing is checked, and the test says so."""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import zoneinfo

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import script  # noqa: E402
import terraform_tables  # noqa: E402
import terraform_vm  # noqa: E402
from python_environment import environment_python  # noqa: E402
from terraform_copy import BASIC, ROOT, SECRETS, STAND_IN, TERRAFORM, Copy, expect  # noqa: E402

MAGE_JOB = BASIC | {"mage": {"image": "europe-west1-docker.pkg.dev/my-project/tonearm/mage:1.0.0"}}


def form(copy, _):
    copy.terraform(copy.folder, "fmt", "-check", "-recursive", "-diff")
    for root in copy.roots():
        copy.terraform(copy.initialised(root), "validate", "-no-color")
        print(f"{root.relative_to(copy.folder)}: valid", flush=True)
    known = {line for line in (TERRAFORM / "google/zones.txt").read_text().splitlines() if not line.startswith("#")}
    here = zoneinfo.available_timezones() - {"localtime", "Factory", "posixrules"}
    expect(here <= known, f"zones.txt lacks {sorted(here - known)}")


def module(copy, _):
    print(copy.terraform(copy.initialised(copy.folder / "google"), "test", "-no-color").splitlines()[-1], flush=True)


def every_way(copy):
    """The examples, and the options that they leave out."""
    google, *examples = copy.roots()
    yield from ((example.name, copy.applied(example)) for example in examples)
    for name, variables in {"vm": terraform_vm.VM, "mage as a job": MAGE_JOB}.items():
        yield name, copy.applied(google, json.dumps(variables))


def state(copy, _):
    secrets = [SECRETS["api_key"], SECRETS["dashboard_token"], *json.loads(SECRETS["mage_secrets"]).values()]
    for name, made in every_way(copy):
        texts = [made.state, *made.plans]
        expect(all("docker.pkg.dev/my-project" in text for text in texts[:2]), f"{name}: the state is not what was read")
        found = [secret for secret in secrets for text in texts if secret in text]
        expect(not found, f"{name}: the plan or the state holds a secret ({found[:1]})")
        rights = [*made.each("_iam_")]
        for kind, right in rights:
            expect(is_narrow(kind, right), f"{name}: {kind} is too wide a right: {json.dumps(right)}")
        print(f"{name}: {len([*made.each('')])} resources, {len(rights)} rights on single things, no secret", flush=True)


def is_narrow(kind, right):
    """Added to what others have, for one account or a named person, and of the whole project only what knows no less."""
    if kind == "google_project_iam_custom_role":
        return set(right["permissions"]) == {"bigquery.datasets.get", "bigquery.datasets.update"}
    if not kind.endswith("_iam_member") or re.match("all(Authenticated)?Users", right["member"]):
        return False
    if right["role"] in ("roles/owner", "roles/editor", "roles/viewer"):
        return False
    return kind != "google_project_iam_member" or right["role"] == "roles/bigquery.user" or bool(right["condition"])


def vm(copy, _):
    terraform_vm.check(copy)


def tables(copy, build):
    terraform_tables.check(copy, build)


def checkov(copy):
    python = environment_python(HERE / "terraform_checkov/requirements.txt")
    subprocess.run([python.parent / "checkov", "-d", copy.folder, "--framework", "terraform", "--compact", "--quiet",
                    "--skip-download", "--config-file", HERE / "terraform_checkov/checkov.yaml"], check=True)


PARTS = {part.__name__: part for part in (form, module, state, vm, tables)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    parser.add_argument("--checkov", action="store_true")
    parser.add_argument("parts", nargs="*", metavar="part")
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    if not STAND_IN.exists():
        print(f"skipped: nothing stands in for Google's provider here ({STAND_IN} is absent)")
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(pathlib.Path(folder))
        for name in options.parts or PARTS:
            begin = time.monotonic()
            PARTS[name](copy, options.build.absolute())
            print(f"== {name}: passed in {time.monotonic() - begin:.0f} s", flush=True)
        if options.checkov:
            checkov(copy)


if __name__ == "__main__":
    script.run(main, "terraform_test.py")
