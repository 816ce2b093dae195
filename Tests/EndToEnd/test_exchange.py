"""Export and import, and lists in every form."""

import csv
import hashlib
import io
import json
import os
import subprocess

from daemon import REGISTRYCTL, REGISTRYD, Registry, ctl, ends, lines
from lives import answers, life, questions
from prove import equal, holds

NUMBERS = ("seq", "erased", "size")  # members of answers that name events, or count them
ERASURE = {"command": "erasePersonalData", "recordedAt": "2025-06-01T09:00:00+08:00", "recordedBy": "clerk", "data": {
    "legalBasis": "个人信息保护法第四十七条", "decidedOn": "2025-06-01", "approvedBy": "李主任"}}


def history(numbers):
    """Lives that took place side by side, in the order of their recording, with corrections and an erasure at the end."""
    commands = [command for number in numbers for command in life(number, dated=True)]
    commands.sort(key=lambda command: command["recordedAt"])
    application = next(command for command in commands if command["command"] == "submitApplication")
    changed = dict(application["data"]["form"], contactName="新联系人", workstationCount=99)
    commands.append({"commandId": "fix", "command": "correctRecord", "recordedAt": "2025-05-01T09:00:00+08:00", "recordedBy": "clerk",
                     "data": {"targetCommandId": application["commandId"], "changes": {"form": changed},
                              "reason": "录入笔误", "approvedBy": "李主任"}})
    commands.append({**ERASURE, "commandId": "erase", "data": {
        **ERASURE["data"], "subjectRef": "application:" + application["data"]["applicationId"]}})
    return commands


def test_export_and_import():
    """A rehearsal into which the export of another was imported answers every question as that one does, byte for byte."""
    numbers = (1, 2, 3)
    commands = history(numbers)
    asked = questions(numbers, [command["commandId"] for command in commands])
    asked += [{"query": "original", "commandId": command["commandId"]} for command in commands]
    with Registry(rehearsal=True).start() as first, Registry(rehearsal=True).start() as second:
        done = ctl("submit", registry=first, stdin="\n".join(map(json.dumps, commands)))
        accepted = [outcome["commandId"] for outcome in lines(done.stdout) if outcome["outcome"] == "accepted"]
        holds({"fix", "erase"} <= set(accepted) and len(accepted) > 50, done.stdout[-900:])
        exported = ends(0, ctl("export", registry=first)).stdout
        equal([command["commandId"] for command in lines(exported)], accepted)
        erased = next(command for command in lines(exported) if command["command"] == "submitApplication")["data"]["form"]["contactName"]
        holds(erased["erased"] > 50 and erased["basis"] == ERASURE["data"]["legalBasis"], erased)
        file = second.home / "export.jsonl"
        file.write_text(exported)
        done = ends(0, ctl("import", file, "--results", second.home / "results", "--json", registry=second))
        equal(json.loads(done.stdout)["accepted"], len(accepted))
        for question, one, other in zip(asked, answers(first, asked), answers(second, asked)):
            equal(other, one, str(question))
        # An import can be repeated; the second export is the first but for what was erased when it came.
        ends(0, ctl("import", file, registry=second))
        equal(ctl("export", registry=second).stdout, exported)


def shifted(value, after, key=None):
    """An answer in which every event behind a certain one has a number lower by one."""
    if isinstance(value, dict):
        return {name: shifted(item, after, name) for name, item in value.items()}
    if isinstance(value, list):
        return [shifted(item, after, key) for item in value]
    return value - 1 if key in NUMBERS and type(value) is int and value > after else value


def test_import_without_statements():
    """What a registry has recorded about itself is not exported: behind it events have lower numbers, all else is the same."""
    commands = history((1, 2))
    asked = questions((1, 2), [command["commandId"] for command in commands])
    with Registry(rehearsal=True).start() as first, Registry(rehearsal=True).start() as second:
        ctl("submit", registry=first, stdin="\n".join(map(json.dumps, commands[:20])))
        ends(0, ctl("bundle", "sp-saishang-1", "--out", first.home / "bundle", registry=first))
        statement = json.loads(ends(0, ctl("log", "--type", "streamsCommitted", "--json", registry=first)).stdout)["seq"]
        ctl("submit", registry=first, stdin="\n".join(map(json.dumps, commands[20:])))
        exported = ends(0, ctl("export", registry=first)).stdout
        erased = next(command for command in lines(exported) if command["command"] == "submitApplication")["data"]["form"]["contactName"]
        equal([*erased], ["erased", "legalBasis", "basis"])
        equal(erased["legalBasis"], erased["basis"])
        ends(0, ctl("import", registry=second, stdin=exported))
        differ = 0
        for question, one, other in zip(asked, answers(first, asked), answers(second, asked)):
            equal(json.loads(other), shifted(json.loads(one), statement), str(question))
            differ += one != other
        holds(differ > 0, "no answer has the number of an event")


