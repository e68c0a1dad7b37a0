#!/usr/bin/env python3
"""The units of deploy/systemd: valid and strict by systemd's own judgement, and run, hardened as they are, in a Debian that boots,
against a stand-in last.fm in there. The machine's and a user's: a sync, the dashboard, both at once, a day made up for, a stop.

usage: systemd_test.py [--build build/release]      as root"""
import argparse
import pathlib
import subprocess
import sys
import tempfile

import debian
import stand_in
from debian_package import make_package

MOST_EXPOSED = 25  # tenths
SETTINGS = {"TONEARM_API_BASE": "http://127.0.0.1:7000/2.0/"}
BOOT_SECONDS = 300


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=stand_in.ROOT / "build/release")
    build = parser.parse_args().build.absolute()
    with tempfile.TemporaryDirectory() as text:
        folder = pathlib.Path(text)
        root = debian.new_root(folder / "root", debian.BOOTABLE)
        package = make_package(build, folder)
        debian.install(root, package)
        (root / "root/again.deb").write_bytes(package.read_bytes())
        judged(root, folder)
        put_stand_in(root, build)
        debian.run_in(root, "useradd", "--create-home", "--uid", "1000", "listener")
        write_settings(root)
        print(debian.boot(root, SCRIPT, BOOT_SECONDS), end="", flush=True)


def judged(root, folder):
    """Where the program lies as a package puts it."""
    units = root / "usr/lib/systemd"
    verify = ("systemd-analyze", "verify", "--man=no", "--recursive-errors=no")
    for scope in ("system", "user"):
        names = [f"/usr/lib/systemd/{scope}/{unit.name}" for unit in sorted((units / scope).glob("tonearm*"))]
        # A unit of another scope, or with a key that systemd does not know, is one that it warns of.
        said = debian.run_in(root, *verify, f"--{scope}", *names, XDG_RUNTIME_DIR="/run")
        if "tonearm" in said:
            sys.exit(f"systemd-analyze verify --{scope}:\n{said}")
        for name in (name for name in names if name.endswith(".service")):
            said = debian.run_in(root, "systemd-analyze", "security", f"--{scope}", "--offline=true", f"--threshold={MOST_EXPOSED}",
                                 name, XDG_RUNTIME_DIR="/run")
            print(f"{scope}: {said.strip().splitlines()[-1].lstrip('→ ')}", flush=True)
    said = debian.run_in(root, "systemd-analyze", "calendar", "--iterations=2", calendar(units / "system/tonearm-sync.timer"))
    stand_in.must_say(said, "05:00:00", "Iter. #2")


def calendar(timer):
    line, = (line for line in timer.read_text().splitlines() if line.startswith("OnCalendar="))
    return line.removeprefix("OnCalendar=")


def put_stand_in(root, build):
    """With the libraries that it was built with: it is not part of the package."""
    place = root / "opt/stand-in"
    program = build / "tonearm-simulator"
    listed = subprocess.run(["ldd", program], check=True, capture_output=True, text=True).stdout
    libraries = [line.split()[2] for line in listed.splitlines() if "=> /" in line and "libc.so" not in line]
    place.mkdir(parents=True)
    subprocess.run(["cp", "--dereference", program, *libraries, place], check=True)
    debian.write(root / "etc/systemd/system/stand-in.service",
                 "[Service]\nEnvironment=LD_LIBRARY_PATH=/opt/stand-in\n"
                 f"ExecStart=/opt/stand-in/tonearm-simulator --generate 600 --user demo --api-key {stand_in.KEY} --port 7000\n")


def write_settings(root):
    text = "".join(f"{name}={value}\n" for name, value in stand_in.StandIn(SETTINGS["TONEARM_API_BASE"]).settings().items())
    debian.write(root / "etc/tonearm/tonearm.env", text, 0o600)
    debian.write(root / "home/listener/.config/tonearm/tonearm.env", text, 0o600)
    (root / "home/listener/.local/share/tonearm").mkdir(parents=True)
    debian.run_in(root, "chown", "-R", "listener:", "/home/listener")


