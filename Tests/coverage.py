"""Line coverage of RegistryCore, from what instrumented tests and programs have written.

usage: python3 Tests/coverage.py BUILD PROFILES

  BUILD      the directory of the instrumented programs and tests
  PROFILES   a directory of .profraw files, added to what the Swift tests left in BUILD/codecov

Prints the share of lines that are reached, by folder, and every line that nothing reaches. Exit 1 if one of them is not
explained in Tests/unreached.txt, or if an explanation there is of a line that is reached, or not there.

Not counted at all, neither as lines nor as reached, are lines that nothing reaches and that hold a brace alone, or one of
`preconditionFailure`, `precondition` and `fatalError`: only a fault of the program reaches those.

Tests/unreached.txt: `FILE | WORDS | REASON`, FILE below Sources/RegistryCore, WORDS how the passage that is not reached
begins, as it stands there; they may go on over its line ends, each written as one space. One explanation explains one
passage: the first in the file that begins so and has none yet. Of two passages that begin alike each needs its own, with
more words or with the same.
"""

import json
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORE = ROOT / "Sources" / "RegistryCore"
EXPLAINED = ROOT / "Tests" / "unreached.txt"
ONLY_A_FAULT = ("preconditionFailure(", "precondition(", "fatalError(")
BRACES = ("", "}", "} else {")


def exported(build, profiles):
    """What llvm-cov says of all that was run, together."""
    tools = Path(shutil.which("swift")).resolve().parent  # others may not read what this compiler's programs write
    merged = Path(profiles) / "all.profdata"
    found = [*Path(profiles).glob("*.profraw"), Path(build) / "codecov" / "default.profdata"]
    subprocess.run([tools / "llvm-profdata", "merge", "-sparse", *found, "-o", merged], check=True)
    objects = [Path(build) / name for name in ("registryPackageTests.xctest", "registryd", "registryctl")]
    told = subprocess.run([tools / "llvm-cov", "export", "-instr-profile", merged, objects[0],
                           *(word for name in objects[1:] for word in ("-object", name))], check=True, stdout=subprocess.PIPE)
    return json.loads(told.stdout)["data"][0]["files"]


def counted(segments, text):
    """How often each line of a file was run that counts. A segment is [line, column, count, has count, is entry, gap]."""
    counts = {}
    for here, following in zip(segments, segments[1:]):
        line, column, count, has_count = here[:4]
        if not has_count:
            continue
        last = following[0] if following[1] > 1 else following[0] - 1
        for number in range(line, last + 1):
            counts[number] = max(counts.get(number, 0), count)
    return {number: count for number, count in counts.items() if count
            or text[number - 1].strip() not in BRACES and not any(word in text[number - 1] for word in ONLY_A_FAULT)}


def passages(lines, text):
    """Runs of lines, with nothing between them but braces."""
    runs = []
    for number in lines:
        if runs and all(text[between - 1].strip() in BRACES for between in range(runs[-1][-1] + 1, number)):
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def main(build, profiles):
    unused = [[part.strip() for part in line.split(" | ", 2)] for line in EXPLAINED.read_text().splitlines()
              if line and not line.startswith("#")]
    folders = defaultdict(lambda: [0, 0, 0])
    wrong = 0
    for file in sorted(exported(build, profiles), key=lambda file: file["filename"]):
        path = Path(file["filename"])
        if CORE not in path.parents:
            continue
        name, text = str(path.relative_to(CORE)), path.read_text().splitlines()
        counts = counted(file["segments"], text)
        lines = sorted(number for number, count in counts.items() if count == 0)
        folder = folders[name.split("/")[0]]
        folder[0] += len(counts) - len(lines)
        folder[1] += len(counts)
        for run in passages(lines, text):
            passage = " ".join(text[number - 1].strip() for number in run)
            row = next((row for row in unused if row[0] == name and passage.startswith(row[1])), None)
            if row is not None:
                unused.remove(row)
                folder[2] += len(run)
                continue
            wrong += 1
            for number in run:
                print(f"{path.relative_to(ROOT)}:{number}: {text[number - 1].strip()[:100]}")
    for name, words, _ in unused:
        wrong += 1
        print(f"Tests/unreached.txt explains what is reached, explained already, or not there: {name} | {words}")
    print()
    total = [sum(column) for column in zip(*folders.values())]
    for folder, (run, lines, explained) in [*sorted(folders.items()), ("together", total)]:
        print(f"  {folder:<14} {100 * run / lines:6.2f} %   {lines - run:>4} of {lines} lines not reached, {explained} explained")
    return 1 if wrong else 0


sys.exit(main(*sys.argv[1:]))
