"""What a forger needs: the log's files read and written with right checksums, trees, keys, signatures.

Written from docs/FORMAT.md and the public formats, not from the programs: what it makes is as right as a forger can
make it, so that only what the programs check stands between it and being believed.
"""

import base64
import hashlib
import json
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (Encoding, NoEncryption, PrivateFormat, PublicFormat,
                                                          load_pem_private_key)

# CRC-32C (Castagnoli), reflected.
TABLE = []
for byte in range(256):
    for _ in range(8):
        byte = byte >> 1 ^ (0x82F63B78 if byte & 1 else 0)
    TABLE.append(byte)


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = crc >> 8 ^ TABLE[(crc ^ byte) & 0xFF]
    return crc ^ 0xFFFFFFFF


def sha256(data):
    return hashlib.sha256(data).digest()


def leaf(line):
    return sha256(b"\0" + line)


def root(leaves):
    """The RFC 6962 root over leaf hashes."""
    level = list(leaves)
    if not level:
        return sha256(b"")
    while len(level) > 1:
        pairs = [sha256(b"\1" + level[i] + level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = pairs + level[len(pairs) * 2:]
    return level[0]


def proof(leaves, index):
    """The inclusion path of a leaf, from its neighbour up."""
    path = []
    level = list(leaves)
    while len(level) > 1:
        if index ^ 1 < len(level):
            path.append(level[index ^ 1])
        pairs = [sha256(b"\1" + level[i] + level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = pairs + level[len(pairs) * 2:]
        index //= 2
    return path


def compact(value):
    """JSON as the registry writes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


class Frames:
    """A file of frames: its first line, and the lines of each frame."""

    def __init__(self, path):
        self.path = Path(path)
        self.head, rest = self.path.read_bytes().split(b"\n", 1)
        self.frames = []
        while rest:
            header, rest = rest.split(b"\n", 1)
            _, first, count, size, crc = header.split()
            body, rest = rest[:int(size)], rest[int(size):]
            lines = body.split(b"\n")[:-1]
            assert crc32c(body) == int(crc, 16) and len(lines) == int(count), header
            self.frames.append((int(first), lines))

    def write(self):
        """Writes the file anew, every length and checksum right."""
        parts = [self.head + b"\n"]
        for first, lines in self.frames:
            body = b"".join(line + b"\n" for line in lines)
            parts.append(b"@ %d %d %d %08x\n" % (first, len(lines), len(body), crc32c(body)) + body)
        mode = self.path.stat().st_mode
        os.chmod(self.path, 0o600)
        self.path.write_bytes(b"".join(parts))
        os.chmod(self.path, mode & 0o777)


class Log:
    """The events of a registry in a directory, in one segment."""

    def __init__(self, directory):
        self.directory = Path(directory)
        paths = sorted((self.directory / "log").glob("*.log"))
        assert len(paths) == 1, "the corpus works on a log of one segment"
        self.file = Frames(paths[0])
        self.lines = [line for _, lines in self.file.frames for line in lines]

    @property
    def leaves(self):
        return [leaf(line) for line in self.lines]

    def event(self, seq):
        return json.loads(self.lines[seq - 1])

    def put(self, seq, event):
        self.lines[seq - 1] = event if isinstance(event, bytes) else compact(event)

    def renumber(self):
        """Gives every event the number of its place."""
        for place, line in enumerate(self.lines, 1):
            event = json.loads(line)
            if event["seq"] != place:
                self.put(place, {**event, "seq": place})

    def relink(self):
        """Makes the links of every event right for what stands before it, in the streams that it names itself."""
        heads = {}
        for place, line in enumerate(self.lines, 1):
            event = json.loads(line)
            if "previous" not in event:
                continue
            links = {stream: heads.get(stream, 0) for stream in event["previous"]}
            if links != event["previous"]:
                self.put(place, {**event, "previous": links})
            heads.update((stream, place) for stream in links)

    def write(self):
        """Writes all events, one frame for each command as the daemon would, and the mark of what was acknowledged."""
        frames, last = [], object()
        for seq, line in enumerate(self.lines, 1):
            command = json.loads(line).get("command")
            if command is None or command != last:
                frames.append((seq, []))
            frames[-1][1].append(line)
            last = command
        self.file.frames = frames
        self.file.write()
        (self.directory / "acked").unlink(missing_ok=True)  # a log without the mark is one whose mark was never written


class Key:
    """An Ed25519 key that signs notes under a name."""

    def __init__(self, name, private=None, kind=1):
        self.name = name
        self.kind = kind
        self.private = private or Ed25519PrivateKey.generate()
        self.public = self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.id = sha256(name.encode() + b"\n" + bytes([kind]) + self.public)[:4]

    @staticmethod
    def of(directory, origin):
        """The key of a registry: what a thief has."""
        return Key(origin, load_pem_private_key((Path(directory) / "key").read_bytes(), None))

    @property
    def vkey(self):
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(bytes([self.kind]) + self.public).decode()}"

    def pem(self):
        return self.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    def line(self, text, seconds=0):
        if self.kind == 4:
            stamp = seconds.to_bytes(8, "big")
            signature = stamp + self.private.sign(b"cosignature/v1\ntime %d\n" % seconds + text)
        else:
            signature = self.private.sign(text)
        return f"— {self.name} {base64.b64encode(self.id + signature).decode()}\n".encode()

    def checkpoint(self, leaves, origin=None):
        """A signed checkpoint of a tree."""
        text = f"{origin or self.name}\n{len(leaves)}\n{base64.b64encode(root(leaves)).decode()}\n".encode()
        return text + b"\n" + self.line(text)
