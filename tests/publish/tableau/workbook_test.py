#!/usr/bin/env python3
"""The Tableau workbook of a real history: valid by Tableau's schema and by our checker, which is proved on workbooks broken one
way each; opened by an independent reader; its data equal to the marts; the same bytes from the same history.

usage: workbook_test.py [--build build/release]
Needs PyPI at the first run. Where ../shared has no schema, that check is left out, and said so. Exit 1 where anything fails."""
import argparse
import copy
import csv
import io
import json
import pathlib
import re
import socket
import subprocess
import sys
import time
import zipfile

HERE = pathlib.Path(__file__).absolute().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
from judge import SCHEMA, resolved, schema_errors  # noqa: E402
from published_home import ROOT, published_home  # noqa: E402

import script  # noqa: E402
from python_environment import enter_environment  # noqa: E402

SHARED = ROOT.parent / "shared/data/tableau"
BY_DESKTOP = SHARED / "real/lastfm_dsanchezp18.twb"
INSIDE = ["Scrobble Insights.twb", "Data/Tonearm/plays.csv", "Data/Tonearm/answers.csv"]
SHEETS = ["Scrobbles", "Artists", "Albums", "Tracks", "Daily average", "Scrobbles by year", "Weekdays", "Top artists", "Top albums",
          "Top tracks", "Genre trend", "Listening clock", "Hours of all years", "Clock face", "Seasons and families", "Families",
          "How sure each answer is"]
OF_TITLES = {"Albums", "Tracks", "Top albums", "Top tracks"}
DASHBOARDS = ["Scrobble Insights", "The four answers"]
# Rules that a workbook saved by Tableau Desktop holds to, those aside that know only what we write: it has filters that its
# actions left, counts of a whole table, hidden columns.
NOT_OF_DESKTOP = {"each_pill_is_declared", "each_instance_says_what_its_name_says", "each_formula_names_fields",
                  "each_sheet_declares_what_its_formulas_call", "each_filter_is_of_its_field", "each_file_column_is_a_field"}


def publish(home, name, *options):
    begin = time.monotonic()
    home.run("tableau", "-o", home.work / name, *options)
    path = home.work / name
    print(f"{name}: {path.stat().st_size:,} bytes in {time.monotonic() - begin:.1f} s", flush=True)
    return path


def expect(what, came, wanted):
    if came != wanted:
        sys.exit(f"tableau: {what}: expected {wanted!r}, came {came!r}")
    print("ok:", what, flush=True)


def check_package(made):
    from workbook_file import parts
    expect("parts of the package", list(parts(made["plays"])), INSIDE)
    with zipfile.ZipFile(made["plays"]) as package:
        expect("no part bears a time", {part.date_time for part in package.infolist()}, {(1980, 1, 1, 0, 0, 0)})
    expect("the same bytes again", made["plays"].read_bytes() == made["again"].read_bytes(), True)


def check_schema(made):
    if not SCHEMA.exists():
        print(f"left out: no schema at {SCHEMA}")
        return
    from workbook_file import workbook_text
    modern = workbook_text(made["modern"])
    expect("valid by Tableau's schema: modern as it is", schema_errors(modern), [])
    for name in ("plays", "days"):
        expect(f"valid by Tableau's schema: classic with {name}", schema_errors(resolved(made[name])), [])
    broken = modern.replace(b"<rows>", b"<row>", 1).replace(b"</rows>", b"</row>", 1)
    expect("the schema sees a wrong name", "rows" in " ".join(schema_errors(broken)), True)


def check_references(made):
    from check import RULES, Workbook, complaints
    from workbook_file import read
    for name in ("plays", "modern", "days"):
        expect(f"every part names what is there: {name}", complaints(read(made[name])), [])
    if BY_DESKTOP.exists():
        rules = [rule for rule in RULES if rule.__name__ not in NOT_OF_DESKTOP]
        book = Workbook(read(BY_DESKTOP))
        expect(f"{len(rules)} of {len(RULES)} rules hold of a workbook by Tableau Desktop",
               [complaint for rule in rules for complaint in rule(book)], [])


