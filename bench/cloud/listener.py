"""One listener on Cloud Storage and BigQuery, on counterparts that others wrote: the first copy, the daily run."""
import collections
import time

import programs
import world

MODELS = len(list((programs.ROOT / "models").glob("[cm]*/*.sql")))


def first_and_daily(build, folder, scrobbles, in_bigquery, keys=False):
    """Prints the rows of a first copy, of days with new plays, and of a day without. The emulator of BigQuery is too slow
    for a million: then the warehouse is DuckDB, in the home."""
    folder.mkdir()
    with world.running(build, folder / "world") as cloud, programs.simulator(build, folder, scrobbles) as service:
        seen, environment = {}, cloud.environment(folder / "home", TONEARM_ENRICH_FOR="10m")
        if not in_bigquery:
            environment["TONEARM_WAREHOUSE"] = ""

        def sync(name, *limits):
            ran = programs.run(build / "tonearm", ["sync"], environment | {"TONEARM_API_BASE": service.api})
            row(f"{scrobbles:,} scrobbles: {name}", ran, *limits)
            now = programs.objects_of(cloud.storage)
            if keys and seen:
                print_changes(cloud.storage, seen, now)
            seen.update(now)
            return now

        first = sync("first copy")
        requests = service.requests()
        jobs = MODELS + 3 if in_bigquery else 0
        sync("the day after, nothing new", 10, 5, jobs)
        for day in (1, 2):
            service.add(new_plays(day))
            sync(f"day {day}, 40 plays, a new artist", 10, 5, jobs)
        print_objects(scrobbles, first, seen, requests)


def new_plays(day):
    return [{"user": "demo", "uts": int(time.time()) - 60 * (i + 1), "artist": f"New {day}", "album": "",
             "track": f"Day {day}, number {i % 20}"} for i in range(40)]


def heading():
    print("| run | writes | lists | reads | BigQuery jobs | seconds | of the processor | resident | to reach |\n"
          "| --- | --- | --- | --- | --- | --- | --- | --- | --- |", flush=True)


def row(name, ran, writes=None, lists=None, jobs=None):
    goal = f"≤ {writes} · {lists} · {jobs}" if writes else "≤ 600 MB"
    print(f"| {name} | {ran.writes} | {ran.lists} | {ran.reads} | {ran.jobs} | {ran.seconds:.1f} | "
          f"{ran.processor:.1f} | {ran.megabytes:.0f} MB | {goal} |", flush=True)


def print_objects(scrobbles, first, after, requests):
    folders = collections.Counter(name.split("/")[1] for name in first)
    sizes = collections.Counter()
    for name, stored in first.items():
        sizes[name.split("/")[1]] += stored.size
    parts = ", ".join(f"{folder} {count:,} ({sizes[folder] / 1e6:.1f} MB)" for folder, count in sorted(folders.items()))
    print(f"\nfirst copy of {scrobbles:,}: {len(first):,} objects (to reach: 1,500), {megabytes(first):.1f} MB: {parts}; "
          f"{requests:,} requests to last.fm. After three more days: {len(after):,} objects, {megabytes(after):.1f} MB.\n",
          flush=True)


def megabytes(objects):
    return sum(stored.size for stored in objects.values()) / 1e6


def print_changes(storage, before, now):
    """The names whose object is another than before (one that was put twice shows once), and the loads so far."""
    for name in sorted(now):
        if before.get(name) != now[name]:
            print(f"    put {name}", flush=True)
    for name in now:
        if name.endswith("/loads.json"):
            record = programs.json_object(storage, name)
            loads = {table: sum(part["loads"] for part in entry["months"].values()) for table, entry in record.items()}
            print(f"    loads so far, months and wholes: {loads}", flush=True)
