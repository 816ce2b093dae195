"""Line coverage of RegistryCore from what `swift test --enable-code-coverage` has exported.

usage: python3 Tests/coverage.py EXPORT.json   (its path is what `swift test --show-codecov-path` says)

Prints the share of lines that the Swift tests reach, by folder, and every line that none reaches, but for those that only
a fault of the program reaches: lines with `preconditionFailure`, `precondition` or `fatalError`.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORE = ROOT / "Sources" / "RegistryCore"
ONLY_A_FAULT = ("preconditionFailure(", "precondition(", "fatalError(")


def uncovered(segments):
    """The lines of a file that were compiled and never run. A segment is [line, column, count, has count, is entry, gap]."""
    counts = {}
    for here, following in zip(segments, segments[1:]):
        line, column, count, has_count = here[:4]
        if not has_count:
            continue
        last = following[0] if following[1] > 1 else following[0] - 1
        for number in range(line, last + 1):
            counts[number] = max(counts.get(number, 0), count)
    return counts


def main(export):
    folders = defaultdict(lambda: [0, 0])
    missed = {}
    for file in json.loads(Path(export).read_text())["data"][0]["files"]:
        path = Path(file["filename"])
        if CORE not in path.parents:
            continue
        text = path.read_text().splitlines()
        counts = uncovered(file["segments"])
        lines = [number for number, count in counts.items() if count == 0
                 and text[number - 1].strip() not in ("", "}", "} else {")
                 and not any(word in text[number - 1] for word in ONLY_A_FAULT)]
        folder = path.relative_to(CORE).parts[0]
        folders[folder][0] += len(counts) - len(lines)
        folders[folder][1] += len(counts)
        if lines:
            missed[path] = sorted(lines)
    for path, lines in sorted(missed.items()):
        text = path.read_text().splitlines()
        for number in lines:
            print(f"{path.relative_to(ROOT)}:{number}: {text[number - 1].strip()[:100]}")
    print()
    for folder, (run, all_) in sorted(folders.items()) + [("together", [sum(column) for column in zip(*folders.values())])]:
        print(f"  {folder:<14} {100 * run / all_:6.1f} %   {all_ - run:>4} of {all_} lines not reached")


main(*sys.argv[1:])
