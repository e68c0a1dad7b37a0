"""Runs one stage of `tonearm`: what it says becomes the block's log, and its exit code decides how the block ends."""
import collections
import datetime
import subprocess
import sys
import time

SOME_MISSING, LASTFM_IS_DOWN, TRY_AGAIN = 65, 69, 75  # of tonearm's exit codes those that do not end a run at once
SAY_WHAT_IS_MISSING = ("fetch", "stage")
# No child outlives a run that is killed: the kernel sends SIGTERM when the thread that started it is gone, and tonearm
# then ends between two requests. A program in front, as preexec_fn may hang where there are threads.
ENDS_WITH_ITS_RUN = ["setpriv", "--pdeathsig", "TERM"] if sys.platform == "linux" else []


class StageFailed(Exception):
    """The exit code, and what tonearm said last."""


def begun(variables):
    """What the blocks hand on: the run's day (the variable `day`, else the trigger's, else today), and what is missing."""
    return {"day": variables.get("day") or variables.get("ds") or today(), "missing": ""}


def run_stage(run, variables, stage, *options):
    """Returns `run`, for the next block. A passing hindrance is tried again, with waits that double; a window that
    last.fm does not give out (a gap) is kept for the run's end, as `tonearm sync` does; any other failure is raised."""
    for wait in waits(variables):
        code, last_said = streamed(run["day"], ["tonearm", stage, *options])
        if code == 0:
            return run
        failure = f"tonearm {stage} ended with exit code {code}: {last_said}"
        if stage in SAY_WHAT_IS_MISSING and code == SOME_MISSING:
            return run | {"missing": run["missing"] or failure}
        if code not in (LASTFM_IS_DOWN, TRY_AGAIN) or wait is None:
            raise StageFailed(failure)
        print(f"{failure}\nagain in {wait:g} s", flush=True)
        time.sleep(wait)


def waits(variables):
    """Seconds after each try that fails, None after the last: 60, 120, 240, 480, None for 5 tries from 60 on."""
    first, tries = float(variables["wait_seconds"]), int(variables["tries"])
    return [first * 2 ** number for number in range(tries - 1)] + [None]


def streamed(day, command):
    """The exit code, and the last two lines as one: tonearm says what happened, then what to do."""
    print(f"{day}: {' '.join(command)}", flush=True)
    last = collections.deque(maxlen=2)
    with subprocess.Popen(ENDS_WITH_ITS_RUN + command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          errors="replace") as process:
        for line in process.stdout:
            print(line.rstrip("\n"), flush=True)
            last.append(line.strip())
    return process.returncode, " ".join(last)


def today():
    """In UTC, as Mage's `ds`."""
    return datetime.datetime.now(datetime.timezone.utc).date().isoformat()
