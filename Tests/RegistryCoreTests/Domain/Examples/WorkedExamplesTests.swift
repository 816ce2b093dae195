import Testing

@testable import RegistryCore

/// The worked examples of DOMAIN §12, to the letter; `Scenario` holds the basic history B. What a repeated command gets
/// (example 18) is the engine's to answer.
@Suite struct WorkedExamplesTests {
  /// The lease of B, which ends in 2022.
  static let basicApplication = Act.apply().with("facts.leaseEnd", "2022-05-31")

  @Test func theBasicHistory() {
    var scenario = Scenario()
    let steps: [(Act, String)] = [
      (.registerOperator(), "accepted operatorRegistered"), (.registerSpace(), "accepted spaceRegistered"),
      (Self.basicApplication, "accepted applied"), (.review(), "accepted endorsed"), (.inspect(), "accepted inspected"),
      (.assessExpertly(), "accepted expertReviewed"), (.deliberate(), "accepted deliberated"),
      (.publish(), "accepted noticePosted"), (.certify(), "accepted certified"),
    ]
    for (act, verdict) in steps { #expect(scenario.submit(act) == verdict) }
  }

  @Test func example1TheNormalWay() {
    let scenario = Scenario.certified
    #expect(scenario.state(on: "2018-06-09") == "uncertified noticeClosed")
    #expect(scenario.state(on: "2018-06-10") == "certified")
    #expect(scenario.status(on: "2018-06-10")?.term?.validUntil == .day("2021-06-10"))
    #expect(scenario.state(on: "2021-06-10") == "certified reportOverdue")
    #expect(scenario.state(on: "2021-06-11") == "expired reportOverdue")
    #expect(scenario.status(on: "2021-06-11")?.endedOn == .day("2021-06-11"))
  }

  @Test func example2AreaAndShareAtTheLimit() {
    let act = Self.basicApplication.with("facts.publicArea", "180")
    #expect(Scenario.registered.when(act.with("facts.totalArea", "199.99")) == "refused R4.2a areaBelowMinimum")
    #expect(Scenario.registered.when(act.with("facts.totalArea", "200")) == "accepted applied")
  }

  @Test func example3ALeaseFromALeapDay() {
    let act = Act.apply().with("facts.leaseStart", "2016-02-29")
    #expect(Scenario.registered.when(act.with("facts.leaseEnd", "2021-02-27")) == "refused R4.2b leaseTooShort")
    #expect(
      Scenario.registered.when(act.with("facts.leaseEnd", "2021-02-28")) == "accepted applied W leaseEndsBeforeValidity"
    )
  }

