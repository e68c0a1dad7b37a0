"""What each orchestrator is tried against: a stand-in last.fm of its own, new homes, and the tables of `tonearm sync`."""
import contextlib
import json
import subprocess
import sys
import tempfile
import urllib.request

import stand_in
from python_environment import environment_python
from stand_in import ROOT, TESTS

SOME_MISSING, FIX_SETUP = 65, 78


class World:
    def __init__(self, build, folder, base):
        self.build, self.folder, self.base = build, folder, base

    def environment(self, home, **more):
        """All that a run sees: nothing is taken over from who runs the test."""
        own = {"PATH": f"{self.build}:/usr/local/bin:/usr/bin:/bin", "HOME": str(self.folder), "LANG": "C.UTF-8"}
        return own | stand_in.StandIn(self.base).settings(TONEARM_HOME=self.folder / home, **more)

    def must_equal_sync(self, home, *options, expect=0):
        """Each table of the home's current warehouse against what `tonearm sync` makes in a new home."""
        other = tempfile.mkdtemp(dir=self.folder, prefix="sync-")
        stand_in.run([self.build / "tonearm", "sync", *options], self.environment(other), expect)
        files = [(self.folder / each / "warehouse/current").resolve() for each in (home, other)]
        python = environment_python(TESTS / "dbt/requirements.txt")
        done = subprocess.run([python, TESTS / "dbt/compare.py", ROOT / "models", *files], text=True, capture_output=True)
        if done.returncode != 0:
            sys.exit(f"{done.stdout}{done.stderr}\n{home}: its tables are not those of tonearm sync {' '.join(options)}")
        return done.stdout.splitlines()[-1]

    def control(self, what, body):
        """POST to the stand-in's /_sim/…"""
        url = self.base.removesuffix("/2.0/") + f"/_sim/{what}"
        urllib.request.urlopen(urllib.request.Request(url, json.dumps(body).encode()), timeout=30).close()

    def times(self):
        """Of its plays, UTC seconds, newest first."""
        with urllib.request.urlopen(self.base.removesuffix("/2.0/") + "/_sim/truth", timeout=30) as answer:
            return [int(line.split(",")[0]) for line in answer.read().decode().splitlines()[1:]]

    def must_be_secret(self):
        """The API key stands in no file that a run wrote."""
        for file in self.folder.rglob("*"):
            if file.is_file() and stand_in.KEY.encode() in file.read_bytes():
                sys.exit(f"{file} holds the API key")


@contextlib.contextmanager
def running(build, folder, scrobbles):
    folder.mkdir()
    with stand_in.running(build, folder, scrobbles) as last_fm:
        yield World(build, folder, last_fm.base)
