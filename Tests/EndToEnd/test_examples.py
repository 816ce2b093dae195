"""The scripts of Scripts/examples and the commands of the handbook, as a clerk runs them."""

import csv
import json
import os
import re
import shutil
import subprocess

from daemon import PROGRAMS, ROOT, Registry, ctl
from lives import life
from prove import equal, holds

EXAMPLES = ROOT / "Scripts" / "examples"


def environment(registry):
    """Where the programs and the daemon are. Bash need not have the Chinese locale for registryctl to speak Chinese."""
    return {**os.environ, "PATH": f"{PROGRAMS.resolve()}:{os.environ['PATH']}", "REGISTRY_SOCKET": str(registry.socket),
            "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}


def script(registry, name, *words, code=0, env=None):
    """Runs an example; what it printed."""
    done = subprocess.run([EXAMPLES / name, *map(str, words)], capture_output=True, text=True, timeout=300,
                          env={**environment(registry), **(env or {})}, cwd=registry.home)
    equal(done.returncode, code, f"{name} {words}: {done.stdout[-500:]} {done.stderr[-2000:]}")
    return done


def scripts():
    return sorted(path.name for path in EXAMPLES.iterdir() if path.is_file() and os.access(path, os.X_OK))


def test_scripts_help():
    """Every example explains itself, refuses words that it does not know, and passes shellcheck."""
    names = scripts()
    holds(len(names) >= 2, f"{names}")
    for name in names:
        done = subprocess.run([EXAMPLES / name, "--help"], capture_output=True, text=True)
        equal(done.returncode, 0, name)
        holds(f"usage: {name}" in done.stdout and "registryctl" in done.stdout, done.stdout)
        equal(subprocess.run([EXAMPLES / name, "--no-such-option"], capture_output=True).returncode, 2, name)
        text = (EXAMPLES / name).read_text()
        holds(text.startswith("#!/usr/bin/env bash\n") and "\nset -euo pipefail\n" in text, name)
        done = subprocess.run(["shellcheck", EXAMPLES / name], capture_output=True, text=True)
        equal(done.returncode, 0, done.stdout)


def test_scripts_without_daemon():
    """Without a daemon an example ends with registryctl's exit code instead of pretending that there was nothing to do."""
    with Registry() as registry:
        script(registry, "chase-reports", registry.home / "letters", code=3)
        for words in (["open", "k", "2022-01-01", "2022-02-01"], ["progress"], ["certify", "朔科发〔2023〕2号", "2023-01-09", "out"],
                      ["list", "朔科发〔2023〕2号"]):
            script(registry, "yearly-call", *words, code=3)


def applied(number):
    """The commands of a life up to the deliberation."""
    return [command for command in life(number)[:8]]


def test_yearly_call():
    """The yearly call from opening to certification list; run again it records nothing more."""
    with Registry().start() as registry:
        folder = registry.home / "文本"
        script(registry, "yearly-call", "open", "call-2022", "2022-11-14", "2022-12-09")
        with registry.client() as client:
            for number in (1, 2, 3):
                commands = applied(number)
                equal(commands[-1]["command"], "recordDeliberation")
                if number == 3:
                    commands = commands[:-1]  # its deliberation is still to come
                equal({outcome["outcome"] for outcome in client.submit(commands)}, {"accepted"})
        holds("sp-saishang-3" in script(registry, "yearly-call", "progress", env={"LC_ALL": "zh_CN.UTF-8"}).stdout, "progress")
        script(registry, "yearly-call", "post", "2022-12-26", "2022-12-30", folder)
        equal(sorted(path.name for path in folder.iterdir()), ["公示-sp-saishang-1.txt", "公示-sp-saishang-2.txt"])
        holds("公示期：2022年12月26日" in (folder / "公示-sp-saishang-1.txt").read_text(), "the text of the notice")
        with registry.client() as client:
            client.submit([{"commandId": "objected", "command": "fileObjection", "data": {
                "objectionId": "ob1", "noticeId": "notice-app-2022-017-2", "filedOn": "2022-12-28", "realName": True}}])
        done = script(registry, "yearly-call", "certify", "朔科发〔2023〕2号", "2023-01-09", folder, code=1)
        holds("objectionOpen" in done.stderr, "an open objection keeps one, and only that one")
        with registry.client() as client:
            client.submit([{"commandId": "resolved", "command": "resolveObjection", "data": {
                "objectionId": "ob1", "resolvedOn": "2023-01-04", "outcome": "dismissed"}}])
        script(registry, "yearly-call", "certify", "朔科发〔2023〕2号", "2023-01-09", folder)
        holds((folder / "证书-sp-saishang-2.txt").exists(), "the certificate")
        with registry.client() as client:
            size = client.size()
        script(registry, "yearly-call", "certify", "朔科发〔2023〕2号", "2023-01-09", folder)
        script(registry, "yearly-call", "open", "call-2022", "2022-11-14", "2022-12-09")
        with registry.client() as client:
            equal(client.size(), size, "events after running it again")
        text = script(registry, "yearly-call", "list", "朔科发〔2023〕2号").stdout
        rows = list(csv.reader(text.removeprefix("\ufeff").splitlines()))
        equal([row[1] for row in rows], ["众创空间", "塞上云创众创空间", "塞上云创众创空间"])
        equal(rows[1][0], "1")
        equal(rows[1][4:], ["2023-01-09", "2026-01-09", "朔科发〔2023〕2号"])


def test_chase_reports():
    """A letter for each county with the spaces whose report is overdue or due soon; nothing is recorded."""
    with Registry().start() as registry:
        with registry.client() as client:
            for number in (1, 2):
                commands = life(number)
                if number == 2:
                    commands[1]["data"]["jurisdiction"] = "developmentZone"
                    commands[3]["data"].update(bodyKind="developmentZone")
                    commands[3]["data"].pop("jurisdiction")
                certified = next(place for place, command in enumerate(commands) if command["command"] == "certify")
                equal({outcome["outcome"] for outcome in client.submit(commands[:certified + 1])}, {"accepted"})
            size = client.size()
        letters = registry.home / "催报"
        done = script(registry, "chase-reports", letters, "--on", "2024-01-15")
        equal(done.stdout, "朔州经济开发区创新发展部\t1\n朔城区科技局\t1\n")
        text = (letters / "催报函-朔城区科技局.txt").read_text()
        holds("塞上云创众创空间（sp-saishang-1）：2023年度，期限2023年12月31日，已逾期15天" in text and "2024年1月15日" in text, text)
        rows = list(csv.DictReader((letters / "催报名单.csv").read_text("utf-8-sig").splitlines()))
        equal([(row["标识"], row["剩余天数"]) for row in rows], [("sp-saishang-1", "-15"), ("sp-saishang-2", "-15")])
        equal(script(registry, "chase-reports", registry.home / "none", "--on", "2023-06-01").stdout, "")
        script(registry, "chase-reports", registry.home / "soon", "--on", "2023-12-10")
        holds("还有21天" in (registry.home / "soon" / "催报函-朔城区科技局.txt").read_text(), "what is due soon")
        with registry.client() as client:
            equal(client.size(), size, "events")


def handbook():
    """The commands of the clerk's handbook, in order."""
    text = (ROOT / "docs" / "CLERK.zh-CN.md").read_text()
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line]


