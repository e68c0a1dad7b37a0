#!/usr/bin/env python3
"""The image's root, run as Docker would by compose.yaml: its own entry point, user and volume, nothing else to be written, no
capability. A sync, the dashboard with its health check, SIGTERM, also in the middle of a sync: nothing is lost.

usage: docker_run.py TASK.json      what docker_test.py writes; on a network of its own, as root"""
import contextlib
import http.client
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

import stand_in

SCROBBLES, MANY = 600, 6000
ADDRESS = "http://127.0.0.1:8321"
MOST_SECONDS = 5
RUN_SECONDS = 300
READ_ONLY = ("--read-only", "--tmpfs=/tmp:mode=1777", "--no-new-privileges=yes")  # and no capability: see Container.words
TERMINATED = 75  # a sync that is asked to end says: try again


def main():
    task = json.loads(pathlib.Path(sys.argv[1]).read_text())
    build = pathlib.Path(task["build"])
    with tempfile.TemporaryDirectory() as text:
        folder = pathlib.Path(text)
        with stand_in.running(build, folder, SCROBBLES) as last_fm:
            container = Container(task, folder / "data", last_fm)
            synced(container)
            shown(container, task["command"])
        with stand_in.running(build, folder, MANY, faults=("slow=1", "slow_ms=700")) as last_fm:
            ended_while_it_syncs(Container(task, folder / "cut", last_fm))


class Container:
    def __init__(self, task, data, last_fm):
        self.root, self.settings, self.data, self.last_fm = task["root"], task["settings"], data, last_fm
        self.user, _, self.group = self.settings["User"].partition(":")
        data.mkdir()
        volume, = self.settings["Volumes"]
        # A new volume is what the image has in its place.
        before = os.stat(f"{self.root}{volume}")
        os.chown(data, before.st_uid, before.st_gid)
        data.chmod(before.st_mode)
        self.volume = volume

    def words(self, command):
        """Root enters, and is nobody with no capability before the image's program begins, which is process 1."""
        told = self.last_fm.settings(TONEARM_TOKEN=stand_in.TOKEN)
        environment = self.settings["Env"] + [f"{name}={value}" for name, value in told.items()]
        return ["systemd-nspawn", f"--directory={self.root}", "--register=no", "--keep-unit", "--quiet", "--link-journal=no", "--pipe",
                f"--machine=tonearm-{os.getpid()}", *READ_ONLY, f"--bind={self.data}:{self.volume}",
                *(f"--setenv={one}" for one in environment), "setpriv", f"--reuid={self.user}", f"--regid={self.group}", "--clear-groups",
                "--inh-caps=-all", "--bounding-set=-all", "--", *command]

    def run(self, *words, expect=0):
        command = self.words([*self.settings["Entrypoint"], *words])
        done = subprocess.run(command, text=True, capture_output=True, stdin=subprocess.DEVNULL, timeout=RUN_SECONDS)
        if done.returncode != expect:
            sys.exit(f"{done.stdout}{done.stderr}\n{' '.join(words)} in the image: exit {done.returncode}, not {expect}")
        return done.stdout + done.stderr

    @contextlib.contextmanager
    def started(self, *words):
        log = self.data.with_suffix(".log")
        with log.open("ab") as said:
            command = self.words([*self.settings["Entrypoint"], *words])
            running = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        try:
            yield Running(running, log)
        finally:
            running.kill()
            running.wait()


