#!/usr/bin/env python3
"""Writes a random history as JSON lines: {"submit": command} and {"query": question}, in order.

    generate.py SEED [--commands N] [--without NAME,NAME] [--statistics]

`--without` leaves command kinds out. `--statistics` writes counts instead of the history.
"""

import argparse
import collections
import json
import sys

from generator import History
from model.values import dumps


def main():
    parser = argparse.ArgumentParser(description="Writes a random history of the registry as JSON lines.")
    parser.add_argument("seed", type=int)
    parser.add_argument("--commands", type=int, default=100)
    parser.add_argument("--without", default="", help="command kinds to leave out, comma-separated")
    parser.add_argument("--statistics", action="store_true", help="counts of outcomes instead of the history")
    options = parser.parse_args()
    history = History(options.seed, options.commands, [name for name in options.without.split(",") if name])
    counts = collections.Counter()
    for step, answer in history.steps():
        if not options.statistics:
            sys.stdout.write(dumps(step) + "\n")
        elif "submit" in step:
            name = step["submit"].get("command") if isinstance(step["submit"], dict) else None
            if answer["outcome"] == "accepted":
                counts[f"accepted {name}"] += 1
            else:
                counts[f"refused {answer['rule']} {answer['code']}"] += 1
            counts[answer["outcome"]] += 1
    if options.statistics:
        json.dump(dict(sorted(counts.items())), sys.stdout, ensure_ascii=False, indent=1)
        print()


if __name__ == "__main__":
    main()
