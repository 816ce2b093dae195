"""A registry in a directory of its own, the daemon that serves it, and a plain Varlink client."""

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from prove import equal

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = Path(os.environ.get("REGISTRY_PROGRAMS", ROOT / ".build" / "release"))
REGISTRYD = str(PROGRAMS / "registryd")
REGISTRYCTL = str(PROGRAMS / "registryctl")
INTERFACE = "org.registryd.Registry"
START_SECONDS = 60  # a first start on a busy machine; it takes milliseconds on an idle one


class CallError(Exception):
    """An error reply of the daemon."""

    def __init__(self, name, parameters):
        super().__init__(f"{name} {parameters}")
        self.name = name.removeprefix(INTERFACE + ".")
        self.parameters = parameters


class Client:
    """One connection. Calls may be pipelined: `send` any number, then `receive` as many replies."""

    def __init__(self, path, timeout=60):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.socket.connect(str(path))  # waits where the queue is full; with a timeout it would fail there
        self.socket.settimeout(timeout)
        self.rest = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send_bytes(self, data):
        self.socket.sendall(data)

    def send(self, method, parameters=None, **flags):
        call = {"method": method if "." in method else f"{INTERFACE}.{method}", **flags}
        if parameters is not None:
            call["parameters"] = parameters
        self.send_bytes(json.dumps(call, ensure_ascii=False).encode() + b"\0")

    def receive_bytes(self):
        """The next reply as it came, without its end mark; None when the daemon has closed the connection."""
        while b"\0" not in self.rest:
            try:
                data = self.socket.recv(1 << 20)
            except ConnectionResetError:
                return None
            if not data:
                return None
            self.rest += data
        reply, self.rest = self.rest.split(b"\0", 1)
        return reply

    def receive(self):
        data = self.receive_bytes()
        if data is None:
            raise ConnectionError("the daemon closed the connection")
        reply = json.loads(data)
        if "error" in reply:
            raise CallError(reply["error"], reply.get("parameters", {}))
        return reply

    def call(self, method, parameters=None):
        self.send(method, parameters)
        return self.receive().get("parameters", {})

    def submit(self, commands, **options):
        return self.call("Submit", {"commands": commands, **options})["outcomes"]

    def query(self, question):
        return self.call("Query", {"query": question})["result"]

    def info(self):
        return self.call("Info")["info"]

    def size(self):
        return self.call("Info")["size"]

    def log(self, first=1):
        """All event lines from `first` on, as text."""
        lines = []
        while True:
            reply = self.call("Log", {"from": first})
            lines += reply["lines"]
            first = reply["next"]
            if first > reply["size"]:
                return lines


class Registry:
    """A registry directory with its daemon. Use as a context: what it started ends with it."""

    def __init__(self, rehearsal=False, directory=None, init=True):
        self.home = Path(tempfile.mkdtemp(prefix="registry-test-"))
        self.data = Path(directory) if directory else self.home / "data"
        self.socket = self.home / "socket"
        self.daemon = None
        self.errors = self.home / "daemon.log"
        if init:
            subprocess.run([REGISTRYD, "init", "--data", self.data] + ["--rehearsal"] * rehearsal,
                           check=True, capture_output=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        # A program that is instrumented writes what it has seen at its end.
        if self.daemon is not None and "LLVM_PROFILE_FILE" in os.environ:
            self.daemon.terminate()
            try:
                self.daemon.wait(START_SECONDS)
            except subprocess.TimeoutExpired:
                pass
        self.kill()
        shutil.rmtree(self.home, ignore_errors=True)

    def spawn(self, **options):
        """A daemon on this directory, not awaited."""
        log = open(self.errors, "ab")
        return subprocess.Popen([REGISTRYD, "--data", self.data, "--socket", self.socket], stderr=log,
                                stdout=subprocess.DEVNULL, **options)

    def start(self, **options):
        assert self.daemon is None, "it runs already"
        self.daemon = self.spawn(**options)
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            if self.daemon.poll() is not None:
                code, self.daemon = self.daemon.returncode, None
                raise AssertionError(f"the daemon ended with {code}: {self.told()[-600:]}")
            try:
                with self.client() as client:
                    client.info()
                return self
            except (FileNotFoundError, ConnectionRefusedError):
                time.sleep(0.005)
        raise AssertionError(f"the daemon does not answer after {START_SECONDS} s")

    def client(self, **options):
        return Client(self.socket, **options)

    def told(self):
        """What the daemons have written to standard error."""
        return self.errors.read_text(errors="replace") if self.errors.exists() else ""

    def kill(self):
        if self.daemon is not None:
            self.daemon.kill()
            self.daemon.wait()
            self.daemon = None

    def stop(self, by=signal.SIGTERM, within=START_SECONDS):
        """Ends the daemon in order; its exit code."""
        self.daemon.send_signal(by)
        code = self.daemon.wait(within)
        self.daemon = None
        return code

    def copy(self):
        """A registry on a copy of the directory as it is on disk now."""
        twin = Registry(init=False)
        # A daemon that runs puts a new file in the place of another: it is gone under its first name once it is listed.
        shutil.copytree(self.data, twin.data, ignore=shutil.ignore_patterns("*.new"))
        return twin


def ctl(*words, registry=None, stdin="", env=None, timeout=120):
    """Runs registryctl; the finished process with its output as text."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1", **(env or {})}
    if registry is not None:
        environment["REGISTRY_SOCKET"] = str(registry.socket)
    return subprocess.run([REGISTRYCTL, *map(str, words)], input=stdin, capture_output=True, text=True,
                          env=environment, timeout=timeout)


def ends(code, done, about=""):
    """The finished process, which must have ended with this exit code."""
    equal(done.returncode, code, f"{about} exit code (said: {(done.stderr or done.stdout).strip()[:500]})".lstrip())
    return done


def lines(text):
    """The JSON values of a text with one a line."""
    return [json.loads(line) for line in text.splitlines()]
