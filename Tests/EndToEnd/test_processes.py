"""The daemon among the processes of the machine: one a directory, one a socket, and an orderly end."""

import json
import os
import pwd
import signal
import stat
import subprocess

from daemon import REGISTRYD, START_SECONDS, Registry
from lives import answers, life, questions
from prove import equal, holds


def refused_start(data, socket):
    """Starts a daemon that should refuse; its exit code and what it says."""
    done = subprocess.run([REGISTRYD, "--data", data, "--socket", socket], capture_output=True, text=True,
                          timeout=START_SECONDS)
    return done.returncode, done.stderr


def test_second_daemon():
    """A second daemon on the same directory is refused, and told which process has it."""
    with Registry().start() as registry:
        code, said = refused_start(registry.data, registry.home / "other")
        equal(code, 7, "exit code")
        holds(str(registry.daemon.pid) in said, f"the pid {registry.daemon.pid} is not in: {said}")
        with registry.client() as client:
            equal(client.submit(life(1)[:1])[0]["outcome"], "accepted")


def test_live_socket():
    """The socket of a running daemon is not taken from it."""
    with Registry().start() as registry, Registry() as other:
        code, said = refused_start(other.data, registry.socket)
        equal(code, 7, "exit code")
        holds(str(registry.socket) in said, f"the socket is not named: {said}")
        with registry.client() as client:
            equal(client.size(), 1)


def test_stale_socket():
    """The socket that a killed daemon left behind is replaced."""
    with Registry().start() as registry:
        registry.kill()
        holds(registry.socket.exists(), "a killed daemon leaves its socket")
        registry.start()


def test_foreign_file():
    """A file that is no socket is never removed for one."""
    with Registry() as registry:
        registry.socket.write_text("a letter")
        code, _ = refused_start(registry.data, registry.socket)
        equal((code, registry.socket.read_text()), (7, "a letter"))


def test_orderly_stop():
    """SIGTERM and SIGINT end the daemon with its work kept, its socket removed and the exit code 0."""
    with Registry() as registry:
        for number, by in enumerate((signal.SIGTERM, signal.SIGINT)):
            registry.start()
            with registry.client() as client, registry.client() as follower, registry.client() as half:
                follower.send("Log", {"follow": True}, more=True)
                half.send_bytes(b'{"method":')
                outcomes = client.submit(life(number))
                equal(registry.stop(by), 0, "exit code")
            holds(not registry.socket.exists(), "the socket is removed")
            registry.start()
            with registry.client() as client:
                lines = client.log()
                holds(len(lines) == outcomes[-2]["seq"][-1], "what was acknowledged is there")
            registry.stop()


def test_stop_under_load():
    """Whatever was acknowledged before the daemon stopped in order is there afterwards, and nothing else half."""
    with Registry().start() as registry:
        clients = [registry.client() for _ in range(8)]
        for number, client in enumerate(clients):
            for command in life(number):
                client.send("Submit", {"commands": [command]})
        registry.daemon.send_signal(signal.SIGTERM)
        acknowledged = 0
        for client in clients:
            try:
                while True:
                    reply = client.receive()
                    acknowledged += sum(len(o.get("seq", [])) for o in reply["parameters"]["outcomes"])
            except ConnectionError:
                client.socket.close()
        equal(registry.daemon.wait(START_SECONDS), 0, "exit code")
        registry.daemon = None
        registry.start()
        with registry.client() as client:
            equal(client.size(), 1 + acknowledged, "events")


def test_permissions():
    """Others than the owner can read neither the log nor the personal values."""
    with Registry().start() as registry:
        with registry.client() as client:
            client.submit(life(1))
        for folder, _, files in os.walk(registry.data):
            for name in [".", *files]:
                path = os.path.join(folder, name)
                if os.path.basename(path) != "lock":
                    mode = stat.S_IMODE(os.stat(path).st_mode)
                    holds(mode & 0o077 == 0, f"{path} has mode {mode:o}")


