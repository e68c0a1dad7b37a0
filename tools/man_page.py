#!/usr/bin/env python3
"""tonearm(1), from what the program says of itself under --help and from tonearm.1.in beside this file.

usage: man_page.py build/release/tonearm > tonearm.1"""
import datetime
import email.utils
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
CHANGELOG = HERE.parent / "cmake/debian/changelog"
HELP_FLAG = "-h,--help"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program = sys.argv[1]
    top = sections(say(program, "--help"))
    settings = {flag: text for flag, text in top["Settings"].items()}
    made = {"DATE": released(), "VERSION": say(program, "--version").split()[1],
            "COMMANDS": "\n".join(command(program, [name], text) for name, text in top["Subcommands"].items()),
            "OPTIONS": listed({flag: without_variable(text) for flag, text in (top["Options"] | settings).items()}),
            "ENVIRONMENT": environment(settings)}
    page = (HERE / "tonearm.1.in").read_text(encoding="utf-8")
    sys.stdout.write(re.sub(r"@([A-Z]+)@", lambda found: made[found[1]], page))


def say(program, *words):
    return subprocess.run([program, *words], check=True, capture_output=True, text=True).stdout


def sections(text):
    """Of what --help prints: {"Options": {"--json": "as JSON"}, …, "Example": {"tonearm …": ""}}; a long entry's text stands below."""
    found, entries, entry = {}, {}, ""
    for line in text.splitlines():
        if heading := re.fullmatch(r"(\w+):", line):
            entries = found.setdefault(heading[1], {})
        elif begun := re.fullmatch(r"  (\S.*?)(?:\s{2,}(\S.*))?", line):
            entry = begun[1]
            entries[entry] = begun[2] or ""
        elif line.startswith("   "):
            entries[entry] = f"{entries[entry]} {line.strip()}".strip()
    return found


def command(program, words, text):
    """A command with its flags and example, and those below it: lake copy."""
    said = sections(say(program, *words, "--help"))
    own = {flag: what for flag, what in (said.get("Positionals", {}) | said.get("Options", {})).items() if flag != HELP_FLAG}
    lines = [f".SS {roff(' '.join(words))}", roff(text[:1].upper() + text[1:]) + "."]
    lines += [listed(own)] if own else []
    lines += [".PP", "Example:", ".EX", *map(roff, said["Example"]), ".EE"] if "Example" in said else []
    return "\n".join(lines + [command(program, [*words, name], what) for name, what in said.get("Subcommands", {}).items()])


def environment(settings):
    variables = {}
    for flag, text in settings.items():
        name, = re.findall(r"\((TONEARM_\w+)\)$", text)
        variables[name] = f"{flag.split()[0]}: {without_variable(text)}"
    return listed(variables)


def without_variable(text):
    return re.sub(r" \(TONEARM_\w+\)$", "", text)


def listed(entries):
    return "\n".join(f".TP\n.B {roff(name)}\n{roff(text)}" for name, text in entries.items())


def roff(text):
    """Text as itself: no escape, no request; a minus that can be copied."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text.startswith((".", "'")) else text


def released():
    stamp, = re.findall(r"^ -- .*>  (.*)$", CHANGELOG.read_text(encoding="utf-8"), re.MULTILINE)[:1]
    return email.utils.parsedate_to_datetime(stamp).astimezone(datetime.timezone.utc).date().isoformat()


if __name__ == "__main__":
    main()
