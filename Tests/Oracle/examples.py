#!/usr/bin/env python3
"""The twenty worked examples of the domain specification (§12) as checks of the model.

    examples.py            checks the model, exit 1 on any difference
    examples.py --write    writes them as examples/NN.jsonl for other programs

A line of such a file is {"submit": command, "expect": members} or {"query": question, "expect": members}.
What is expected are some members of the answer; an expected null means null or absent.
"""

import copy
import pathlib
import sys

from model import Registry
from model.values import dumps, key

FORM = {
    "filledOn": "2018-03-01",
    "spaceName": "雁门众创空间",
    "registrationDate": "2017-06-01",
    "operatorName": "朔州雁门科技有限公司",
    "investorNature": "private",
    "principalName": "张三",
    "principalPhone": "0349-2020001",
    "contactName": "李四",
    "contactPhone": "13800000000",
    "contactEmail": "contact@example.com",
    "managementStaffCount": 6,
    "startupTeamCount": 12,
    "entrepreneurCount": 40,
    "address": "朔城区开发北路1号",
    "serviceArea": "300",
    "workstationCount": 60,
    "broadbandMbps": 100,
    "sharedEquipmentCount": 10,
    "mentorCount": 3,
    "eventsPerMonth": "1",
    "socialArea": "40.5",
    "techPlatformCount": 1,
    "providesSeedFund": True,
    "providesPolicyService": True,
}
FACTS = {
    "premisesKind": "leased", "leaseStart": "2017-06-01", "leaseEnd": "2022-05-31", "totalArea": "300",
    "publicArea": "270", "serviceOrientation": "teamOriented", "activeTeams": 3,
}
METRICS = {"trainingSessions": 4, "trainees": 80, "residentMakers": 20, "residentTeams": 6, "graduatedTeams": 1}
ATTESTS = {rule: True for rule in ("R4.1b", "R4.2d", "R4.3b", "R4.3e", "R4.3f", "R4.4")}

B = [
    ("2017-06-02", "c1", "registerOperator", {
        "operatorId": "op1", "name": "朔州雁门科技有限公司", "operatorKind": "legalPerson",
        "uscc": "91140600MA0GQ1XX6C", "registeredOn": "2017-06-01"}, ["operatorRegistered"]),
    ("2017-06-02", "c2", "registerSpace", {
        "spaceId": "s1", "name": "雁门众创空间", "address": "朔城区开发北路1号", "jurisdiction": "shuocheng",
        "onCampus": False, "collegeOperated": False, "operatorId": "op1", "registeredOn": "2017-06-01"},
        ["spaceRegistered"]),
    ("2018-03-05", "c3", "submitApplication", {
        "applicationId": "a1", "spaceId": "s1", "operatorId": "op1", "submittedOn": "2018-03-05", "form": FORM,
        "facts": FACTS, "planSections": [1, 2, 3, 4, 5, 6, 7, 8], "declarationSigned": True, "sealed": True,
        "copies": 3}, ["applied"]),
    ("2018-03-12", "c4", "reviewLocally", {
        "applicationId": "a1", "bodyKind": "countyBureau", "jurisdiction": "shuocheng", "reviewedOn": "2018-03-12",
        "result": "endorsed", "sealed": True, "attests": ATTESTS}, ["endorsed"]),
    ("2018-04-02", "c5", "recordInspection", {
        "inspectionId": "ia1", "applicationId": "a1", "inspectedOn": "2018-04-02",
        "members": [{"org": "cityBureau", "name": "王"}, {"org": "financeBureau", "name": "赵"}],
        "verified": {"totalArea": "300", "publicArea": "270", "operating": True, "activeTeams": 3},
        "conclusion": "passed"}, ["inspected"]),
    ("2018-04-20", "c6", "recordExpertReview", {
        "applicationId": "a1", "reviewedOn": "2018-04-20", "panelSize": 5, "result": "recommended"},
        ["expertReviewed"]),
    ("2018-05-03", "c7", "recordDeliberation", {
        "applicationId": "a1", "heldOn": "2018-05-03", "result": "approved"}, ["deliberated"]),
    ("2018-05-14", "c8", "publishNotice", {
        "noticeId": "na1", "applicationId": "a1", "startsOn": "2018-05-14", "endsOn": "2018-05-28"},
        ["noticePosted"]),
    ("2018-06-10", "c9", "certify", {
        "certificationId": "t1", "applicationId": "a1", "documentNo": "朔科发〔2018〕20号",
        "decisionDate": "2018-06-10"}, ["certified"]),
]


