"""Scripted administration: safe retries, all or nothing, plans, tables of commands, interrupted runs."""

import csv
import io
import json
import os
import signal
import subprocess
import time

from daemon import REGISTRYCTL, START_SECONDS, Registry, ctl, ends, lines
from lives import credit_code, life
from prove import equal, holds
from test_shell import fits, terminal_run


def submit(registry, commands, *options, code=0):
    text = "\n".join(json.dumps(command, ensure_ascii=False) for command in commands)
    return lines(ends(code, ctl("submit", *options, registry=registry, stdin=text)).stdout)


def test_safe_retries():
    """A command id is remembered for ever: the first receipt again for the same command, exit 6 for another, over restarts."""
    commands = life(1)
    with Registry().start() as registry:
        first = submit(registry, commands[:-1])
        for by in (signal.SIGTERM, signal.SIGKILL, None):
            if by == signal.SIGKILL:
                registry.kill()
            elif by:
                registry.stop(by)
            if by:
                registry.start()
            again = submit(registry, commands[:-1])
            equal([{**outcome, "duplicate": True} for outcome in first], again, f"after {by}")
            other = {**commands[0], "data": {**commands[0]["data"], "name": "另一公司"}}
            equal([outcome["code"] for outcome in submit(registry, [other], code=6)], ["commandIdReused"])
            kind = {**commands[0], "command": "openCall", "data": {"callId": "c", "opensOn": "2020-01-01", "closesOn": "2020-02-01"}}
            equal([outcome["code"] for outcome in submit(registry, [kind], code=6)], ["commandIdReused"])
            size = json.loads(ctl("info", "--json", registry=registry).stdout)["size"]
            equal(size, 1 + sum(len(outcome["seq"]) for outcome in first), "nothing was recorded twice")
        # A verb makes an id when none is given, and says it so that the act can be repeated safely.
        act = ["open-call", "--call-id", "call-1", "--opens-on", "2020-01-01", "--closes-on", "2020-03-31"]
        done = ends(0, ctl(*act, "--json", registry=registry))
        made = json.loads(done.stdout)["commandId"]
        equal(done.stderr, f"command id: {made}\n")
        done = ends(0, ctl(*act, "--command-id", made, "--json", registry=registry))
        equal(json.loads(done.stdout)["duplicate"], True)
        act[-1] = "2020-04-01"
        ends(6, ctl(*act, "--command-id", made, registry=registry))
        # An id of a refused command is free: the mended command may have it.
        bad = {"commandId": "mended", "command": "openCall", "data": {"callId": "call-1", "opensOn": "2021-01-01", "closesOn": "2021-02-01"}}
        equal(submit(registry, [bad], code=1)[0]["outcome"], "refused")
        good = {**bad, "data": {**bad["data"], "callId": "call-2"}}
        equal(submit(registry, [good])[0]["outcome"], "accepted")


def test_all_or_nothing():
    """--atomic records all or none, decisions inside see each other; --check says what would happen and records nothing."""
    commands = life(2)
    with Registry().start() as registry:
        size = lambda: json.loads(ctl("info", "--json", registry=registry).stdout)["size"]  # noqa: E731
        checked = submit(registry, commands, "--check", code=1)
        equal([outcome["outcome"] for outcome in checked], ["accepted"] * (len(commands) - 1) + ["refused"])
        certified = next(outcome for outcome in checked if outcome.get("events") == ["certified"])
        equal(certified["wouldRecord"][0]["facts"], {"validFrom": "2023-01-09", "validUntil": "2026-01-09"})
        equal((size(), [outcome for outcome in checked if "seq" in outcome]), (1, []))
        outcomes = submit(registry, commands, "--atomic", code=1)
        equal((size(), [outcome for outcome in outcomes if "seq" in outcome]), (1, []))
        ends(6, ctl("submit", "--atomic", "--expected-size", "7", registry=registry, stdin=json.dumps(commands[0])))
        outcomes = submit(registry, commands[:-1], "--atomic", "--expected-size", "1")
        equal(size(), 1 + sum(len(outcome["seq"]) for outcome in outcomes))