def attachments(registry):
    """How many evidence files `verify` finds in a registry, each of them what its name says."""
    report = json.loads(ends(0, ctl("verify", registry.data, "--json", registry=registry)).stdout)
    return next(check["examined"] for check in report["checks"] if check["check"] == "attachments")


def test_evidence_goes_along():
    """Evidence files go from one registry to another with the commands that name them, and none that is not what it was."""
    contents = [f"evidence {number}".encode() for number in range(3)] + [os.urandom(600_000)]
    digests = [hashlib.sha256(content).hexdigest() for content in contents]
    absent = "0" * 64
    commands = history((1, 2))
    for command in commands:
        command["data"].pop("attachments", None)
    for command, names in zip(commands, (digests[:2], digests[1:3], [absent, "信函一封"])):
        command["data"]["attachments"] = names
    certified = next(command for command in commands if command["command"] == "certify" and "2023-004-2" in command["data"]["certificationId"])
    certified["data"]["attachments"] = digests[3:]
    with Registry(rehearsal=True).start() as first, Registry(rehearsal=True).start() as second:
        for number, content in enumerate(contents):
            file = first.home / f"file-{number}"
            file.write_bytes(content)
            ends(0, ctl("attach", file, registry=first))
        ctl("submit", registry=first, stdin="\n".join(map(json.dumps, commands)))
        folder = first.home / "evidence"
        done = ends(0, ctl("export", "--evidence", folder, registry=first, env={"LC_ALL": "C.UTF-8"}))
        equal(sorted(path.name for path in folder.iterdir()), sorted(digests))
        equal([(folder / digest).read_bytes() for digest in digests], contents)
        equal((folder.stat().st_mode & 0o777, done.stderr), (0o700, f"the registry has no file {absent}: only its digest is there\n"))
        equal(done.stdout, ends(0, ctl("export", registry=first)).stdout, "the commands are the same without")
        # What is there stays, what is damaged comes again; a part of the log has its own evidence only.
        (folder / digests[0]).write_bytes(b"damaged")
        ends(0, ctl("export", "--evidence", folder, registry=first))
        equal([(folder / digest).read_bytes() for digest in digests], contents)
        part = first.home / "part"
        ends(0, ctl("export", "--as", "events", "--space", "sp-saishang-2", "--evidence", part, registry=first))
        equal([path.name for path in part.iterdir()], digests[3:])
        ends(2, ctl("export", "--anonymous", "--evidence", part, registry=first))

        (folder / "note.txt").write_text("no evidence")
        (folder / digests[3]).write_bytes(b"damaged")
        ends(5, ctl("import", "--evidence", folder, registry=second, stdin=done.stdout))
        with second.client() as client:
            equal(client.size(), 1, "nothing is recorded where evidence is wrong")
        (folder / digests[3]).write_bytes(contents[3])
        for _ in range(2):
            ends(0, ctl("import", "--evidence", folder, registry=second, stdin=done.stdout))
        for digest, content in zip(digests, contents):
            back = second.home / "back"
            ends(0, ctl("attachment", digest, "--out", back, registry=second))
            equal(back.read_bytes(), content)
        equal(ctl("attachment", absent, "--out", second.home / "none", registry=second).returncode != 0, True)
        equal((attachments(first), attachments(second)), (len(digests), len(digests)), "evidence that verify finds")
        asked = questions((1, 2), [command["commandId"] for command in commands])
        for question, one, other in zip(asked, answers(first, asked), answers(second, asked)):
            equal(other, one, str(question))
        held = []
        for registry in (first, second):
            bundle = registry.home / "bundle"
            ends(0, ctl("bundle", "sp-saishang-2", "--with-evidence", "--out", bundle, registry=registry))
            held.append(json.loads(bundle.read_text())["evidence"])
        equal(held[1], held[0], "evidence inside of a bundle")
        holds(digests[3] in [entry["sha256"] for entry in held[1] if "data" in entry], "the file itself")


