/** How the page of diagrams looks: by day, by night and on paper. */
export const style = `
:root {
  color-scheme: light dark;
  --ink: #1d2733; --quiet: #5b6773; --page: #ffffff; --band: #f4f6f8; --line: #3d4b59; --word: #fff3d6; --rule: #e3effb; --link: #0b5cad;
  --mono: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #dde3ea; --quiet: #98a4b1; --page: #14181d; --band: #1c2229; --line: #9aa8b6; --word: #3d3317; --rule: #17314b; --link: #7ab8f5;
  }
}
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 60rem; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
h1 { margin-bottom: .25rem }
h2 { margin-top: 3rem }
h3 { margin: 0; font: 600 1.1rem var(--mono) }
h3 a { color: inherit; text-decoration: none }
a { color: var(--link) }
p { margin: .25rem 0 .5rem }
ul { margin: 0; padding-left: 1.25rem }
dt { margin-top: .5rem; font-weight: 600 }
dd { margin: 0 }
code { font: .9em var(--mono) }
pre { font: .85rem/1.5 var(--mono); white-space: pre-wrap }
summary { color: var(--quiet); font-size: .85rem; cursor: pointer }
section > p, .quiet { color: var(--quiet) }
nav { columns: 14rem; font-size: .9rem }
nav a { display: block }
.outline > ul { columns: 22rem }
.outline li { break-inside: avoid }
section { margin: 1.25rem 0; padding: 1rem 1.25rem; border-radius: .5rem; background: var(--band); break-inside: avoid }
section:target { outline: 2px solid var(--link) }
.track { overflow-x: auto }
svg path { fill: none; stroke: var(--line); stroke-width: 2 }
svg rect { fill: var(--word); stroke: var(--line); stroke-width: 1.5 }
svg .non-terminal rect { fill: var(--rule) }
svg text { fill: var(--ink); font: 600 13px var(--mono); text-anchor: middle }
svg a text { fill: var(--link) }
svg a:hover text { text-decoration: underline }
@media print {
  body { max-width: none; padding: 0; font-size: 11pt }
  nav, details { display: none }
  section { padding: 0; background: none }
  svg { max-width: 100%; height: auto }
  h2 { break-before: page }
}
`
