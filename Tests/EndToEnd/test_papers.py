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
            "regulationId": "calendar", "documentNo": "朔科发〔2022〕1号", "issuedOn": "2022-01-03",
            "effectiveFrom": "2022-01-03", "parameters": {"calendar": {"daysOff": ["2023-05-01"], "workdays": []}}}))
        lived(registry, "certify")
        for words in (["certificate", SPACE, "--on", "2023-06-01"], ["notice", SPACE]):
            text = paper(registry, *words)
            holds("朔州市众创空间" in text and "朔州市科学技术局" in text, text)
            holds("根据《朔州市众创空间认定和管理办法》（朔科发〔2016〕13号）" in text, text)


def test_what_is_not_there():
    """What was named and is not in the register is told as such, not as a space without a title or an unserved decision."""
    with Registry(rehearsal=True).start() as registry:
        lived(registry, "certify")
        for words, code, sentence in (
            (["certificate", SPACE, "--certification", "zz", "--on", "2023-06-01"], 1, f"{SPACE} 没有认定 zz"),
            (["notice", SPACE, "--application", "zz"], 1, f"{SPACE} 没有申请 zz"),
            (["certificate", "nobody"], 1, "没有登记众创空间 nobody"),
            (["notice", "nobody"], 1, "没有登记众创空间 nobody"),
            (["prove", "0"], 2, "事件号“0”不对：事件号从 1 开始"),
        ):
            told = paper(registry, *words, code=code)
            holds(sentence in told, told)
        for verb, sentence in (("remedy", "没有命令号 typo 的记录"), ("ban", "没有登记运营主体 typo")):
            told = paper(registry, verb, "typo")
            holds(sentence in told, told)
        answer = json.loads(ctl("remedy", "typo", "--json", registry=registry).stdout)
        equal(answer, {"reconsiderationBy": None, "litigationBy": None})


def test_notice_on_a_day():
    """`notice --on` gives the notice that had begun by that day, under the names that the space had then."""
    with Registry(rehearsal=True).start() as registry:
        lived(registry, "certify")
        enter(registry, ("2023-07-01", "recordChange", {
            "changeId": "g2", "kind": "rename", "spaceId": SPACE, "effectiveDate": "2023-07-01", "newName": "新名",
            "documentNo": "朔科函〔2023〕5号"}))
        told = paper(registry, "notice", SPACE, "--on", "2022-12-25", code=1)
        holds("到 2022年12月25日 为止没有公示的申请" in told, told)
        for day in ("2022-12-26", "2024-01-01"):
            text = paper(registry, "notice", SPACE, "--on", day, "--known-at", "2024-01-01")
            holds("2022年12月26日" in text and "新名" not in text, text)
        equal(text, paper(registry, "notice", SPACE, "--known-at", "2024-01-01"))


def test_certificate_before_the_registration():
    """A day before the space was registered is told as such; an identifier that nobody has is told as that."""
    with Registry(rehearsal=True).start() as registry:
        lived(registry, "certify")
        day = json.loads(ctl("show", SPACE, "--json", registry=registry).stdout)["registeredOn"]
        said = paper(registry, "certificate", SPACE, "--on", "2016-01-01", code=1)
        year, month, date = map(int, day.split("-"))
        holds(f"自 {year}年{month}月{date}日 起登记" in said and "没有登记" not in said, said)
        holds("没有登记众创空间 nobody" in paper(registry, "certificate", "nobody", code=1), "nobody")


def test_certificate_of_a_title_that_has_ended():
    """The text for a past day says that the title is no longer in force."""
    with Registry(rehearsal=True).start() as registry:
        lived(registry, "certify")
        text = paper(registry, "certificate", SPACE, "--on", "2023-06-01")
        holds("注：以上是2023年6月1日的登记；该称号自" in text and "起已到期。" in text, text)
        enter(registry, ("2023-09-01", "relinquishTitle", {
            "spaceId": SPACE, "appliedOn": "2023-09-01", "decisionDate": "2023-09-01", "documentNo": "朔科函〔2023〕9号"}))
        text = paper(registry, "certificate", SPACE, "--on", "2023-06-01")
        holds("该称号自2023年9月1日起已放弃。" in text, text)


def test_certificate_of_a_past_knowledge():
    """The text by what was known at a past moment says so, and what became of the title as it is known now."""
    with Registry(rehearsal=True).start() as registry:
        lived(registry, "certify")
        enter(registry, ("2023-09-01", "relinquishTitle", {
            "spaceId": SPACE, "appliedOn": "2023-09-01", "decisionDate": "2023-09-01", "documentNo": "朔科函〔2023〕9号"}))
        text = paper(registry, "certificate", SPACE, "--on", "2023-10-01", "--known-at", "2023-08-01")
        holds("注：以上按截至2023年8月1日录入的记录。" in text and "该称号自2023年9月1日起已放弃。" in text, text)
        certified = next(command for command in life(1, dated=True) if command["command"] == "certify")["commandId"]
        enter(registry, ("2023-09-02", "annulRecord", {"targetCommandId": "relinquishTitle 2023-09-01", "reason": "误录", "approvedBy": "B"}),
              ("2023-09-03", "annulRecord", {"targetCommandId": certified, "reason": "误录", "approvedBy": "B"}))
        text = paper(registry, "certificate", SPACE, "--on", "2023-06-01", "--known-at", "2023-08-01")
        holds("按现在的记录，没有这次认定。" in text, text)
