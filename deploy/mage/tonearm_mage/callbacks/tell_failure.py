"""Says what failed, in the log and, where TONEARM_FAILURE_WEBHOOK is set, to that address as {"text": …}."""
import json
import os
import urllib.request

if 'callback' not in globals():
    from mage_ai.data_preparation.decorators import callback


@callback('failure')
def tell_failure(*args, **variables):
    text = f"Tonearm, pipeline {variables['pipeline_uuid']}: {variables['__error']}"
    print(f'FAILED: {text}')
    if address := os.environ.get('TONEARM_FAILURE_WEBHOOK'):
        body = json.dumps({'text': text}).encode()
        request = urllib.request.Request(address, body, {'Content-Type': 'application/json'})
        urllib.request.urlopen(request, timeout=30).close()
