"""How the scripts of the tests end where something fails."""
import subprocess
import sys


def run(main, name):
    """A command that fails has said why; an interrupt needs no trace of calls."""
    try:
        main()
    except subprocess.CalledProcessError as error:
        sys.exit(f"{name}: failed, see above: {' '.join(map(str, error.cmd))}")
    except KeyboardInterrupt:
        sys.exit(f"{name}: interrupted")
