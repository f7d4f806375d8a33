/** One page with all diagrams, which needs nothing else: no script, no font, no sheet of styles from elsewhere. */
import { grammarRules, outline, type LineKind, type Rule } from '@rubric/syntax'
import { ruleText } from './ebnf.ts'
import { isInner, lineKinds } from './lines.ts'
import { rulesIn } from './placed-rules.ts'
import { railroad } from './railroad.ts'
import { style } from './railroad-style.ts'
import { ruleName, tokenKinds } from './tokens.ts'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const marked = (text: string): string => escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>')
const link = (name: string): string => `<a href="#${name}">${name}</a>`
const once = (texts: readonly string[]): readonly string[] => [...new Set(texts)]

const whatItIs = (rule: Rule, rules: readonly Rule[]): string => {
  const lines = once(rule.lines.map((kind) => outline[kind].what)).map(marked)
  const users = rules.filter(({ production }) => rulesIn(production).includes(rule.name)).map(({ name }) => link(ruleName(name)))
  return [
    ...(lines.length > 0 ? [`Reads ${lines.join(', ')}.`] : []),
    ...(users.length > 0 ? [`Part of ${users.join(', ')}.`] : []),
  ].join(' ')
}

const ruleSection = (rule: Rule, rules: readonly Rule[]): string => {
  const name = ruleName(rule.name)
  return (
    `<section id="${name}">\n<h3><a href="#${name}">${name}</a></h3>\n<p>${whatItIs(rule, rules)}</p>\n<div class="track">${railroad(rule)}</div>\n` +
    `<details><summary>as text</summary><pre>${escaped(ruleText(rule))}</pre></details>\n</section>`
  )
}

/** The outline as nested lists; what stands under itself is not opened twice. */
const outlineList = (kinds: readonly LineKind[], rules: readonly Rule[], above: readonly LineKind[] = []): string => {
  const ruleOf = (kind: LineKind): string => ruleName(rules.find(({ lines }) => lines.includes(kind))?.name ?? kind)
  const shown = kinds.filter((kind, at) => kinds.findIndex((other) => outline[other].what === outline[kind].what) === at)
  const items = shown.map((kind) => {
    const under = above.includes(kind)
      ? []
      : kinds.filter((other) => outline[other].what === outline[kind].what).flatMap((other) => outline[other].under)
    const inner = once(under) as readonly LineKind[]
    return `<li><a href="#${ruleOf(kind)}">${marked(outline[kind].what)}</a>${inner.length === 0 ? '' : outlineList(inner, rules, [...above, kind])}</li>`
  })
  return `<ul>${items.join('\n')}</ul>`
}

export const railroadPage = (): string => {
  const rules = grammarRules()
  const inLines = rules.filter(({ lines }) => lines.length > 0)
  const inParts = rules.filter(({ lines }) => lines.length === 0)
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
<p class="quiet">Generated from the parser by <code>node grammar/src/generate.ts</code>.
The same as text: <a href="rubric.ebnf">rubric.ebnf</a>. What it all means: <a href="reference/README.md">the reference</a>.</p>
<p>Follow a track from left to right. What is in rounded boxes is written as it stands;
what is in boxes with corners has a diagram of its own, or is said at the end of this page.</p>
<h2>The outline</h2>
<p>A file is an outline of lines, two spaces a level. Each line is read by itself.</p>
<div class="outline">${outlineList(
    lineKinds.filter((kind) => !isInner(kind)),
    rules,
  )}</div>
<h2>Lines</h2>
${index(inLines)}
${inLines.map((rule) => ruleSection(rule, rules)).join('\n')}
<h2>Parts of lines</h2>
${index(inParts)}
${inParts.map((rule) => ruleSection(rule, rules)).join('\n')}
<h2>Words</h2>
<dl>
${tokenKinds.map(({ name, what }) => `<dt id="${name}">${name}</dt>\n<dd>${escaped(what)}</dd>`).join('\n')}
</dl>
</body>
</html>
`
}
