"""The commands and their fields, in schema order; the field lists of form, facts and metrics."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    name: str
    type: str
    required: bool = True
    enum: tuple = ()
    not_after_recording: bool = False


@dataclass(frozen=True)
class Command:
    fields: tuple
    disputable: bool = False

    def field(self, name):
        return next((f for f in self.fields if f.name == name), None)


COMMANDS = {
    "adoptRegulation": Command((
        Field("regulationId", "string"),
        Field("title", "string", required=False),
        Field("documentNo", "documentNumber"),
        Field("issuedOn", "date", not_after_recording=True),
        Field("effectiveFrom", "date"),
        Field("parameters", "object"),
    )),
    "openCall": Command((
        Field("callId", "string"),
        Field("documentNo", "documentNumber", required=False),
        Field("opensOn", "date"),
        Field("closesOn", "date"),
    )),
    "registerOperator": Command((
        Field("operatorId", "string"),
        Field("name", "string"),
        Field("operatorKind", "string", enum=("legalPerson", "otherOrganization", "affiliatedBody")),
        Field("uscc", "string", required=False),
        Field("hostUscc", "string", required=False),
        Field("registeredOn", "date", not_after_recording=True),
    )),
    "registerSpace": Command((
        Field("spaceId", "string"),
        Field("name", "string"),
        Field("address", "string"),
        Field("jurisdiction", "string"),
        Field("onCampus", "boolean"),
        Field("collegeOperated", "boolean"),
        Field("operatorId", "string"),
        Field("registeredOn", "date", not_after_recording=True),
    )),
    "submitApplication": Command((
        Field("applicationId", "string"),
        Field("spaceId", "string"),
        Field("operatorId", "string"),
        Field("callId", "string", required=False),
        Field("submittedOn", "date", not_after_recording=True),
        Field("form", "object"),
        Field("facts", "object"),
        Field("planSections", "array"),
        Field("declarationSigned", "boolean"),
        Field("sealed", "boolean"),
        Field("copies", "natural"),
    )),
    "reviewLocally": Command((
        Field("applicationId", "string"),
        Field("bodyKind", "string", enum=("countyBureau", "developmentZone", "educationAuthority")),
        Field("jurisdiction", "string", required=False),
        Field("reviewedOn", "date", not_after_recording=True),
        Field("result", "string", enum=("endorsed", "rejected")),
        Field("sealed", "boolean"),
        Field("attests", "object", required=False),
    ), disputable=True),
    "reviewPreliminarily": Command((
        Field("applicationId", "string"),
        Field("reviewedOn", "date", not_after_recording=True),
        Field("result", "string", enum=("passed", "returned")),
    )),
    "recordInspection": Command((
        Field("inspectionId", "string"),
        Field("applicationId", "string"),
        Field("inspectedOn", "date", not_after_recording=True),
        Field("members", "array"),
        Field("verified", "object"),
        Field("conclusion", "string", enum=("passed", "failed")),
        Field("attests", "object", required=False),
    )),
    "recordExpertReview": Command((
        Field("applicationId", "string"),
        Field("reviewedOn", "date", not_after_recording=True),
        Field("panelSize", "natural"),
        Field("result", "string", enum=("recommended", "notRecommended")),
        Field("attests", "object", required=False),
    )),
    "recordDeliberation": Command((
        Field("applicationId", "string"),
        Field("heldOn", "date", not_after_recording=True),
        Field("minutesNo", "string", required=False),
        Field("result", "string", enum=("approved", "rejected")),
    )),
    "publishNotice": Command((
        Field("noticeId", "string"),
        Field("applicationId", "string"),
        Field("startsOn", "date", not_after_recording=True),
        Field("endsOn", "date"),
        Field("url", "string", required=False),
    )),
    "fileObjection": Command((
        Field("objectionId", "string"),
        Field("noticeId", "string"),
        Field("filedOn", "date", not_after_recording=True),
        Field("realName", "boolean"),
        Field("objector", "string", required=False),
    )),
    "resolveObjection": Command((
        Field("objectionId", "string"),
        Field("resolvedOn", "date", not_after_recording=True),
        Field("outcome", "string", enum=("dismissed", "upheld")),
    )),
    "certify": Command((
        Field("certificationId", "string"),
        Field("applicationId", "string"),
        Field("documentNo", "documentNumber"),
        Field("decisionDate", "date", not_after_recording=True),
        Field("effectiveDate", "date", required=False),
    ), disputable=True),
    "refuseCertification": Command((
        Field("applicationId", "string"),
        Field("decisionDate", "date", not_after_recording=True),
        Field("ground", "string"),
        Field("documentNo", "documentNumber", required=False),
    ), disputable=True),
    "withdrawApplication": Command((
        Field("applicationId", "string"),
        Field("withdrawnOn", "date", not_after_recording=True),
    )),
    "submitAnnualReport": Command((
        Field("spaceId", "string"),
        Field("year", "natural"),
        Field("submittedOn", "date", not_after_recording=True),
        Field("hasWorkReport", "boolean"),
        Field("hasNextYearPlan", "boolean"),
    )),
    "recordAssessment": Command((
        Field("assessmentId", "string"),
        Field("spaceId", "string"),
        Field("year", "natural"),
        Field("decisionDate", "date", not_after_recording=True),
        Field("grade", "string"),
        Field("documentNo", "documentNumber", required=False),
        Field("metrics", "object"),
    ), disputable=True),
    "grantReward": Command((
        Field("spaceId", "string"),
        Field("year", "natural"),
        Field("decisionDate", "date", not_after_recording=True),
        Field("documentNo", "documentNumber", required=False),
        Field("amount", "string", required=False),
    ), disputable=True),
    "orderRectification": Command((
        Field("rectificationId", "string"),
        Field("spaceId", "string"),
        Field("orderedOn", "date", not_after_recording=True),
        Field("deadline", "date"),
        Field("ground", "string", enum=("assessment", "violation")),
        Field("basisId", "string"),
        Field("documentNo", "documentNumber", required=False),
    ), disputable=True),
    "submitRectificationReport": Command((
        Field("rectificationId", "string"),
        Field("submittedOn", "date", not_after_recording=True),
    )),
    "verifyRectification": Command((
        Field("rectificationId", "string"),
        Field("verifiedOn", "date", not_after_recording=True),
        Field("result", "string", enum=("passed", "failed")),
    ), disputable=True),
    "imposeSanction": Command((
        Field("sanctionId", "string"),
        Field("spaceId", "string"),
        Field("decisionDate", "date", not_after_recording=True),
        Field("severity", "string", enum=("minor", "moderate", "serious")),
        Field("kind", "string"),
        Field("documentNo", "documentNumber", required=False),
    ), disputable=True),
    "revokeTitle": Command((
        Field("spaceId", "string"),
        Field("ground", "string", enum=("rectificationFailed", "seriousViolation")),
        Field("basisId", "string"),
        Field("documentNo", "documentNumber"),
        Field("decisionDate", "date", not_after_recording=True),
        Field("effectiveDate", "date", required=False),
    ), disputable=True),
    "findFraud": Command((
        Field("findingId", "string"),
        Field("applicationId", "string"),
        Field("documentNo", "documentNumber"),
        Field("decisionDate", "date", not_after_recording=True),
        Field("effectiveDate", "date", required=False),
    ), disputable=True),
    "recordChange": Command((
        Field("changeId", "string"),
        Field("kind", "string", enum=("rename", "relocate", "area", "operator", "operatorRename")),
        Field("spaceId", "string", required=False),
        Field("operatorId", "string", required=False),
        Field("effectiveDate", "date", not_after_recording=True),
        Field("documentNo", "documentNumber", required=False),
        Field("newName", "string", required=False),
        Field("newAddress", "string", required=False),
        Field("newJurisdiction", "string", required=False),
        Field("newOperatorId", "string", required=False),
        Field("newTotalArea", "string", required=False),
        Field("newPublicArea", "string", required=False),
    ), disputable=True),
    "relinquishTitle": Command((
        Field("spaceId", "string"),
        Field("appliedOn", "date", not_after_recording=True),
        Field("decisionDate", "date", not_after_recording=True),
        Field("documentNo", "documentNumber", required=False),
        Field("effectiveDate", "date", required=False),
    ), disputable=True),
    "recordService": Command((
        Field("targetCommandId", "string"),
        Field("servedOn", "date", not_after_recording=True),
        Field("method", "string", enum=("direct", "mail", "electronic", "announcement", "retained")),
    )),
    "fileDispute": Command((
        Field("disputeId", "string"),
        Field("kind", "string", enum=("reconsideration", "litigation")),
        Field("targetCommandId", "string"),
        Field("filedOn", "date", not_after_recording=True),
        Field("organ", "string"),
    )),
    "decideDispute": Command((
        Field("disputeId", "string"),
        Field("outcome", "string", enum=("upheld", "setAside", "modified", "unlawfulConfirmed", "withdrawn")),
        Field("decisionDate", "date", not_after_recording=True),
        Field("documentNo", "string"),
        Field("changes", "object", required=False),
    )),
    "correctRecord": Command((
        Field("targetCommandId", "string"),
        Field("changes", "object"),
        Field("reason", "string"),
        Field("approvedBy", "string"),
        Field("evidence", "string", required=False),
    )),
    "annulRecord": Command((
        Field("targetCommandId", "string"),
        Field("reason", "string"),
        Field("approvedBy", "string"),
    )),
    "erasePersonalData": Command((
        Field("subjectRef", "string"),
        Field("legalBasis", "string"),
        Field("decidedOn", "date", not_after_recording=True),
        Field("approvedBy", "string"),
    )),
}

# The fields of the application form, in the order of their checks: (name, type).
FORM_FIELDS = (
    ("filledOn", "date"),
    ("spaceName", "string"),
    ("registrationDate", "date"),
    ("operatorName", "string"),
    ("investorNature", "string"),
    ("principalName", "string"),
    ("principalPhone", "string"),
    ("contactName", "string"),
    ("contactPhone", "string"),
    ("contactEmail", "email"),
    ("managementStaffCount", "natural"),
    ("startupTeamCount", "natural"),
    ("entrepreneurCount", "natural"),
    ("address", "string"),
    ("serviceArea", "decimal"),
    ("workstationCount", "natural"),
    ("broadbandMbps", "natural"),
    ("sharedEquipmentCount", "natural"),
    ("mentorCount", "natural"),
    ("eventsPerMonth", "decimal"),
    ("socialArea", "decimal"),
    ("techPlatformCount", "natural"),
    ("providesSeedFund", "boolean"),
    ("providesPolicyService", "boolean"),
)
INVESTOR_NATURES = ("stateOwned", "private", "university", "researchInstitute", "other")
PERSONAL_FORM_FIELDS = ("principalName", "principalPhone", "contactName", "contactPhone", "contactEmail")
METRICS = ("trainingSessions", "trainees", "residentMakers", "residentTeams", "graduatedTeams")
