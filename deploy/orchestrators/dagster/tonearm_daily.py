"""Tonearm every day at 05:10, an op a stage: for Dagster."""
import subprocess

from dagster import Backoff, Definitions, Failure, In, Nothing, RetryPolicy, ScheduleDefinition, job, op

PASSING = (69, 75)  # last.fm is down; try again


def stage(name, command):
    @op(name=name, ins={"before": In(Nothing)}, retry_policy=RetryPolicy(max_retries=4, delay=60, backoff=Backoff.EXPONENTIAL))
    def run(context):
        with subprocess.Popen(["tonearm", command], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as tonearm:
            line = ""
            for line in tonearm.stdout:
                context.log.info(line.rstrip())
        if tonearm.returncode != 0:
            raise Failure(f"tonearm {command} ended with exit code {tonearm.returncode}: {line.strip()}",
                          allow_retries=tonearm.returncode in PASSING)
    return run


@job
def tonearm_daily():
    done = stage("fetch", "fetch")()
    for name, command in (("stage", "stage"), ("enrich", "enrich"), ("stage_tags", "stage"), ("load", "load"),
                          ("model", "model")):
        done = stage(name, command)(done)


definitions = Definitions(schedules=[ScheduleDefinition(job=tonearm_daily, cron_schedule="10 5 * * *")])
