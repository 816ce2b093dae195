"""What a third party can check with a file and a key, and what a registry notices of itself."""

import base64
import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from daemon import REGISTRYCTL, REGISTRYD, ROOT, Registry, ctl
from lives import life, lived
from prove import equal, holds


class Provable(Registry):
    """A rehearsal registry whose verifier key is known, with a guard beside it if asked for."""

    def __init__(self, guard=False):
        super().__init__(init=False)
        made = subprocess.run([REGISTRYD, "init", "--data", self.data, "--rehearsal", "--origin", "rehearsal/test"],
                              check=True, capture_output=True, text=True)
        self.key = next(word for word in made.stdout.split() if word.startswith("rehearsal/test+"))
        self.guard = self.home / "guard.checkpoint" if guard else None

    def spawn(self, **options):
        words = ["--guard", self.guard] if self.guard else []
        with open(self.errors, "ab") as log:
            return subprocess.Popen([REGISTRYD, "--data", self.data, "--socket", self.socket, *words], stderr=log,
                                    stdout=subprocess.DEVNULL, **options)

    def ctl(self, *words, code=0, **options):
        done = ctl(*words, registry=self, **options)
        equal(done.returncode, code, f"exit code of {' '.join(map(str, words))}: {done.stdout} {done.stderr}")
        return done

    def live(self, number=1, commands=None):
        with self.client() as client:
            return client.submit(lived(number)[:commands])

    def size(self):
        with self.client() as client:
            return client.size()

    def refuses(self, *words):
        """The daemon does not start, and says these words."""
        done = subprocess.run([REGISTRYD, "--data", self.data, "--socket", self.socket]
                              + (["--guard", self.guard] if self.guard else []), capture_output=True, text=True, timeout=60)
        equal(done.returncode, 7, done.stderr)
        for word in words:
            holds(word in done.stderr, f"{word}: {done.stderr}")


def alone(file, key, *words, code=0):
    """Verifies a file where nothing else is: in an empty directory, without a socket, a home or an environment."""
    with tempfile.TemporaryDirectory() as empty:
        copy = Path(empty) / "file"
        shutil.copy(file, copy)
        done = subprocess.run([REGISTRYCTL, "verify", "file", "--key", key, "--json", *words], cwd=empty,
                              capture_output=True, text=True, env={"LC_ALL": "C.UTF-8"}, timeout=120)
        equal(done.returncode, code, done.stdout + done.stderr)
        return json.loads(done.stdout)


def first_fault(report):
    return next(check["code"] for check in report["checks"] if not check["holds"])


def test_bundle_alone():
    """A bundle is verified in an empty directory without the registry, whatever is inside, and in both languages."""
    with Provable() as registry:
        registry.start()
        registry.live(1)
        registry.live(2)
        lease = Path(registry.home / "lease.txt")
        lease.write_text("租赁合同")
        registry.ctl("attach", lease)
        answer = json.loads(registry.ctl("show", "sp-saishang-1", "--on", "2024-05-01", "--json").stdout)
        bundle = registry.home / "space.bundle"
        registry.ctl("bundle", "sp-saishang-1", "--on", "2024-05-01", "--out", bundle)
        report = alone(bundle, registry.key)
        equal(report["holds"], True)
        equal(report["titleStatus"], answer["status"]["titleStatus"])
        equal(json.loads(bundle.read_text())["answer"], answer, "the answer in the bundle")
        equal([check["check"] for check in report["checks"]],
              ["format", "signature", "inclusion", "completeness", "decisions", "answer", "personal", "evidence"])
        equal(bundle.stat().st_mode & 0o777, 0o600, "who may read it")
        holds("任德厚" not in bundle.read_text(), "personal values are withheld")
        registry.ctl("bundle", "sp-saishang-1", "--with-personal", "--with-evidence", "--out", bundle)
        holds("任德厚" in bundle.read_text(), "personal values are shown on request")
        equal(alone(bundle, registry.key)["personal"]["withheld"], 0)
        for language, word in (("zh", "没有遗漏事件"), ("en", "no event was left out")):
            done = registry.ctl("verify", bundle, "--key", registry.key, "--lang", language)
            holds(word in done.stdout and len(done.stdout.splitlines()) > 15, done.stdout)


