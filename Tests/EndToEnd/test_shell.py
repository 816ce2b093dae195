"""registryctl at home in the shell: completion, manual pages, help that fits a screen, the pager, the schemas."""

import fcntl
import json
import os
import pty
import re
import select
import shlex
import struct
import subprocess
import termios
import time
from pathlib import Path

from daemon import PROGRAMS, REGISTRYCTL, REGISTRYD, Registry, ctl
from lives import life, questions
from prove import equal, holds

LANGUAGES = ("en", "zh")
SCREEN = 24  # lines of the smallest terminal that people use
COLUMNS = 80


def table():
    """The verbs with their operands and options, as the program tells them."""
    return json.loads(ctl("help", "--json").stdout)


def terminal_run(words, keys=b"", env=None, rows=SCREEN, until=None):
    """What a program shows on a terminal of 80 columns, and its exit code. `keys` are typed at once, or once `until` is
    shown."""
    pid, terminal = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, COLUMNS, 0, 0))
        os.execvpe(words[0], list(map(str, words)), {**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm", **(env or {})})
    shown, end, typed = b"", time.monotonic() + 30, False
    while time.monotonic() < end:
        if not typed and (until is None or until in shown):
            os.write(terminal, keys)
            typed = True
        if not select.select([terminal], [], [], 0.2)[0]:
            continue
        try:
            data = os.read(terminal, 65536)
        except OSError:  # the last program has left the terminal
            break
        if not data:
            break
        shown += data
    os.close(terminal)
    return shown.decode(errors="replace").replace("\r\n", "\n"), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def test_help_fits_a_screen():
    """The help of the program and of every verb fits a screen of 24 lines, the full help and the table say everything."""
    verbs = table()["verbs"]
    holds(len(verbs) >= 50, f"{len(verbs)} verbs")
    for language in LANGUAGES:
        text = ctl("--help", "--lang", language).stdout
        holds(text.count("\n") < SCREEN, f"the help has {text.count(chr(10))} lines:\n{text}")
        for verb in verbs:
            short = ctl("help", verb["name"], "--lang", language).stdout
            holds(short.count("\n") < SCREEN, f"the help of {verb['name']} has {short.count(chr(10))} lines:\n{short}")
            full = ctl("help", verb["name"], "--full", "--lang", language).stdout
            for option in verb["options"]:
                holds(f"--{option['name']}" in short.replace("--[no-]", "--"), f"--{option['name']} in the short help of {verb['name']}")
                said = option["purpose"][language].replace(" ", "").split("；")[0]
                holds(said in full.replace(" ", "").replace("\n", ""), f"{said} in the help of {verb['name']}:\n{full}")
            holds(verb["section"] == "acts" or verb["name"] in text, f"{verb['name']} in the help")
        for section in {verb["section"] for verb in verbs}:
            text = ctl("help", section, "--lang", language).stdout
            missing = [verb["name"] for verb in verbs if verb["section"] == section and verb["name"] not in text]
            equal(missing, [], f"help {section}")


def test_manual_pages():
    """The manual pages of both programs name every option of the table and are free of warnings in both languages."""
    verbs = table()
    daemon_options = set(word.split("=")[0] for word in subprocess.run([REGISTRYD, "--help"], capture_output=True, text=True)
                         .stdout.replace("[", " ").replace("]", " ").split() if word.startswith("--"))
    holds(len(daemon_options) >= 6, daemon_options)
    with Registry(init=False) as registry:
        for language in LANGUAGES:
            client = ctl("man", "--lang", language).stdout
            daemon = subprocess.run([REGISTRYD, "man", language], capture_output=True, text=True, check=True).stdout
            for name, text, wanted in (
                    ("registryctl.1", client, [verb["name"] for verb in verbs["verbs"]]
                     + ["--" + option["name"] for verb in verbs["verbs"] for option in verb["options"]
                        if option["kind"] != "boolean"]),
                    ("registryd.8", daemon, daemon_options)):
                page = registry.home / name
                page.write_text(text)
                holds(text.isascii(), f"{name} is ASCII")
                for check in (["groff", "-man", "-ww", "-Tutf8", "-z", page], ["mandoc", "-T", "lint", "-W", "warning", page]):
                    done = subprocess.run(check, capture_output=True, text=True)
                    equal(done.stdout + done.stderr, "", " ".join(map(str, check)))
                done = subprocess.run(["man", "--warnings", "-l", page], capture_output=True, text=True,
                                      env={**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "100", "MANPAGER": "cat"})
                equal((done.returncode, done.stderr), (0, ""), f"man -l {name}")
                missing = [word for word in wanted if word not in done.stdout]
                equal(missing, [], f"{name} in {language}")
                holds(language == "en" or "登记簿" in done.stdout, f"{name} in Chinese")


def candidates(registry, line):
    """What the program itself gives for the words of a line; the last may be empty."""
    done = ctl("completion", "candidates", "--", *line, registry=registry)
    equal((done.returncode, done.stderr), (0, ""), str(line))
    return [candidate.split("\t")[0] for candidate in done.stdout.splitlines()]


def soon(wanted, ask, line):
    """Asks for the completion of a line until it is the one wanted. Identifiers of a daemon that does not answer within
    300 ms, as on a busy machine, are left out: nobody waits for the Tab key."""
    end = time.monotonic() + 20
    found = ask()
    while found != wanted and time.monotonic() < end:
        found = ask()
    equal(found, wanted, str(line))


def test_completion_candidates():
    """Verbs, options, enum values and identifiers complete; without a daemon identifiers are silently none."""
    verbs = table()
    common = {"--" + option["name"] for option in verbs["commonOptions"]} - {"--version"}
    with Registry() as registry:
        equal(candidates(registry, ["status", ""]), [], "no daemon")
        registry.start()
        with registry.client() as client:
            for number in range(3):
                client.submit(life(number)[:2])
            client.call("Checkpoint")  # or it would sign in the midst of the questions, which waits for the disk
        equal(set(candidates(registry, [""])), {verb["name"] for verb in verbs["verbs"]})
        for verb in verbs["verbs"]:
            own = {"--" + option["name"] for option in verb["options"]}
            own |= {"--no-" + option["name"] for option in verb["options"] if option["kind"] == "boolean"}
            equal(set(candidates(registry, [verb["name"], "--"])), own | common, verb["name"])
            for option in verb["options"]:
                if option["kind"] == "choice":
                    values = [choice["value"] for choice in option["choices"]]
                    equal(candidates(registry, [verb["name"], "--" + option["name"], ""]), values)
                    equal(candidates(registry, [verb["name"], f"--{option['name']}={values[0]}"])[0],
                          f"--{option['name']}={values[0]}")
        spaces = [f"sp-saishang-{number}" for number in range(3)]
        for line, wanted in (
                (["status", "sp-"], spaces), (["ban", "op-saishang-1"], ["op-saishang-1"]),
                (["due", "--space=sp-saishang-2"], ["--space=sp-saishang-2"]),
                (["record-change", "--new-operator-id", ""], [name.replace("sp", "op") for name in spaces])):
            soon(wanted, lambda: candidates(registry, line), line)
        equal(candidates(registry, ["certify", "--no", "x", "ban", ""]), [])
        equal(candidates(registry, ["status", "--socket", "/nowhere", ""]), [])
        equal(candidates(registry, ["status", "--on", ""]), [])
        equal(candidates(registry, ["submit", ""]), [""], "files")
        equal(candidates(registry, ["template", "certif"]), ["certify"])


LINES = {  # what is typed, and what the Tab key makes of it
    "verify-rectification --result pa": "verify-rectification --result passed",
    "relinqu": "relinquish-title",
    "status sp-saishang-": "status sp-saishang-7",
    "due --space=sp-sai": "due --space=sp-saishang-7",
    "certify --certif": "certify --certification-id",
    "submit Pack": "submit Package.swift",
}


def shell_registry():
    registry = Registry().start()
    with registry.client() as client:
        client.submit(life(7)[:2])
        client.call("Checkpoint")  # or it would sign in the midst of the questions, which waits for the disk
    for shell in ("bash", "zsh", "fish"):
        (registry.home / shell).write_text(ctl("completion", shell).stdout)
    (registry.home / "Package.swift").write_text("")
    return registry


def environment(registry):
    return {**os.environ, "PATH": f"{PROGRAMS}:{os.environ['PATH']}", "REGISTRY_SOCKET": str(registry.socket),
            "LC_ALL": "C.UTF-8", "HOME": str(registry.home)}


def test_completion_in_bash():
    """Bash completes verbs, options, values and identifiers, also behind `=`; the script is shellcheck clean."""
    with shell_registry() as registry:
        done = subprocess.run(["shellcheck", "-s", "bash", registry.home / "bash"], capture_output=True, text=True)
        equal((done.returncode, done.stdout), (0, ""))

        def completed(typed):
            shown, _ = terminal_run(["bash", "--norc", "--noediting", "-c", f"""
                source {registry.home}/bash; cd {registry.home}
                COMP_WORDS=(registryctl {typed.replace("=", " = ")}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
                _registryctl registryctl; printf '%s\\n' "${{COMPREPLY[@]}}" """], env=environment(registry))
            return shown.split()

        for typed, wanted in LINES.items():
            soon([wanted.replace("=", " ").split()[-1]], lambda: completed(typed), typed)


def test_completion_in_zsh():
    """Zsh completes them when the Tab key is pressed."""
    with shell_registry() as registry:
        out = registry.home / "line"
        setup = (f"cd {registry.home}; autoload -Uz compinit; compinit -u -d {registry.home}/dump; source {registry.home}/zsh; "
                 f"show() {{ print -r -- $BUFFER > {out}.new; mv {out}.new {out}; BUFFER=exit; zle accept-line }}; zle -N show; "
                 "bindkey '^X' show; echo RE''ADY\n")

        def completed(typed):
            out.unlink(missing_ok=True)
            pid, terminal = pty.fork()
            if pid == 0:
                os.execvpe("zsh", ["zsh", "-f", "-i"], {**environment(registry), "TERM": "xterm"})
            os.write(terminal, setup.encode())
            wait_for(terminal, b"READY")
            os.write(terminal, f"registryctl {typed}\t\x18".encode())
            end = time.monotonic() + 20
            while not out.exists() and time.monotonic() < end:
                if select.select([terminal], [], [], 0.05)[0]:
                    os.read(terminal, 65536)
            os.close(terminal)
            os.waitpid(pid, 0)
            return out.read_text().strip() if out.exists() else None

        for typed, wanted in LINES.items():
            soon("registryctl " + wanted, lambda: completed(typed), typed)


def wait_for(terminal, word):
    shown, end = b"", time.monotonic() + 20
    while word not in shown:
        holds(time.monotonic() < end, f"{word} was awaited, shown is {shown}")
        if select.select([terminal], [], [], 0.2)[0]:
            shown += os.read(terminal, 65536)


def test_completion_in_fish():
    """Fish completes them with what they are."""
    with shell_registry() as registry:
        def completed(typed):
            done = subprocess.run(
                ["fish", "--no-config", "-c", f"source {registry.home}/fish; complete -C {shlex.quote('registryctl ' + typed)}"],
                capture_output=True, text=True, env=environment(registry), cwd=registry.home)
            return [line.split("\t")[0] for line in done.stdout.splitlines()]

        for typed, wanted in LINES.items():
            last = wanted.split()[-1]
            soon([last], lambda: [found for found in completed(typed) if found == last], typed)


def test_pager():
    """Long output on a terminal goes through the pager; short output, pipes, streams and --no-pager do not."""
    with Registry().start() as registry:
        with registry.client() as client:
            client.submit(life(1))
        env = {"REGISTRY_SOCKET": str(registry.socket), "PAGER": "sed s/^/page:/", "NO_COLOR": "1"}
        long, short = [REGISTRYCTL, "help", "certify", "--full"], [REGISTRYCTL, "info"]
        shown, code = terminal_run(long, env=env)
        holds(shown.startswith("page:") and code == 0, shown)
        equal(terminal_run(long, env=env)[0].replace("page:", ""), terminal_run(long + ["--no-pager"], env=env)[0])
        for words, extra in ((short, {}), (long + ["--no-pager"], {}), (long, {"PAGER": ""}), (long, {"PAGER": "cat"}),
                             (long, {"TERM": "dumb"})):
            shown, code = terminal_run(words, env={**env, **extra})
            holds("page:" not in shown and code == 0, f"{words} {extra}: {shown}")
        equal("page:" in subprocess.run(long, capture_output=True, text=True, env={**os.environ, **env}).stdout, False, "a pipe")
        shown, _ = terminal_run([REGISTRYCTL, "log", "--follow"], keys=b"\x03", env=env, until=b"  22  ", rows=10)
        holds("page:" not in shown, shown)
        # less itself: it leaves the terminal when told to, and a pager that reads nothing is no failure.
        env.pop("PAGER")
        shown, code = terminal_run(long, keys=b"q", env={**env, "PAGER": "less"}, until=b":")
        equal(code, 0, shown)
        equal(terminal_run(long, env={**env, "PAGER": "true"}), ("", 0))
        # One that cannot be run is as good as none, for what fits a pipe and for what does not.
        for words in (long, [REGISTRYCTL, "schema"]):
            straight, code = terminal_run(words + ["--no-pager"], env=env)
            for pager in ("no-such-pager", "no-such-pager -x", str(registry.home)):
                shown, code = terminal_run(words, env={**env, "PAGER": pager})
                holds(shown.endswith(straight) and code == 0, f"{pager}: {shown[:400]}")


def test_interrupt_in_the_pager():
    """Ctrl-C in the pager is the pager's affair: the program is there until the pager has ended, and ends as if nothing
    had been, also while it has still to write."""
    shown, code = terminal_run([REGISTRYCTL, "schema"], keys=b"\x03\x03", env={"PAGER": "trap 'echo interrupted' INT; echo ready; "
                                "sleep 1; head -n 1; sleep 1"}, until=b"ready")
    holds("interrupted" in shown and "{" in shown, shown)
    equal(code, 0, shown)


def test_interface_text():
    """The interface that the daemon tells has every command with its fields, and every kind of question, of the tables."""
    with Registry().start() as registry:
        with registry.client() as client:
            text = client.call("org.varlink.service.GetInterfaceDescription", {"interface": "org.registryd.Registry"})["description"]
    words = set(re.findall(r"[A-Za-z]+", text))
    definitions = json.loads(ctl("schema").stdout)["$defs"]
    commands = [name.removeprefix("command.") for name in definitions if name.startswith("command.")]
    fields = {field for name in commands for field in definitions[f"command.{name}"]["properties"]["data"]["properties"]}
    missing = (set(commands) | fields | set(definitions["Violation"]["properties"])) - words
    equal(missing, set())
    kinds = re.search("The kinds are: (.*?)\\.", json.loads(ctl("help", "query", "--json").stdout)["remarks"]["en"])[1].split(", ")
    equal([kind for kind in kinds if f"\n#   {kind} (" not in text], [], "kinds of questions")
    acts = {verb["name"] for verb in table()["verbs"] if verb["section"] == "acts"}
    equal(acts, {re.sub("[A-Z]", lambda capital: "-" + capital[0].lower(), name) for name in commands}, "a verb for each command")


def closed(schema):
    """The schema, for a reader that knows this version alone: nothing may stand in an object that it does not name."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    shut = {"additionalProperties": False} if schema.get("type") == "object" and "properties" in schema else {}
    return shut | {key: closed(item) for key, item in schema.items()}


def validator(name):
    import jsonschema  # of the test environment
    schema = json.loads(ctl("schema", name).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(closed(schema))


def fits(name, document):
    errors = [f"{'/'.join(map(str, error.path))}: {error.message[:300]}" for error in validator(name).iter_errors(document)]
    holds(not errors, f"{name}: {errors[:3]} in {str(document)[:600]}")


def test_schemas_of_commands_and_events():
    """The schemas fit every command of the examples, every outcome and every event of the log, and refuse what is wrong."""
    names = ctl("schema", "--list").stdout.split()
    holds(len(names) == len(set(names)) and len(names) > 100, names)
    json.loads(ctl("schema").stdout)
    equal(ctl("schema", "nothing").returncode, 2)
    commands = [command for number in range(2) for command in life(number, dated=True)]
    with Registry(rehearsal=True).start() as registry:
        done = ctl("submit", registry=registry, stdin="\n".join(map(json.dumps, commands + commands[:1] + ["x"])))
        checker, outcome, event = validator("command"), validator("outcome"), validator("event")
        for command in commands:
            equal([error.message for error in checker.iter_errors(command)], [])
        outcomes = [json.loads(line) for line in done.stdout.splitlines()]
        equal({item["outcome"] for item in outcomes} | {item.get("duplicate") for item in outcomes},
              {"accepted", "refused", None, True})
        for document in outcomes:
            equal([error.message for error in outcome.iter_errors(document)], [])
        with registry.client() as client:
            for line in client.log():
                document = json.loads(line)
                equal([error.message for error in event.iter_errors(document)], [])
                fits_event = f"event.{document['type']}"
                holds(fits_event in names, fits_event)
    # A later version may tell more; what is sent must be known.
    told = ctl("schema", "outcome").stdout + ctl("schema", "event").stdout + ctl("schema", "answer.show").stdout
    equal((told.count('"additionalProperties":false'), "additionalProperties" in ctl("schema", "command.certify").stdout), (0, True))
    wrong = {**commands[0], "data": {**commands[0]["data"], "colour": "red"}}
    holds(not checker.is_valid(wrong) and not checker.is_valid({**commands[0], "command": "certify"}), "a wrong command")
    holds(not outcome.is_valid({"commandId": "x", "outcome": "maybe"}), "a wrong outcome")


# Verbs that print no JSON of their own: scripts, pages, schemas, and the lists of other verbs.
NO_ANSWER = {"completion", "man", "schema", "table"}


def test_schemas_of_verbs():
    """Every verb has a schema of its answer, but for those that have no answer of their own."""
    names = ctl("schema", "--list").stdout.split()
    equal({verb["name"] for verb in table()["verbs"] if f"answer.{verb['name']}" not in names}, NO_ANSWER)
    equal(sorted({name for name in NO_ANSWER if ctl("schema", f"answer.{name}").returncode != 2}), [])


def test_schemas_of_answers():
    """Every kind of question and every answer with --json fits its schema."""
    names = ctl("schema", "--list").stdout.split()
    with Registry(rehearsal=True).start() as registry:
        for number in range(2):
            commands = life(number, dated=True)
            equal(ctl("submit", registry=registry, stdin="\n".join(map(json.dumps, commands))).returncode, 1)
        ids = [command["commandId"] for command in commands] + ["nobody"]
        asked = questions(["0", "1", "nobody"], ids) + [{"query": "identifiers", "kind": "space", "prefix": "sp"}]
        asked += [{"query": "regulation", "on": "1999-01-01"}]
        done = ctl("query", "-", registry=registry, stdin="\n".join(map(json.dumps, asked)))
        equal(done.returncode, 0, done.stderr)
        checkers = {}
        kinds = {"overdueReports": "overdue", "obligations": "query", "identifiers": "query", "statistics": "stats"}
        for question, line in zip(asked, done.stdout.splitlines()):
            name = "answer." + kinds.get(question["query"], question["query"])
            checker = checkers.setdefault(name, validator(name))
            errors = [error.message[:300] for error in checker.iter_errors(json.loads(line))]
            holds(not errors, f"{question}: {errors[:2]} in {line[:400]}")
        evidence = Path(registry.home) / "evidence"
        evidence.write_text("evidence")
        for words in (["info"], ["help"], ["help", "certify"], ["attach", evidence], ["template", "certify"],
                      ["status", "sp-saishang-1"], ["notice", "sp-saishang-0"],
                      ["certificate", "sp-saishang-0", "--on", "2023-06-01"]):
            done = ctl(*words, "--json", registry=registry)
            holds(f"answer.{words[0]}" in names, f"a schema of {words[0]}")
            fits(f"answer.{words[0]}", json.loads(done.stdout))
