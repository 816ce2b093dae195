"""Attacks on the files that a registry hands out: bundles, proofs, checkpoints, cosignatures, witness requests."""

import base64
import copy
import json

from forge import Key, compact, proof, sha256


def scalars(value, path=()):
    """Every scalar of a JSON value with the way to it; event lines, which are JSON in a string, are entered too."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from scalars(item, path + (key,))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from scalars(item, path + (index,))
    else:
        yield path, value
        if path and path[-1] == "line":
            for inner, item in scalars(json.loads(value)):
                yield path + ("{}",) + inner, item


def edited(value, path, change):
    """A copy with the scalar at the end of the way changed."""
    if not path:
        return change(value)
    if path[0] == "{}":
        return compact(edited(json.loads(value), path[1:], change)).decode()
    twin = copy.copy(value)
    twin[path[0]] = edited(value[path[0]], path[1:], change)
    return twin


def other(value):
    """Another value of the same kind that looks as right."""
    if value is True or value is False:
        return not value
    if value is None:
        return 0
    if isinstance(value, (int, float)):
        return value + 1
    if not value:
        return "x"
    # In the middle: a change of padding bits alone would be caught by the spelling of base64.
    place = len(value) // 2
    return value[:place] + ("A" if value[place] != "A" else "B") + value[place + 1:]


def write(bundle, path):
    path.write_bytes(compact(bundle) + b"\n")


def whole(bundle):
    """Attacks on a bundle as a whole: (name, codes of which one must be given, forged bytes)."""
    forged = []

    def add(name, codes, value):
        forged.append((name, codes, value if isinstance(value, bytes) else compact(value) + b"\n"))

    events = bundle["events"]
    for index, event in enumerate(events):
        seq = json.loads(event["line"])["seq"]
        codes = ("noFounding", "eventLeftOut", "streamEnd", "streamsDiffer", "streamBroken", "commandIncomplete")
        add(f"event {seq} left out", codes, {**bundle, "events": events[:index] + events[index + 1:]})
    add("two events swapped", ("eventsOutOfOrder",),
        {**bundle, "events": events[:3] + [events[4], events[3]] + events[5:]})
    add("an event twice", ("eventsOutOfOrder",), {**bundle, "events": events[:4] + events[3:]})
    add("a proof of another event", ("eventNotInLog",),
        {**bundle, "events": [{**events[0], "proof": events[1]["proof"]}] + events[1:]})
    add("an event without a proof", ("eventNotInLog",),
        {**bundle, "events": [{**events[0], "proof": []}] + events[1:]})
    add("a stream left out", ("streamsDiffer",), {**bundle, "streams": bundle["streams"][:-1]})
    add("two streams swapped", ("streamsDiffer",), {**bundle, "streams": bundle["streams"][::-1]})
    add("a shorter stream", ("streamNotInMap",),
        {**bundle, "streams": [{**stream, "count": stream["count"] - 1} if "count" in stream else stream
                               for stream in bundle["streams"]]})
    add("a stream said to be absent", ("absenceUnproven", "eventLeftOut", "streamNotInMap"),
        {**bundle, "streams": [{"absent": bundle["streams"][0].get("stream", "space/x")}] + bundle["streams"][1:]})
    add("the map of an earlier event", ("mapNotLast",), {**bundle, "map": events[-1]})
    add("an answer without its events", ("noFounding", "eventLeftOut", "streamsDiffer"), {**bundle, "events": []})
    add("another format", ("notABundle",), {**bundle, "bundle": 0})
    add("a later format", ("notABundle",), {**bundle, "bundle": 2})
    add("a member too many", ("notABundle",), {**bundle, "remark": "trust me"})
    add("a member twice", ("notABundle",), compact(bundle)[:-1] + b',"bundle":1}\n')
    add("written with blanks", ("notABundle",), json.dumps(bundle, ensure_ascii=False).encode() + b"\n")
    add("no line feed", ("notABundle",), compact(bundle))
    add("cut short", ("notABundle",), compact(bundle)[:-200])
    add("known at a time that is still to come", ("knownAtBeyond",),
        {**bundle, "question": {**bundle["question"], "knownAt": "2099-12-31T00:00:00.000000Z"}})
    add("a question with nothing in a member", ("questionUnreadable",),
        {**bundle, "question": {**bundle["question"], "knownAt": None}})
    if bundle["personal"]:
        add("a personal value left out", ("personalListed",), {**bundle, "personal": bundle["personal"][:-1]})
        add("a personal value said to be erased", ("erasureUnfounded",),
            {**bundle, "personal": [{"seq": entry["seq"], "path": entry["path"], "erased": entry["seq"] + 1}
                                    if "erased" not in entry else entry for entry in bundle["personal"]]})
    present = [entry for entry in bundle["personal"] if "value" in entry]
    if len(present) > 1:
        one, two = present[:2]
        swapped = {(one["seq"], one["path"]): two, (two["seq"], two["path"]): one}
        add("two personal values swapped", ("personalDoesNotOpen",),
            {**bundle, "personal": [
                {**entry, "value": swapped.get((entry["seq"], entry["path"]), entry)["value"],
                 "salt": swapped.get((entry["seq"], entry["path"]), entry)["salt"]} if "value" in entry else entry
                for entry in bundle["personal"]]})
    if bundle["evidence"]:
        add("evidence left out", ("evidenceListed",), {**bundle, "evidence": bundle["evidence"][:-1]})
    inside = [index for index, entry in enumerate(bundle["evidence"]) if "data" in entry]
    if inside:
        data = base64.b64encode(b"another file").decode()
        add("evidence replaced", ("evidenceDiffers",),
            {**bundle, "evidence": [{**entry, "data": data} if "data" in entry else entry
                                    for entry in bundle["evidence"]]})
    return forged


def insider(bundle, log, key):
    """Bundles by somebody with the key: a log that lacks what he would hide, signed and proven as well as it can be.

    The events stay, one is changed to what he would rather have; everything is hashed, proven and signed anew.
    """
    forged = []

    def signed(name, codes, change):
        lines = log.lines[:int(bundle["checkpoint"].split("\n")[1])]
        change(lines)
        leaves = [sha256(b"\0" + line) for line in lines]
        twin = copy.deepcopy(bundle)
        twin["checkpoint"] = key.checkpoint(leaves).decode()
        for entry in [*twin["events"], twin["map"]]:
            seq = json.loads(entry["line"])["seq"]
            entry["line"] = lines[seq - 1].decode()
            entry["proof"] = [base64.b64encode(hash).decode() for hash in proof(leaves, seq - 1)]
        forged.append((name, codes, compact(twin) + b"\n"))

    def edit(kind, change):
        def apply(lines):
            for place, line in enumerate(lines):
                event = json.loads(line)
                if event["type"] == kind:
                    lines[place] = compact(change(event))
                    return
            raise AssertionError(f"no event {kind}")
        return apply

    seqs = {json.loads(entry["line"])["seq"] for entry in bundle["events"]}
    kinds = {log.event(seq)["type"] for seq in seqs}
    if "certified" in kinds:
        signed("a longer title, signed", ("decisionDiffers",), edit("certified", lambda event: {
            **event, "facts": {**event["facts"], "validUntil": "2099-12-31"}}))
        signed("a broken link, signed", ("streamBroken",), edit("certified", lambda event: {
            **event, "previous": {stream: 1 for stream in event["previous"]}}))
        signed("an event made another's, signed",
               ("eventLeftOut", "streamsDiffer", "decisionDiffers", "decisionRefused", "streamEnd"),
               edit("certified", lambda event: {**event, "entities": {**event["entities"], "space": "sp-other"}}))
    return forged


def cosignatures(checkpoint, vkey):
    """(name, code, checkpoint, policy): what a policy must refuse."""
    body = checkpoint.split(b"\n\n")[0] + b"\n"
    one, two, forger = (Key(name, kind=4) for name in ("witness.example/1", "witness.example/2", "witness.example/1"))
    policy = f"log {vkey}\nwitness one {one.vkey}\nwitness two {two.vkey}\ngroup both all one two\nquorum both\n"
    wrong = forger.line(body, 1).decode().split(" ")
    payload = base64.b64decode(wrong[2])
    disguised = f"— {one.name} {base64.b64encode(one.id + payload[4:]).decode()}\n".encode()
    late = base64.b64decode(one.line(body, 7).split(b" ")[2])
    restamped = f"— {one.name} {base64.b64encode(late[:4] + (8).to_bytes(8, 'big') + late[12:]).decode()}\n".encode()
    good = checkpoint + one.line(body, 5) + two.line(body, 6)
    return good, policy, [
        ("no cosignature", "quorumMissing", checkpoint),
        ("one cosignature of two", "quorumMissing", checkpoint + one.line(body, 5)),
        ("a cosignature by a stranger of the same name", "quorumMissing",
         checkpoint + forger.line(body, 5) + two.line(body, 6)),
        ("a cosignature by the wrong key under the right id", "policyRejects", checkpoint + disguised + two.line(body, 6)),
        ("a cosignature of another checkpoint", "policyRejects",
         checkpoint + one.line(b"other\n", 5) + two.line(body, 6)),
        ("a cosignature with another time", "policyRejects", checkpoint + restamped + two.line(body, 6)),
        ("the same cosignature twice", "checkpointUnreadable", checkpoint + one.line(body, 5) * 2 + two.line(body, 6)),
    ]


def receipts(text):
    """Every line of every proof in a receipt changed, its numbers, and proofs exchanged: (name, forged text)."""
    rows = [json.loads(line) for line in text.splitlines()]

    def written(rows):
        return b"".join(compact(row) + b"\n" for row in rows)
    forged = []
    for place, row in enumerate(rows):
        def put(what, changed, place=place, row=row):
            forged.append((f"event {row['seq']}: {what}", written(rows[:place] + [changed] + rows[place + 1:])))
        put("another number", {**row, "seq": row["seq"] + 1})
        for what, proven in proof_lines(row["proof"]):
            put(what, {**row, "proof": proven})
    if len(rows) > 1:
        forged.append(("proofs exchanged", written([{**rows[0], "proof": rows[1]["proof"]}] + rows[1:])))
    forged.append(("a remark added", written([{**rows[0], "remark": "trust me"}] + rows[1:])))
    forged.append(("cut short", text.encode()[:-40]))
    return forged


def proof_lines(text):
    """Every line of a tlog-proof changed, and the whole in an old format: (name, forged text)."""
    lines = text.split("\n")
    forged = [(f"line {number + 1} changed", "\n".join(lines[:number] + [other(line)] + lines[number + 1:]))
              for number, line in enumerate(lines) if line]
    forged += [(f"line {number + 1} left out", "\n".join(lines[:number] + lines[number + 1:]))
               for number, line in enumerate(lines) if line]
    forged.append(("an old format", text.replace("@v1", "@v0", 1)))
    return forged
