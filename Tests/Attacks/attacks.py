"""The attacks on a registry's directory. Each takes a copy of a healthy registry that is not running and changes it.

An attack is a function with what it does in its documentation, and with marks of what must notice it:
`verify` the check and the code that `registryctl verify DIR` must give, `start` what the daemon must say when it
refuses to start. `since` and `guard` say that it can only be noticed by whoever kept an earlier checkpoint.
"""

import base64
import json
import os
import shutil

from forge import Frames, Key, Log, compact, sha256

ATTACKS = []


def attack(verify=None, start=None, since=False, guard=False):
    def mark(function):
        function.verify, function.start, function.since, function.guard = verify, start, since, guard
        ATTACKS.append(function)
        return function
    return mark


def origin(case):
    return json.loads((case.data / "registry.json").read_text())["origin"]


def of_type(log, kind):
    return next(seq for seq in range(1, len(log.lines) + 1) if log.event(seq)["type"] == kind)


def resign(case, log, key=None):
    """Writes the log and a checkpoint of all of it, by the registry's own key or another."""
    log.write()
    key = key or Key.of(case.data, origin(case))
    (case.data / "checkpoint").write_bytes(key.checkpoint(log.leaves, origin(case)))


# Without the key: a clerk with a shell, root on the machine, a failing disk.

@attack(verify=("frames", "logDamaged"), start="CRC-32C")
def edited_value(case):
    """One letter of one value is changed in the file."""
    path = next((case.data / "log").glob("*.log"))
    os.chmod(path, 0o600)
    path.write_bytes(path.read_bytes().replace("朔州".encode(), "朔洲".encode(), 1))


@attack(verify=("root", "rootDiffers"), start="are not those that were signed")
def rehashed_log(case):
    """A value is changed, and every length and checksum made right."""
    log = Log(case.data)
    seq = of_type(log, "certified")
    log.put(seq, log.lines[seq - 1].replace(b'"note":"', b'"note":"(!) ', 1).replace(b"2022", b"2021", 1))
    log.write()


@attack(verify=("sequence", "sequenceBroken"), start="event")
def swapped_events(case):
    """Two events change places, checksums right."""
    log = Log(case.data)
    seq = of_type(log, "spaceRegistered")
    log.lines[seq - 1], log.lines[seq] = log.lines[seq], log.lines[seq - 1]
    log.write()


@attack(verify=("links", "linkWrong"), start="are not those that were signed")
def swapped_and_renumbered(case):
    """Two events change places and numbers."""
    log = Log(case.data)
    seq = of_type(log, "spaceRegistered")
    log.lines[seq - 1], log.lines[seq] = log.lines[seq], log.lines[seq - 1]
    log.renumber()
    log.write()


@attack(verify=("sequence", "sequenceBroken"), start="event")
def removed_middle_event(case):
    """An event is taken out of the middle, checksums right."""
    log = Log(case.data)
    del log.lines[of_type(log, "objectionFiled") - 1]
    log.write()


@attack(verify=("root", "logShorter"), start="were signed")
def removed_and_renumbered(case):
    """An event is taken out of the middle; numbers, links and checksums are made right."""
    log = Log(case.data)
    del log.lines[of_type(log, "objectionFiled") - 1]
    log.renumber()
    log.relink()
    log.write()


@attack(verify=("root", "logShorter"), start="were signed")
def truncated_tail(case):
    """The last frames are cut off at a frame's end, and the mark of what was acknowledged removed."""
    log = Log(case.data)
    del log.lines[-3:]
    log.write()


@attack(verify=("frames", "logDamaged"), start="acknowledged")
def truncated_before_the_mark(case):
    """The last frame is cut in two, with the mark left as it was."""
    path = next((case.data / "log").glob("*.log"))
    os.truncate(path, path.stat().st_size - 40)


@attack(verify=("attachments", "attachmentDiffers"))
def replaced_attachment(case):
    """An evidence file is replaced by another of the same length."""
    path = next((case.data / "attachments").glob("[0-9a-f][0-9a-f]/*"))
    os.chmod(path, 0o600)
    path.write_bytes(path.read_bytes()[::-1])


