"""Bytes from someone who means no good, or whose program is broken, on the socket."""

import json
import os
import random
import socket
import time

from daemon import INTERFACE, START_SECONDS, CallError, Registry
from lives import life
from prove import equal, holds

CALL = ('{"method":"%s.Submit","parameters":{"commands":[%%s]}}' % INTERFACE).encode()
GOOD = json.dumps(life(1)[0], ensure_ascii=False)

# What is no message at all: the daemon closes the connection and says nothing.
MALFORMED = {
    "not JSON": b"hello\0",
    "an empty message": b"\0",
    "an array": b"[]\0",
    "a number": b"42\0",
    "two objects": b"{}{}\0",
    "no method": b'{"parameters":{}}\0',
    "a method that is no text": b'{"method":7}\0',
    "a flag that is no boolean": b'{"method":"a.b.C","more":"yes"}\0',
    "two flags": b'{"method":"a.b.C","more":true,"oneway":true}\0',
    "an unknown member": b'{"method":"a.b.C","colour":"red"}\0',
    "parameters that are no object": b'{"method":"a.b.C","parameters":[]}\0',
    "a member twice": b'{"method":"%s.Info","method":"%s.Info"}\0' % ((INTERFACE.encode(),) * 2),
    "a member twice deep in a command": CALL % b'{"commandId":"x","data":{"a":{"b":1,"b":2}}}' + b"\0",
    "a member twice, once escaped": CALL % b'{"commandId":"x","\\u0063ommandId":"y"}' + b"\0",
    "an invalid UTF-8 sequence": b'{"method":"\xff\xfe"}\0',
    "an overlong UTF-8 sequence": b'{"method":"\xc0\xaf"}\0',
    "a surrogate in UTF-8": b'{"method":"\xed\xa0\x80"}\0',
    "a lone surrogate": b'{"method":"\\ud800"}\0',
    "a raw line feed in a text": b'{"method":"a\nb"}\0',
    "a comma too many": b'{"method":"a.b.C",}\0',
    "a comment": b'{"method":"a.b.C"/* */}\0',
    "a number with a leading zero": CALL % b'{"commandId":"x","data":{"copies":03}}' + b"\0",
    "NaN": CALL % b'{"commandId":"x","data":{"copies":NaN}}' + b"\0",
    "a byte order mark": b'\xef\xbb\xbf{"method":"a.b.C"}\0',
    "100,000 brackets": b'{"method":"a.b.C","parameters":{"a":' + b"[" * 100_000 + b"\0",
    "100,000 nested objects": b'{"a":' * 100_000 + b"\0",
}

# What is a message and cannot be done: an error under the standard's name.
REFUSED = {
    "an unknown interface": ({"method": "org.example.Nothing"}, "org.varlink.service.InterfaceNotFound"),
    "a method without interface": ({"method": "Info"}, "org.varlink.service.InterfaceNotFound"),
    "an unknown method": ({"method": f"{INTERFACE}.Delete"}, "org.varlink.service.MethodNotFound"),
    "an unknown parameter": ({"method": f"{INTERFACE}.Info", "parameters": {"x": 1}},
                             "org.varlink.service.InvalidParameter"),
    "a missing parameter": ({"method": f"{INTERFACE}.Submit"}, "org.varlink.service.InvalidParameter"),
    "a parameter of another type": ({"method": f"{INTERFACE}.Submit", "parameters": {"commands": "all"}},
                                    "org.varlink.service.InvalidParameter"),
    "commands that are no objects": ({"method": f"{INTERFACE}.Submit", "parameters": {"commands": [1]}}, None),
    "a negative start of the log": ({"method": f"{INTERFACE}.Log", "parameters": {"from": -1}},
                                    "org.varlink.service.InvalidParameter"),
    "following without more": ({"method": f"{INTERFACE}.Log", "parameters": {"follow": True}},
                               "org.varlink.service.ExpectedMore"),
    "a path for a digest": ({"method": f"{INTERFACE}.GetAttachment", "parameters": {"sha256": "../../etc/passwd"}},
                            "org.varlink.service.InvalidParameter"),
    "10,001 commands": ({"method": f"{INTERFACE}.Submit", "parameters": {"commands": [{}] * 10_001}},
                        "org.varlink.service.InvalidParameter"),
}


def unmoved(registry, size):
    """The daemon still answers, and has recorded nothing."""
    with registry.client() as client:
        equal(client.size(), size, "events in the log")


def test_malformed():
    """Each kind of malformed message closes the connection that sent it, and does nothing else."""
    with Registry().start() as registry:
        for name, data in MALFORMED.items():
            with registry.client() as client:
                client.send_bytes(data)
                equal(client.receive_bytes(), None, name)
            unmoved(registry, 1)


def test_impossible():
    """A well-formed call that cannot be done is answered with the standard's error, and the connection goes on."""
    with Registry().start() as registry, registry.client() as client:
        for name, (call, wanted) in REFUSED.items():
            client.send_bytes(json.dumps(call).encode() + b"\0")
            try:
                outcome = client.receive()["parameters"]["outcomes"][0]
                equal((wanted, outcome["outcome"], outcome["rule"]), (None, "refused", "G14"), name)
            except CallError as error:
                equal(error.name, (wanted or "").removeprefix(INTERFACE + "."), name)
        unmoved(registry, 1)


