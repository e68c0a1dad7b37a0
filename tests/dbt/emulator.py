"""bqemulator on loopback: a dataset, its tables loaded from Parquet, and read back into a DuckDB file."""
import contextlib
import json
import os
import pathlib
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

PROJECT, DATASET, BUCKET = "tonearm", "tonearm", "lake"
READY_SECONDS, ROWS_A_PAGE = 60, 20_000
DUCKDB_TYPES = {"INTEGER": "BIGINT", "INT64": "BIGINT", "FLOAT": "DOUBLE", "FLOAT64": "DOUBLE", "STRING": "VARCHAR",
                "BOOLEAN": "BOOLEAN", "BOOL": "BOOLEAN", "DATE": "DATE", "DATETIME": "TIMESTAMP",
                "TIMESTAMP": "TIMESTAMP"}
GOOGLE_TYPES = {"BIGINT": "INT64", "DOUBLE": "FLOAT64", "VARCHAR": "STRING", "BOOLEAN": "BOOL", "DATE": "DATE",
                "TIMESTAMP": "DATETIME", "TIMESTAMP WITH TIME ZONE": "TIMESTAMP"}


@contextlib.contextmanager
def running(program, folder):
    """Yields the Emulator, which works in `folder`."""
    home = folder / "home-of-bqemulator"
    bring_spatial(program, home)
    (folder / "buckets" / BUCKET).mkdir(parents=True)
    rest, grpc = free_ports()
    surroundings = os.environ | {"HOME": str(home), "BQEMU_GCS_LOCAL_ROOT": str(folder / "buckets"),
                                 "BQEMU_ENABLE_FORMAT_EXTENSIONS": "false"}
    with (folder / "bqemulator.log").open("wb") as log:
        process = subprocess.Popen(
            [program, "start", "--rest-port", str(rest), "--grpc-port", str(grpc), "--project", PROJECT, "--log-level",
             "error"], env=surroundings, stdout=log, stderr=log)
        try:
            emulator = Emulator(f"http://127.0.0.1:{rest}", folder / "buckets" / BUCKET)
            emulator.wait(process)
            yield emulator
        finally:
            process.terminate()
            process.wait()


def bring_spatial(program, home):
    """The extension without which it does not start, from its Python package, where DuckDB looks for it."""
    source = next(program.parent.parent.glob("lib/*/site-packages/duckdb_extension_spatial/extensions/*/*.duckdb_extension"))
    folder = home / ".duckdb/extensions" / source.parent.name / "linux_amd64"
    folder.mkdir(parents=True)
    shutil.copy(source, folder)


def free_ports():
    with socket.socket() as one, socket.socket() as other:
        for each in (one, other):
            each.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


class Emulator:
    def __init__(self, address, bucket):
        self.address, self.bucket = address, bucket

    def call(self, method, path, body=None):
        request = urllib.request.Request(f"{self.address}/bigquery/v2/projects/{PROJECT}{path}", method=method,
                                         data=None if body is None else json.dumps(body).encode(),
                                         headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=300) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise SystemExit(f"the emulator: {method} {path}: {error}") from error

    def wait(self, process):
        until = time.monotonic() + READY_SECONDS
        while process.poll() is None and time.monotonic() < until:
            with contextlib.suppress(urllib.error.URLError, ConnectionError):
                return self.call("GET", "/datasets")
            time.sleep(0.1)
        raise SystemExit("test-dbt: bqemulator did not start")

    def load(self, database, table, files):
        """Parquet files as `table`, of the columns that DuckDB sees in them."""
        described = database.execute("select * from (describe select * from read_parquet(?, hive_partitioning = false))",
                                     [[str(file) for file in files]]).fetchall()
        schema = {"fields": [{"name": row[0], "type": GOOGLE_TYPES[row[1]]} for row in described]}
        for number, file in enumerate(files):
            name = f"{table}-{number}.parquet"
            shutil.copy(file, self.bucket / name)
            self.finish(self.call("POST", "/jobs", {"configuration": {"load": {
                "sourceUris": [f"gs://{BUCKET}/{name}"], "sourceFormat": "PARQUET", "schema": schema,
                "destinationTable": self.reference(table),
                "writeDisposition": "WRITE_APPEND" if number else "WRITE_TRUNCATE"}}}))

    def finish(self, job):
        while job["status"]["state"] != "DONE":
            time.sleep(0.1)
            job = self.call("GET", f"/jobs/{job['jobReference']['jobId']}")
        if "errorResult" in job["status"]:
            raise SystemExit(f"test-dbt: a load job failed: {job['status']['errorResult']}")

    def reference(self, table):
        return {"projectId": PROJECT, "datasetId": DATASET, "tableId": table}

    def copy_to(self, database, table):
        """The table, in the DuckDB database, under its own name."""
        fields = self.call("GET", f"/datasets/{DATASET}/tables/{table}")["schema"]["fields"]
        columns = ", ".join(f'"{field["name"]}" {DUCKDB_TYPES[field["type"]]}' for field in fields)
        database.execute(f'create table "{table}" ({columns})')
        rows = [[value(cell["v"], field["type"]) for cell, field in zip(row["f"], fields)] for row in self.rows(table)]
        insert(database, table, fields, rows)

    def rows(self, table):
        token = ""
        while True:
            page = self.call("GET", f"/datasets/{DATASET}/tables/{table}/data?maxResults={ROWS_A_PAGE}"
                                    f"&formatOptions.useInt64Timestamp=true&pageToken={token}")
            yield from page.get("rows", [])
            token = page.get("pageToken", "")
            if not token:
                return


def value(text, type_):
    """As JSON that DuckDB casts to the column's type."""
    if text is None or type_ != "TIMESTAMP":
        return text
    return time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(int(text) // 1_000_000)) + f".{int(text) % 1_000_000:06}"


def insert(database, table, fields, rows):
    """Through a file of JSON lines: row by row it would take minutes."""
    path = database.execute("select path from duckdb_databases() where not internal").fetchone()[0]
    file = pathlib.Path(f"{path}.json")
    names = [field["name"] for field in fields]
    file.write_text("\n".join(json.dumps(dict(zip(names, row))) for row in rows) or "")
    if rows:
        types = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
        casts = ", ".join(f'cast("{field["name"]}" as {DUCKDB_TYPES[field["type"]]})' for field in fields)
        database.execute(f"insert into \"{table}\" select {casts} from "
                         f"read_json('{file}', format = 'newline_delimited', columns = {{{types}}})")
    file.unlink()