def test_personal_values():
    """No personal value of an application stands in the log, in its answers' digests or in the daemon's own log."""
    form = life(1)[2]["data"]["form"]
    personal = [form[name] for name in ("principalName", "principalPhone", "contactName", "contactPhone", "contactEmail")]
    personal += ["任德厚", "石玉梅", "庞志远"]
    with Registry().start() as registry:
        with registry.client() as client:
            client.submit(life(1))
            client.submit(life(1))
        answers(registry, questions([1]))
        registry.stop()
        for folder, _, files in os.walk(registry.data):
            for name in files:
                if not name.endswith(".private"):
                    text = open(os.path.join(folder, name), errors="replace").read() + registry.told()
                    for value in personal:
                        holds(value not in text, f"{value} stands in {name} or was said on standard error")


def test_restart():
    """A registry answers every question after a restart exactly as before it, byte for byte."""
    with Registry(rehearsal=True).start() as registry:
        with registry.client() as client:
            client.submit([command for number in range(12) for command in life(number, dated=False)])
        asked = questions(range(12), ["app-2022-017-3-fraud", "app-2022-017-3-certified"])
        before = answers(registry, asked)
        registry.kill()
        registry.start()
        for question, old, new in zip(asked, before, answers(registry, asked)):
            equal(new, old, str(question))


def test_group_commit():
    """Commands of clients that come together share a frame, and each is acknowledged on its own."""
    with Registry().start() as registry:
        with registry.client() as client:
            client.submit([command for number in range(40) for command in life(number)[:2]])
        clients = [registry.client() for _ in range(40)]
        # Stopped, or a machine with few processors would let it answer each call before the next is sent. What a client
        # sends, 8 KiB, fits its socket.
        registry.daemon.send_signal(signal.SIGSTOP)
        for number, client in enumerate(clients):
            for command in life(number)[2:-1]:
                client.send("Submit", {"commands": [command]})
        registry.daemon.send_signal(signal.SIGCONT)
        for client in clients:
            for _ in life(0)[2:-1]:
                equal(client.receive()["parameters"]["outcomes"][0]["outcome"], "accepted")
            client.socket.close()
        text = next((registry.data / "log").glob("*.log")).read_bytes()
        frames, commands = text.count(b"\n@ "), 40 * len(life(0)[2:-1])
        holds(frames < commands / 2, f"{commands} commands of 40 clients made {frames} frames")


def test_who():
    """The log says who recorded an event by what the socket tells; nobody can give another name, nor another time."""
    with Registry().start() as registry, registry.client() as client:
        client.submit(life(1)[:1])
        by = json.loads(client.log()[1])["by"]
        equal((by["uid"], by["user"]), (os.geteuid(), pwd.getpwuid(os.geteuid()).pw_name))
        for member in ({"recordedBy": "mayor"}, {"recordedAt": "2020-01-01"}):
            outcome, = client.submit([{**life(1)[1], **member}])
            equal((outcome["outcome"], outcome["rule"], outcome["code"]),
                  ("refused", "G14", f"unknownField:{next(iter(member))}"))


def test_init():
    """A registry is made once, under the regulation given; wrong words and a wrong file make none."""
    with Registry(init=False) as registry:
        def init(*words):
            return subprocess.run([REGISTRYD, "init", *map(str, words)], capture_output=True, text=True)

        equal(init().returncode, 2, "exit code without a directory")
        equal(init("--data", registry.data, "--orign", "x").returncode, 2, "exit code with a wrong option")
        bad = registry.home / "bad.json"
        bad.write_text('{"regulationId": 7}')
        done = init("--data", registry.data, "--regulation", bad)
        holds(done.returncode in (2, 7) and "bad.json" in done.stderr and not registry.data.exists(), f"{done}")
        equal(init("--data", registry.data, "--origin", "registry.example/shuozhou").returncode, 0)
        def contents():
            return {file: file.read_bytes() for file in registry.data.rglob("*") if file.is_file() and file.name != "lock"}

        before = contents()
        done = init("--data", registry.data)
        holds(done.returncode == 7 and str(registry.data) in done.stderr, f"a second init: {done}")
        equal(contents(), before, "what is in the directory")
        equal(registry.start().client().info()["origin"], "registry.example/shuozhou")