def test_plan_and_apply():
    """A plan is carried out as a whole, once, and only if it would still do what was reviewed; else exit 6 and what changed."""
    commands = life(3)
    for command in commands[2:6]:
        del command["commandId"]
    with Registry().start() as registry:
        file, plan = registry.home / "commands.jsonl", registry.home / "plan.json"
        write = lambda some: file.write_text("\n".join(map(json.dumps, some)))  # noqa: E731
        write(commands)
        ends(1, ctl("plan", file, "--out", plan, registry=registry))
        ends(2, ctl("apply", plan, registry=registry), "a plan with a refusal")
        write(commands[:-1])
        text = ends(0, ctl("plan", file, registry=registry)).stdout
        done = ends(0, ctl("plan", file, "--out", plan, "--force", registry=registry, env={"LC_ALL": "zh_CN.UTF-8"}))
        holds("认定" in done.stdout and plan.stat().st_mode & 0o777 == 0o600, done.stdout)
        document = json.loads(plan.read_text())
        equal(document, json.loads(text))
        equal((document["size"], document["accepted"], document["refused"]), (1, len(commands) - 1, 0))
        equal(document["commands"][3]["commandId"], "commands.jsonl:4", "an id of its file and line")
        # Something that has nothing to do with it does no harm.
        submit(registry, life(4)[:1])
        applied = json.loads(ends(0, ctl("apply", plan, "--json", registry=registry)).stdout)
        equal((applied["applied"], applied["duplicate"], len(applied["outcomes"])), (True, False, len(commands) - 1))
        again = json.loads(ends(0, ctl("apply", plan, "--json", registry=registry)).stdout)
        equal((again["applied"], again["duplicate"], again["size"]), (True, True, applied["size"]))
        for answer in (applied, again):
            fits("answer.apply", answer)
        fits("answer.plan", document)
        # Another log under the same name.
        with Registry().start() as other:
            done = ends(6, ctl("apply", plan, "--json", registry=other))
            equal((json.loads(done.stdout)["applied"], json.loads(done.stdout)["reason"]), (False, "otherLog"))
        ends(2, ctl("apply", file, registry=registry), "no plan")


def test_plan_overtaken():
    """What came between a plan and its execution stops it if any outcome, warning, date or derived fact would differ."""
    regulation = {"commandId": "reg", "command": "adoptRegulation", "data": {
        "regulationId": "szzc-2022b", "documentNo": "朔科发〔2022〕9号", "issuedOn": "2022-01-05",
        "effectiveFrom": "2022-02-01", "parameters": {"validityYears": 5}}}
    rival = {"commandId": "rival", "command": "registerOperator", "data": {**life(5)[0]["data"], "operatorId": "rival"}}
    # A second space at the same address is only a warning, and a warning is something that a reviewer has not seen.
    neighbour = [{**command, "data": {**command["data"], "operatorId": "neighbour"}} for command in life(6)[:2]]
    neighbour[1]["data"]["spaceId"] = "neighbour"
    for between, changed in (([regulation], "facts"), ([rival], "refused"), (neighbour, "warnings")):
        with Registry().start() as registry:
            file, plan = registry.home / "commands.jsonl", registry.home / "plan.json"
            file.write_text("\n".join(map(json.dumps, life(5)[:-1])))
            ends(0, ctl("plan", file, "--out", plan, registry=registry))
            submit(registry, between)
            done = ends(6, ctl("apply", plan, "--json", registry=registry), str(between))
            answer = json.loads(done.stdout)
            equal((answer["applied"], answer["reason"], answer["plannedSize"], answer["size"]), (False, "outcomes", 1, 1 + len(between)))
            fits("answer.apply", answer)
            holds(changed in json.dumps([change["found"] for change in answer["changes"]]), answer["changes"][:1])
            done = ends(6, ctl("apply", plan, "--lang", "en", registry=registry))
            holds("planned: " in done.stdout and "log --from 2" in done.stderr, done)
            equal(json.loads(ctl("info", "--json", registry=registry).stdout)["size"], 1 + len(between), "nothing was recorded")


