"""Files of tonearm publish, of a real history with strange names in it: every table as CSV, JSON lines and Parquet read back by DuckDB,
pyarrow and pandas and compared with the warehouse row by row; the shapes of other services read by their rules; twice the same
bytes; what is overwritten, killed, or out of room.

usage: files_test.py [--build build/release]"""
import argparse
import collections
import csv
import datetime
import json
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import time

from published_home import ROOT, published_home

from python_environment import enter_environment

# What each file must hold, by SQL of its own, typed as Parquet has it. "demo" is the listener.
ARTIST = " join dim_artist using (artist_id)"
TABLES = {
    "scrobbles": """select case when uts > 0 then to_timestamp(uts) end as played_at, local_at, artist, album, track, artist_mbid,
        album_mbid, track_mbid, uts, scrobble_id, artist_id, album_id, track_id from fact_scrobbles
        join dim_artist using (artist_id) join dim_track using (track_id, artist_id) left join dim_album using (album_id)""",
    "mart_days": "select local_date, plays from mart_days",
    "mart_artists": "select artist_id, artist, plays, first_date, last_date from mart_artists" + ARTIST,
    "mart_albums": "select mart_albums.artist_id, artist, album_id, album, plays from mart_albums" + ARTIST +
                   " left join dim_album using (album_id)",
    "mart_tracks": "select artist_id, artist, track_id, track, plays from mart_tracks" + ARTIST +
                   " join dim_track using (track_id, artist_id)",
    "mart_artist_weeks": "select date '1969-12-29' + cast(7 * week as integer) as week, artist_id, artist, plays"
                         " from mart_artist_weeks" + ARTIST,
    "mart_artist_months": "select month, artist_id, artist, plays from mart_artist_months" + ARTIST,
    "mart_artist_years": "select year, artist_id, artist, plays from mart_artist_years" + ARTIST,
    "mart_family_days": "select local_date, weekday, family, parts_of_plays / 2.0 ** 32 as plays from mart_family_days",
    "mart_family_weeks": "select date '1969-12-29' + cast(7 * week as integer) as week, family,"
                         " parts_of_plays / 2.0 ** 32 as plays from mart_family_weeks",
    "mart_genre_days": "select local_date, genre, family, plays from mart_genre_days",
    "mart_genre_months": "select month, genre, family, plays from mart_genre_months",
    "mart_genre_clock": "select weekday, hour, genre, family, plays from mart_genre_clock",
    "mart_gaps": "select to_timestamp(from_uts) as from_at, to_timestamp(to_uts) as to_at from mart_gaps",
    "artist_genres": "select artist_id, artist, genre, family, weight from artist_genres" + ARTIST +
                     " join mart_artists using (artist_id)",
}
FORMS = ("csv", "jsonl", "parquet")
OCTOBER_2002 = 1033430400


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    options = parser.parse_args()
    enter_environment(pathlib.Path(__file__).with_name("requirements.txt"))
    with published_home(options.build.absolute()) as home:
        for check in (every_table, twice_the_same_bytes, listenbrainz, maloja, lastfm, spreadsheet, nothing_else, overwriting,
                      killed, stopped, no_room):
            begin = time.monotonic()
            print(f"{check.__name__}: {check(home)} ({time.monotonic() - begin:.1f} s)", flush=True)


def expect(holds, what):
    if not holds:
        sys.exit(f"files_test: {what}")


# ---- tables

def every_table(home):
    for form in FORMS:
        home.run(form, "--all", "-o", home.work / form)
    database = open_warehouse(home)
    rows = 0
    for name in TABLES:
        rows += database.sql(f"select count(*) from expected_{name}").fetchone()[0]
        for reader in (parquet_by_duckdb, parquet_by_pyarrow, parquet_by_pandas, csv_by_duckdb, csv_by_pyarrow, csv_by_pandas,
                       jsonl_by_duckdb, jsonl_by_python):
            same(database, name, reader(home.work, database, name), reader.__name__)
    tables = {file.stem for file in (home.work / "csv").glob("*.csv")}
    expect(tables == set(TABLES), f"tables {sorted(tables)} were published, not {sorted(TABLES)}")
    return f"{len(TABLES)} tables, {rows:,} rows, 8 readers"