class Script:
    """The steps of one example."""

    def __init__(self):
        self.steps = []
        self.last = {}

    def submit(self, recorded_at, name, data, events=None, refused=None, id=None, warnings=None, duplicate=None):
        """One command; `refused` is a text like "R4.2a areaBelowMinimum; N1 notSealed"."""
        self.last[name] = data
        command = {
            "commandId": id or f"x{len(self.steps) + 1}", "recordedAt": recorded_at, "recordedBy": "clerkA",
            "command": name, "data": copy.deepcopy(data),
        }
        if refused:
            violations = [dict(zip(("rule", "code"), part.split(" "))) for part in refused.split("; ")]
            expect = {"outcome": "refused", **violations[0], "violations": violations}
        else:
            expect = {"outcome": "accepted", "events": events, "warnings": warnings, "duplicate": duplicate}
        self.steps.append({"submit": command, "expect": expect})

    def again(self, recorded_at, name, changes, **expected):
        """The data of the line before with that command, some fields replaced."""
        self.submit(recorded_at, name, {**self.last[name], **changes}, **expected)

    def basic(self, first=1, last=9):
        for recorded_at, id_, name, data, events in B[first - 1:last]:
            self.submit(recorded_at, name, data, events, id=id_)

    def query(self, name, expect, **arguments):
        self.steps.append({"query": {"query": name, **arguments}, "expect": expect})

    def status(self, on, expect, known_at=None):
        known = {"knownAt": known_at} if known_at else {}
        self.query("status", expect, spaceId="s1", on=on, **known)


def application(form=None, facts=None, **changes):
    data = copy.deepcopy(B[2][3])
    data["form"].update(form or {})
    data["facts"].update(facts or {})
    data.update(changes)
    return data


def example_1(s):
    s.basic()
    s.status("2018-06-09", {"titleStatus": "uncertified", "applicationStage": "noticeClosed"})
    s.status("2018-06-10", {"titleStatus": "certified", "validUntil": "2021-06-10"})
    s.status("2021-06-10", {"titleStatus": "certified", "validUntil": "2021-06-10", "flags": ["reportOverdue"]})
    s.status("2021-06-11", {"titleStatus": "expired", "validUntil": "2021-06-10", "endedOn": "2021-06-11",
                            "flags": ["reportOverdue"]})


def example_2(s):
    s.basic(1, 2)
    s.submit("2018-03-05", "submitApplication", application(facts={"totalArea": "199.99", "publicArea": "180"}),
             refused="R4.2a areaBelowMinimum")
    s.submit("2018-03-05", "submitApplication", application(facts={"totalArea": "200", "publicArea": "180"}),
             ["applied"])


def example_3(s):
    s.basic(1, 2)
    s.submit("2018-03-05", "submitApplication",
             application(facts={"leaseStart": "2016-02-29", "leaseEnd": "2021-02-27"}),
             refused="R4.2b leaseTooShort")
    s.submit("2018-03-05", "submitApplication",
             application(facts={"leaseStart": "2016-02-29", "leaseEnd": "2021-02-28"}),
             ["applied"], warnings=["leaseEndsBeforeValidity"])


def example_4(s):
    s.basic(1, 2)
    s.submit("2018-03-05", "submitApplication",
             application(form={"mentorCount": "3", "contactEmail": ""}, facts={"totalArea": "10"}, copies=2),
             refused="N1 formMissing:contactEmail; N1 formBad:mentorCount; N1 tooFewCopies")


def example_5(s):
    s.basic(1, 3)
    s.submit("2018-04-02", "recordInspection", {
        "inspectionId": "i1", "applicationId": "a1", "inspectedOn": "2018-04-02", "members": [{"org": "cityBureau"}],
        "verified": {"totalArea": "300", "publicArea": "270", "operating": True, "activeTeams": 3},
        "conclusion": "passed"}, refused="R5.1d stageMissing:localReview; R5.2a notJoint")
    s.submit("2018-04-02", "reviewLocally", {
        "applicationId": "a1", "bodyKind": "countyBureau", "jurisdiction": "pinglu", "reviewedOn": "2018-03-12",
        "result": "endorsed", "sealed": True}, refused="R5.1b wrongReviewBody")


