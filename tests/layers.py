"""Fails where a file of src/ includes a folder that its layer may not see. The table is the architecture."""
import pathlib
import re
import sys
import tempfile

PORTS = {"core", "ports"}
LAKE = PORTS | {"lake"}
STAGES = {"fetch", "enrich", "stage", "load", "model", "report"}
MAY_SEE = {
    "core": set(),
    "ports": {"core"},
    "lake": PORTS,
    "genres": {"core"},
    "duck": {"core"},
    "process": {"core"},
    "lastfm": LAKE,
    "fetch": LAKE | {"lastfm"},
    "enrich": LAKE | {"lastfm"},
    "stage": LAKE | {"duck", "genres"},
    "load": LAKE,
    "model": LAKE,
    "statistics": {"core"},
    "report": LAKE | {"statistics"},
    "explore": PORTS | {"report", "statistics"},
    "publish": PORTS | {"explore", "report", "statistics"},
    "serve": PORTS | {"process"},
    "notify": PORTS,
    "adapters": PORTS | {"duck", "process"},
    "google": PORTS,
    "bigquery": PORTS | {"google"},
    "edge": PORTS | {"adapters", "app", "bigquery", "google"},
    "app": LAKE | STAGES | {"duck", "explore", "genres", "lastfm", "notify", "publish", "serve", "statistics"},
}
EVERYWHERE = {"main.cc"}  # the one file that puts the parts together
NOT_CODE = {"CMakeLists.txt"}
INCLUDE = re.compile(r'\s*#\s*include\s*["<](\w+)/')


def complaints(src):
    found = []
    for file in sorted(path for path in src.rglob("*") if path.is_file()):
        parts = file.relative_to(src).parts
        if len(parts) == 1:
            if parts[0] not in EVERYWHERE | NOT_CODE:
                found.append(f"{file}: only {', '.join(sorted(EVERYWHERE))} may lie outside a folder")
        elif parts[0] not in MAY_SEE:
            found.append(f"{file}: the folder {parts[0]}/ has no place in the table of tests/layers.py")
        else:
            found += complaints_of(file, parts[0])
    return found


def complaints_of(file, layer):
    found = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        seen = INCLUDE.match(line)
        if seen and seen[1] in MAY_SEE and seen[1] not in MAY_SEE[layer] | {layer}:
            found.append(f"{file}:{number}: {layer}/ may not include {seen[1]}/")
    return found


def complaints_of_made_up(files):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return len(complaints(pathlib.Path(folder)))


def check_the_check():
    """The rules on trees made up to keep them and to break them."""
    right = {"main.cc": '#include "adapters/a.h"', "core/a.h": "#include <string>\n#include <sys/file.h>", "fetch/a.cc":
             '#include "lake/a.h"\n#include "fetch/b.h"\n#include "lastfm/c.h"', "CMakeLists.txt": ""}
    assert complaints_of_made_up(right) == 0
    for wrong in ({"core/a.h": '#include "ports/b.h"'}, {"fetch/a.cc": '\n  #  include "stage/b.h"'},
                  {"app/a.cc": '#include "adapters/b.h"'}, {"lake/a.cc": "#include <duck/b.h>"},
                  {"new/a.cc": ""}, {"other.cc": ""}, {"adapters/a.cc": '#include "lake/keys.h"'}):
        assert complaints_of_made_up(wrong) == 1, wrong
        assert complaints_of_made_up(right | wrong) == 1, wrong
    for layer, seen in MAY_SEE.items():  # no two layers see each other
        assert not any(layer in MAY_SEE[other] for other in seen), layer


if __name__ == "__main__":
    check_the_check()
    found = complaints(pathlib.Path(sys.argv[1]))
    print("\n".join(found) or "every include of src/ goes down")
    sys.exit(1 if found else 0)
