"""docs/DOMAIN.md, the law of the registry, against the tables of the programs."""

import json
import re
import subprocess

from daemon import REGISTRYCTL, ROOT, Registry
from prove import equal, holds

DOMAIN = (ROOT / "docs" / "DOMAIN.md").read_text()
LAW = ROOT / "Sources" / "RegistryCore" / "Domain"
# What the document calls things that the code calls otherwise; all else it names must be there.
OWN_NAMES = {"addMonths", "addYears", "anniversary", "isWorkday", "countDays", "rollForward", "titleOn", "heldIn",
             "overdueYears", "commandIds", "clerkA", "financeBureau"}


def section(number):
    """The text under one heading, with that of the headings below it."""
    level = "##" if "." not in number else "###"
    found = re.search(rf"^{level} {re.escape(number)}\.? .*?\n(.*?)(?=^{'##' if level == '##' else '##+'} |\Z)", DOMAIN,
                      re.MULTILINE | re.DOTALL)
    holds(found, f"docs/DOMAIN.md has no section {number}")
    return found[1]


def rows(text):
    """The cells of the rows of all tables in a text."""
    lines = [line for line in text.splitlines() if line.startswith("|") and not line.startswith("| ---")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def swift(path):
    return (LAW / path).read_text()


def cases(path, enum):
    """The cases of an enum in Swift, by their raw values."""
    body = re.search(rf"enum {enum}: String, \w+.*?\{{\n(.*?)^\}}", swift(path), re.MULTILINE | re.DOTALL)[1]
    names = [name.strip(" `") for line in re.findall(r"^  case ([^\"\n]+)$", body, re.MULTILINE) for name in line.split(",")]
    return names + re.findall(r'^  case \w+ = "([^"]+)"', body, re.MULTILINE)


def names(text, words, about):
    """Each of the words stands in the text, whole."""
    missing = [word for word in words if not re.search(rf"(?<![\w.]){re.escape(word)}(?![\w])", text)]
    equal(missing, [], f"{about} that docs/DOMAIN.md does not name")


def schema_names():
    listed = subprocess.run([REGISTRYCTL, "schema", "--list"], capture_output=True, text=True, check=True).stdout.split()
    return [name.split(".") for name in listed]


def test_commands_and_events():
    """Section 6 names every command with its Chinese name and its events, and each command has its checks there."""
    commands = [name for kind, *rest in schema_names() if kind == "command" for name in rest]
    holds(len(commands) > 30, f"{len(commands)} commands")
    specs = "".join(path.read_text() for path in (LAW / "Schema").glob("CommandTable+*.swift"))
    chinese = dict(re.findall(r'CommandSpec\(\s*\.(\w+), "([^"]+)"', specs))
    bodies = re.findall(r"CommandSpec\(\s*\.(\w+),.*?events: \[(.*?)\]\)", specs, re.DOTALL)
    events = {name: re.findall(r"\.(\w+), on:|\.always\(\.(\w+)", body) for name, body in bodies}
    labels = dict(re.findall(r'case \.(\w+): Phrase\("([^"]+)"', swift("Schema/EventTable.swift")))
    table = {row[0]: row[1:] for row in rows(section("6")) if len(row) == 3 and row[0] in commands}
    equal(sorted(table), sorted(commands))
    checks = "".join(section(f"6.{part}") for part in range(1, 10))
    for name in commands:
        equal(table[name][0], chinese[name])
        for event in {first or second for first, second in events[name]}:
            holds(f"`{event}` {labels[event]}" in table[name][1], f"{name} and its event {event}")
    names(checks, commands, "checks of commands")
    names(section("6"), [name for kind, *rest in schema_names() if kind == "event" for name in rest], "events")


def test_rules():
    """Section 2 has every rule of the programs, in their order, with its article and its Chinese text."""
    entries = re.findall(r'case \.\w+:\s*Entry\(\s*"([^"]+)",\s*"[^"]+",\s*"([^"]+)"', swift("Refusals/Rule+Wording.swift"))
    found = [row[:3] for row in rows(section("2")) if re.fullmatch(r"[RNG]\d+(\.\d\w?)?", row[0])]
    equal(found, [[rule, *entry] for rule, entry in zip(cases("Refusals/Rule.swift", "Rule"), entries, strict=True)])


def test_refusals_warnings_flags():
    """Every refusal code and warning stands with the checks, every status, stage and flag in section 5.7."""
    codes = cases("Refusals/RefusalCode.swift", "RefusalCode")
    holds(len(codes) > 100, f"{len(codes)} codes")
    names(section("3") + section("4") + section("6") + section("8"), codes, "refusal codes")
    names(section("4") + section("6"), cases("Refusals/Warning.swift", "Warning"), "warnings")
    for enum in "TitleStatus", "ApplicationStage", "StatusFlag":
        names(section("5.7"), cases("Facts/Status.swift", enum), enum)


def test_parameters():
    """Section 3 has every parameter, in order, with the default that a new registry is founded on."""
    with Registry().start() as registry, registry.client() as client:
        wanted = client.query({"query": "regulation", "on": "2020-01-01"})["parameters"]
    table = [row for row in rows(section("3")) if len(row) == 5 and row[0].startswith("`")]
    found = {row[0].strip("`"): json.loads(row[1].strip("`")) for row in table}
    equal(found, wanted)
    equal(list(found), list(wanted), "their order")


def test_questions_and_form():
    """Section 9 names every question, section 10 every field of form, facts and metrics, those of the form in order."""
    names(section("9"), [f"`{kind}`" for kind in cases("Questions/QuestionKind.swift", "QuestionKind")], "questions")
    tables = re.split(r"^package enum ", swift("Schema/FormTable.swift"), flags=re.MULTILINE)[1:]
    fields = [re.findall(r'\.init\(\s*"(\w+)", "([^"]+)"', table) for table in tables]
    equal(len(fields), 3)
    form = [(row[0].strip("`"), row[1]) for row in rows(section("10")) if len(row) == 4 and row[0].startswith("`")]
    equal(form[:len(fields[0])], fields[0])
    names(section("10"), [name for name, _ in fields[1] + fields[2]], "fields")


def test_no_stranger():
    """Whatever docs/DOMAIN.md names in camel case, the programs know by that name."""
    known = set(re.findall(r"\w+", "".join(path.read_text() for path in (ROOT / "Sources").rglob("*.swift"))))
    text = re.sub(r"```.*?```|\]\([^)]*\)", "", DOMAIN, flags=re.DOTALL)
    named = set(re.findall(r"(?<![\w/.])[a-z]+[a-z0-9]*(?:[A-Z][a-z0-9]*)+\b", text))
    holds(len(named) > 300, f"{len(named)} names")
    equal(sorted(named - known - OWN_NAMES), [])


def test_citations():
    """Every `DOMAIN §x.y` in Sources, Tests and docs is a heading, and the steps and rows cited are there."""
    headings = set(re.findall(r"^##+ (\d+(?:\.\d+)?)", DOMAIN, re.MULTILINE))
    files = [file for top in ("Sources", "Tests", "docs") for file in sorted((ROOT / top).rglob("*"))
             if file.suffix in (".swift", ".py", ".md")]
    place = r"§?(\d+(?:\.\d+)?)(?: (?:steps?|row) (\d+))?"
    count, wrong = 0, []
    for file in files:
        # One mention may go on: "DOMAIN §5.4, §6.2 step 5", "DOMAIN §8.3 and §8.4".
        for mention in re.finditer(rf"DOMAIN {place}(?:(?:, | and ){place})*", file.read_text()):
            for number, step in re.findall(place, mention[0]):
                count += 1
                in_list = rf"^(?:\| )?{step}(?:\.| \|) "
                if number not in headings or step and not re.search(in_list, section(number), re.MULTILINE):
                    wrong.append(f"{file.relative_to(ROOT)}: {mention[0]}")
    holds(count > 150, f"{count} citations")
    equal(wrong, [])
