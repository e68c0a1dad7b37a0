#!/usr/bin/env python3
"""What `[notify]` tells, by the real program and each of its ways: a webhook, ntfy, e-mail (a mail server that others wrote), a command.

usage: notify_test.py [--build build/release]
Proves: a failing sync is told by all four ways, the same failure not twice within the day, its end once; a gap, its end, a stall of
plays and its end; a server tells that no sync comes; a way that cannot be reached is a warning, and the exit code stays; STARTTLS and
a login where they are asked for, and no password without them to another machine; no secret in a message, a log, a command line
or the command's environment. The mail server lives in the cache folder, made at the first run. Exit 1 where anything is otherwise."""
import argparse
import contextlib
import json
import pathlib
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "notify"), str(HERE.parent)]
import script  # noqa: E402
import stand_in  # noqa: E402
from python_environment import enter_environment  # noqa: E402
from stand_in import must_say  # noqa: E402

enter_environment(HERE / "notify/requirements.txt")
import sinks  # noqa: E402

SOME_MISSING, DOWN, FIX_SETUP = 65, 69, 78
DAY = 86400


class World:
    def __init__(self, build, folder, last_fm, door, letters, mail_port):
        self.program, self.folder, self.last_fm = build / "tonearm", folder, last_fm
        self.door, self.letters, self.mail_port = door, letters, mail_port
        self.command = sinks.CommandFolder(folder / "command")
        self.said, self.homes = [], 0

    def new_home(self):
        self.homes += 1
        return self.folder / f"home-{self.homes}"

    def ways(self):
        return {"TONEARM_NOTIFY_WEBHOOK": f"{self.door.base}/hook-secret", "TONEARM_NOTIFY_NTFY": f"{self.door.base}/topic-secret",
                "TONEARM_NOTIFY_EMAIL": "rj@example.org", "TONEARM_NOTIFY_SMTP": f"smtp://127.0.0.1:{self.mail_port}",
                "TONEARM_NOTIFY_SMTP_USER": sinks.MAIL_USER, "TONEARM_NOTIFY_SMTP_PASSWORD": sinks.MAIL_PASSWORD,
                "TONEARM_NOTIFY_COMMAND": self.command.text}

    def run(self, home, *words, expect=0, only=None, **more):
        ways = self.ways() if only is None else only
        settings = self.last_fm.environment(home, **{"TONEARM_ENRICH_FOR": "0s", "TONEARM_PATIENCE": "1s"} | ways | more)
        said = stand_in.run([self.program, *words], settings, expect)
        self.said.append(said)
        return said

    def faults(self, **values):
        address = self.last_fm.base.removesuffix("/2.0/") + "/_sim/faults"
        body = json.dumps(values).encode()
        urllib.request.urlopen(urllib.request.Request(address, body, method="POST"), timeout=30).close()

    def add_play(self, uts):
        play = [{"uts": uts, "artist": "Mogwai", "album": "Rock Action", "track": "Sine Wave", "user": "demo"}]
        address = self.last_fm.base.removesuffix("/2.0/") + "/_sim/add"
        urllib.request.urlopen(urllib.request.Request(address, json.dumps(play).encode(), method="POST"), timeout=30).close()

    def told(self):
        """Events that came by each way since the last call; all ways must have told the same."""
        hooks = sinks.as_json(self.door.bodies("/hook-secret"))
        ntfy = [headers["Title"] for headers in self.door.headers("/topic-secret")]
        mails = [one["letter"]["Subject"] for one in self.letters.taken]
        commands = [dict(line.split("=", 1) for line in found.splitlines() if "=" in line)["TONEARM_TITLE"]
                    for found, _ in self.command.calls()]
        titles = [hook["title"] for hook in hooks]
        for way, other in (("ntfy", ntfy), ("e-mail", mails), ("command", commands)):
            if other != titles:
                sys.exit(f"{way} told {other}, the webhook {titles}")
        self.messages = hooks
        self.evidence = [*self.door.bodies("/hook-secret"), *self.door.bodies("/topic-secret"),
                         *(one["raw"] for one in self.letters.taken), *("\n".join(call).encode() for call in self.command.calls())]
        self.texts = {"ntfy": self.door.bodies("/topic-secret"), "mail": [one["text"] for one in self.letters.taken],
                      "command": [text for _, text in self.command.calls()]}
        self.must_hide_secrets()
        self.forget()
        return [hook["event"] for hook in hooks]

    def forget(self):
        self.door.posts.clear()
        self.letters.taken.clear()
        for file in self.command.folder.iterdir():
            file.unlink()

    def must_tell(self, *events):
        if (came := self.told()) != list(events):
            sys.exit(f"expected to be told {list(events)}, came {came}: {self.messages}")

    def must_hide_secrets(self):
        secrets = (stand_in.KEY, stand_in.TOKEN, sinks.MAIL_PASSWORD, "hook-secret", "topic-secret")
        for text in [*self.evidence, *(said.encode() for said in self.said)]:
            for secret in secrets:
                if secret.encode() in text:
                    sys.exit(f"'{secret}' shows in:\n{text.decode()}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=stand_in.ROOT / "build/release")
    build = parser.parse_args().build.absolute()
    with tempfile.TemporaryDirectory() as text, contextlib.ExitStack() as open_things:
        folder = pathlib.Path(text)
        last_fm = open_things.enter_context(stand_in.running(build, folder, 3000))
        letters, port = open_things.enter_context(sinks.mail_server(folder))
        door = sinks.HttpDoor()
        open_things.callback(door.close)
        world = World(build, folder, last_fm, door, letters, port)
        for step in (failure_and_recovery, gap_and_its_end, stall_and_its_end, another_at_work, unreachable, mail, secrets_of_a_process,
                     the_server_watches, sent_by_hand, freshness):
            begun = time.monotonic()
            step(world)
            print(f"{step.__name__.replace('_', ' ')}: as it should be ({time.monotonic() - begun:.1f} s)", flush=True)


def failure_and_recovery(world):
    home = world.new_home()
    world.run(home, "sync")
    world.must_tell()
    said = world.run(home, "sync", expect=FIX_SETUP, TONEARM_API_KEY="wrong-key")
    must_say(said, "error 10")
    world.must_tell("failure")
    message = world.messages[0]
    must_say(message["text"], "Tonearm: sync of demo failed", "error 10", "tonearm init", "exit code 78")
    for text in (world.texts["ntfy"][0].decode(), world.texts["mail"][0], world.texts["command"][0]):
        must_say(text, "error 10", "tonearm init", "exit code 78")
    if (message["exit_code"], message["command"], message["user"]) != (FIX_SETUP, "sync", "demo"):
        sys.exit(f"not what happened: {message}")
    if "wrong-key" in json.dumps(message):
        sys.exit("the key that was refused shows")
    world.run(home, "sync", expect=FIX_SETUP, TONEARM_API_KEY="wrong-key")
    world.must_tell()
    grow_older(home, DAY)
    world.run(home, "sync", expect=FIX_SETUP, TONEARM_API_KEY="wrong-key")
    world.must_tell("failure")
    must_say(world.messages[0]["text"], "It has failed since")
    world.run(home, "sync", expect=DOWN, TONEARM_API_BASE="http://127.0.0.1:9/2.0/")
    world.must_tell("failure")
    world.run(home, "sync")
    world.must_tell("recovery")
    world.run(home, "sync")
    world.must_tell()


def grow_older(home, seconds):
    """What was told was told so much earlier."""
    file = home / "lake/runs/notified.json"
    memory = json.loads(file.read_text())
    for told in memory["failing"].values():
        told["told_at"] -= seconds
        told["since"] -= seconds
    file.write_text(json.dumps(memory))


def gap_and_its_end(world):
    home = world.new_home()
    plays = [int(line.split(",")[0]) for line in truth(world)[1:]]
    middle = sorted(plays)[len(plays) // 2]
    world.faults(dead_from=middle, dead_to=middle + 1000)
    world.run(home, "sync", expect=SOME_MISSING)
    world.must_tell("gap")
    gap = world.messages[0]["gaps"][0]
    if not (gap["from"] <= iso(middle) < gap["to"]):
        sys.exit(f"the gap that was told does not hold {iso(middle)}: {gap}")
    world.run(home, "sync", expect=SOME_MISSING)
    world.must_tell()
    world.faults(dead_from=0, dead_to=0)
    world.run(home, "sync")
    world.must_tell("recovery")
    must_say(world.messages[0]["title"], "is closed")


def iso(uts):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(uts))


def truth(world):
    with urllib.request.urlopen(world.last_fm.base.removesuffix("/2.0/") + "/_sim/truth", timeout=30) as answer:
        return answer.read().decode().splitlines()


def stall_and_its_end(world):
    home = world.new_home()
    age = time.time() - max(int(line.split(",")[0]) for line in truth(world)[1:])
    world.run(home, "sync", TONEARM_NOTIFY_FRESH_WITHIN=f"{int(age) + 3600}s")
    world.must_tell()
    within = f"{max(int(age) // 2, 1)}s"
    world.run(home, "sync", TONEARM_NOTIFY_FRESH_WITHIN=within)
    world.must_tell("no_fresh_data")
    must_say(world.messages[0]["text"], "player")
    world.run(home, "sync", TONEARM_NOTIFY_FRESH_WITHIN=within)
    world.must_tell()
    world.add_play(int(time.time()) - 1)
    world.run(home, "sync", TONEARM_NOTIFY_FRESH_WITHIN=f"{int(age)}s")
    world.must_tell("recovery")
    must_say(world.messages[0]["title"], "come again")


def another_at_work(world):
    """A run that could not begin, and one that its user ends, are no failures."""
    home = world.new_home()
    world.faults(slow=1, slow_ms=2000)
    environment = world.last_fm.environment(home, **world.ways())
    first = subprocess.Popen([world.program, "sync"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not ((home / "lock").exists() and (home / "lock").read_text().strip()):
            time.sleep(0.02)
        must_say(world.run(home, "sync", expect=75), "another tonearm")
    finally:
        first.terminate()
        first.wait(20)
        world.faults(slow=0)
    if first.returncode != 75:
        sys.exit(f"a sync that was ended: exit {first.returncode}, not 75")
    world.must_tell()


def unreachable(world):
    """Each way alone; the run ends as it would have ended, and the next one tells what this one could not."""
    dead = {"webhook": {"TONEARM_NOTIFY_WEBHOOK": "http://127.0.0.1:9/hook-secret"},
            "ntfy": {"TONEARM_NOTIFY_NTFY": "http://127.0.0.1:9/topic-secret"},
            "email": {"TONEARM_NOTIFY_EMAIL": "rj@example.org", "TONEARM_NOTIFY_SMTP": "smtp://127.0.0.1:9"},
            "command": {"TONEARM_NOTIFY_COMMAND": "echo no use; exit 3"}}
    for way, settings in dead.items():
        home = world.new_home()
        said = world.run(home, "sync", expect=FIX_SETUP, only=settings, TONEARM_API_KEY="wrong-key")
        must_say(said, f"notify: {way} did not take the message", "error 10")
        world.run(home, "sync", expect=FIX_SETUP, TONEARM_API_KEY="wrong-key")
        world.must_tell("failure")
    world.door.status = 404
    said = world.run(world.new_home(), "sync", expect=FIX_SETUP, TONEARM_API_KEY="wrong-key")
    must_say(said, "notify: webhook did not take the message: 404", "notify: ntfy did not take the message: 404")
    if (len(world.letters.taken), len(world.command.calls())) != (1, 1):
        sys.exit("two ways that fail keep the others from telling")
    world.door.status = 200
    world.forget()


def mail(world):
    """STARTTLS and a login; who refuses what; and what another machine than this one must offer first."""
    ways = world.ways()
    only = {name: value for name, value in ways.items() if "_EMAIL" in name or "_SMTP" in name}
    must_say(world.run(world.folder, "notify", "test", only=only), "email", "taken")
    letter = world.letters.taken.pop()
    if not letter["encrypted"] or letter["to"] != ["rj@example.org"]:
        sys.exit(f"not as it was to go: {letter}")
    if any(letter["letter"][name] is None for name in ("Date", "Message-ID", "From", "To", "Subject")) or letter["letter"].defects:
        sys.exit(f"no letter of RFC 5322:\n{letter['raw'].decode()}")
    said = world.run(world.folder, "notify", "test", only=only | {"TONEARM_NOTIFY_SMTP_PASSWORD": "wrong"}, expect=FIX_SETUP)
    must_say(said, "NOT taken: 535", "notify_smtp_password")
    said = world.run(world.folder, "notify", "test", only=only | {"TONEARM_NOTIFY_EMAIL": "nobody@example.org"}, expect=FIX_SETUP)
    must_say(said, "NOT taken: 550 5.1.1 no such user here")
    name = "0.0.0.0"  # leads to this machine and does not say so: to Tonearm another one
    elsewhere = only | {"TONEARM_NOTIFY_SMTP": f"smtp://{name}:{world.mail_port}"}
    must_say(world.run(world.folder, "notify", "test", only=elsewhere, expect=FIX_SETUP), "NOT taken", "certificate")
    with sinks.mail_server(world.folder, encrypted=False) as (letters, port):
        plain = only | {"TONEARM_NOTIFY_SMTP_USER": "", "TONEARM_NOTIFY_SMTP_PASSWORD": ""}
        world.run(world.folder, "notify", "test", only=plain | {"TONEARM_NOTIFY_SMTP": f"smtp://127.0.0.1:{port}"})
        refused = plain | {"TONEARM_NOTIFY_SMTP": f"smtp://{name}:{port}"}
        must_say(world.run(world.folder, "notify", "test", only=refused, expect=FIX_SETUP), "NOT taken", "STARTTLS")
        if [one["encrypted"] for one in letters.taken] != [False]:
            sys.exit("a letter went to another machine in the open")


def secrets_of_a_process(world):
    """On no command line while it tells, and not in what its command finds around it."""
    home, seen, over = world.new_home(), set(), threading.Event()

    def watch():
        while not over.is_set():
            for file in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
                with contextlib.suppress(OSError):
                    seen.add(file.read_bytes())
    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        world.run(home, "sync", expect=FIX_SETUP, TONEARM_API_KEY="wrong-key", TONEARM_TOKEN=stand_in.TOKEN,
                  TONEARM_NOTIFY_COMMAND=world.command.text + "; sleep 0.3")
    finally:
        over.set()
        watcher.join()
    if not any(b"sleep 0.3" in line for line in seen):
        sys.exit("the command was not seen at work, so nothing is proved")
    for secret in (sinks.MAIL_PASSWORD, "hook-secret", "topic-secret", "wrong-key", stand_in.TOKEN):
        if any(secret.encode() in line for line in seen):
            sys.exit(f"'{secret}' stands on a command line")
    found = world.command.calls()[0][0]
    must_say(found, "TONEARM_EVENT=failure", f"TONEARM_HOME={home}")
    for name in ("TONEARM_API_KEY", "TONEARM_TOKEN", "TONEARM_NOTIFY_WEBHOOK", "TONEARM_NOTIFY_NTFY", "TONEARM_NOTIFY_SMTP_PASSWORD"):
        if name in found:
            sys.exit(f"the command finds {name}")
    world.must_tell("failure")
    shown = world.run(home, "config")
    must_say(shown, "notify_webhook", "(set, not shown)")


def the_server_watches(world):
    """No run ends well while it serves: that is told once, and the end of it; and it ends at once whatever it tells."""
    home = world.new_home()
    world.run(home, "sync")
    port_file = world.folder / "serve.port"
    environment = world.last_fm.environment(home, **world.ways(), TONEARM_NOTIFY_FRESH_WITHIN="4s", TONEARM_ENRICH_FOR="0s")
    server = subprocess.Popen([world.program, "serve", "--port", "0", "--port-file", port_file], env=environment,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: len(world.letters.taken) == 1 and world.command.calls(), 30, "that no sync comes is not told")
        time.sleep(3)
        world.must_tell("no_sync")
        world.run(home, "sync", only={})
        wait_until(lambda: len(world.letters.taken) == 1 and world.command.calls(), 30, "that one came again is not told")
        world.must_tell("recovery")
    finally:
        must_end_soon(server)
    mark = world.folder / "hangs"
    hanging = {"TONEARM_NOTIFY_FRESH_WITHIN": "1s", "TONEARM_NOTIFY_COMMAND": f"touch {mark}; sleep 25"}
    server = subprocess.Popen([world.program, "serve", "--port", "0"], env=world.last_fm.environment(home, **hanging),
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until(mark.exists, 30, "the server does not tell a second time")
    finally:
        must_end_soon(server)


def must_end_soon(server):
    server.terminate()
    begun = time.monotonic()
    server.wait(30)
    if time.monotonic() - begun > 5 or server.returncode != 0:
        sys.exit(f"the server took {time.monotonic() - begun:.1f} s to end, exit {server.returncode}")


def wait_until(holds, seconds, otherwise):
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            sys.exit(otherwise)
        time.sleep(0.1)


def sent_by_hand(world):
    said = world.run(world.folder, "notify", "test")
    must_say(said, "webhook  taken: 200", "ntfy     taken: 200", "email    taken: 250", "command  taken: exit code 0")
    world.must_tell("test")
    must_say(world.run(world.folder, "notify", "test", only={}, expect=FIX_SETUP), "no way to tell you anything is set", "[notify]")
    broken = world.ways() | {"TONEARM_NOTIFY_NTFY": "http://127.0.0.1:9/topic-secret"}
    must_say(world.run(world.folder, "notify", "test", only=broken, expect=DOWN), "ntfy     NOT taken", "webhook  taken")
    world.forget()


def freshness(world):
    home = world.new_home()
    must_say(world.run(home, "status", "--fresh-within", "26h", only={}, expect=SOME_MISSING), "no run has ended well yet")
    world.run(home, "sync", only={})
    must_say(world.run(home, "status", "--fresh-within", "26h", only={}), "fresh: the last run that ended well was")
    world.run(home, "sync", only={}, expect=FIX_SETUP, TONEARM_API_KEY="wrong-key")
    world.run(home, "status", "--fresh-within", "26h", only={})
    time.sleep(2.1)
    must_say(world.run(home, "status", "--fresh-within", "1s", only={}, expect=SOME_MISSING), "not fresh", "ago, at 20")


if __name__ == "__main__":
    script.run(main, "notify")