def check_the_checker(made):
    from breakages import BREAKAGES
    from check import complaints
    from workbook_file import read
    good = read(made["plays"])
    missed = []
    for breakage, word in BREAKAGES.items():
        broken = copy.deepcopy(good)
        breakage(broken)
        if not any(word in complaint for complaint in complaints(broken)):
            missed.append(breakage.__name__)
    expect(f"each of {len(BREAKAGES)} broken workbooks is caught", missed, [])


def check_by_another_reader(made):
    from tableaudocumentapi import Workbook
    book = Workbook(str(made["plays"]))
    expect("sheets, by tableaudocumentapi", book.worksheets, SHEETS)
    expect("dashboards", book.dashboards, DASHBOARDS)
    expect("sheets without titles", Workbook(str(made["days"])).worksheets, [name for name in SHEETS if name not in OF_TITLES])
    sources = {source.caption: source for source in book.datasources}
    artist = sources["Plays"].fields["[artist]"]
    expect("what it says of a field", (artist.caption, artist.datatype, artist.role, artist.type),
           ("Artist", "string", "dimension", "nominal"))
    expect("the sheets that use it", {"Top artists", "Artists"} <= set(artist.worksheets), True)
    plain = [field.caption for field in sources["Plays"].fields.values() if field.caption and "_" in field.caption]
    expect("captions are words", plain, [])


def warehouse_of(home):
    import duckdb
    database = duckdb.connect()
    database.execute(f"attach '{home.warehouse}' as warehouse (read_only)")
    return database


def check_data(made, home):
    from workbook_file import load
    database = warehouse_of(home)
    for name in ("plays", "days"):
        load(database, made[name], "plays", name)
    for what, ours, theirs in comparisons():
        expect(what, differences(database, ours, theirs), [])
    expect("a comparison sees one play less", len(differences(
        database, "select family, sum(scrobbles) - if(family = 'rock', 1, 0) from plays group by family",
        "select family, sum(plays) from warehouse.mart_genre_days group by family")), 1)


def check_formulas(made, home):
    """The key figures by the workbook's own formulas, evaluated in DuckDB, against what the warehouse counts."""
    from formulas import Sheets
    from workbook_file import load, read
    database = warehouse_of(home)
    load(database, made["plays"], "plays", "plays")
    [(last,)] = database.execute("select max(local_date) from warehouse.fact_scrobbles").fetchall()
    for year in (0, 2010, last.year):
        sheets = Sheets(read(made["plays"]), database, year)
        for name in ("Scrobbles", "Artists", "Albums", "Tracks"):
            [figures] = sheets.rows(name, f"[usr:{name} in the year:qk]", f"[usr:{name} before:qk]")
            expect(f"{name} in {year or 'all years'}, and before", [round(figure or 0) for figure in figures],
                   counted(database, name, "true" if year == 0 else f"year(local_date) = {year}")
                   + counted(database, name, f"year(local_date) = {year} - 1 and local_date + interval 1 year <= date '{last}'"))
    expect("the year that is shown first", Sheets(read(made["plays"]), database).year, last.year)


def counted(database, name, where):
    what = "*" if name == "Scrobbles" else f"distinct {name.lower().removesuffix('s')}_id"
    return [database.execute(f"select count({what}) from warehouse.fact_scrobbles where {where}").fetchone()[0]]


