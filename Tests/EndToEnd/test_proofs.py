"""What the registry hands out, checked with other people's tools and by the page that tells strangers how."""

import base64
import json
import re
import subprocess
import sys
import threading

from daemon import REGISTRYCTL, ROOT, START_SECONDS, Registry, ctl
from lives import life
from prove import Skipped, equal, holds

try:
    import cryptography  # noqa: F401
    import pymerkle
except ImportError as reason:
    pymerkle = None
    MISSING = str(reason)


class Proven(Registry):
    """A registry with one life in it, the checker of docs/PROOFS.md, and the key that it checks with."""

    def __init__(self):
        if pymerkle is None:
            raise Skipped(f"{MISSING}; Scripts/test installs it")
        super().__init__()
        self.start()
        with self.client() as client:
            client.submit(life(1))
        self.key = verifier_key(self)
        page = (ROOT / "docs" / "PROOFS.md").read_text()
        self.checker = self.home / "proof.py"
        self.checker.write_text(re.search(r"```python\n(.*?)```", page, re.S)[1])

    def file(self, name):
        return self.home / name

    def run(self, *words, code=0):
        result = ctl(*words, registry=self)
        equal(result.returncode, code, f"{words}: {result.stdout} {result.stderr}")
        return result.stdout

    def check(self, *words):
        """The checker's exit code and output."""
        result = subprocess.run([sys.executable, self.checker, *map(str, words)], capture_output=True, text=True)
        return result.returncode, result.stdout + result.stderr


def verifier_key(registry):
    """The verifier key, made of the private key by OpenSSL and of the name as the specification says."""
    import hashlib
    told = subprocess.run(["openssl", "pkey", "-in", registry.data / "key", "-pubout", "-outform", "DER"],
                          capture_output=True, check=True).stdout
    public = b"\1" + told[-32:]
    name = json.loads((registry.data / "registry.json").read_text())["origin"]
    number = hashlib.sha256(name.encode() + b"\n" + public).digest()[:4].hex()
    return f"{name}+{number}+{base64.b64encode(public).decode()}"


def test_key_is_anybodys():
    """The private key is a PKCS#8 file of mode 0600 that OpenSSL reads, and gives the verifier key that `info` shows."""
    with Proven() as registry:
        equal(oct((registry.data / "key").stat().st_mode & 0o777), "0o600")
        registry.run("checkpoint", "--out", registry.file("c"))
        registry.run("verify", registry.file("c"), "--key", registry.key)
        equal(json.loads(registry.run("info", "--json"))["verifierKey"], registry.key)
        for language in ("zh", "en"):
            holds(registry.key in registry.run("info", "--lang", language), "people are shown it too")
        registry.kill()
        (registry.data / "key").chmod(0o640)
        daemon = registry.spawn()
        holds(daemon.wait(START_SECONDS) != 0, "a key that others can read is refused")
        holds("chmod 600" in registry.told(), registry.told())


def test_roots_of_pymerkle():
    """The roots in checkpoints are those that PyPI pymerkle finds over the same lines, at every size."""
    with Proven() as registry:
        tree = pymerkle.InmemoryTree("sha256")
        with registry.client() as client:
            for line in client.log():
                tree.append_entry(line.encode())
            for command in life(2):
                client.submit([command])
                first = tree.get_size() + 1
                if client.size() < first:
                    continue
                for line in client.log(first):
                    tree.append_entry(line.encode())
                _, size, root = client.call("Checkpoint")["checkpoint"].split("\n")[:3]
                equal(int(size), tree.get_size())
                equal(root, base64.b64encode(tree.get_root()).decode(), f"root of {size} events")
        holds(tree.get_size() > 30, "enough events")


def test_strangers_checker():
    """The checker of docs/PROOFS.md accepts checkpoints, proofs, consistency and the directory, and nothing edited."""
    with Proven() as registry:
        early, now, proof, request = map(registry.file, ("early", "now", "proof", "request"))
        registry.run("checkpoint", "--out", early)
        with registry.client() as client:
            client.submit(life(2))
        registry.run("checkpoint", "--out", now)
        registry.run("prove", "12", "--out", proof)
        registry.run("prove", "--consistent", early, "--out", request)
        for words in (["checkpoint", now, registry.key], ["event", proof, registry.key],
                      ["consistent", request, early, registry.key],
                      ["directory", registry.data, now, registry.key], ["directory", registry.data, early, registry.key]):
            code, told = registry.check(*words)
            equal(code, 0, f"{words}: {told}")
        short = registry.run("checkpoint", "--short").strip()
        holds(short in registry.check("checkpoint", now, registry.key)[1], f"both print {short}")
        line = registry.run("log", "--from", "12", "--limit", "1", "--json").strip()
        holds(line in registry.check("event", proof, registry.key)[1], "the event is the line of the log")
        for path, words in ((now, ["checkpoint", now, registry.key]), (proof, ["event", proof, registry.key]),
                            (request, ["consistent", request, early, registry.key])):
            text = path.read_text()
            rows = text.split("\n")
            for number, row in enumerate(rows):
                if not row:
                    continue
                middle = len(row) // 2
                changed = row[:middle] + ("A" if row[middle] != "A" else "B") + row[middle + 1:]
                path.write_text("\n".join(rows[:number] + [changed] + rows[number + 1:]))
                code, told = registry.check(*words)
                holds(code != 0 and "NOT PROVEN" in told, f"line {number + 1} of {path.name} changed: {told}")
            path.write_text(text)


