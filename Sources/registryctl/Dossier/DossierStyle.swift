import RegistryCore

/// The style sheet of a dossier: a sheet of A4 on paper, and the same sheet on the screen.
enum DossierStyle {
  /// - Parameters:
  ///   - header: printed at the top of every page.
  ///   - mark: said in a corner of every page, such as that it comes from no real registry; nil for nothing.
  static func sheet(header: String, mark: String?, _ rendering: Rendering) -> String {
    let page = rendering.text(
      #"content: "第 " counter(page) " 页　共 " counter(pages) " 页";"#,
      #"content: "Page " counter(page) " of " counter(pages);"#)
    let marked =
      mark.map {
        "@top-right { content: \(HTMLWriter.cssString($0)); color: #b3261e; font-weight: 700; font-size: 10pt; font-family: \(sans); }"
      } ?? ""
    return """
      @page { size: A4; margin: 22mm 18mm 20mm 18mm;
        @bottom-center { \(page) font-size: 8.5pt; color: #555; font-family: \(sans); }
        @top-left { content: \(HTMLWriter.cssString(header)); font-size: 8.5pt; color: #555; font-family: \(sans); }
        \(marked)
      }
      """ + fixed
  }

  private static let serif =
    #""Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "Songti SC", SimSun, "Noto Serif", Georgia, serif"#
  private static let sans =
    #""Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Noto Sans", Helvetica, Arial, sans-serif"#
  private static let mono = #""DejaVu Sans Mono", "Noto Sans Mono CJK SC", Menlo, Consolas, monospace"#

  private static let fixed = """

    * { box-sizing: border-box; }
    html { background: #e7e5e0; }
    body { margin: 0 auto; padding: 22mm 18mm; width: 210mm; background: #fff; color: #1b1b1b;
      font: 10.5pt/1.65 \(serif); font-variant-numeric: lining-nums; overflow-wrap: anywhere; }
    @media print { html, body { background: #fff; } body { padding: 0; width: auto; }
      .screen { display: none; } a { color: inherit; text-decoration: none; } }
    h1, h2, h3, th, .label, .badge, .kicker, .note, .legend, nav, svg, .rehearsal { font-family: \(sans); }
    h1 { font-size: 23pt; line-height: 1.25; margin: 2mm 0 0; font-weight: 700; letter-spacing: .01em; }
    h2 { font-size: 15pt; line-height: 1.3; margin: 0 0 4mm; padding-bottom: 1.6mm; border-bottom: .6mm solid #8c1d18;
      break-after: avoid; font-weight: 700; }
    h3 { font-size: 11.5pt; margin: 6mm 0 2mm; break-after: avoid; font-weight: 700; }
    section { break-before: page; } section.flows { break-before: auto; margin-top: 10mm; }
    @media screen { section { margin-top: 14mm; } }
    p { margin: 0 0 2.4mm; } .note { font-size: 8.8pt; line-height: 1.55; color: #555; }
    .kicker { color: #8c1d18; font-size: 10.5pt; letter-spacing: .22em; font-weight: 700; margin: 0; }
    .id { font-family: \(mono); font-size: .86em; color: #555; }
    .asked { margin: 4mm 0 0; font-size: 10.5pt; } .title h3 { margin: 4mm 0 1mm; } .title td, .title th { padding-top: .6mm; padding-bottom: .6mm; }
    .answer { margin: 2mm 0 4mm; padding: 3.4mm 5mm; border: .5mm solid #1b1b1b; border-left-width: 3mm; break-inside: avoid; }
    .answer.certified { border-color: #2b6e48; } .answer.rectifying { border-color: #b07414; }
    .answer.revoked { border-color: #a3211b; } .answer.expired, .answer.relinquished { border-color: #5f6775; }
    .answer.uncertified, .answer.unknown { border-color: #9aa0a8; }
    .answer .verdict { font: 700 21pt/1.2 \(sans); margin: 0 0 1mm; } .answer p:last-child { margin: 0; }
    table { border-collapse: collapse; width: 100%; margin: 0 0 4mm; font-size: 9.4pt; line-height: 1.5; }
    th, td { text-align: left; vertical-align: top; padding: 1.1mm 2mm 1.1mm 0; border-bottom: .2mm solid #cfcfcf; }
    th { font-size: 8.4pt; font-weight: 700; color: #444; border-bottom: .35mm solid #1b1b1b; white-space: nowrap; }
    thead { display: table-header-group; } tr { break-inside: avoid; }
    td.fixed, td.no, .document { white-space: nowrap; } td.small { font: 8.2pt/1.5 \(sans); white-space: nowrap; color: #444; } td.no { font-family: \(sans); font-weight: 700; padding-right: 3mm; }
    table.changes { table-layout: fixed; } table.changes th:first-child { width: 24%; } table.changes th { white-space: normal; }
    table.facts td:first-child { width: 34mm; color: #555; font-family: \(sans); font-size: 8.8pt; }
    .digest { font-family: \(mono); font-size: 6.9pt; line-height: 1.7; white-space: nowrap; }
    .card { break-inside: avoid; border: .25mm solid #c4c4c4; border-top: .7mm solid #444; padding: 3mm 4mm 1mm; margin: 0 0 5mm; }
    .card.long { break-inside: auto; } .card.void { border-top-color: #b9b9b9; color: #666; }
    .card.void .event { text-decoration: line-through; }
    .card table.facts { display: block; margin-bottom: 1mm; } .card table.facts tbody { display: grid; grid-template-columns: 1fr 1fr; column-gap: 5mm; }
    .card table.facts tr { display: grid; grid-template-columns: 31mm 1fr; border-bottom: .2mm solid #dcdcdc; } .card table.facts td { border: 0; } .card table.facts tr.wide { grid-column: 1 / -1; }
    .card table.facts td:first-child { width: auto; }
    .card header { display: flex; gap: 3mm; align-items: baseline; flex-wrap: wrap; margin-bottom: 1.4mm; break-after: avoid; }
    .card .num { font: 700 10pt \(sans); color: #8c1d18; } .card .event { font: 700 11.5pt \(sans); }
    .card .when { margin-left: auto; font-family: \(sans); font-size: 9.4pt; }
    .card .by { font-family: \(sans); font-size: 8.2pt; color: #666; margin: 0 0 2mm; line-height: 1.5; }
    .document { font: 700 11pt \(serif); color: #8c1d18; }
    .badge { font-size: 8pt; font-weight: 700; border: .25mm solid currentColor; border-radius: 1mm; padding: 0 1.4mm; color: #8c1d18; white-space: nowrap; }
    del { color: #8a8a8a; text-decoration: line-through; text-decoration-color: #a3211b; } ins { text-decoration: none; font-weight: 700; }
    .cause { display: block; font-size: 8.2pt; color: #8c1d18; font-family: \(sans); }
    .erased { background: #ececec; border: .2mm dashed #888; padding: 0 1.2mm; font-size: .88em; color: #444; font-family: \(sans); }
    .missing { background: #f7d9d7; border: .2mm solid #a3211b; padding: 0 1.2mm; font-size: .88em; }
    .proof { border: .25mm solid #888; padding: 2mm 3.4mm; margin-top: 4mm; break-inside: avoid; font-size: 8.6pt; line-height: 1.5; }
    .proof .short { margin: 1mm 0 0; font-family: \(sans); } .proof .short strong { font-family: \(mono); font-size: 8.4pt; } .proof pre { font: 6.6pt/1.4 \(mono); white-space: pre-wrap; word-break: break-all; margin: 1mm 0 0; }
    nav ol { margin: 0; padding: 0; list-style: none; columns: 2; font-size: 9.2pt; line-height: 1.5; } nav a { color: #1b1b1b; }
    .rehearsal { position: fixed; inset: 0; display: flex; align-items: center; justify-content: center; pointer-events: none;
      font-size: 92pt; font-weight: 700; color: #a3211b; opacity: .085; transform: rotate(-32deg); letter-spacing: .15em; white-space: nowrap; z-index: 9; } html[lang=en] .rehearsal { font-size: 66pt; }
    .warning { border: .5mm solid #a3211b; color: #a3211b; font: 700 10.5pt/1.5 \(sans); padding: 2mm 4mm; margin: 0 0 6mm; }
    pre.line { font: 7.3pt/1.5 \(mono); white-space: pre-wrap; word-break: break-all; margin: 0 0 2.4mm; padding: 1.4mm 2mm; background: #f6f5f2; border-left: .8mm solid #bbb; }
    .lines h3 { margin: 3mm 0 1mm; font-size: 9.4pt; }
    svg.timeline { width: 100%; height: auto; display: block; margin: 0 0 3mm; break-inside: avoid; }
    .timeline text { font-size: 10.5px; fill: #1b1b1b; } .timeline .axis { text-anchor: middle; fill: #555; font-size: 9.5px; }
    .timeline .tick { stroke: #e2e2e2; stroke-width: 1; } .timeline .base { stroke: #1b1b1b; stroke-width: 1; }
    .timeline .day { stroke: #8c1d18; stroke-width: 1.3; stroke-dasharray: 4 2; } .timeline .daymark { fill: #8c1d18; }
    .timeline .lane { font-weight: 700; font-size: 11px; } .timeline .known { font-weight: 700; font-size: 10.5px; }
    .timeline .cause { font-size: 9.4px; fill: #666; } .timeline .inside { font-size: 10.5px; fill: #fff; font-weight: 700; }
    .timeline .inside.uncertified, .timeline .inside.unknown, .timeline .inside.future, .timeline .inside.neutral { fill: #1b1b1b; font-weight: 400; }
    .timeline .number { text-anchor: middle; font-size: 8.5px; font-weight: 700; fill: #fff; }
    .timeline .record { fill: #333; } .timeline .record.void { fill: #b5b5b5; }
    .timeline .leader { stroke: #8a8a8a; stroke-width: 0.8; }
    .timeline .recording { stroke: #1b1b1b; stroke-width: 1.4; } .timeline .asked { fill: none; stroke: #8c1d18; stroke-width: 1.3; }
    .timeline .answer { fill: #fff; stroke: #8c1d18; stroke-width: 2.6; }
    .bar { stroke: #fff; stroke-width: .6; } .bar.future { opacity: .38; }
    .bar.certified { fill: #2b6e48; } .bar.rectifying { fill: #c58216; } .bar.revoked { fill: #a3211b; } .bar.expired { fill: #6d7583; }
    .bar.relinquished { fill: #5d5a93; } .bar.uncertified { fill: #d8dce2; } .bar.unknown { fill: #f2f2f2; } .bar.neutral { fill: #bcd0e0; } .bar.dispute { fill: #7b4a8f; }
    .legend { font-size: 8.6pt; color: #333; } .swatch { display: inline-block; width: 3.4mm; height: 3.4mm; margin-right: 1.2mm; vertical-align: -0.4mm; border: .1mm solid #777; }
    .swatch.certified { background: #2b6e48; } .swatch.rectifying { background: #c58216; } .swatch.revoked { background: #a3211b; } .swatch.expired { background: #6d7583; }
    .swatch.relinquished { background: #5d5a93; } .swatch.uncertified { background: #d8dce2; } .swatch.unknown { background: #f2f2f2; }
    table.form { table-layout: fixed; font-size: 9pt; line-height: 1.42; border: .5mm solid #1b1b1b; } table.form td, table.form th { border: .2mm solid #1b1b1b; padding: 1.3mm 1.6mm; }
    table.form th { white-space: normal; font-weight: 400; color: #333; text-align: center; vertical-align: middle; font-size: 8.6pt; border-bottom: .2mm solid #1b1b1b; }
    table.form th.group { font-weight: 700; width: 11mm; } table.form td { vertical-align: middle; } table.form td.tall { vertical-align: top; min-height: 20mm; white-space: pre-wrap; }
    table.cover { width: 82%; margin: 2mm auto 4mm; font-size: 10pt; line-height: 1.4; } table.cover td:first-child { width: 38mm; font-family: \(sans); color: #444; }
    .papertitle { text-align: center; font: 700 16pt \(sans); letter-spacing: .12em; margin: 2mm 0 1mm; }
    """
}
