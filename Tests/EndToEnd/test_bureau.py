"""The bureau's questions, papers and forms, through the built programs."""

import fcntl
import json
import os
import pty
import re
import select
import subprocess
import termios
import time

from daemon import REGISTRYCTL, ROOT, Registry, ctl
from lives import life
from prove import equal, holds


def icalendar():
    try:
        import icalendar
    except ImportError:
        raise AssertionError("the calendar library is missing: python3 -m pip install icalendar") from None
    return icalendar


def ask(registry, *words):
    """The answer of a verb, as JSON."""
    done = ctl(*words, "--json", registry=registry)
    equal(done.returncode, 0, f"{words}: {done.stderr}")
    return json.loads(done.stdout)


def lives(registry, numbers):
    """Whole lives of some spaces; that the last command of each is refused belongs to them."""
    with registry.client() as client:
        for number in numbers:
            outcomes = client.submit(life(number))
            equal([outcome["outcome"] for outcome in outcomes].count("refused"), 1)


def test_due():
    """`due` names what falls due within the horizon, who owes it, the article and the days left, on both axes of time."""
    with Registry(rehearsal=True).start() as registry:
        with registry.client() as client:
            client.submit(life(1, dated=True))

        def due(day, within="0", **more):
            options = [word for name, value in more.items() for word in (f"--{name.replace('_', '-')}", value)]
            rows = ask(registry, "due", "--on", day, "--within", within, *options)["due"]
            return {row["kind"]: row for row in rows}

        equal(due("2022-12-01")["procedure"]["owedBy"], "countyBureau")
        equal(due("2022-12-01")["procedure"]["stage"], "localReview")
        equal(due("2022-12-06")["procedure"]["owedBy"], "cityBureau")
        notice = due("2022-12-26", "4d")["noticeEnd"]
        equal((notice["dueOn"], notice["daysLeft"], notice["article"]), ("2022-12-30", 4, "第五条（三）"))
        holds("noticeEnd" not in due("2022-12-26", "3d"), "what lies behind the horizon is left out")
        equal(due("2022-12-29")["objection"]["ref"], "objection-2022-003-1")
        report = due("2023-11-01", "90d")["annualReport"]
        equal((report["ref"], report["dueOn"], report["daysLeft"], report["owedBy"], report["rule"]),
              ("2023", "2023-12-31", 60, "operator", "R7.2"))
        equal(due("2024-02-01")["assessment"]["ref"], "2023")
        holds("assessment" not in due("2024-03-15"), "it was assessed that day")
        holds("assessment" in due("2024-04-01", known_at="2024-03-14"), "nobody knew of it the day before")
        equal(due("2024-05-01", "90d")["rectification"]["dueOn"], "2024-06-20")
        equal(due("2024-06-12")["verification"]["owedBy"], "cityBureau")
        # The title began on 2023-01-09; the window opens six months before its end.
        equal(due("2025-02-01", "365d", known_at="2025-02-01")["renewalOpens"]["dueOn"], "2025-07-09")
        equal(due("2025-08-01", "365d", known_at="2025-02-01")["renewal"]["dueOn"], "2026-01-09")
        equal(due("2025-12-01", "90d", known_at="2025-02-01")["expiry"]["daysLeft"], 39)
        equal(due("2027-02-01", "90d")["banEnd"]["dueOn"], "2027-02-14")
        remedies = due("2023-02-01", "365d")
        equal((remedies["reconsideration"]["dueOn"], remedies["litigation"]["dueOn"]), ("2023-03-13", "2023-07-11"))
        equal((remedies["litigation"]["decision"], remedies["litigation"]["ref"]), ("certify", "app-2022-017-1-certified"))
        equal(list(due("2022-12-01", office="cityBureau")), [])
        equal(list(due("2022-12-01", office="countyBureau", place="朔城区")), ["procedure"])
        equal(list(due("2022-12-01", place="pinglu")), [])
        for language, words in {"zh": ("朔城区科技局", "第五条"), "en": ("Shuocheng county bureau", "art. 5")}.items():
            text = ctl("due", "--on", "2022-12-01", "--lang", language, registry=registry).stdout
            holds(all(word in text for word in words), text)