def test_witness_and_policy():
    """Two witnesses cosign what they are shown, a policy demands both, and the stranger's checker believes them."""
    with Proven() as registry:
        keys = {}
        for name in ("w1", "w2"):
            registry.run("witness", "--state", registry.file(name), "--init", "--name", f"witness.example/{name}",
                         "--watch", registry.key)
            keys[name] = json.loads(registry.run("witness", "--state", registry.file(name), "--json"))["witness"]
        policy, now, last, request = map(registry.file, ("policy", "now", "last", "request"))
        policy.write_text(f"log {registry.key}\nwitness one {keys['w1']}\nwitness two {keys['w2']}\n"
                          "group both all one two\nquorum both\n")
        verify = ["verify", now, "--key", registry.key, "--policy", policy]
        registry.run("checkpoint", "--out", now)
        equal(ctl(*verify).returncode, 5, "without cosignatures")
        for round_ in range(2):
            for name in keys:
                asked = request if round_ else now
                if round_:
                    registry.run("prove", "--consistent", last, "--out", request)
                registry.run("witness", "--state", registry.file(name), asked, "--out", registry.file(f"{name}.line"))
            plain = now.read_bytes()
            registry.run("cosign", now, registry.file("w1.line"), "--policy", policy)
            equal(ctl(*verify).returncode, 5, "with one of two")
            registry.run("cosign", now, registry.file("w2.line"), "--policy", policy)
            equal(ctl(*verify).returncode, 0, "with both")
            code, told = registry.check("checkpoint", now, registry.key, *keys.values())
            equal(code, 0, told)
            for key in keys.values():
                holds(key.split("+")[0] in told, f"{key} is believed: {told}")
            last.write_bytes(plain)
            with registry.client() as client:
                client.submit(life(5 + round_)[:2])
            registry.run("checkpoint", "--out", now)
        # What was cosigned travels with the proof of an event.
        registry.run("prove", "--consistent", last, "--out", request)
        registry.run("prove", "3", "--out", registry.file("proof"))
        for name in keys:
            registry.run("witness", "--state", registry.file(name), request, "--out", registry.file(f"{name}.line"))
            registry.run("cosign", registry.file("proof"), registry.file(f"{name}.line"), "--witness", keys[name])
        registry.run("verify", registry.file("proof"), "--key", registry.key, "--policy", policy)
        # And with a bundle: its map is the last event, so the witnesses are asked about its own checkpoint.
        bundle = registry.file("bundle")
        registry.run("bundle", "sp-saishang-1", "--out", bundle)
        last.write_text("\n".join(registry.file("proof").read_text().split("\n\n", 1)[1:]))
        registry.run("prove", "--consistent", last, "--out", request)
        for name in keys:
            registry.run("witness", "--state", registry.file(name), request, "--out", registry.file(f"{name}.line"))
        registry.run("verify", bundle, "--key", registry.key, "--policy", policy, code=5)
        registry.run("cosign", bundle, *(registry.file(f"{name}.line") for name in keys), "--policy", policy)
        registry.run("verify", bundle, "--key", registry.key, "--policy", policy)


def test_verified_while_written():
    """A registry that is written meanwhile, with personal values and erasures, is found whole every time."""
    with Proven() as registry:
        stop = threading.Event()

        def write():
            number = 10
            with registry.client() as client:
                while not stop.is_set():
                    number += 1
                    for command in life(number):
                        client.submit([command])
                    client.submit([{"commandId": f"erase-{number}", "command": "erasePersonalData", "data": {
                        "subjectRef": f"objection:objection-2022-003-{number}", "legalBasis": "个人信息保护法 47",
                        "decidedOn": "2026-03-01", "approvedBy": "wangfang"}}])

        writer = threading.Thread(target=write)
        writer.start()
        try:
            sizes = set()
            for _ in range(15):
                answer = json.loads(registry.run("verify", registry.data, "--key", registry.key, "--json"))
                sizes.add(answer["size"])
        finally:
            stop.set()
            writer.join()
        holds(len(sizes) > 5, f"it was written meanwhile: {sizes}")


def test_verified_while_one_moment_is_written():
    """What the daemon records while it is verified may have the time of the last event that was read: no fault of its."""
    with Registry(rehearsal=True).start() as registry:
        with registry.client() as client:
            stop = threading.Event()

            def write():
                number = 0
                while not stop.is_set():
                    number += 1
                    client.submit([{**command, "recordedAt": "2023-02-01", "recordedBy": "lixia"} for command in life(number)[:5]])

            writer = threading.Thread(target=write)
            writer.start()
            try:
                reports = [json.loads(ctl("verify", "--json", registry=registry).stdout) for _ in range(12)]
            finally:
                stop.set()
                writer.join()
            holds(len({report["size"] for report in reports}) > 2, "it was written meanwhile")
            equal([check for report in reports for check in report["checks"] if not check["holds"]], [])


def test_documents_from_pipes():
    """What another program prints is as good as a file: checkpoints, keys, policies, proofs."""
    with Registry().start() as registry:
        with registry.client() as client:
            client.submit(life(1)[:4])
        equal(ctl("checkpoint", "--out", registry.home / "checkpoint", registry=registry).returncode, 0, "checkpoint")
        registry.stop()
        script = 'exec "$0" verify "$1" --key <(printf %s "$2") --since <(sleep 0.1; cat "$3")'
        told = subprocess.run(["bash", "-c", script, REGISTRYCTL, registry.data, verifier_key(registry),
                               registry.home / "checkpoint"], capture_output=True, text=True, timeout=60)
        equal(told.returncode, 0, f"verify with documents from pipes: {told.stdout} {told.stderr}")
