"""A home with a lake and a current warehouse, copied by the program from a stand-in last.fm on this machine."""
import contextlib
import os
import subprocess
import sys
import time

# What the demo lacks: plays without a time, odd names, many plays of one second, a window that never answers, tags of
# albums and tracks, words of the listener's own.
FAULTS = {"undated": 40, "strange_text": 1, "crowded_second": 1200, "dead_from": 1268000000, "dead_to": 1268050000}
MORE_TAGS = ["artist,album,tag,count\nProject Divinity,Divinity,ambient,80\nProject Divinity,Divinity,new age,40\n",
             "artist,track,tag,count\nBayoné,Bones,indie pop,30\n"]
OVERRIDES = """
[artists]
"Mogwai" = "post-rock"
"Radiohead" = {"art rock" = 3, "electronic" = 1}
[tags]
"indie" = []
"""
SOME_DATA_MISSING = 65  # what sync ends with where a window never answered


def make_home(root, build, folder):
    """Runs `tonearm sync` in a new home in `folder`; returns the home."""
    home = folder / "home"
    home.mkdir()
    (home / "genres.toml").write_text(OVERRIDES, encoding="utf-8")
    with simulator(root, build, folder) as port:
        sync(build, home, port)
    return home


@contextlib.contextmanager
def simulator(root, build, folder):
    port_file = folder / "port"
    command = [build / "tonearm-simulator", "--user", "demo", "--api-key", "demo-key", "--port-file", port_file,
               "--history", root / "demo/history.csv.gz", "--tags", root / "demo/artist_tags.csv",
               "--max-seconds", "1200"]
    for number, text in enumerate(MORE_TAGS):
        (folder / f"tags-{number}.csv").write_text(text, encoding="utf-8")
        command += ["--tags", folder / f"tags-{number}.csv"]
    for name, value in FAULTS.items():
        command += ["--fault", f"{name}={value}"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        yield port_when_ready(running, port_file)
    finally:
        running.terminate()
        running.wait()


def port_when_ready(running, port_file):
    while not (port_file.exists() and port_file.read_text().strip()):
        if running.poll() is not None:
            sys.exit(f"{running.args[0]} did not start")
        time.sleep(0.05)
    return port_file.read_text().strip()


def sync(build, home, port):
    settings = {"HOME": home, "USER": "demo", "API_KEY": "demo-key", "API_BASE": f"http://127.0.0.1:{port}/2.0/",
                "ZONE": "Europe/London", "MAX_RATE": "100000", "RETRY_WAIT": "1ms", "ENRICH_FOR": "10m"}
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("TONEARM_")}
    surroundings |= {f"TONEARM_{name}": str(value) for name, value in settings.items()}
    done = subprocess.run([build / "tonearm", "sync"], env=surroundings, text=True, capture_output=True)
    if done.returncode != SOME_DATA_MISSING or not (home / "warehouse/current").exists():
        sys.exit(f"{done.stderr}\ntest-dbt: tonearm sync made no warehouse, or ended not with {SOME_DATA_MISSING} "
                 f"but with {done.returncode}")
    print("tonearm sync:", done.stdout.splitlines()[0], flush=True)