def example_6(s):
    s.basic(1, 7)
    s.submit("2018-05-14", "publishNotice", {
        "noticeId": "n1", "applicationId": "a1", "startsOn": "2018-05-14", "endsOn": "2018-05-17"},
        refused="R5.3c noticeTooShort")
    s.again("2018-05-14", "publishNotice", {"endsOn": "2018-05-18"}, events=["noticePosted"])
    s.submit("2018-05-19", "fileObjection", {
        "objectionId": "o1", "noticeId": "n1", "filedOn": "2018-05-19", "realName": False},
        refused="R5.3c objectionOutOfPeriod; R5.3c objectionAnonymous")
    s.again("2018-05-19", "fileObjection", {"filedOn": "2018-05-18", "realName": True}, events=["objectionFiled"])
    s.submit("2018-05-21", "certify", {
        "certificationId": "t1", "applicationId": "a1", "documentNo": "朔科发[2018]20号",
        "decisionDate": "2018-05-18"}, refused="R5.3c noticeNotOver; R5.3c objectionOpen")
    s.submit("2018-05-21", "resolveObjection", {
        "objectionId": "o1", "resolvedOn": "2018-05-21", "outcome": "dismissed"}, ["objectionResolved"])
    s.again("2018-05-21", "certify", {"decisionDate": "2018-05-21"}, events=["certified"],
            warnings=["documentNoNormalized"])


def example_7(s):
    s.basic(1, 3)
    attests = {rule: True for rule in ATTESTS if rule != "R4.4"}
    s.submit("2018-03-12", "reviewLocally", {**B[3][3], "attests": attests}, ["endorsed"], id="c4")
    s.basic(5, 8)
    s.submit("2018-06-10", "certify", {
        "certificationId": "t1", "applicationId": "a1", "documentNo": "朔科发〔2018〕20号",
        "decisionDate": "2018-05-28"}, refused="R5.3c noticeNotOver; R4.4 notAttested")


def example_8(s):
    s.basic()
    facts = {"leaseEnd": "2027-01-01"}
    s.submit("2020-12-09", "submitApplication",
             application(applicationId="a2", submittedOn="2020-12-09", facts=facts),
             refused="R11.2 beforeRenewalWindow")
    s.again("2020-12-10", "submitApplication", {"submittedOn": "2020-12-10"}, events=["applied"])
    replaced = {
        "applicationId": "a2", "inspectionId": "ia2", "noticeId": "na2", "certificationId": "t2",
        "documentNo": "朔科发〔2021〕20号",
    }
    for recorded_at, id_, name, data, events in B[3:]:
        recorded_at = recorded_at.replace("2018", "2021")
        data = {k: v.replace("2018", "2021") if isinstance(v, str) else v for k, v in data.items()}
        data.update({k: v for k, v in replaced.items() if k in data})
        s.submit(recorded_at, name, data, events, id=f"{id_}-renewal")
    s.status("2021-06-10", {"titleStatus": "certified", "certificationId": "t1", "validUntil": "2021-06-10",
                            "flags": ["reportOverdue", "titlePending"]})
    s.status("2021-06-11", {"titleStatus": "certified", "certificationId": "t2", "validFrom": "2021-06-11",
                            "validUntil": "2024-06-10"})


def example_9(s):
    s.basic()
    s.query("overdueReports", {"overdue": []}, on="2018-12-31")
    s.query("overdueReports", {"overdue": [["s1", 2018]]}, on="2019-01-01")
    s.submit("2019-01-15", "submitAnnualReport", {
        "spaceId": "s1", "year": 2018, "submittedOn": "2019-01-15", "hasWorkReport": True, "hasNextYearPlan": True},
        ["reported"], warnings=["lateReport"])
    s.query("overdueReports", {"overdue": []}, on="2019-01-15")
    s.query("overdueReports", {"overdue": [["s1", 2018]]}, on="2019-01-14")
    s.again("2019-01-15", "submitAnnualReport", {"year": 2017, "hasNextYearPlan": False},
            refused="R7.3 notCertifiedInYear; R7.1 incomplete")