def open_warehouse(home):
    import duckdb
    database = duckdb.connect()
    database.execute("set timezone = 'UTC'")
    database.execute(f"attach '{home.warehouse}' as warehouse (read_only)")
    database.execute("use warehouse")
    for name, sql in TABLES.items():
        database.execute(f"create table memory.expected_{name} as {sql} where user = 'demo'")
    database.execute("use memory")
    return database


def same(database, name, got, reader):
    """`got`: an Arrow table or a relation with the columns and types of what is expected."""
    database.register("got", got)
    types = [list(map(str, database.sql(f"select * from {table}").types)) for table in ("got", f"expected_{name}")]
    expect(types[0] == types[1], f"{name} by {reader}: types {types[0]}, not {types[1]}")
    for left, right in (("got", f"expected_{name}"), (f"expected_{name}", "got")):
        extra = database.sql(f"select * from {left} except all select * from {right}").fetchmany(3)
        expect(not extra, f"{name} by {reader}: only in {left}: {extra}")
    database.unregister("got")


def typed(database, name, texts):
    """An Arrow table of texts with the types of what is expected; a local time is checked for its instant, too."""
    database.register("texts", texts)
    columns = []
    for column, kind in zip(database.sql(f"select * from expected_{name}").columns,
                            database.sql(f"select * from expected_{name}").types):
        columns.append(f"cast(left({column}, 19) as timestamp) as {column}" if column == "local_at"
                       else f"cast({column} as {kind}) as {column}")
    if name == "scrobbles":
        wrong = database.sql("select played_at, local_at from texts where cast(local_at as timestamptz) is distinct from "
                             "cast(played_at as timestamptz)").fetchmany(3)
        expect(not wrong, f"local times that are another instant: {wrong}")
    table = database.sql(f"select {', '.join(columns)} from texts").to_arrow_table()
    database.unregister("texts")
    return table


def parquet_by_duckdb(work, database, name):
    return database.sql(f"select * from '{work}/parquet/{name}.parquet'").to_arrow_table()


def parquet_by_pyarrow(work, database, name):
    import pyarrow.parquet
    return pyarrow.parquet.read_table(work / f"parquet/{name}.parquet")


def parquet_by_pandas(work, database, name):
    import pandas
    import pyarrow
    return pyarrow.Table.from_pandas(pandas.read_parquet(work / f"parquet/{name}.parquet", dtype_backend="pyarrow"),
                                     preserve_index=False)


def csv_by_duckdb(work, database, name):
    texts = database.sql(f"select * from read_csv('{work}/csv/{name}.csv', nullstr = '', allow_quoted_nulls = false, "
                         "all_varchar = true)").to_arrow_table()
    return typed(database, name, texts)


def csv_by_pyarrow(work, database, name):
    import pyarrow
    from pyarrow import csv as arrow_csv
    columns = database.sql(f"select * from expected_{name}").columns
    convert = arrow_csv.ConvertOptions(null_values=[""], strings_can_be_null=True, quoted_strings_can_be_null=False,
                                       column_types={column: pyarrow.string() for column in columns})
    return typed(database, name, arrow_csv.read_csv(work / f"csv/{name}.csv", convert_options=convert,
                                                    parse_options=arrow_csv.ParseOptions(newlines_in_values=True)))


def csv_by_pandas(work, database, name):
    import pandas
    import pyarrow
    frame = pandas.read_csv(work / f"csv/{name}.csv", keep_default_na=False, na_values=[""], dtype="string[pyarrow]")
    return typed(database, name, pyarrow.Table.from_pandas(frame, preserve_index=False))


