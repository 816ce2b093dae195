"""The tour of both READMEs, as somebody types it who has just built the programs."""

import datetime
import os
import re
import signal
import subprocess

from daemon import PROGRAMS, ROOT, START_SECONDS, Registry
from prove import equal, holds

PAGES = {"README.md": "en_US.UTF-8", "README.zh-CN.md": "zh_CN.UTF-8"}
WRITTEN = datetime.date(2026, 11, 26)  # the day on which the pages' answers were given
MARK = "\x01"  # before the output of each command


def tour(page):
    """The commands of the blocks `console` of a page, each with the lines that it prints, without the build."""
    steps = []
    for block in re.findall(r"^```console\n(.*?)^```", (ROOT / page).read_text(), re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                steps.append((line[2:], []))
            elif line.startswith("> ") and steps[-1][0].endswith("\\"):
                steps[-1] = (f"{steps[-1][0]}\n{line[2:]}", [])
            else:
                steps[-1][1].append(line)
    return [(command, shown) for command, shown in steps if not command.startswith("swift build ")]


def masked(line, day):
    """A line without what differs from run to run: the registry's key, and the day on which it is asked."""
    line = re.sub(r"(?<=\+)[0-9a-f]{8}\+[A-Za-z0-9+/=]{44}", "KEY", line)
    return line.replace(day.isoformat(), "TODAY").replace(f"{day.year}年{day.month}月{day.day}日", "TODAY")


def fits(wanted, found):
    """Whether the lines found are those wanted, in which a line `…` stands for any number of others."""
    if not wanted:
        return not found
    if wanted[0].strip() == "…":
        return any(fits(wanted[1:], found[start:]) for start in range(len(found) + 1))
    return bool(found) and wanted[0] == found[0] and fits(wanted[1:], found[1:])


def typed(commands, language):
    """What each of the commands prints, one after the other in one shell and an empty directory."""
    text = "exec 2>&1\n" + "".join(f"printf '{MARK}'\n{command}\n" for command in commands)
    with Registry(init=False) as registry:
        (registry.home / ".build").mkdir()
        (registry.home / ".build" / "release").symlink_to(PROGRAMS.resolve())
        (registry.home / "Scripts").symlink_to(ROOT / "Scripts")
        (registry.home / "tour").write_text(text)
        environment = {**os.environ, "LC_ALL": "", "LC_CTYPE": "C.UTF-8", "LC_MESSAGES": language, "NO_COLOR": "1"}
        shell = subprocess.Popen(["bash", "tour"], cwd=registry.home, env=environment, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.PIPE, text=True, start_new_session=True)
        try:
            output = shell.communicate(timeout=5 * START_SECONDS)[0]
        finally:
            try:
                os.killpg(shell.pid, signal.SIGKILL)  # its daemon, if the tour has not come to its end
            except ProcessLookupError:
                pass
        left = sorted(path.name for path in (registry.home / ".build").iterdir())
    # A shell that reads a file tells of a killed job in other words than one that reads a terminal.
    output = re.sub(r"tour: line \d+: +\d+ Killed .*\n", "", output)
    return [part.splitlines() for part in output.split(MARK)[1:]], left


def test_readme():
    """Every command of the tour in both READMEs prints what the page shows, and both show the same commands."""
    tours = {page: tour(page) for page in PAGES}
    # They differ in what is said to people: comments, and the words of echo.
    english, chinese = ([re.sub(r" +# .*|(?<=echo )[^\W_]+", "", command) for command, _ in steps] for steps in tours.values())
    holds(len(english) >= 20, f"{len(english)} commands")
    equal(chinese, english, "the commands")
    for page, language in PAGES.items():
        china = datetime.timezone(datetime.timedelta(hours=8))
        day = datetime.datetime.now(china).date()
        printed, left = typed([command for command, _ in tours[page]], language)
        if datetime.datetime.now(china).date() != day:  # midnight came between
            printed, left = typed([command for command, _ in tours[page]], language)
            day = datetime.datetime.now(china).date()
        equal(len(printed), len(tours[page]), f"{page}: commands run")
        for (command, wanted), found in zip(tours[page], printed):
            wanted, found = [masked(line, WRITTEN) for line in wanted], [masked(line, day) for line in found]
            holds(fits(wanted, found), "\n".join([f"{page}: {command}", *found, "is not as the page has it:", *wanted]))
        equal(left, ["before", "outcomes", "release", "try.err"], f"{page}: what is left in .build")