def assess(s, grade):
    s.submit("2019-01-20", "recordAssessment", {
        "assessmentId": "e1", "spaceId": "s1", "year": 2018, "decisionDate": "2019-01-20", "grade": grade,
        "metrics": METRICS}, ["assessed"], id="as", warnings=["noAnnualReport"])


def order(s):
    s.submit("2019-01-21", "orderRectification", {
        "rectificationId": "r1", "spaceId": "s1", "orderedOn": "2019-01-21", "deadline": "2019-04-21",
        "ground": "assessment", "basisId": "e1"}, ["rectificationOrdered"], id="or")


def example_10(s):
    s.basic()
    assess(s, "unqualified")
    s.status("2019-01-20", {"titleStatus": "certified", "validUntil": "2021-06-10",
                            "flags": ["rectificationNotOrdered", "reportOverdue"]})
    order(s)
    s.status("2019-04-21", {"titleStatus": "rectifying", "validUntil": "2021-06-10", "flags": ["reportOverdue"]})
    s.status("2019-04-22", {"titleStatus": "rectifying", "validUntil": "2021-06-10",
                            "flags": ["rectificationOverdue", "reportOverdue"]})
    s.submit("2019-04-25", "revokeTitle", {
        "spaceId": "s1", "ground": "rectificationFailed", "basisId": "r1", "documentNo": "朔科发〔2019〕9号",
        "decisionDate": "2019-04-21"}, refused="R8.7 deadlineNotOver")
    s.again("2019-04-25", "revokeTitle", {"decisionDate": "2019-04-25"}, events=["revoked"])
    s.status("2019-04-25", {"titleStatus": "revoked", "validUntil": "2021-06-10", "endedOn": "2019-04-25",
                            "flags": ["reportOverdue"]})


def example_11(s):
    s.basic()
    assess(s, "unqualified")
    order(s)
    s.submit("2019-04-21", "submitRectificationReport", {"rectificationId": "r1", "submittedOn": "2019-04-21"},
             ["rectificationReported"])
    s.submit("2019-04-25", "revokeTitle", {
        "spaceId": "s1", "ground": "rectificationFailed", "basisId": "r1", "documentNo": "朔科发〔2019〕9号",
        "decisionDate": "2019-04-25"}, refused="R8.7 verificationPending")
    s.submit("2019-05-05", "verifyRectification", {
        "rectificationId": "r1", "verifiedOn": "2019-05-05", "result": "passed"}, ["rectified"])
    s.status("2019-05-04", {"titleStatus": "rectifying"})
    s.status("2019-05-05", {"titleStatus": "certified"})


def example_12(s):
    s.basic()
    s.submit("2019-03-01", "imposeSanction", {
        "sanctionId": "x1", "spaceId": "s1", "decisionDate": "2019-03-01", "severity": "minor",
        "kind": "revocation"}, refused="R10.1 kindNotForSeverity")
    s.again("2019-03-01", "imposeSanction", {"severity": "serious"}, events=["sanctioned"])
    s.status("2019-03-02", {"titleStatus": "certified"})
    s.submit("2019-03-05", "revokeTitle", {
        "spaceId": "s1", "ground": "seriousViolation", "basisId": "x1", "documentNo": "朔科发〔2019〕5号",
        "decisionDate": "2019-03-05", "effectiveDate": "2019-04-01"}, ["revoked"])
    s.status("2019-03-31", {"titleStatus": "certified"})
    s.status("2019-04-01", {"titleStatus": "revoked", "endedOn": "2019-04-01"})


def fraud(s, **effective):
    s.submit("2019-05-10", "findFraud", {
        "findingId": "f1", "applicationId": "a1", "documentNo": "朔科发〔2019〕6号", "decisionDate": "2019-05-10",
        **effective}, ["fraudFound", "revoked", "banned"], id="ff")