@attack(verify=("decisions", "decisionRefused"))
def appended_unlawful_event(case):
    """An event that the rules refuse is appended behind what was signed, checksums right."""
    log = Log(case.data)
    heads = {stream: seq for seq in range(1, len(log.lines) + 1) for stream in log.event(seq).get("previous", {})}
    seq = of_type(log, "certified")
    event = log.event(seq)
    log.lines.append(compact({
        **event, "seq": len(log.lines) + 1, "at": log.event(len(log.lines))["at"], "command": "certified-again",
        "previous": {stream: heads[stream] for stream in event["previous"]},
        "data": {**event["data"], "certificationId": "certification-again"}}))
    log.write()


def heads(log):
    """The last event of each stream."""
    return {stream: seq for seq in range(1, len(log.lines) + 1) for stream in log.event(seq).get("previous", {})}


def append(log, event, **changes):
    """Appends an event like another, with number, time and links made right."""
    last = heads(log)
    log.lines.append(compact({
        **event, "seq": len(log.lines) + 1, "at": log.event(len(log.lines))["at"],
        "previous": {stream: last[stream] for stream in event["previous"]}, **changes}))


@attack(verify=("decisions", "commandTwice"))
def appended_command_again(case):
    """A command is recorded a second time behind what was signed, for another operator."""
    log = Log(case.data)
    event = log.event(of_type(log, "operatorRegistered"))
    append(log, event)
    log.write()


@attack(verify=("lines", "statementForged"), start="does not follow from its command")
def appended_event_without_a_command(case):
    """A title is revoked behind what was signed by an event that no command yielded."""
    log = Log(case.data)
    space = log.event(of_type(log, "certified"))["entities"]["space"]
    append(log, {
        "seq": 0, "at": "", "type": "revoked", "v": 2, "by": log.event(2)["by"], "entities": {"space": space},
        "previous": {"registry": 0}, "effectiveOn": "2026-03-03",
        "facts": {"titles": ["certification-1"], "effectiveDate": "2026-03-03"}})
    log.write()


@attack(verify=("lines", "lossDiffers"))
def appended_loss(case):
    """Behind what was signed it is said that somebody accepted a loss, on a log that was another."""
    log = Log(case.data)
    append(log, {
        "seq": 0, "at": "", "type": "lossAccepted", "v": 2, "by": log.event(2)["by"], "entities": {},
        "previous": {"registry": 0}, "effectiveOn": log.event(len(log.lines))["at"][:10],
        "facts": {"reason": "a flood", "size": 3, "root": base64.b64encode(sha256(b"another log")).decode(), "key": "k",
                  "losses": [{"of": "checkpoint", "fault": "missing"}]}})
    log.write()


@attack(verify=("frames", "logDamaged"), start="registry-log")
def renamed_registry(case):
    """The registry is given another name."""
    path = case.data / "registry.json"
    os.chmod(path, 0o600)
    path.write_text(path.read_text().replace("rehearsal/", "rehearsal/other-", 1))


@attack(verify=("format", "identityUnreadable"), start="cannot be used")
def garbled_identity(case):
    """The registry no longer says who it is."""
    path = case.data / "registry.json"
    os.chmod(path, 0o600)
    path.write_text(path.read_text().replace("{", "", 1))


def private_lines(case):
    return Frames(next((case.data / "private").glob("*.private")))


def edit_private(case, change):
    """Changes the first present value of the private file."""
    file = private_lines(case)
    for _, lines in file.frames:
        for place, line in enumerate(lines):
            entry = json.loads(line)
            if "value" in entry:
                lines[place] = compact(change(entry))
                return file.write()
    raise AssertionError("no personal value is present")


@attack(verify=("personal", "personalMissing"))
def swapped_personal_value(case):
    """A person's name is replaced by another in the private file, checksums right."""
    edit_private(case, lambda entry: {**entry, "value": "张三"})


@attack(verify=("personal", "erasureUnfounded"))
def pretended_erasure(case):
    """A personal value is destroyed without a decision, and said to have been erased."""
    edit_private(case, lambda entry: {"seq": entry["seq"], "path": entry["path"], "erased": entry["seq"]})


@attack(verify=("personal", "erasureUnfounded"))
def erasure_of_something_else(case):
    """A personal value is destroyed, and said to have been erased by an erasure that was of another record."""
    erasure = of_type(Log(case.data), "personalDataErased")
    edit_private(case, lambda entry: {"seq": entry["seq"], "path": entry["path"], "erased": erasure})


