"""Counterparts of Google Cloud that others wrote, on loopback: fake-gcs-server, and bqemulator behind bigquery_proxy.py.

Their programs are kept in the cache folder, by version: the first run asks Go's and Python's registries."""
import contextlib
import json
import os
import pathlib
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MODELS = ROOT / "models"
DBT = HERE.parent / "dbt"
sys.path[:0] = [str(HERE.parent), str(DBT)]
import emulator  # noqa: E402
from demo_lake import port_when_ready  # noqa: E402
from python_environment import cache_folder, environment_python  # noqa: E402

GCS_VERSION = "v1.56.1"
PROJECT, DATASET, BUCKET = emulator.PROJECT, "music", "music-lake"
READY_SECONDS = 60


def fake_gcs_server():
    folder = cache_folder() / f"fake-gcs-server-{GCS_VERSION}"
    program = folder / "fake-gcs-server"
    if not program.exists():
        print(f"making {program}: needs the network, once", flush=True)
        subprocess.run(["go", "install", f"github.com/fsouza/fake-gcs-server@{GCS_VERSION}"], check=True, cwd="/",
                       env=os.environ | {"GOBIN": str(folder)})
    return program


def bqemulator():
    return pathlib.Path(environment_python(HERE / "requirements.txt")).parent / "bqemulator"


class World:
    """Where the counterparts listen, and what `tonearm` is told of them."""

    def __init__(self, build, folder, storage, bigquery, behind):
        self.build, self.folder, self.storage, self.bigquery = build, folder, storage, bigquery
        self.behind = behind  # the Emulator behind the proxy, to look at what it holds

    def environment(self, home, **more):
        clean = {name: value for name, value in os.environ.items() if not name.startswith("TONEARM_")}
        return clean | {"TONEARM_HOME": str(home), "TONEARM_LAKE": f"gs://{BUCKET}/lake", "TONEARM_USER": "demo",
                        "TONEARM_API_KEY": "demo-key", "TONEARM_WAREHOUSE": f"bigquery://{PROJECT}/{DATASET}",
                        "TONEARM_ZONE": "Europe/London", "TONEARM_MAX_RATE": "100000", "TONEARM_RETRY_WAIT": "1ms",
                        "STORAGE_EMULATOR_HOST": self.storage, "BIGQUERY_EMULATOR_HOST": self.bigquery,
                        } | {name: str(value) for name, value in more.items()}

    def tonearm(self, home, *words, expect=0, **more):
        """What it prints. Ends the test where it exits with another code."""
        done = subprocess.run([self.build / "tonearm", *words], env=self.environment(home, **more), text=True,
                              capture_output=True)
        if done.returncode != expect:
            sys.exit(f"{done.stdout}{done.stderr}\ntonearm {' '.join(words)}: exit {done.returncode}, not {expect}")
        return done.stdout + done.stderr

    def ask(self, method, path, body=None, at=None):
        request = urllib.request.Request((at or self.bigquery) + path, method=method,
                                         data=None if body is None else json.dumps(body).encode(),
                                         headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=300) as answer:
            return json.loads(answer.read() or b"{}")

    def count(self, statement):
        """Rows of a SELECT."""
        answer = self.ask("POST", f"/bigquery/v2/projects/{PROJECT}/queries",
                          {"query": f"SELECT COUNT(*) FROM ({statement})", "useLegacySql": False})
        return int(answer["rows"][0]["f"][0]["v"])

    def tables_of(self, dataset, file):
        """The published generation of a warehouse, in this new DuckDB file, which it returns."""
        import duckdb
        path = f"/bigquery/v2/projects/{PROJECT}/datasets/{dataset}"
        emulator.DATASET = f"{dataset}_{self.ask('GET', path)['labels']['tonearm_current']}"
        with duckdb.connect(str(file)) as database:
            for model in sorted(MODELS.glob("[cm]*/*.sql")):
                self.behind.copy_to(database, model.stem)
        return file

    def end_lease(self, bucket, name):
        """As if ten minutes had passed: the next run takes the lease of a dead one over."""
        path = f"/storage/v1/b/{bucket}/o/{urllib.parse.quote(name, safe='')}"
        try:
            lease = self.ask("GET", path + "?alt=media", at=self.storage)
        except urllib.error.HTTPError:
            return
        lease["until"] = lease["since"]
        body = json.dumps(lease).encode()
        upload = f"{self.storage}/upload/storage/v1/b/{bucket}/o?uploadType=media&name={urllib.parse.quote(name, safe='')}"
        urllib.request.urlopen(urllib.request.Request(upload, body, {"Content-Type": "application/json"}), timeout=30)

    def make_empty(self, bucket=BUCKET, dataset=DATASET):
        """A bucket, and the three datasets of a warehouse."""
        self.ask("POST", f"/storage/v1/b?project={PROJECT}", {"name": bucket}, at=self.storage)
        for suffix in ("", "_a", "_b"):
            self.ask("POST", f"/bigquery/v2/projects/{PROJECT}/datasets",
                     {"datasetReference": {"projectId": PROJECT, "datasetId": dataset + suffix}, "location": "EU"})


