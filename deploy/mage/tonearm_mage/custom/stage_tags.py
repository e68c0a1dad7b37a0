"""Once more, for the tags that enrich brought."""
from tonearm_mage.stages import run_stage

if 'custom' not in globals():
    from mage_ai.data_preparation.decorators import custom


@custom
def stage_tags(run, **variables):
    return run_stage(run, variables, 'stage')
