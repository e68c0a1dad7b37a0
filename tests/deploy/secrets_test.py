#!/usr/bin/env python3
"""The API key and the dashboard's token stay where their listener put them: given in tonearm.toml, by the environment, or in files, they
stand on no command line of any process, in no line of a log, and in no file that a run writes, packed or not.

usage: secrets_test.py [--build build/release]
A sync is watched from start to end, twice: once where all goes well, once where last.fm refuses and fails; then a dashboard that
syncs by itself, which starts a process of its own."""
import argparse
import contextlib
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

import stand_in

SECRETS = (stand_in.KEY.encode(), stand_in.TOKEN.encode())
FAULTS = ("http_500=0.2", "closed=0.1", "broken_json=0.1", "error_29=0.1")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=stand_in.ROOT / "build/release")
    build = parser.parse_args().build.absolute()
    for way in (by_environment, by_file, by_files_of_their_own):
        for faults in ((), FAULTS):
            with tempfile.TemporaryDirectory() as text, stand_in.running(build, pathlib.Path(text), 60, faults=faults) as last_fm:
                run = Run(build / "tonearm", pathlib.Path(text), last_fm, way)
                run.sync()
                run.refused()
                run.serve()
                run.must_hide_them()
        print(f"{way.__name__.replace('_', ' ')}: on no command line, in no log, in no file", flush=True)


def by_environment(environment, home):
    return environment | {"TONEARM_TOKEN": stand_in.TOKEN}


def by_file(environment, home):
    (home / "tonearm.toml").write_text(f'api_key = "{stand_in.KEY}"\ntoken = "{stand_in.TOKEN}"\n')
    return {name: value for name, value in environment.items() if name != "TONEARM_API_KEY"}


def by_files_of_their_own(environment, home):
    """As Docker's and Kubernetes' secrets are."""
    for name, secret in {"api_key": stand_in.KEY, "token": stand_in.TOKEN}.items():
        (home.parent / name).write_text(f"{secret}\n")
        environment |= {f"TONEARM_{name.upper()}_FILE": str(home.parent / name)}
    return {name: value for name, value in environment.items() if name != "TONEARM_API_KEY"}


class Run:
    def __init__(self, program, folder, last_fm, way):
        self.program, self.folder, self.home = program, folder, folder / "home"
        self.home.mkdir()
        self.environment = way(last_fm.environment(self.home), self.home)
        self.logs = folder / "said"
        self.base = last_fm.base

    def sync(self):
        with self.watched():
            done = self.tonearm("sync", "--log-format", "json")
        if done != 0:
            sys.exit(f"tonearm sync: exit {done}, not 0:\n{self.logs.read_text()}")

    def refused(self):
        """Where messages are longest: an address that is none, a service that is none."""
        for base in ("http://127.0.0.1:9/2.0/", "not an address", self.base + "elsewhere/"):
            with self.watched():
                if self.tonearm("sync", TONEARM_API_BASE=base, TONEARM_PATIENCE="1s") == 0:
                    sys.exit(f"tonearm sync from '{base}': exit 0")
            self.tonearm("config", TONEARM_API_BASE=base)

    def serve(self):
        """Until the sync that it starts is done, with a good token and a wrong one."""
        port_file = self.folder / "serve.port"
        with self.watched(), self.logs.open("ab") as log:
            server = subprocess.Popen([self.program, "serve", "--port", "0", "--port-file", port_file, "--sync-at", "05:00",
                                       "--log-requests"], env=self.environment, stdout=log, stderr=log)
            try:
                base = f"http://127.0.0.1:{stand_in.world.port_when_ready(server, port_file)}"
                self.ask(f"{base}/?token={stand_in.TOKEN}")
                self.ask(f"{base}/api/v1/meta")
                self.ask(f"{base}/api/v1/sync", method="POST", Origin=base)
                self.wait_for_sync(base)
            finally:
                server.terminate()
                server.wait(10)

    def wait_for_sync(self, base):
        runs = self.home / "lake/runs/user=demo"
        before, until = len(list(runs.iterdir())), time.monotonic() + 60
        while len(list(runs.iterdir())) == before:
            if time.monotonic() > until:
                sys.exit("the dashboard's sync did not end")
            time.sleep(0.05)

    def ask(self, url, method="GET", **headers):
        headers["Authorization"] = f"Bearer {stand_in.TOKEN}"
        with urllib.request.urlopen(urllib.request.Request(url, method=method, headers=headers), timeout=30) as answer:
            self.keep(answer.read())

    def keep(self, text):
        with self.logs.open("ab") as log:
            log.write(text)

    def tonearm(self, *words, **more):
        with self.logs.open("ab") as log:
            return subprocess.run([self.program, *words], env=self.environment | more, stdout=log, stderr=log).returncode

    @contextlib.contextmanager
    def watched(self):
        """All command lines of the machine, kept as long as this lasts."""
        over, seen = threading.Event(), set()

        def watch():
            while not over.is_set():
                seen.update(command_lines())
                time.sleep(0.01)
        watcher = threading.Thread(target=watch)
        watcher.start()
        try:
            yield
        finally:
            over.set()
            watcher.join()
        if not any(os.fsencode(self.program) in line for line in seen):
            sys.exit("no command line of tonearm was seen: nothing was watched")
        # The stand-in is told the key as a test tells it.
        self.keep(b"\n".join(line for line in seen if b"tonearm-simulator" not in line))

    def must_hide_them(self):
        files = [file for file in self.home.rglob("*") if file.is_file() and file.name != "tonearm.toml"] + [self.logs]
        for file in files:
            text = file.read_bytes()
            if file.suffix == ".zst":
                text += subprocess.run(["zstd", "-dc", file], check=True, capture_output=True).stdout
            for secret in SECRETS:
                if secret in text:
                    where = text.index(secret)
                    sys.exit(f"{file} holds a secret: …{text[max(0, where - 80):where + len(secret)]!r}")


def command_lines():
    for file in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # it ended just now
            yield file.read_bytes()


if __name__ == "__main__":
    main()