def example_13(s):
    s.basic()
    fraud(s, effectiveDate="2018-06-10")
    s.status("2018-07-01", {"titleStatus": "certified", "validUntil": "2021-06-10"}, known_at="2019-05-09")
    s.status("2018-07-01", {"titleStatus": "revoked", "validUntil": "2021-06-10", "endedOn": "2018-06-10"})
    s.query("ban", {"banned": True, "until": "2021-05-10"}, operatorId="op1", on="2021-05-10")
    s.query("ban", {"banned": False, "until": None}, operatorId="op1", on="2021-05-11")
    facts = {"leaseEnd": "2027-01-01"}
    s.submit("2021-05-10", "submitApplication",
             application(applicationId="a2", submittedOn="2021-05-10", facts=facts), refused="R9.2 banned")
    s.again("2021-05-11", "submitApplication", {"submittedOn": "2021-05-11"}, events=["applied"])


def example_14(s):
    s.basic()
    fraud(s)
    s.submit("2019-05-13", "recordService", {
        "targetCommandId": "ff", "servedOn": "2019-05-13", "method": "direct"}, ["served"])
    s.query("remedy", {"reconsiderationBy": "2019-07-12", "litigationBy": "2019-11-13"}, commandId="ff")
    s.submit("2019-11-14", "fileDispute", {
        "disputeId": "d1", "kind": "litigation", "targetCommandId": "ff", "filedOn": "2019-11-14",
        "organ": "朔城区人民法院"}, ["disputeFiled"], warnings=["filedLate"])
    before = {"titleStatus": "revoked", "validUntil": "2021-06-10", "endedOn": "2019-05-10",
              "flags": ["fraudFound", "operatorBanned", "reportOverdue", "underDispute"]}
    s.status("2019-12-01", before)
    s.submit("2020-02-24", "decideDispute", {
        "disputeId": "d1", "outcome": "setAside", "decisionDate": "2020-02-20",
        "documentNo": "（2019）晋0602行初1号"}, ["disputeDecided"])
    s.status("2019-12-01", before, known_at="2020-02-23")
    s.status("2019-12-01", {"titleStatus": "certified", "validUntil": "2021-06-10",
                            "flags": ["reportOverdue", "underDispute"]})
    s.query("ban", {"banned": False, "until": None}, operatorId="op1", on="2019-12-01")


def example_15(s):
    s.basic()
    assess(s, "qualified")
    s.submit("2019-02-01", "grantReward", {"spaceId": "s1", "year": 2018, "decisionDate": "2019-02-01"},
             refused="R8.4 gradeNotRewarded")
    s.submit("2019-02-02", "fileDispute", {
        "disputeId": "d1", "kind": "reconsideration", "targetCommandId": "as", "filedOn": "2019-02-02",
        "organ": "朔州市人民政府"}, ["disputeFiled"], warnings=["noServiceRecord"])
    s.submit("2019-03-20", "decideDispute", {
        "disputeId": "d1", "outcome": "modified", "decisionDate": "2019-03-20", "documentNo": "朔政复决〔2019〕1号",
        "changes": {"grade": "excellent"}}, ["disputeDecided"])
    s.again("2019-03-25", "grantReward", {"decisionDate": "2019-03-25"}, events=["rewarded"])


def example_16(s):
    s.basic()
    s.submit("2018-07-02", "correctRecord", {
        "targetCommandId": "c9", "changes": {"decisionDate": "2018-06-08"}, "reason": "录入错误",
        "approvedBy": "clerkA"}, refused="G7 fourEyes")
    s.again("2018-07-02", "correctRecord", {"changes": {"decisionDate": "2018-05-28"}, "approvedBy": "clerkB"},
            refused="G7 historyBecomesIllegal:c9:R5.3c:noticeNotOver")
    s.again("2018-07-02", "correctRecord", {"changes": {"decisionDate": "2018-06-08"}}, events=["corrected"])
    s.status("2018-06-09", {"titleStatus": "certified", "validUntil": "2021-06-08"})
    s.status("2018-06-09", {"titleStatus": "uncertified"}, known_at="2018-07-01")


def example_17(s):
    s.basic()
    s.submit("2018-07-02", "annulRecord", {"targetCommandId": "c3", "reason": "误录", "approvedBy": "clerkB"},
             refused="G8 historyBecomesIllegal:c4:G1:unknownApplication")
    s.again("2018-07-02", "annulRecord", {"targetCommandId": "c9"}, events=["annulled"])
    s.status("2018-07-02", {"titleStatus": "uncertified", "applicationStage": "noticeClosed"})
    s.status("2018-07-02", {"titleStatus": "certified", "applicationStage": "none"}, known_at="2018-07-01")


