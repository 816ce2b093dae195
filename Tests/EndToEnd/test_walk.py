"""Every verb and every option of the table, run through the built program in both languages.

A verb or option that is new in the table is run with what its kind suggests; one that needs more is told so here, or
the test fails and says which.
"""

import json
import re
import shutil
import subprocess
import time
from pathlib import Path

from daemon import REGISTRYCTL, Registry, ctl
from lives import life
from prove import equal, holds
from test_proofs import verifier_key
from test_shell import LANGUAGES, table, validator

SPACE, OPERATOR, COMMAND = "sp-saishang-1", "op-saishang-1", "cert-2023-004-1-issued"


class Ground:
    """A registry with lives in it, and files of every kind that verbs take."""

    def __init__(self, registry):
        self.registry = registry
        home = registry.home
        self.commands = life(1, dated=True)
        with registry.client() as client:
            client.submit(self.commands)
            client.submit(life(2)[:3])
        self.certified = next(command["commandId"] for command in self.commands if command["command"] == "certify")
        data = next(command["data"] for command in self.commands if command["command"] == "certify")
        self.application, self.certification = data["applicationId"], data["certificationId"]
        self.lines = home / "lines.jsonl"
        self.lines.write_text("\n".join(json.dumps(command) for command in life(3)[:2]))
        self.table = home / "table.csv"
        self.table.write_text("callId,opensOn,closesOn\nc-1,2020-01-01,2020-02-01\n")
        self.evidence = home / "evidence.txt"
        self.evidence.write_text("evidence")
        self.digest = ctl("attach", self.evidence, registry=registry).stdout.split()[0]
        self.plan = home / "plan.json"
        ctl("plan", self.lines, "--out", self.plan, registry=registry)
        self.export = home / "export.jsonl"
        self.export.write_text(ctl("export", registry=registry).stdout)
        self.folder = home / "evidence-files"
        ctl("export", "--evidence", self.folder, registry=registry)
        self.checkpoint = home / "early.checkpoint"
        ctl("checkpoint", "--out", self.checkpoint, registry=registry)
        self.count = 0

    def fresh(self, name="fresh"):
        """A path at which nothing is yet."""
        self.count += 1
        return self.registry.home / f"{name}-{self.count}"

    def operands(self, verb):
        """The operands of a verb: those that its kind suggests, unless it needs others."""
        special = {
            "submit": [self.lines], "plan": [self.lines], "whatif": [self.lines], "apply": [self.plan], "import": [self.export],
            "query": ['{"query":"bans"}'], "completion": ["bash"], "schema": ["event"], "table": ["bans"],
            "record": [self.certified], "remedy": [self.certified],
            "prove": ["3"],
        }
        if verb["name"] in special:
            return special[verb["name"]]
        return [self.value(operand) for operand in verb["operands"] if not operand["optional"]]

    def value(self, spec):
        kinds = {
            "text": "x", "date": "2023-05-01", "instant": "2023-05-01", "natural": "2023", "decimal": "12.5",
            "size": "1000", "duration": "1s", "days": "90d", "digest": self.digest, "file": self.evidence, "document": "{}",
            "command": "certify", "verb": "status", "word": "x",
        }
        if spec["kind"] == "identifier":
            return {"space": SPACE, "operator": OPERATOR}.get(spec["of"], "x")
        if spec["kind"] == "choice":
            return spec["choices"][0]["value"]
        return kinds[spec["kind"]]

    def words(self, option, value=None):
        """An option as it is typed."""
        if option["kind"] == "flag":
            return ["--" + option["name"]]
        if option["kind"] in ("boolean", "version"):
            return ["--" + option["name"]]
        return ["--" + option["name"], self.value(option) if value is None else value]

    def always(self, verb):
        """What a verb needs besides in every run, option by option."""
        needed = {"wait": [["--size", "1"]], "certificate": [["--on", "2023-06-01"]],
                  "attachment": [["--out", self.fresh("out")]]}
        required = [self.special(verb, option) or self.words(option) for option in verb["options"] if option["required"]]
        return required + needed.get(verb["name"], [["--check"], ["--data", "{}"]] if verb["section"] == "acts" else [])

    def special(self, verb, option):
        """The words of an option whose value, or whose company, its kind does not suggest; and exit codes besides 0."""
        table = ["--format", "csv", "--command", "openCall"]
        if option["name"] == "expected-size":
            return ["--expected-size", str(self.size())]
        return {
            ("erase-personal-data", "subject-ref"): ["--subject-ref", "application:x"],
            ("submit", "command"): table,
            ("submit", "encoding"): ["--encoding", "utf-8", *table],
            ("plan", "command"): table,
            ("plan", "encoding"): ["--encoding", "utf-8", *table],
            ("submit", "resume"): ["--resume", "--results", self.fresh("results")],
            ("submit", "results"): ["--results", self.fresh("results")],
            ("submit", "receipt"): ["--receipt", self.fresh("receipt")],
            ("import", "resume"): ["--resume", "--results", self.fresh("results")],
            ("import", "results"): ["--results", self.fresh("results")],
            ("import", "recorded-now"): ["--recorded-now"],
            ("import", "evidence"): ["--evidence", self.folder],
            ("export", "evidence"): ["--evidence", self.fresh("folder")],
            ("plan", "out"): ["--out", self.fresh("plan")],
            ("attachment", "out"): ["--out", self.fresh("out")],
            ("log", "cursor"): ["--cursor", self.fresh("cursor")],
            ("due", "place"): ["--place", "朔城区"],
            ("list", "place"): ["--place", "Shuocheng"],
            ("wait", "status"): ["--status", "nobody=unknown"],
            ("wait", "stage"): ["--stage", SPACE + "=noticeClosed", "--timeout", "0"],
            ("wait", "flag"): ["--flag", SPACE + "=underDispute", "--timeout", "0"],
            ("wait", "command"): ["--command", self.certified],
            ("notice", "application"): ["--application", self.application],
            ("notice", "known-at"): ["--known-at", "2030-01-01"],
            ("certificate", "certification"): ["--certification", self.certification],
            ("certificate", "known-at"): ["--known-at", "2030-01-01", "--on", "2023-06-01"],
            ("certificate", "on"): ["--on", "2023-06-01"],
            ("prove", "consistent"): ["--consistent", self.checkpoint],
            ("prove", "data"): ["--data", self.registry.data],
            ("checkpoint", "data"): ["--data", self.registry.data],
            ("prove", "out"): ["--out", self.fresh("proof")],
            ("checkpoint", "out"): ["--out", self.fresh("checkpoint")],
            ("dossier", "out"): ["--out", self.fresh("dossier")],
            ("bundle", "out"): ["--out", self.fresh("bundle")],
            ("wait", "size"): ["--size", "2"],
        }.get((verb["name"], option["name"]))

    def size(self):
        with self.registry.client() as client:
            return client.size()

    def operands_for(self, verb, option):
        """Tables come from a table; what proves a checkpoint has it in the place of an event."""
        if (verb["name"], option["name"]) == ("prove", "consistent"):
            return []
        if verb["name"] in ("submit", "plan") and option["name"] in ("command", "encoding"):
            return [self.table]
        return None


