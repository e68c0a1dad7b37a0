#!/usr/bin/env python3
"""Everything about Google Cloud that can be tried on one machine, on counterparts that others wrote.

usage: run.py [--build build/dev] [part …]
Parts, all where none is named: storage (the object store's contract on fake-gcs-server), warehouse (the warehouse's on
bqemulator), sql (every statement by the ZetaSQL engine), commands (those of docs/cloud.md), sync (the demo's history, every table against DuckDB's), dbt
(the same models by dbt-bigquery), kill (30 SIGKILLs). Exit 1 where any fails."""
import os
import pathlib
import subprocess
import sys
import tempfile

import world

import script

HERE = pathlib.Path(__file__).resolve().parent


def storage(build):
    with tempfile.TemporaryDirectory() as folder, world.storage_running(pathlib.Path(folder)) as address:
        return call([build / "test_contract", "--gtest_brief=1", "--gtest_filter=*ObjectStore*InAnEmulator*"],
                    TONEARM_GCS_EMULATOR=address)


def warehouse(build):
    with tempfile.TemporaryDirectory() as text, world.emulator.running(world.bqemulator(), pathlib.Path(text)) as bigquery:
        folder = pathlib.Path(text)
        with world.proxy_running(folder, bigquery.address, None) as proxy:
            return call([build / "test_cloud", "--gtest_brief=1"], TONEARM_BIGQUERY_EMULATOR=proxy,
                        TONEARM_BIGQUERY_ROOT=str(folder / "buckets"))


def sql(build):
    return call([sys.executable, HERE / "zetasql/run.py", "--build", build])


def commands(build):
    return call([sys.executable, HERE / "commands_test.py", "--build", build])


def sync(build):
    return call([sys.executable, HERE / "sync_test.py", "--build", build])


def dbt(build):
    return call([sys.executable, HERE.parent / "dbt/run_bigquery.py", "--build", build, "--emulator", world.bqemulator()])


def kill(build):
    return call([sys.executable, HERE / "kill_test.py", "--build", build])


def call(command, **more):
    return subprocess.run(command, env=os.environ | more).returncode == 0


PARTS = {part.__name__: part for part in (storage, warehouse, sql, commands, sync, dbt, kill)}


if __name__ == "__main__":
    script.run_parts(__doc__, world.ROOT / "build/dev", PARTS)