def test_export_of_a_part():
    """A selection by space, type and time has what was asked for and nothing else; anonymous ones have no personal value."""
    commands = history((1, 2))
    with Registry(rehearsal=True).start() as registry:
        ctl("submit", registry=registry, stdin="\n".join(map(json.dumps, commands)))
        everything = lines(ctl("export", registry=registry).stdout)
        events = ctl("export", "--as", "events", registry=registry).stdout
        with registry.client() as client:
            equal(events.splitlines(), client.log(), "events are the lines of the log")
        some = lines(ctl("export", "--space", "sp-saishang-2", registry=registry).stdout)
        wanted = {event["command"] for event in lines(events) if event["entities"].get("space") == "sp-saishang-2"}
        equal([command["commandId"] for command in some], [c["commandId"] for c in everything if c["commandId"] in wanted])
        some = lines(ctl("export", "--type", "banned", "--type", "公示", registry=registry).stdout)
        equal({command["command"] for command in some}, {"findFraud", "publishNotice"})
        days = [command["recordedAt"] for command in everything]
        some = lines(ctl("export", "--since", "2023-01-01", "--until", "2023-12-31", registry=registry).stdout)
        equal([command["recordedAt"] for command in some],
              [day for day in days if "2022-12-31T16:00:00" <= day < "2023-12-31T16:00:00"])
        some = lines(ctl("export", "--since", days[4], "--until", days[4], registry=registry).stdout)
        equal({command["recordedAt"] for command in some}, {days[4]})
        # No name, telephone or address of a person.
        open_text = ctl("export", registry=registry).stdout
        hidden = ctl("export", "--anonymous", registry=registry).stdout
        form = commands[2]["data"]["form"] if "form" in commands[2]["data"] else life(1)[2]["data"]["form"]
        for value in (form["principalName"], form["contactPhone"], form["contactEmail"]):
            holds(value not in hidden and value not in events, f"{value} is no secret")
        holds("新联系人" not in hidden and form["principalName"] in open_text, "an open export has them")
        with Registry(rehearsal=True).start() as other:
            ends(0, ctl("import", "--anonymous", registry=other, stdin=hidden))
            asked = questions((1, 2))
            asked = [question for question in asked if question["query"] not in ("history", "record")]
            equal(answers(other, asked), answers(registry, asked), "all that does not show personal values")
        with Registry(rehearsal=True).start() as other:
            ends(1, ctl("import", registry=other, stdin=hidden), "without stand-ins the form is incomplete")


def test_import_into_a_real_registry():
    """A real registry takes no time or name from a file; told so, it records the commands as of now and by the caller."""
    commands = life(1)[:3]
    dated = [{**command, "recordedAt": "2022-12-30T10:00:00+08:00", "recordedBy": "clerk"} for command in commands]
    with Registry().start() as registry:
        text = "\n".join(map(json.dumps, dated))
        done = ends(2, ctl("import", registry=registry, stdin=text, env={"LC_ALL": "zh_CN.UTF-8"}))
        holds("复制数据目录" in done.stderr, done.stderr)
        ends(0, ctl("import", "--recorded-now", registry=registry, stdin=text))
        record = json.loads(ctl("record", commands[0]["commandId"], "--json", registry=registry).stdout)
        holds(record["recordedAt"] > "2025" and record["recordedBy"] != "clerk", record)


def test_founding_regulation():
    """The founding regulation of a registry founds another one."""
    with Registry(rehearsal=True).start() as first:
        text = ends(0, ctl("export", "--as", "regulation", registry=first)).stdout
        with Registry(init=False) as second:
            file = second.home / "regulation.json"
            file.write_text(text)
            done = subprocess.run([REGISTRYD, "init", "--rehearsal", "--data", second.data, "--regulation", file],
                                  capture_output=True, text=True)
            equal((done.returncode, done.stderr), (0, ""))
            second.start()
            equal(ctl("export", "--as", "regulation", registry=second).stdout, text)


def raw(*words, registry):
    """What the program prints, line ends as they are."""
    done = subprocess.run([REGISTRYCTL, *words, "--socket", registry.socket], capture_output=True)
    equal((done.returncode, done.stderr), (0, b""), str(words))
    return done.stdout.decode()


