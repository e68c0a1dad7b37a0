"""Makes history.csv.gz and artist_tags.csv from the files that README.md names.

    demo/make.py listener-2005-2015.csv.gz artist_tags_by_hand.csv

The first has a header and one row a scrobble, newest first; of its columns those stay that the stand-in for last.fm
reads. The second goes over as it is, once its columns have been checked. The same input gives the same bytes.
"""
import csv
import gzip
import io
import pathlib
import sys

COLUMNS = ["uts", "artist", "artist_mbid", "album", "album_mbid", "track", "track_mbid"]
HERE = pathlib.Path(__file__).parent


def make_history(source: str) -> int:
    with gzip.open(source, "rt", encoding="utf-8", newline="") as file:
        rows = [[row[name] for name in COLUMNS] for row in csv.DictReader(file)]
    rows.sort(key=lambda row: -int(row[0]))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([COLUMNS, *rows])
    packed = gzip.compress(text.getvalue().encode(), compresslevel=9, mtime=0)
    (HERE / "history.csv.gz").write_bytes(packed)
    return len(rows)


def make_tags(source: str) -> int:
    text = pathlib.Path(source).read_text(encoding="utf-8")
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    if header != ["artist", "tag", "count"] or any(len(row) != 3 for row in rows):
        sys.exit(f"{source}: not artist,tag,count")
    (HERE / "artist_tags.csv").write_text(text, encoding="utf-8")
    return len(rows)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print(make_history(sys.argv[1]), "scrobbles,", make_tags(sys.argv[2]), "tags")