def test_bundle_of_nothing():
    """That a space is not in the register, and that it was not at an earlier moment, is proven as well."""
    with Provable() as registry:
        registry.start()
        registry.live(1)
        bundle = registry.home / "nothing.bundle"
        registry.ctl("bundle", "sp-nowhere", "--out", bundle)
        equal(alone(bundle, registry.key)["titleStatus"], "unknown")
        registry.ctl("bundle", "sp-saishang-1", "--known-at", "2001-01-01", "--out", bundle)
        equal(alone(bundle, registry.key)["titleStatus"], "unknown")


def test_bundle_forged():
    """A bundle with an event left out, a changed answer, or another key fails, each with its own word."""
    with Provable() as registry, Provable() as other:
        registry.start()
        registry.live(1)
        file = registry.home / "space.bundle"
        registry.ctl("bundle", "sp-saishang-1", "--out", file)
        whole = json.loads(file.read_text())

        def forged(change, expected):
            bundle = json.loads(json.dumps(whole))
            change(bundle)
            file.write_text(json.dumps(bundle, ensure_ascii=False, separators=(",", ":")) + "\n")
            equal(first_fault(alone(file, registry.key, code=5)), expected)

        def without_last_report(bundle):
            seq = next(json.loads(event["line"])["seq"] for event in bundle["events"] if '"reported"' in event["line"])
            bundle["events"] = [event for event in bundle["events"] if json.loads(event["line"])["seq"] != seq]

        forged(without_last_report, "eventLeftOut")
        forged(lambda bundle: bundle["answer"].update(operatorName="somebody"), "answerDiffers")
        forged(lambda bundle: bundle.update(bundle=2), "notABundle")
        forged(lambda bundle: bundle["streams"].pop(), "streamsDiffer")
        file.write_text(json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n")
        equal(first_fault(alone(file, other.key, code=5)), "otherKey")
        equal(alone(file, registry.key)["holds"], True)


def test_proof_receipt_checkpoint():
    """Proofs, receipts and checkpoints hold by themselves; the log begins with each earlier checkpoint."""
    with Provable() as registry:
        registry.start()
        first, old = registry.home / "first", registry.home / "old"
        registry.ctl("checkpoint", "--out", old)
        command = registry.home / "command.jsonl"
        command.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in lived(1)[:3]))
        receipt = registry.home / "receipt"
        outcomes = [json.loads(line) for line in registry.ctl("submit", command, "--receipt", receipt).stdout.splitlines()]
        equal(alone(receipt, registry.key)["holds"], True)
        equal([json.loads(line)["seq"] for line in receipt.read_text().splitlines()],
              [seq for outcome in outcomes for seq in outcome["seq"]])
        registry.live(1)
        size = int(registry.ctl("checkpoint").stdout.splitlines()[1])
        proof = registry.home / "event.tlog-proof"
        for seq in (1, 2, size):
            registry.ctl("prove", seq, "--out", proof)
            equal(alone(proof, registry.key)["seq"], seq)
        registry.ctl("prove", size + 1, code=2)
        lines = proof.read_text().splitlines(keepends=True)
        proof.write_text("".join(lines[:3] + [lines[4], lines[3]] + lines[5:]))
        equal(first_fault(alone(proof, registry.key, code=5)), "eventNotInLog")
        proof.write_text("".join(["c2sp.org/tlog-proof@v0\n"] + lines[1:]))
        equal(first_fault(alone(proof, registry.key, code=5)), "notAProof")
        equal(alone(old, registry.key)["size"], 1)
        holds(registry.ctl("prove", "--consistent", old).stdout.startswith("old 1\n"), "the witness request")
        twin = registry.copy()
        with twin:
            forked = twin.home / "forked"
            twin.start()
            with twin.client() as client:
                client.submit(lived(2)[:1])
            ctl("checkpoint", "--out", forked, registry=twin)
            registry.live(3, commands=1)
            done = registry.ctl("prove", "--consistent", forked, code=5)
            holds("consistent" in done.stderr, done.stderr)
        holds(len(registry.ctl("checkpoint", "--short").stdout) < 100, "the short form fits on a line")
        first.write_text(old.read_text().replace("rehearsal/test", "rehearsal/toast"))
        registry.ctl("verify", first, "--key", registry.key, code=5)