LISTS = {"register": ["--on", "2024-06-01"], "bans": ["--on", "2025-06-01"], "overdue": ["--on", "2025-06-01"],
         "expiring": ["--from", "2020-01-01", "--to", "2030-01-01"], "assessments": ["--year", "2023"],
         "history": ["sp-saishang-1"]}


def test_lists_in_every_form():
    """A list has the same rows as table, CSV, JSON lines and for spreadsheets; `table LIST` is the list itself."""
    with Registry(rehearsal=True).start() as registry:
        ctl("submit", registry=registry, stdin="\n".join(map(json.dumps, history((1, 2)))))
        full = 0
        for verb, words in LISTS.items():
            answer = json.loads(ends(0, ctl(verb, *words, "--json", registry=registry)).stdout)
            rows = next((value for value in answer.values() if value and not isinstance(value[0], str)), [])
            full += bool(rows)
            shown = lines(ends(0, ctl(verb, *words, "--format", "jsonl", registry=registry)).stdout)
            equal([list(row.values()) if isinstance(rows[0], list) else row for row in shown], rows, verb)
            text = raw(verb, *words, "--format", "csv", registry=registry)
            table = list(csv.DictReader(io.StringIO(text, newline="")))
            equal([list(row) for row in table[:1]], [list(row) for row in shown[:1]], f"the columns of {verb}")
            for row, wanted in zip(table, shown, strict=True):
                for name, value in wanted.items():
                    if isinstance(value, str):
                        equal(row[name], value)
            for words_of_table in (["table", verb], ["table", "--lang", "en", verb]):
                for form in ("csv", "jsonl", "excel", "table"):
                    equal(ctl(*words_of_table, *words, "--format", form, registry=registry).stdout,
                          ctl(verb, *words, "--format", form, registry=registry).stdout, f"{words_of_table} {form}")
            equal(ctl("table", verb, *words, registry=registry).stdout, ctl(verb, *words, registry=registry).stdout)
            empty = {"history": ["nobody"], "assessments": ["--year", "1950"], "expiring": ["--from", "1950-01-01", "--to", "1950-01-01"]}
            none = raw(verb, *empty.get(verb, ["--on", "1950-01-01"]), "--format", "csv", registry=registry)
            equal(none, text.split("\r\n")[0] + "\r\n", f"the columns of an empty {verb}")
        holds(full >= 4, f"{full} lists have rows")
        ends(2, ctl("table", registry=registry))
        ends(2, ctl("table", "submit", registry=registry))
        ends(2, ctl("register", "--format", "csv", "--json", registry=registry))
        equal(csv_of(ctl("status", "sp-saishang-1", "--on", "2024-06-01", "--format", "csv", registry=registry))[0]["titleStatus"],
              "rectifying")


def csv_of(done):
    return list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"), newline="")))


def test_spreadsheets():
    """What a spreadsheet opens has the bureau's words and a BOM, keeps codes as text, and no cell is a formula."""
    evil = ["=1+1", "+86", "-x", "@SUM(A1)", "＝1", "001", "1-2", "123456789012345678", "2024-01-01", "平常", "a,\"b\""]
    with Registry().start() as registry:
        with registry.client() as client:
            client.submit([{"commandId": f"op{number}", "command": "registerOperator", "data": {
                **life(number)[0]["data"], "operatorId": f"op{number}"}} for number in range(len(evil))])
            client.submit([{"commandId": f"sp{number}", "command": "registerSpace", "data": {
                **life(number)[1]["data"], "spaceId": name, "name": name, "operatorId": f"op{number}"}}
                for number, name in enumerate(evil)])
        shown = {}
        for name in evil:
            text = subprocess.run([REGISTRYCTL, "status", "--socket", registry.socket, "--format", "excel", "--lang", "zh", "--", name],
                                  capture_output=True).stdout.decode()
            holds(text.startswith("\ufeff") and text.endswith("\r\n"), text)
            row = next(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
            equal(row["称号状态"], "未认定")
            shown[name] = row["名称"]
        equal([shown[name] for name in evil], [
            "'=1+1", "'+86", "'-x", "'@SUM(A1)", "'＝1", "001\t", "1-2\t", "123456789012345678\t", "2024-01-01", "平常", "a,\"b\""])
        plain = csv_of(ctl("status", "--format", "csv", "--", "=1+1", registry=registry))[0]
        equal(plain["name"], "=1+1", "CSV for programs is as it is recorded")
