"""SIGKILL at any moment, with several clients writing."""

import json
import os
import random
import threading
import time
from collections import defaultdict

from daemon import START_SECONDS, CallError, Registry
from lives import answers, life, questions
from prove import equal, holds, slow

WRITERS = 6
SEED = int(os.environ.get("CRASH_SEED", "2016"))


class Writer(threading.Thread):
    """Writes one life after the other and remembers what was acknowledged. After a crash it goes on where it was, sending
    again what it does not know to be recorded."""

    def __init__(self, registry, number, ids):
        super().__init__(daemon=True)
        self.registry, self.ids, self.chance = registry, ids, random.Random(SEED * 100 + number)
        self.begun, self.waiting, self.acknowledged, self.wrong = [], [], {}, []

    def run(self):
        try:
            with self.registry.client() as client:
                while True:
                    if not self.waiting:
                        self.begun.append(next(self.ids))
                        self.waiting = life(self.begun[-1])
                    part = self.waiting[:self.chance.choice((1, 1, 1, 2, 5, 20))]
                    for outcome in client.submit(part):
                        self.note(outcome)
                    self.waiting = self.waiting[len(part):]
        except (OSError, ConnectionError):
            pass
        except (CallError, AssertionError, KeyError) as problem:
            self.wrong.append(problem)

    def note(self, outcome):
        """Takes an outcome down; only the last command of a life may be refused."""
        name = outcome["commandId"]
        if outcome["outcome"] == "accepted":
            receipt = (outcome["seq"], outcome["events"])
            equal(self.acknowledged.setdefault(name, receipt), receipt, f"receipt of {name}")
        else:
            holds(name.startswith("app-2025-009"), f"{outcome}")

    def successor(self, number):
        heir = Writer(self.registry, number, self.ids)
        heir.begun, heir.waiting, heir.acknowledged, heir.wrong = self.begun, self.waiting, self.acknowledged, self.wrong
        return heir


def check(registry, writers):
    """Every acknowledged command is in the log once, as acknowledged, and no command is there in part."""
    with registry.client() as client:
        lines = [json.loads(line) for line in client.log()]
        equal([line["seq"] for line in lines], list(range(1, len(lines) + 1)), "sequence numbers")
        found = defaultdict(lambda: ([], []))
        for line in lines[1:]:
            found[line["command"]][0].append(line["seq"])
            found[line["command"]][1].append(line["type"])
        acknowledged = {}
        for writer in writers:
            holds(not writer.wrong, f"{writer.wrong}")
            acknowledged.update(writer.acknowledged)
        for name, receipt in acknowledged.items():
            equal(found.get(name), receipt, f"events of {name}")
        for name, (seqs, types) in found.items():
            equal(seqs, list(range(seqs[0], seqs[0] + len(seqs))), f"{name} is in one piece")
            equal(len(types), 3 if name.endswith("-fraud") else 1, f"{name} is whole")
        return len(lines), len(found) - len(acknowledged)


def crash_rounds(rounds, longest):
    chance = random.Random(SEED)
    ids = iter(range(1, 10_000_000))
    with Registry().start() as registry:
        writers = [Writer(registry, number, ids) for number in range(WRITERS)]
        unacknowledged = 0
        for number in range(rounds):
            for writer in writers:
                writer.start()
            time.sleep(chance.uniform(0, longest))
            registry.kill()
            for writer in writers:
                writer.join(START_SECONDS)
                holds(not writer.is_alive(), "a client noticed the end")
            registry.start()
            size, more = check(registry, writers)
            unacknowledged += more
            writers = [writer.successor((number + 1) * WRITERS + place) for place, writer in enumerate(writers)]
        print(f"  seed {SEED}, {rounds} kills, {size} events, {unacknowledged} times recorded without being acknowledged")
        begun = sorted(number for writer in writers for number in writer.begun)
        some = begun[:20] + begun[-40:]
        compare_with_replay(registry, questions(some))


def compare_with_replay(registry, asked):
    """The running daemon answers as one that has just read a copy of the directory."""
    with registry.client() as client:
        client.submit(life(10_000_001))  # so that the running one has not only read its log, but written to it
    before = answers(registry, asked)
    with registry.copy() as twin:
        twin.start()
        for question, here, there in zip(asked, before, answers(twin, asked)):
            equal(there, here, f"answer of a fresh replay to {question}")


def test_kills():
    """After SIGKILL at random moments under load every acknowledged command is there once, and none in part."""
    crash_rounds(12, 0.6)


@slow
def test_many_kills():
    """The same sixty times."""
    crash_rounds(60, 0.5)


def test_kill_at_start():
    """A daemon that is killed again and again while it starts loses nothing and starts in the end."""
    chance = random.Random(SEED)
    with Registry().start() as registry:
        with registry.client() as client:
            for number in range(60):
                client.submit(life(number))
            size = client.size()
        registry.kill()
        for _ in range(25):
            registry.daemon = registry.spawn()
            time.sleep(chance.uniform(0, 0.02))
            registry.kill()
        registry.start()
        with registry.client() as client:
            equal(client.size(), size, "events")


def test_torn_tail():
    """Bytes of a frame that was not written to its end are put aside and cut off; the registry goes on."""
    with Registry().start() as registry:
        with registry.client() as client:
            client.submit(life(1)[:3])
        registry.kill()
        segment = next((registry.data / "log").glob("*.log"))
        whole = segment.read_bytes()
        for tail in (b"@", b"@ 5 1 200 00000000\n", b'@ 5 1 20 00000000\n{"seq":5,"at":"20', b"\0" * 4096):
            segment.write_bytes(whole + tail)
            registry.start()
            with registry.client() as client:
                equal(client.size(), 4, f"events with {tail!r} behind them")
            registry.stop()
            equal(segment.read_bytes(), whole, "the log after the cut")
        aside = [file for file in registry.data.rglob("*") if file.is_file() and b'{"seq":5,"at":"20' in file.read_bytes()]
        holds(aside, "the tail is kept aside")


def test_damage():
    """A daemon refuses to start on a log in which acknowledged bytes have changed, and says where and what."""
    with Registry().start() as registry:
        with registry.client() as client:
            for command in life(1)[:8]:
                client.submit([command])
        registry.stop()
        segment = next((registry.data / "log").glob("*.log"))
        whole = segment.read_bytes()
        damages = {
            "a changed letter in the middle": whole.replace("塞上大厦".encode(), "塞上大楼".encode(), 1),
            "a changed letter in the last frame": whole[:-20] + b"x" + whole[-19:],
            "a missing end": whole[:-40],
            "a missing frame": whole[:whole.index(b"\n@ 5 ")] + whole[whole.index(b"\n@ 6 "):],
        }
        for name, bytes_ in damages.items():
            segment.chmod(0o600)
            segment.write_bytes(bytes_)
            process = registry.spawn()
            equal(process.wait(START_SECONDS), 7, f"exit code with {name}")
            equal(segment.read_bytes(), bytes_, f"the log is left as it is with {name}")
        holds("expected" in registry.told() and "found" in registry.told(), f"it says what: {registry.told()[-500:]}")
        segment.write_bytes(whole)
        registry.start()