def jsonl_by_duckdb(work, database, name):
    columns = ", ".join(f"{column}: 'varchar'" for column in database.sql(f"select * from expected_{name}").columns)
    return typed(database, name, database.sql(f"select * from read_json('{work}/jsonl/{name}.jsonl', format = "
                                              f"'newline_delimited', columns = {{{columns}}})").to_arrow_table())


def jsonl_by_python(work, database, name):
    import pyarrow
    rows = [json.loads(line) for line in (work / f"jsonl/{name}.jsonl").read_text(encoding="utf-8").split("\n")[:-1]]
    wrong = [row for row in rows for column, cell in row.items()
             if column.endswith("_id") and not isinstance(cell, str | None)]
    expect(not wrong, f"{name}: ids that are no text: {wrong[:1]}")
    columns = database.sql(f"select * from expected_{name}").columns
    text = lambda cell: None if cell is None else cell if isinstance(cell, str) else repr(cell)
    return typed(database, name, pyarrow.table({column: pyarrow.array([text(row[column]) for row in rows], pyarrow.string())
                                                for column in columns}))


def twice_the_same_bytes(home):
    for form in FORMS:
        home.run(form, "--all", "-o", home.work / f"{form}-again")
        for file in (home.work / form).iterdir():
            expect(file.read_bytes() == (home.work / f"{form}-again" / file.name).read_bytes(), f"{file.name} differs")
    return f"{len(FORMS)} folders"


# ---- other services

def plays_of(home, condition, clean=lambda name: name):
    """(uts, artist, album, track) and how often; the album is "" where there is none."""
    rows = open_warehouse(home).sql("select uts, artist, coalesce(album, ''), track from expected_scrobbles").fetchall()
    plays = collections.Counter((uts, *map(clean, names)) for uts, *names in rows)
    return collections.Counter({play: count for play, count in plays.items() if condition(*play)})


def same_plays(got, wanted, service):
    expect(got == wanted, f"{service}: only there {list((got - wanted).items())[:3]}, missing {list((wanted - got).items())[:3]}")
    return f"{sum(got.values()):,} plays"


def listenbrainz(home):
    """By the rules of validate_listen in listenbrainz-server."""
    said = home.run("listenbrainz", "-o", "listens.jsonl")
    got = collections.Counter()
    for line in (home.work / "listens.jsonl").read_text(encoding="utf-8").split("\n")[:-1]:
        listen = json.loads(line)
        track = listen["track_metadata"]
        texts = [*(value for value in track.values() if isinstance(value, str)), *track["additional_info"].values()]
        expect(set(listen) == {"listened_at", "track_metadata"}, f"other keys in {line[:200]}")
        expect(listen["listened_at"] >= OCTOBER_2002, f"too early: {line[:200]}")
        expect(all(isinstance(text, str) and text.strip() and "\0" not in text for text in texts), f"bad text: {line[:200]}")
        expect(len(line.encode()) <= 10240, f"larger than a listen may be: {line[:200]}")
        got[listen["listened_at"], track["artist_name"], track.get("release_name", ""), track["track_name"]] += 1
    clean = lambda name: name.replace("\0", "")
    wanted = collections.Counter()
    for (uts, artist, album, track), count in plays_of(home, lambda *play: True, clean).items():
        if uts >= OCTOBER_2002 and artist.strip() and track.strip():
            wanted[uts, artist, album if album.strip() else "", track] += count
    refused = sum(plays_of(home, lambda uts, *names: uts > 0).values()) - sum(wanted.values())
    expect("left out: 40 plays without a time" in said, f"undated plays are not counted in: {said}")
    expect(refused == 0 or f"left out: {refused} play" in said, f"{refused} refused plays are not counted in: {said}")
    return same_plays(got, wanted, "listenbrainz")


