"""Tonearm every day at 05:10, a task a stage: for Airflow 3, in its folder of DAGs."""
import datetime

from airflow.providers.standard.hooks.subprocess import SubprocessHook
from airflow.sdk import DAG, BaseOperator, chain
from airflow.sdk.exceptions import AirflowException, AirflowFailException

PASSING = (69, 75)  # last.fm is down; try again


class Stage(BaseOperator):
    def __init__(self, command, **options):
        super().__init__(**options)
        self.command = command

    def execute(self, context):
        self.tonearm = SubprocessHook()
        done = self.tonearm.run_command(["tonearm", self.command])
        if done.exit_code != 0:
            failed = AirflowException if done.exit_code in PASSING else AirflowFailException  # tried again, or at an end
            raise failed(f"tonearm {self.command} ended with exit code {done.exit_code}: {done.output}")

    def on_kill(self):
        self.tonearm.send_sigterm()


with DAG("tonearm_daily", schedule="10 5 * * *", start_date=datetime.datetime(2026, 1, 1), catchup=False, max_active_runs=1,
         default_args={"retries": 4, "retry_delay": datetime.timedelta(minutes=1), "retry_exponential_backoff": True}):
    chain(Stage(task_id="fetch", command="fetch"), Stage(task_id="stage", command="stage"),
          Stage(task_id="enrich", command="enrich"), Stage(task_id="stage_tags", command="stage"),
          Stage(task_id="load", command="load"), Stage(task_id="model", command="model"))
