"""Files that are not what they are taken for: each is told as what it is, and nobody is accused by it."""

import hashlib
import json
import re

from daemon import Registry, ctl, ends, lines
from lives import lived
from prove import equal, holds

MARK = "\ufeff"  # the byte order mark that some editors put before a text
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


def test_registry_that_does_not_say_who_it_is():
    """A registry.json that is none, or has gone, fails the verification of its registry."""
    with Lived().start() as registry:
        registry.stop()
        path = registry.data / "registry.json"
        whole = path.read_text()
        path.chmod(0o600)
        for text in ("", "hello\n", "{}\n", whole[:-3], whole.replace("true", "false"), "[" * 5000):
            path.write_text(text)
            check, = json.loads(ends(5, ctl("verify", registry.data, "--json")).stdout)["checks"]
            equal((check["check"], check["code"], check["holds"]), ("format", "identityUnreadable", False), str(check))
            holds(str(path) in check["message"] and "put it back" in check["message"], check["message"])
        told = ends(5, ctl("verify", registry.data, "--lang", "zh")).stdout
        holds("registry.json 不能使用" in told and "核对不通过" in told, told)
        path.write_text(whole.replace('"formatVersion":1', '"formatVersion":2'))
        holds("or a later one" in ends(7, ctl("verify", registry.data)).stderr, "a later format cannot be judged")
        path.unlink()
        check, = json.loads(ends(5, ctl("verify", registry.data, "--json")).stdout)["checks"]
        equal((check["code"], check["holds"]), ("identityMissing", False), str(check))
        holds("from any copy" in check["message"], check["message"])
        empty = registry.home / "empty"
        empty.mkdir()
        ends(2, ctl("verify", empty))
        ends(7, ctl("verify", registry.home / "nowhere"))


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


def test_receipt_of_a_resumed_run():
    """The receipt of a run that goes on has the events of the lines that the earlier run had decided, too."""
    with Lived(1).start() as registry:
        file, results, receipt = map(registry.file, ("commands", "results", "receipt"))
        commands = lived(2)
        file.write_text("".join(json.dumps(command) + "\n" for command in commands))
        ends(1, ctl("submit", file, "--results", results, registry=registry))
        decided = lines(results.read_text())
        seqs = [seq for outcome in decided for seq in outcome.get("seq", [])]
        holds(len(seqs) > 15, decided)
        for known in (5, len(decided)):
            results.write_text("".join(line + "\n" for line in results.read_text().splitlines()[:known]))
            receipt.unlink(missing_ok=True)
            done = ends(1, ctl("submit", file, "--results", results, "--resume", "--receipt", receipt, registry=registry))
            holds(f"{known} decided by an earlier run" in done.stdout, done.stdout)
            equal([line["seq"] for line in lines(receipt.read_text())], seqs, f"events in the receipt, {known} known")
            ends(0, ctl("verify", receipt, "--key", registry.key))
        refused = registry.file("refused", json.dumps(commands[-1]))
        receipt.unlink()
        for env, words in ((ENGLISH, "nothing was recorded, so the receipt"), (CHINESE, "没有记录任何事件，未写回执")):
            done = ends(1, ctl("submit", refused, "--receipt", receipt, registry=registry, env=env))
            holds(words in done.stderr and not receipt.exists(), done.stderr)


def test_checkpoint_that_accuses_nobody():
    """Only a checkpoint that the registry has signed and the log contradicts shows that the log was another once."""
    with Lived(1).start() as registry, Lived(2).start() as other:
        origin, size, root, *rest = registry.checkpoint.read_text().split("\n")
        changed = ("A" if root[5] != "A" else "B").join((root[:5], root[6:]))
        files = {"root": "\n".join([origin, size, changed, *rest]), "size": "\n".join([origin, "99999", root, *rest]),
                 "other": other.checkpoint.read_text()}
        twin = registry.copy()
        with twin:
            twin.start()
            with twin.client() as client:
                client.submit(lived(3)[:1])
            forked = registry.file("forked", ends(0, ctl("checkpoint", registry=twin)).stdout)
        with registry.client() as client:
            client.submit(lived(4)[:1])
        told = {"root": "is wrong", "size": "is wrong", "other": "is not signed by this registry's key"}
        for where in ([], ["--data", registry.data]):
            for name, text in files.items():
                asked = ["prove", "--consistent", registry.file(name, text), *where]
                done = ends(5, ctl(*asked, registry=registry))
                holds("says nothing against the log" in done.stderr and told[name] in done.stderr, done.stderr)
                holds("keep that checkpoint" not in done.stderr, done.stderr)
                done = ends(5, ctl(*asked, registry=registry, env=CHINESE))
                holds("不能说明登记簿有误" in done.stderr and "请保留" not in done.stderr, done.stderr)
            done = ends(5, ctl("prove", "--consistent", forked, *where, registry=registry))
            holds("keep that checkpoint" in done.stderr, done.stderr)
            if not where:
                registry.stop()
        (registry.data / "key").rename(registry.file("key"))
        done = ends(5, ctl("prove", "--consistent", forked, "--data", registry.data))
        holds("cannot be checked" in done.stderr and "keep that checkpoint" not in done.stderr, done.stderr)


