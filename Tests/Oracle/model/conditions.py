"""The conditions of article 4 that are checked on application, on site and on change (DOMAIN 6.2, steps 15 and 18)."""

from fractions import Fraction


def check_area(total, public, on_campus, law, findings):
    if public > total:
        findings.refuse("G15", "publicAreaExceedsTotal")
    if total < Fraction(law["campusMinArea"] if on_campus else law["otherMinArea"]):
        findings.refuse("R4.2a", "areaBelowMinimum")
    if public * 100 < Fraction(law["publicAreaMinPercent"]) * total:
        findings.refuse("R4.2c", "publicShareBelowMinimum")


def crowd_field(orientation):
    return "activeMakers" if orientation == "makerOriented" else "activeTeams"


def check_crowd(orientation, count, law, findings):
    if orientation == "makerOriented":
        if count < law["activeMakersMin"]:
            findings.refuse("R4.5a", "tooFewMakers")
    elif count < law["activeTeamsMin"]:
        findings.refuse("R4.5b", "tooFewTeams")
