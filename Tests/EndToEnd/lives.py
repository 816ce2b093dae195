"""Lives of makerspaces to load a registry with: the one of Scripts/examples, once for each number, under its own ids."""

import json

from daemon import ROOT

CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
EVENTS_OF_LIFE = 22  # of the 19 accepted commands of a life without the call; the fraud finding has three
EXAMPLE_CODE = "91140602MA0KUN3L2N"


def credit_code(number):
    """A valid unified social credit code (GB 32100), another one for each number."""
    body = f"91140602{number:08d}"
    check = 11 - sum(int(digit) * weight for digit, weight in zip(body[8:], (3, 7, 9, 10, 5, 8, 4, 2))) % 11
    body += {10: "X", 11: "0"}.get(check, str(check))
    total = sum(CODE_CHARACTERS.index(character) * pow(3, place, 31) for place, character in enumerate(body))
    return body + CODE_CHARACTERS[-total % 31]


def _example():
    lines = []
    for file in sorted((ROOT / "Scripts" / "examples" / "life").glob("*.jsonl")):
        lines += [line for line in file.read_text().splitlines() if line]
    return lines


EXAMPLE = _example()


def life(number, dated=False):
    """The commands of one life in order, the last of which is refused. `dated`: with their own recordedAt and
    recordedBy, for a rehearsal."""
    commands = []
    for line in EXAMPLE:
        if '"openCall"' in line:
            continue
        for word in ("op-saishang", "sp-saishang", "2022-017", "2025-009", "2022-003", "2023-004", "2024-002",
                     "2023-011", "2025-001"):
            line = line.replace(word, f"{word}-{number}")
        command = json.loads(line.replace(EXAMPLE_CODE, credit_code(number)))
        command["data"].pop("callId", None)
        if not dated:
            del command["recordedAt"], command["recordedBy"]
        commands.append(command)
    return commands


def lived(number):
    """The commands of a life, recorded later than those of every smaller number."""
    return [{**command, "recordedAt": f"{2030 + number}-01-01T00:00:00Z"} for command in life(number, dated=True)]


def questions(numbers, command_ids=()):
    """Every kind of question about the lives of these numbers, on several days, now and as known before."""
    asked = []
    days = ("2022-12-01", "2023-06-01", "2024-04-01", "2025-03-01", "2027-06-01")
    for number in numbers:
        space, operator = f"sp-saishang-{number}", f"op-saishang-{number}"
        asked += [{"query": "history", "spaceId": space}, {"query": "ban", "operatorId": operator, "on": "2025-03-01"}]
        for day in days:
            asked += [{"query": kind, "spaceId": space, "on": day} for kind in ("status", "show", "obligations")]
    for day in days:
        asked += [{"query": kind, "on": day}
                  for kind in ("register", "overdueReports", "obligations", "bans", "regulation", "due", "list", "statistics")]
        asked += [{"query": kind, "on": day, "knownAt": "2024-06-30"} for kind in ("register", "due")]
        asked.append({"query": "search", "text": "塞上", "on": day})
    asked.append({"query": "expiring", "from": "2020-01-01", "to": "2030-01-01"})
    asked += [{"query": "assessments", "year": year} for year in (2023, 2024)]
    for command_id in command_ids:
        asked += [{"query": kind, "commandId": command_id} for kind in ("remedy", "record")]
    return asked


def answers(registry, asked):
    """The replies to the questions, byte for byte."""
    replies = []
    with registry.client() as client:
        for start in range(0, len(asked), 100):
            part = asked[start:start + 100]
            for question in part:
                client.send("Query", {"query": question})
            replies += [client.receive_bytes() for _ in part]
    return replies