def test_proofs_without_a_daemon():
    """A directory proves what its checkpoint signs, byte for byte as its daemon did, and nothing in it is changed."""
    with Provable() as registry:
        registry.start()
        old, proof = registry.home / "old", registry.home / "event.tlog-proof"
        registry.ctl("checkpoint", "--out", old)
        registry.live(1)
        questions = [("checkpoint",), ("checkpoint", "--short"), ("checkpoint", "--json"), ("prove", 2), ("prove", 2, "--json"),
                     ("prove", "--consistent", old), ("prove", "--consistent", old, "--json")]
        told = [registry.ctl(*question).stdout for question in questions]
        size = registry.size()
        registry.stop()
        before = {path: path.stat().st_mtime_ns for path in registry.data.rglob("*")}
        for question, answer in zip(questions, told):
            equal(registry.ctl(*question, "--data", registry.data).stdout, answer)
        registry.ctl("prove", size, "--data", registry.data, "--out", proof)
        equal(alone(proof, registry.key)["seq"], size)
        done = registry.ctl("prove", size + 1, "--data", registry.data, code=2)
        holds(f"no more than {size} events" in done.stderr, done.stderr)
        registry.ctl("checkpoint", "--complete", "--data", registry.data, code=2)
        registry.ctl("prove", 1, "--data", registry.home / "nowhere", code=2)
        equal({path: path.stat().st_mtime_ns for path in registry.data.rglob("*")}, before)


def test_directory_and_running_daemon():
    """A directory is verified from its bytes, and a running daemon with it, while it is written to."""
    with Provable() as registry:
        registry.start()
        old = registry.home / "old"
        for number in range(1, 4):
            registry.live(number)
            registry.ctl("checkpoint", "--out", old)
        report = json.loads(registry.ctl("verify", "--key", registry.key, "--since", old, "--json").stdout)
        equal([check["check"] for check in report["checks"]],
              ["frames", "lines", "sequence", "links", "maps", "root", "signature", "consistency", "attachments",
               "personal", "decisions", "projections"])
        writer = subprocess.Popen([REGISTRYCTL, "submit", "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
                                  env={**os.environ, "REGISTRY_SOCKET": str(registry.socket)})
        for number in range(4, 12):
            for command in lived(number):
                writer.stdin.write(json.dumps(command, ensure_ascii=False) + "\n")
            writer.stdin.flush()
            registry.ctl("verify", "--key", registry.key)
            registry.ctl("verify", registry.data, "--key", registry.key)
        writer.stdin.close()
        writer.wait()
        equal(registry.stop(), 0)
        done = ctl("verify", registry.data, "--key", registry.key, "--since", old)
        equal(done.returncode, 0, done.stdout)
        note = (registry.data / "checkpoint").read_text().splitlines()
        events = [line for file in sorted((registry.data / "log").glob("*.log"))
                  for line in file.read_bytes().split(b"\n") if line.startswith(b"{")]
        equal(int(note[1]), len(events), "the last checkpoint speaks of all")
        equal(base64.b64decode(note[2]), root([hashlib.sha256(b"\0" + line).digest() for line in events]))


def root(leaves):
    if len(leaves) == 1:
        return leaves[0]
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + root(leaves[:half]) + root(leaves[half:])).digest()