def test_oversized():
    """A message without end is cut off after the limit, and the daemon has not kept it in memory."""
    with Registry().start() as registry:
        before = resident(registry)
        for _ in range(4):
            with registry.client() as client:
                try:
                    for _ in range(64):
                        client.send_bytes(b"x" * (1 << 20))
                except (BrokenPipeError, ConnectionResetError):
                    pass
                else:
                    equal(client.receive_bytes(), None, "64 MiB in one message")
        unmoved(registry, 1)
        holds(resident(registry) - before < 64 << 20, f"it grew from {before} to {resident(registry)} bytes")


def resident(registry):
    """Bytes of memory that the daemon has."""
    with open(f"/proc/{registry.daemon.pid}/statm") as file:
        return int(file.read().split()[1]) * 4096


def test_half_sent():
    """A command cut at any byte is no command, however the sender goes away."""
    with Registry().start() as registry:
        whole = CALL % GOOD.encode() + b"\0"
        for cut in range(0, len(whole), 37):
            with registry.client() as client:
                client.send_bytes(whole[:cut])
                if cut % 2:
                    client.socket.shutdown(socket.SHUT_WR)
                    equal(client.receive_bytes(), None, f"{cut} bytes of {len(whole)}")
        unmoved(registry, 1)


def test_bytewise():
    """A call that arrives byte by byte, and a hundred calls that arrive at once, are answered alike."""
    with Registry().start() as registry, registry.client() as client:
        call = ('{"method":"%s.Info"}' % INTERFACE).encode() + b"\0"
        for byte in call:
            client.send_bytes(bytes([byte]))
            time.sleep(0.001)
        first = client.receive_bytes()
        client.send_bytes(call * 100)
        equal({client.receive_bytes() for _ in range(100)}, {first})


def test_oneway():
    """A call that wants no reply gets none, not even an error, and is done all the same."""
    with Registry().start() as registry, registry.client() as client:
        client.send("Submit", {"commands": life(1)[:1]}, oneway=True)
        client.send("Submit", {"colour": "red"}, oneway=True)
        client.send("Info")
        equal(client.receive()["parameters"]["size"], 2)


def test_noise():
    """Two thousand connections of random and of damaged bytes leave the daemon and the log as they were."""
    seed = 20161111
    chance = random.Random(seed)
    whole = CALL % GOOD.replace('"op-saishang-1"', '""').encode() + b"\0"
    with Registry().start() as registry:
        for number in range(2000):
            data = bytearray(whole)
            if number % 2:
                data = bytearray(chance.randbytes(chance.randrange(1, 300)))
            else:
                for _ in range(chance.randrange(1, 8)):
                    data[chance.randrange(len(data) - 1)] = chance.randrange(256)
            with registry.client() as client:
                try:
                    client.send_bytes(bytes(data))
                except (BrokenPipeError, ConnectionResetError):
                    pass
        unmoved(registry, 1)


def test_deaf_and_idle():
    """A client that never reads its answers and a thousand that say nothing do not keep others waiting."""
    with Registry(rehearsal=True).start() as registry:
        with registry.client() as writer:
            for number in range(20):
                writer.submit(life(number))
        deaf = registry.client(timeout=0.2)
        try:
            while True:
                deaf.send("Log", {"from": 1})
        except (TimeoutError, BrokenPipeError, ConnectionResetError):
            pass
        idle = [registry.client() for _ in range(1000)]
        start = time.monotonic()
        with registry.client() as client:
            for _ in range(100):
                client.query({"query": "history", "spaceId": "sp-saishang-7"})
        took = time.monotonic() - start
        holds(took < START_SECONDS, f"100 questions took {took:.1f} s")
        for client in [deaf, *idle]:
            client.socket.close()


def test_vanishing():
    """Ten thousand connections that come and go, with and without a question, leave no descriptor open."""
    with Registry().start() as registry:
        def open_descriptors():
            return len(os.listdir(f"/proc/{registry.daemon.pid}/fd"))

        before = open_descriptors()
        for number in range(10_000):
            with registry.client() as client:
                if number % 2:
                    client.send("Info")
        with registry.client() as client:
            client.size()
        end = time.monotonic() + 10
        while open_descriptors() > before and time.monotonic() < end:
            time.sleep(0.05)
        holds(open_descriptors() <= before, f"{open_descriptors()} descriptors are open, {before} were")


def test_check_never_records():
    """Large commands that are only checked, or refused as a whole, leave no event, however many bytes they have."""
    with Registry().start() as registry, registry.client() as client:
        operator = life(1)[0]
        client.submit([operator])
        long = [{**life(1)[1], "commandId": f"c{number}"} for number in range(220)]
        for number, command in enumerate(long):
            command["data"] = {**command["data"], "spaceId": f"s{number}", "note": "长" * 20_000}
        for options in ({"check": True}, {"atomic": True}):
            try:
                outcomes = client.submit([*long, {**operator, "commandId": "again"}], **options)
                equal(outcomes[-1]["outcome"], "refused")
            except CallError as error:  # more than can be decided together
                holds("limit" in str(error), f"{error}")
            equal((client.size(), client.info()["writable"]), (2, True), f"events after {options}")
        equal(client.submit(life(1)[1:2])[0]["outcome"], "accepted", "it records again")
