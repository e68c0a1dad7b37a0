#!/usr/bin/env python3
"""Made-up listeners on the whole path: simulator, sync, report --json, plays --csv. Does the copy hold every play, and do
the answers say what was planted?

usage: bench/calibration/whole_path.py [--listeners 60] [--build build/release]
A third have nothing planted, a third a season, a third a drift; one in ten has two years only. The same listeners every
time. Works in a temporary folder, on loopback. Prints a Markdown table; exit 1 where a count is missed."""
import argparse
import collections
import contextlib
import csv
import datetime
import json
import math
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import zoneinfo

ROOT = pathlib.Path(__file__).absolute().parent.parent.parent
KINDS = ("nothing", "season", "drift")
PLANTED = {"nothing": [], "season": ["--swing", "0.28"], "drift": ["--drift", "0.30"]}
PHASES = (("0.3", "4"), ("0.5", "6"))
CLOCK_SHIFT = 3
ZONES = ("Europe/London,{move}=Europe/Berlin", "America/New_York,{move}=Australia/Sydney", "Asia/Tokyo",
         "Pacific/Auckland,{move}=America/Los_Angeles")
SHARE_NEAR = 0.005
Listener = collections.namedtuple("Listener", "number kind years moved options")


def parsed_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--listeners", type=int, default=60)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release", help="folder of the programs")
    return parser.parse_args()


def listener_of(number):
    kind, turn = KINDS[number % 3], number // 3
    years = 2 if turn % 10 == 9 else 6
    moved = turn % 4 == 3
    (sd, memory), zone = PHASES[turn % 2], ZONES[number % 4]
    move = f"{2008 + years // 2}-{1 + turn % 12:02}-01"
    options = ["--seed", number + 1, "--years", years, "--phases-sd", sd, "--phases-memory", memory, "--clock-wander", 0.5,
               "--zone", zone.format(move=move), *PLANTED[kind]]
    if moved:
        options += ["--clock-shift", CLOCK_SHIFT]
    if turn % 3 == 2:
        options += ["--gap-weeks", 8, "--seasonal-volume", 0.3]
    return Listener(number, kind, years, moved, options)


@contextlib.contextmanager
def simulator(build, made):
    """The address of a stand-in for last.fm that holds this listener."""
    port_file = made / "port"
    process = subprocess.Popen(
        [build / "tonearm-simulator", "--history", made / "history.csv", "--tags", made / "tags.csv", "--user", "listener",
         "--api-key", "k", "--port-file", port_file, "--max-seconds", "600"], stdout=subprocess.DEVNULL)
    try:
        while not port_file.exists():
            if process.poll() is not None:
                sys.exit("whole_path: the simulator ended")
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port_file.read_text().strip()}/2.0/"
    finally:
        process.terminate()
        process.wait()


def answers_of(build, made):
    """The report, and the plays that the copy holds."""
    with simulator(build, made) as address:
        surroundings = {"PATH": os.defpath, "LANG": "C.UTF-8", "HOME": str(made), "TONEARM_HOME": str(made / "home"),
                        "TONEARM_USER": "listener", "TONEARM_API_KEY": "k", "TONEARM_API_BASE": address,
                        "TONEARM_MAX_RATE": "100000", "TONEARM_ZONE": (made / "zone.txt").read_text().strip()}

        def tonearm(*arguments):
            return subprocess.run([build / "tonearm", "-q", *arguments], env=surroundings, check=True,
                                  stdout=subprocess.PIPE).stdout

        tonearm("sync")
        (made / "held.csv").write_bytes(tonearm("plays", "--csv"))
        return json.loads(tonearm("report", "--json")), plays_in(made / "held.csv")


def plays_in(file):
    with open(file, newline="", encoding="utf-8") as rows:
        return sorted((row["uts"], row["artist"], row["album"], row["track"]) for row in csv.DictReader(rows))


def hours_of(uts, zones):
    """Plays by hour of the listener's clock, by another library than the program's."""
    clocks = []
    for part in zones.split(","):
        day, _, name = part.rpartition("=")
        zone = zoneinfo.ZoneInfo(name)
        clocks.append((datetime.datetime.fromisoformat(day).replace(tzinfo=zone).timestamp() if day else -math.inf, zone))
    hours = [0] * 24
    for second in uts:
        zone = next(zone for begin, zone in reversed(clocks) if begin <= second)
        hours[datetime.datetime.fromtimestamp(second, zone).hour] += 1
    return hours


