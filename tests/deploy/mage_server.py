"""Mage on loopback: `mage run`, and its server with scheduler and API, each on a copy of deploy/mage of its own."""
import contextlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request

from stand_in import ROOT, must_say
from world import emulator

SOURCE = ROOT / "deploy/mage/tonearm_mage"
READY_SECONDS = 120
# Every address that Python connects to, in each process of Mage.
WATCHED = """import sys
def watch(event, args):
    if event == 'socket.connect':
        with open({log!r}, 'a') as log:
            log.write(f'{{args[1]}}\\n')
sys.addaudithook(watch)
"""


class Mage:
    """A project in a folder, and all that Mage writes beside it."""

    def __init__(self, mage, folder, world, home):
        self.mage, self.folder, self.world, self.home = mage, folder, world, home
        self.project, self.data, self.addresses = folder / SOURCE.name, folder / "data", folder / "addresses.log"
        shutil.copytree(SOURCE, self.project, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "watch").mkdir()
        (folder / "watch/sitecustomize.py").write_text(WATCHED.format(log=str(self.addresses)))

    def environment(self, **more):
        own = {"MAGE_DATA_DIR": self.data, "PYTHONPATH": self.folder / "watch", "REQUIRE_USER_AUTHENTICATION": "0", "ENV": "prod",
               "_TYPER_STANDARD_TRACEBACK": "1"}  # the last two as in the image
        return self.world.environment(self.home, **own | more)

    def run(self, pipeline, expect=0, says=(), lacks=(), more=(), **variables):
        """`mage run`; what it prints."""
        command = [self.mage, "run", self.project, pipeline, "--runtime-vars", json.dumps(variables)]
        done = subprocess.run(command, env=self.environment(**dict(more)), text=True, capture_output=True, cwd=self.folder)
        said = done.stdout + done.stderr
        if done.returncode != expect:
            sys.exit(f"{said}\nmage run {pipeline}: exit {done.returncode}, not {expect}")
        unwrapped = " ".join(said.split())  # Mage breaks a traceback's lines
        must_say(unwrapped, *says)
        for text in lacks:
            if text in unwrapped:
                sys.exit(f"{said}\nmage run {pipeline} says '{text}'")
        return said

    def asked(self):
        """What Python connected to, in any of Mage's processes, beside sockets that are files: addresses with their ports."""
        lines = self.addresses.read_text().splitlines() if self.addresses.exists() else []
        return {line for line in lines if not line.startswith("/")}

    @contextlib.contextmanager
    def server(self, **more):
        port, _ = emulator.free_ports()
        command = [self.mage, "start", self.project, "--host", "127.0.0.1", "--port", str(port)]
        with (self.folder / "server.log").open("wb") as log:
            process = subprocess.Popen(command, env=self.environment(**more), stdout=log, stderr=log, cwd=self.folder,
                                       start_new_session=True)
            try:
                yield Server(self, process, f"http://127.0.0.1:{port}")
            finally:
                os.killpg(process.pid, signal.SIGKILL)  # its scheduler and workers, too
                process.wait()


class Server:
    def __init__(self, mage, process, address):
        self.mage, self.process, self.address = mage, process, address

    def wait_until_ready(self):
        def answers():
            if self.process.poll() is not None:
                sys.exit(f"{(self.mage.folder / 'server.log').read_text()}\nmage start ended")
            with contextlib.suppress(urllib.error.URLError, ConnectionError):
                return self.answer("GET", "pipeline_schedules").get("pipeline_schedules")  # triggers.yaml is read
        wait_for(answers, READY_SECONDS, "mage start did not answer")

    def ask(self, *request, **headers):
        answer = self.answer(*request, **headers)
        if "error" in answer:
            sys.exit(f"Mage's API answers {' '.join(map(str, request))} with {answer['error']}")
        return answer

    def answer(self, method, path, body=None, **headers):
        """The answer's JSON. Mage sends errors with status 200: they stand in `error`."""
        request = urllib.request.Request(f"{self.address}/api/{path}", method=method,
                                         data=None if body is None else json.dumps(body).encode(),
                                         headers={"Content-Type": "application/json", **headers})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def runs(self, pipeline):
        """Oldest first."""
        answer = self.ask("GET", f"pipeline_runs?pipeline_uuid={pipeline}&_limit=100")
        return sorted(answer["pipeline_runs"], key=lambda run: run["id"])

    def schedule(self, pipeline, name):
        schedules = self.ask("GET", f"pipelines/{pipeline}/pipeline_schedules")["pipeline_schedules"]
        return next(each for each in schedules if each["name"] == name)

    def trigger(self, pipeline, token=None, **variables):
        """Starts a run by the pipeline's API trigger, as any client would; its answer."""
        schedule = self.schedule(pipeline, "by_api")
        return self.answer("POST", f"pipeline_schedules/{schedule['id']}/api_trigger", {"pipeline_run": {"variables": variables}},
                        Authorization=f"Bearer {token or schedule['token']}")

    def ended(self, run, status, seconds=60):
        """Waits for the run's end, which must be of that status."""
        def state():
            now = self.ask("GET", f"pipeline_runs/{run['id']}")["pipeline_run"]["status"]
            return now not in ("initial", "running") and now
        if (end := wait_for(state, seconds, f"run {run['id']} did not end")) != status:
            sys.exit(f"{self.log(run)}\nrun {run['id']} ended as {end}, not {status}")

    def cancel(self, run):
        self.ask("PUT", f"pipeline_runs/{run['id']}", {"pipeline_run": {"status": "cancelled"}})

    def log(self, run):
        """What the run's blocks logged, a line each."""
        files = sorted(self.mage.data.rglob("*.log"))
        return "".join(line for file in files for line in file.read_text().splitlines(True)
                       if f'"pipeline_run_id": {run["id"]},' in line)


def wait_for(what, seconds, otherwise):
    """The first true answer of what()."""
    until = time.monotonic() + seconds
    while not (answer := what()):
        if time.monotonic() > until:
            sys.exit(f"{otherwise}, after {seconds} s")
        time.sleep(0.2)
    return answer


def tonearms_at_work(build, home):
    """Processes of the program in that home."""
    return [folder.name for folder in pathlib.Path("/proc").glob("[0-9]*") if is_at_work(folder, build / "tonearm", home)]


def is_at_work(folder, program, home):
    with contextlib.suppress(FileNotFoundError, ProcessLookupError, PermissionError):
        return (folder / "exe").resolve() == program.resolve() and f"TONEARM_HOME={home}\0".encode() in (folder / "environ").read_bytes()
    return False
