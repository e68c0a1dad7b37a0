"""The commands of docs/cloud.md as a newcomer runs them, on the counterparts; and what is said where something lacks.

usage: commands_test.py [--build build/release] [--show]"""
import argparse
import csv
import io
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile
from xml.etree import ElementTree

import world

SCROBBLES = 6000
FIX_SETUP, GET_PERMISSION, LOOK_INTO_DATA, TRY_AGAIN, FIX_USAGE, WAIT = 78, 77, 65, 75, 64, 69


class Newcomer:
    def __init__(self, cloud, base, folder, show):
        self.cloud, self.base, self.folder, self.show = cloud, base, folder, show

    def run(self, *words, expect=0, says=(), home="home", **more):
        said = self.cloud.tonearm(self.folder / home, *words, expect=expect, TONEARM_API_BASE=self.base, **more)
        if self.show:
            print(f"$ tonearm {' '.join(words)}\n{said}[exit {expect}]\n", flush=True)
        for text in says:
            if text not in said:
                sys.exit(f"tonearm {' '.join(words)} does not say '{text}':\n{said}")
        return said


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, default=world.ROOT / "build/release")
    parser.add_argument("--show", action="store_true", help="what each command says")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as text, world.running(options.build, pathlib.Path(text) / "world") as cloud:
        folder = pathlib.Path(text)
        with world.simulator(options.build.absolute(), folder, SCROBBLES) as base:
            newcomer = Newcomer(cloud, base, folder, options.show)
            for step in (first_steps, a_second_machine, moving, publishing, following, with_tokens, lacking,
                         the_lease):
                step(newcomer)
                print(f"{step.__name__.replace('_', ' ')}: as written", flush=True)


def first_steps(newcomer):
    newcomer.run("config", says=["gs://music-lake/lake", "bigquery://tonearm/music"])
    newcomer.run("cloud", "check", says=["storage.objects.create", "bigquery.jobs.create", "permissions are there"])
    newcomer.run("sync", says=["modelled: warehouse 00000001 is current", "asked of Cloud Storage:"])
    newcomer.run("report", says=["Which genres"])
    newcomer.run("status", says=["gs://music-lake/lake", "this month", "dollars"])
    newcomer.run("plays", "--limit", "3")


def a_second_machine(newcomer):
    """It has nothing but the configuration: no scrobble is fetched again, no month loaded again."""
    said = newcomer.run("sync", home="elsewhere", says=["fetched: 0 new", "0 made anew"])
    jobs = int(said.split("of BigQuery: ")[1].split(" jobs")[0])
    models = len([*world.MODELS.glob("[cm]*/*.sql")])
    if jobs > models + 3:
        sys.exit(f"a day with nothing new took {jobs} jobs for {models} models")


HERE = {"home": "down", "TONEARM_LAKE": "", "TONEARM_WAREHOUSE": ""}  # the copy that moving() made


def moving(newcomer):
    """Down into a folder, the same answers there; up into another bucket."""
    local, lake = newcomer.folder / "down", str(newcomer.folder / "down/lake")
    newcomer.run("lake", "copy", "gs://music-lake/lake", lake, says=["each was read back"])
    newcomer.run("lake", "copy", "gs://music-lake/lake", lake, says=["copied 0 of"])
    newcomer.run("rebuild", **HERE)
    if newcomer.run("report", "--json", **HERE) != newcomer.run("report", "--json"):
        sys.exit("the copied lake gives other answers")
    newcomer.cloud.make_empty("up-lake", "up")
    newcomer.run("lake", "copy", lake, "gs://up-lake/x/y")
    newcomer.run("lake", "copy", "gs://up-lake/x/y", lake, says=["copied 0 of"])
    raw = next((local / "lake/raw").rglob("*.zst"))
    shutil.copy(raw, raw.with_name("99999999-0-1-20200101T000000Z.json.zst"))
    newcomer.run("lake", "copy", "gs://up-lake/x/y", lake, expect=LOOK_INTO_DATA, says=["went separate ways"])
    newcomer.run("lake", "copy", lake, lake, expect=FIX_USAGE)
    newcomer.run("lake", "copy", str(newcomer.folder / "nothing"), lake, expect=FIX_USAGE, says=["there is no lake"])


def publishing(newcomer):
    """What is published from BigQuery and from a folder are the same bytes; a live workbook is valid, and asks BigQuery
    for as many rows."""
    forms = {"site": ["site", "--yes", "--plays"], "book.twbx": ["tableau", "-o"], "listens.zip": ["listenbrainz", "-o"],
             "plays.csv": ["csv", "--scrobbles", "-o"], "days.csv": ["csv", "--mart", "mart_days", "-o"]}
    for name, words in forms.items():
        for place, more in (("cloud", {}), ("folder", HERE)):
            newcomer.run("publish", *words, newcomer.folder / f"{place}-{name}", **more)
        cloud, folder = (bytes_of(newcomer.folder / f"{place}-{name}") for place in ("cloud", "folder"))
        if different := [part for part in cloud.keys() | folder.keys() if cloud.get(part) != folder.get(part)]:
            sys.exit(f"publish {words[0]}: of BigQuery and of a folder differ: {', '.join(sorted(different))}")
    newcomer.run("publish", "tableau", "--live", "bigquery", "-o", newcomer.folder / "none.twb", **HERE, expect=FIX_USAGE,
                 says=["warehouse is not in BigQuery"])
    live = newcomer.folder / "live.twb"
    newcomer.run("publish", "tableau", "--live", "bigquery", "-o", live)
    subprocess.run([sys.executable, world.HERE.parent / "publish/tableau/judge.py", live], check=True)
    rows = sum(1 for _ in csv.reader(io.StringIO(bytes_of(newcomer.folder / "cloud-book.twbx")["Data/Tonearm/plays.csv"].decode())))
    statements = [relation.text for relation in ElementTree.parse(live).iter("relation") if relation.get("type") == "text"]
    counts = [newcomer.cloud.count(statement) for statement in statements]
    if rows - 1 not in counts:
        sys.exit(f"the statements of the live workbook give {counts} rows; the packaged one holds {rows - 1}")


