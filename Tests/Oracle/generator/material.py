"""Random contents of commands: codes, document numbers, forms, facts, parameters."""

from datetime import timedelta

from model import uscc
from model.dates import anniversary
from model.parameters import STAGES
from model.regulation import BUILT_IN
from model.values import Number

PLACES = ["shuocheng", "pinglu", "shanyin", "yingxian", "youyu", "huairen", "developmentZone"]
ADDRESSES = ["开发北路1号", "胜利路2号", "民福街3号", "Ａ座4层"]
NAMES = ["雁门众创空间", "桑干众创空间", "马邑众创空间", "塞上 Maker", "e\u0301toile", "\u00e9toile"]
CLERKS = ["clerkA", "clerkB", "clerkC"]
ATTESTED = ["R4.1b", "R4.2d", "R4.3b", "R4.3e", "R4.3f", "R4.4"]


def code(chance, odd=False):
    """A valid unified social credit code; `odd` spoils the organisation code inside it."""
    eight = "".join(chance.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(8))
    check = uscc.organisation_check_character(eight)
    if odd:
        check = chance.choice([c for c in "0123456789X" if c != check])
    first17 = chance.choice("159") + chance.choice("12") + "140600" + eight + check
    return first17 + uscc.check_character(first17)


def bad_code(chance):
    good = code(chance)
    return chance.choice([
        good[:-1], good + "0", good[:5] + "A" + good[6:], good[:10] + "O" + good[11:], good.lower(),
        good[:-1] + chance.choice([c for c in uscc.ALPHABET if c != good[-1]]), good[:17] + "Z",
        " " + good, "１" + good[1:],
    ])


def document_number(chance, year):
    number = chance.choice([1, 9, 10, 999, 9999, chance.randint(1, 300)])
    left, right = chance.weighted([
        (("〔", "〕"), 12), (("[", "]"), 1), (("［", "］"), 1), (("【", "）"), 1), (("(", "】"), 1),
    ])
    space = chance.weighted([("", 12), (" ", 1), ("\u3000", 1)])
    return f"{space}{chance.choice(['朔科发', '朔科函', '朔', '朔州市科学技术局创新发展办'])[:12]}{left}{year}{right}{number}号{space}"


def bad_document_number(chance):
    return chance.choice([
        "朔科发〔2016〕013号", "朔科发〔2016〕第13号", "朔科发2016 13号", "〔2016〕13号", "朔科发〔1899〕1号",
        "朔科发〔2018〕10000号", "朔科发〔2018〕0号", "KF〔2018〕1号", "朔科发〔2018]1号", "朔科发 〔2018〕1号", "", " ", 13, True,
        "朔科发〔２０１８〕1号", "朔" * 13 + "〔2018〕1号", "朔科发〔2018〕1号号",
    ])


def form(chance, d, name):
    return {
        "filledOn": (d - timedelta(days=chance.choice([0, 0, 1, 30]))).isoformat(),
        "spaceName": name if chance.percent(92) else "别的名称",
        "registrationDate": (d - timedelta(days=chance.randint(0, 900))).isoformat(),
        "operatorName": "某运营单位",
        "investorNature": chance.choice(["stateOwned", "private", "university", "researchInstitute", "other"]),
        "principalName": "张三",
        "principalPhone": "0349-2020001",
        "contactName": "李四",
        "contactPhone": "13800000000",
        "contactEmail": chance.choice(["a@b.c", "contact@example.com", "x.y@z..w"]),
        "managementStaffCount": chance.choice([0, 6, 10**20]),
        "startupTeamCount": 12,
        "entrepreneurCount": 40,
        "address": "地址",
        "serviceArea": chance.choice(["300", 300, "300.5", 0]),
        "workstationCount": 60,
        "broadbandMbps": chance.weighted([(100, 12), (1, 3), (0, 1)]),
        "sharedEquipmentCount": 10,
        "mentorCount": chance.weighted([(3, 5), (8, 8), (2, 1)]),
        "eventsPerMonth": chance.weighted([("1", 5), (2, 6), ("1.0", 2), ("0.99", 1)]),
        "socialArea": chance.choice(["40.5", 0]),
        "techPlatformCount": 1,
        "providesSeedFund": not chance.percent(4),
        "providesPolicyService": chance.percent(50),
        **({"competentDepartment": chance.choice([None, "", 5, "科技局"])} if chance.percent(15) else {}),
        **({"unknownBox": {"kept": [1, Number("1.50")]}} if chance.percent(8) else {}),
    }


def areas(chance):
    """Total and public area, often exactly at a threshold."""
    return chance.weighted([
        (("300", "270"), 6), (("200", "180"), 4), (("200.00", "180.0"), 2), ((1000, 950), 4), (("100", "90"), 2),
        (("199.99", "199.99"), 1), (("200", "179.99"), 1), (("99.99", "95"), 1), (("300", "300.01"), 1),
        (("999999999.99", 999999999), 1), (("250", "225"), 2),
    ])


def facts(chance, d, orientation=None):
    total, public = areas(chance)
    result = {
        "premisesKind": chance.weighted([("owned", 3), ("leased", 4), ("granted", 2)]),
        "totalArea": total,
        "publicArea": public,
        "serviceOrientation": orientation or chance.choice(["makerOriented", "teamOriented"]),
    }
    if result["premisesKind"] == "leased":
        start, end = lease(chance, d)
        result.update(leaseStart=start, leaseEnd=end)
    elif chance.percent(10):
        result["leaseEnd"] = None
    if result["serviceOrientation"] == "makerOriented" or chance.percent(15):
        result["activeMakers"] = chance.weighted([(10, 4), (30, 5), (9, 1)])
    if result["serviceOrientation"] == "teamOriented" or chance.percent(15):
        result["activeTeams"] = chance.weighted([(3, 4), (9, 5), (2, 1)])
    if chance.percent(2):
        result.pop(chance.choice(list(result)))
    return result


