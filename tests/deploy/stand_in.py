"""A stand-in last.fm for the tests of deploy/, and what a Tonearm that is to ask it must be told."""
import contextlib
import os
import pathlib
import subprocess
import sys
import urllib.request

TESTS = pathlib.Path(__file__).resolve().parent.parent
ROOT = TESTS.parent
sys.path[:0] = [str(TESTS), str(TESTS / "cloud")]
import world  # noqa: E402

KEY = "a-key-that-must-not-show-5b1f0c"
TOKEN = "a-token-that-must-not-show-93d2"


class StandIn:
    def __init__(self, base):
        self.base = base

    def settings(self, **more):
        return {"TONEARM_USER": "demo", "TONEARM_API_KEY": KEY, "TONEARM_API_BASE": self.base, "TONEARM_ZONE": "Europe/London",
                "TONEARM_MAX_RATE": "100000", "TONEARM_RETRY_WAIT": "1ms"} | {name: str(value) for name, value in more.items()}

    def environment(self, home, **more):
        """This script's, with nothing of its caller's own Tonearm."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("TONEARM_")}
        return clean | self.settings(TONEARM_HOME=home, **more)

    def plays(self):
        """How many it has."""
        with urllib.request.urlopen(self.base.removesuffix("/2.0/") + "/_sim/truth", timeout=30) as answer:
            return len(answer.read().splitlines())


@contextlib.contextmanager
def running(build, folder, scrobbles=600, history=None, tags=None, faults=()):
    """Yields a StandIn with so many made-up scrobbles, or this history, which takes KEY alone."""
    port_file = folder / "stand-in.port"
    port_file.unlink(missing_ok=True)  # that of one before
    command = [build / "tonearm-simulator", "--user", "demo", "--api-key", KEY, "--port-file", port_file, "--max-seconds", "3000"]
    command += ["--history", history] if history else ["--generate", str(scrobbles)]
    command += ["--tags", tags] if tags else []
    command += [word for fault in faults for word in ("--fault", fault)]
    with world.started(command, folder / "stand-in.log") as process:
        yield StandIn(f"http://127.0.0.1:{world.port_when_ready(process, port_file)}/2.0/")


def run(command, environment, expect=0):
    """What it prints. Ends the test where it exits with another code."""
    done = subprocess.run(command, env=environment, text=True, capture_output=True)
    if done.returncode != expect:
        sys.exit(f"{done.stdout}{done.stderr}\n{' '.join(map(str, command))}: exit {done.returncode}, not {expect}")
    return done.stdout + done.stderr


def must_say(text, *expected):
    for one in expected:
        if one not in text:
            sys.exit(f"expected '{one}', came:\n{text}")