@contextlib.contextmanager
def running(build, folder):
    """Yields a World whose bucket and datasets are there and empty."""
    with contextlib.ExitStack() as stack:
        folder.mkdir(parents=True, exist_ok=True)
        bigquery = stack.enter_context(emulator.running(bqemulator(), folder))
        storage = stack.enter_context(storage_running(folder))
        proxy = stack.enter_context(proxy_running(folder, bigquery.address, storage))
        world = World(build.absolute(), folder, storage, proxy, bigquery)
        world.make_empty()
        yield world


@contextlib.contextmanager
def started(command, log_file):
    with log_file.open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            yield process
        finally:
            process.terminate()
            process.wait()


@contextlib.contextmanager
def simulator(build, folder, scrobbles):
    """Yields the base address of a last.fm with so many made-up scrobbles, to which nobody adds."""
    port_file = folder / "port"
    command = [build / "tonearm-simulator", "--generate", str(scrobbles), "--user", "demo", "--api-key", "demo-key",
               "--port-file", port_file, "--max-seconds", "3000"]
    with started(command, folder / "simulator.log") as process:
        yield f"http://127.0.0.1:{port_when_ready(process, port_file)}/2.0/"


@contextlib.contextmanager
def storage_running(folder):
    port, _ = emulator.free_ports()
    address = f"http://127.0.0.1:{port}"
    command = [fake_gcs_server(), "-scheme", "http", "-backend", "memory", "-host", "127.0.0.1", "-port", str(port),
               "-public-host", f"127.0.0.1:{port}"]
    with started(command, folder / "fake-gcs-server.log") as process:
        wait_for(process, f"{address}/storage/v1/b?project={PROJECT}")
        yield address


@contextlib.contextmanager
def proxy_running(folder, bigquery, storage):
    log = folder / "bigquery_proxy.log"
    command = [sys.executable, HERE / "bigquery_proxy.py", "--emulator", bigquery, "--root", folder / "buckets"]
    command += ["--storage", storage] if storage else []
    with started(command, log) as process:
        until = time.monotonic() + READY_SECONDS
        while process.poll() is None and time.monotonic() < until and b"listening on " not in log.read_bytes():
            time.sleep(0.05)
        line = log.read_text().splitlines()[:1]
        if not line or "listening on " not in line[0]:
            sys.exit(f"bigquery_proxy.py did not start: {line}")
        yield line[0].split("listening on ")[1]


def wait_for(process, url):
    until = time.monotonic() + READY_SECONDS
    while process.poll() is None and time.monotonic() < until:
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            urllib.request.urlopen(url, timeout=5).close()
            return
        time.sleep(0.05)
    sys.exit(f"{process.args[0]} did not start")
