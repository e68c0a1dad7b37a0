"""The staged tables of the module against those that the program makes, on bqemulator."""
import json
import pathlib
import sys
import tempfile

from terraform_copy import BASIC, HERE, expect

sys.path.insert(0, str(HERE.parent / "cloud"))
import world  # noqa: E402

SCROBBLES = 3000


def check(copy, build):
    """In the dataset `music` the module makes them, in `own` the program."""
    made = copy.applied(copy.folder / "google", json.dumps(BASIC))
    with tempfile.TemporaryDirectory() as text, world.running(build, pathlib.Path(text) / "world") as cloud:
        cloud.make_empty("unused", "own")
        for _, table in made.each("^google_bigquery_table$"):
            cloud.ask("POST", datasets("music"), resource(table))
        before = described(cloud, "music")
        with world.simulator(build, pathlib.Path(text), SCROBBLES) as base:
            for dataset in ("own", "music"):
                cloud.tonearm(pathlib.Path(text) / "home", "sync", TONEARM_API_BASE=base,
                              TONEARM_WAREHOUSE=f"bigquery://{world.PROJECT}/{dataset}")
        own, kept = described(cloud, "own"), described(cloud, "music")
    expect(set(before) == set(own), f"the module makes {sorted(before)}, the program {sorted(own)}")
    for name in own:
        for what in sorted(set(own[name]) - {"creationTime"}):
            expect(before[name][what] == own[name][what],
                   f"{name}: {what} is {before[name][what]} in the module, {own[name][what]} in the program")
        expect(kept[name] == before[name], f"{name}: the sync made it anew or changed it: {kept[name]}, not {before[name]}")
    print(f"tables: {len(own)} staged tables, equal in schema, partitions, clusters and label; the sync kept them", flush=True)


def datasets(dataset, *more):
    return "/".join([f"/bigquery/v2/projects/{world.PROJECT}/datasets/{dataset}/tables", *more])


def resource(table):
    """What Google's provider sends for such attributes."""
    body = {"tableReference": {"projectId": world.PROJECT, "datasetId": table["dataset_id"], "tableId": table["table_id"]},
            "schema": {"fields": json.loads(table["schema"])}, "labels": table["labels"]}
    if table["clustering"]:
        body["clustering"] = {"fields": table["clustering"]}
    for partitioning in table["time_partitioning"]:
        body["timePartitioning"] = {"type": partitioning["type"], "field": partitioning["field"]}
    return body


def described(cloud, dataset):
    """What counts of each staged table, as tables.get has it."""
    found = {}
    for listed in cloud.ask("GET", datasets(dataset) + "?maxResults=1000").get("tables", []):
        name = listed["tableReference"]["tableId"]
        if name.startswith("staged_"):
            table = cloud.ask("GET", datasets(dataset, name))
            found[name] = {"columns": [(field["name"], field["type"], field.get("mode", "NULLABLE"))
                                       for field in table["schema"]["fields"]]}
            found[name] |= {what: table.get(what) for what in ("timePartitioning", "clustering", "labels", "creationTime")}
    return found
