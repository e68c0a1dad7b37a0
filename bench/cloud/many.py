"""Many listeners in one lake, staged in shares, and one warehouse of them all on DuckDB."""
import shutil

import programs

SHARES, KINDS = 4, 10  # histories that differ; the others are copies under other names


def one_warehouse(build, folder, listeners, each):
    """Prints the rows of staging, loading and modelling."""
    folder.mkdir()
    lake, tonearm, names = folder / "lake", build / "tonearm", [f"listener{i:04}" for i in range(listeners)]
    for seed, name in enumerate(names[:KINDS], 1):
        copy_history(build, folder, lake, each, name, seed)
    for number, name in enumerate(names[KINDS:]):
        shutil.copytree(lake / f"raw/scrobbles/user={names[number % KINDS]}", lake / f"raw/scrobbles/user={name}")
    everyone = folder / "listeners.txt"
    everyone.write_text("\n".join(names))

    def run(words, home="all"):
        return programs.run(tonearm, words, programs.clean_environment(HOME=folder / home, LAKE=lake, USERS=everyone,
                                                                       API_KEY="demo-key", ZONE="Europe/London"))
    print(f"{listeners:,} listeners of {each:,} scrobbles\n\n| work | seconds | of the processor | resident | to reach |\n"
          "| --- | --- | --- | --- | --- |", flush=True)
    shares = [run(["--shard", f"{number}/{SHARES}", "stage"], f"share{number}") for number in range(1, SHARES + 1)]
    for number, ran in enumerate(shares, 1):
        row(f"`stage --shard {number}/{SHARES}`", ran)
    row("`stage` of all, nothing new, and of the tags", run(["stage"]))
    load = row("`load`", run(["load"]))
    model = row("`model`, with its tests", run(["model"]))
    print(f"| load, model, tests | {load.seconds + model.seconds:.1f} | {load.processor + model.processor:.1f} | "
          f"{max(load.megabytes, model.megabytes):,.0f} MB | 90 s, 6 GB |\n")
    staged = [file.stat().st_size for file in (lake / "staged/scrobbles").rglob("*.parquet")]
    warehouse = (folder / "all/warehouse/current").resolve().stat().st_size
    print(f"{len(staged):,} staged months, {sum(staged) / 1e6:,.0f} MB; the warehouse {warehouse / 1e6:,.0f} MB\n", flush=True)


def copy_history(build, folder, lake, scrobbles, name, seed):
    with programs.simulator(build, folder, scrobbles, name, seed) as service:
        programs.run(build / "tonearm", ["sync"], programs.clean_environment(
            HOME=folder / "first", LAKE=lake, USER=name, API_KEY="demo-key", API_BASE=service.api, MAX_RATE="100000",
            ZONE="Europe/London", ENRICH_FOR="10m"))


def row(name, ran):
    print(f"| {name} | {ran.seconds:.1f} | {ran.processor:.1f} | {ran.megabytes:,.0f} MB | |", flush=True)
    return ran
