#!/usr/bin/env python3
"""deploy/mage as it runs: `mage run`, and Mage's server with its scheduler and API, against a stand-in last.fm.

usage: mage_test.py [--build build/release]
Proves: a green run makes the tables of `tonearm sync`; a failing one ends with 1 and tonearm's own words, and the next is
green; a passing hindrance is tried again, any other not; a gap fails the run at its end; the scheduler fires each minute;
a cancelled run leaves no process, and the next run completes its lake; the API trigger wants its token; a failure is told.
Mage lives in the cache folder, made at the first run: 3 minutes, 1.4 GB. Exit 1 where anything is otherwise."""
import argparse
import contextlib
import http.server
import json
import pathlib
import subprocess
import sys
import tempfile
import threading
import time

import orchestrators_world
import script
import stand_in
from mage_server import SOURCE, Mage, tonearms_at_work, wait_for
from orchestrators_world import SOME_MISSING
from python_environment import environment_python
from stand_in import ROOT, must_say

SCROBBLES = 12_000  # in the last five years some 2,900: three pages
NOT_NOW = """#!/bin/sh
# A tonearm that cannot run now for its first {times} calls, and then does; what it says comes before it ends.
echo call >> {calls}
[ $(wc -l < {calls}) -gt {times} ] && exec {tonearm} "$@"
echo "another sync is at work"
for _ in $(seq 100); do [ -e {heard} ] && exit 75; sleep 0.1; done
exit 1
"""


class Bench:
    """Where the parts of this test take their worlds and projects from."""

    def __init__(self, stack, mage, build, folder):
        self.stack, self.mage, self.build, self.folder = stack, mage, build, folder
        self.projects = []

    def project(self, name):
        """A copy of deploy/mage, with a home and a stand-in last.fm of its own."""
        world = self.stack.enter_context(orchestrators_world.running(self.build, self.folder / name, SCROBBLES))
        self.projects.append(Mage(self.mage, self.folder / name, world, "home"))
        return self.projects[-1]


def dockerfile(bench):
    python = environment_python(ROOT / "tests/deploy/docker_hadolint/requirements.txt")
    stand_in.run([python.parent / "hadolint", SOURCE.parent / "Dockerfile"], {})
    return "hadolint finds nothing"


def failing_then_green(bench):
    mage = bench.project("failing")
    mage.run("daily", expect=1, more={"TONEARM_API_KEY": "wrong-key"}, lacks=["again in 60"],
             says=["StageFailed: tonearm fetch ended with exit code 78", "Invalid API key"])
    mage.run("daily", says=["tonearm fetch --since 5y", "modelled: warehouse 00000001.duckdb is current", "no gaps"])
    return mage.world.must_equal_sync("home", "--since", "5y")


def backfill_then_a_past_day(bench):
    """What came to last.fm for a day long settled is found by a run of that day."""
    mage = bench.project("backfill")
    mage.run("backfill", says=["tonearm fetch --since 5y"])
    mage.world.must_equal_sync("home", "--since", "5y")
    noon = mage.world.times()[500] // 86400 * 86400 + 43200
    day = time.strftime("%Y-%m-%d", time.gmtime(noon))
    mage.world.control("add", [{"uts": noon, "artist": "A late one", "track": "From another device"}])
    mage.run("daily", day=day, since="8y", says=[f"{day}: tonearm fetch --day {day}", "tonearm fetch --since 8y",
                                                 f"{day}: tonearm model"])
    return mage.world.must_equal_sync("home", "--since", "8y")


def tries_again_what_passes(bench):
    mage = bench.project("hindered")
    calls, heard = mage.folder / "calls", mage.folder / "heard"
    path = not_now(mage, times=2, calls=calls, heard=heard)
    words = [mage.mage, "run", mage.project, "daily", "--runtime-vars", '{"wait_seconds": 0.1}']
    with subprocess.Popen(words, env=mage.environment(PATH=path), text=True, stdout=subprocess.PIPE, cwd=mage.folder,
                          stderr=subprocess.STDOUT) as process:
        said = ""
        for line in process.stdout:
            said += line
            if "another sync is at work" in line:
                heard.touch()  # a line is heard while its stage still runs
    must_say(said, "exit code 75: another sync is at work", "again in 0.1 s", "again in 0.2 s", "is current")
    if process.returncode != 0:
        sys.exit(f"{said}\nmage run: exit {process.returncode}, though the hindrance passed")
    mage.run("daily", expect=1, tries=3, wait_seconds=0.1, more={"PATH": not_now(mage, 99, calls, heard)},
             says=["StageFailed: tonearm fetch ended with exit code 75"])
    if (count := len(calls.read_text().splitlines())) != 3:
        sys.exit(f"tried {count} times, not 3")
    return "a line comes while its stage runs; 3 tries at most"


def not_now(mage, times, calls, heard):
    """A PATH whose `tonearm` cannot run so many times."""
    calls.unlink(missing_ok=True)
    folder = mage.folder / "not-now"
    folder.mkdir(exist_ok=True)
    program = folder / "tonearm"
    program.write_text(NOT_NOW.format(times=times, calls=calls, heard=heard, tonearm=mage.world.build / "tonearm"))
    program.chmod(0o755)
    return f"{folder}:{mage.environment()['PATH']}"