# Exit codes that are no fault of the walk: refusals by the rules, conditions that do not hold.
REFUSALS = {"wait": {0, 1}, "import": {0, 1, 6}, "submit": {0, 1}, "plan": {0, 1}, "whatif": {0, 1}}


def runs(ground, verb):
    """Every command line that the walk runs for a verb, named by what is exercised."""
    yield "", [], None
    for option in verb["options"]:
        words = ground.special(verb, option)
        yield option["name"], ground.words(option) if words is None else words, ground.operands_for(verb, option)


def check(verb, about, done, codes):
    holds(done.returncode in codes, f"{verb['name']} {about} ends with {done.returncode}: {done.stderr[:300] or done.stdout[:300]}\n"
          "(if it needs other words than its kind suggests, say so in test_walk.py)")


def test_every_verb_and_option():
    """Every verb and option does its work, in both languages; answers for programs fit their schema."""
    names = set(ctl("schema", "--list").stdout.split())
    validators = {}
    with Registry(rehearsal=True).start() as registry:
        ground = Ground(registry)
        for verb in table()["verbs"]:
            if verb["name"] in ELSEWHERE:
                check_elsewhere(verb)
                continue
            codes = {0, 1} if verb["section"] == "acts" else REFUSALS.get(verb["name"], {0})
            for about, words, operands in runs(ground, verb):
                always = [word for needed in ground.always(verb) if needed[0] not in words for word in needed]
                line = [verb["name"], *(ground.operands(verb) if operands is None else operands), *always, *words]
                if about in DIALOGUE:
                    check_elsewhere({"name": verb["name"], "options": [{"name": about}]})
                    continue
                if about == "follow":
                    check_follow(registry, line)
                    continue
                shown = {}
                for language in LANGUAGES:
                    done = ctl(*line, "--lang", language, registry=registry, stdin="")
                    check(verb, about, done, codes)
                    shown[language] = done.stdout
                    line = renewed(ground, line)
                if about == "" and verb["name"] not in SAME_IN_BOTH:
                    holds(shown["en"] != shown["zh"] and re.search(r"[一-鿿]|\[u[4-9]", shown["zh"]), f"{verb['name']} in Chinese: {shown['zh']}")
                name = "answer." + verb["name"]
                if name not in names or "--format" in words or (verb["name"], about) in NO_JSON:
                    continue
                done = ctl(*renewed(ground, line), "--json", registry=registry, stdin="")
                check(verb, about + " --json", done, codes)
                checker = validators.setdefault(name, validator(name))
                for text in documents(done.stdout):
                    holds(text.startswith(("{", "[")), f"{' '.join(map(str, line))} --json prints {text[:300]}")
                    errors = [error.message[:300] for error in checker.iter_errors(json.loads(text))]
                    holds(not errors, f"{' '.join(map(str, line))}: {errors[:2]} in {text[:300]}")


