"""The short program of docs/FORMAT.md that checks a registry's files, taken from there and run."""

import re
import subprocess
import sys

from daemon import ROOT
from prove import holds


def check_files(data):
    """Runs it on a registry's directory; what it counted."""
    blocks = re.findall(r"^```python\n(.*?)^```", (ROOT / "docs" / "FORMAT.md").read_text(), re.M | re.S)
    program = next(block for block in blocks if "sys.argv[1]" in block)
    done = subprocess.run([sys.executable, "-c", program, data], capture_output=True, text=True)
    holds(done.returncode == 0, f"the files are not as docs/FORMAT.md says: {done.stderr[-600:]}")
    return done.stdout.strip()