def a_gap_fails_at_the_end(bench):
    mage = bench.project("gap")
    newest = mage.world.times()[0]
    mage.world.control("faults", {"dead_from": newest - 40 * 86400, "dead_to": newest - 30 * 86400})
    mage.run("daily", expect=1, says=["is current", "StageFailed: tonearm fetch ended with exit code 65", "did not answer"])
    return mage.world.must_equal_sync("home", "--since", "5y", expect=SOME_MISSING)


def cancelled(server):
    """The scheduler's first run, stopped while it fetches: no tonearm goes on, and the lake is not whole."""
    mage = server.mage
    home = mage.world.folder / mage.home
    run = wait_for(lambda: server.runs("daily"), 60, "the scheduler started no run")[0]
    wait_for(lambda: len([*home.glob("lake/raw/scrobbles/*/*.zst")]) == 1, 30, "no page came")
    mage.world.control("faults", {"slow_ms": 60_000})  # by itself it would go on for minutes
    if not tonearms_at_work(mage.world.build, home):
        sys.exit("no tonearm is at work to be cancelled")
    server.cancel(run)
    server.ended(run, "cancelled")
    wait_for(lambda: not tonearms_at_work(mage.world.build, home), 10, "an orphaned tonearm goes on")
    if (home / "warehouse/current").exists():
        sys.exit("the run had ended before it was cancelled")
    mage.world.control("faults", {"slow": 0})
    return f"{len([*home.glob('lake/raw/scrobbles/*/*.zst')])} pages in the lake"


def next_tick_completes(server):
    """A tick while the run before is still at work is put down as cancelled, by `skip_if_previous_running`."""
    def ended():
        return [run for run in server.runs("daily") if run["status"] in ("completed", "failed")]
    first, second = server.runs("daily")[0], wait_for(ended, 150, "no second tick came to an end")[0]
    server.ended(second, "completed")
    if second["pipeline_schedule_name"] != "every_day" or second["execution_date"][:16] <= first["execution_date"][:16]:
        sys.exit(f"these are not two ticks: {first}, {second}")
    day = second["execution_date"][:10]
    must_say(server.log(second), *(f"{day}: tonearm {stage}" for stage in ("fetch", "stage", "enrich", "load", "model", "report")))
    return server.mage.world.must_equal_sync("home", "--since", "5y")


def api_trigger(server):
    if "error" not in server.trigger("daily", token="wrong"):
        sys.exit("the API trigger takes any token")
    run = server.trigger("daily", day="2024-05-05")["pipeline_run"]
    server.ended(run, "completed")
    must_say(server.log(run), "2024-05-05: tonearm fetch --day 2024-05-05", "2024-05-05: tonearm report")
    return "day 2024-05-05 came with the request"


def failure_is_told(server, told):
    run = server.trigger("daily", day="yesterday")["pipeline_run"]
    server.ended(run, "failed")
    must_say(server.log(run), "FAILED: Tonearm, pipeline daily: tonearm fetch ended with exit code 64")
    expected = "Tonearm, pipeline daily: tonearm fetch ended with exit code 64: tonearm: --day 'yesterday' is no date"
    if len(told) != 1 or not told[0]["text"].startswith(expected):
        sys.exit(f"the webhook was told {told}, not once '{expected}'")
    return told[0]["text"]


def no_other_machine_is_asked(bench, webhook_address):
    asked = set().union(*(mage.asked() for mage in bench.projects))
    if not any(webhook_address.split("/")[2].split(":")[1] in each for each in asked):
        sys.exit(f"the webhook's port is not among what was asked: {asked}")
    if others := [each for each in asked if "'127.0.0.1'" not in each]:
        sys.exit(f"Mage asked {others}")
    return "loopback alone"


def no_key_is_written(bench):
    for mage in bench.projects:
        mage.world.must_be_secret()
    return f"in {len(bench.projects)} projects, homes and logs"


@contextlib.contextmanager
def webhook():
    """Yields its address and the list of what it is told."""
    told = []

    class Sink(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Sink) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/hook?secret", told
        server.shutdown()


def change_trigger(project, old, new):
    file = project / "pipelines/daily/triggers.yaml"
    text = file.read_text()
    if text.count(old) != 1:
        sys.exit(f"{file} has not once '{old}'")
    file.write_text(text.replace(old, new))


def said(part, *arguments):
    begin = time.monotonic()
    result = part(*arguments)
    print(f"{part.__name__.replace('_', ' ')}: {result} ({time.monotonic() - begin:.0f} s)", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    options = parser.parse_args()
    mage = environment_python(SOURCE.parent / "requirements.txt").parent / "mage"
    with contextlib.ExitStack() as stack:
        folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tonearm-mage-")))
        bench = Bench(stack, mage, options.build.absolute(), folder)
        address, told = stack.enter_context(webhook())
        served = bench.project("served")
        served.world.control("faults", {"slow": 1, "slow_ms": 2000})
        change_trigger(served.project, "'0 5 * * *'", "'* * * * *'")
        server = stack.enter_context(served.server(TONEARM_FAILURE_WEBHOOK=address))
        server.wait_until_ready()
        said(cancelled, server)
        for part in (dockerfile, failing_then_green, backfill_then_a_past_day, tries_again_what_passes, a_gap_fails_at_the_end):
            said(part, bench)  # until the next tick
        said(next_tick_completes, server)
        change_trigger(served.project, "schedule_interval: '* * * * *'", "schedule_interval: '0 5 * * *'")
        said(api_trigger, server)
        said(failure_is_told, server, told)
        said(no_other_machine_is_asked, bench, address)
        said(no_key_is_written, bench)


if __name__ == "__main__":
    script.run(main, "mage_test")
