import RegistryCore

/// A command line for each command, as the help shows it: together they are the life of a space.
enum ActExamples {
  static func example(of name: CommandName) -> String {
    KebabCase.name(name.rawValue) + " " + options(of: name)
  }

  private static func options(of name: CommandName) -> String {
    switch name {
    case .adoptRegulation:
      "--regulation-id szzc-2024 --document-no 朔科发〔2024〕1号 --issued-on 2024-01-05 --effective-from 2024-02-01 --parameters '{\"mentorMin\":5}'"
    case .openCall: "--call-id call-2018 --opens-on 2018-01-01 --closes-on 2018-03-31"
    case .registerOperator:
      "--operator-id o1 --name 朔州创客服务有限公司 --operator-kind legalPerson --uscc 91140600MA0GQ1XX6C --registered-on 2018-01-10"
    case .registerSpace:
      "--space-id s1 --name 朔州创客空间 --address 开发北路1号 --jurisdiction shuocheng --no-on-campus --no-college-operated --operator-id o1 --registered-on 2018-01-10"
    case .submitApplication: "--data application.json --attach plan.pdf"
    case .reviewLocally:
      "--application-id a1 --body-kind countyBureau --jurisdiction shuocheng --reviewed-on 2018-03-05 --result endorsed --sealed"
    case .reviewPreliminarily: "--application-id a1 --reviewed-on 2018-03-10 --result passed"
    case .recordInspection:
      "--inspection-id i1 --application-id a1 --inspected-on 2018-03-20 --members '[{\"org\":\"cityBureau\",\"name\":\"张三\"},{\"org\":\"市财政局\",\"name\":\"李四\"}]' --verified '{\"totalArea\":\"260\",\"publicArea\":\"240\",\"operating\":true,\"activeMakers\":12}' --conclusion passed --attests R4.1b,R4.2d"
    case .recordExpertReview:
      "--application-id a1 --reviewed-on 2018-04-10 --panel-size 5 --result recommended --attests R4.3b,R4.3e,R4.3f,R4.4"
    case .recordDeliberation: "--application-id a1 --held-on 2018-05-03 --result approved"
    case .publishNotice: "--notice-id n1 --application-id a1 --starts-on 2018-05-07 --ends-on 2018-05-14"
    case .fileObjection: "--objection-id ob1 --notice-id n1 --filed-on 2018-05-09 --real-name"
    case .resolveObjection: "--objection-id ob1 --resolved-on 2018-05-20 --outcome dismissed"
    case .certify:
      "--certification-id c1 --application-id a1 --document-no 朔科发〔2018〕21号 --decision-date 2018-06-10"
    case .refuseCertification: "--application-id a2 --decision-date 2018-06-10 --ground 活跃创客不足"
    case .withdrawApplication: "--application-id a2 --withdrawn-on 2018-04-01"
    case .submitAnnualReport:
      "--space-id s1 --year 2018 --submitted-on 2018-12-20 --has-work-report --has-next-year-plan"
    case .recordAssessment:
      "--assessment-id as1 --space-id s1 --year 2018 --decision-date 2019-03-01 --grade excellent --metrics '{\"trainingSessions\":24,\"trainees\":600,\"residentMakers\":40,\"residentTeams\":12,\"graduatedTeams\":3}'"
    case .grantReward: "--space-id s1 --year 2018 --decision-date 2019-03-15"
    case .orderRectification:
      "--rectification-id r1 --space-id s1 --ordered-on 2020-03-10 --deadline 2020-06-10 --ground assessment --basis-id as2"
    case .submitRectificationReport: "--rectification-id r1 --submitted-on 2020-06-01"
    case .verifyRectification: "--rectification-id r1 --verified-on 2020-06-15 --result passed"
    case .imposeSanction:
      "--sanction-id sa1 --space-id s1 --decision-date 2020-09-01 --severity minor --kind admonition"
    case .revokeTitle:
      "--space-id s1 --ground seriousViolation --basis-id sa2 --document-no 朔科发〔2020〕30号 --decision-date 2020-10-01"
    case .findFraud:
      "--finding-id f1 --application-id a1 --document-no 朔科发〔2020〕31号 --decision-date 2020-10-01"
    case .recordChange:
      "--change-id ch1 --kind rename --space-id s1 --effective-date 2019-05-01 --new-name 朔州众创空间 --document-no 朔科发〔2019〕8号"
    case .relinquishTitle: "--space-id s1 --applied-on 2020-01-10 --decision-date 2020-02-01"
    case .recordService: "--target-command-id c42 --served-on 2018-06-12 --method direct"
    case .fileDispute:
      "--dispute-id d1 --kind reconsideration --target-command-id c42 --filed-on 2018-07-01 --organ 朔州市人民政府"
    case .decideDispute: "--dispute-id d1 --outcome upheld --decision-date 2018-08-20 --document-no 朔政复〔2018〕2号"
    case .correctRecord:
      "--target-command-id c42 --changes '{\"decisionDate\":\"2018-06-11\"}' --reason 录入笔误 --approved-by 李主任"
    case .annulRecord: "--target-command-id c42 --reason 误录 --approved-by 李主任"
    case .erasePersonalData:
      "--subject-ref application:a1 --legal-basis 个人信息保护法第四十七条 --decided-on 2024-03-01 --approved-by 李主任"
    }
  }
}
