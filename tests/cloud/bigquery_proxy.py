"""Speaks like BigQuery where bqemulator does not (../shared/CLOUD.md): stands between the program and the emulator.

    bigquery_proxy.py --emulator http://127.0.0.1:Q --root DIR [--storage http://127.0.0.1:S] [--port P]

DIR is the emulator's BQEMU_GCS_LOCAL_ROOT. Objects of gs:// are read from the Cloud Storage at --storage; without it, from
DIR/bucket/name. Says "listening on http://127.0.0.1:P" once it does.

What it adds: an id names one job for ever (409); partition decorators; loads that fail as a whole or not at all; labels,
partitioning and clustering that stay; labels in lists; PATCH of labels that merges, If-Match; temporary functions;
getQueryResults of a failed job.
"""
import argparse
import http.server
import json
import re
import sys
import threading
import urllib.parse

from bigquery_loads import Emulator, Loads, Refused

TEMPORARY_FUNCTION = re.compile(r"\s*create\s+(?:or\s+replace\s+)?temp(?:orary)?\s+function\s+(\w+)\s*(\(.*?;[ \t]*(?:\n|$))",
                                re.I | re.S)
STATUS_OF = {"accessDenied": 403, "quotaExceeded": 403, "notFound": 404}


class Proxy:
    def __init__(self, emulator, root, storage):
        self.emulator, self.loads = emulator, Loads(emulator, root, storage)
        self.lock = threading.RLock()  # a counterpart for tests may take one request after the other
        self.jobs = {}  # what we answer for, by id
        self.kept = {}  # what the emulator forgets of a table, by path
        self.functions = {}

    def answer(self, method, path, query, headers, body):
        found = re.fullmatch(r"/bigquery/v2/projects/([^/]+)/(datasets|jobs|queries)(.*)", path)
        with self.lock:
            if not found:
                return self.emulator.send(method, path + query, body)
            project, kind, rest = found.groups()
            parts = [urllib.parse.unquote(part) for part in rest.split("/")[1:]]
            if kind == "jobs" and method == "POST" and not parts:
                return 200, self.insert_job(project, body)
            if kind == "jobs" and method == "GET" and parts and parts[0] in self.jobs:
                return 200, self.jobs[parts[0]]
            if kind == "queries" and method == "GET":
                self.refuse_failed(parts[0])
            if kind == "datasets" and method == "PATCH" and len(parts) == 1:
                return 200, self.patch_dataset(path, headers, body)
            if kind == "datasets" and len(parts) >= 2:
                return self.tables(method, project, path, query, parts, body)
            return self.emulator.send(method, path + query, body)

    # Jobs

    def insert_job(self, project, body):
        reference, configuration = body["jobReference"], body["configuration"]
        if reference["jobId"] in self.jobs:
            raise Refused(409, "duplicate", f"Already Exists: Job {project}:{reference['jobId']}")
        job = {"jobReference": reference, "configuration": configuration, "status": {"state": "DONE"}, "statistics": {}}
        try:
            if "load" in configuration:
                self.loads.load(project, configuration["load"])
            else:
                job["statistics"] = self.run_query(project, reference, configuration["query"])
        except Refused as refused:
            error = {"reason": refused.reason, "message": str(refused)}
            job["status"].update(errorResult=error, errors=[error])
        self.jobs[reference["jobId"]] = job
        return job

    def refuse_failed(self, job_id):
        error = self.jobs.get(job_id, {}).get("status", {}).get("errorResult")
        if error:
            raise Refused(STATUS_OF.get(error["reason"], 400), error["reason"], error["message"])

    def run_query(self, project, reference, query):
        body = {"jobReference": reference, "configuration": {"query": self.query(project, query)}}
        done = self.emulator.ask("POST", f"/bigquery/v2/projects/{project}/jobs", body)
        error = done["status"].get("errorResult")
        if error:
            raise Refused(400, error["reason"], error["message"])
        return done["statistics"]

    def query(self, project, query):
        """Temporary functions become those of the dataset, which the emulator can call."""
        sql, dataset = query["query"], query.get("defaultDataset", {}).get("datasetId")
        names = []
        while (found := TEMPORARY_FUNCTION.match(sql)) and dataset:
            name, rest = found.groups()
            names.append(name)
            self.create_function(project, dataset, name, self.prefixed(rest, names, f"{project}__{dataset}__"))
            sql = sql[found.end():]
        return {**query, "query": self.prefixed(sql, names, f"{dataset}.")}

    @staticmethod
    def prefixed(sql, names, prefix):
        """Inside of a function the emulator knows another only by the name that DuckDB has for it."""
        for name in names:
            sql = re.sub(rf"(?<![\w.]){name}\s*\(", f"{prefix}{name}(", sql, flags=re.I)
        return sql

    def create_function(self, project, dataset, name, rest):
        if self.functions.get((project, dataset, name)) != rest:
            self.emulator.run(project, f"create or replace function {dataset}.{name}{rest}")
            self.functions[project, dataset, name] = rest

    # Datasets and tables

    def patch_dataset(self, path, headers, body):
        now = self.emulator.ask("GET", path)
        if headers.get("If-Match") not in (None, now["etag"]):
            raise Refused(412, "conditionNotMet", "Precondition check failed.")
        merged = {**now.get("labels", {}), **body.get("labels", {})}
        body = {**body, "labels": {name: value for name, value in merged.items() if value is not None}}
        return self.emulator.ask("PATCH", path, body)

    def tables(self, method, project, path, query, parts, body):
        if len(parts) == 2 and method == "POST":
            made = self.emulator.ask("POST", path, body)
            return 200, self.keep(f"{path}/{body['tableReference']['tableId']}", made, body)
        if len(parts) == 2:
            listed = self.emulator.ask(method, path + query)
            for table in listed.get("tables", []):
                labels = self.kept.get(f"{path}/{table['tableReference']['tableId']}", {}).get("labels")
                table.update({"labels": labels} if labels else {})
            return 200, listed
        if "$" in parts[2] and method == "DELETE":
            return self.delete_month(project, path, parts)
        answer = self.emulator.ask(method, path, body)
        if method == "DELETE":
            self.kept.pop(path, None)
            return 204, {}
        if method == "PATCH":
            return 200, self.keep(path, answer, body)
        return 200, {**answer, **self.kept.get(path, {})}

    def keep(self, path, answer, body):
        kept = self.kept.setdefault(path, {})
        kept.update({name: body[name] for name in ("labels", "timePartitioning", "clustering", "view") if name in body})
        return {**answer, **kept}

    def delete_month(self, project, path, parts):
        table, _, month = parts[2].partition("$")
        whole = self.kept.get(path.partition("$")[0].removesuffix("%24"), {})
        if "timePartitioning" not in whole:
            raise Refused(400, "invalid", f"{table} is not partitioned")
        self.emulator.run(project, f"delete from {parts[0]}.{table} where "
                          + Loads.of_month(whole["timePartitioning"]["field"], month))
        return 204, {}


def handler_of(proxy):
    class Door(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def serve(self):
            path, mark, query = self.path.partition("?")
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            try:
                status, answer = proxy.answer(self.command, path, mark + query, self.headers, body)
            except Refused as refused:
                status, answer = refused.status, refused.body()
            data = b"" if status == 204 else json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = serve

        def log_message(self, *words):
            pass

    return Door


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--emulator", required=True)
    options.add_argument("--root", required=True)
    options.add_argument("--storage")
    options.add_argument("--port", type=int, default=0)
    chosen = options.parse_args()
    proxy = Proxy(Emulator(chosen.emulator), chosen.root, chosen.storage)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", chosen.port), handler_of(proxy))
    server.daemon_threads = True
    print(f"listening on http://127.0.0.1:{server.server_address[1]}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    sys.exit(main())
