"""The texts of the bureau after the register has moved on."""

import json

from daemon import Registry, ctl
from lives import life
from prove import equal, holds

SPACE = "sp-saishang-1"
RELOCATION = {"kind": "relocate", "spaceId": SPACE, "newAddress": "平鲁区井坪镇1号", "newJurisdiction": "pinglu",
              "documentNo": "朔科函〔2023〕4号", "newTotalArea": "860.50", "newPublicArea": "792.40"}


def enter(registry, *commands):
    """Records commands on days of their own."""
    for day, command, data in commands:
        done = ctl("submit", "-", registry=registry, stdin=json.dumps({
            "commandId": f"{command} {day}", "recordedAt": day, "recordedBy": "A", "command": command, "data": data}))
        equal(done.returncode, 0, done.stdout + done.stderr)


def lived(registry, until):
    """A life up to a command."""
    commands = life(1, dated=True)
    names = [command["command"] for command in commands]
    lines = "\n".join(map(json.dumps, commands[:names.index(until) + 1]))
    done = ctl("submit", "-", registry=registry, stdin=lines)
    equal(done.returncode, 0, done.stdout + done.stderr)


def paper(registry, *words, code=0):
    done = ctl(*words, "--lang", "zh", registry=registry)
    equal(done.returncode, code, done.stdout + done.stderr)
    return done.stdout if code == 0 else done.stderr


def test_reviewer_after_a_move():
    """Papers name the body that reviewed, wherever the space has moved since."""
    with Registry(rehearsal=True).start() as registry:
        lived(registry, "certify")
        enter(registry, ("2023-07-01", "recordChange", {**RELOCATION, "changeId": "g1", "effectiveDate": "2023-07-01"}))
        text = paper(registry, "certificate", SPACE, "--on", "2023-07-02")
        holds("朔城区科技局审核同意" in text and "平鲁区井坪镇1号" in text, text)
        holds("朔城区科技局审核同意" in paper(registry, "notice", SPACE), "the notice before the move")


def test_issuer_after_an_amendment():
    """A version without a title amends the one before it: city, title and issuer stay."""
    with Registry(rehearsal=True).start() as registry:
        enter(registry, ("2022-01-03", "adoptRegulation", {
            "regulationId": "calendar", "documentNo": "朔科发〔2022〕1号", "issuedOn": "2022-01-03", "effectiveFrom": "2022-01-03",
            "parameters": {"calendar": {"daysOff": ["2023-05-01"], "workdays": []}}}))
        lived(registry, "certify")
        for words in (["certificate", SPACE, "--on", "2023-06-01"], ["notice", SPACE]):
            text = paper(registry, *words)
            holds("朔州市众创空间" in text and "朔州市科学技术局" in text, text)
            holds("根据《朔州市众创空间认定和管理办法》（朔科发〔2016〕13号）" in text, text)