def test_policy_of_another_log():
    """A policy that names other logs than the key given lets nothing of that log pass."""
    with Lived(1).start() as registry, Lived(2).start() as other:
        receipt, bundle, proof = map(registry.file, ("receipt", "bundle", "proof"))
        ends(0, ctl("submit", "--receipt", receipt, registry=registry, stdin=json.dumps(lived(3)[0])))
        ends(0, ctl("bundle", "sp-saishang-1", "--out", bundle, registry=registry))
        ends(0, ctl("prove", 3, "--out", proof, registry=registry))
        own, others = (f"log {key.read_text()}" for key in (registry.key, other.key))
        for logs, code in ((own, 0), (others + own, 0), ("", 0), (others, 5)):
            policy = registry.file("policy", logs + "quorum none\n")
            for subject in (registry.checkpoint, receipt, bundle, proof, registry.data):
                words = ["verify", subject, "--key", registry.key, "--policy", policy]
                done = ends(code, ctl(*words), f"{subject.name} {logs}")
                if code:
                    holds("the policy is for another log" in done.stdout, done.stdout)
                    holds("见证策略是给别的登记簿的" in ctl(*words, env=CHINESE).stdout, "in Chinese")
                    codes = [check.get("code") for check in json.loads(ctl(*words, "--json").stdout)["checks"]]
                    holds("policyOfOtherLog" in codes, codes)


def test_byte_order_mark():
    """A byte order mark before a key, a table or JSON lines is passed over, and told where it breaks a signature."""
    with Lived(1).start() as registry:
        marked = registry.file("key.marked", MARK + registry.key.read_text())
        ends(0, ctl("verify", registry.checkpoint, "--key", marked))
        ends(0, ctl("verify", registry.checkpoint, "--key", MARK + registry.key.read_text().strip()))
        proof, receipt, bundle, policy = map(registry.file, ("proof", "receipt", "bundle", "policy"))
        commands = [MARK + json.dumps(command) if number == 0 else json.dumps(command)
                    for number, command in enumerate(lived(2)[:3])]
        done = ends(0, ctl("submit", "--receipt", receipt, registry=registry, stdin="\n".join(commands)))
        equal([outcome["outcome"] for outcome in lines(done.stdout)], ["accepted"] * 3)
        file = registry.file("commands", MARK + MARK + "\n" + commands[0])
        equal([outcome["outcome"] for outcome in lines(ends(1, ctl("import", file, registry=registry)).stdout)],
              ["refused", "refused"], "one mark, and at the beginning only")
        equal(ends(0, ctl("import", registry.file("commands", MARK + "\n"), registry=registry)).stdout, "")
        ends(0, ctl("prove", 3, "--out", proof, registry=registry))
        ends(0, ctl("bundle", "sp-saishang-1", "--out", bundle, registry=registry))
        for file in (registry.checkpoint, proof, receipt, bundle):
            ends(0, ctl("verify", file, "--key", registry.key), file.name)
            file.write_text(MARK + file.read_text())
            done = ends(5, ctl("verify", file, "--key", registry.key), file.name)
            holds("begins with a byte order mark" in done.stdout and "is wrong" not in done.stdout, done.stdout)
        done = ends(5, ctl("verify", registry.data, "--key", registry.key, "--since", registry.checkpoint))
        holds("begins with a byte order mark" in done.stdout, done.stdout)
        policy.write_text(MARK + "quorum none\n")
        for words in (["prove", "--consistent", registry.checkpoint],
                      ["cosign", registry.checkpoint, proof, "--witness", registry.key.read_text().strip()],
                      ["verify", proof, "--key", registry.key, "--policy", policy]):
            done = ends(2, ctl(*words, registry=registry))
            holds("begins with a byte order mark" in done.stderr, done.stderr)


def test_spoilt_evidence():
    """A spoilt file in a folder of evidence is named as what is spoilt, and not the registry's attachments."""
    with Registry(rehearsal=True).start() as registry:
        folder = registry.home / "evidence"
        folder.mkdir()
        digest = hashlib.sha256(b"whole").hexdigest()
        (folder / digest).write_bytes(b"spoilt")
        words = ["import", "--evidence", folder]
        done = ends(5, ctl(*words, registry=registry))
        holds(digest in done.stderr and "it is that file which is spoilt" in done.stderr, done.stderr)
        holds("have the registry" not in done.stderr and "nothing was kept" not in done.stderr, done.stderr)
        holds("坏的是这个文件" in ends(5, ctl(*words, registry=registry, env=CHINESE)).stderr, "in Chinese")


