"""Ten years of made-up history, loaded, killed, read again, and asked about as it was known at any moment."""

import json
import random
import subprocess
import time

from daemon import REGISTRYCTL, ROOT, Registry, ctl
from lives import answers
from prove import equal, holds

SPACES = 250


def commands(spaces=SPACES, seed=7):
    return subprocess.run([ROOT / "Scripts" / "generate-history", "--spaces", str(spaces), "--seed", str(seed)],
                          check=True, capture_output=True, text=True).stdout.splitlines()


def everything(spaces, **known_at):
    """Questions about every space and about the whole register, on a day of every year."""
    asked = []
    for year in range(2017, 2028):
        day = f"{year}-04-{year % 28 + 1:02d}"
        asked += [{"query": kind, "on": day, **known_at} for kind in ("register", "overdueReports", "obligations", "bans", "due", "list", "statistics")]
        asked.append({"query": "assessments", "year": year, **known_at})
    asked += [{"query": "expiring", "from": "2016-01-01", "to": "2040-01-01", **known_at},
              {"query": "search", "text": "创客", "on": "2024-04-04", **known_at}]
    for number in range(1, spaces + 1):
        asked += [{"query": kind, "spaceId": f"s{number}", "on": "2023-05-06", **known_at} for kind in ("status", "show")]
        asked += [{"query": "history", "spaceId": f"s{number}", **known_at},
                  {"query": "ban", "operatorId": f"op{number}", "on": "2022-02-02", **known_at}]
    return asked


def results(registry, asked):
    """The answers without the size of the log that they were given at."""
    return [json.dumps(json.loads(reply)["parameters"]["result"]) for reply in answers(registry, asked)]


def load(registry, lines):
    done = ctl("submit", "--json", registry=registry, stdin="\n".join(lines))
    outcomes = [json.loads(line)["outcome"] for line in done.stdout.splitlines()]
    equal(len(outcomes), len(lines), "outcomes")
    return outcomes.count("accepted")


def test_replay():
    """Every answer is the same, byte for byte, before SIGKILL, after a restart, and from a copy of the directory."""
    lines = commands()
    with Registry(rehearsal=True).start() as registry:
        accepted = load(registry, lines)
        holds(accepted >= 0.99 * len(lines), f"{accepted} of {len(lines)} accepted")
        asked = everything(SPACES)
        before = answers(registry, asked)
        registry.kill()
        registry.start()
        with registry.copy() as twin:
            twin.start()
            for question, old, new, copied in zip(asked, before, answers(registry, asked), answers(twin, asked)):
                equal((new, copied), (old, old), str(question))


def test_known_at():
    """What the registry knew at an instant is what a registry knows that was given only the records up to then."""
    lines = commands(40)
    chance = random.Random(2016)
    with Registry(rehearsal=True).start() as registry:
        load(registry, lines)
        for _ in range(4):
            cut = chance.randrange(50, len(lines))
            instant = json.loads(lines[cut - 1])["recordedAt"]
            while cut < len(lines) and json.loads(lines[cut])["recordedAt"] <= instant:
                cut += 1
            with Registry(rehearsal=True).start() as past:
                load(past, lines[:cut])
                then = results(past, everything(40))
                for question, new, old in zip(everything(40), results(registry, everything(40, knownAt=instant)), then):
                    equal(new, old, f"{question} as known at {instant}")


def test_interrupted_submit():
    """A file of commands whose submission was killed again and again is sent again, and is there once in the end."""
    lines = commands(150)
    chance = random.Random(2016)
    with Registry(rehearsal=True).start() as registry:
        file = registry.home / "commands.jsonl"
        file.write_text("\n".join(lines) + "\n")
        for _ in range(6):
            process = subprocess.Popen([REGISTRYCTL, "submit", file, "--socket", registry.socket],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0.005, 0.12))
            process.kill()
            process.wait()
        done = ctl("submit", file, "--json", registry=registry)
        outcomes = [json.loads(line) for line in done.stdout.splitlines()]
        equal([outcome["commandId"] for outcome in outcomes], [json.loads(line)["commandId"] for line in lines])
        accepted = {outcome["commandId"] for outcome in outcomes if outcome["outcome"] == "accepted"}
        with registry.client() as client:
            found = [json.loads(line) for line in client.log()[1:]]
        equal({line["command"] for line in found}, accepted, "commands in the log")
        equal(len({line["command"] for line in found if "name" in line}), sum("name" in line for line in found), "once each")
