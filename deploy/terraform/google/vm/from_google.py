#!/usr/bin/python3
"""Fetches what Tonearm needs on this machine as the machine's own account.

    from_google.py package URL SHA256 FILE    an object of Cloud Storage, if it is the one that was meant
    from_google.py api-key SECRET FILE        a secret's version, as TONEARM_API_KEY=… in a file for root alone"""
import base64
import hashlib
import json
import os
import sys
import urllib.request

METADATA = f"http://{os.environ.get('GCE_METADATA_HOST', 'metadata.google.internal')}/computeMetadata/v1"
SECRET_MANAGER = os.environ.get("SECRET_MANAGER_API", "https://secretmanager.googleapis.com")


def fetched(url, **headers):
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=60) as answer:
        return answer.read()


def fetched_as_this_machine(url):
    token = json.loads(fetched(f"{METADATA}/instance/service-accounts/default/token", **{"Metadata-Flavor": "Google"}))
    return fetched(url, Authorization=f"Bearer {token['access_token']}")


def put(path, data):
    """Whole or not at all, and for root alone."""
    aside = f"{path}.new"
    with open(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
    os.replace(aside, path)


def package(url, sha256, path):
    data = fetched_as_this_machine(url)
    if hashlib.sha256(data).hexdigest() != sha256:
        sys.exit(f"{url} is not the package that was meant: its SHA-256 is {hashlib.sha256(data).hexdigest()}, not {sha256}")
    put(path, data)


def api_key(secret, path):
    answer = json.loads(fetched_as_this_machine(f"{SECRET_MANAGER}/v1/{secret}:access"))
    put(path, b"TONEARM_API_KEY=" + base64.b64decode(answer["payload"]["data"]) + b"\n")


if __name__ == "__main__":
    {"package": package, "api-key": api_key}[sys.argv[1]](*sys.argv[2:])
