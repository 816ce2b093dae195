"""The commands that docs/SCRIPTING.md shows."""

import json
import os
import re
import subprocess

from daemon import PROGRAMS, REGISTRYCTL, ROOT, Registry
from prove import equal, holds


def test_exit_codes_of_the_guide():
    """The exit codes of docs/SCRIPTING.md are those of the table that help, manual and completion are made from."""
    rows = re.findall(r"^\| (\d+) \| ([^|]+) \|", (ROOT / "docs" / "SCRIPTING.md").read_text(), re.MULTILINE)
    done = subprocess.run([REGISTRYCTL, "help", "--json"], capture_output=True, text=True, check=True)
    table = [(str(code["code"]), code["meaning"]["en"]) for code in json.loads(done.stdout)["exitCodes"]]
    equal([(code, meaning.replace("`", "")) for code, meaning in rows], table)


def test_scripting_guide():
    """Every command of docs/SCRIPTING.md runs, in order, in an empty registry."""
    blocks = re.findall(r"^```sh\n(.*?)^```", (ROOT / "docs" / "SCRIPTING.md").read_text(), re.MULTILINE | re.DOTALL)
    holds(len(blocks) >= 5, f"{len(blocks)} blocks")
    with Registry().start() as registry:
        env = {**os.environ, "PATH": f"{PROGRAMS}:{os.environ['PATH']}", "REGISTRY_SOCKET": str(registry.socket), "LC_ALL": "C.UTF-8"}
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", "".join(blocks)], cwd=registry.home, env=env,
                              capture_output=True, text=True)
        equal((done.returncode, [line for line in done.stderr.splitlines() if "registryctl: " in line]), (0, []), done.stderr[-900:])
        holds('"outcome":"accepted"' in done.stdout and "\n0\n" in done.stdout, done.stdout)
        holds((registry.home / "register.csv").read_text().startswith("\ufeff"), "a register for spreadsheets")
        results = (registry.home / "operators.results").read_text()
        holds('"commandId":"operators.csv:2","outcome":"accepted"' in results, results)
