#!/usr/bin/env python3
"""How fast the dashboard answers: cold, filtered, by many at once, from start, and to the last chart in a browser.

usage: bench/serve/run.py [--scrobbles N] [--build build/release] [--home FOLDER] [--page]
Makes a history in a temporary folder (or reads that of --home), starts the server anew for each row, prints a Markdown
table. Filters are drawn at random, so that no question is asked twice: nothing is kept from before. --page needs
web/node_modules and Chromium."""
import argparse
import contextlib
import json
import os
import pathlib
import platform
import random
import re
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DRAWS = 8  # questions of a kind and path

PATHS = ["/meta", "/weeks", "/overview", "/top/artists", "/top/albums", "/top/tracks", "/genres/trend", "/genres/unknown",
         "/clock", "/seasons", "/calendar", "/plays", "/facets?of=genre", "/facets?of=hour", "/search?q=a",
         "/compare?a.weekday=6&a.weekday=7&b.weekday=1&b.weekday=2"]
ANSWERS = ["/answers/genres", "/answers/clock", "/answers/years", "/answers/seasons"]
FREE_OF_FILTERS = {"/meta", "/weeks", "/search?q=a"}


def parsed_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scrobbles", type=int, default=1_000_000)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    parser.add_argument("--home", type=pathlib.Path, help="a home that was synced before; its warehouse is only read")
    parser.add_argument("--page", action="store_true", help="also open the page in Chromium")
    return parser.parse_args()


