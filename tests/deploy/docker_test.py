#!/usr/bin/env python3
"""The image of deploy/docker: its Dockerfile is clean to hadolint, its compose file valid to Compose's own loader; buildah makes it,
no secret of the checkout comes into the build, none stands in a layer, our layers are small, and it runs (docker_run.py).

usage: docker_test.py [--build build/release] [--whole]      as root
The second stage is made from the Debian package of --build, which the first would give; --whole makes both, from the Dockerfile as
it is, which compiles everything: 13 minutes of a core's time."""
import argparse
import gzip
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import debian
import stand_in
from debian_package import make_package
from docker_run import READ_ONLY
from go_program import go_program
from python_environment import environment_python

DOCKER = stand_in.ROOT / "deploy/docker"
HADOLINT = pathlib.Path(__file__).resolve().parent / "docker_hadolint/requirements.txt"
COMPOSE = "github.com/compose-spec/compose-go/v2/cmd@v2.6.0"
BASE, IMAGE = "docker.io/library/debian:bookworm-slim", "tonearm:test"
MOST_MEGABYTES = 80
# Secrets and histories as a checkout may hold them beside the sources.
STRAY = ("deploy/docker/tonearm.env", "tonearm.toml", ".env", "tonearm-demo/tonearm.toml", "deploy/terraform/terraform.tfstate",
         ".git/config")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=stand_in.ROOT / "build/release")
    parser.add_argument("--whole", action="store_true")
    options = parser.parse_args()
    build = options.build.absolute()
    subprocess.run([environment_python(HADOLINT).parent / "hadolint", DOCKER / "Dockerfile"], check=True)
    with tempfile.TemporaryDirectory() as text:
        folder = pathlib.Path(text)
        command = composed(folder)
        store = Store(folder)
        with_stray_secrets(folder / "checkout")
        nothing_stray_is_sent(store, folder)
        store.make_base()
        if options.whole:
            store.build(folder / "checkout", folder / "checkout/deploy/docker/Dockerfile", IMAGE)
        else:
            store.build(make_package(build, folder).parent, second_stage(folder), IMAGE)
        judged(store)
        run(store, build, folder, command)


def composed(folder):
    """What Compose makes of compose.yaml; returns its command."""
    place = folder / "compose"
    place.mkdir()
    shutil.copy(DOCKER / "compose.yaml", place)
    shutil.copy(DOCKER / "tonearm.env.example", place / "tonearm.env")
    said = subprocess.run([go_program(COMPOSE), "compose.yaml"], cwd=place, check=True, text=True, capture_output=True).stdout
    stand_in.must_say(said, "read_only: true", "cap_drop:\n            - ALL", "- no-new-privileges:true", "host_ip: 127.0.0.1",
                      'published: "8321"', "target: /data", "type: volume")
    lines, = re.findall(r"^ +command:\n((?: +- .*\n)+)", said, re.MULTILINE)
    return [word.strip('"') for word in re.findall(r"- (.*)", lines)]


def with_stray_secrets(checkout):
    """The checkout, with what a listener may have left in it."""
    shutil.copytree(stand_in.ROOT, checkout, symlinks=True, ignore=shutil.ignore_patterns("build", "node_modules", ".git", "__pycache__"))
    for name in STRAY:
        debian.write(checkout / name, f'api_key = "{stand_in.KEY}"\n')


def nothing_stray_is_sent(store, folder):
    """All that a build may copy is what .dockerignore lets through."""
    whole_context = folder / "context.Dockerfile"
    whole_context.write_text("FROM scratch\nCOPY . /\n")
    store.build(folder / "checkout", whole_context, "context")
    store.must_not_hold("context", stand_in.KEY)
    sent = store.mount("context")
    for name in ("CMakeLists.txt", "src/main.cc", "web/package-lock.json", "tools/setup.sh"):
        if not (sent / name).exists():
            sys.exit(f".dockerignore keeps {name} from the build")
    store.call("rmi", "--force", "context", stdout=subprocess.DEVNULL)


def second_stage(folder):
    """The Dockerfile's, word for word but for where the package lies."""
    text = (DOCKER / "Dockerfile").read_text()
    begin = text.index("FROM docker.io/library/debian:bookworm-slim\n")
    stage, count = re.subn("type=bind,from=build,source=/package,", "type=bind,", text[begin:])
    if count != 1:
        sys.exit("the second stage does not take the package from the first")
    file = folder / "second-stage.Dockerfile"
    file.write_text(stage)
    return file