SPACES = ["spaceId", "name", "address", "jurisdiction", "onCampus", "collegeOperated", "operatorId", "registeredOn",
          "note"]


def operators(count):
    return [{"commandId": f"op-{number}", "command": "registerOperator", "data": {
        "operatorId": f"op-{number}", "name": f"运营公司{number}", "operatorKind": "legalPerson",
        "uscc": credit_code(number), "registeredOn": "2020-01-10"}} for number in range(count)]


def table(rows, header=SPACES):
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return text.getvalue()


def space_rows(count):
    return [[f"sp-{number}", f"创客“空间”, {number} \"㐀𠀀€\"", f"开发北路{number}号", "朔城区" if number % 2 else "shuocheng",
             "false" if number % 3 else "否", "FALSE", f"op-{number}", f"2020/1/{10 + number}", "一\n二"] for number in range(count)]


def test_tables_of_commands():
    """Tables are read as spreadsheets in China save them: UTF-8 with or without BOM, GB18030; quoted, dated, labelled."""
    text = table(space_rows(3)).replace("朔城区", "shuocheng")
    for number, (content, said) in enumerate((
            (text.encode(), ""), (b"\xef\xbb\xbf" + text.encode(), ""), (text.encode("gb18030"), "GB18030"),
            (text.replace("\r\n", "\n").encode("gb18030"), "GB18030"))):
        with Registry().start() as registry:
            submit(registry, operators(3))
            file = registry.home / "spaces.csv"
            file.write_bytes(content)
            done = ends(0, ctl("submit", file, "--command", "register-space", registry=registry), number)
            holds(said in done.stderr, done.stderr)
            equal([outcome["commandId"] for outcome in lines(done.stdout)], ["spaces.csv:2", "spaces.csv:4", "spaces.csv:6"])
            shown = json.loads(ctl("show", "sp-1", "--json", registry=registry).stdout)
            equal((shown["name"], shown["registeredOn"], shown["onCampus"]), ("创客“空间”, 1 \"㐀𠀀€\"", "2020-01-11", False))
            equal(json.loads(ctl("record", "spaces.csv:4", "--json", registry=registry).stdout)["data"]["note"], "一\n二")
            # The same file again records nothing; a changed line of it is found out.
            done = ends(0, ctl("submit", file, "--command", "register-space", registry=registry))
            equal([outcome.get("duplicate") for outcome in lines(done.stdout)], [True] * 3)
            file.write_bytes(content.replace(b"2020/1/11", b"2020/1/12"))
            ends(6, ctl("submit", file, "--command", "register-space", registry=registry))
            ends(0, ctl("submit", "--check", "--format", "csv", "--command", "registerSpace", "--batch", "spaces.csv",
                        registry=registry, stdin=table(space_rows(3)[:1])), "standard input")


