#!/usr/bin/env python3
"""What a built tonearm is made of, as CycloneDX 1.5: DuckDB, the headers compiled in, the page's packages, and the shared
libraries that it asks for, each with version, licence and package URL.

usage: sbom.py build/release/tonearm > tonearm.cdx.json
The same program on the same machine gives the same bytes: no time stands in it."""
import base64
import json
import pathlib
import re
import subprocess
import sys
import uuid

ROOT = pathlib.Path(__file__).resolve().parent.parent

# What the compiler took whole from Debian's packages: headers alone, or what is small. Each licence as its copyright file says it.
COMPILED_IN = {"libboost1.81-dev": "BSL-1.0", "libcli11-dev": "BSD-3-Clause", "nlohmann-json3-dev": "MIT"}


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program = pathlib.Path(sys.argv[1])
    components = [duckdb(), *map(compiled_in, COMPILED_IN), *page_packages(), *shared_libraries(program)]
    components.sort(key=lambda component: component["bom-ref"])
    version = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout.split()[1]
    tonearm = {"type": "application", "bom-ref": "tonearm", "name": "tonearm", "version": version, "licenses": spdx("MIT"),
               "purl": f"pkg:github/tonearm/tonearm@v{version}"}
    bom = {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "metadata": {"component": tonearm},
           "components": components,
           "dependencies": [{"ref": "tonearm", "dependsOn": [component["bom-ref"] for component in components]}]}
    bom["serialNumber"] = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(bom))}"
    json.dump(bom, sys.stdout, indent=1, ensure_ascii=False)
    print()


def duckdb():
    text = (ROOT / "cmake/duckdb.cmake").read_text()
    version, = re.findall(r"^# DuckDB ([\d.]+)", text)
    module, = re.findall(r"github\.com/(\S+)/\$\{module\}@", text)
    tag, = re.findall(r"\$\{module\}@(\S+)$", text, re.MULTILINE)
    machine = {"x86_64": "amd64", "aarch64": "arm64"}[subprocess.run(["uname", "-m"], check=True, capture_output=True,
                                                                     text=True).stdout.strip()]
    purl = f"pkg:golang/github.com/{module}/lib/linux-{machine}@{tag}"
    return library("duckdb", version, purl, spdx("MIT"))


def compiled_in(package):
    return debian_package(package, spdx(COMPILED_IN[package]))


def page_packages():
    """What `npm ci` installs for the page itself; the tools that build it are not in the program."""
    lock = json.loads((ROOT / "web/package-lock.json").read_text())
    for path, package in lock["packages"].items():
        if not path or package.get("dev"):
            continue
        name = path.rpartition("node_modules/")[2]
        purl = f"pkg:npm/{name.replace('@', '%40')}@{package['version']}"
        component = library(name, package["version"], purl, spdx(package["license"]))
        algorithm, _, digest = package["integrity"].partition("-")
        component["hashes"] = [{"alg": algorithm.upper().replace("SHA", "SHA-"), "content": base64.b64decode(digest).hex()}]
        yield component


def shared_libraries(program):
    """The Debian packages of all that the loader finds, once each."""
    listed = subprocess.run(["ldd", program], check=True, capture_output=True, text=True).stdout
    files = [pathlib.Path(path).resolve() for path in re.findall(r"(/\S+) \(0x", listed)]
    for package in sorted({owner(file) for file in files}):
        yield debian_package(package, debian_licences(package))


def owner(file):
    """dpkg knows some files of a merged /usr by the name without it."""
    for path in (file, pathlib.Path(str(file).removeprefix("/usr"))):
        asked = subprocess.run(["dpkg-query", "--search", path], capture_output=True, text=True)
        if asked.returncode == 0:
            return asked.stdout.split(":")[0]
    sys.exit(f"sbom: no Debian package has {file}")


def debian_package(package, licences):
    asked = subprocess.run(["dpkg-query", "--show", "--showformat=${Version} ${Architecture}\n", package], check=True,
                           capture_output=True, text=True).stdout
    version, architecture = asked.splitlines()[0].split()
    purl = f"pkg:deb/debian/{package.replace('+', '%2B')}@{version.replace('+', '%2B')}?arch={architecture}"
    return library(package, version, purl, licences)


def debian_licences(package):
    """The names that the package's copyright file gives them; the file itself where it names none."""
    text = pathlib.Path(f"/usr/share/doc/{package}/copyright").read_text(encoding="utf-8", errors="replace")
    names = re.findall(r"^License: *(\S.*?)\s*$", text, re.MULTILINE)
    return [{"license": {"name": name}} for name in dict.fromkeys(names)] or [
        {"license": {"name": f"see /usr/share/doc/{package}/copyright"}}]


def spdx(name):
    return [{"license": {"id": name}}]


def library(name, version, purl, licences):
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "licenses": licences, "purl": purl}


if __name__ == "__main__":
    main()
