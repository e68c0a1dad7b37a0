"""Compares the tables of a dbt project in two DuckDB files: columns and types in order; rows as multisets, floats to a
billionth of the larger.

usage: compare.py MODELS WAREHOUSE BUILT_BY_DBT
One line a table; exit 1 where something differs, naming the table and its first differing rows."""
import pathlib
import sys

import duckdb
import yaml

SHOWN = 6  # places of a table that differ
FLOATS = {"DOUBLE", "FLOAT"}
SIDES = ("tonearm", "dbt")


def main(project, warehouse, built):
    models = model_names(pathlib.Path(project))
    if not models:
        sys.exit(f"{project} holds no models")
    database = opened(warehouse, built)
    columns = [columns_of_tables(database, side) for side in SIDES]
    different = [name for name in sorted({*models, *columns[0], *columns[1]})
                 if not is_same(database, name, name in models, *(tables.get(name) for tables in columns))]
    if different:
        print(f"NOT the same: {', '.join(different)}")
        return 1
    print(f"{len(models)} tables, {sum(row_count(database, SIDES[0], name) for name in models):,} rows: the same")
    return 0


def is_same(database, table, is_model, of_tonearm, of_dbt):
    """Says so in a line, or what differs in several."""
    found = differences(database, table, of_tonearm, of_dbt) if is_model else [f"{table}: no model makes it"]
    print("\n".join(found) or f"{table}: {row_count(database, SIDES[0], table):,} rows", flush=True)
    return not found


def model_names(project):
    """One a .sql file of the project's model paths."""
    paths = yaml.safe_load((project / "dbt_project.yml").read_text())["model-paths"]
    return sorted(file.stem for path in paths for file in (project / path).rglob("*.sql"))


def opened(warehouse, built):
    database = duckdb.connect()
    for side, file in zip(SIDES, (warehouse, built)):
        database.execute(f"attach '{pathlib.Path(file).resolve()}' as {side} (read_only)")
    return database


def columns_of_tables(database, side):
    """Table name to [(column, type)…], in order."""
    tables = {}
    for table, column, type_ in database.execute(
            "select table_name, column_name, data_type from duckdb_columns() where database_name = ? and not internal "
            "order by table_name, column_index", [side]).fetchall():
        tables.setdefault(table, []).append((column, type_))
    return tables


def row_count(database, side, table):
    return database.execute(f"select count(*) from {side}.{quoted(table)}").fetchone()[0]


def differences(database, table, of_tonearm, of_dbt):
    """Lines; none where the two are the same."""
    if not of_tonearm or not of_dbt:
        return [f"{table}: {' and '.join(s for s, c in zip(SIDES, (of_tonearm, of_dbt)) if not c)} did not make it"]
    if of_tonearm != of_dbt:
        return [f"{table}: other columns", *(f"  {s}: {described(c)}" for s, c in zip(SIDES, (of_tonearm, of_dbt)))]
    pairs = database.execute(differing_rows(table, of_tonearm)).fetchall()
    if not pairs:
        return []
    counts = " and ".join(f"{row_count(database, side, table):,} rows of {side}" for side in SIDES)
    return [f"{table}: {counts} differ in {pairs[0][2]:,} places",
            *(f"  {side}: {row}" for pair in pairs for side, row in zip(SIDES, pair) if row is not None)]


def described(columns):
    return ", ".join(f"{column} {type_}" for column, type_ in columns)


def differing_rows(table, columns):
    """SQL: pairs of rows as text, NULL where the other side has none, and their number. Equal rows are taken out first;
    rows that agree in all but their floats then pair up in the order of these."""
    exact = [quoted(column) for column, type_ in columns if type_ not in FLOATS]
    floats = [quoted(column) for column, type_ in columns if type_ in FLOATS]
    names = ", ".join(quoted(column) for column, _ in columns)
    same_key = " and ".join([f"a.{name} is not distinct from b.{name}" for name in exact] + ["a.pair_ = b.pair_"])
    near = " and ".join(near_floats(f"a.{name}", f"b.{name}") for name in floats) or "true"
    left, right = (f"{side}.{quoted(table)}" for side in SIDES)
    return f"""
        with a as ({ranked(f'select {names} from {left} except all select {names} from {right}', exact, floats)}),
        b as ({ranked(f'select {names} from {right} except all select {names} from {left}', exact, floats)})
        select {shown('a', columns)}, {shown('b', columns)}, count(*) over ()
        from a full join b on {same_key}
        where a.pair_ is null or b.pair_ is null or not ({near})
        order by {', '.join(f'coalesce(a.{name}, b.{name})' for name in exact + floats)}
        limit {SHOWN}"""


def ranked(rows, exact, floats):
    window = f"partition by {', '.join(exact) or '1'} order by {', '.join(floats) or '1'}"
    return f"select *, row_number() over ({window}) as pair_ from ({rows})"


def near_floats(a, b):
    return f"({a} is not distinct from {b} or coalesce(abs({a} - {b}) <= 1e-9 * greatest(abs({a}), abs({b})), false))"


def shown(side, columns):
    values = ", ".join(f"{quoted(column)}: {side}.{quoted(column)}" for column, _ in columns)
    return f"case when {side}.pair_ is not null then cast({{{values}}} as varchar) end"


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
