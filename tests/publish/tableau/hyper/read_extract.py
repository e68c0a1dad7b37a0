"""Asks the extracts of a packaged workbook by Tableau's own engine: read_extract.py WORKBOOK, then a JSON array of queries on
standard input, each of one of the tables plays and answers; prints a JSON array of their rows."""
import json
import sys
import tempfile
import zipfile

from tableauhyperapi import Connection, HyperProcess, Telemetry

TABLE = '"Extract"."Extract"'


def rows(connections, query):
    [table] = [table for table in connections if f"from {table}" in query]
    return connections[table].execute_list_query(query.replace(f"from {table}", f"from {TABLE}"))


with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(sys.argv[1]) as package, \
        HyperProcess(telemetry=Telemetry.DO_NOT_SEND_USAGE_DATA_TO_TABLEAU, parameters={"log_config": ""}) as process:
    paths = {table: package.extract(f"Data/Tonearm/{table}.hyper", folder) for table in ("plays", "answers")}
    with Connection(process.endpoint, paths["plays"]) as plays, Connection(process.endpoint, paths["answers"]) as answers:
        connections = {"plays": plays, "answers": answers}
        json.dump([[list(row) for row in rows(connections, query)] for query in json.load(sys.stdin)], sys.stdout)
