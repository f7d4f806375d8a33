/** One page with all diagrams, which needs nothing else: no script, no font, no sheet of styles from elsewhere. */
import { grammarRules, outline, type LineKind, type Rule } from '@rubric/syntax'
import { ruleText } from './ebnf.ts'
import { rulesIn } from './placed-rules.ts'
import { railroad } from './railroad.ts'
import { ruleName, tokenKinds } from './tokens.ts'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const marked = (text: string): string => escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>')
const link = (name: string): string => `<a href="#${name}">${name}</a>`
const once = (texts: readonly string[]): readonly string[] => [...new Set(texts)]

const whatItIs = (rule: Rule, rules: readonly Rule[]): string => {
  const lines = once(rule.lines.map(kind => outline[kind].what)).map(marked)
  const users = rules.filter(({ production }) => rulesIn(production).includes(rule.name)).map(({ name }) => link(ruleName(name)))
  return [...(lines.length > 0 ? [`Reads ${lines.join(', ')}.`] : []), ...(users.length > 0 ? [`Part of ${users.join(', ')}.`] : [])].join(' ')
}

const ruleSection = (rule: Rule, rules: readonly Rule[]): string => {
  const name = ruleName(rule.name)
  return `<section id="${name}">\n<h3><a href="#${name}">${name}</a></h3>\n<p>${whatItIs(rule, rules)}</p>\n<div class="track">${railroad(rule)}</div>\n`
    + `<details><summary>as text</summary><pre>${escaped(ruleText(rule))}</pre></details>\n</section>`
}

/** The outline as nested lists; what stands under itself is not opened twice. */
const outlineList = (kinds: readonly LineKind[], rules: readonly Rule[], above: readonly LineKind[] = []): string => {
  const ruleOf = (kind: LineKind): string => ruleName(rules.find(({ lines }) => lines.includes(kind))?.name ?? kind)
  const shown = kinds.filter((kind, at) => kinds.findIndex(other => outline[other].what === outline[kind].what) === at)
  const items = shown.map(kind => {
    const under = above.includes(kind) ? [] : kinds.filter(other => outline[other].what === outline[kind].what).flatMap(other => outline[other].under)
    const inner = once(under) as readonly LineKind[]
    return `<li><a href="#${ruleOf(kind)}">${marked(outline[kind].what)}</a>${inner.length === 0 ? '' : outlineList(inner, rules, [...above, kind])}</li>`
  })
  return `<ul>${items.join('\n')}</ul>`
}

const style = `
:root { color-scheme: light dark; --ink: #1d2733; --quiet: #5b6773; --page: #ffffff; --band: #f4f6f8; --line: #3d4b59; --word: #fff3d6; --rule: #e3effb; --link: #0b5cad }
@media (prefers-color-scheme: dark) {
  :root { --ink: #dde3ea; --quiet: #98a4b1; --page: #14181d; --band: #1c2229; --line: #9aa8b6; --word: #3d3317; --rule: #17314b; --link: #7ab8f5 }
}
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 60rem; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
h1 { margin-bottom: .25rem } h2 { margin-top: 3rem } h3 { margin: 0; font-size: 1.1rem }
h3 a { color: inherit; text-decoration: none } a { color: var(--link) } p { margin: .25rem 0 .5rem } section > p, .quiet { color: var(--quiet) }
code, pre, h3 { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace } code { font-size: .9em } pre { white-space: pre-wrap; font-size: .85rem }
nav { columns: 14rem; font-size: .9rem } nav a { display: block } .outline > ul { columns: 22rem } .outline li { break-inside: avoid } ul { margin: 0; padding-left: 1.25rem }
section { margin: 1.25rem 0; padding: 1rem 1.25rem; border-radius: .5rem; background: var(--band); break-inside: avoid } section:target { outline: 2px solid var(--link) }
.track { overflow-x: auto } dt { font-weight: 600; margin-top: .5rem } dd { margin: 0 } summary { cursor: pointer; color: var(--quiet); font-size: .85rem }
svg path { fill: none; stroke: var(--line); stroke-width: 2 } svg rect { stroke: var(--line); stroke-width: 1.5; fill: var(--word) }
svg .non-terminal rect { fill: var(--rule) } svg text { fill: var(--ink); font: 600 13px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; text-anchor: middle }
svg a text { fill: var(--link) } svg a:hover text { text-decoration: underline }
@media print { body { max-width: none; padding: 0; font-size: 11pt } nav, details { display: none } section { padding: 0; background: none } svg { max-width: 100%; height: auto } h2 { break-before: page } }
`

export const railroadPage = (): string => {
  const rules = grammarRules()
  const inLines = rules.filter(({ lines }) => lines.length > 0)
  const inParts = rules.filter(({ lines }) => lines.length === 0)
  const kinds = Object.keys(outline) as LineKind[]
  const inner = new Set(kinds.flatMap(kind => outline[kind].under))
  const index = (some: readonly Rule[]): string => `<nav>${some.map(({ name }) => link(ruleName(name))).join('\n')}</nav>`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>The grammar of Rubric, language 1</title>
<style>${style}</style>
</head>
<body>
<h1>The grammar of Rubric, language 1</h1>
<p class="quiet">Generated from the parser by <code>node grammar/src/generate.ts</code>. The same as text: <a href="rubric.ebnf">rubric.ebnf</a>. What it all means: <a href="reference/README.md">the reference</a>.</p>
<p>Follow a track from left to right. What is in rounded boxes is written as it stands; what is in boxes with corners has a diagram of its own.</p>
<h2>The outline</h2>
<p>A file is an outline of lines, two spaces a level. Each line is read by itself.</p>
<div class="outline">${outlineList(kinds.filter(kind => !inner.has(kind)), rules)}</div>
<h2>Lines</h2>
${index(inLines)}
${inLines.map(rule => ruleSection(rule, rules)).join('\n')}
<h2>Parts of lines</h2>
${index(inParts)}
${inParts.map(rule => ruleSection(rule, rules)).join('\n')}
<h2>Words</h2>
<dl>
${tokenKinds.map(({ name, what }) => `<dt id="${name}">${name}</dt>\n<dd>${escaped(what)}</dd>`).join('\n')}
</dl>
</body>
</html>
`
}
