"""A fresh Debian 12 in a folder: to install into, to boot, to build an image on. Needs root. What is fetched is kept for the month."""
import datetime
import os
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from python_environment import cache_folder  # noqa: E402

SUITE = "bookworm"
# What a machine that boots has, and a user's own manager with it.
BOOTABLE = ("systemd", "systemd-sysv", "dbus", "libpam-systemd", "dbus-user-session")
CERTIFICATES = pathlib.Path("/usr/local/share/ca-certificates")  # this machine's own, where it has any


def base_archive(packages=()):
    """The archive of a minimal system with these packages and apt's lists; a new one each month, so that it is never far behind."""
    folder = kept_folder()
    archive = folder / f"{'bootable' if packages else 'minimal'}.tar"
    if not archive.exists():
        print(f"making {archive}: needs the network", flush=True)
        for earlier in set(folder.parent.glob(f"debian-{SUITE}-*")) - {folder}:
            shutil.rmtree(earlier)
        aside = archive.with_suffix(".aside.tar")
        command = ["mmdebstrap", "--quiet", "--variant=minbase", "--skip=cleanup/apt/lists"]
        command += [f"--include={','.join(packages)}"] if packages else []
        command += [f"--customize-hook=copy-in {file} {CERTIFICATES}" for file in sorted(CERTIFICATES.glob("*.crt"))]
        subprocess.run([*command, f"--setup-hook=mkdir -p $1{CERTIFICATES}", SUITE, aside], check=True)
        aside.rename(archive)
    return archive


def kept_folder():
    folder = cache_folder() / f"debian-{SUITE}-{datetime.date.today():%Y-%m}"
    (folder / "packages").mkdir(parents=True, exist_ok=True)
    return folder


def new_root(folder, packages=()):
    """The system's files, in this new folder, which it returns."""
    if os.getuid() != 0:
        sys.exit("needs root: mmdebstrap and systemd-nspawn make and enter a system")
    folder.mkdir()
    subprocess.run(["tar", "-xf", base_archive(packages), "-C", folder, "--exclude=./dev/*"], check=True)
    return folder


def install(root, package):
    """As its administrator would install a file: apt finds what it depends on."""
    place = root / "root" / package.name
    place.write_bytes(package.read_bytes())
    apt(root, "install", f"/root/{package.name}")
    place.unlink()


def apt(root, *words):
    run_in(root, "apt-get", "-qq", "-y", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0", *words,
           DEBIAN_FRONTEND="noninteractive")


def run_in(root, *words, expect=0, as_user=None, **environment):
    """What the command prints in there, on the network of this machine. Ends the test where it exits with another code."""
    command = nspawn(root, "--as-pid2", "--pipe", *([f"--user={as_user}"] if as_user else []),
                     *(f"--setenv={name}={value}" for name, value in environment.items()))
    both = ("sh", "-c", 'exec "$@" 2>&1', "sh")  # what systemd-nspawn itself says stays apart
    done = subprocess.run([*command, *both, *words], text=True, capture_output=True, stdin=subprocess.DEVNULL)
    if done.returncode != expect:
        command = " ".join(map(str, words))
        sys.exit(f"{done.stdout}{done.stderr}\nin a fresh Debian, {command}: exit {done.returncode}, not {expect}")
    return done.stdout


def boot(root, script, seconds):
    """Starts systemd in there, on a network of its own; once it is up it runs the script as root, whose output is returned, and ends.
    Ends the test where the script fails."""
    write(root / "root/proof.sh", "#!/bin/bash\nset -euo pipefail\n" + script, 0o755)
    write(root / "etc/systemd/system/proof.service",
          "[Unit]\nAfter=multi-user.target\nFailureAction=exit-force\nSuccessAction=exit-force\n"
          "[Service]\nType=oneshot\nExecStart=/root/proof.sh\n"
          "StandardOutput=truncate:/root/proof.log\nStandardError=inherit\n"
          "[Install]\nWantedBy=default.target\n")
    wanted = root / "etc/systemd/system/default.target.wants"
    wanted.mkdir(exist_ok=True)
    link = wanted / "proof.service"
    link.unlink(missing_ok=True)
    link.symlink_to("../proof.service")
    with (root.parent / "boot.log").open("wb") as log:
        done = subprocess.run(nspawn(root, "--boot", "--private-network", "--console=pipe"), stdin=subprocess.DEVNULL,
                              stdout=log, stderr=log, timeout=seconds)
    said = (root / "root/proof.log").read_text()
    if done.returncode:
        sys.exit(f"{said}\nthe script failed in a booted Debian, see above")
    return said


def nspawn(root, *options):
    return ["systemd-nspawn", f"--directory={root}", "--register=no",
            f"--machine=tonearm-{os.getpid()}", "--keep-unit", "--quiet", "--link-journal=no",
            f"--bind={kept_folder() / 'packages'}:/var/cache/apt/archives", *options]


def write(path, text, mode=0o644):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(mode)
