"""What scripts of the tests have in common: parts that are asked for by name, and how they end where something fails."""
import argparse
import pathlib
import subprocess
import sys
import time


def run(main, name):
    """A command that fails has said why; an interrupt needs no trace of calls."""
    try:
        main()
    except subprocess.CalledProcessError as error:
        sys.exit(f"{name}: failed, see above: {' '.join(map(str, error.cmd))}")
    except KeyboardInterrupt:
        sys.exit(f"{name}: interrupted")


def run_parts(description, build, parts):
    """Those that the command line names, or all; exit 1 where any fails. `parts`: by name a call with the build's folder
    that says whether it passed."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=build)
    parser.add_argument("parts", nargs="*", metavar="part")
    options = parser.parse_args()
    if unknown := set(options.parts) - set(parts):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    failed = [name for name in options.parts or parts if not passes(name, parts[name], options.build.absolute())]
    sys.exit(f"failed: {', '.join(failed)}" if failed else 0)


def passes(name, part, build):
    print(f"== {name}", flush=True)
    begin = time.monotonic()
    passed = part(build)
    print(f"== {name}: {'passed' if passed else 'FAILED'} in {time.monotonic() - begin:.0f} s", flush=True)
    return passed


def passing_script(*words):
    """A part that is a script of its own: its file, and what else it is called with."""
    return lambda build: subprocess.run([sys.executable, *words, "--build", build]).returncode == 0