def test_calendar():
    """`due --ics` is a calendar that the PyPI `icalendar` reads; the same question gives the same bytes."""
    library = icalendar()
    with Registry(rehearsal=True).start() as registry:
        with registry.client() as client:
            client.submit(life(1, dated=True))
            size = client.size()
        known = ["--within", "500d", "--known-at", "2024-05-01"]  # before anybody knew of the fraud
        words = ["due", "--ics", "--on", "2024-04-01", *known, "--lang", "zh"]
        done = subprocess.run([REGISTRYCTL, *words, "--socket", registry.socket], capture_output=True)
        equal(done.returncode, 0, done.stderr)
        data = done.stdout
        holds(all(len(line) <= 75 for line in data.split(b"\r\n")), "no line is longer than 75 octets")
        holds(b"\n" not in data.replace(b"\r\n", b""), "every line ends with CR LF")
        equal(subprocess.run([REGISTRYCTL, *words, "--socket", registry.socket], capture_output=True).stdout, data)
        calendar = library.Calendar.from_ical(data)
        rows = ask(registry, "due", "--on", "2024-04-01", *known)["due"]
        events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
        todos = list(calendar.walk("VTODO"))
        equal((len(events), len(todos)), (sum("dueOn" in row for row in rows), sum("dueOn" not in row for row in rows)))
        holds(len(events) >= 3, f"{len(events)} events")
        for row in rows:
            if "dueOn" not in row:
                continue
            event = next(event for uid, event in events.items() if f"/{row['kind']}/" in uid and row["ref"] in uid)
            equal(str(event["DTSTART"].dt), row["dueOn"])
            equal(event["DTEND"].dt.toordinal() - event["DTSTART"].dt.toordinal(), 1, "a whole day")
            holds("塞上云创众创空间" in str(event["SUMMARY"]) and "第" in str(event["DESCRIPTION"]), str(event))
            equal(event["DTSTAMP"].dt.utcoffset().total_seconds(), 0, "a stamp in UTC")
            alarms = list(event.walk("VALARM"))
            equal(len(alarms), 0 if row["overdue"] else 2, f"reminders of {row}")
        # An item keeps its identifier when its day is asked about later.
        later = subprocess.run([REGISTRYCTL, *words[:2], "--on", "2024-05-01", *known, "--socket", registry.socket], capture_output=True).stdout
        shared = set(events) & {str(event["UID"]) for event in library.Calendar.from_ical(later).walk("VEVENT")}
        holds(len(shared) >= 3, "the identifiers are stable")
        equal(ctl("due", "--ics", "--json", registry=registry).returncode, 2)
        with registry.client() as client:
            equal(client.size(), size, "questions record nothing")


def test_title_yet_to_begin():
    """A title that is certified and begins later is told in words, and not by the name of its status."""
    with Registry(rehearsal=True).start() as registry:
        commands = [command for command in life(1, dated=True) if command["recordedAt"] < "2023-01-10"]
        equal(commands[-1]["command"], "certify")
        commands[-1]["data"]["effectiveDate"] = "2023-03-01"
        with registry.client() as client:
            equal({outcome["outcome"] for outcome in client.submit(commands)}, {"accepted"})
        for language, words in (("en", "title yet to begin"), ("zh", "待生效")):
            shown = ctl("show", "sp-saishang-1", "--on", "2023-02-01", "--lang", language, registry=registry).stdout
            row = next(line for line in shown.splitlines() if line.startswith("cert-2023-004-1"))
            holds(row.endswith(words), row)


def test_show_on_a_day():
    """Nothing that `show` tells of a day is dated later, but the ends of what was decided by then."""
    ahead = {"validFrom", "validUntil", "deadline", "endsOn", "banEnd", "banStart"}

    def dates(value, path=()):
        if isinstance(value, dict):
            for key, item in value.items():
                yield from dates(item, (*path, key))
        elif isinstance(value, list):
            for item in value:
                yield from dates(item, path)
        elif isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value) and path[-1] not in ahead:
            yield path, value

    with Registry(rehearsal=True).start() as registry, registry.client() as client:
        commands = life(1, dated=True)
        client.submit(commands)
        days = sorted({day for command in commands for _, day in dates(command["data"])})
        seen = set()
        for day in days:
            shown = client.query({"query": "show", "spaceId": "sp-saishang-1", "on": day})
            found = [(path, date) for path, date in dates({key: shown[key] for key in shown if key != "status"})]
            equal([found for found in found if found[1] > day], [], day)
            seen |= {path for path, _ in found}
        # What is looked at is there in the end: each kind of thing that a life has.
        for path in (("titles", "decisionDate"), ("applications", "closedOn"), ("applications", "stages", "date"),
                     ("reports", "submittedOn"), ("assessments", "decisionDate"), ("rectifications", "orderedOn"),
                     ("rectifications", "reportedOn"), ("findings", "decisionDate")):
            holds(path in seen, path)
        # A rectification that was ordered, and failed later.
        equal(client.query({"query": "show", "spaceId": "sp-saishang-1", "on": days[0]}).get("titles", []), [])