def test_handbook():
    """Every command of the clerk's handbook does in this order what the handbook says."""
    commands = handbook()
    holds(len(commands) >= 30, f"{len(commands)} commands")
    with Registry().start() as registry:
        for name in ("form.json", "facts.json", "plan.txt"):
            shutil.copy(EXAMPLES / name, registry.home)
        for command in commands:
            done = subprocess.run(command, shell=True, executable="/bin/bash", cwd=registry.home, capture_output=True,
                                  text=True, env={**environment(registry), "LC_ALL": "", "LC_MESSAGES": "zh_CN.UTF-8"})
            equal(done.returncode, 0, f"{command}\n{done.stdout}{done.stderr}")
            holds(done.stdout, f"{command} printed nothing")
        status = json.loads(ctl("status", "sp1", "--on", "2025-07-11", "--json", registry=registry).stdout)
        equal((status["titleStatus"], status["endedOn"]), ("revoked", "2025-07-11"))
        # What the prose names besides exists.
        prose = (ROOT / "docs" / "CLERK.zh-CN.md").read_text()
        for path in re.findall(r"`(Scripts/[\w/-]+)`", prose):
            holds((ROOT / path).exists(), path)
        for verb in re.findall(r"`registryctl ([a-z][a-z-]+)", prose):
            equal(ctl("help", verb).returncode, 0, verb)