  @Test func example4MaterialDefectsStopBeforeArticle4() {
    let act = Act.apply().with([
      "form.mentorCount": "3", "form.contactEmail": "", "copies": 2, "facts.totalArea": "10",
    ])
    #expect(
      Scenario.registered.when(act)
        == "refused N1 formMissing:contactEmail; N1 formBad:mentorCount; N1 tooFewCopies")
  }

  @Test func example5StageOrderGroupAndReviewBody() {
    let inspection = Act.inspect("i1").with("members", .array([.object(["org": "cityBureau"])]))
    #expect(Scenario.applied.when(inspection) == "refused R5.1d stageMissing:localReview; R5.2a notJoint")
    let review = Act.review().with("jurisdiction", "pinglu").with("attests", nil)
    #expect(Scenario.applied.when(review) == "refused R5.1b wrongReviewBody")
  }

  @Test func example6NoticeLengthObjectionAndCertification() {
    var scenario = Scenario.deliberated
    let certification = Act.certify().with("documentNo", "朔科发[2018]20号").recorded("2018-05-21")
    let steps: [(Act, String)] = [
      (.publish("n1", to: "2018-05-17"), "refused R5.3c noticeTooShort"),
      (.publish("n1", to: "2018-05-18"), "accepted noticePosted"),
      (
        Act.object("o1", on: "2018-05-19", notice: "n1").with("realName", false),
        "refused R5.3c objectionOutOfPeriod; R5.3c objectionAnonymous"
      ),
      (Act.object("o1", on: "2018-05-18", notice: "n1").recorded("2018-05-19"), "accepted objectionFiled"),
      (
        certification.with("decisionDate", "2018-05-18"),
        "refused R5.3c noticeNotOver; R5.3c objectionOpen"
      ),
      (.resolve("o1", on: "2018-05-21"), "accepted objectionResolved"),
      (certification.with("decisionDate", "2018-05-21"), "accepted certified W documentNoNormalized"),
    ]
    for (act, verdict) in steps { #expect(scenario.submit(act) == verdict) }
  }

  @Test func example7AConditionNobodyAttested() {
    var attests = Act.attests
    attests["R4.4"] = nil
    let scenario = Scenario.applied.given(
      Act.review().with("attests", .object(attests)), .inspect(), .assessExpertly(), .deliberate(), .publish())
    #expect(scenario.when(.certify(on: "2018-05-28")) == "refused R5.3c noticeNotOver; R4.4 notAttested")
  }

  @Test func example8RenewalWindowAndContinuation() {
    #expect(Scenario.certified.when(.apply("a2", on: "2020-12-09")) == "refused R11.2 beforeRenewalWindow")
    #expect(Scenario.certified.when(.apply("a2", on: "2020-12-10")) == "accepted applied")
    let renewed = CertifyTests.renewing.given(.certify("t2", "a2", on: "2021-06-10"))
    #expect(renewed.state(on: "2021-06-10") == "certified reportOverdue titlePending")
    #expect(renewed.status(on: "2021-06-10")?.certification == "t1")
    let status = renewed.status(on: "2021-06-11")
    #expect(status?.title == .certified && status?.certification == "t2")
    #expect(status?.term == TitleTerm(validFrom: .day("2021-06-11"), validUntil: .day("2024-06-10")))
  }

  @Test func example9TheAnnualReport() {
    func overdue(_ scenario: Scenario, _ day: Text) -> [Int] {
      scenario.register.overdueReports(on: .day(day)).map(\.year)
    }
    let scenario = Scenario.certified
    #expect(overdue(scenario, "2018-12-31") == [] && overdue(scenario, "2019-01-01") == [2018])
    #expect(scenario.when(.report(2018, on: "2019-01-15")) == "accepted reported W lateReport")
    let reported = scenario.given(.report(2018, on: "2019-01-15"))
    #expect(overdue(reported, "2019-01-15") == [] && overdue(reported, "2019-01-14") == [2018])
    let earlier = Act.report(2017, on: "2019-01-15").with("hasNextYearPlan", false)
    #expect(reported.when(earlier) == "refused R7.3 notCertifiedInYear; R7.1 incomplete")
  }

  @Test func example10UnqualifiedOverdueRevoked() {
    #expect(Scenario.certified.when(.assess("unqualified")) == "accepted assessed W noAnnualReport")
    #expect(Scenario.unqualified.state(on: "2019-01-20") == "certified rectificationNotOrdered reportOverdue")
    let ordered = Scenario.ordered
    #expect(ordered.state(on: "2019-04-21") == "rectifying reportOverdue")
    #expect(ordered.state(on: "2019-04-22") == "rectifying rectificationOverdue reportOverdue")
    #expect(ordered.when(.revoke(on: "2019-04-21")) == "refused R8.7 deadlineNotOver")
    let revoked = ordered.given(.revoke(on: "2019-04-25"))
    #expect(revoked.state(on: "2019-04-25") == "revoked reportOverdue")
    #expect(revoked.status(on: "2019-04-25")?.endedOn == .day("2019-04-25"))
    #expect(revoked.status(on: "2019-04-25")?.term?.validUntil == .day("2021-06-10"))
  }

  @Test func example11Rectified() {
    let reported = Scenario.ordered.given(.reportRectification(on: "2019-04-21"))
    #expect(reported.when(.revoke(on: "2019-04-25")) == "refused R8.7 verificationPending")
    #expect(reported.when(.verify("passed", on: "2019-05-05")) == "accepted rectified")
    let rectified = reported.given(.verify("passed", on: "2019-05-05"))
    #expect(rectified.status(on: "2019-05-04")?.title == .rectifying)
    #expect(rectified.status(on: "2019-05-05")?.title == .certified)
  }

  @Test func example12ASeriousViolationWithLaterEffect() {
    #expect(Scenario.certified.when(.sanction("minor", "revocation")) == "refused R10.1 kindNotForSeverity")
    let sanctioned = Scenario.certified.given(.sanction("serious", "revocation"))
    #expect(sanctioned.status(on: "2019-03-02")?.title == .certified)
    let revocation = Act.revoke("x1", on: "2019-03-05", ground: "seriousViolation").with("effectiveDate", "2019-04-01")
    let revoked = sanctioned.given(revocation)
    #expect(revoked.status(on: "2019-03-31")?.title == .certified)
    #expect(revoked.status(on: "2019-04-01")?.title == .revoked)
    #expect(revoked.status(on: "2019-04-01")?.endedOn == .day("2019-04-01"))
  }

  @Test func example13FraudRetroactiveTwoYearBan() {
    let found = Scenario.certified.given(Act.findFraud().with("effectiveDate", "2018-06-10").named("ff"))
    #expect(found.status(on: "2018-07-01", knownAt: "2019-05-09")?.title == .certified)
    #expect(found.status(on: "2018-07-01")?.title == .revoked)
    #expect(found.status(on: "2018-07-01")?.endedOn == .day("2018-06-10"))
    #expect(found.register.banEnd(operator: "op1", on: .day("2021-05-10")) == .day("2021-05-10"))
    #expect(found.register.banEnd(operator: "op1", on: .day("2021-05-11")) == nil)
    #expect(found.when(.apply("a2", on: "2021-05-10")) == "refused R9.2 banned")
    #expect(found.when(.apply("a2", on: "2021-05-11")) == "accepted applied")
  }

  @Test func example14TheCourtSetsTheFindingAside() {
    let served = Scenario.certified.given(Act.findFraud().named("ff"), .serve("ff", on: "2019-05-13"))
    let filing = Act.dispute("ff", on: "2019-11-14", "litigation")
    #expect(served.when(filing) == "accepted disputeFiled W filedLate")
    let disputed = served.given(filing)
    let before = "revoked fraudFound operatorBanned reportOverdue underDispute"
    #expect(disputed.state(on: "2019-12-01") == before)
    let decided = disputed.given(Act.decide("setAside", on: "2020-02-20").recorded("2020-02-24"))
    #expect(decided.state(on: "2019-12-01", knownAt: "2020-02-23") == before)
    #expect(decided.state(on: "2019-12-01") == "certified reportOverdue underDispute")
    #expect(decided.status(on: "2019-12-01")?.endedOn == nil)
    #expect(decided.register.banEnd(operator: "op1", on: .day("2019-12-01")) == nil)
  }

  @Test func example15ReconsiderationModifiesAGrade() {
    let assessed = Scenario.certified.given(Act.assess("qualified").named("as"))
    #expect(assessed.when(.reward(on: "2019-02-01")) == "refused R8.4 gradeNotRewarded")
    #expect(assessed.when(.dispute("as", on: "2019-02-02")) == "accepted disputeFiled W noServiceRecord")
    let modified = assessed.given(
      .dispute("as", on: "2019-02-02"), .decide("modified", on: "2019-03-20", changes: ["grade": "excellent"]))
    #expect(modified.when(.reward(on: "2019-03-25")) == "accepted rewarded")
  }

  @Test func example16ACorrection() {
    func correction(_ day: JSONValue, approvedBy: JSONValue = "clerkB") -> Act {
      Act.correct("c9", ["decisionDate": day], approvedBy: approvedBy).recorded("2018-07-02")
    }
    let scenario = Scenario.certified
    #expect(scenario.when(correction("2018-06-08", approvedBy: "clerkA")) == "refused G7 fourEyes")
    #expect(scenario.when(correction("2018-05-28")) == "refused G7 historyBecomesIllegal:c9:R5.3c:noticeNotOver")
    let corrected = scenario.given(correction("2018-06-08"))
    #expect(corrected.status(on: "2018-06-09")?.title == .certified)
    #expect(corrected.status(on: "2018-06-09")?.term?.validUntil == .day("2021-06-08"))
    #expect(corrected.status(on: "2018-06-09", knownAt: "2018-07-01")?.title == .uncertified)
  }

  @Test func example17AnnulmentLastFirst() {
    let scenario = Scenario.certified
    #expect(
      scenario.when(Act.annul("c3").recorded("2018-07-02"))
        == "refused G8 historyBecomesIllegal:c4:G1:unknownApplication")
    let annulled = scenario.given(Act.annul("c9").recorded("2018-07-02"))
    #expect(annulled.state(on: "2018-07-02") == "uncertified noticeClosed")
    #expect(annulled.state(on: "2018-07-02", knownAt: "2018-07-01") == "certified")
  }

  @Test func example18ClockAndDocumentNumber() {
    let call = Act.openCall().with("documentNo", "朔科发【2018】3号").recorded("2018-01-09")
    #expect(Scenario.registered.when(call) == "accepted callOpened W documentNoNormalized")
    let opened = Scenario.registered.given(call)
    let second = Act.openCall("k2").recorded("2018-01-08T09:00:00+08:00")
    #expect(opened.when(second) == "refused G2 recordedAtGoesBack")
    #expect(opened.register.calls["k1"]?.documentNo?.text == "朔科发〔2018〕3号")
  }

  @Test func example19RelocationOfATitledSpace() {
    let move = Act.change("relocate", ["newAddress": "平鲁区胜利路2号", "newJurisdiction": "pinglu"])
    #expect(Scenario.certified.when(move) == "refused G5 approvalMissing; G5 areaMissing")
    let approved = move.with(["documentNo": "朔科函〔2018〕4号", "newTotalArea": "250", "newPublicArea": "224.99"])
    #expect(Scenario.certified.when(approved) == "refused R4.2c publicShareBelowMinimum")
    #expect(Scenario.certified.when(approved.with("newPublicArea", "225")) == "accepted changed")
  }

  @Test func example20TwoVersionsOfTheRegulation() {
    let adoption = Act.adopt(["mentorMin": 5, "validityYears": 2], id: "szzc-2018", from: "2018-04-15")
      .with(["issuedOn": "2018-03-20", "documentNo": "朔科发〔2018〕31号"])
    #expect(Scenario.endorsed.when(adoption) == "accepted regulationAdopted")
    let certified = Scenario.endorsed.given(
      adoption, .inspect(), .assessExpertly(), .deliberate(), .publish(), .certify())
    #expect(certified.state(on: "2018-06-10") == "certified")
    #expect(certified.status(on: "2018-06-10")?.term?.validUntil == .day("2020-06-10"))
    let other = certified.given(
      .registerOperator("op2", uscc: RegistrationTests.secondCode), .registerSpace("s2", operator: "op2"))
    let application = Act.apply("a2", on: "2018-06-20", space: "s2", operator: "op2")
    #expect(other.when(application) == "refused R4.3c tooFewMentors")
  }
}