def judged(store):
    """Each layer for itself, as it would be pushed: no secret, and ours on top of the base are small."""
    store.must_not_hold(IMAGE, stand_in.KEY)
    base, *ours = layers = store.layers(IMAGE)
    if any(stand_in.KEY.encode() in text for text, _ in layers):
        sys.exit("a layer of the image holds the key")
    plain, packed = (sum(sizes) / 1e6 for sizes in zip(*((len(text), packed) for text, packed in ours)))
    print(f"image: our layers {plain:.1f} MB, {packed:.1f} MB as they are sent, on a base of {len(base[0]) / 1e6:.0f} MB", flush=True)
    if plain > MOST_MEGABYTES:
        sys.exit(f"our layers: {plain:.1f} MB, expected {MOST_MEGABYTES} MB at most")


def run(store, build, folder, command):
    """On a network of its own, so that its port is free."""
    settings = store.inspect(IMAGE)
    if settings["StopSignal"] != "SIGTERM" or settings["User"] != "8321:8321" or [*settings["Volumes"]] != ["/data"]:
        sys.exit(f"the image's settings: {settings}")
    task = folder / "task.json"
    task.write_text(json.dumps({"root": str(store.mount(IMAGE)), "settings": settings, "command": command, "build": str(build)}))
    inside = 'ip link set lo up && exec "$@"'
    done = subprocess.run(["unshare", "--net", "sh", "-c", inside, "sh", sys.executable,
                           pathlib.Path(__file__).resolve().parent / "docker_run.py", task])
    if done.returncode:
        sys.exit(f"the image does not run as it should, with {' '.join(READ_ONLY)}")


class Store:
    """buildah's images and layers, in a folder that goes with the test."""

    def __init__(self, folder):
        self.folder = folder
        self.words = ["buildah", "--root", folder / "store", "--runroot", folder / "run", "--storage-driver", "vfs"]

    def call(self, *words, **how):
        return subprocess.run([*self.words, *words], check=True, text=True, **how)

    def make_base(self):
        """debian:bookworm-slim as mmdebstrap makes it; dpkg leaves out what it does in the real one."""
        file = self.folder / "base.Dockerfile"
        file.write_text("FROM scratch\nADD minimal.tar /\nRUN rm -rf /var/lib/apt/lists/* "
                        "&& echo force-unsafe-io > /etc/dpkg/dpkg.cfg.d/docker-apt-speedup "
                        "&& printf 'path-exclude /usr/share/doc/*\\npath-include /usr/share/doc/*/copyright\\n"
                        "path-exclude /usr/share/man/*\\npath-exclude /usr/share/locale/*\\n' > /etc/dpkg/dpkg.cfg.d/docker\n")
        self.build(debian.base_archive().parent, file, BASE, "--squash")

    def build(self, context, file, name, *options):
        log = self.folder / "build.log"
        with log.open("w") as said:
            done = subprocess.run([*self.words, "bud", "--format", "docker", "--isolation", "chroot", "--pull-never", *options,
                                   "--tag", name, "--file", file, context], stdout=said, stderr=said)
        if done.returncode:
            sys.exit(f"{log.read_text()[-4000:]}\n{file.name}: buildah made no image, see above")

    def layers(self, name):
        """[(what a layer's archive holds, its size as it is sent)], the base's first."""
        place = self.folder / "pushed"
        self.call("push", "--quiet", name, f"dir:{place}")
        manifest = json.loads((place / "manifest.json").read_text())
        blobs = [place / layer["digest"].removeprefix("sha256:") for layer in manifest["layers"]]
        layers = [(gzip.decompress(blob.read_bytes()), blob.stat().st_size) for blob in blobs]
        shutil.rmtree(place)
        return layers

    def mount(self, name):
        container = self.call("from", "--pull-never", name, capture_output=True).stdout.strip()
        return pathlib.Path(self.call("mount", container, capture_output=True).stdout.strip())

    def inspect(self, name):
        return json.loads(self.call("inspect", "--type", "image", name, capture_output=True).stdout)["Docker"]["config"]

    def must_not_hold(self, name, secret):
        said = self.call("inspect", "--type", "image", name, capture_output=True).stdout
        found = subprocess.run(["grep", "--recursive", "--files-with-matches", "--text", secret, self.mount(name)], text=True,
                               capture_output=True).stdout
        if secret in said or found:
            sys.exit(f"{name} holds the key: {found or said}")


if __name__ == "__main__":
    main()
