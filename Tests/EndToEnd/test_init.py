"""`registryd init` with words that make no sense."""

import subprocess
import tempfile
from pathlib import Path

from daemon import REGISTRYD
from prove import equal, holds


def test_wrong_words_of_init():
    """A name that no registry can have and a file that is no regulation are wrong usage, and make nothing."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        broken, lacking = home / "broken.json", home / "lacking.json"
        broken.write_text("{")
        lacking.write_text("{}")
        for words, sentence in (
            (["--origin", "a b"], 'the origin "a b" cannot be used'),
            (["--origin", "rehearsal/x"], "only a rehearsal's begins with"),
            (["--regulation", lacking], f"{lacking} cannot found a registry: the regulation file lacks regulationId"),
            (["--regulation", broken], f"{broken} cannot found a registry: "),
        ):
            done = subprocess.run([REGISTRYD, "init", "--data", home / "data", *words], capture_output=True, text=True)
            equal((done.returncode, done.stdout, (home / "data").exists()), (2, "", False), done.stderr)
            holds(sentence in done.stderr.splitlines()[0], done.stderr)
            holds("registryd init --data DIR" in done.stderr, done.stderr)
        done = subprocess.run([REGISTRYD, "init", "--data", home / "data", "--regulation", home / "nowhere.json"],
                              capture_output=True, text=True)
        equal(done.returncode, 7, "a file that is not there")
