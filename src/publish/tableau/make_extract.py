"""Makes a .hyper of a Parquet file: python3 make_extract.py IN.parquet OUT.hyper. Ends with 3 where the Hyper API, which
Tableau gives away as tableauhyperapi, is not installed."""
import importlib.util
import sys

if not importlib.util.find_spec("tableauhyperapi"):
    sys.exit(3)

from tableauhyperapi import Connection, CreateMode, HyperProcess, Telemetry, escape_string_literal

parquet, hyper = sys.argv[1:]
# Nothing is told to Tableau, and no log is left where this runs.
with HyperProcess(telemetry=Telemetry.DO_NOT_SEND_USAGE_DATA_TO_TABLEAU, parameters={"log_config": ""}) as process:
    with Connection(process.endpoint, hyper, CreateMode.CREATE_AND_REPLACE) as connection:
        connection.execute_command('create schema "Extract"')
        connection.execute_command(
            f'create table "Extract"."Extract" as select * from external({escape_string_literal(parquet)})')