# Options that print something else than JSON.
NO_JSON = {("due", "ics"), ("template", "csv")}

# Verbs that need more than one registry and its files: the tests of this file, of proofs and of attacks run them.
ELSEWHERE = ("witness", "cosign", "verify", "recover")

# Options that begin a dialogue.
DIALOGUE = ("interactive", "draft")

# Verbs whose answer is the same for people and programs, whatever their language.
SAME_IN_BOTH = {"query", "submit", "import", "export", "attach", "attachment", "completion", "schema", "plan", "wait", "checkpoint",
                "prove", "bundle", "notice", "certificate"}


def documents(text):
    """JSON lines, or one document over several lines."""
    try:
        return [json.dumps(json.loads(text))] if text else []
    except json.JSONDecodeError:
        return text.splitlines()


def renewed(ground, line):
    """The same line with files that are not there yet, where the last run has made them."""
    return [ground.fresh() if str(word).startswith(str(ground.registry.home)) and re.search(r"-\d+$", str(word)) else word
            for word in line]


def check_elsewhere(verb):
    """The tests that a verb is left to name it with each of its options."""
    text = "".join((Path(__file__).parent / name).read_text() for name in ("test_proofs.py", "test_walk.py", "test_bureau.py"))
    missing = [option["name"] for option in verb["options"] if f'"--{option["name"]}"' not in text]
    holds(f'"{verb["name"]}"' in text and not missing, f"no test runs {verb['name']} with {missing}")


def test_options_of_proof():
    """What is proven offline, or recovered, is so in both languages with every option that says how."""
    with Registry().start() as registry:
        at = lambda name: registry.home / name  # noqa: E731
        ran = lambda code, *words: check({"name": words[0]}, words[1:], ctl(*words, registry=registry), {code})  # noqa: E731
        validators = {}

        def answers(code, *words):
            """The same, and the answer for programs fits its schema."""
            name = "answer." + words[0]
            done = ctl(*words, "--json", registry=registry)
            check({"name": words[0]}, words[1:], done, {code})
            errors = [error.message for error in validators.setdefault(name, validator(name)).iter_errors(json.loads(done.stdout))]
            holds(not errors, f"{words}: {errors[:2]} in {done.stdout}")

        with registry.client() as client:
            client.submit(life(1)[:4])
        ran(0, "checkpoint", "--out", at("early"))
        backup = registry.copy()
        with backup, registry.client() as client:
            client.submit(life(1)[4:6])
            ran(0, "checkpoint", "--out", at("late"))
            ran(0, "prove", "--consistent", at("early"), "--out", at("request"))
            key = verifier_key(registry)
            ran(0, "witness", "--init", "--state", at("witness"), "--name", "witness.example/w", "--watch", key)
            witness = json.loads(ctl("witness", "--state", at("witness"), "--json").stdout)["witness"]
            at("policy").write_text(f"log {key}\nwitness w {witness}\nquorum w\n")
            first = subprocess.run([REGISTRYCTL, "prove", "--consistent", at("early"), "--socket", registry.socket],
                                   capture_output=True, text=True, check=True).stdout
            holds(first.startswith("old "), first)
            ran(0, "prove", "3", "--out", at("proof"))
            ran(0, "bundle", SPACE, "--with-personal", "--out", at("bundle"))
            receipt = ctl("submit", "--receipt", at("receipt"), registry=registry, stdin=json.dumps(life(1)[6]))
            equal(json.loads(receipt.stdout)["outcome"], "accepted")
            lines = at("receipt").read_text().splitlines()
            holds(lines and not list(validator("receipt").iter_errors(json.loads(lines[0]))), "the receipt fits its schema")
            for name in ("late", "proof", "receipt", "bundle"):
                answers(0, "verify", at(name), "--key", key)
                answers(5, "verify", at(name), "--key", witness)
            answers(0, "verify")
            registry.stop()
            for language in LANGUAGES:
                for words in (["--key", key], ["--since", at("early")], ["--no-decisions"]):
                    ran(0, "verify", registry.data, *words, "--lang", language)
                    answers(0, "verify", registry.data, *words, "--lang", language)
                ran(5, "verify", at("late"), "--key", key, "--policy", at("policy"), "--lang", language)
            shutil.copy(registry.data / "checkpoint", backup.data / "checkpoint")
            shutil.copy(registry.data / "checkpoint", at("guard"))
            ran(5, "verify", backup.data)
            answers(0, "recover", backup.data, "--reason", "restored from the backup", "--key", backup.data / "key", "--guard", at("guard"))
            backup.start()


def check_follow(registry, line):
    process = subprocess.Popen([REGISTRYCTL, *map(str, line), "--json", "--socket", registry.socket], stdout=subprocess.PIPE, text=True)
    equal(json.loads(process.stdout.readline())["seq"], 1)
    time.sleep(0.05)
    holds(process.poll() is None, "it follows")
    process.kill()
    process.communicate()
