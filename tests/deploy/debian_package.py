"""The Debian package of a build, as `make package` makes it."""
import subprocess
import sys


def make_package(build, folder):
    """Its file, in a new folder of this one."""
    place = folder / "package"
    done = subprocess.run(["cpack", "--config", build / "CPackConfig.cmake", "-B", place], text=True, capture_output=True)
    packages = [*place.glob("*.deb")]
    if done.returncode or len(packages) != 1:
        sys.exit(f"{done.stdout}{done.stderr}\ncpack made no package of {build}; first: make package")
    return packages[0]