def maloja(home):
    """As parse_maloja of Maloja's import_scrobbles.py reads it; the name of the file must match its pattern."""
    home.run("maloja")
    [file] = home.work.glob("maloja_export*")
    expect(re.fullmatch(r"maloja_export_[0-9]+\.json", file.name), f"Maloja would not know {file.name}")
    got = collections.Counter()
    for scrobble in json.loads(file.read_text(encoding="utf-8"))["scrobbles"]:
        track, _ = scrobble["track"], scrobble["duration"]
        _, album = track["length"], track["album"]["albumtitle"] if track.get("album") is not None else ""
        got[scrobble["time"], ", ".join(track["artists"]), album, track["title"]] += 1
    return same_plays(got, plays_of(home, lambda uts, *names: uts > 0), "maloja")


def lastfm(home):
    home.run("lastfm", "-o", "recenttracks.csv")
    got = collections.Counter()
    with open(home.work / "recenttracks.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            at = datetime.datetime.strptime(row["utc_time"] + " +0000", "%d %b %Y, %H:%M %z").timestamp()
            expect(at == int(row["uts"]) // 60 * 60, f"{row['utc_time']} is not {row['uts']}")
            got[int(row["uts"]), row["artist"], row["album"], row["track"]] += 1
    return same_plays(got, plays_of(home, lambda uts, *names: uts > 0), "lastfm")


def spreadsheet(home):
    home.run("csv", "--spreadsheet", "-o", "sheet.csv")
    disarmed = 0
    with (open(home.work / "sheet.csv", newline="", encoding="utf-8-sig") as sheet,
          open(home.work / "csv/scrobbles.csv", newline="", encoding="utf-8") as exact):
        for shown, cells in zip(csv.reader(sheet), csv.reader(exact), strict=True):
            for text, cell in zip(shown, cells, strict=True):
                expect(not re.match(r"[=+@\t\r]|-\D", text), f"a spreadsheet would run {text!r}")
                expect(text in (cell, "'" + cell), f"{text!r} is not {cell!r}")
                disarmed += text != cell
    expect(disarmed > 0, "there was nothing to disarm")
    return f"{disarmed} cells disarmed"


def apart(*namespaces):
    """The command before one that shall have these to itself. Root needs no user namespace, which a chroot may not make."""
    return ["unshare", *([] if os.geteuid() == 0 else ["--map-root-user"]), *namespaces]


def with_own_mounts():
    """In a chroot nothing is mounted at "/", so that its propagation cannot be changed."""
    private = apart("--mount")
    return private if subprocess.run([*private, "true"], capture_output=True).returncode == 0 else [*private, "--propagation", "unchanged"]


def nothing_else(home):
    """No path, host, key or address in any file, also where the host's name could not be missed."""
    host = "host-that-publishes"
    renamed = [*apart("--uts"), "sh", "-c", f'hostname {host}; exec "$@"', "sh"]
    folder = home.work / "elsewhere"
    folder.mkdir()
    for form in (*FORMS, "listenbrainz", "maloja", "lastfm"):
        home.run(form, "-o", folder / form, before=renamed)
    files = [*folder.iterdir(), *(file for form in FORMS for file in (home.work / form).iterdir())]
    for file in files:
        held = file.read_bytes()
        for secret in (host, str(home.home), str(home.work), "demo-key", "127.0.0.1"):
            expect(secret.encode() not in held, f"{file.name} holds {secret}")
    return f"{len(files)} files"


# ---- writing

def overwriting(home):
    file = home.work / "days.csv"
    words = ("csv", "--mart", "days", "-o", file)
    home.run(*words)
    home.run(*words)
    written = file.read_bytes()
    file.write_bytes(b"mine")
    said = home.run(*words, exit_code=64)
    expect("days.csv" in said and "--force" in said, f"the refusal says neither which file nor what to do: {said}")
    expect(file.read_bytes() == b"mine", "a file of somebody else was written over")
    home.run(*words, "--force")
    expect(file.read_bytes() == written, "--force did not write")
    home.run("csv", "--mart", "mart_dayz", exit_code=64)
    home.run("csv", "--mart", "mart_days", "--all", exit_code=64)
    (home.work / "csv/mine.txt").write_text("mine")
    home.run("csv", "--all", "-o", home.work / "csv", exit_code=64)
    home.run("csv", "--all", "-o", home.work / "csv", "--force")
    expect((home.work / "csv/mine.txt").read_text() == "mine", "--force took what was not written anew")
    return "refused, then forced"


def killed(home):
    """SIGKILL anywhere: the place has what was there, or the new whole; the next run clears up."""
    dice, kills = random.Random(7), 0
    for form in FORMS:
        folder = home.work / f"killed-{form}"
        folder.mkdir()
        file = folder / f"plays.{form}"
        begin = time.monotonic()
        home.run(form, "-o", file)
        takes, whole = time.monotonic() - begin, file.read_bytes()
        for _ in range(6):
            home.run(form, "--mart", "mart_days", "-o", file)
            before = file.read_bytes()
            run = subprocess.Popen(home.command(form, "-o", file), env=home.environment(), stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
            try:
                run.wait(dice.uniform(0, takes))
            except subprocess.TimeoutExpired:
                run.send_signal(signal.SIGKILL)
                run.wait()
                kills += 1
            expect(file.read_bytes() in (before, whole), f"{file.name} is neither what was there nor whole")
        home.run(form, "-o", file)
        expect(file.read_bytes() == whole, f"{file.name} differs after kills")
        left = sorted(file.name for file in folder.iterdir())
        expect(left == [file.name], f"left behind: {left}")
    expect(kills > 9, f"only {kills} runs were killed in time")
    return f"{kills} kills"


def stopped(home):
    """SIGINT: exit 75, nothing left."""
    folder = home.work / "stopped"
    folder.mkdir()
    stops = collections.Counter()
    for form in FORMS * 3:
        run = subprocess.Popen(home.command(form, "-o", folder / "plays"), env=home.environment(), stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
        while run.poll() is None and not any(folder.iterdir()):
            time.sleep(0.005)
        run.send_signal(signal.SIGINT)
        ended = run.wait(60)
        expect(ended in (0, 75), f"an interrupted run ended with {ended}")
        stops[form] += ended == 75
        left = [file.name for file in folder.iterdir()]
        expect(left == (["plays"] if ended == 0 else []), f"left behind by exit {ended}: {left}")
        for file in folder.iterdir():
            file.unlink()
    expect(all(stops[form] for form in FORMS), f"not each form was interrupted in time: {dict(stops)}")
    return f"{sum(stops.values())} interrupts"


def no_room(home):
    """A disk of 1 MB; for Parquet also one with room for the CSV that it is made of."""
    folder = home.work / "small"
    folder.mkdir()
    with_csv = (home.work / "csv/scrobbles.csv").stat().st_size + 1_000_000
    own_mounts = with_own_mounts()
    for form, size in (("csv", 1_000_000), ("jsonl", 1_000_000), ("parquet", 1_000_000), ("parquet", with_csv)):
        command = " ".join(f"'{word}'" for word in home.command(form, "-o", folder / f"plays.{form}"))
        script = f"mount -t tmpfs -o size={size} none '{folder}' && {command}; code=$?; ls -A '{folder}'; umount '{folder}'; exit $code"
        done = subprocess.run([*own_mounts, "sh", "-c", script], env=home.environment(), capture_output=True, text=True)
        expect(done.returncode == 75 and "No space left" in done.stderr, f"{form}: {done.returncode} {done.stderr}")
        expect("Make room" in done.stderr, f"{form}: what to do is not said: {done.stderr}")
        expect(done.stdout == "", f"{form}: left behind: {done.stdout}")
    return "said, and nothing left"


if __name__ == "__main__":
    main()
