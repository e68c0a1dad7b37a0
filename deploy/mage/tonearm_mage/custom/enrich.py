"""Tags of the staged artists, most-played first."""
from tonearm_mage.stages import run_stage

if 'custom' not in globals():
    from mage_ai.data_preparation.decorators import custom


@custom
def enrich(run, **variables):
    return run_stage(run, variables, 'enrich')