def test_tables_of_all_kinds():
    """Every command of a life can stand in one table with a column for each field; dotted names reach into the forms."""
    commands = life(6)
    header, rows = ["commandId", "command"], []
    for command in commands:
        row = {"commandId": command["commandId"], "command": command["command"]}
        for name, value in command["data"].items():
            if isinstance(value, dict) and name in ("form", "facts", "metrics", "verified"):
                row.update({f"{name}.{key}": json.dumps(item) if isinstance(item, (list, dict)) else item for key, item in value.items()})
            elif isinstance(value, (list, dict)):
                row[name] = json.dumps(value, ensure_ascii=False)
            else:
                row[name] = value
        rows.append({key: str(value).lower() if isinstance(value, bool) else value for key, value in row.items()})
        header += [key for key in row if key not in header]
    text = io.StringIO()
    writer = csv.DictWriter(text, header)
    writer.writeheader()
    writer.writerows(rows)
    with Registry().start() as by_table, Registry().start() as by_lines:
        file = by_table.home / "life.csv"
        file.write_text(text.getvalue())
        done = ends(1, ctl("submit", file, registry=by_table))
        wanted = submit(by_lines, commands, code=1)
        equal(lines(done.stdout), wanted)
        equal(json.loads(ctl("history", "sp-saishang-6", "--json", registry=by_table).stdout)["history"][2]["data"],
              json.loads(ctl("history", "sp-saishang-6", "--json", registry=by_lines).stdout)["history"][2]["data"])
    for verb in json.loads(ctl("help", "acts", "--json").stdout)["verbs"]:
        header = next(csv.reader([ctl("template", verb["name"], "--csv").stdout]))
        equal(len(header), len(set(header)), f"the columns of {verb['name']}")


def test_wrong_tables():
    """A table that makes no sense is refused with the place and what would be accepted; a bad row is a refusal of its own."""
    with Registry().start() as registry:
        submit(registry, operators(4))
        file = registry.home / "t.csv"
        for content, code, hint in (
                (table([], ["spaceId", "colour"]), 2, "colour"), (table([], ["spaceId", "adress"]), 2, "address"),
                (table([], ["spaceId", "spaceId"]), 2, "twice"), (b"\xff\xfes\x00", 2, "UTF-16"), (b"a,b\n\x80\xff\n", 2, "byte 5"),
                ("", 2, "no commands")):
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
            done = ends(code, ctl("submit", file, "--command", "register-space", "--lang", "en", registry=registry), content)
            holds(hint in done.stderr and not done.stdout, done)
        ends(2, ctl("submit", "--command", "certify", registry=registry, stdin=""))
        rows = space_rows(4)
        rows[1][4] = "perhaps"
        rows[2] = rows[2] + ["one too many"]
        rows.insert(1, [""] * 9)
        file.write_text(table(rows))
        done = ends(1, ctl("submit", file, "--command", "register-space", "--lang", "en", registry=registry))
        outcomes = lines(done.stdout)
        equal([outcome["outcome"] for outcome in outcomes], ["accepted", "refused", "refused", "accepted"])
        holds("line 5: onCampus cannot be \"perhaps\"" in outcomes[1]["message"], outcomes[1])
        file.write_text(table(space_rows(1)) + '"open')
        done = ends(1, ctl("submit", file, "--command", "register-space", "--lang", "en", registry=registry))
        holds("no end" in lines(done.stdout)[1]["message"], done.stdout)


def test_every_character():
    """Every character of the basic plane, and a sample of the others, is read from GB18030 as Python's codec reads it."""
    characters = [chr(code) for code in [*range(0x80, 0xD800), *range(0xE000, 0x10000), *range(0x10000, 0x110000, 257)]]
    names = ["x" + "".join(characters[start:start + 1000]) + "x" for start in range(0, len(characters), 1000)]
    with Registry().start() as registry:
        file = registry.home / "names.csv"
        file.write_bytes(table([[f"op{number}", name] for number, name in enumerate(names)], ["operatorId", "note"]).encode("gb18030"))
        done = ctl("plan", file, "--command", "register-operator", registry=registry)
        equal([command["data"]["note"] for command in json.loads(done.stdout)["commands"]], names)


def test_progress():
    """Long work shows how far it has come on a terminal, on standard error, and leaves nothing of it behind."""
    with Registry().start() as registry:
        file = registry.home / "operators.jsonl"
        file.write_text("\n".join(json.dumps(command) for command in operators(9000)))
        shown, code = terminal_run([REGISTRYCTL, "submit", file, "--results", registry.home / "results", "--socket", registry.socket])
        holds(code == 0 and "░" in shown and "9000 accepted" in shown.split("\r")[-1], shown[-300:])
        done = ctl("submit", file, "--results", registry.home / "more", registry=registry)
        equal((done.stderr, done.stdout), ("", "0 accepted, 9000 accepted before, 0 refused\n"), "not on a terminal")