def test_search():
    """`search` finds by every name, address, code and document, however it is typed; `list` filters and sorts."""
    with Registry().start() as registry:
        lives(registry, (1, 2, 3))
        with registry.client() as client:
            outcome = client.submit([{"commandId": "renamed", "command": "recordChange", "data": {
                "changeId": "ch1", "kind": "rename", "spaceId": "sp-saishang-2", "effectiveDate": "2024-01-01",
                "newName": "Ｓｔａｒ·新桥众创空间"}}])[0]
            equal(outcome["outcome"], "accepted")

        def found(text, *words):
            answer = ask(registry, "search", text, *words)
            return [row["spaceId"] for row in answer["spaces"]], [row["operatorId"] for row in answer["operators"]]

        equal(found("STAR·新桥"), (["sp-saishang-2"], []))
        equal(found("star · 新桥"), (["sp-saishang-2"], []))
        equal(found("star·新桥", "--on", "2023-12-31"), ([], []))
        equal(len(found("塞上云创众创空间")[0]), 3, "the former name is found, too")
        equal(found("塞上云创众创空间", "--known-at", "2020-01-01"), ([], []))
        equal(len(found("民福东街86号")[0]), 3)
        for document in ("朔科发〔2023〕2号", "朔科发[2023]2号", "朔科函（2024）8号"):
            equal(len(found(document)[0]), 3, document)
        equal(found("op-saishang-3"), ([], ["op-saishang-3"]))
        equal(ask(registry, "search", "塞上", "--limit", "1")["total"], 6)
        text = ctl("search", "塞上云创", "--lang", "zh", registry=registry).stdout
        holds("曾用名称：塞上云创众创空间" in text, text)
        equal(ctl("search", " ", registry=registry).returncode, 2)
        # Lists for programs have all that was found, and those who cut it are told.
        done = ctl("search", "op-saishang-3", "--format", "csv", registry=registry)
        holds("\noperator,,,,op-saishang-3," in done.stdout and done.stderr == "", done)
        done = ctl("search", "塞上", "--limit", "1", "--format", "jsonl", "--lang", "en", registry=registry)
        equal((done.stdout.count("\n"), done.stderr), (2, "4 more not listed: --limit 6\n"))

        def listed(*words):
            return [row["spaceId"] for row in ask(registry, "list", *words)["spaces"]]

        everyone = [f"sp-saishang-{number}" for number in (1, 2, 3)]
        equal(listed(), everyone)
        equal(listed("--status", "certified", "--on", "2023-05-01"), everyone)
        equal(listed("--status", "有效", "--on", "2023-05-01", "--place", "朔城区", "--operator", "op-saishang-2"), everyone[1:2])
        equal(listed("--status", "certified", "--on", "2025-05-01"), [])
        equal(listed("--banned", "--on", "2025-05-01", "--descending"), everyone[::-1])
        equal(listed("--stage", "onNotice", "--on", "2022-12-27"), everyone)
        equal(listed("--expiring", "30d", "--on", "2024-12-20"), [])
        equal(listed("--sort", "name", "--on", "2024-02-01"), [everyone[0], everyone[2], everyone[1]])
        equal(ctl("list", "--status", "certifed", registry=registry).returncode, 2)


def test_statistics():
    """`stats` counts each year by place, and draws it with bars that fit the terminal and without colour in a pipe."""
    with Registry().start() as registry:
        lives(registry, (1, 2))
        answer = ask(registry, "stats", "--from-year", "2022", "--to-year", "2025")
        rows = {row["year"]: row for row in answer["years"]}
        equal([(year, row["applications"], row["certified"], row["revoked"], row["inForce"]) for year, row in rows.items()],
              [(2022, 2, 0, 0, 0), (2023, 0, 2, 0, 2), (2024, 0, 0, 0, 2), (2025, 0, 0, 2, 0)])
        equal(rows[2023]["places"][0]["jurisdiction"], "shuocheng")
        equal(ask(registry, "stats", "--from-year", "2023", "--to-year", "2023", "--known-at", "2020-01-01")["years"][0]["inForce"], 0)
        for language, words in {"zh": ("年末有效", "朔城区"), "en": ("In force", "Shuocheng")}.items():
            text = ctl("stats", "--by-place", "--lang", language, registry=registry).stdout
            holds(all(word in text for word in words) and "█" in text and "\x1b" not in text, text)
        screen = on_terminal(["stats", "--lang", "zh"], registry, columns=40)
        holds("\x1b[32m█" in screen, f"colour on a terminal: {screen!r}")
        plain = re.sub(r"\x1b\[[0-9;]*m", "", screen)
        bars = [line for line in plain.splitlines() if "█" in line]
        holds(bars and max(len(line) for line in bars) <= 40, f"the bars fit: {bars}")


