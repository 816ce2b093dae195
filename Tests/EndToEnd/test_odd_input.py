"""Input that nobody means, typed or sent: it is told as such, and no program stops at it."""

import json
import os
import stat
import subprocess

from daemon import REGISTRYCTL, Registry, ctl
from lives import life
from prove import Skipped, equal, holds

LARGEST = 2**63 - 1


def lived(registry):
    """A whole life, recorded, and a checkpoint of it."""
    commands = "\n".join(json.dumps(command) for command in life(1, dated=True)[:-1])
    equal(ctl("submit", "-", registry=registry, stdin=commands).returncode, 0)
    equal(ctl("checkpoint", registry=registry).returncode, 0)
    return json.loads(ctl("info", "--json", registry=registry).stdout)["verifierKey"]


def test_proof_of_no_event():
    """A proof whose index is the largest there is proves nothing."""
    with Registry(rehearsal=True).start() as registry:
        key = lived(registry)
        proof, receipt = registry.home / "proof", registry.home / "receipt"
        equal(ctl("prove", "12", "--out", proof, registry=registry).returncode, 0)
        text = proof.read_text()
        for index in (12, LARGEST - 1, LARGEST):
            forged = text.replace("\nindex 11\n", f"\nindex {index}\n")
            holds(forged != text, "the index is in the proof")
            proof.write_text(forged)
            equal(ctl("verify", proof, "--key", key).returncode, 5, f"index {index}")
            receipt.write_text(json.dumps({"seq": 12, "proof": forged}, ensure_ascii=False, separators=(",", ":")) + "\n")
            equal(ctl("verify", receipt, "--key", key).returncode, 5, f"index {index} in a receipt")


def test_end_of_time():
    """People are answered about the last moments that can be written, and nothing is recorded that could not be dated."""
    with Registry(rehearsal=True).start() as registry:
        lived(registry)
        for words in (["register"], ["status", "sp-saishang-1"], ["show", "sp-saishang-1"], ["list"], ["due"], ["stats"],
                      ["explain", "sp-saishang-1"], ["timeline", "sp-saishang-1"], ["history", "sp-saishang-1"]):
            for known in ("9999-12-31T15:59:59Z", "9999-12-31T16:00:00Z", "9999-12-31T23:59:59.999999Z"):
                done = ctl(*words, "--known-at", known, registry=registry)
                equal(done.returncode, 0, f"{words} as known at {known}: {done.stderr}")
        command = {"commandId": "late", "recordedBy": "A", "command": "openCall",
                   "data": {"callId": "k9", "opensOn": "2150-01-01", "closesOn": "2150-02-01"}}
        for at, code in (("2201-01-01T00:00:00Z", 1), ("2200-12-31T23:59:59.999999Z", 0)):
            done = ctl("submit", "-", registry=registry, stdin=json.dumps({**command, "recordedAt": at}))
            equal(done.returncode, code, done.stdout)
        for words in (["info"], ["log"], ["record", "late"], ["show", "sp-saishang-1"]):
            equal(ctl(*words, registry=registry).returncode, 0, str(words))


def test_days_after_2200():
    """Days that were reckoned beyond the years of commands are shown like any other."""
    with Registry(rehearsal=True).start() as registry:
        done = ctl("due", "--on", "2200-12-31", "--within", "10d", "--lang", "en", registry=registry)
        equal(done.returncode, 0)
        holds("2201-01-10" in done.stdout, done.stdout)