def test_interrupted_run():
    """A run that is killed goes on with --resume: one outcome for each line of input, nothing twice, nothing left out."""
    count = 30_000  # work of a second, so that there is time to interrupt it
    with Registry().start() as registry:
        file, results = registry.home / "operators.jsonl", registry.home / "results.jsonl"
        commands = operators(count)
        for command in commands:
            del command["commandId"]
        commands[7]["data"]["operatorKind"] = "ghost"
        file.write_text("\n".join(json.dumps(command, ensure_ascii=False) for command in commands) + "\n")
        words = [REGISTRYCTL, "submit", file, "--results", results, "--socket", registry.socket, "--json"]
        kills = 0
        while True:
            process = subprocess.Popen(words + ["--resume"] * (kills > 0), stdout=subprocess.PIPE, text=True)
            end = time.monotonic() + 20
            known = results.stat().st_size if results.exists() else 0
            while kills < 3 and process.poll() is None and time.monotonic() < end:
                if results.exists() and results.stat().st_size > known + 20_000:
                    process.kill()
            if process.wait(5 * START_SECONDS) >= 0:
                break
            process.stdout.close()
            kills += 1
            if kills == 2:  # a line torn in the middle
                results.write_bytes(results.read_bytes()[:-10])
        equal(process.returncode, 1)
        holds(kills >= 1, "it was never interrupted")
        summary = json.loads(process.stdout.read())
        outcomes = lines(results.read_text())
        equal([outcome["line"] for outcome in outcomes], list(range(1, count + 1)))
        equal([outcome["line"] for outcome in outcomes if outcome["outcome"] == "refused"], [8])
        equal(sum(summary.values()), count)
        fits("answer.submit", summary)
        holds(summary["decidedBefore"] > 0, summary)
        info = json.loads(ctl("info", "--json", registry=registry).stdout)
        equal((info["operators"], info["commands"]), (count - 1, count - 1))
        # It says what is wrong rather than overwrite or mix.
        ends(2, ctl("submit", file, "--results", results, registry=registry))
        ends(2, ctl("submit", file, "--resume", registry=registry))
        done = ends(1, ctl("submit", file, "--results", results, "--resume", registry=registry, env={"LC_ALL": "zh_CN.UTF-8"}))
        holds(f"上次已处理 {count} 条" in done.stdout, done.stdout)
        file.write_text(file.read_text().replace("运营公司5\"", "运营公司五\""))
        ends(6, ctl("submit", file, "--results", results, "--resume", registry=registry))
        file.write_text("x")
        ends(2, ctl("submit", results, "--results", file, "--resume", registry=registry), "no file of results")


