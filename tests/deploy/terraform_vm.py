"""The machine's user-data: cloud-init's schema, its units, and its program against stand-ins of Google's doors."""
import contextlib
import hashlib
import http.server
import json
import os
import pathlib
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import threading

from terraform_copy import BASIC, expect

PACKAGE = b"what a .deb holds"
PROGRAM = "/usr/local/lib/tonearm/from_google.py"
VM = BASIC | {"users": ["rj", "ada"], "vm": {"package": "packages/tonearm_1.0.0_amd64.deb",
                                             "package_sha256": hashlib.sha256(PACKAGE).hexdigest()}}


def check(copy):
    made = copy.applied(copy.folder / "google", json.dumps(VM))
    (_, machine), = made.each("^google_compute_instance$")
    with tempfile.TemporaryDirectory() as text:
        folder = pathlib.Path(text)
        user_data = folder / "user-data.yaml"
        user_data.write_text(machine["metadata"]["user-data"])
        check_user_data(user_data)
        files = written(user_data.read_text())
        script_of_start = folder / "startup.sh"
        script_of_start.write_text(machine["metadata"]["startup-script"])
        subprocess.run(["sh", "-n", script_of_start], check=True)
        check_program(folder, files)
        check_units(folder, files)
    print("vm: user-data and its units hold; the package is checked, the API key is for root alone", flush=True)


def check_user_data(file):
    expect(shutil.which("cloud-init"), "cloud-init is not installed: apt-get install --no-install-recommends cloud-init")
    said = subprocess.run(["cloud-init", "schema", "--config-file", file], text=True, capture_output=True)
    expect(said.returncode == 0 and "Valid cloud-config" in said.stdout, f"cloud-init schema: {said.stdout}{said.stderr}")
    # It lets top-level keys pass that it does not know.
    keys = set(re.findall(r"^(\w+):", file.read_text(), re.M))
    expect(keys == {"packages", "timezone", "write_files", "runcmd"}, f"the user-data has other keys: {keys}")
    place, = pathlib.Path("/usr/lib/python3").glob("dist-packages/cloudinit/config/schemas/schema-cloud-config-v1.json")
    known = {key for part in json.loads(place.read_text())["$defs"].values() for key in part.get("properties", {})}
    expect(keys <= known, f"cloud-init does not know {keys - known}")


def written(user_data):
    """Path and content of what cloud-init writes."""
    blocks = re.findall(r'^  - path: (.*)\n    permissions: "0[67].."\n    content: \|\n((?: {6}.*\n|\n)*)', user_data, re.M)
    expect(len(blocks) == user_data.count("- path: "), "the user-data writes files in another form")
    return {path: re.sub("^ {6}", "", content, flags=re.M) for path, content in blocks}


@contextlib.contextmanager
def doors():
    """Metadata server, Cloud Storage and Secret Manager, as far as they are asked, on one port."""

    class Door(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            allowed = self.headers.get("Authorization") == "Bearer of-this-machine"
            if self.path.startswith("/computeMetadata/v1/") and self.headers.get("Metadata-Flavor") == "Google":
                body = b'{"access_token": "of-this-machine"}'
            elif allowed and self.path == "/storage/v1/b/my-project-music/o/packages%2Ftonearm_1.0.0_amd64.deb?alt=media":
                body = PACKAGE
            elif allowed and self.path == "/v1/projects/my-project/secrets/tonearm-api-key/versions/latest:access":
                body = b'{"payload": {"data": "c2VjcmV0LWtleQ=="}}'
            else:
                return self.send_error(403)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Door) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def check_program(folder, files):
    """As the units start it: the words are read from them."""
    program = folder / "from_google.py"
    program.write_text(files[PROGRAM])
    program.chmod(0o755)
    starts = {words.split()[0]: words.replace("%%", "%").split() for words in
              re.findall(f"ExecStart={PROGRAM} (.*)", "".join(files.values()))}
    with doors() as host:
        surroundings = os.environ | {"GCE_METADATA_HOST": host, "SECRET_MANAGER_API": f"http://{host}"}

        def started(words, *end):
            words = [word.replace("https://storage.googleapis.com", f"http://{host}") for word in words]
            return subprocess.run([sys.executable, program, *words, *end], env=surroundings, text=True, capture_output=True)

        package, key = folder / "tonearm.deb", folder / "environment"
        done = started(starts["package"][:-1], package)
        expect(done.returncode == 0 and package.read_bytes() == PACKAGE, f"from_google.py package: {done.stderr}")
        package.unlink()
        done = started([*starts["package"][:-2], "0" * 64], package)
        expect(done.returncode == 1 and not package.exists() and "not the package that was meant" in done.stderr,
               f"from_google.py takes a package with another SHA-256: exit {done.returncode} {done.stderr}")
        done = started(starts["api-key"][:-1], key)
        expect(done.returncode == 0 and key.read_text() == "TONEARM_API_KEY=secret-key\n", f"from_google.py api-key: {done.stderr}")
        expect(stat.S_IMODE(key.stat().st_mode) == 0o600, f"the API key's file has mode {key.stat().st_mode:o}, not 600")
        expect("secret-key" not in done.stdout + done.stderr, "from_google.py says the API key")


def check_units(folder, files):
    units = {pathlib.Path(path).name: text.replace(PROGRAM, str(folder / "from_google.py"))
             for path, text in files.items() if path.endswith(".service")}
    for name, text in units.items():
        (folder / name).write_text(text)
    said = subprocess.run(["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *(folder / name for name in units)],
                          text=True, capture_output=True)
    expect(units and said.returncode == 0 and not said.stderr, f"systemd-analyze verify: {said.stderr}")