def complaints_of(made, truth, report, held):
    """What must be so of every listener."""
    found = []
    if held != plays_in(made / "history.csv") or len(held) != truth["plays"]:
        found.append(f"the copy holds {len(held)} plays, not the {truth['plays']} that there are")
    for ranking in ("families", "genres"):
        whole = sum(row["share"] for row in report["genres"][ranking])
        if abs(whole - 1) > 1e-4:
            found.append(f"the shares of {ranking} sum to {whole}")
    shares = {row["name"]: row["share"] for row in report["genres"]["families"]}
    for family, plays in truth["plays_by_family"].items():
        if abs(shares.get(family, 0) - plays / truth["plays"]) > SHARE_NEAR:
            found.append(f"{family} has {shares.get(family, 0):.3f} of the plays, not {plays / truth['plays']:.3f}")
    if [row["plays"] for row in report["clock"]["hours"]] != hours_of([int(play[0]) for play in held], truth["zone"]):
        found.append("the hours are not those of the listener's clock in " + truth["zone"])
    return found


def outcome_of(build, listener, folder):
    """What the answers said, and the complaints."""
    made = folder / str(listener.number)
    subprocess.run([build / "tonearm-calibration", "--write-listener", made, *map(str, listener.options)], check=True)
    truth = json.loads((made / "truth.json").read_text())
    report, held = answers_of(build, made)
    said = {question: report[question]["verdict"] == "yes" for question in ("seasons", "years", "clock")}
    for question in ("seasons", "years"):
        said[question + " by the family"] = said[question] and truth["planted_family"] in report[question]["carried_by"]
    complaints = complaints_of(made, truth, report, held)
    shutil.rmtree(made)
    return {"listener": listener, "said": said, "plays": truth["plays"], "complaints": complaints}


class Table:
    def __init__(self, outcomes):
        self.outcomes = outcomes
        self.missed = 0
        print("| said of | listeners | number | yes | to reach | reached |\n| --- | --- | --- | --- | --- | --- |")

    def row(self, question, whom, which, least=0.0, most=1.0):
        """`least`, `most`: parts of the listeners, in whole listeners the stricter way."""
        said = [outcome["said"][question] for outcome in self.outcomes if which(outcome["listener"])]
        low, high = math.ceil(least * len(said)), math.floor(most * len(said))
        reached = low <= sum(said) <= high
        self.missed += not reached
        goal = f"≥ {low}" if least > 0 else f"≤ {high}"
        print(f"| {question} | {whom} | {len(said)} | {sum(said)} | {goal} | {'yes' if reached else 'NO'} |")

    def rows(self):
        long, rarely = (lambda l: l.years >= 3), 0.2
        self.row("seasons", "nothing planted", lambda l: long(l) and l.kind == "nothing", most=rarely)
        self.row("seasons", "a drift of 30 points", lambda l: long(l) and l.kind == "drift", most=rarely)
        self.row("seasons", "a season of 28 points", lambda l: long(l) and l.kind == "season", least=17 / 20)
        self.row("seasons by the family", "a season of 28 points", lambda l: long(l) and l.kind == "season", least=17 / 20)
        self.row("years", "nothing planted", lambda l: long(l) and l.kind == "nothing", most=rarely)
        self.row("years", "a season of 28 points", lambda l: long(l) and l.kind == "season", most=rarely)
        self.row("years", "a drift of 30 points", lambda l: long(l) and l.kind == "drift", least=15 / 20)
        self.row("years by the family", "a drift of 30 points", lambda l: long(l) and l.kind == "drift", least=15 / 20)
        self.row("seasons", "two years", lambda l: not long(l), most=0)
        self.row("years", "two years", lambda l: not long(l), most=0)
        self.row("clock", "not moved", lambda l: not l.moved, most=rarely)
        self.row("clock", f"moved {CLOCK_SHIFT} h", lambda l: long(l) and l.moved, least=0.85)


def main():
    options = parsed_arguments()
    outcomes, begin = [], time.monotonic()
    with tempfile.TemporaryDirectory(prefix="tonearm-whole-path-") as folder:
        for number in range(options.listeners):
            outcomes.append(outcome_of(options.build.absolute(), listener_of(number), pathlib.Path(folder)))
            for complaint in outcomes[-1]["complaints"]:
                print(f"listener {number + 1}: {complaint}", flush=True)
    table = Table(outcomes)
    table.rows()
    wrong = sum(bool(outcome["complaints"]) for outcome in outcomes)
    print(f"\nwhole path: {len(outcomes)} listeners, {sum(outcome['plays'] for outcome in outcomes):,} plays in "
          f"{time.monotonic() - begin:.0f} s; {len(outcomes) - wrong} held whole, with their shares and their clock; "
          f"{table.missed} counts missed")
    return 1 if wrong or table.missed else 0


if __name__ == "__main__":
    sys.exit(main())