def test_largest_numbers_of_options():
    """The largest number is answered or refused wherever an option or an operand is a number, like any other."""
    with Registry(rehearsal=True).start() as registry:
        lived(registry)
        for code, *words in (
            (0, "log", "--from", LARGEST), (0, "log", "--from", LARGEST, "--json"), (0, "log", "--limit", LARGEST),
            (1, "wait", "--size", LARGEST, "--timeout", "0"), (2, "wait", "--size", "1", "--timeout", LARGEST),
            (2, "prove", LARGEST), (2, "prove", LARGEST, "--data", registry.data), (0, "search", "塞上", "--limit", LARGEST),
            (2, "due", "--within", LARGEST), (2, "list", "--expiring", LARGEST), (2, "list", "--expiring", "109938d"),
            (0, "assessments", "--year", LARGEST), (2, "stats", "--from-year", LARGEST), (2, "stats", "--to-year", LARGEST),
            (6, "register-space", "--space-id", "x", "--name", "n", "--address", "a", "--jurisdiction", "shuocheng",
             "--no-on-campus", "--no-college-operated", "--operator-id", "op-saishang-1", "--registered-on", "2020-01-01", "--expected-size", LARGEST),
        ):
            done = ctl(*words, registry=registry)
            equal(done.returncode, code, f"{words}: {done.stdout[-300:]}{done.stderr[-300:]}")


def test_dates_in_tables():
    """A cell that is no date is refused with its line, and the lines around it are decided."""
    head = "operatorId,name,operatorKind,hostUscc,registeredOn"
    cells = ["2023/1/9", "99999999/1/1", "-2020/1/1", "2020//1/1", "9223372036854775807/1/1", "2023.1.9"]
    rows = [f"o{number},n,affiliatedBody,91140602MA0KUN3L2N,{cell}" for number, cell in enumerate(cells)]
    with Registry(rehearsal=True).start() as registry:
        table = registry.home / "table.csv"
        table.write_text("\n".join([head, *rows]) + "\n")
        done = ctl("submit", table, "--command", "register-operator", "--check", registry=registry)
        outcomes = [json.loads(line)["outcome"] for line in done.stdout.splitlines()]
        equal(outcomes, ["accepted", "refused", "refused", "refused", "refused", "accepted"], done.stdout + done.stderr)
        equal(done.returncode, 1)


def test_numbers_in_forms():
    """A number that is none of the list's is asked for again."""
    with Registry(rehearsal=True).start() as registry:
        lived(registry)
        words = ["x1", "sp-saishang-1", "", "", "", "", "", "2020-01-01", "", *[str(n) for n in (-2**63, 0, 6, LARGEST)], "1"]
        done = ctl("apply", "--interactive", "--draft", registry.home / "draft", "--lang", "en", registry=registry,
                   stdin="\n".join(words) + "\n")
        holds(done.returncode not in (132, -4), f"exit code {done.returncode}: {done.stderr[-300:]}")
        equal((done.stdout + done.stderr).count("write a number from 1 to 5"), 4, done.stdout + done.stderr)


def test_out_to_a_device():
    """No verb puts a file in the place of a device."""
    with Registry(rehearsal=True).start() as registry:
        lived(registry)
        device = registry.home / "full"
        try:
            os.mknod(device, stat.S_IFCHR | 0o666, os.makedev(1, 7))
        except PermissionError as error:
            raise Skipped("devices cannot be made here") from error
        for words in (["checkpoint"], ["prove", "3"], ["bundle", "sp-saishang-1"], ["dossier", "sp-saishang-1", "--force"]):
            done = ctl(*words, "--out", device, registry=registry)
            equal(done.returncode, 2, f"{words}: {done.stdout}{done.stderr}")
            holds(stat.S_ISCHR(os.stat(device).st_mode), f"{words} replaced it")


def test_consistency_with_no_checkpoint():
    """A file that is no checkpoint is wrong usage, and no sign that the log was another once."""
    with Registry(rehearsal=True).start() as registry:
        lived(registry)
        equal(ctl("prove", "--consistent", "/dev/null", registry=registry).returncode, 2)


def test_checkpoint_that_is_none():
    """A directory whose checkpoint is rubbish does not hold, with a key or without."""
    with Registry(rehearsal=True).start() as registry:
        key = lived(registry)
        registry.stop()
        for rubbish in (b"", b"garbage\n\n", (registry.data / "checkpoint").read_bytes()[:100]):
            (registry.data / "checkpoint").write_bytes(rubbish)
            for words in ([], ["--key", key]):
                equal(ctl("verify", registry.data, *words).returncode, 5, f"{rubbish} {words}")


