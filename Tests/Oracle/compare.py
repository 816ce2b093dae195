#!/usr/bin/env python3
"""Runs random histories through the model and through the programs, and compares every answer.

    compare.py --ctl PATH/registryctl --daemon PATH/registryd --seeds 1-50 --commands 120
    compare.py --ctl … --daemon … --replay FILE...

Each seed has a rehearsal registry of its own. A file to replay holds one step a line, {"submit": command} or
{"query": question}; the files of examples/ will do. On a difference the history up to it is written to a file
for replay. Exit status 1 on any difference, a program that cannot be run included.
"""

import argparse
import concurrent.futures
import pathlib
import select
import socket
import subprocess
import sys
import tempfile
import time

from differences import differences
from generator import History
from model import Registry
from model.values import dumps, loads

ANSWER_SECONDS = START_SECONDS = 60  # on a busy machine; either takes milliseconds on an idle one


class Trouble(Exception):
    """A program that does not start, answers no JSON, or does not answer."""


class Line:
    """A long-lived program that answers each line of input with one line."""

    def __init__(self, arguments, errors):
        self.process = subprocess.Popen(
            arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, bufsize=0
        )
        self.name = " ".join(map(str, arguments))
        self.buffer = b""

    def ask(self, value):
        try:
            self.process.stdin.write(dumps(value).encode() + b"\n")
        except BrokenPipeError:
            raise Trouble(f"{self.name}: ended with status {self.process.wait()}") from None
        while b"\n" not in self.buffer:
            if not select.select([self.process.stdout], [], [], ANSWER_SECONDS)[0]:
                raise Trouble(f"{self.name}: no answer in {ANSWER_SECONDS} s")
            piece = self.process.stdout.read(1 << 20)
            if not piece:
                raise Trouble(f"{self.name}: ended with status {self.process.wait()}")
            self.buffer += piece
        answer, _, self.buffer = self.buffer.partition(b"\n")
        try:
            return loads(answer)
        except ValueError:
            raise Trouble(f"{self.name}: no JSON: {answer[:500]!r}") from None

    def close(self):
        self.process.stdin.close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def answers(path):
    """Whether somebody listens on the socket; it is there a moment before."""
    with socket.socket(socket.AF_UNIX) as connection:
        return connection.connect_ex(str(path)) == 0


class Programs:
    """A fresh rehearsal registry with its daemon and two clients."""

    def __init__(self, options):
        self.folder = tempfile.TemporaryDirectory(prefix="oracle")
        folder = pathlib.Path(self.folder.name)
        self.errors = open(folder / "errors", "wb")
        data, place = folder / "data", folder / "socket"
        made = subprocess.run(
            [options.daemon, "init", "--data", data, "--rehearsal"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        if made.returncode:
            raise Trouble(f"{options.daemon} init: status {made.returncode}: {made.stderr.decode(errors='replace')}")
        self.daemon = subprocess.Popen(
            [options.daemon, "--data", data, "--socket", place], stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=self.errors,
        )
        started = time.monotonic()
        while not answers(place):
            if self.daemon.poll() is not None or time.monotonic() - started > START_SECONDS:
                self.close()
                raise Trouble(f"{options.daemon}: no socket: {self.complaints()}")
            time.sleep(0.005)
        self.submit = Line([options.ctl, "--socket", place, "submit", "-"], self.errors)
        self.query = Line([options.ctl, "--socket", place, "query", "-"], self.errors)

    def answer(self, step):
        return self.submit.ask(step["submit"]) if "submit" in step else self.query.ask(step["query"])

    def complaints(self):
        return (pathlib.Path(self.folder.name) / "errors").read_text(errors="replace")[-2000:]

    def close(self):
        for line in (getattr(self, "submit", None), getattr(self, "query", None)):
            if line is not None:
                line.close()
        self.daemon.terminate()
        try:
            self.daemon.wait(5)
        except subprocess.TimeoutExpired:
            self.daemon.kill()
            self.daemon.wait()
        self.errors.close()


def generated(seed, options):
    without = [name for name in options.without.split(",") if name]
    history = History(seed, options.commands, without)
    return [(step, answer, bool(history.registry.erased_values)) for step, answer in history.steps()]


def replayed(path):
    registry, steps = Registry(), []
    for line in pathlib.Path(path).read_text("utf-8").splitlines():
        step = loads(line)
        answer = registry.submit(step["submit"]) if "submit" in step else registry.query(step["query"])
        steps.append((step, answer, bool(registry.erased_values)))
    return steps


def run(name, options):
    """Compares one history; a report of what differs, empty if nothing."""
    try:
        steps = replayed(name) if isinstance(name, str) else generated(name, options)
        programs = Programs(options)
    except (Trouble, OSError) as trouble:
        return 0, [f"{name}: {trouble}"]
    reports = []
    try:
        for number, (step, expected, erased) in enumerate(steps, 1):
            try:
                got = programs.answer(step)
            except Trouble as trouble:
                found = [f"{trouble}; {programs.complaints()}"]
                reports.append(_report(name, number, steps, expected, found, None, options))
                break
            found = differences(step, expected, got, erased)
            if found:
                reports.append(_report(name, number, steps, expected, found, got, options))
                # An outcome that differs sends the two registries apart; a query does not.
                if ("submit" in step and expected["outcome"] != got.get("outcome")) or len(reports) >= options.most:
                    break
    finally:
        programs.close()
        programs.folder.cleanup()
    return number, reports


def _report(name, number, steps, expected, found, got, options):
    folder = pathlib.Path(options.failures)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{pathlib.Path(str(name)).stem}-{number}.jsonl"
    path.write_text("".join(dumps(step) + "\n" for step, _, _ in steps[:number]), "utf-8")
    return "\n".join([
        f"{'file' if isinstance(name, str) else 'seed'} {name}, step {number}",
        f"  {dumps(steps[number - 1][0])}",
        f"  expected {dumps(expected)}",
        f"  got      {dumps(got)}",
        *(f"  {line}" for line in found),
        f"  history: {path}",
    ])


def main():
    parser = argparse.ArgumentParser(description="Compares the programs with the model over random histories.")
    parser.add_argument("--ctl", required=True, help="path of registryctl")
    parser.add_argument("--daemon", required=True, help="path of registryd")
    parser.add_argument("--seeds", default="1-10", help="a seed, or a range such as 1-50")
    parser.add_argument("--commands", type=int, default=120, help="commands per history")
    parser.add_argument("--without", default="", help="command kinds to leave out, comma-separated")
    parser.add_argument("--replay", nargs="+", default=[], metavar="FILE", help="histories to run instead of seeds")
    parser.add_argument("--failures", default="failures", help="folder for histories that differ")
    parser.add_argument("--most", type=int, default=3, help="differing queries reported per history")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    first, _, last = options.seeds.partition("-")
    names = options.replay or list(range(int(first), int(last or first) + 1))
    total, differing = 0, 0
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        for count, reports in pool.map(run, names, [options] * len(names)):
            total += count
            differing += bool(reports)
            for report in reports:
                print(report, flush=True)
    print(f"{len(names)} histories, {total} steps, {differing} histories differ")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