def test_restored_copy():
    """An older copy of the directory is noticed by the guard; only a recovery that says who accepted it leads on."""
    with Provable(guard=True) as registry:
        registry.start()
        registry.live(1, commands=5)
        equal(registry.stop(), 0)
        kept = registry.home / "kept"
        shutil.copytree(registry.data, kept)
        registry.start()
        registry.live(1)
        size = registry.size()
        equal(registry.stop(), 0)
        shutil.rmtree(registry.data)
        shutil.copytree(kept, registry.data)
        registry.refuses(f"{size} were signed", "recover", str(registry.guard))
        done = registry.ctl("recover", registry.data, "--guard", registry.guard, "--reason", "恢复了旧备份")
        holds("recorded as event" in done.stdout, done.stdout)
        registry.start()
        line = json.loads(registry.ctl("log", "--json").stdout.splitlines()[-1])
        equal(line["type"], "lossAccepted")
        equal(line["facts"]["reason"], "恢复了旧备份")
        holds(f"\n{size}\n" in line["facts"]["losses"][0]["checkpoint"], "the lost checkpoint is kept")
        registry.live(1)
        equal(registry.stop(), 0)
        equal(registry.guard.read_text(), (registry.data / "checkpoint").read_text())
        registry.ctl("recover", registry.data, "--reason", "once more", code=7)


def test_cut_log_and_lost_key():
    """A log that is shorter than what was signed, a key or a checkpoint that is gone: the daemon says which, and stops."""
    with Provable() as registry:
        registry.start()
        registry.live(1)
        equal(registry.stop(), 0)
        log, = (registry.data / "log").glob("*.log")
        whole = log.read_bytes()
        log.write_bytes(whole[:whole.rindex(b"\n@ ") + 1])
        (registry.data / "acked").unlink()
        registry.refuses("were signed", "registryctl recover")
        log.write_bytes(whole)
        for name in ("checkpoint", "key"):
            file = registry.data / name
            content = file.read_bytes()
            file.unlink()
            registry.refuses(name, "backup")
            file.write_bytes(content)
            file.chmod(0o600)
        (registry.data / "key").chmod(0o644)
        registry.refuses("chmod 600")
        (registry.data / "key").chmod(0o600)
        registry.start()


def test_registry_without_key():
    """A registry from before checkpoints is told how to get its key, and has all of its events signed then."""
    with Provable() as registry:
        sys.path.append(str(ROOT / "Tests" / "Attacks"))
        from forge import Log
        log = Log(registry.data)
        founding = log.event(1)
        log.put(1, {**{name: value for name, value in founding.items() if name != "previous"}, "v": 1})
        log.write()
        for name in ("checkpoint", "key"):
            (registry.data / name).unlink()
        registry.refuses("init-key")
        made = subprocess.run([REGISTRYD, "init-key", "--data", registry.data], check=True, capture_output=True, text=True)
        registry.key = made.stdout.split()[-1]
        registry.start()
        registry.live(1)
        registry.ctl("verify", "--key", registry.key)


def test_key_and_checkpoint_lost():
    """Lost together they are a loss like any other: told as one, and left behind only by a recovery that tells the new key."""
    with Provable() as registry:
        registry.start()
        registry.live(1)
        equal(registry.stop(), 0)
        for name in ("checkpoint", "key"):
            (registry.data / name).unlink()
        registry.refuses("has been signed", "registryctl recover")
        made = subprocess.run([REGISTRYD, "init-key", "--data", registry.data], capture_output=True, text=True)
        equal((made.returncode, (registry.data / "key").exists()), (7, False), made.stderr)
        # A reason that no line of the log would hold leaves nothing behind, no key above all.
        registry.ctl("recover", registry.data, "--reason", "长" * 30_000, code=2)
        holds(not (registry.data / "key").exists(), "no key was made")
        done = registry.ctl("recover", registry.data, "--reason", "both lost")
        key, = re.findall(r"the verifier key is:  (\S+)", done.stdout)
        registry.start()
        registry.ctl("verify", "--key", key)
        kinds = [json.loads(line)["type"] for line in registry.ctl("log", "--json").stdout.splitlines()]
        equal(kinds[-1], "lossAccepted")


