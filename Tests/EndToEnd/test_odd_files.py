"""Files that are not what they are taken for: each is told as what it is, and nobody is accused by it."""

import json

from daemon import Registry, ctl, ends, lines
from lives import lived
from prove import equal, holds

ENGLISH, CHINESE = {"LC_ALL": "C.UTF-8"}, {"LC_ALL": "zh_CN.UTF-8"}


class Lived(Registry):
    """A rehearsal with a life in it, its verifier key, and a checkpoint in a file."""

    def __init__(self, number=1):
        super().__init__(rehearsal=True)
        self.number = number

    def start(self, **options):
        super().start(**options)
        self.key, self.checkpoint = self.file("key.txt"), self.file("checkpoint.txt")
        self.key.write_text(json.loads(ends(0, ctl("info", "--json", registry=self)).stdout)["verifierKey"] + "\n")
        with self.client() as client:
            client.submit(lived(self.number)[:-1])
        ends(0, ctl("checkpoint", "--out", self.checkpoint, registry=self))
        return self

    def file(self, name, text=None):
        path = self.home / name
        if text is not None:
            path.write_text(text)
        return path


def test_private_key_as_verifier_key():
    """A private key in the place of the verifier key is named as one, and no part of it is shown, nor of any other file."""
    with Lived().start() as registry:
        secret = (registry.data / "key").read_text()
        body = secret.splitlines()[1]
        for env, words in ((ENGLISH, ("that is a private key", "registryctl info")), (CHINESE, ("这是私钥", "registryctl info"))):
            for given in (registry.data / "key", secret, f"{secret}+"):
                for subject in (registry.checkpoint, registry.data):
                    done = ends(2, ctl("verify", subject, f"--key={given}", env=env))
                    holds(all(word in done.stderr for word in words), done.stderr)
                    holds(body[20:30] not in done.stdout + done.stderr, done.stderr)
        done = ends(2, ctl("witness", "--state", registry.file("w"), "--init", "--name", "w", f"--watch={secret}"))
        holds("private key" in done.stderr and body[20:30] not in done.stderr, done.stderr)
        done = ends(2, ctl("verify", registry.checkpoint, "--key", registry.file("notes", "what nobody should read")))
        holds("notes: there should be NAME+ID+KEY" in done.stderr and "nobody" not in done.stderr, done.stderr)
        done = ends(2, ctl("verify", registry.checkpoint, "--key", "a+" + "b" * 5000))
        holds(len(done.stderr) < 300, done.stderr)
