"""Staged Parquet to the next warehouse."""
from tonearm_mage.stages import run_stage

if 'custom' not in globals():
    from mage_ai.data_preparation.decorators import custom


@custom
def load(run, **variables):
    return run_stage(run, variables, 'load')