def test_guard_that_is_something_else():
    """Neither the daemon nor a recovery puts a checkpoint in the place of a key or of another file."""
    with Provable() as registry:
        other = registry.home / "notes.txt"
        other.write_text("mine\n")
        (registry.data / "checkpoint").unlink()
        for file, words in ((registry.data / "key", "in the directory that it is to guard"),
                            (other, "move it away"), (registry.home / "none" / "guard", "mounted")):
            registry.guard = file
            content = file.read_bytes() if file.exists() else None
            registry.refuses(words)
            done = registry.ctl("recover", registry.data, "--reason", "x", "--guard", file, code=7)
            holds(words in done.stderr, done.stderr)
            equal(file.read_bytes() if file.exists() else None, content)


def test_verify_the_daemon_from_elsewhere():
    """What the daemon serves is verified, and not what stands under the same name where the client is."""
    with Provable() as registry, tempfile.TemporaryDirectory() as elsewhere:
        subprocess.run([REGISTRYD, "init", "--data", "data", "--rehearsal", "--origin", "rehearsal/test"],
                       cwd=elsewhere, check=True, capture_output=True)
        whole = registry.data
        registry.data = Path(whole.name)
        registry.start(cwd=whole.parent)
        registry.data = whole
        registry.live(1)
        done = subprocess.run([REGISTRYCTL, "verify", "--json", "--socket", registry.socket], cwd=elsewhere,
                              capture_output=True, text=True, timeout=120)
        equal((done.returncode, json.loads(done.stdout)["size"]), (0, registry.size()), done.stderr)
        # Another directory in the place of the one that is served: whole in itself, and not the daemon's.
        shutil.move(whole, registry.home / "away")
        shutil.copytree(Path(elsewhere) / "data", whole)
        done = registry.ctl("verify", "--json", code=5)
        equal(first_fault(json.loads(done.stdout)), "logShorter", done.stdout)


def test_copied_while_written():
    """A copy made in the order of docs/DURABILITY.md is whole, and a daemon starts on it."""
    with Provable() as registry:
        registry.start()
        stop = threading.Event()

        def write():
            number = 0
            with registry.client() as client:
                while not stop.is_set():
                    number += 1
                    for command in life(number):
                        client.submit([command])

        writer = threading.Thread(target=write)
        writer.start()
        try:
            sizes = set()
            for number in range(8):
                copy = registry.home / f"copy-{number}"
                copy.mkdir()
                for part in ("registry.json", "key", "acked", "checkpoint", "log", "private", "attachments"):
                    subprocess.run(["cp", "-a", registry.data / part, copy], check=True)
                sizes.add(json.loads(registry.ctl("verify", copy, "--key", registry.key, "--json").stdout)["size"])
        finally:
            stop.set()
            writer.join()
        holds(len(sizes) > 4, f"it was written meanwhile: {sizes}")
        registry.stop()
        registry.data = copy
        registry.start()
        equal(registry.stop(), 0)


def test_killed_while_signing():
    """Killed at any moment while it signs, the daemon starts again, and what it had signed is still what it has."""
    chance = random.Random(1)
    with Provable(guard=True) as registry:
        for round_ in range(12):
            registry.start()
            daemon = registry.daemon
            writer = subprocess.Popen(
                [REGISTRYCTL, "submit", "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                text=True, env={**os.environ, "REGISTRY_SOCKET": str(registry.socket)})
            killer = subprocess.Popen(["sh", "-c", f"sleep {chance.uniform(0.02, 0.3):.3f}; kill -9 {daemon.pid}"])
            try:
                for command in lived(round_):
                    writer.stdin.write(json.dumps(command) + "\n")
                    writer.stdin.flush()
                    subprocess.run([REGISTRYCTL, "checkpoint", "--complete"], capture_output=True, check=False,
                                   env={**os.environ, "REGISTRY_SOCKET": str(registry.socket)})
                writer.stdin.close()
            except BrokenPipeError:
                pass
            killer.wait()
            daemon.wait()
            writer.wait()
            registry.daemon = None
        registry.start()
        registry.ctl("verify", "--key", registry.key)
        equal(registry.guard.read_text(), (registry.data / "checkpoint").read_text())