def on_terminal(words, registry, columns=80, typed=(), cwd=None):
    """What a terminal shows of a run; `typed` are the lines a person types, one after each prompt (`：` or `: `)."""
    master, slave = pty.openpty()
    subprocess.run(["stty", "cols", str(columns), "rows", "50"], stdin=slave, check=True)
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    environment.update(REGISTRY_SOCKET=str(registry.socket), TERM="xterm", LC_ALL="C.UTF-8")
    process = subprocess.Popen([REGISTRYCTL, *words], stdin=slave, stdout=slave, stderr=slave, env=environment, cwd=cwd,
                               start_new_session=True, preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
    os.close(slave)
    # `since`: how much was shown when something was typed last. The prompt in that is answered already.
    shown, since, waiting, end = b"", 0, list(typed), time.monotonic() + 60
    while time.monotonic() < end:
        if select.select([master], [], [], 0.02)[0]:
            try:
                shown += os.read(master, 1 << 16)
            except OSError:
                break
        elif waiting and shown[since:].rstrip(b" ").endswith(("：".encode(), b":", "）".encode(), b")")):
            os.write(master, waiting.pop(0).encode() + b"\n")
            since = len(shown)
        elif process.poll() is not None:
            break
    process.kill()
    process.wait()
    os.close(master)
    return shown.decode(errors="replace")


def registered(registry):
    """An operator and a space, before any application."""
    with registry.client() as client:
        equal([outcome["outcome"] for outcome in client.submit(life(1)[:2])], ["accepted"] * 2)


def answers(**changed):
    """What a person types for the application of Scripts/examples, by question, in their order."""
    form = json.loads((ROOT / "Scripts/examples/form.json").read_text())
    facts = json.loads((ROOT / "Scripts/examples/facts.json").read_text())
    typed = {"applicationId": "a1", "spaceId": "sp-saishang-1", "operatorId": "", "callId": "", "submittedOn": "2022年12月1日"}
    typed.update({name: {True: "是", False: "否"}.get(value, str(value)) if isinstance(value, bool) else str(value)
                  for name, value in form.items()})
    typed.update({name: str(facts[name]) for name in
                  ("premisesKind", "serviceOrientation", "totalArea", "publicArea", "leaseStart", "leaseEnd", "activeTeams")})
    typed.update(planSections="1-8", declarationSigned="是", sealed="是", copies="3")
    typed.update(changed)
    return typed


def test_interactive():
    """The application filled in over a pipe: bad answers are asked for again, an interruption loses nothing, a refusal
    is mended from the review, and it is recorded once."""
    with Registry().start() as registry:
        registered(registry)
        draft = registry.home / "draft.json"
        words = ["submit-application", "--interactive", "--draft", draft, "--lang", "zh"]
        typed = list(answers(mentorCount="2").values())
        half = typed[:1] + ["nowhere"] + typed[1:20]
        done = ctl(*words, registry=registry, stdin="\n".join(half) + "\n")
        equal(done.returncode, 2, "the input has ended before the form")
        holds("没有 nowhere" in done.stderr and "未提交" in done.stderr and done.stdout == "", done.stderr)
        equal(draft.stat().st_mode & 0o777, 0o600, "who may read the draft")
        kept = json.loads(draft.read_text())
        equal((kept["data"]["spaceId"], kept["data"]["operatorId"]), ("sp-saishang-1", "op-saishang-1"))
        with registry.client() as client:
            equal(client.size(), 3)
        # Required questions come first when it is taken up again; the rest follow in order.
        done = ctl(*words, registry=registry, stdin="\n".join(typed[20:] + ["是", "!"]) + "\n")
        equal((done.returncode, done.stdout), (0, ""))
        holds("继续填写" in done.stderr and "tooFewMentors" in done.stderr, done.stderr[-1500:])
        with registry.client() as client:
            equal(client.size(), 3, "the rules refused it")
        number = re.search(r"(\d+)\. 创业导师数", done.stderr).group(1)
        done = ctl(*words, "--json", registry=registry, stdin=f"{number}\n两个\n8\n是\n")
        equal(done.returncode, 0, done.stderr[-1500:])
        holds("应为不小于 0 的整数" in done.stderr, "a bad answer is explained")
        outcome = json.loads(done.stdout)
        equal((outcome["outcome"], outcome["commandId"]), ("accepted", kept["commandId"]))
        holds(not draft.exists(), "the draft has gone")
        record = ask(registry, "record", kept["commandId"])
        form = json.loads((ROOT / "Scripts/examples/form.json").read_text())
        facts = json.loads((ROOT / "Scripts/examples/facts.json").read_text())
        equal({**record["data"]["form"], "websiteOrWechat": form["websiteOrWechat"]}, form)
        equal(record["data"]["facts"], {name: value for name, value in facts.items() if name != "activeMakers"})


def test_interactive_on_a_terminal():
    """The same on a terminal: the questions are shown one by one, `<` goes back, and Ctrl-C loses nothing."""
    with Registry().start() as registry:
        registered(registry)
        typed = answers()
        first = list(typed.values())[:6]
        screen = on_terminal(["submit-application", "--interactive", "--lang", "zh"], registry,
                             typed=first + ["<", "2022-11-27", "\x03"], cwd=registry.home)
        holds("[1/" in screen and "申请标识" in screen and "填报时间" in screen, screen)
        kept = json.loads((registry.home / "application.draft.json").read_text())
        equal(kept["data"]["form"]["filledOn"], "2022-11-27")
        rest = list(typed.values())[6:]
        screen = on_terminal(["apply", "--interactive", "--lang", "en"], registry, typed=rest + ["yes"],
                             cwd=registry.home)
        holds("accepted" in screen and "Review" in screen, screen[-2000:])
        holds(not (registry.home / "application.draft.json").exists(), "the draft has gone")


def test_papers():
    """`notice` and `certificate` print texts that can be pasted, and refuse where the register has nothing to say."""
    with Registry().start() as registry:
        registered(registry)
        equal(ctl("notice", "sp-saishang-1", registry=registry).returncode, 1)
        equal(ctl("certificate", "sp-saishang-1", registry=registry).returncode, 1)
        with registry.client() as client:
            client.submit(life(1)[2:])
        text = ctl("notice", "sp-saishang-1", "--telephone", "0349-2032969", registry=registry).stdout
        for line in ("关于拟认定塞上云创众创空间为朔州市众创空间的公示", "公示期：2022年12月26日至2022年12月30日（5个工作日）",
                     "经运营主体申请、朔城区科技局审核同意、市科技局初审、实地考察、专家评审、市科技局研究，", "电话：0349-2032969",
                     "朔州市科学技术局", "2022年12月26日", "登记簿检查点："):
            holds(line in text, f"{line!r} is not in\n{text}")
        text = ctl("certificate", "sp-saishang-1", "--on", "2023-06-01", registry=registry).stdout
        for line in ("朔州市众创空间认定证书", "认定文号：朔科发〔2023〕2号", "有效期：2023年1月9日至2026年1月9日"):
            holds(line in text, f"{line!r} is not in\n{text}")
        holds("演练" not in text, "this registry is real")
        short = ctl("checkpoint", "--short", registry=registry).stdout.strip()
        equal(text.splitlines()[-1], f"登记簿检查点：{short}")
        done = ctl("certificate", "sp-saishang-1", "--on", "2025-06-01", "--lang", "zh", registry=registry)
        equal((done.returncode, done.stdout), (1, ""))
        holds("已取消" in done.stderr, done.stderr)
        paper = ask(registry, "certificate", "sp-saishang-1", "--on", "2023-06-01")
        equal((paper["issuer"], paper["date"]), ("朔州市科学技术局", "2023-01-09"))
        holds(paper["title"] in paper["text"], "the whole text")
        equal(ctl("certificate", "nobody", registry=registry).returncode, 1)
    with Registry(rehearsal=True).start() as registry:
        with registry.client() as client:
            client.submit(life(1, dated=True))
        holds("〔演练，不具效力〕" in ctl("notice", "sp-saishang-1", registry=registry).stdout, "a rehearsal says so")