def follow(registry, *words):
    return subprocess.Popen([REGISTRYCTL, "log", "--follow", "--json", "--socket", registry.socket, *map(str, words)],
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"})


def test_follow_over_restarts():
    """A follower goes on exactly where it stopped: over restarts of the daemon, and over its own with --cursor."""
    commands = life(1)[:12]
    with Registry().start() as registry:
        cursor = registry.home / "cursor"
        process, seen, told = follow(registry, "--cursor", cursor), [], []
        for number, command in enumerate(commands):
            if number in (3, 8):
                registry.stop(signal.SIGTERM) if number == 3 else registry.kill()
                registry.start()
            submit(registry, [command])
            while len(seen) < number + 2:
                seen.append(json.loads(process.stdout.readline())["seq"])
            if number in (5, 10):
                process.send_signal(signal.SIGINT if number == 5 else signal.SIGTERM)
                equal(process.wait(START_SECONDS), -(signal.SIGINT if number == 5 else signal.SIGTERM))
                told.append(process.stderr.read())
                process = follow(registry, "--cursor", cursor)
        process.send_signal(signal.SIGINT)
        process.wait()
        equal(seen, list(range(1, len(commands) + 2)))
        holds(all(f"--cursor {cursor}" in text for text in told) and "the daemon has stopped" in told[0], told)
        equal(json.loads(cursor.read_text())["next"], len(commands) + 2)
        # Without --follow the cursor gives what is new since the last run, once.
        submit(registry, life(2)[:2])
        equal([json.loads(line)["seq"] for line in ctl("log", "--cursor", cursor, "--json", registry=registry).stdout.splitlines()],
              [len(commands) + 2, len(commands) + 3])
        equal(ctl("log", "--cursor", cursor, "--json", registry=registry).stdout, "")
        # Told how to go on without one, and giving up in time.
        process = follow(registry, "--from", "3", "--timeout", "1s")
        equal(json.loads(process.stdout.readline())["seq"], 3)
        registry.stop()
        equal(process.wait(START_SECONDS), 3)
        holds(f"--from {len(commands) + 4}" in process.stderr.read(), "how to go on")


def test_follow_selected():
    """A follower can be told what it wants: types of events and spaces, in any number."""
    with Registry().start() as registry:
        for number in (1, 2, 3):
            submit(registry, life(number)[:-1])
        certified = lines(ctl("log", "--type", "certified", "--json", registry=registry).stdout)
        equal([event["type"] for event in certified], ["certified"] * 3)
        words = ["--type", "certified", "--type", "认定骗取", "--space", "sp-saishang-2"]
        some = lines(ends(0, ctl("log", *words, "--json", registry=registry)).stdout)
        equal([(event["type"], event["entities"]["space"]) for event in some],
              [("certified", "sp-saishang-2"), ("fraudFound", "sp-saishang-2")])
        equal(len(ctl("log", *words, "--limit", "1", registry=registry).stdout.splitlines()), 1)
        holds("certifed" in ends(2, ctl("log", "--type", "certifed", registry=registry)).stderr, "a wrong type")
        cursor = registry.home / "cursor"
        process = follow(registry, *words, "--cursor", cursor, "--from", "40")
        equal(json.loads(process.stdout.readline())["type"], "fraudFound")
        submit(registry, life(4)[:3])
        submit(registry, [{"commandId": "f2", "command": "recordChange", "data": {
            "changeId": "x", "kind": "rename", "spaceId": "sp-saishang-2", "newName": "新名", "effectiveDate": "2023-05-01"}}])
        size = json.loads(ctl("info", "--json", registry=registry).stdout)["size"]
        end = time.monotonic() + START_SECONDS
        while not cursor.exists() or json.loads(cursor.read_text())["next"] <= size:
            holds(time.monotonic() < end, f"it has not read {size} events")
            time.sleep(0.01)
        process.kill()
        equal(process.communicate()[0], "", "nothing else")


def test_follow_refuses_another_log():
    """A follower is never silent about a log that is not the one it has read: exit 5 and which it is."""
    with Registry().start() as registry:
        submit(registry, life(1)[:6])
        cursor, kept = registry.home / "cursor", registry.copy()
        ends(0, ctl("log", "--cursor", cursor, "--json", registry=registry))
        process = follow(registry, "--from", "7")
        equal(json.loads(process.stdout.readline())["seq"], 7)
        registry.stop()
        with Registry().start() as other:  # another log of the same length
            submit(other, life(2)[:6])
            other.stop()
            registry.data.rename(registry.home / "old")
            other.data.rename(registry.data)
            registry.start()
            equal(process.wait(START_SECONDS), 5)
            holds("the log was replaced: event number 7" in process.stderr.read(), "why")
            ends(5, ctl("log", "--cursor", cursor, registry=registry))
            ends(5, ctl("log", "--follow", "--from", "100", registry=registry), "a place that the log never had")
        registry.stop()
        with Registry(rehearsal=True).start() as other:
            done = ends(5, ctl("log", "--cursor", cursor, "--lang", "zh", registry=other))
            holds("登记簿 rehearsal/" in done.stderr, done.stderr)
        with kept:
            kept.start()
            equal(ends(0, ctl("log", "--cursor", cursor, registry=kept)).stdout, "", "a copy of the log is the log")
        cursor.write_text("{}")
        with Registry().start() as other:
            ends(2, ctl("log", "--cursor", cursor, registry=other), "no cursor")


def test_follow_without_reader():
    """A follower whose reader has gone ends by itself, also while nothing is recorded."""
    with Registry().start() as registry:
        process = follow(registry)
        process.stdout.readline()
        process.stdout.close()
        equal((process.wait(START_SECONDS), process.stderr.read()), (0, ""))


def test_wait():
    """`wait` ends when all its conditions hold, over a restart of the daemon, or with exit 1 when its time is over."""
    commands = life(1)
    with Registry().start() as registry:
        words = ["wait", "--status", "sp-saishang-1=certified", "--command", commands[2]["commandId"], "--size", "5"]
        done = ends(1, ctl(*words, "--timeout", "0", "--json", registry=registry))
        answer = json.loads(done.stdout)
        fits("answer.wait", answer)
        equal((answer["met"], [item["met"] for item in answer["conditions"]]), (False, [False] * 3))
        started = time.monotonic()
        ends(1, ctl(*words, "--timeout", "1s", registry=registry))
        holds(0.9 < time.monotonic() - started < START_SECONDS, "it waits for its time")
        process = subprocess.Popen([REGISTRYCTL, *words, "--timeout", "60s", "--socket", registry.socket],
                                   stdout=subprocess.PIPE, text=True)
        certified = next(place for place, command in enumerate(commands) if command["command"] == "certify")
        submit(registry, commands[:certified])
        registry.stop()
        registry.start()
        holds(process.poll() is None, "it waits")
        process.kill()
        process.wait()
        equal(ctl("wait", "--stage", "sp-saishang-1=公示期满", "--status", "sp-saishang-1=未认定", "--timeout", "0",
                  registry=registry).returncode, 0, "labels")
        ends(1, ctl("wait", "--status", "nobody=unknown", "--flag", "sp-saishang-1=reportOverdue", "--timeout", "0", registry=registry))
        ends(0, ctl("wait", "--status", "nobody=unknown", registry=registry))
        waiting = subprocess.Popen([REGISTRYCTL, "wait", "--command", commands[certified]["commandId"], "--socket", registry.socket],
                                   stdout=subprocess.PIPE, text=True)
        time.sleep(0.2)
        holds(waiting.poll() is None, "it waits")
        submit(registry, commands[certified:certified + 1])
        equal(waiting.wait(START_SECONDS), 0)
        for wrong in ([], ["--status", "s1"], ["--status", "s1=glorious"], ["--timeout", "soon", "--size", "1"]):
            ends(2, ctl("wait", *wrong, registry=registry), str(wrong))
        ends(3, ctl("wait", "--size", "1", "--socket", "/nonexistent/socket"))
        ends(3, ctl("wait", "--size", "1", "--timeout", "0", "--socket", "/nonexistent/socket"))
        registry.daemon.send_signal(signal.SIGSTOP)
        ends(3, ctl("wait", "--size", "1", "--timeout", "1s", registry=registry, timeout=START_SECONDS), "a daemon that is stopped")
        registry.daemon.send_signal(signal.SIGCONT)
    with Registry() as registry:
        waiting = subprocess.Popen([REGISTRYCTL, "wait", "--size", "1", "--timeout", "60s", "--socket", registry.socket],
                                   stdout=subprocess.PIPE, text=True)
        time.sleep(0.5)
        holds(waiting.poll() is None, "it waits for a daemon that is not there yet")
        registry.start()
        equal((waiting.wait(START_SECONDS), waiting.stdout.read()), (0, "size 1: holds (1)\n"))