@attack(verify=("personal", "personalSurplus"))
def kept_erased_value(case):
    """A value that was erased stands in the private file again, behind the note that it was erased."""
    file = private_lines(case)
    for _, lines in file.frames:
        for place, line in enumerate(lines):
            entry = json.loads(line)
            if "erased" in entry:
                salt = base64.b64encode(bytes(32)).decode()
                kept = {"seq": entry["seq"], "path": entry["path"], "salt": salt, "value": "张三"}
                lines.insert(place + 1, compact(kept))
                return file.write()
    raise AssertionError("no personal value was erased")


@attack(verify=("personal", "privateStranger"))
def kept_copy_of_personal_values(case):
    """A copy of the personal values lies beside them, where an erasure does not reach."""
    path = next((case.data / "private").glob("*.private"))
    path.with_suffix(".private~").write_bytes(path.read_bytes())


@attack(verify=("attachments", "attachmentDiffers"))
def device_for_an_attachment(case):
    """In the place of an evidence file is a device that never ends."""
    path = next((case.data / "attachments").glob("[0-9a-f][0-9a-f]/*"))
    path.unlink()
    path.symlink_to("/dev/zero")


@attack(verify=("signature", "checkpointMissing"), start="is missing")
def removed_checkpoint(case):
    """The last signed checkpoint is removed."""
    (case.data / "checkpoint").unlink()


@attack(verify=("signature", "checkpointUnreadable"), start="not a valid")
def garbled_checkpoint(case):
    """The checkpoint file is overwritten with something else."""
    (case.data / "checkpoint").write_bytes(b"registry\n")


@attack(verify=("signature", "signatureWrong"), start="is wrong")
def edited_checkpoint(case):
    """The size in the checkpoint is lowered so that a shorter log would do."""
    path = case.data / "checkpoint"
    head, size, rest = path.read_bytes().split(b"\n", 2)
    path.write_bytes(b"\n".join([head, b"%d" % (int(size) - 1), rest]))


@attack(verify=("signature", "otherKey"), start="was not signed by the registry's key")
def resigned_by_another_key(case):
    """The tail is cut off and the checkpoint signed anew, by another key of the same name."""
    log = Log(case.data)
    del log.lines[-3:]
    resign(case, log, Key(origin(case)))


@attack(verify=("signature", "keyReplaced"), start="was not signed by the registry's key", guard=True)
def resigned_and_key_replaced(case):
    """As before, and the key file is replaced too: only who holds the old key or a guard can tell."""
    log = Log(case.data)
    del log.lines[-3:]
    key = Key(origin(case))
    resign(case, log, key)
    (case.data / "key").write_bytes(key.pem())


@attack(verify=("signature", "otherOrigin"), start="is of the registry")
def checkpoint_of_another_registry(case):
    """A checkpoint that the same key signed for another log is put there."""
    log = Log(case.data)
    key = Key.of(case.data, origin(case))
    text = key.checkpoint(log.leaves, "rehearsal/other").split(b"\n\n")[0] + b"\n"
    (case.data / "checkpoint").write_bytes(text + b"\n" + key.line(text))


@attack(verify=("consistency", "logShorter"), start="were signed", since=True, guard=True)
def restored_older_copy(case):
    """The whole directory is replaced by a copy that was made earlier."""
    shutil.rmtree(case.data)
    shutil.copytree(case.older, case.data)


# With the key: who has it can sign any log. What remains are the rules, and whoever kept an earlier checkpoint.

@attack(verify=("consistency", "logShorter"), start="were signed", since=True, guard=True)
def truncated_and_signed(case):
    """The tail is cut off and the checkpoint signed with the stolen key."""
    log = Log(case.data)
    del log.lines[-2:]
    resign(case, log)


@attack(verify=("consistency", "rootDiffers"), start="are not those that were signed", since=True, guard=True)
def rewritten_and_signed(case):
    """The name of an objector's notice is changed in the past, everything recomputed and signed with the stolen key."""
    log = Log(case.data)
    seq = of_type(log, "reported")
    log.put(seq, log.lines[seq - 1].replace(b'"command":"', b'"command":"x', 1))
    resign(case, log)


@attack(verify=("links", "linkWrong"))
def forged_link(case):
    """An event names another one before it in its stream, signed with the stolen key."""
    log = Log(case.data)
    seq = of_type(log, "certified")
    event = log.event(seq)
    event["previous"] = {stream: max(0, seq - 1) for stream in event["previous"]}
    log.put(seq, event)
    resign(case, log)