def lease(chance, d):
    start = d - timedelta(days=chance.choice([0, 100, 400, 1500]))
    if chance.percent(15):
        start = start.replace(year=start.year // 4 * 4, month=2, day=29)
    years = chance.weighted([(5, 5), (10, 5), (6, 2), (4, 1)])
    end = start + timedelta(days=365 * years + chance.choice([0, 1, 2, 30]))
    if chance.percent(50):
        end = anniversary(start, years) - timedelta(days=chance.choice([1, 1, 1, 2, 0]))
    return start.isoformat(), end.isoformat()


def metrics(chance):
    return {
        "trainingSessions": chance.randint(0, 20), "trainees": chance.randint(0, 200), "residentMakers": 20,
        "residentTeams": 6, "graduatedTeams": 0,
    }


def attests(chance):
    if chance.percent(90):
        return {rule: True for rule in ATTESTED + ["R4.3a", "R5.2b"]}
    return {rule: chance.percent(80) for rule in chance.some(ATTESTED + ["R4.1a"])}


def parameter(chance, name, today):
    """A permitted value of a parameter, near enough to the built-in one for life to go on."""
    default = BUILT_IN["parameters"][name]
    if name == "procedureStages":
        stages = [{"stage": s, "required": not chance.percent(25)} for s in STAGES if not chance.percent(12)]
        if chance.percent(25):
            chance.shuffle(stages)
        return stages
    if name == "calendar":
        off = [(today + timedelta(days=chance.randint(-30, 60))).isoformat() for _ in range(chance.randint(0, 12))]
        on = [(today + timedelta(days=chance.randint(-30, 60))).isoformat() for _ in range(chance.randint(0, 6))]
        return chance.choice([{"daysOff": off, "workdays": on}, {"daysOff": off}, {"workdays": on}, {}])
    if name == "attestedConditions":
        return chance.some(ATTESTED) + (["R4.3a"] if chance.percent(20) else [])
    if name == "jurisdictions":
        return chance.some(PLACES, 4) + (["elsewhere"] if chance.percent(30) else [])
    if name == "sanctionKinds":
        return chance.choice([
            {"minor": ["admonition", "rectification"], "moderate": ["rectification", "criticism"],
             "serious": ["revocation", "criticism"]},
            {"minor": [], "moderate": ["rectification"]},
            {"serious": ["revocation", "rectification"]},
        ])
    if name == "assessmentGrades":
        return chance.choice([default, default + ["poor"], ["excellent", "unqualified"]])
    if name == "rewardGrades":
        return chance.choice([default, ["excellent", "qualified"], []])
    if name == "rectificationGrades":
        return chance.choice([default, ["unqualified", "poor"], ["qualified", "unqualified"], []])
    choices = {
        "campusMinArea": ["100", "99.99", "150"], "otherMinArea": ["200", "200.01", "100", "0"],
        "publicAreaMinPercent": ["90", "90.01", "80", "0"], "leaseMinYears": [0, 3, 5, 6], "mentorMin": [0, 3, 4],
        "leaseTermBasis": ["contractTerm", "remainingAtApplication"], "eventsPerMonthMin": ["0", "1", "1.5"],
        "activeMakersMin": [0, 10, 11], "activeTeamsMin": [0, 3, 4],
        "collegeReviewBody": ["educationAuthority", "countyBureau"], "inspectionMinOrganizations": [0, 1, 2, 3],
        "expertPanelMinSize": [0, 1, 3, 5], "publicNoticeMinDays": [0, 1, 5, 7, 10],
        "publicNoticeDayKind": ["workingDay", "calendarDay"], "materialCopies": [0, 1, 3, 4],
        "planSectionCount": [0, 7, 8, 9], "validityYears": [0, 1, 2, 3, 4, 5],
        "periodEnd": ["correspondingDay", "dayBefore"], "renewalWindowMonths": [0, 3, 6, 12, 24],
        "reapplyCoolingOffDays": [0, 1, 30, 365], "banYears": [0, 1, 2, 5], "banSubject": ["operator", "space", "both"],
        "reportDueMonthDay": ["12-31", "03-31", "06-30", "01-01", "02-28"],
        "reportWindowOpensMonthDay": ["01-01", "07-01", "12-01"], "rectificationMaxDays": [None, 1, 30, 90],
        "reconsiderationDays": [0, 30, 60], "litigationMonths": [0, 3, 6],
    }
    return chance.choice(choices[name] if name in choices else [True, False])


def bad_parameter(chance, name):
    bad = chance.choice([
        None, -1, 1001, "", " ", "abc", Number("1.5"), Number("3e0"), [5], [""], {"x": 1}, "02-29", "13-01", "1.234",
        1, True,
        "1000000000", [{"stage": "localReview"}], [{"stage": "localReview", "required": True}] * 2, ["R99"],
        {"daysOff": ["2018-02-30"]}, {"minor": "admonition"}, "operator ",
    ])
    return bad


PARAMETERS = list(BUILT_IN["parameters"])
# Those that change most of what follows.
WEIGHTY = [
    "procedureStages", "reapplyCoolingOffDays", "banSubject", "validityYears", "renewalWindowMonths", "calendar",
    "fraudBanBeforeCertification", "rectificationMaxDays", "reportDueMonthDay",
]