def english(text):
    """The first two words in a row that are English; paths, and programs with their verbs, have no language."""
    found = re.search(r"[A-Za-z]{3,}[,:;]? [A-Za-z]{3,}",
                      re.sub(r"registry(ctl|d)( [a-z-]+)*", "", re.sub(r"[!-.0-~]*/[!-~]*", "", text)))
    return found and found[0]


def test_chinese_throughout():
    """In Chinese the reasons are Chinese, too: what a file is not, where a log is damaged, why a registry is not opened."""
    with Lived(1).start() as registry:
        proof, bundle = map(registry.file, ("proof", "bundle"))
        ends(0, ctl("prove", 3, "--out", proof, registry=registry))
        ends(0, ctl("bundle", "sp-saishang-1", "--out", bundle, registry=registry))
        asked = ends(3, ctl("--lang", "zh", "info", "--socket", registry.home / ("x" * 100)))
        holds("字节" in asked.stderr and not english(asked.stderr), asked.stderr)
        registry.stop()
        note = registry.checkpoint.read_text()
        key = ["--key", registry.key]
        no_root = registry.file("no-root", "\n".join([*note.split("\n")[:2], "AAAA", *note.split("\n")[3:]]))
        cases = {  # what is told, in both languages
            ("verify", no_root, *key): ("散列值必须是 32 字节的 base64", "a hash must be the base64 of 32 bytes"),
            ("verify", registry.file("unsigned", note.split("\n\n")[0] + "\n"), *key): ("没有空行及其后的签名", "no empty line"),
            ("verify", registry.file("proof", proof.read_text()[:99] + "\n"), *key): ("事件证明", "tlog-proof"),
            ("verify", registry.file("bundle", bundle.read_text()[:999]), *key): ("文本已结束", "the text ends"),
            ("verify", registry.checkpoint, "--key", "a+b"): ("名称+编号+密钥", "NAME+ID+KEY"),
            ("verify", registry.checkpoint, *key, "--policy", registry.file("policy", "quorum\n")): ("见证策略", "tlog-policy"),
            ("verify", registry.home): ("不是登记簿", "is no registry"),
            ("prove", "--consistent", no_root, "--data", registry.data): ("第 3 行", "in line 3"),
            ("cosign", no_root, no_root, "--witness", registry.key.read_text().strip()): ("第 3 行", "in line 3"),
            ("register-space", "--data", "{"): ("双引号中的成员名", "a member name in double quotes"),
            ("info", "--socket", "tcp:here"): ("不认识“tcp:”类地址", "of the kind \"tcp:\""),
        }

        def both(words, chinese, wanted):
            told = {language: ctl("--lang", language, *words, registry=registry) for language in ("zh", "en")}
            for language, expected in (("zh", chinese), ("en", wanted)):
                done = told[language]
                holds(done.returncode != 0 and expected in done.stdout + done.stderr, f"{words}: {done.stdout}{done.stderr}")
            said = told["zh"].stdout + told["zh"].stderr
            equal(english(said), None, f"{words}: {said}")

        for words, (chinese, wanted) in cases.items():
            both(words, chinese, wanted)
        log, = (registry.data / "log").glob("*.log")
        whole = log.read_bytes()
        verify = ("verify", registry.data)
        for spoilt in (whole.replace(b'"seq":5', b'"seq":6', 1), whole.replace(b"\n@ 2 ", b"\n# 2 ", 1), whole[:500],
                       whole.replace(b"registry-log 1", b"registry-log 2", 1)):
            log.write_bytes(spoilt)
            both(verify, "日志损坏", "is damaged at byte")
            both(("prove", 3, "--data", registry.data), "字节处损坏", "is damaged at byte")
        log.write_bytes(whole)
        checkpoint = registry.data / "checkpoint"
        for text, chinese, wanted in ((no_root.read_text(), "不是有效的检查点，第 3 行", "not a valid checkpoint in line 3"),
                                      ("x", "最后一行没有换行符", "does not end with a line feed")):
            checkpoint.write_text(text)
            both(verify, chinese, wanted)
            both(("prove", 3, "--data", registry.data), chinese, wanted)
        checkpoint.unlink()
        both(("prove", 3, "--data", registry.data), "缺少最后签署的检查点", "is missing")
        (registry.data / "key").chmod(0o644)
        both(("recover", registry.data, "--reason", "x"), "chmod 600", "chmod 600")