class Server:
    """A `tonearm serve` of its own."""

    def __init__(self, build, home, folder):
        port_file = folder / "serve.port"
        port_file.unlink(missing_ok=True)
        begin = time.monotonic()
        self.process = subprocess.Popen([build / "tonearm", "serve", "--port", "0", "--port-file", port_file],
                                        env=environment(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not (port_file.exists() and port_file.read_text().strip()):
            assert self.process.poll() is None, "serve ended"
            time.sleep(0.002)
        self.port = port_file.read_text().strip()
        self.get("/meta")
        self.first_answer = time.monotonic() - begin

    def get(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/api/v1{path}") as answer:
            return json.load(answer)

    def resident(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1000

    def quiet(self):
        """Waits until what it answers ahead is answered."""
        stat = pathlib.Path(f"/proc/{self.process.pid}/stat")
        used = lambda: sum(map(int, stat.read_text().rsplit(")", 1)[1].split()[11:13]))
        before = -1
        while used() != before:
            before = used()
            time.sleep(0.3)

    def end(self):
        self.process.terminate()
        self.process.wait()


@contextlib.contextmanager
def serving(build, home, folder):
    server = Server(build, home, folder)
    try:
        yield server
    finally:
        server.end()


def environment(home, **more):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("TONEARM_")}
    return clean | {"TONEARM_HOME": str(home), "TONEARM_USER": "big", "TONEARM_API_KEY": "k",
                    "TONEARM_ZONE": "Europe/Berlin"} | more


def make_home(build, folder, scrobbles):
    port_file = folder / "simulator.port"
    simulator = subprocess.Popen([build / "tonearm-simulator", "--generate", str(scrobbles), "--user", "big", "--api-key",
                                  "k", "--port-file", port_file, "--max-seconds", "3600"], stdout=subprocess.DEVNULL)
    try:
        while not (port_file.exists() and port_file.read_text().strip()):
            assert simulator.poll() is None, "the simulator ended"
            time.sleep(0.1)
        base = f"http://127.0.0.1:{port_file.read_text().strip()}/2.0/"
        subprocess.run([build / "tonearm", "-q", "sync", "--enrich-for", "20m"], check=True, stdout=subprocess.DEVNULL,
                       env=environment(folder / "home", TONEARM_API_BASE=base, TONEARM_MAX_RATE="100000"))
    finally:
        simulator.terminate()
        simulator.wait()
    return folder / "home"


class Filters:
    """Draws filters of a history, never the same twice."""

    def __init__(self, meta):
        self.first, self.last = (int(meta[name][:4]) for name in ("first_day", "last_day"))
        self.families = [family["name"] for family in meta["families"][:8] if family["name"] != "unknown"]
        self.random = random.Random(8321)

    def period(self):
        """Of 2 to 8 years, from and to any day."""
        begin = self.random.randint(self.first, self.last - 2)
        end = min(self.last, begin + self.random.randint(2, 8))
        day = lambda year: f"{year}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"
        return [("from", day(begin)), ("to", day(end))]

    def genre_hour_season(self):
        begin = self.random.randint(0, 20)
        seasons = self.random.sample(["winter", "spring", "summer", "autumn"], 2)
        hours = [("hour", hour) for hour in range(begin, begin + self.random.randint(2, 4))]
        return [("family", self.random.choice(self.families)), *hours, *(("season", s) for s in seasons)]


def target(path, filters):
    query = urllib.parse.urlencode(filters)
    return f"/api/v1{path}" + (("&" if "?" in path else "?") + query if query else "")


def asked_once(build, folder, server, targets):
    """Milliseconds of each target, in order."""
    lines = folder / "targets"
    lines.write_text("\n".join(targets) + "\n")
    said = subprocess.run([build / "tonearm-load", "--port", server.port, "--once", "--targets", lines], check=True,
                          capture_output=True, text=True).stdout
    found = re.findall(r"^\s*([\d.]+) ms\s+(\d+)\s", said, re.MULTILINE)[:len(targets)]
    wrong = [t for t, (_, status) in zip(targets, found) if status != "200"]
    assert not wrong, f"not answered: {wrong[0]}"
    return [float(ms) for ms, _ in found]


def part(times, share):
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def row(name, times, to_reach):
    print(f"| {name} | {part(times, .5):.0f} ms | {part(times, .95):.0f} ms | {max(times):.0f} ms | {to_reach} |", flush=True)


def slowest(targets, times):
    return ", ".join(f"{t.removeprefix('/api/v1')} {ms:.0f}" for ms, t in sorted(zip(times, targets), reverse=True)[:4])


def cold_rows(build, home, folder, scrobbles):
    with serving(build, home, folder) as server:
        filters = Filters(server.get("/meta"))
        server.quiet()
        big = scrobbles > 5_000_000
        filterable = [path for path in PATHS if path not in FREE_OF_FILTERS]
        kinds = [
            ("any answer: whole history, and random periods", "150 ms" if big else "30 ms",
             [target(path, f) for path in filterable for f in [[], *(filters.period() for _ in range(DRAWS))]] +
             [target(path, []) for path in FREE_OF_FILTERS]),
            ("the same with genre, hours, seasons", "150 ms" if big else "100 ms",
             [target(path, filters.genre_hour_season()) for path in filterable for _ in range(DRAWS)]),
            ("one of the four answers, tested, a random period", "150 ms",
             [target(path, filters.period()) for path in ANSWERS for _ in range(DRAWS)]),
            ("the same with genre, hours, seasons", "150 ms",
             [target(path, filters.genre_hour_season()) for path in ANSWERS for _ in range(DRAWS)]),
        ]
        notes = []
        for name, to_reach, targets in kinds:
            times = asked_once(build, folder, server, targets)
            row(name, times, to_reach)
            notes.append(f"slowest of \"{name}\": {slowest(targets, times)}")
    return notes


def crowd_row(build, home, folder):
    with serving(build, home, folder) as server:
        filters = Filters(server.get("/meta"))
        targets = [target(path, f) for path in PATHS + ANSWERS if path not in FREE_OF_FILTERS
                   for f in [[], filters.period(), filters.genre_hour_season()]]
        lines = folder / "crowd"
        lines.write_text("\n".join(targets) + "\n")
        said = subprocess.run([build / "tonearm-load", "--port", server.port, "--clients", "50", "--seconds", "10",
                               "--targets", lines], check=True, capture_output=True, text=True).stdout
        print(f"\n50 clients at once, {len(targets)} questions, for 10 s (to reach: 300 answers/s, p99 400 ms, 500 MB):")
        said = "; ".join(line.strip() for line in said.strip().splitlines()[-2:])
        print(f"{said}; resident {server.resident():.0f} MB", flush=True)


def page_row(build, home, folder):
    with serving(build, home, folder) as server:
        server.quiet()
        node = ROOT / "web/node_modules/.bin/node"
        said = subprocess.run([node, HERE / "page.mjs", f"http://127.0.0.1:{server.port}/"], check=True, capture_output=True,
                              text=True).stdout
        print(f"\nopen page to last chart, Chromium (to reach: 1.2 s):\n{said.strip()}")


def main():
    options = parsed_arguments()
    build = options.build.absolute()
    with tempfile.TemporaryDirectory(prefix="tonearm-bench-", dir=os.environ.get("TMPDIR")) as temporary:
        folder = pathlib.Path(temporary)
        home = options.home.absolute() if options.home else make_home(build, folder, options.scrobbles)
        print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; {options.scrobbles:,} scrobbles\n")
        starts = []
        for _ in range(5):
            with serving(build, home, folder) as server:
                starts.append(server.first_answer * 1000)
        print("| work | median | p95 | most | to reach, p95 |\n| --- | --- | --- | --- | --- |")
        row("start to first answer", starts, "300 ms")
        notes = cold_rows(build, home, folder, options.scrobbles)
        crowd_row(build, home, folder)
        if options.page:
            page_row(build, home, folder)
        print("\n" + "\n".join(notes))


if __name__ == "__main__":
    main()
