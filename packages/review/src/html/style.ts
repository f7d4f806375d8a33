/** How the page looks: on a screen, light or dark, wide or narrow, and on paper. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #fff; --text: #1b1f24; --quiet: #57606a; --line: #d0d7de; --panel: #f6f8fa;
  --good: #116329; --good-back: #dafbe1; --bad: #a40e26; --bad-back: #ffebe9; --doubt: #6e4600; --doubt-back: #fff3cd;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0d1117; --text: #e6edf3; --quiet: #9da7b3; --line: #30363d; --panel: #161b22;
    --good: #7ee787; --good-back: #12261e; --bad: #ffa198; --bad-back: #2d1214; --doubt: #f2cc60; --doubt-back: #2b2111;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .25rem; }
.comparison + .comparison { margin-top: 4rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.5rem 0 .75rem; padding-top: .75rem; border-top: 2px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }
h4 { font-size: 1rem; margin: 0; }
p { margin: .25rem 0 .75rem; }
.quiet { color: var(--quiet); }
.lead { font-size: 1.1rem; font-weight: 600; }
.badge { display: inline-block; padding: 0 .5em; border: 1px solid currentColor; border-radius: .75em; }
.badge { font-size: .875rem; font-weight: 600; white-space: nowrap; }
.good { color: var(--good); } .bad { color: var(--bad); } .doubt { color: var(--doubt); }
.badge.good, td.good { background: var(--good-back); } .badge.bad, td.bad { background: var(--bad-back); }
.badge.doubt, td.doubt { background: var(--doubt-back); }
code { font: .875em ui-monospace, monospace; overflow-wrap: anywhere; }
a { color: inherit; }
ul { padding-left: 1.25rem; }
ul.plain { list-style: none; padding: 0; margin: 0; }
ul.plain > li { padding: .6rem 0; border-top: 1px solid var(--line); }
table { width: 100%; border-collapse: collapse; }
caption { text-align: left; color: var(--quiet); padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem; border: 1px solid var(--line); }
thead th { background: var(--panel); }
th[scope=row] { font-weight: 600; }
th .quiet { font-weight: 400; }
td ul { margin: .25rem 0 0; }
tr.inner th { padding-left: 1.75rem; font-weight: 400; }
.parts thead th:nth-child(2) { width: 42%; }
.parts thead th:nth-child(3) { width: 24%; }
.matrix { table-layout: fixed; }
.matrix td strong { font-size: 1.1rem; }
.member { border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; margin: .75rem 0; }
.member header { display: flex; flex-wrap: wrap; gap: 0 .75rem; align-items: baseline; margin-bottom: .5rem; }
.record { display: grid; grid-template-columns: fit-content(60%) minmax(0, 1fr); gap: .15rem 1rem; margin: 0 0 .75rem; }
.record dt { color: var(--quiet); }
.record dd { margin: 0; font-weight: 600; }
.record dd ul { font-weight: 400; margin: 0; }
.answers { margin: 0 0 .75rem; padding: 0; list-style: none; }
.cause { border-left: 3px solid var(--line); padding-left: .75rem; margin: .5rem 0; }
.cause p { margin: .1rem 0; }
.command { background: var(--panel); border-radius: .25rem; padding: .4rem .6rem; margin: .5rem 0 0; }
.part { padding: .6rem 0; border-top: 1px solid var(--line); }
.part p { margin: .25rem 0 0; }
.label { color: var(--quiet); }
ins, del { text-decoration-thickness: 2px; }
ins { background: var(--good-back); color: var(--good); text-decoration-line: underline; text-underline-offset: 2px; }
del { background: var(--bad-back); color: var(--bad); text-decoration-line: line-through; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
footer { margin-top: 2.5rem; border-top: 2px solid var(--line); padding-top: .75rem; color: var(--quiet); font-size: .9rem; }
@media (max-width: 40rem) {
  main { padding: 1rem .75rem 3rem; }
  .parts, .parts tbody, .parts tr, .parts th, .parts td { display: block; width: 100%; }
  .parts thead { display: none; }
  .parts tr { border: 1px solid var(--line); margin-bottom: .5rem; }
  .parts tr.inner { margin-left: 1rem; width: calc(100% - 1rem); }
  .parts th, .parts td, .parts tr.inner th { border: 0; padding: .3rem .6rem; }
  .matrix { font-size: .75rem; }
  .matrix caption { font-size: .875rem; }
  .matrix th, .matrix td { padding: .3rem; }
  .matrix th { font-size: .65rem; }
  .matrix td strong { font-size: .875rem; }
  .record { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .record dd { margin-bottom: .4rem; }
}
@media print {
  @page { margin: 16mm; }
  :root {
    --page: #fff; --text: #000; --quiet: #444; --line: #999; --panel: #fff;
    --good: #0b4a1e; --good-back: #fff; --bad: #8a0a1e; --bad-back: #fff; --doubt: #523400; --doubt-back: #fff;
  }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  h2, h3, h4 { break-after: avoid; }
  tr, .member, .part, li, .cause { break-inside: avoid; }
  thead { display: table-header-group; break-inside: avoid; break-after: avoid; }
  tbody tr:first-child { break-before: avoid; }
  .matrix, section.answers { break-inside: avoid; }
  .comparison + .comparison { break-before: page; }
  .command { border: 1px solid var(--line); }
}
`
