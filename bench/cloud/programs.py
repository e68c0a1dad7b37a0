"""The programs of a measurement on loopback, and what one run of tonearm took: seconds, memory, what it asked of Google."""
import collections
import contextlib
import dataclasses
import json
import os
import pathlib
import re
import subprocess
import sys
import time
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests/cloud"))
import world  # noqa: E402

BUCKET = world.BUCKET
ASKED = re.compile(r"asked of Cloud Storage: (\d+) writes, (\d+) lists, (\d+) reads; of BigQuery: (\d+) jobs, (.*) billed")
FAKE_COUNTS = ("inserts", "lists", "gets", "looks", "deletes")


@dataclasses.dataclass
class Ran:
    seconds: float  # on the wall
    processor: float  # seconds of all threads
    megabytes: float  # the largest resident size
    writes: int = 0  # of Cloud Storage, as the run itself says
    lists: int = 0
    reads: int = 0
    jobs: int = 0  # of BigQuery
    said: str = ""


def run(program, words, environment, expect=0):
    """Runs to the end; ends the measurement where it exits with another code."""
    begin = time.monotonic()
    with subprocess.Popen([program, *map(str, words)], env=environment, text=True, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE) as process:
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - begin
    if process.returncode != expect:
        sys.exit(f"{said}\n{program} {' '.join(map(str, words))}: exit {process.returncode}, not {expect}")
    found = ASKED.search(said)
    counts = [int(number) for number in found.groups()[:4]] if found else []
    return Ran(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000, *counts, said=said)


def clean_environment(**settings):
    """This one without what configures tonearm, and these settings: USER is TONEARM_USER."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TONEARM_")}
    kept.pop("STORAGE_EMULATOR_HOST", None)
    return kept | {f"TONEARM_{name}": str(value) for name, value in settings.items()}


class Simulator:
    def __init__(self, address):
        self.address, self.api = address, f"{address}/2.0/"

    def add(self, plays):
        self._ask("/_sim/add", json.dumps(plays).encode())

    def requests(self):
        return json.loads(self._ask("/_sim/stats", None))["requests"]

    def _ask(self, path, body):
        request = urllib.request.Request(self.address + path, body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read()


@contextlib.contextmanager
def simulator(build, folder, scrobbles, user="demo", seed=1):
    port_file = folder / f"simulator-{seed}.port"
    command = [build / "tonearm-simulator", "--generate", str(scrobbles), "--seed", str(seed), "--user", user,
               "--api-key", "demo-key", "--port-file", port_file, "--max-seconds", "3000"]
    with world.started(command, folder / "simulator.log") as process:
        yield Simulator(f"http://127.0.0.1:{port_in(port_file, process)}")


class FakeStorage:
    """tonearm-fake-google: what it counts is told when it ends."""

    def __init__(self, port, log):
        self.port, self.log = port, log

    def environment(self):
        return {"GCE_METADATA_HOST": f"127.0.0.1:{self.port}", "TONEARM_STORAGE_API": f"http://127.0.0.1:{self.port}"}

    def counts(self):
        lines = [line.split() for line in self.log.read_text().splitlines()]
        return {line[0]: int(line[1]) for line in lines if len(line) == 2 and line[0] in FAKE_COUNTS}


@contextlib.contextmanager
def fake_storage(build, folder, latency_ms):
    port_file, log = folder / "fake-google.port", folder / "fake-google.log"
    port_file.unlink(missing_ok=True)
    command = [build / "tonearm-fake-google", "--port-file", port_file, "--bucket", BUCKET, "--latency-ms",
               str(latency_ms), "--max-seconds", "3000"]
    with world.started(command, log) as process:
        yield FakeStorage(port_in(port_file, process), log)


def port_in(port_file, process):
    while not (port_file.exists() and port_file.read_text().strip()):
        if process.poll() is not None:
            sys.exit(f"{process.args[0]} did not start")
        time.sleep(0.05)
    return port_file.read_text().strip()


Stored = collections.namedtuple("Stored", "size generation")


def objects_of(storage, bucket=BUCKET):
    """What a listing of the whole bucket gives: {name: Stored}."""
    objects, token = {}, ""
    while True:
        url = f"{storage}/storage/v1/b/{bucket}/o?maxResults=1000&pageToken={token}"
        with urllib.request.urlopen(url, timeout=60) as answer:
            page = json.load(answer)
        objects |= {item["name"]: Stored(int(item["size"]), item["generation"]) for item in page.get("items", [])}
        token = page.get("nextPageToken", "")
        if not token:
            return objects


def json_object(storage, name, bucket=BUCKET):
    with urllib.request.urlopen(f"{storage}/storage/v1/b/{bucket}/o/{urllib.parse.quote(name, safe='')}?alt=media") as answer:
        return json.load(answer)