PAPER = sorted((EXAMPLES / "paper").glob("*.csv"))


def test_import_paper():
    """Ten years of paper records from tables: tried in a rehearsal, refused rows told with their lines, nothing twice."""
    holds(len(PAPER) == 10, f"{PAPER}")
    with Registry().start() as registry:
        folder = registry.home / "补录"
        tables = registry.home / "表"
        tables.mkdir()
        for table in PAPER:
            text = table.read_text()
            if table.stem == "2018":
                text = text.replace("朔科发〔2018〕14号", "朔科发2018-14号")
            (tables / table.name).write_bytes(text.encode("gb18030" if table.stem == "2017" else "utf-8"))
        files = sorted(tables.iterdir())
        done = script(registry, "import-paper", "--rehearse", folder, *files, code=1, env={"LC_ALL": "zh_CN.UTF-8"})
        said = (folder / "演练" / "被拒绝.txt").read_text()
        holds(said.startswith("2018.csv 第 ") and "发文字号" in said.splitlines()[0] and "2019.csv" not in said, said)
        with registry.client() as client:
            equal(client.size(), 1, "nothing was recorded after a rehearsal that failed")
        (tables / "2018.csv").write_text((EXAMPLES / "paper" / "2018.csv").read_text())
        script(registry, "import-paper", folder, *files[:2])
        done = script(registry, "import-paper", "--rehearse", folder, *files)
        holds("2018" in done.stdout and "█" in done.stdout, "the table at the end")
        with registry.client() as client:
            size = client.size()
        script(registry, "import-paper", folder, *files)
        with registry.client() as client:
            equal(client.size(), size, "events after running it again")
        stats = json.loads(ctl("stats", "--to-year", "2025", "--json", registry=registry).stdout)["years"]
        equal([row["year"] for row in stats], list(range(2016, 2026)))
        equal([row["certified"] for row in stats], [0, 1, 1, 1, 1, 1, 1, 1, 0, 0])
        equal(sum(row["revoked"] for row in stats), 1)
        equal(sum(row["refused"] for row in stats), 1)
        status = json.loads(ctl("status", "sp-yanmen", "--on", "2025-06-01", "--json", registry=registry).stdout)
        equal((status["titleStatus"], status["validUntil"]), ("certified", "2026-06-12"))
        form = json.loads(ctl("record", "2017.csv:2", "--json", registry=registry).stdout)
        equal(form["data"]["form"]["principalName"], "郝建业")
        # A title that was renewed has expired, and its text names what continues it.
        text = ctl("certificate", "sp-yanmen", "--on", "2018-01-01", registry=registry).stdout
        holds("该次认定已期满，自2020年6月13日起由续期认定" in text and "已到期" not in text, text)


