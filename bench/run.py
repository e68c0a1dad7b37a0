#!/usr/bin/env python3
"""Whole-process figures of the release program on a history of a million scrobbles: time, memory, requests, bytes.

usage: bench/run.py [--scrobbles N] [--runs K] [--build build/release]
Starts the simulator on loopback, works in a temporary folder, prints a Markdown table. Best and median of K runs."""
import argparse, json, os, pathlib, platform, shutil, statistics, subprocess, tempfile, time, urllib.request

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--scrobbles", type=int, default=1_000_000)
parser.add_argument("--runs", type=int, default=5)
parser.add_argument("--build", default="build/release")
options = parser.parse_args()
root = pathlib.Path(__file__).resolve().parent.parent
build = root / options.build
folder = pathlib.Path(tempfile.mkdtemp(prefix="tonearm-bench-"))


def run(*arguments):
    """Seconds on the wall, peak resident MB."""
    begin = time.monotonic()
    pid = os.posix_spawn(str(build / "tonearm"), ["tonearm", "-q", *arguments], os.environ,
                         file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    assert status == 0, f"tonearm {' '.join(arguments)}: status {status}"
    return time.monotonic() - begin, usage.ru_maxrss / 1000


def row(name, results, target):
    seconds = [s for s, _ in results]
    print(f"| {name} | {min(seconds):.2f} s | {statistics.median(seconds):.2f} s | {max(m for _, m in results):.0f} MB | {target} |",
          flush=True)


def size_of(path):
    return sum(f.stat().st_size for f in path.rglob("*") if f.is_file()) if path.is_dir() else path.stat().st_size


sizes = {}  # of what is published, by form
simulator = subprocess.Popen(
    [build / "tonearm-simulator", "--generate", str(options.scrobbles), "--user", "bench", "--api-key", "k",
     "--port-file", folder / "port", "--max-seconds", "3600"], stdout=subprocess.DEVNULL)
try:
    while not (folder / "port").exists() or not (folder / "port").read_text().strip():
        assert simulator.poll() is None, "the simulator ended"
        time.sleep(0.1)
    base = f"http://127.0.0.1:{(folder / 'port').read_text().strip()}"
    os.environ.update(TONEARM_HOME=str(folder / "home"), TONEARM_USER="bench", TONEARM_API_KEY="k",
                      TONEARM_API_BASE=base + "/2.0/", TONEARM_MAX_RATE="100000", TONEARM_ZONE="Europe/Berlin")

    def simulated(path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(base + path, data, {"Content-Type": "application/json"})
        return urllib.request.urlopen(request).read()

    cpu = next((line.split(": ")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, {cpu}; load {os.getloadavg()[0]:.1f}; "
          f"{options.scrobbles:,} scrobbles, {options.runs} runs\n")
    print("| work | best | median | resident | to reach |\n| --- | --- | --- | --- | --- |")
    row("first copy, loopback, without tags", [run("sync", "--enrich-for", "0s")], "")
    requests = json.loads(simulated("/_sim/stats"))["requests"]
    raw = sum(f.stat().st_size for f in (folder / "home/lake/raw").rglob("*") if f.is_file())
    run("sync", "--enrich-for", "10m")
    row("`rebuild`", [run("rebuild") for _ in range(options.runs)], "7 s, 600 MB")
    daily = []
    for day in range(options.runs):
        simulated("/_sim/add", [{"user": "bench", "uts": int(time.time()) - 60 * (i + 1), "artist": "New", "album": "",
                                 "track": f"Day {day}"} for i in range(40)])
        daily.append(run("sync"))
    row("daily `sync`, one page new", daily, "3 s")
    for question in ("summary", "genres", "clock", "years", "seasons", "top"):
        row(f"`report {question}`", [run("report", question) for _ in range(options.runs)], "0.15 s")
    for question in ("summary", "genres", "years"):
        row(f"`report {question} --from 2015-03-10 --to 2022-10-20`",
            [run("report", question, "--from", "2015-03-10", "--to", "2022-10-20") for _ in range(options.runs)], "0.15 s")
    row("`plays --csv`", [run("plays", "--csv")], "")
    for form, target in (("tableau", "5 s, 60 MB"), ("tableau --detail days", ""), ("site --yes", "data: 3 MB"), ("csv", ""), ("jsonl", ""),
                         ("parquet", "")):
        places = [folder / f"published-{form.replace(' ', '')}-{i}{'.twbx' * form.startswith('tableau')}" for i in range(options.runs)]
        words = form.split() + ([] if form.startswith("site") else ["-o"])
        row(f"`publish {form}`", [run("publish", *words, str(place)) for place in places], target)
        sizes[form] = size_of(places[0] / "data" if form.startswith("site") else places[0])
    print("\npublished: " + ", ".join(f"{form} {size / 1e6:.1f} MB" for form, size in sizes.items()))
    print(f"\nfirst copy: {requests:,} requests (to reach: {options.scrobbles // 990 + 20:,}); "
          f"raw lake {raw / options.scrobbles:.1f} bytes a scrobble (to reach: 70)")
finally:
    simulator.terminate()
    simulator.wait()
    shutil.rmtree(folder, ignore_errors=True)
