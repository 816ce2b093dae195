"""A disk that is full, a log that outgrows its first file, and things that are no files."""

import os
import resource
import subprocess
import time
from contextlib import contextmanager

from daemon import REGISTRYCTL, REGISTRYD, START_SECONDS, CallError, Registry
from lives import life
from prove import Skipped, equal, holds


@contextmanager
def small_disk(megabytes):
    """A directory on a file system of its own."""
    with Registry(init=False) as holder:
        place = holder.home / "disk"
        place.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "registry-test", place],
                                 capture_output=True, text=True)
        if mounted.returncode:
            raise Skipped(f"no file system can be mounted here (root can): {mounted.stderr.strip()}")
        try:
            yield place
        finally:
            subprocess.run(["umount", "-l", place], check=True)


def long_space(number, characters=10_000):
    """A command with a long note: it fills a log quickly."""
    command = life(1)[1]
    command["commandId"] = f"long-{number}"
    command["data"] = {**command["data"], "spaceId": f"long-{number}", "note": "长" * characters}
    return command


def fill(client, most=1000):
    """Records until the disk takes no more: the size of what was acknowledged, the command that failed, and how."""
    size = client.size()
    for command in map(long_space, range(most)):
        try:
            outcome, = client.submit([command])
            equal(outcome["outcome"], "accepted")
            size = outcome["seq"][-1]
        except CallError as error:
            equal(error.name, "StorageFailed")
            return size, command, error
    raise AssertionError(f"{most} commands fitted")


def test_file_size_limit():
    """A limit on the size of files is an error of a write like another: a command fails clearly, and nothing is lost."""
    with Registry() as registry:
        registry.start(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)))
        with registry.client() as client:
            client.submit(life(1)[:1])
            size, failed, failure = fill(client)
            holds("EFBIG" in failure.parameters["message"], failure)
            equal(client.size(), size, "events after the failure")
        registry.kill()
        registry.start()
        with registry.client() as client:
            holds(client.size() >= size, "what was acknowledged is there")
            outcome, = client.submit([failed])
            equal(outcome["outcome"], "accepted")


def test_full_disk():
    """On a full disk a command fails clearly, reads go on, nothing acknowledged is lost, and space heals it."""
    with small_disk(4) as disk:
        with Registry(init=False) as registry:
            registry.data = disk / "data"
            subprocess.run([REGISTRYD, "init", "--data", registry.data], check=True, capture_output=True)
            registry.start()
            with registry.client() as client:
                client.submit(life(1)[:1])
                size, failed, failure = fill(client)
                holds("ENOSPC" in failure.parameters["message"] or "No space" in failure.parameters["message"],
                      f"the cause is named: {failure}")
                equal(client.size(), size, "events after the failure")
                info = client.info()
                equal(info["writable"], False)
                holds(info["fault"], "the fault is told")
                equal(client.query({"query": "status", "spaceId": "long-0", "on": "2026-01-01"})["titleStatus"],
                      "uncertified", "reads are served")
                equal(len(client.log()), size, "the log is served")
                try:
                    client.submit([long_space(5000, 1)])
                    raise AssertionError("a daemon whose write failed must write no more")
                except CallError as error:
                    equal(error.name, "StorageFailed")
            registry.kill()
            subprocess.run(["mount", "-o", "remount,size=16m", disk], check=True)
            registry.start()
            with registry.client() as client:
                equal(client.size(), size, "events after the restart")
                equal(client.submit([failed])[0]["outcome"], "accepted", "it records again")


def test_full_at_start():
    """A daemon can start, answer and stop while the disk is full."""
    with small_disk(2) as disk:
        with Registry() as source, Registry(init=False) as registry:
            source.start()
            with source.client() as client:
                client.submit(life(1))
                size = client.size()
            source.stop()
            subprocess.run(["cp", "-a", source.data, disk / "data"], check=True)
            registry.data = disk / "data"
            with open(disk / "filler", "wb", buffering=0) as filler:
                try:
                    while filler.write(b"x" * 4096):
                        pass
                except OSError:
                    pass
            registry.start()
            with registry.client() as client:
                equal(client.size(), size)
            equal(registry.stop(), 0, "exit code")


def test_rotation():
    """Beyond 64 MiB the log goes on in a second file, the first is sealed, and all of it is read again after a kill."""
    with Registry().start() as registry:
        with registry.client() as client:
            client.submit(life(1)[:1])
            number = 0
            while len(list((registry.data / "log").glob("*.log"))) < 2:
                outcomes = client.submit([long_space(number + offset, 20_000) for offset in range(100)])
                equal({outcome["outcome"] for outcome in outcomes}, {"accepted"})
                number += 100
                holds(number < 3000, "two files after 180 MB")
            client.submit(life(2))
            size, last = client.size(), client.log(1)[-1]
        first, second = sorted((registry.data / "log").glob("*.log"))
        equal(first.stat().st_mode & 0o222, 0, "the sealed file can be written to by nobody")
        holds(first.stat().st_size <= (64 << 20) + (16 << 20), f"the first file has {first.stat().st_size} bytes")
        holds((second.read_text().splitlines()[1]).startswith(f"@ {int(second.stem)} "), "the name is the first number")
        registry.kill()
        start = time.monotonic()
        registry.start()
        print(f"  restart with {first.stat().st_size + second.stat().st_size >> 20} MiB: {time.monotonic() - start:.2f} s")
        with registry.client() as client:
            equal((client.size(), client.log(size)[-1]), (size, last))
            equal(client.submit([long_space(5000)])[0]["outcome"], "accepted")


def a_pipe(path):
    os.mkfifo(path)


def a_device(path):
    path.symlink_to("/dev/null")


def a_directory(path):
    path.mkdir()


def test_no_regular_files():
    """Something else in the place of a file of the registry: the daemon and verify end soon, with words."""
    with Registry() as whole:
        whole.start()
        with whole.client() as client:
            client.submit(life(1)[:6])
        whole.stop()
        names = sorted(str(file.relative_to(whole.data)) for file in whole.data.rglob("*") if file.is_file())
        holds(len(names) >= 7, f"files of the registry: {names}")
        for name in names:
            for kind in (a_pipe, a_device, a_directory):
                with whole.copy() as registry:
                    path = registry.data / name
                    path.unlink()
                    kind(path)
                    process = registry.spawn()
                    try:
                        code = process.wait(START_SECONDS)
                    finally:
                        process.kill()
                    holds(code == 7 and name in registry.told(),
                          f"{kind.__name__} for {name}: the daemon ended with {code}: {registry.told()[-300:]}")
                    done = subprocess.run([REGISTRYCTL, "verify", registry.data], capture_output=True, text=True,
                                          timeout=START_SECONDS)
                    holds(done.returncode in (0, 5, 6, 7), f"{kind.__name__} for {name}: verify: {done.returncode} {done.stderr}")