def test_reconstruct_dispute():
    """What the registry knew at a moment, what it knows now, what came between, and a dossier, in one folder."""
    with Registry(rehearsal=True).start() as registry:
        for file in [EXAMPLES / "plan.txt", *(EXAMPLES / "evidence").iterdir()]:
            equal(ctl("attach", file, registry=registry).returncode, 0)
        with registry.client() as client:
            client.submit([json.loads(line) for file in sorted((EXAMPLES / "life").glob("*.jsonl"))
                           for line in file.read_text().splitlines()])
            size = client.size()
        folder = registry.home / "案卷"
        done = script(registry, "reconstruct-dispute", "sp-saishang", "2025-03-01", "2025-02-13", folder,
                      env={"LC_ALL": "zh_CN.UTF-8"})
        equal(done.stdout, "differs: certified then, revoked now\n")
        holds("已取消" in (folder / "02-现在所知.txt").read_text(), "now")
        holds("已取消" not in (folder / "01-当时所知.txt").read_text(), "then")
        holds("findFraud" in (folder / "03-其间变化.txt").read_text() or "骗取" in (folder / "03-其间变化.txt").read_text(), "between")
        holds("app-2022-017-certified" in (folder / "07-救济期限.txt").read_text(), "the limits")
        holds("<html" in (folder / "卷宗-现在.html").read_text(), "the dossier")
        evidence = [path.name for path in (folder / "附件").iterdir()]
        holds(len(evidence) >= 4 and "未上传.txt" not in evidence, f"{evidence}")
        done = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder, capture_output=True, text=True)
        equal(done.returncode, 0, done.stdout + done.stderr)
        script(registry, "reconstruct-dispute", "sp-saishang", "2025-03-01", "2025-02-13", folder, code=2)
        done = script(registry, "reconstruct-dispute", "sp-saishang", "2024-01-01", "2025-02-13", registry.home / "same")
        equal(done.stdout, "same: certified\n")
        # Evidence that is not kept is named; that which was changed or cannot be read is no such evidence.
        stored = next(path for path in (registry.data / "attachments").rglob("*") if path.is_file())
        content = stored.read_bytes()
        stored.unlink()
        script(registry, "reconstruct-dispute", "sp-saishang", "2025-03-01", "2025-02-13", registry.home / "lacking")
        equal((registry.home / "lacking" / "附件" / "未上传.txt").read_text(), stored.parent.name + stored.name + "\n")
        stored.write_bytes(content[:-1] + b"x")
        words = ("reconstruct-dispute", "sp-saishang", "2025-03-01", "2025-02-13", registry.home / "changed")
        done = script(registry, *words, code=5)
        holds(stored.name in done.stderr, done.stderr)
        stored.unlink()
        stored.mkdir()
        holds(script(registry, *words, code=7).stderr, "it says what could not be read")
        holds(not (registry.home / "changed").exists(), "no folder without its evidence")
        holds(not list(registry.home.glob(".reconstruct*")), "nothing is left behind")
        with registry.client() as client:
            equal(client.size(), size, "events")


def test_monthly_audit():
    """The audit of a sound registry keeps a checkpoint and finds the next month's log to begin with it; a changed log is
    found out."""
    with Registry().start() as registry:
        with registry.client() as client:
            client.submit(life(1)[:4])
        folder = registry.home / "核查"
        done = script(registry, "monthly-audit", folder, env={"LC_ALL": "zh_CN.UTF-8"})
        holds(done.stdout.splitlines()[0].endswith("全部相符") and "检查点" in done.stdout, done.stdout)
        kept = list(folder.glob("检查点-*.checkpoint"))
        equal(len(kept), 1)
        kept[0].rename(folder / "检查点-2020-01.checkpoint")  # as if it were an earlier month's
        with registry.client() as client:
            client.submit(life(1)[4:])
        done = script(registry, "monthly-audit", folder, "--quick")
        holds("比对：1 个" in done.stdout, done.stdout)
        equal(len(list(folder.glob("检查点-*.checkpoint"))), 2)
        log = next((registry.data / "log").glob("*.log"))
        log.chmod(0o600)
        content = log.read_bytes()
        place = content.index("塞上云创众创空间".encode())
        with open(log, "r+b") as file:
            file.seek(place)
            file.write("塞下".encode())
        done = script(registry, "monthly-audit", folder, code=5)
        holds("有不符" in done.stdout.splitlines()[0], done.stdout)
        equal(len(list(folder.glob("检查点-*.checkpoint"))), 2)