# What an administrator does, and sees. A failed command ends it.
SCRIPT = r"""
say() { printf '%s\n' "$*"; }
fail() { say "expected $1, came: $2"; journalctl --no-pager --lines=30; exit 1; }
answers() {
  for try in $(seq 100); do
    (exec 3<>/dev/tcp/127.0.0.1/8321 && printf 'GET /healthz HTTP/1.0\r\nHost: 127.0.0.1:8321\r\n\r\n' >&3 &&
      grep -q ' 200 ' <&3) 2>/dev/null && return 0
    sleep 0.1
  done
  fail 'the dashboard to answer on /healthz' nothing
}
ended_well() {
  local result=$($1 show --property=Result --value tonearm-sync)
  [ "$result" = success ] || fail 'a sync that succeeds' "$result"
}
runs() { ls "$1/lake/runs/user=demo" | wc -l; }
all_plays() {
  local status=$(TONEARM_HOME=$1 tonearm status --json)
  grep -q '"scrobbles": 600' <<<"$status" || fail '600 scrobbles' "$status"
}
is() { [ "$(systemctl show --property=$2 --value $1)" = "$3" ] || fail "$1 with $2=$3" "$(systemctl show --property=$2 $1)"; }

systemctl start stand-in
home=/var/lib/tonearm
systemctl start tonearm-sync || fail 'a sync' 'a failure'
ended_well systemctl
all_plays $home
say 'system: a sync, hardened'

systemctl start tonearm
answers
pid=$(systemctl show --property=MainPID --value tonearm)
[ "$(stat --format=%U /proc/$pid)" != root ] || fail 'a user of its own' root
! runuser -u listener -- cat /proc/$pid/environ >/dev/null 2>&1 || fail 'an environment that others cannot read' 'they can'
! runuser -u listener -- ls /var/lib/tonearm/ >/dev/null 2>&1 || fail 'a home that others cannot read' 'they can'
systemctl start tonearm-sync || fail 'a sync beside the dashboard' 'a failure'
ended_well systemctl
say 'system: the dashboard, and a sync beside it'

[ $(runs $home) = 2 ] || fail '2 runs' "$(runs $home)"
touch --date='2 days ago' /var/lib/systemd/timers/stamp-tonearm-sync.timer
mkdir -p /etc/systemd/system/tonearm-sync.timer.d
printf '[Timer]\nRandomizedDelaySec=0\n' >/etc/systemd/system/tonearm-sync.timer.d/now.conf
systemctl daemon-reload
systemctl start tonearm-sync.timer
for try in $(seq 150); do [ $(runs $home) = 3 ] && break; sleep 0.1; done
[ $(runs $home) = 3 ] || fail 'the timer to make up for a day' "$(runs $home) runs"
say 'system: the timer makes up for a day'

exec 9>>$home/lock
flock 9
if systemctl start tonearm-sync; then fail 'no sync on a home that is held' 'a sync'; fi
is tonearm-sync ExecMainStatus 75
is tonearm-sync SubState auto-restart
systemctl stop tonearm-sync
exec 9>&-
say 'system: held by another, it comes again later'

dpkg --install /root/again.deb >/dev/null
answers
[ "$(systemctl show --property=MainPID --value tonearm)" != $pid ] || fail 'a dashboard that goes on as the new version' 'the old one'
say 'system: a new package restarts the dashboard'

begin=$(date +%s%N)
systemctl stop tonearm
took=$((($(date +%s%N) - begin) / 1000000))
[ $took -lt 5000 ] || fail 'an end within 5 s' "$took ms"
is tonearm Result success
say "system: the dashboard ended in $took ms"
! journalctl --no-pager | grep -q 'a-key-that-must-not-show' || fail 'no key in the journal' 'one'

loginctl enable-linger listener
user="runuser -u listener -- env XDG_RUNTIME_DIR=/run/user/1000 systemctl --user"
for try in $(seq 100); do $user show-environment >/dev/null 2>&1 && break; sleep 0.1; done
$user start tonearm-sync || fail "a user's sync" 'a failure'
ended_well "$user"
all_plays /home/listener/.local/share/tonearm
$user start tonearm
answers
$user start tonearm-sync.timer
$user list-timers --no-pager | grep -q tonearm-sync || fail 'a timer' none
$user stop tonearm
say 'user: a sync, the dashboard, the timer, hardened'

systemctl enable --now --quiet tonearm tonearm-sync.timer
DEBIAN_FRONTEND=noninteractive dpkg --purge tonearm >/dev/null
! systemctl --quiet is-active tonearm tonearm-sync.timer || fail 'nothing that runs once purged' 'something'
left=$(find /etc/tonearm /etc/systemd/system/*.wants -name '*tonearm*' 2>/dev/null || true)
[ -z "$left" ] || fail 'no setting once purged' "$left"
[ -d /var/lib/tonearm/lake/raw ] || fail 'a history that stays' none
say 'system: purged, nothing runs, the history stays'
"""

if __name__ == "__main__":
    main()