def example_18(s):
    s.basic(1, 2)
    rewritten = ["documentNoNormalized"]
    s.submit("2018-01-09", "openCall", {
        "callId": "k1", "documentNo": "朔科发【2018】3号", "opensOn": "2018-01-10", "closesOn": "2018-04-30"},
        ["callOpened"], id="k", warnings=rewritten)
    s.again("2018-01-08", "openCall", {}, events=["callOpened"], id="k", warnings=rewritten, duplicate=True)
    s.again("2018-01-09", "openCall", {"closesOn": "2018-05-01"}, refused="G13 commandIdReused", id="k")
    s.again("2018-01-08T09:00:00+08:00", "openCall", {"callId": "k2", "closesOn": "2018-04-30"},
            refused="G2 recordedAtGoesBack", id="k2")


def example_19(s):
    s.basic()
    s.submit("2018-09-01", "recordChange", {
        "changeId": "g1", "kind": "relocate", "spaceId": "s1", "effectiveDate": "2018-09-01",
        "newAddress": "平鲁区胜利路2号", "newJurisdiction": "pinglu"}, refused="G5 approvalMissing; G5 areaMissing")
    s.again("2018-09-01", "recordChange", {
        "documentNo": "朔科函〔2018〕4号", "newTotalArea": "250", "newPublicArea": "224.99"},
        refused="R4.2c publicShareBelowMinimum")
    s.again("2018-09-01", "recordChange", {"newPublicArea": "225"}, events=["changed"])


def example_20(s):
    s.basic(1, 4)
    s.submit("2018-03-20", "adoptRegulation", {
        "regulationId": "szzc-2018", "documentNo": "朔科发〔2018〕31号", "issuedOn": "2018-03-20",
        "effectiveFrom": "2018-04-15", "parameters": {"mentorMin": 5, "validityYears": 2}}, ["regulationAdopted"])
    s.basic(5, 9)
    s.status("2018-06-10", {"titleStatus": "certified", "validUntil": "2020-06-10"})
    s.submit("2018-06-20", "registerOperator", {
        **B[0][3], "operatorId": "op2", "uscc": "91350100M000100Y43"}, ["operatorRegistered"])
    s.submit("2018-06-20", "registerSpace", {
        **B[1][3], "spaceId": "s2", "operatorId": "op2"}, ["spaceRegistered"],
        warnings=["addressInUse", "nameInUse"])
    s.submit("2018-06-20", "submitApplication",
             application(applicationId="a2", spaceId="s2", operatorId="op2", submittedOn="2018-06-20"),
             refused="R4.3c tooFewMentors")


EXAMPLES = [globals()[f"example_{n}"] for n in range(1, 21)]


def matches(expected, actual):
    """Some members of an answer: objects by the members expected, the rest exactly, null also for absent."""
    if isinstance(expected, dict):
        return isinstance(actual, dict) and all(matches(v, actual.get(k)) for k, v in expected.items())
    if isinstance(expected, list):
        return (
            isinstance(actual, list)
            and len(actual) == len(expected)
            and all(matches(e, a) for e, a in zip(expected, actual))
        )
    return key(expected) == key(actual)


def script(example):
    result = Script()
    example(result)
    return result.steps


def failures(steps):
    registry = Registry()
    for number, step in enumerate(steps, 1):
        actual = registry.submit(step["submit"]) if "submit" in step else registry.query(step["query"])
        if not matches(step["expect"], actual):
            yield number, step, actual


def main():
    folder = pathlib.Path(__file__).parent / "examples"
    failed = False
    for number, example in enumerate(EXAMPLES, 1):
        steps = script(example)
        for place, step, actual in failures(steps):
            failed = True
            print(f"example {number}, step {place}\n  {dumps(step)}\n  got {dumps(actual)}")
        if "--write" in sys.argv[1:]:
            folder.mkdir(exist_ok=True)
            (folder / f"{number:02}.jsonl").write_text("".join(dumps(step) + "\n" for step in steps), "utf-8")
    print("the model differs from the examples" if failed else f"{len(EXAMPLES)} examples hold")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