def test_what_came_deep_can_be_read():
    """A command nested as deep as a call may be is answered about like any other; one that is deeper is told as such."""
    with Registry(rehearsal=True).start() as registry:
        commands = life(1, dated=True)
        names = [command["command"] for command in commands]
        commands = commands[:names.index("submitApplication") + 1]
        lines = [json.dumps(command) for command in commands[:-1]]
        commands[-1]["data"]["form"]["box"] = "@"
        deepest = json.dumps(commands[-1])
        for depth, code in ((59, 1), (58, 0)):
            line = deepest.replace('"@"', "[" * depth + "]" * depth)
            done = ctl("submit", "-", registry=registry, stdin="\n".join([*lines, line]))
            equal(done.returncode, code, done.stdout + done.stderr)
            equal("more than 61 deep" in done.stdout, code == 1, done.stdout)
        for words in (["history", "sp-saishang-1"], ["explain", "sp-saishang-1"], ["show", "sp-saishang-1"], ["timeline", "sp-saishang-1"],
                      ["dossier", "sp-saishang-1", "--out", registry.home / "dossier.html"],
                      ["bundle", "sp-saishang-1", "--out", registry.home / "space.bundle"]):
            done = ctl(*words, registry=registry)
            equal(done.returncode, 0, f"{words}: {done.stderr}")
        key = json.loads(ctl("info", "--json", registry=registry).stdout)["verifierKey"]
        done = ctl("verify", registry.home / "space.bundle", "--key", key, registry=registry)
        equal(done.returncode, 0, done.stdout + done.stderr)


def test_words_that_are_not_utf_8():
    """Words and answers in another encoding are refused and named; nothing of them is recorded."""
    name = "朔州".encode("gb18030")
    with Registry().start() as registry:
        for words, named in (([b"--name", name], b"the value of --name is not UTF-8"),
                             ([b"--name=" + name], b"the value of --name is not UTF-8"),
                             ([name], b"a word of the command line is not UTF-8")):
            done = subprocess.run([REGISTRYCTL, b"--lang", b"en", b"register-space", *words], capture_output=True,
                                  env={**os.environ, "REGISTRY_SOCKET": str(registry.socket)})
            equal((done.returncode, done.stdout), (2, b""), str(words))
            holds(named in done.stderr, done.stderr)
        draft = registry.home / "draft"
        done = subprocess.run([REGISTRYCTL, "--lang", "en", "apply", "--interactive", "--draft", draft], capture_output=True,
                              env={**os.environ, "REGISTRY_SOCKET": str(registry.socket)}, input=name + b"\na1\n")
        equal(done.returncode, 2, "the input has ended before the form")
        holds(b"this is not UTF-8" in done.stderr, done.stderr)
        equal(json.loads(draft.read_text())["data"]["applicationId"], "a1")


def test_slips_in_cells():
    """White space around a cell is dropped; an identifier or a name with a slip in it is refused with its row and column."""
    cells = [" o1 ,甲公司", "o 2,乙公司", "o３,丙公司", 'o4,"丁\n公司"', 'o5,"戊公司\n"']
    rows = "".join(f"{cell},affiliatedBody,91140602MA0KUN3L2N,2023-01-09\n" for cell in cells)
    with Registry(rehearsal=True).start() as registry:
        table = registry.home / "table.csv"
        table.write_text("operatorId,name,operatorKind,hostUscc,registeredOn\n" + rows)
        done = ctl("submit", table, "--command", "register-operator", "--lang", "en", registry=registry)
        outcomes = [json.loads(line) for line in done.stdout.splitlines()]
        equal([outcome["outcome"] for outcome in outcomes], ["accepted", "refused", "refused", "refused", "accepted"], done.stdout)
        equal(done.returncode, 1)
        for outcome, said in zip(outcomes[1:4], ("line 3: operatorId cannot be", "line 4: operatorId cannot be", "line 5: name cannot be")):
            holds(said in outcome["message"], outcome)
        equal(json.loads(ctl("query", '{"query":"identifiers","kind":"operator","prefix":""}', registry=registry).stdout)["identifiers"],
              ["o1", "o5"])


