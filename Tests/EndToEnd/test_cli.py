"""registryctl as a clerk, a script and a clumsy person use it."""

import hashlib
import json
import os
import re
import shlex
import signal
import subprocess
import threading

from daemon import REGISTRYCTL, REGISTRYD, ROOT, START_SECONDS, Registry, ctl, ends
from lives import credit_code, life
from prove import Skipped, equal, holds


def verbs():
    """The names of all verbs: those that are no acts, and the acts."""
    table = json.loads(ctl("help", "--json").stdout)["verbs"]
    return tuple([verb["name"] for verb in table if (verb["section"] == "acts") == acts] for acts in (False, True))


def test_help():
    """Every verb has a help in both languages, with an example, and it fits the program."""
    questions, acts = verbs()
    holds(len(acts) == 33 and len(questions) >= 18, f"{len(acts)} acts and {len(questions)} other verbs")
    for verb in questions + acts:
        for language in ("en", "zh"):
            text = ends(0, ctl(verb, "--help", "--lang", language), verb).stdout
            holds(f"registryctl {verb}" in text, f"no example in the help of {verb}:\n{text}")
            equal(ends(0, ctl("help", verb, "--lang", language)).stdout, text, "help VERB and VERB --help")
    holds("众创空间" in ctl("--help", env={"LC_ALL": "zh_CN.UTF-8"}).stdout, "Chinese where the locale is")
    for program in (REGISTRYD, REGISTRYCTL):
        done = subprocess.run([program, "--version"], capture_output=True, text=True)
        holds(done.returncode == 0 and re.search(r"\d+\.\d+", done.stdout), f"{program} --version: {done}")


def test_usage():
    """Wrong words give exit code 2, nothing on standard output, and a sentence that helps."""
    for words, hint in {
        "": "--help",
        "statsu s1": "status",
        "certifi": "certify",
        "status": "SPACE",
        "status s1 s2": "s2",
        "status s1 --om 2024-01-01": "--on",
        "status s1 --on": "--on",
        "status s1 --on yesterday": "yesterday",
        "status s1 --on 2023-02-29": "2023-02-29",
        "status s1 --on 2024-01-01 --on 2024-01-02": "twice",
        "status s1 --known-at soon": "soon",
        "status s1 --lang fr": "zh",
        "status s1 --json=2": "version",
        "register-operator --operator-id o1": "--name",
        "register-operator --operator-id o1 --name x --operator-kind legalPersn --registered-on 2020-01-01": "legalPerson",
        "verify-rectification --rectification-id r --verified-on 2020-01-01 --result pased": "passed",
        "submit-annual-report --space-id s --year twenty": "twenty",
        "submit-application --form nowhere.json --facts - --data -": "",
        "expiring --from 2024-01-02 --to 2024-01-01": "--from is later than --to",
        "stats --from-year 2024 --to-year 2023 --json": "--from-year is later than --to-year",
        "submit nowhere.jsonl": "nowhere.jsonl",
        "query {": "JSON",
        "query [1]": "",
        "log --from -1": "-1",
        "attachment xyz": "xyz",
        "attach": "FILE",
        "template certfy": "certify",
        "help certfy": "certify",
    }.items():
        done = ctl(*shlex.split(words), "--lang", "en", "--socket", "/nonexistent/socket")
        said = done.stderr
        if "nowhere.jsonl" in words:
            holds(done.returncode in (2, 7), f"{words}: {done}")
        else:
            ends(2, done, words)
        equal(done.stdout, "", f"standard output of {words}")
        holds(hint in said and len(said) > 20, f"{words!r} says {said!r}, which does not mention {hint!r}")


def test_unreachable():
    """Without a daemon every question ends with exit code 3 and the next thing to do."""
    for words in (["info"], ["status", "s1"], ["submit"], ["certify", "--data", "{}"], ["log"], ["attach", __file__]):
        done = ends(3, ctl(*words, "--socket", "/nonexistent/socket", "--lang", "en"), str(words))
        holds("registryd" in done.stderr and "/nonexistent/socket" in done.stderr, done.stderr)