class Running:
    def __init__(self, nspawn, log):
        self.nspawn, self.log = nspawn, log

    def program(self):
        """Process 1 in there, once it is the image's program."""
        children = pathlib.Path(f"/proc/{self.nspawn.pid}/task/{self.nspawn.pid}/children")
        for child in children.read_text().split():
            name = pathlib.Path(f"/proc/{child}/comm").read_text().strip()
            if name == "tonearm":
                return int(child)
        return None

    def wait_for(self, what, seconds=60):
        until = time.monotonic() + seconds
        while not what():
            if time.monotonic() > until or self.nspawn.poll() is not None:
                sys.exit(f"{self.log.read_text()}\nwaited in vain for {what.__name__}")
            time.sleep(0.02)

    def end(self):
        """By the image's stop signal; returns the exit code."""
        begin = time.monotonic()
        os.kill(self.program(), signal.SIGTERM)
        try:
            code = self.nspawn.wait(MOST_SECONDS)
        except subprocess.TimeoutExpired:
            sys.exit(f"after SIGTERM it runs on for {MOST_SECONDS} s")
        print(f"SIGTERM: ended in {time.monotonic() - begin:.1f} s with {code}", flush=True)
        return code

    def healthy(self, settings):
        """What the image's health check says, run in there as Docker runs it."""
        kind, *command = settings["Healthcheck"]["Test"]
        if kind != "CMD":
            sys.exit(f"the health check is none: {settings['Healthcheck']}")
        user, _, group = settings["User"].partition(":")
        inside = ["nsenter", f"--target={self.program()}", "--all",
                  "setpriv", f"--reuid={user}", f"--regid={group}", "--clear-groups", "--"]
        return subprocess.run([*inside, *command], capture_output=True, timeout=10).returncode == 0


def synced(container):
    said = container.run("sync")
    stand_in.must_say(said, f"fetched: {SCROBBLES} new", f"of {SCROBBLES} scrobbles")
    stand_in.must_say(container.run("sync"), "fetched: 0 new")
    written = subprocess.run(["find", container.data, "!", "-uid", container.user], check=True, text=True, capture_output=True).stdout
    if written:
        sys.exit(f"not the image's user wrote {written}")
    print("sync: complete, as a user of no rights, on a root that cannot be written", flush=True)


def shown(container, command):
    """By the command of compose.yaml; then the image's own."""
    for words in (command, container.settings["Cmd"]):
        with container.started(*words) as running:
            running.wait_for(listens)
            if not running.healthy(container.settings):
                sys.exit("the health check fails on a dashboard that answers")
            for path, token, expect in (("/healthz", None, 200), ("/", None, 401), ("/", stand_in.TOKEN, 200),
                                        ("/api/v1/meta", stand_in.TOKEN, 200)):
                if (status := asked(path, token)) != expect:
                    sys.exit(f"GET {path} with{'' if token else 'out'} a token: {status}, not {expect}")
            if code := running.end():
                sys.exit(f"after SIGTERM the dashboard ended with {code}, not 0:\n{running.log.read_text()}")
    print("dashboard: healthy, shown to who has the token", flush=True)


def ended_while_it_syncs(container):
    """By itself, and as the dashboard's child; what was copied stays, what lacks comes with the next."""
    def pages():
        return len([*container.data.glob("lake/raw/scrobbles/*/*.zst")])

    def a_page():
        return pages() > 0

    def two_more_pages():
        return pages() > kept + 1

    with container.started("sync") as running:
        running.wait_for(a_page)
        if (code := running.end()) != TERMINATED:
            sys.exit(f"a sync that was ended: exit {code}, not {TERMINATED}:\n{running.log.read_text()}")
    with container.started("serve", "--host", "0.0.0.0") as running:
        running.wait_for(listens)
        if running.healthy(container.settings):
            sys.exit("the health check passes on a dashboard with nothing to show")
        started = asked("/api/v1/sync", stand_in.TOKEN, method="POST")
        if started not in (200, 202):
            sys.exit(f"POST /api/v1/sync: {started}")
        kept = pages()
        running.wait_for(two_more_pages)
        running.end()
    kept = pages()
    said = container.run("sync", "--enrich-for", "1s")  # of thousands of artists, each as slow
    if f"of {MANY:,} scrobbles" not in said or f"fetched: {MANY:,} new" in said:
        sys.exit(f"after two syncs that were ended, with {kept} pages kept, the third said:\n{said}")
    print(f"ended twice in the middle of a sync: {kept} pages kept, {MANY} scrobbles after the next", flush=True)


def listens():
    with contextlib.suppress(OSError, http.client.HTTPException):
        return asked("/healthz", None) in (200, 503)
    return False


def asked(path, token, method="GET"):
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    try:
        with urllib.request.urlopen(urllib.request.Request(ADDRESS + path, method=method, headers=headers), timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as refused:
        return refused.code


if __name__ == "__main__":
    main()