def bytes_of(path):
    """Each file's, of a folder or of a zip archive, by its name."""
    if path.is_dir():
        return {str(file.relative_to(path)): file.read_bytes() for file in path.rglob("*") if file.is_file()}
    if not zipfile.is_zipfile(path):
        return {path.name.split("-", 1)[1]: path.read_bytes()}
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def following(newcomer):
    """serve over a bucket: a warehouse of its own, renewed when the lake changes."""
    newcomer.run("refresh", home="server", says=["modelled: warehouse 00000001.duckdb"])
    newcomer.run("refresh", home="server", says=["is what the warehouse was made of"])
    home, port_file = newcomer.folder / "fresh-server", newcomer.folder / "serve.port"
    environment = newcomer.cloud.environment(home, TONEARM_API_BASE=newcomer.base)
    command = [newcomer.cloud.build / "tonearm", "serve", "--port", "0", "--port-file", port_file, "--refresh-every", "1s"]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{world.port_when_ready(server, port_file)}/api/v1/meta"
        def generation():
            with urllib.request.urlopen(url) as answer:
                return json.load(answer)["generation"]
        before = generation()
        newcomer.run("stage", TONEARM_ZONE="Asia/Tokyo")  # every month is staged anew
        until = time.monotonic() + 60
        while generation() == before:
            if time.monotonic() > until:
                sys.exit("tonearm serve did not follow the lake")
            time.sleep(0.2)
    finally:
        server.terminate()
        server.wait()
    newcomer.run("stage")


def lacking(newcomer):
    run, bigquery = newcomer.run, f"bigquery://{world.PROJECT}"
    run("sync", expect=FIX_SETUP, says=["no-such-lake"], TONEARM_LAKE="gs://no-such-lake/x")
    run("sync", expect=FIX_SETUP, says=["nowhere"], TONEARM_WAREHOUSE=f"{bigquery}/nowhere")
    run("sync", expect=FIX_SETUP, says=["tonearm lake copy"], TONEARM_LAKE="")
    run("sync", expect=FIX_SETUP, says=["gs://bucket/prefix"], TONEARM_LAKE="s3://music/x")
    run("cloud", "check", expect=FIX_USAGE, TONEARM_LAKE="", TONEARM_WAREHOUSE="")
    run("cloud", "check", expect=FIX_SETUP, says=["lacking", "nowhere"], TONEARM_WAREHOUSE=f"{bigquery}/nowhere")
    nobody = {"STORAGE_EMULATOR_HOST": "", "BIGQUERY_EMULATOR_HOST": "", "HOME": newcomer.folder / "nobody",
              "GCE_METADATA_HOST": "127.0.0.1:9", "TONEARM_PATIENCE": "2s"}
    run("status", expect=FIX_SETUP, says=["GOOGLE_APPLICATION_CREDENTIALS", "gcloud auth application-default login"],
        **nobody)
    key = newcomer.folder / "key.json"
    key.write_text('{"type": "service_account", "client_email": "a@b"}')
    run("status", expect=FIX_SETUP, says=["key.json"], GOOGLE_APPLICATION_CREDENTIALS=key, **nobody)


def with_tokens(newcomer):
    """A Cloud Storage that wants a token in each request, which a metadata server gives; the warehouse is a folder."""
    port_file = newcomer.folder / "fake-google.port"
    command = [newcomer.cloud.build / "tonearm-fake-google", "--port-file", port_file, "--bucket", "strict-lake"]
    with world.started(command, newcomer.folder / "fake-google.log") as process:
        host = f"127.0.0.1:{world.port_when_ready(process, port_file)}"
        places = {"STORAGE_EMULATOR_HOST": "", "GCE_METADATA_HOST": host, "TONEARM_STORAGE_API": f"http://{host}",
                  "TONEARM_LAKE": "gs://strict-lake/a/b", "TONEARM_WAREHOUSE": "", "HOME": newcomer.folder / "nobody"}
        newcomer.run("sync", home="strict", says=["asked of Cloud Storage:"], **places)
        if newcomer.run("report", "--json", home="strict", **places) != newcomer.run("report", "--json"):
            sys.exit("a lake in the strict Cloud Storage gives other answers")


def the_lease(newcomer):
    """Another machine at work: said who; one that died: taken over."""
    cloud = newcomer.cloud
    now = time.time()
    lease = {"holder": "process 7 on another-host", "since": int(now) - 5, "until": int(now) + 500, "mark": "x"}
    upload = f"{cloud.storage}/upload/storage/v1/b/{world.BUCKET}/o?uploadType=media&name=lake%2Flocks%2Fwriter.json"
    def write():
        urllib.request.urlopen(urllib.request.Request(upload, json.dumps(lease).encode(),
                                                      {"Content-Type": "application/json"})).close()
    write()
    newcomer.run("sync", expect=TRY_AGAIN, says=["process 7 on another-host"])
    lease["until"] = int(now) - 1
    write()
    newcomer.run("sync", says=["fetched: 0 new"])


if __name__ == "__main__":
    main()
