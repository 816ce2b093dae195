"""A machine that is short of something, and clients that are slow, stopped or many."""

import json
import os
import resource
import shutil
import signal
import subprocess
import threading
import time

from daemon import INTERFACE, REGISTRYCTL, ROOT, START_SECONDS, CallError, Registry
from lives import life
from prove import Skipped, equal, holds
from test_disk import small_disk

CALL = json.dumps({"method": f"{INTERFACE}.Info"}).encode() + b"\0"


def busy(registry, count, seconds):
    """So many clients that ask and record one after the other, so long and until each was served; how many calls each
    had answered while the others were busy."""
    answered = [0] * count
    start = []
    # The clock starts when all have made their commands: that is work of this program, and must not count as waiting.
    ready = threading.Barrier(count, action=lambda: start.append(time.monotonic()), timeout=START_SECONDS)

    def past():
        return time.monotonic() - start[0]

    def work(number):
        commands = iter([command for index in range(20) for command in life(1000 * number + index)[:-1]])
        with registry.client() as client:
            ready.wait()
            # A loaded machine is given time. A client that starves is served by no time as long as the others go on.
            while past() < seconds or min(answered) == 0 and past() < START_SECONDS:
                command = next(commands, None)
                if command:
                    equal(client.submit([command])[0]["outcome"], "accepted")
                client.query({"query": "status", "spaceId": f"sp-saishang-{1000 * number}", "on": "2023-06-01"})
                if past() < START_SECONDS:
                    answered[number] += 2

    threads = [threading.Thread(target=work, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(2 * START_SECONDS + seconds)
    return answered


def test_read_only_disk():
    """On a file system that has become read-only a daemon says so and changes nothing."""
    with small_disk(4) as disk, Registry() as source, Registry(init=False) as registry:
        source.start()
        with source.client() as client:
            client.submit(life(1))
            size = client.size()
        source.stop()
        shutil.copytree(source.data, disk / "data")
        registry.data = disk / "data"
        before = {file: file.read_bytes() for file in registry.data.rglob("*") if file.is_file()}
        if subprocess.run(["mount", "-o", "remount,ro", disk], capture_output=True).returncode:
            raise Skipped("the file system cannot be made read-only here")
        process = registry.spawn()
        equal(process.wait(START_SECONDS), 7, "exit code")
        holds("EROFS" in registry.told() or "Read-only" in registry.told(), f"it says why: {registry.told()}")
        equal({file: file.read_bytes() for file in before}, before, "the files")
        subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
        registry.start()
        with registry.client() as client:
            equal(client.size(), size, "events once it can be written to again")


def test_no_descriptors():
    """With every descriptor in use those who are connected are served, and the others when one is free again."""
    with Registry().start() as registry:
        pid = registry.daemon.pid
        known = registry.client()
        known.submit(life(1)[:1], check=True)
        room = len(os.listdir(f"/proc/{pid}/fd")) + 12
        resource.prlimit(pid, resource.RLIMIT_NOFILE, (room, room))
        clients = [registry.client() for _ in range(60)]
        for client in clients:
            client.send_bytes(CALL)
        time.sleep(0.5)
        for client in clients[:10]:
            holds(client.receive_bytes(), "a client that is connected is served")
        try:
            clients[0].submit(life(1)[:1])
            holds(False, "nothing is recorded for who cannot be named")
        except CallError as error:
            holds("EMFILE" in error.parameters["message"], f"it says why: {error}")
        equal(known.submit(life(1)[:1])[0]["outcome"], "accepted", "it records, with no descriptor left")
        clients[-1].socket.settimeout(0.3)
        try:
            holds(clients[-1].receive_bytes() is None, "who came too late waits")
        except TimeoutError:
            pass
        clients[-1].socket.settimeout(START_SECONDS)
        for number, client in enumerate(clients[10:], 10):
            clients[number - 10].socket.close()
            holds(client.receive_bytes(), "who waited is served once there is room")
        for client in clients:
            client.socket.close()
        with registry.client() as client:
            equal(client.submit(life(1)[1:2])[0]["outcome"], "accepted")


def test_clock_steps_back():
    """A clock that is set back by a day, with and without a restart, stops nothing; recorded time never goes back."""
    with Registry() as registry:
        library, clock = registry.home / "faults.so", registry.home / "clock"
        if not shutil.which("cc"):
            raise Skipped("there is no C compiler")
        subprocess.run(["cc", "-shared", "-fPIC", "-o", library, ROOT / "Tests" / "EndToEnd" / "faults.c", "-ldl"], check=True)
        environment = {**os.environ, "LD_PRELOAD": str(library), "FAULT_CLOCK": str(clock)}
        day = 24 * 3600
        commands = life(1)[:9]
        clock.write_text("0")
        registry.start(env=environment)
        with registry.client() as client:
            client.submit(commands[:3])
            clock.write_text(f"-{day}")
            client.submit(commands[3:6])
        registry.kill()
        registry.start(env=environment)
        holds("set the clock" in registry.errors.read_text(), "the start tells that the clock is behind")
        with registry.client() as client:
            concern, = client.info()["concerns"]
            holds("set the clock" in concern, concern)
            equal(client.submit(commands[6:7])[0]["outcome"], "accepted")
            clock.write_text(f"{day}")
            equal(client.submit(commands[7:9])[0]["outcome"], "accepted")
            equal(client.info().get("concerns"), None, "concerns once the clock is ahead")
            times = [json.loads(line)["at"] for line in client.log()]
        equal(times, sorted(times), "recorded times")
        equal(len(set(times[3:8])), 1, "times recorded while the clock was behind")
        holds(times[8] > times[7], "time goes on afterwards")


def test_stopped_in_mid_reply():
    """A client that is stopped while a long reply is on its way keeps nobody waiting, and has all of it when it goes on."""
    with Registry(rehearsal=True).start() as registry:
        with registry.client() as client:
            for number in range(60):
                client.submit(life(number))
            size = client.size()
        environment = {**os.environ, "REGISTRY_SOCKET": str(registry.socket)}
        reader = subprocess.Popen([REGISTRYCTL, "log", "--json"], stdout=subprocess.PIPE, env=environment, bufsize=0)
        try:
            first = reader.stdout.readline()
            os.kill(reader.pid, signal.SIGSTOP)
            start = time.monotonic()
            with registry.client() as client:
                for number in range(100, 110):
                    client.submit(life(number))
            holds(time.monotonic() - start < START_SECONDS, "others were kept waiting")
            os.kill(reader.pid, signal.SIGCONT)
            rest = reader.communicate(timeout=60)[0]
        finally:
            reader.kill()
        equal(len((first + rest).splitlines()), size, "lines of the one that was stopped")


def test_many_idle():
    """Beside 2,000 idle connections 64 busy ones are all served, and none of them starves."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    if hard < 2400:
        raise Skipped(f"a process may have only {hard} files open here")
    with Registry().start() as registry:
        idle = [registry.client() for _ in range(2000)]
        answered = busy(registry, 64, 3)
        holds(min(answered) > 0, f"calls answered: {sorted(answered)}")
        for client in idle[::100]:
            client.send_bytes(CALL)
            holds(client.receive_bytes(), "an idle one is served when it asks")
        for client in idle:
            client.socket.close()
        print(f"  {sum(answered)} calls of 64 clients in 3 s or more, the least served had {min(answered)}")


def test_a_byte_a_second():
    """A client that sends a byte a second is heard to the end, and keeps nobody waiting meanwhile."""
    with Registry().start() as registry, registry.client() as slow_one:
        call = CALL[-6:]
        slow_one.send_bytes(CALL[:-6])
        for byte in call:
            with registry.client() as client:
                client.size()
            time.sleep(1)
            slow_one.send_bytes(bytes([byte]))
        holds(json.loads(slow_one.receive_bytes())["parameters"]["size"] == 1, "the answer to the slow one")


def test_one_that_never_reads():
    """A client that submits without end and never reads an answer is stopped by its own socket; nobody else is."""
    with Registry().start() as registry:
        deaf = registry.client(timeout=0.3)
        sent = 0
        try:
            while sent < 200_000:
                deaf.send("Info")
                sent += 1
        except (TimeoutError, BrokenPipeError, ConnectionResetError):
            pass
        answered = busy(registry, 8, 1)
        holds(min(answered) > 0, f"calls answered: {answered}")
        with open(f"/proc/{registry.daemon.pid}/statm") as file:
            memory = int(file.read().split()[1]) * 4096
        holds(memory < 256 << 20, f"the daemon has {memory >> 20} MiB")
        holds(sent < 200_000, "the socket of the deaf client never filled")
        deaf.socket.close()


def without_streams():
    """Closes what every program is started with, as a careless supervisor does."""
    for number in range(3):
        os.close(number)


def test_without_streams():
    """What is meant for a stream that the caller closed is written into no file of ours and no socket."""
    with Registry(rehearsal=True) as registry:
        registry.start(preexec_fn=without_streams)
        with registry.client() as client:
            equal({outcome["outcome"] for outcome in client.submit(life(1, dated=True)[:-1])}, {"accepted"})
        registry.daemon.terminate()
        equal(registry.daemon.wait(START_SECONDS), 0)
        registry.daemon = None
        head = next((registry.data / "log").iterdir()).read_bytes()
        holds(head.startswith(b"registry-log 1 rehearsal/"), head[:80])
        registry.start()

        def shell(line):
            environment = {**os.environ, "LC_ALL": "C.UTF-8", "REGISTRY_SOCKET": str(registry.socket)}
            return subprocess.run(["sh", "-c", line, "sh", REGISTRYCTL], capture_output=True, text=True,
                                  env=environment, timeout=START_SECONDS)

        done = shell('"$1" submit <&-')
        equal(done.returncode, 7)
        holds("EBADF" in done.stderr, done.stderr)
        # The identifier that it makes up is told on standard error.
        opened = "open-call --call-id c9 --document-no 朔科发〔2030〕9号 --opens-on 2030-01-01 --closes-on 2030-02-01"
        done = shell(f'"$1" {opened} --json 2>&-')
        equal((done.returncode, json.loads(done.stdout)["outcome"]), (0, "accepted"))
        equal(shell('"$1" info >&-').returncode, 7)