def test_no_permission():
    """A socket that the caller may not use gives exit code 4."""
    if os.geteuid():
        raise Skipped("only root can become somebody else")
    with Registry() as registry:
        registry.start()
        registry.home.chmod(0o755)
        registry.socket.chmod(0o600)
        done = subprocess.run([REGISTRYCTL, "info", "--socket", registry.socket], capture_output=True, text=True,
                              user=65534, group=65534, extra_groups=[], cwd="/") if _reachable() else None
        if done is None:
            raise Skipped("the built program stands where others may not look")
        ends(4, done)


def _reachable():
    """Whether another user could run the program."""
    path = os.path.realpath(REGISTRYCTL)
    while path != "/":
        path = os.path.dirname(path)
        if not os.stat(path).st_mode & 0o001:
            return False
    return True


def test_stream():
    """`submit` answers each line with one outcome in order; bad lines are refusals and do not end it."""
    good = [json.dumps(command, ensure_ascii=False) for command in life(1)]
    lines = [good[0], "no JSON", "", "[]", '{"commandId":"x"}', '{"commandId":"y","commandId":"z"}', good[1], good[1]]
    with Registry().start() as registry:
        done = ends(1, ctl("submit", registry=registry, stdin="\n".join(lines)))
        outcomes = [json.loads(line) for line in done.stdout.splitlines()]
        wanted = ["accepted", "refused", "refused", "refused", "refused", "accepted", "accepted"]
        equal([outcome["outcome"] for outcome in outcomes if outcome], wanted)
        equal([bool(outcome.get("duplicate")) for outcome in outcomes][-2:], [False, True])
        equal({outcome["rule"] for outcome in outcomes if outcome["outcome"] == "refused"}, {"G14"})
        with registry.client() as client:
            equal(client.size(), 3)
        done = ends(0, ctl("submit", "-", registry=registry, stdin="\n".join(good[2:-1])))
        equal(len(done.stdout.splitlines()), len(good) - 3)
        other = json.dumps({**life(1)[0], "data": {**life(1)[0]["data"], "name": "别的公司"}}, ensure_ascii=False)
        ends(6, ctl("submit", registry=registry, stdin=other), "an id used for something else")


def test_answers_at_once():
    """`submit` and `query` answer each line as soon as it is there, not when the input ends."""
    with Registry().start() as registry:
        for verb, line in (("submit", json.dumps(life(1)[0])), ("query", '{"query":"register","on":"2024-01-01"}')):
            process = subprocess.Popen([REGISTRYCTL, verb, "-", "--socket", registry.socket], stdin=subprocess.PIPE,
                                       stdout=subprocess.PIPE, text=True)
            timer = threading.Timer(START_SECONDS, process.kill)
            timer.start()
            for _ in range(3):
                process.stdin.write(line + "\n")
                process.stdin.flush()
                holds(json.loads(process.stdout.readline()), "an answer while the input is open")
            process.stdin.close()
            equal(process.wait(), 0, "exit code")
            timer.cancel()


def test_options_of_submit():
    """--check, --atomic and --expected-size record nothing unless all is as asked."""
    with Registry().start() as registry:
        lines = "\n".join(json.dumps(command) for command in life(1))
        ends(1, ctl("submit", "--check", registry=registry, stdin=lines))
        ends(1, ctl("submit", "--atomic", registry=registry, stdin=lines))
        ends(6, ctl("submit", "--expected-size", "7", registry=registry, stdin=json.dumps(life(1)[0])))
        with registry.client() as client:
            equal(client.size(), 1)
        ends(0, ctl("submit", "--expected-size", "1", registry=registry, stdin=json.dumps(life(1)[0])))