@attack(verify=("maps", "mapDiffers"))
def forged_map(case):
    """The log commits to streams that lack an event, signed with the stolen key."""
    log = Log(case.data)
    seq = of_type(log, "streamsCommitted")
    event = log.event(seq)
    event["facts"]["streams"] -= 1
    event["facts"]["root"] = base64.b64encode(sha256(b"another map")).decode()
    log.put(seq, event)
    resign(case, log)


@attack(verify=("decisions", "decisionDiffers"))
def forged_decision(case):
    """A title is recorded as valid for ten years longer, signed with the stolen key."""
    log = Log(case.data)
    seq = of_type(log, "certified")
    event = log.event(seq)
    year = int(event["facts"]["validUntil"][:4])
    event["facts"]["validUntil"] = f"{year + 10}{event['facts']['validUntil'][4:]}"
    log.put(seq, event)
    resign(case, log)


@attack(verify=("decisions", "decisionRefused"))
def unlawful_decision(case):
    """A certification of an unknown application is recorded, signed with the stolen key."""
    log = Log(case.data)
    seq = of_type(log, "certified")
    event = log.event(seq)
    event["data"]["applicationId"] = "no-such-application"
    log.put(seq, event)
    resign(case, log)


@attack(verify=("decisions", "decisionDiffers"))
def another_hand(case):
    """The second event of a command is said to be somebody else's, signed with the stolen key."""
    log = Log(case.data)
    seq = next(seq for seq in range(2, len(log.lines) + 1) if log.event(seq).get("command") and
               log.event(seq)["command"] == log.event(seq - 1).get("command"))
    event = log.event(seq)
    log.put(seq, {**event, "by": {**event["by"], "user": "somebody"}})
    resign(case, log)


@attack(verify=("sequence", "versionGoesBack"))
def older_version(case):
    """An event is written in the first version of the format, which names none before it, signed with the stolen key."""
    log = Log(case.data)
    seq = of_type(log, "certified")
    event = log.event(seq)
    del event["previous"]
    log.put(seq, {**event, "v": 1})
    resign(case, log)


@attack(verify=("lines", "foundingForged"))
def another_founding(case):
    """The first event is said to be about a space as well, signed with the stolen key."""
    log = Log(case.data)
    event = log.event(1)
    log.put(1, {**event, "entities": {**event["entities"], "space": "sp-x"}})
    resign(case, log)


@attack(verify=("personal", "personalMissing"))
def beside_a_commitment(case):
    """A name is written beside the commitment that stands for it, signed with the stolen key."""
    log = Log(case.data)
    seq = of_type(log, "objectionFiled")
    event = log.event(seq)
    event["data"]["objector"]["name"] = "张三"
    log.put(seq, event)
    resign(case, log)


@attack(verify=("sequence", "timeGoesBack"))
def backdated_event(case):
    """An event is recorded with an earlier time than the one before it, signed with the stolen key."""
    log = Log(case.data)
    seq = of_type(log, "revoked") if any(b'"type":"revoked"' in line for line in log.lines) else len(log.lines) - 4
    for place in range(1, len(log.lines) + 1):
        event = log.event(place)
        if event.get("command") == log.event(seq).get("command"):
            log.put(place, {**event, "at": "2001-01-01T00:00:00.000000Z"})
    resign(case, log)


@attack(verify=("lines", "lineNotCanonical"))
def loose_writing(case):
    """A blank is put into a line, signed with the stolen key: two writings of one event would be two leaves."""
    log = Log(case.data)
    seq = of_type(log, "certified")
    log.put(seq, log.lines[seq - 1].replace(b'","', b'", "', 1))
    resign(case, log)


@attack(verify=("lines", "lineUnreadable"), start="cannot be read")
def unknown_event(case):
    """An event of a kind that does not exist is recorded, signed with the stolen key."""
    log = Log(case.data)
    seq = of_type(log, "reported")
    log.put(seq, {**log.event(seq), "type": "pardoned"})
    resign(case, log)


@attack(verify=("lines", "dataUnsound"), start="none that a command can have had")
def unsound_data(case):
    """A command is recorded with a date that is none, signed with the stolen key."""
    log = Log(case.data)
    seq = of_type(log, "certified")
    event = log.event(seq)
    event["data"]["decisionDate"] = "2022-02-30"
    log.put(seq, event)
    resign(case, log)
