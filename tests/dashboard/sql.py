"""Numbers by another way: SQL over the staged Parquet of a lake, by DuckDB's own Python package.

usage: sql.py LAKE < {"name": "select …"} > {"name": [[…], …]}
Views for the queries: plays (staged scrobbles), weights (artist_id, genre, family, weight, of the warehouse's bridge, which has its
own tests)."""
import json
import pathlib
import sys

import duckdb


def main():
    lake = pathlib.Path(sys.argv[1])
    connection = duckdb.connect()
    connection.execute(f"create view plays as select * from read_parquet('{lake}/staged/scrobbles/**/*.parquet')")
    warehouse = lake.parent / "warehouse" / (lake.parent / "warehouse/current").readlink()
    connection.execute(f"attach '{warehouse}' as warehouse (read_only)")
    connection.execute("create view weights as select * from warehouse.artist_genres")
    answers = {name: connection.execute(sql).fetchall() for name, sql in json.load(sys.stdin).items()}
    json.dump(answers, sys.stdout, default=str)


main()
