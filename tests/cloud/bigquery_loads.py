"""bqemulator as bigquery_proxy.py needs it: requests, and loads that fail as a whole or not at all."""
import hashlib
import json
import pathlib
import shutil
import urllib.error
import urllib.parse
import urllib.request

FLAT = "_flat"  # a bucket of our own: DuckDB takes columns from paths like user=rj/year=2015


class Refused(Exception):
    def __init__(self, status, reason, message):
        super().__init__(message)
        self.status, self.reason = status, reason

    def body(self):
        error = {"reason": self.reason, "message": str(self), "domain": "global"}
        return {"error": {"code": self.status, "message": str(self), "errors": [error]}}


class Emulator:
    def __init__(self, url):
        self.url, self.numbers = url, 0

    def send(self, method, path, body=None):
        """Status and JSON."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, json.loads(answer.read() or b"{}")
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read() or b"{}")

    def ask(self, method, path, body=None):
        status, answer = self.send(method, path, body)
        if status >= 500:  # a statement that it cannot run; a client would try it again for minutes
            raise Refused(400, "invalidQuery", f"the emulator gave up: {answer}")
        if status >= 300:
            error = answer.get("error", {})
            reason = (error.get("errors") or [{}])[0].get("reason", "invalid")
            raise Refused(status, reason, error.get("message", str(answer)))
        return answer

    def insert(self, project, configuration):
        """Runs a job to its end; raises where it failed."""
        self.numbers += 1
        reference = {"projectId": project, "jobId": f"proxy_{self.numbers}"}
        job = self.ask("POST", f"/bigquery/v2/projects/{project}/jobs",
                       {"jobReference": reference, "configuration": configuration})
        error = job["status"].get("errorResult")
        if error:
            raise Refused(400, error["reason"], error["message"])

    def run(self, project, sql):
        self.insert(project, {"query": {"query": sql, "useLegacySql": False}})


class Loads:
    """Into a table aside, then in place of what they replace."""

    def __init__(self, emulator, root, storage):
        self.emulator, self.root, self.storage = emulator, pathlib.Path(root), storage
        (self.root / FLAT).mkdir(parents=True, exist_ok=True)

    def load(self, project, load):
        to = load["destinationTable"]
        table, _, month = to["tableId"].partition("$")
        path = f"/bigquery/v2/projects/{project}/datasets/{to['datasetId']}/tables"
        self.emulator.ask("GET", f"{path}/{table}")
        aside = {**to, "tableId": "proxy_aside"}
        self.emulator.send("DELETE", f"{path}/proxy_aside")
        self.emulator.ask("POST", path, {"tableReference": aside, "schema": load["schema"]})
        try:
            for uri in load["sourceUris"]:
                self.load_one(project, {**load, "destinationTable": aside, "writeDisposition": "WRITE_APPEND"}, uri)
            self.replace(project, f"{to['datasetId']}.{table}", f"{to['datasetId']}.proxy_aside", month, load)
        finally:
            self.emulator.send("DELETE", f"{path}/proxy_aside")

    def load_one(self, project, load, uri):
        flat = hashlib.sha1(uri.encode()).hexdigest() + ".parquet"
        self.fetch(uri, self.root / FLAT / flat)
        options = {name: load[name] for name in ("schema", "sourceFormat", "writeDisposition", "destinationTable")}
        try:
            self.emulator.insert(project, {"load": {**options, "sourceUris": [f"gs://{FLAT}/{flat}"]}})
        except Refused as refused:
            raise Refused(400, "invalid", f"Error while reading data, error message: {refused}. File: {uri}") from None

    def fetch(self, uri, to):
        bucket, _, name = uri.removeprefix("gs://").partition("/")
        try:
            if self.storage:
                quoted = urllib.parse.quote(name, safe="")
                with urllib.request.urlopen(f"{self.storage}/storage/v1/b/{bucket}/o/{quoted}?alt=media") as answer:
                    to.write_bytes(answer.read())
            else:
                shutil.copyfile(self.root / bucket / name, to)
        except OSError:  # HTTPError is one
            raise Refused(404, "notFound", f"Not found: URI {uri}") from None

    def replace(self, project, table, aside, month, load):
        column = load.get("timePartitioning", {}).get("field")
        where = self.of_month(column, month) if month else "true"
        if month and self.rows(project, f"select 1 from {aside} where not coalesce({where}, false) limit 1"):
            raise Refused(400, "invalid", "Some rows belong to different partitions rather than destination partition "
                          + month)
        if load.get("writeDisposition") == "WRITE_TRUNCATE":
            self.emulator.run(project, f"delete from {table} where {where}")
        self.emulator.run(project, f"insert into {table} select * from {aside}")

    def rows(self, project, sql):
        answer = self.emulator.ask("POST", f"/bigquery/v2/projects/{project}/queries",
                                   {"query": sql, "useLegacySql": False})
        return answer.get("rows", [])

    @staticmethod
    def of_month(column, month):
        year, number = int(month[:4]), int(month[4:])
        after = (year + number // 12, number % 12 + 1)
        return (f"{column} >= timestamp '{year:04}-{number:02}-01 00:00:00+00' and "
                f"{column} < timestamp '{after[0]:04}-{after[1]:02}-01 00:00:00+00'")
