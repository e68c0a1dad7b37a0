"""What BigQuery would bill for one build of the models: by statement, the columns that it reads, at least 10 MB a table.

DuckDB's plan says which columns those are; sizes are BigQuery's logical ones, from
https://cloud.google.com/bigquery/docs/reference/standard-sql/data-types#data_type_sizes. The data tests count as one
statement that reads every column of every model: more than they do."""
import json
import pathlib
import re
import subprocess
import sys

import programs
from python_environment import environment_python

MODELS = programs.ROOT / "models"
LEAST = 10 * 1024 * 1024  # a table and statement
FIXED = {"BIGINT": 8, "INTEGER": 8, "DOUBLE": 8, "DATE": 8, "TIMESTAMP": 8, "TIMESTAMP WITH TIME ZONE": 8, "BOOLEAN": 1}


def bytes_of_a_build(build, folder, scrobbles):
    folder.mkdir(parents=True)
    home = folder / "home"
    with programs.simulator(build, folder, scrobbles) as service:
        programs.run(build / "tonearm", ["sync"], programs.clean_environment(
            HOME=home, USER="demo", API_KEY="demo-key", API_BASE=service.api, MAX_RATE="100000", ZONE="Europe/London",
            ENRICH_FOR="10m"))
    python = environment_python(programs.ROOT / "tests/dbt/requirements.txt")
    command = [python, __file__, home / "lake", (home / "warehouse/current").resolve(), folder / "copy.duckdb"]
    sys.stdout.flush()
    subprocess.run(command, check=True)


def main(lake, warehouse, copy):
    import duckdb
    copy.write_bytes(warehouse.read_bytes())
    database = duckdb.connect(str(copy))
    for name, pattern in (("scrobbles", "scrobbles/**/*"), ("artist_tags", "artist_tags/*"), ("gaps", "gaps/**/*"),
                          ("tag_genres", "genres/tag_genres"), ("genre_overrides", "genres/genre_overrides"),
                          ("genres", "genres/genres")):
        database.execute(f"create table staged_{name} as select * from "
                         f"read_parquet('{lake}/staged/{pattern}.parquet', hive_partitioning = false)")
    sizes = {table: column_sizes(database, table) for table, in database.execute("select table_name from duckdb_tables()").fetchall()}
    models = sorted(MODELS.glob("[cm]*/*.sql"))
    reads = {model.stem: columns_read(database, model.read_text(), sizes) for model in models}
    reads["data tests"] = {model.stem: list(sizes[model.stem]) for model in models}
    print_table(database.execute("select count(*) from fact_scrobbles").fetchone()[0], reads, sizes)


def column_sizes(database, table):
    """Logical bytes of each column: {name: bytes}. NULL has none, a text two more than its bytes."""
    sizes = {}
    for name, kind in database.execute("select column_name, data_type from duckdb_columns() where table_name = ?", [table]).fetchall():
        of_one = f"{FIXED[kind]}" if kind in FIXED else f'strlen(cast("{name}" as varchar)) + 2'
        sizes[name] = database.execute(f'select coalesce(sum({of_one}) filter ("{name}" is not null), 0) from "{table}"').fetchone()[0]
    return sizes


def columns_read(database, sql, sizes):
    """{table: columns}, of all scans of the statement."""
    sql = re.sub(r"\{\{\s*source\('staged',\s*'(\w+)'\)\s*\}\}", r"staged_\1", sql)
    sql = re.sub(r"\{\{\s*ref\('(\w+)'\)\s*\}\}", r"\1", sql)
    plan = json.loads(database.execute("explain (format json) " + sql).fetchall()[0][1])
    found = {}

    def look(node):
        more = node.get("extra_info", {})
        if "Table" in more:
            table = more["Table"].split(".")[-1]
            text = json.dumps([more.get("Projections", []), more.get("Filters", [])])
            found.setdefault(table, set()).update(c for c in sizes[table] if re.search(rf"\b{c}\b", text))
        for child in node.get("children", []):
            look(child)
    for node in plan:
        look(node)
    return found


def print_table(scrobbles, reads, sizes):
    print(f"{scrobbles:,} scrobbles\n\n| statement | tables | bytes of the columns | billed |\n| --- | --- | --- | --- |")
    read = billed = 0
    for name, tables in reads.items():
        each = [sum(sizes[table][column] for column in columns) for table, columns in tables.items()]
        read, billed = read + sum(each), billed + sum(max(LEAST, size) for size in each)
        print(f"| {name} | {len(each)} | {sum(each) / 1e6:.1f} MB | {sum(max(LEAST, size) for size in each) / 1e6:.1f} MB |")
    stored = sum(sum(columns.values()) for columns in sizes.values())
    print(f"| a build | | {read / 1e6:,.0f} MB: {read / scrobbles:,.0f} bytes a scrobble | {billed / 1e6:,.0f} MB |\n\n"
          f"all tables {stored / 1e6:,.0f} MB, {stored / scrobbles:,.0f} bytes a scrobble: "
          f"staged {sum(sum(c.values()) for t, c in sizes.items() if t.startswith('staged')) / 1e6:,.0f} MB\n")


if __name__ == "__main__":
    main(*map(pathlib.Path, sys.argv[1:4]))
