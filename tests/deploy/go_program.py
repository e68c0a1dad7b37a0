"""A program of a Go module, by version, kept in the cache folder."""
import os
import subprocess

from python_environment import cache_folder


def go_program(module):
    """Of github.com/rhysd/actionlint/cmd/actionlint@v1.7.7 the file actionlint; made, from Go's proxy, where there is none."""
    path, _, version = module.partition("@")
    program = cache_folder() / f"{path.replace('/', '-')}-{version}" / path.rpartition("/")[2]
    if not program.exists():
        print(f"making {program}: needs the network, once", flush=True)
        subprocess.run(["go", "install", module], check=True, cwd="/", env=os.environ | {"GOBIN": str(program.parent)})
    return program