def test_verbs():
    """A life entered with one verb after the other, as a clerk does, and asked about in both languages."""
    examples = ROOT / "Scripts" / "examples"
    steps = f"""
        register-operator --operator-id o1 --name 朔州塞上云创孵化器有限公司 --operator-kind legalPerson
          --uscc {credit_code(5)} --registered-on 2022-11-15
        register-space --space-id s1 --name 塞上云创众创空间 --address 民福东街86号 --jurisdiction shuocheng
          --no-on-campus --no-college-operated --operator-id o1 --registered-on 2022-11-15
        submit-application --application-id a1 --space-id s1 --operator-id o1 --submitted-on 2022-12-01
          --form {examples}/form.json --facts {examples}/facts.json --plan-sections 1-8 --declaration-signed --sealed
          --copies 3 --attach {examples}/plan.txt
        review-locally --application-id a1 --body-kind countyBureau --jurisdiction shuocheng --reviewed-on 2022-12-06
          --result endorsed --sealed --attests R4.1b,R4.2d,R4.3b,R4.3e,R4.3f,R4.4
        record-inspection --inspection-id i1 --application-id a1 --inspected-on 2022-12-16
          --members '[{{"org":"cityBureau","name":"甲"}},{{"org":"financeBureau","name":"乙"}}]'
          --verified '{{"totalArea":"860.5","publicArea":"792.4","operating":true,"activeTeams":14}}' --conclusion passed
        record-expert-review --application-id a1 --reviewed-on 2022-12-21 --panel-size 5 --result recommended
        record-deliberation --application-id a1 --held-on 2022-12-23 --result approved
        publish-notice --notice-id n1 --application-id a1 --starts-on 2022-12-26 --ends-on 2022-12-30
        certify --command-id certified --certification-id t1 --application-id a1 --document-no 朔科发〔2023〕2号
          --decision-date 2023-01-09
        impose-sanction --sanction-id x1 --space-id s1 --decision-date 2023-06-01 --severity moderate --kind criticism
        record-service --target-command-id certified --served-on 2023-01-11 --method direct
        submit-annual-report --space-id s1 --year 2023 --submitted-on 2023-12-20 --has-work-report --has-next-year-plan
        relinquish-title --space-id s1 --applied-on 2024-02-01 --decision-date 2024-02-20"""
    with Registry().start() as registry:
        for step in re.split(r"\n        (?=\S)", steps.strip()):
            done = ends(0, ctl(*shlex.split(step), "--json", registry=registry), step)
            equal(json.loads(done.stdout)["outcome"], "accepted")
        for question in ("status s1 --on 2023-05-01", "show s1", "history s1", "register --on 2023-05-01", "due",
                         "bans", "ban o1", "remedy certified", "record certified", "regulation", "info", "log",
                         "expiring --from 2020-01-01 --to 2030-01-01", "overdue", "assessments --year 2023",
                         "status s1 --on 2023-05-01 --known-at 2020-01-01", "status nobody"):
            words = question.split()
            english = ends(0, ctl(*words, "--lang", "en", registry=registry), question).stdout
            chinese = ends(0, ctl(*words, registry=registry, env={"LC_ALL": "zh_CN.UTF-8"}), question).stdout
            holds(english and chinese and english != chinese, f"{question} in two languages: {english!r}, {chinese!r}")
            holds("\x1b" not in english + chinese, f"{question}: no colour into a pipe")
            answer = ends(0, ctl(*words, "--json", registry=registry), question).stdout
            documents = [json.loads(line) for line in answer.splitlines()]
            holds(len(documents) == 1 or words[0] == "log", f"{question} --json prints {len(documents)} documents")
        status = json.loads(ctl("status", "s1", "--on", "2023-05-01", "--json", registry=registry).stdout)
        equal((status["titleStatus"], status["validUntil"]), ("certified", "2026-01-09"))


