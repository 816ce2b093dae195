"""The dossier, opened in a browser and read back: what stands on its pages is what the registry answers."""

import json
import re
import shutil
import subprocess
import tempfile
from html.parser import HTMLParser

from daemon import Registry, ctl
from lives import EXAMPLE
from prove import Skipped, equal, holds

SPACE = "sp-saishang"
HOSTILE = "</table><script>alert('x')</script>&lt;\"\u202e"
LATER = [
    ("corr-metrics", "2025-03-04T10:20:00+08:00", "correctRecord", {
        "targetCommandId": "app-2022-017-certified", "changes": {"decisionDate": "2023-01-06"},
        "reason": HOSTILE, "approvedBy": "lixia"}),
    ("disp", "2025-03-20T09:00:00+08:00", "fileDispute", {
        "disputeId": "disp-2025-01", "kind": "litigation", "targetCommandId": "app-2022-017-fraud",
        "filedOn": "2025-03-19", "organ": "朔州市朔城区人民法院"}),
    ("erase", "2025-04-02T09:00:00+08:00", "erasePersonalData", {
        "subjectRef": "application:app-2022-017#contactPhone", "legalBasis": "《个人信息保护法》第四十七条",
        "decidedOn": "2025-04-01", "approvedBy": "lixia"}),
    ("disp-decided", "2025-09-15T09:00:00+08:00", "decideDispute", {
        "disputeId": "disp-2025-01", "outcome": "setAside", "decisionDate": "2025-09-08",
        "documentNo": "（2025）晋0602行初18号"}),
]
TITLES = {"certified": ("有效", "certified"), "revoked": ("已取消", "revoked")}


class Page(HTMLParser):
    """The elements of a page, each with its tag, class, id and text."""

    VOID = {"meta", "br", "hr", "col", "link"}

    def __init__(self, html):
        super().__init__()
        self.open, self.elements, self.tags = [], [], set()
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        element = {"tag": tag, "text": "", "inside": [each["id"] for each in self.open if each["id"]],
                   "class": dict(attributes).get("class") or "", "id": dict(attributes).get("id")}
        self.elements.append(element)
        if tag not in self.VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        while self.open and self.open.pop()["tag"] != tag:
            pass

    def handle_data(self, data):
        for element in self.open:
            element["text"] += data

    def find(self, tag=None, style=None, inside=None):
        return [each for each in self.elements if tag in (None, each["tag"])
                and (style is None or style in each["class"].split()) and (inside is None or inside in each["inside"])]

    def text(self, identifier):
        return next(each["text"] for each in self.elements if each["id"] == identifier)


def browser(*options):
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise Skipped("chromium is not installed: Scripts/prepare browser")
    # A profile of its own: one that another chromium has open is not given to this one.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        return subprocess.run([chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                               f"--user-data-dir={profile}", *options],
                              check=True, capture_output=True, text=True, timeout=120).stdout


def lived():
    """A registry with one life in it, what came later, and its client."""
    registry = Registry(rehearsal=True).start()
    with registry.client() as client:
        client.submit([json.loads(line) for line in EXAMPLE])
        outcomes = client.submit([
            {"commandId": name, "recordedAt": at, "recordedBy": "zhaoqiang", "command": command, "data": data}
            for name, at, command, data in LATER])
        equal([outcome["outcome"] for outcome in outcomes], ["accepted"] * len(LATER), f"{outcomes}")
    return registry


