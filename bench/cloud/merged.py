"""As many listeners, but their staged months lie together, one object a month: what a warehouse of them takes when its files
are large. Tonearm does not stage so; the figure says what the small files cost."""
import pathlib
import shutil
import subprocess
import sys

import many
import programs
from python_environment import environment_python


def few_files(build, folder, listeners, each):
    folder.mkdir()
    lake, together = folder / "lake", folder / "together"
    for seed in range(1, many.KINDS + 1):
        many.copy_history(build, folder, lake, each, f"listener{seed:04}", seed)
    python = environment_python(programs.ROOT / "tests/dbt/requirements.txt")
    subprocess.run([python, __file__, lake, together, str(listeners // many.KINDS)], check=True)
    settings = programs.clean_environment(HOME=folder / "home", LAKE=together, USER="x", API_KEY="k", ZONE="Europe/London")
    load, model = (programs.run(build / "tonearm", [word], settings) for word in ("load", "model"))
    print(f"| {listeners:,} listeners of {each:,}, one file a month | seconds | of the processor | resident | to reach |\n"
          "| --- | --- | --- | --- | --- |")
    print(f"| load, model, tests | {load.seconds + model.seconds:.1f} | {load.processor + model.processor:.1f} | "
          f"{max(load.megabytes, model.megabytes):,.0f} MB | 90 s, 6 GB |\n", flush=True)


def multiply(lake, together, times):
    """Each listener `times` over, under names and ids of their own, in the order in which stage writes."""
    import duckdb
    database = duckdb.connect()
    database.execute("set memory_limit = '3GB'; set enable_external_file_cache = false")
    for name in ("artist_tags", "genres", "gaps"):
        shutil.copytree(lake / "staged" / name, together / "staged" / name)
    shutil.copy(lake / "lake.json", together)
    scrobbles = lake / "staged/scrobbles"
    for month in sorted({path.parent.relative_to(path.parents[2]) for path in scrobbles.rglob("scrobbles.parquet")}):
        to = together / "staged/scrobbles/user=all" / month
        to.mkdir(parents=True, exist_ok=True)
        database.execute(f"""
            copy (
                select * replace ("user" || '_' || k as "user", cast(hash(scrobble_id, k) >> 1 as bigint) as scrobble_id)
                from read_parquet('{scrobbles}/user=*/{month}/scrobbles.parquet', hive_partitioning = false), range({times}) r(k)
                order by "user", uts
            ) to '{to}/scrobbles.parquet' (format parquet, compression zstd)""")


if __name__ == "__main__":
    multiply(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3]))