def test_query():
    """`query -` answers a question a line with exactly the members that the law names."""
    with Registry().start() as registry:
        with registry.client() as client:
            client.submit(life(1))
        questions = [{"query": "status", "spaceId": "sp-saishang-1", "on": "2023-06-01"},
                     {"query": "status", "spaceId": "nobody", "on": "2023-06-01"},
                     {"query": "register", "on": "2023-06-01"},
                     {"query": "ban", "operatorId": "op-saishang-1", "on": "2025-03-01"}]
        done = ends(0, ctl("query", "-", registry=registry, stdin="\n".join(map(json.dumps, questions))))
        status, unknown, register, ban = map(json.loads, done.stdout.splitlines())
        equal(sorted(status), sorted(["spaceId", "on", "name", "operatorId", "titleStatus", "certificationId",
                                      "validFrom", "validUntil", "endedOn", "applicationStage", "flags"]))
        equal(status["endedOn"], None)
        equal(unknown, {"spaceId": "nobody", "on": "2023-06-01", "titleStatus": "unknown"})
        equal(register["spaces"], ["sp-saishang-1"])
        equal(ban, {"banned": True, "until": "2027-02-14"})
        ends(2, ctl("query", '{"query":"weather"}', registry=registry))


def test_attachments():
    """Evidence of any size comes back as it was handed in, and a digest that is not there is no success."""
    with Registry().start() as registry:
        for size in (0, 1, 524_288, 524_289, 3_000_000):
            file = registry.home / f"evidence-{size}"
            content = os.urandom(size)
            file.write_bytes(content)
            digest = hashlib.sha256(content).hexdigest()
            for _ in range(2):
                holds(digest in ends(0, ctl("attach", file, registry=registry), f"{size} bytes").stdout, "the digest")
            ends(0, ctl("attachment", digest, "--out", registry.home / "back", registry=registry))
            equal((registry.home / "back").read_bytes(), content, f"{size} bytes")
            (registry.home / "back").unlink()
        done = ctl("attachment", "0" * 64, "--out", registry.home / "back", registry=registry)
        holds(done.returncode != 0 and not (registry.home / "back").exists(), f"{done}")


def test_follow():
    """`log --follow` prints each event as it is recorded and ends in order when told to."""
    with Registry().start() as registry:
        process = subprocess.Popen([REGISTRYCTL, "log", "--follow", "--json", "--socket", registry.socket],
                                   stdout=subprocess.PIPE, text=True)
        timer = threading.Timer(START_SECONDS, process.kill)
        timer.start()
        holds(json.loads(process.stdout.readline())["seq"] == 1, "the first event")
        with registry.client() as client:
            for number, command in enumerate(life(1)[:4]):
                client.submit([command])
                equal(json.loads(process.stdout.readline())["seq"], number + 2)
        process.send_signal(signal.SIGINT)
        holds(process.wait(START_SECONDS) in (0, -signal.SIGINT, 130), f"it ended with {process.returncode}")
        timer.cancel()


def test_templates():
    """A template of each command is taken back as `--data` once it is filled in."""
    for verb in verbs()[1]:
        holds("{" in ends(0, ctl("template", verb), verb).stdout, f"template {verb}")
    with Registry().start() as registry:
        text = ctl("template", "registerOperator").stdout
        for name, value in life(1)[0]["data"].items():
            text = text.replace(f'"{name}": null', f'"{name}": {json.dumps(value)}')
        file = registry.home / "operator.json"
        file.write_text(text)
        ends(0, ctl("register-operator", "--data", file, "--json", registry=registry))


def test_closed_output():
    """A reader that goes away (`| head -1`) is no error and no noise."""
    with Registry().start() as registry:
        with registry.client() as client:
            for number in range(100):
                client.submit(life(number))
        done = subprocess.run(f"{shlex.quote(REGISTRYCTL)} log --json --socket {registry.socket} | head -1; "
                              "echo ${PIPESTATUS[0]}", shell=True, executable="/bin/bash", capture_output=True, text=True)
        equal((done.stdout.splitlines()[-1], done.stderr), ("0", ""))