def test_questions_about_nobody():
    """People who ask about a space that is not registered, such as by its name, are told so, and where to look; a day before
    all that is known of a space is no such thing, and programs get their answer as ever."""
    with Registry(rehearsal=True).start() as registry:
        lived(registry)
        for words in (["status"], ["show"], ["history"], ["explain"], ["timeline"], ["diff", "--known-at", "2022-01-01"]):
            for space, on, told in (("塞上云创众创空间", [], True), ("sp-saishang", [], True), ("sp-saishang-1", [], False),
                                    ("sp-saishang-1", ["--on", "2016-01-01"], False)):
                done = ctl(words[0], space, *words[1:], *on, "--lang", "en", registry=registry)
                equal(done.returncode, 0, str(words))
                equal(done.stderr, f"no space {space} is registered; to find its id: registryctl search NAME\n" * told, str(words + [space]))
                equal(ctl(words[0], space, *words[1:], "--json", registry=registry).stderr, "", "with --json")


def test_slips_in_options():
    """What tables refuse, options refuse; an erasure of nothing is not recorded, for it could never be ordered again."""
    with Registry(rehearsal=True).start() as registry:
        lived(registry)
        size = json.loads(ctl("info", "--json", registry=registry).stdout)["size"]
        erase = ["erase-personal-data", "--legal-basis", "x", "--decided-on", "2026-01-02", "--approved-by", "B", "--lang", "en"]
        for words, said in (
            (["open-call", "--call-id", "k　1", "--opens-on", "2026-01-02", "--closes-on", "2026-02-02", "--lang", "en"], "must not have blanks"),
            (["register-operator", "--operator-id", "o9", "--name", "a\x1b[Db", "--lang", "en"], "without tabs and control characters"),
            ([*erase, "--subject-ref", "任德厚"], "application:ID"),
            ([*erase, "--subject-ref", "application:nobody"], "nothing was recorded"),
        ):
            done = ctl(*words, registry=registry)
            equal((done.returncode, said in done.stderr), (2, True), done.stdout + done.stderr)
            holds("\x1b" not in done.stderr, done.stderr)
        equal(json.loads(ctl("info", "--json", registry=registry).stdout)["size"], size)


def test_expected_size_of_a_long_run():
    """A run for a log of a known size that somebody else comes into says how much of it was recorded."""
    with Registry(rehearsal=True).start() as registry:
        lived(registry)
        size = json.loads(ctl("info", "--json", registry=registry).stdout)["size"]
        call = lambda name: {"commandId": name, "command": "openCall", "recordedAt": "2030-01-01T00:00:00Z",
                             "data": {"callId": name, "opensOn": "2020-01-01", "closesOn": "2020-02-01"}}
        run = subprocess.Popen([REGISTRYCTL, "submit", "-", "--expected-size", str(size), "--lang", "en"], text=True,
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               env={**os.environ, "REGISTRY_SOCKET": str(registry.socket)})
        for name in ("a", "b"):
            run.stdin.write(json.dumps(call(name)) + "\n")
        run.stdin.flush()
        outcomes = [json.loads(run.stdout.readline()) for _ in "ab"]
        equal([outcome["outcome"] for outcome in outcomes], ["accepted"] * 2)
        with registry.client() as client:
            client.submit([call("stranger")])
        out, told = run.communicate(json.dumps(call("c")) + "\n")
        equal(run.returncode, 6, told)
        holds(f"the first 2 commands were recorded and no more: the log has {size + 3} events by then, not the {size + 2} expected" in told, told)
        holds(f"registryctl log --from {size + 3}" in told, told)
