"""Star schema, marts, data tests; then the warehouse is current."""
from tonearm_mage.stages import run_stage

if 'custom' not in globals():
    from mage_ai.data_preparation.decorators import custom


@custom
def model(run, **variables):
    return run_stage(run, variables, 'model')
