"""A copy of deploy/terraform for Terraform to work in, with a stand-in for Google's provider."""
import functools
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))
from python_environment import cache_folder  # noqa: E402

TERRAFORM = ROOT / "deploy/terraform"
STAND_IN = ROOT.parent / "shared/tools/terraform-google-stub"
VERSION = "6.50.0"  # of the provider whose schema it serves
SECRETS = {"api_key": "5ec0e7" * 5 + "aa", "dashboard_token": "d00r" * 10, "mage_secrets": json.dumps(
    {"database_password": "p057" * 8, "owner_password": "0w7e" * 8, "session_key": "5e55" * 8})}
BASIC = {"project": "my-project", "bucket": "my-project-music", "users": ["rj"], "zone": "Europe/London",
         "image": "europe-west1-docker.pkg.dev/my-project/tonearm/tonearm:1.0.0", "alert_email": "you@example.com"}


def expect(holds, otherwise):
    if not holds:
        sys.exit(f"terraform_test.py: {otherwise}")


@functools.cache
def mirror():
    """A folder in the shape of a provider mirror; made by Go, once for each content of the stand-in."""
    content = hashlib.sha256(b"".join(file.read_bytes() for file in sorted(STAND_IN.glob("*")) if file.is_file()))
    folder = cache_folder() / f"terraform-google-stub-{content.hexdigest()[:16]}"
    if not folder.exists():
        print(f"making {folder}: needs the network, once", flush=True)
        platform = "_".join(subprocess.run(["go", "env", "GOOS", "GOARCH"], check=True, text=True,
                                           capture_output=True).stdout.split())
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as aside:
            place = pathlib.Path(aside) / f"mirror/registry.terraform.io/hashicorp/google/{VERSION}/{platform}"
            subprocess.run(["go", "build", "-trimpath", "-o", place / f"terraform-provider-google_v{VERSION}_x5", "."],
                           check=True, cwd=STAND_IN)
            os.rename(pathlib.Path(aside) / "mirror", folder)
    return folder


class Copy:
    """The folder deploy/terraform, copied, for Terraform to leave its things in."""

    def __init__(self, folder):
        self.folder = folder / "terraform"
        shutil.copytree(TERRAFORM, self.folder, ignore=shutil.ignore_patterns(".terraform*", "*.tfstate*"))
        settings = folder / "terraform.rc"
        settings.write_text(f'provider_installation {{\n  filesystem_mirror {{\n    path = "{mirror()}"\n  }}\n}}\n')
        clean = {name: value for name, value in os.environ.items() if not name.startswith("TF_")}
        self.environment = clean | {"TF_CLI_CONFIG_FILE": str(settings), "CHECKPOINT_DISABLE": "1"}

    def roots(self):
        return [self.folder / "google", *sorted((self.folder / "examples").iterdir())]

    def terraform(self, root, *words, **more):
        """What it prints; where it fails, all of that and the end."""
        words = [str(word) for word in words]
        done = subprocess.run(["terraform", f"-chdir={root}", *words], env=self.environment | more, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        expect(done.returncode == 0, f"{done.stdout}\nterraform {' '.join(words)} in {root.name}: exit {done.returncode}")
        return done.stdout

    @functools.cache
    def initialised(self, root):
        self.terraform(root, "init", "-backend=false", "-input=false", "-no-color")
        return root

    @functools.cache
    def applied(self, root, variables="{}"):
        """The files of plan and state, as text: what a disk or a bucket would hold. Secrets come by the environment."""
        values = root / "values.tfvars.json"
        values.write_text(variables)
        words = ["-input=false", "-no-color"]
        asked = {f"TF_VAR_{name}": value for name, value in SECRETS.items()}
        name = hashlib.sha256(variables.encode()).hexdigest()[:8]
        plan, state = root / f"{name}.plan", root / f"{name}.tfstate"
        self.terraform(self.initialised(root), "plan", *words, f"-var-file={values}", f"-state={state}", f"-out={plan}", **asked)
        shown = self.terraform(root, "show", "-json", plan)
        self.terraform(root, "apply", *words, f"-state-out={state}", plan, **asked)
        return Applied(state.read_text(), [shown, *unpacked(plan)])


def unpacked(plan):
    """A plan is a zip."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.unpack_archive(plan, folder, "zip")
        return [file.read_bytes().decode(errors="replace") for file in pathlib.Path(folder).rglob("*") if file.is_file()]


class Applied:
    def __init__(self, state, plans):
        self.state, self.plans = state, plans

    def each(self, pattern):
        """Type and attributes of the resources of such types."""
        for resource in json.loads(self.state)["resources"]:
            if resource["mode"] == "managed" and re.search(pattern, resource["type"]):
                for instance in resource["instances"]:
                    yield resource["type"], instance["attributes"]
