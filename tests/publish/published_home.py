"""A home with the demo's history, strange names and undated plays among it, and tonearm publish run on it."""
import contextlib
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests/dbt")]

import demo_lake


@contextlib.contextmanager
def published_home(build):
    with tempfile.TemporaryDirectory(prefix="tonearm-publish-") as folder:
        work = pathlib.Path(folder)
        yield PublishedHome(build, demo_lake.make_home(ROOT, build, work), work)


class PublishedHome:
    def __init__(self, build, home, work):
        self.build, self.home, self.work = build, home, work
        self.warehouse = home / "warehouse/current"

    def command(self, *words):
        return [str(self.build / "tonearm"), "--quiet", "publish", *map(str, words)]

    def environment(self):
        kept = {name: value for name, value in os.environ.items() if not name.startswith("TONEARM_")}
        return kept | {"TONEARM_HOME": str(self.home), "TONEARM_USER": "demo", "TONEARM_API_KEY": "demo-key",
                       "TONEARM_ZONE": "Europe/London"}

    def run(self, *words, exit_code=0, before=()):
        """What it said, on both streams; ends the test where it ends otherwise. `before`: a program that starts it."""
        done = subprocess.run([*before, *self.command(*words)], env=self.environment(), cwd=self.work, capture_output=True,
                              text=True)
        if done.returncode != exit_code:
            sys.exit(f"publish {' '.join(map(str, words))} ended with {done.returncode}, not {exit_code}:\n"
                     f"{done.stdout}{done.stderr}")
        return done.stdout + done.stderr
