#!/usr/bin/env python3
"""The Debian package: without fault to lintian; its manual page to mandoc and man; its SBOM valid, complete, and covered by its
copyright file. It installs in a fresh Debian, where the program syncs from a stand-in last.fm and shells complete its words; a
newer one takes its place; purged, it leaves nothing. `make install` lays the same files below /usr/local.

usage: package_test.py [--build build/release]      as root"""
import argparse
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import debian
import stand_in
from debian_package import make_package
from python_environment import environment_python

CYCLONEDX = pathlib.Path(__file__).resolve().parent / "package_cyclonedx/requirements.txt"
VALIDATE = ("import sys; from cyclonedx.schema import SchemaVersion; from cyclonedx.validation.json import JsonStrictValidator;"
            "sys.exit(JsonStrictValidator(SchemaVersion.V1_5).validate_str(open(sys.argv[1]).read()))")
SCROBBLES = 600
NEWER = "9.9.9-1"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=stand_in.ROOT / "build/release")
    build = parser.parse_args().build.absolute()
    with tempfile.TemporaryDirectory() as text:
        folder = pathlib.Path(text)
        package = make_package(build, folder)
        subprocess.run(["lintian", "--allow-root", "--fail-on", "error,warning", package], check=True)
        print(f"lintian: no error, no warning in {package.name}, {package.stat().st_size / 1e6:.0f} MB", flush=True)
        files = folder / "files"
        subprocess.run(["dpkg-deb", "--extract", package, files], check=True)
        version_is_one(files, package)
        manual_page_is_good(files, folder)
        sbom_is_good(files)
        installed_from_source(build, folder / "destdir", files)
        lives_in_debian(folder, build, package)


def version_is_one(files, package):
    """Of CMake, the changelog and the page's package: one."""
    version, = re.findall(r"^project\(tonearm VERSION (\S+)", (stand_in.ROOT / "CMakeLists.txt").read_text(), re.MULTILINE)
    changelog = gzip.decompress((files / "usr/share/doc/tonearm/changelog.Debian.gz").read_bytes()).decode()
    page = json.loads((stand_in.ROOT / "web/package.json").read_text())["version"]
    if f"_{version}-1_" not in package.name or not changelog.startswith(f"tonearm ({version}-1) ") or page != version:
        sys.exit(f"version {version}: {package.name}, the changelog's {changelog.splitlines()[0]}, web/package.json's {page}")


def manual_page_is_good(files, folder):
    page = folder / "tonearm.1"
    page.write_bytes(gzip.decompress((files / "usr/share/man/man1/tonearm.1.gz").read_bytes()))
    subprocess.run(["mandoc", "-T", "lint", "-W", "warning", page], check=True)
    shown = subprocess.run(["man", "--warnings", "--encoding=UTF-8", "--local-file", page], check=True, text=True, capture_output=True,
                           env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "MANWIDTH": "100"})
    if shown.stderr:
        sys.exit(f"man --warnings: {shown.stderr}")
    stand_in.must_say(shown.stdout, "tonearm sync --since 5y", "TONEARM_API_KEY", "lake copy", "EXIT STATUS", "--sync-at 05:00")


def sbom_is_good(files):
    """Valid; it names what is known to be inside; what is built in is in the copyright file, by name and licence."""
    documents = files / "usr/share/doc/tonearm"
    subprocess.run([environment_python(CYCLONEDX), "-c", VALIDATE, documents / "tonearm.cdx.json"], check=True)
    components = json.loads((documents / "tonearm.cdx.json").read_text())["components"]
    names = {component["name"] for component in components}
    if lacking := {"duckdb", "libcurl4", "libc6", "libboost1.81-dev", "echarts", "@fontsource-variable/instrument-sans"} - names:
        sys.exit(f"the SBOM lacks {sorted(lacking)}")
    copyright_file = (documents / "copyright").read_text()
    for component in components:
        licence = component["licenses"][0]["license"]
        if "id" not in licence:
            continue  # a shared library: Debian has its own copyright file
        stanza = re.search(rf"^Files:.*(?<=\s){re.escape(component['name'])}(?=\s)[^§]*?^License: (\S+)", copyright_file, re.MULTILINE)
        if not stanza or stanza[1].lower() != licence["id"].lower():
            sys.exit(f"the copyright file does not say that {component['name']} is under {licence['id']}")
    print(f"SBOM: valid CycloneDX 1.5, {len(components)} components", flush=True)