def comparisons():
    """What is compared, asked of the workbook's table, asked of the warehouse: key columns, then a number."""
    clean = "regexp_replace({}, '[\\x00-\\x1f\\x7f]', '\uFFFD', 'g')"
    for table in ("plays", "days"):
        yield (f"{table}: scrobbles by family and day", f"select family, local_time::date, sum(scrobbles) from {table} group by all",
               "select family, local_date, sum(plays) from warehouse.mart_genre_days group by all")
        yield (f"{table}: scrobbles by family, weekday and hour",
               f"select family, isodow(local_time), hour(local_time), sum(scrobbles) from {table} group by all",
               "select family, weekday, hour, sum(plays) from warehouse.mart_genre_clock group by all")
        yield (f"{table}: scrobbles by artist and year", f"select artist, year(local_time), sum(scrobbles) from {table} group by all",
               f"select {clean.format('artist')}, year, sum(plays) from warehouse.mart_artist_years "
               "join warehouse.dim_artist using (artist_id) group by all")
    for title in ("album", "track"):
        yield (f"scrobbles by {title}", f"select artist, {title}, sum(scrobbles) from plays group by all",
               f"select {clean.format('a.artist')}, nullif({clean.format('d.' + title)}, ''), sum(plays) "
               f"from warehouse.mart_{title}s m join warehouse.dim_artist a using (artist_id) "
               f"left join warehouse.dim_{title} d using ({title}_id) group by all")
    yield ("all scrobbles", "select 'all', sum(scrobbles) from plays", "select 'all', count(*) from warehouse.fact_scrobbles")
    for title in ("artist", "album", "track"):
        yield (f"different {title}s of each year", f"select year(local_time), count(distinct {title} || ' · ' || artist) from plays "
               "group by all", f"select year(local_date), count(distinct {title}_id) from warehouse.fact_scrobbles group by all")


def differences(database, ours, theirs):
    """Rows that only one has, or whose numbers differ by more than a thousandth."""
    sides = [{tuple(row[:-1]): row[-1] for row in database.execute(query).fetchall()} for query in (ours, theirs)]
    return [(key, *(side.get(key) for side in sides)) for key in sides[0].keys() | sides[1].keys()
            if any(key not in side for side in sides) or abs(sides[0][key] - sides[1][key]) > 1e-3][:5]


def check_answers(made, home):
    from workbook_file import parts, workbook_text
    rows = list(csv.DictReader(io.StringIO(parts(made["plays"])[INSIDE[2]].decode())))
    report = [home.build / "tonearm", "report", "--json"]
    said = json.loads(subprocess.run(report, env=home.environment(), check=True, capture_output=True).stdout)
    kinds = ("genres", "clock", "years", "seasons")
    expect("the sentences are those of tonearm report", [row["answer"] for row in rows], [said[kind]["sentence"] for kind in kinds])
    expect("so are the verdicts", [row["verdict"].replace(" ", "_") for row in rows], [said[kind]["verdict"] for kind in kinds])
    expect("the dashboard says the season's", said["seasons"]["sentence"].encode() in workbook_text(made["plays"]), True)


def check_what_is_told(made, home):
    from workbook_file import parts, workbook_text
    secrets = ["demo-key", str(home.work), str(ROOT)]
    for name, path in made.items():
        text = b"".join(parts(path).values())
        expect(f"{name} tells no key and no path", [secret for secret in secrets if secret.encode() in text], [])
        host = re.search(rf"\b{re.escape(socket.gethostname())}\b", workbook_text(path).decode())
        expect(f"{name} does not tell this machine's name", host, None)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release", help="folder of the programs")
    build = parser.parse_args().build.absolute()
    enter_environment(HERE / "requirements.txt")
    with published_home(build) as home:
        made = {"plays": publish(home, "plays.twbx"), "again": publish(home, "again.twbx"),
                "modern": publish(home, "modern.twbx", "--form", "modern"), "days": publish(home, "days.twbx", "--detail", "days")}
        for check in (check_package, check_schema, check_references, check_the_checker, check_by_another_reader):
            check(made)
        for check in (check_data, check_formulas, check_answers, check_what_is_told):
            check(made, home)
    print("tableau: the workbook holds")


if __name__ == "__main__":
    script.run(main, "tableau")