def test_dossier_reads_back():
    """In a browser, in both languages and at two moments, the page says what the registry answers; it loads nothing."""
    with lived() as registry, registry.client() as client:
        file = registry.home / "dossier.html"
        for language, moment in (("zh", None), ("en", None), ("zh", "2025-03-01T00:00:00Z")):
            known = ["--known-at", moment] if moment else []
            done = ctl("dossier", SPACE, "--on", "2025-03-10", *known, "--lang", language, "--out", file, "--force",
                       registry=registry)
            equal((done.returncode, done.stderr), (0, ""))
            page = Page(browser("--dump-dom", file.as_uri()))
            holds(not page.tags & {"script", "link", "img", "iframe", "object"}, f"it loads nothing: {page.tags}")
            question = {"spaceId": SPACE, "on": "2025-03-10", **({"knownAt": moment} if moment else {})}
            answer = client.query({"query": "explain", **question})
            status = answer["status"]
            verdict = next(each for each in page.elements if each["id"] == "answer")
            holds(status["titleStatus"] in verdict["class"].split(), verdict["class"])
            holds(TITLES[status["titleStatus"]][language == "en"] in verdict["text"], verdict["text"])
            for date in (status["validFrom"], status["validUntil"]):
                holds(shown(date, language) in verdict["text"], f"{date} stands in {verdict['text']}")
            # The chain: one row a record, each with its rule and its clerk.
            rows = page.find("tr", inside="chain")[1:]
            equal(len(rows), len(answer["chain"]))
            for row, record in zip(rows, answer["chain"]):
                for text in (record["rule"], record["recordedBy"], shown(record["effectiveOn"], language),
                             record["data"].get("documentNo", "")):
                    holds(text in row["text"], f"{text} stands in {row['text']}")
            # Corrections beside what they correct.
            struck, new = ({each["text"] for each in page.find(tag)} for tag in ("del", "ins"))
            for amendment in answer["amendments"]:
                for change in amendment["changes"]:
                    holds(shown(change["from"], language) in struck, f"{change} is struck in {struck}")
                    holds(shown(change["to"], language) in new, f"{change} is new in {new}")
            equal(bool(struck), bool(answer["amendments"]))
            # Evidence by digest, events byte for byte.
            history = client.query({"query": "history", "spaceId": SPACE, **({"knownAt": moment} if moment else {})})
            ids = {row["commandId"] for row in history["history"]} | {row["commandId"] for row in answer["chain"]}
            lines = [line for line in client.log() if json.loads(line).get("command") in ids]
            equal([each["text"] for each in page.find("pre", "line")], lines, "the events as they stand in the log")
            digests = [digest for line in lines for digest in json.loads(line).get("data", {}).get("attachments", [])]
            equal([each["text"] for each in page.find("td", "digest", inside="digests")], digests)
            # Erased is erased at every moment, with the event and the basis.
            number = next(json.loads(line)["seq"] for line in client.log() if json.loads(line).get("command") == "erase")
            marks = [each["text"] for each in page.find("span", "erased")]
            holds(any(str(number) in mark and "《个人信息保护法》第四十七条" in mark for mark in marks), f"{marks}")
            holds("0349-5550122" not in file.read_text() and "0349-5550121" in file.read_text(), "one value was erased")
            equal(len(page.find("circle", "answer")), 1, "the timeline marks the answer once")
            short = ctl("checkpoint", "--short", registry=registry).stdout.strip()
            holds(short in page.text("proof"), f"{short} stands in {page.text('proof')}")


def shown(value, language):
    """A date as the dossier writes it; anything else as it is."""
    if language == "zh" and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        year, month, day = map(int, value.split("-"))
        return f"{year}年{month}月{day}日"
    return value


def test_dossier_on_paper():
    """Printed, it is A4 with a number on every page, and every page of a rehearsal says that it is one."""
    if shutil.which("pdftotext") is None:
        raise Skipped("poppler-utils is not installed: Scripts/prepare browser")
    with lived() as registry:
        for language, number, mark in (("zh", "第 {} 页", "演练登记簿"), ("en", "Page {} of", "REHEARSAL")):
            html, pdf = registry.home / "paper.html", registry.home / "paper.pdf"
            done = ctl("dossier", SPACE, "--on", "2025-03-10", "--lang", language, "--out", html, "--force",
                       registry=registry)
            equal(done.returncode, 0, done.stderr)
            browser("--no-pdf-header-footer", f"--print-to-pdf={pdf}", html.as_uri())
            pages = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True,
                                   text=True).stdout.split("\f")[:-1]
            holds(8 < len(pages) < 40, f"{len(pages)} pages")
            for place, text in enumerate(pages, 1):
                holds(number.format(place) in re.sub(r"[ \u3000]+", " ", text), f"page {place} has its number: {text[-200:]}")
                holds(mark in text, f"page {place} says that it is a rehearsal: {text[:300]}")
            flat = re.sub(r"\s", "", "".join(pages))
            for text in ("朔科发〔2023〕2号", "朔科函〔2024〕8号", "（2025）晋0602行初18号", "塞上云创众创空间"):
                holds(text in flat, f"{text} is printed")
            size = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
            holds("(A4)" in size, size)


def test_dossier_files():
    """A file that exists is kept unless --force says otherwise; of an unknown space none is made."""
    with lived() as registry:
        file = registry.home / "kept.html"
        file.write_text("mine")
        words = ("dossier", SPACE, "--out", file)
        equal((ctl(*words, registry=registry).returncode, file.read_text()), (2, "mine"))
        equal(ctl(*words, "--force", registry=registry).returncode, 0)
        holds(file.read_text().startswith("<!DOCTYPE html>"), "it is replaced")
        done = ctl("dossier", "nowhere", "--out", registry.home / "none.html", registry=registry)
        equal((done.returncode, (registry.home / "none.html").exists()), (2, False))
        equal([each.name for each in registry.home.glob("*html*")], ["kept.html"], "nothing is left over")
        told = json.loads(ctl(*words, "--force", "--json", registry=registry).stdout)
        equal(told["bytes"], file.stat().st_size)
        equal(ctl("dossier", SPACE, "--out", "-", registry=registry).stdout.count("<!DOCTYPE html>"), 1)