def installed_from_source(build, destdir, files):
    """What Debian alone wants (its changelog, lintian's exceptions, zsh's folder) apart, the same files."""
    subprocess.run(["cmake", "--install", build, "--prefix", "/usr/local"], check=True, stdout=subprocess.DEVNULL,
                   env={"PATH": "/usr/bin:/bin", "DESTDIR": str(destdir)})
    ours = {name.replace("site-functions", "vendor-completions") for name in files_below(destdir / "usr/local")}
    debians = {name for name in files_below(files / "usr") if "lintian" not in name and "changelog.Debian" not in name}
    if ours != debians or [*(destdir.iterdir())] != [destdir / "usr"]:
        sys.exit(f"make install and make package differ in {sorted(ours ^ debians)}")


def files_below(folder):
    return {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}


def lives_in_debian(folder, build, package):
    root = debian.new_root(folder / "root")
    before = files_named_tonearm(root)
    debian.install(root, package)
    with stand_in.running(build, folder, SCROBBLES) as last_fm:
        syncs(root, last_fm, before_new=0)
        debian.install(root, newer(package, folder))
        stand_in.must_say(debian.run_in(root, "dpkg-query", "--show", "tonearm"), NEWER)
        syncs(root, last_fm, before_new=SCROBBLES)
    completes(root)
    debian.write(root / "etc/tonearm/tonearm.env", f"TONEARM_API_KEY={stand_in.KEY}\n", 0o600)
    debian.apt(root, "purge", "tonearm")
    if left := files_named_tonearm(root) - before:
        sys.exit(f"purged, the package left {sorted(left)}")
    print("installed in a fresh Debian, synced, replaced by a newer one, purged", flush=True)


def syncs(root, last_fm, before_new):
    """As a user with no rights; the home is one of theirs."""
    home = root / "srv/home"
    home.mkdir(exist_ok=True)
    home.chmod(0o777)
    settings = last_fm.settings(TONEARM_HOME="/srv/home")
    stand_in.must_say(debian.run_in(root, "tonearm", "--version"), "tonearm ")
    said = debian.run_in(root, "tonearm", "sync", as_user="nobody", **settings)
    stand_in.must_say(said, f"fetched: {SCROBBLES - before_new} new, 0 gone", f"of {SCROBBLES} scrobbles")


def completes(root):
    """Bash is there; of zsh and fish the files are, in their folders."""
    script = ("source /usr/share/bash-completion/completions/tonearm; COMP_WORDS=(tonearm sync --si); COMP_CWORD=2; _tonearm;"
              "echo ${COMPREPLY[@]}")
    stand_in.must_say(debian.run_in(root, "bash", "-c", script), "--since")
    for file, word in (("zsh/vendor-completions/_tonearm", "#compdef tonearm"),
                       ("fish/vendor_completions.d/tonearm.fish", "complete -c tonearm")):
        stand_in.must_say((root / "usr/share" / file).read_text(), word)


def newer(package, folder):
    """The same under a later version, as the next release will come."""
    files, made = folder / "newer", folder / f"tonearm_{NEWER}_amd64.deb"
    subprocess.run(["dpkg-deb", "--raw-extract", package, files], check=True)
    control = files / "DEBIAN/control"
    control.write_text(re.sub(r"^Version: .*$", f"Version: {NEWER}", control.read_text(), flags=re.MULTILINE))
    subprocess.run(["dpkg-deb", "--build", "--root-owner-group", "-Zgzip", "-z1", files, made], check=True, stdout=subprocess.DEVNULL)
    return made


def files_named_tonearm(root):
    found = subprocess.run(["find", root, "-xdev", "-path", root / "proc", "-prune", "-o", "-name", "*tonearm*", "-print"], check=True,
                           text=True, capture_output=True).stdout.split()
    return set(found)


if __name__ == "__main__":
    main()
