/** Remedies for lines that cannot be read, and for outlines that lack something. */
import { capital } from '@rubric/runtime'
import { type Fix, outlineLines, type TextEdit } from '@rubric/syntax'
import { type Line, lineAt, lineBreak, linesOf } from '../lines.ts'
import { nodeAt, nodesAt } from '../nodes.ts'
import { textAt } from '../spans.ts'
import { fix, insert, linesBelow, type Remedy, replace, safeFix, spaces, withoutLines, write } from './site.ts'
import { quotedWords } from './words.ts'

export const removeSign: Remedy = ({ diagnostic }) => [safeFix('Remove it', replace(diagnostic.span, ''))]

/** The text ends before the clause of the source, or with the line. */
export const closeText: Remedy = ({ file, diagnostic }) => {
  const written = textAt(file, diagnostic.span)
  const cite = written.search(/\s+§\S+\s*$/)
  return [fix('Close the text', insert(diagnostic.span.start + (cite < 0 ? written.trimEnd().length : cite), '"'))]
}

/** `§ II.A` is `§II.A`. A sign that nothing follows says nothing. */
export const citation: Remedy = ({ file, diagnostic }) => {
  const { start, end } = diagnostic.span
  const [gap = '', clause] = /^[ ]+([IVXLC\d][\w.]*)/.exec(file.text.slice(end)) ?? []
  return clause === undefined
    ? [fix('Remove the sign', replace({ start, end }, ''))]
    : [safeFix(`Write §${clause}`, replace({ start: end, end: end + gap.length }, clause))]
}

/** A date that can be read in two ways, with what each would be. */
export const twoDates: Remedy = (site) =>
  [...site.diagnostic.hint.matchAll(/`(\d{4}-\d{2}-\d{2})` for ([^,.]+)/g)].map(([, date = '', words = '']) =>
    fix(`Write ${date}, for ${words}`, replace(site.diagnostic.span, date)),
  )

export const closeParenthesis: Remedy = ({ file, diagnostic }) => {
  const { lines } = outlineLines(file.text)
  const words = lines.find((line) => line.words.some(({ start }) => start === diagnostic.span.start))?.words
  const last = words?.at(-1)
  return last === undefined ? [] : [fix('Close the parenthesis', insert(last.end, ')'))]
}

export const within: Remedy = ({ file, diagnostic }) => {
  const [written = ''] = /^(?:at most|<=)/.exec(textAt(file, diagnostic.span)) ?? []
  const { start } = diagnostic.span
  return written === '' ? [] : [safeFix('Write within', replace({ start, end: start + written.length }, 'within'))]
}

export const otherName: Remedy = (site) => quotedWords(site.diagnostic.hint).map((name) => write(site, name))

/** A line such as the hint shows, for the author to complete. */
export const exampleLine: Remedy = ({ file, diagnostic }) => {
  const [example] = quotedWords(diagnostic.hint)
  const { indent } = lineAt(file, diagnostic.span.start)
  return example === undefined
    ? []
    : [fix(`Add a line: ${example}`, linesBelow(file, diagnostic.span.start, spaces(indent + 2) + example))]
}

export const removeLine: Remedy = ({ file, diagnostic }) => [fix('Remove this line', withoutLines(file, diagnostic.span))]

/** A section that is indented by four where two are meant, all of it. */
export const halveIndents: Remedy = ({ file, diagnostic }) => {
  const lines = linesOf(file).filter(({ text }) => text !== '')
  const head = lines.findLastIndex(({ start, indent }) => start < diagnostic.span.start && indent === 0)
  const after = lines.slice(head + 1)
  const end = after.findIndex(({ indent }) => indent === 0)
  const inside = after.slice(0, end < 0 ? after.length : end)
  if (head < 0 || inside[0]?.indent !== 4 || !inside.every(({ indent }) => indent % 4 === 0)) return []
  const halved = inside.map(({ start, indent }) => replace({ start, end: start + indent }, spaces(indent / 2)))
  return [safeFix('Indent this section by two spaces a level', ...halved)]
}

const headOfBlock = /^(?:(?:ALL|ANY|ONE|NONE) of|AT (?:LEAST|MOST) \d+ of)\b/

/** The items, and all that stands under them, one level deeper: under the head right above them, or one that is written there. */
export const blockHead: Remedy = ({ file, diagnostic }) => {
  const first = lineAt(file, diagnostic.span.start)
  const lines = linesOf(file)
  const after = lines.filter(({ start }) => start >= first.start)
  const isBeyond = ({ text, indent }: Line): boolean =>
    text !== '' && (indent < first.indent || (indent === first.indent && headOfBlock.test(text)))
  const end = after.findIndex(isBeyond)
  const under = after.slice(0, end < 0 ? after.length : end).filter(({ text }) => text !== '')
  const items = under.filter(({ text, indent }) => indent > first.indent || !/^unless\b/.test(text))
  const deeper = items.map(({ start }): TextEdit => insert(start, '  '))
  const above = lines.findLast(({ start, text }) => start < first.start && text !== '' && !text.startsWith('#'))
  if (above?.indent === first.indent && headOfBlock.test(above.text))
    return [safeFix(`Move the items under ${headOfBlock.exec(above.text)?.[0] ?? ''}`, ...deeper)]
  return ['ALL of', 'ANY of'].map((head) => {
    const [one, ...others] = deeper
    return fix(
      `Write ${head} above the items`,
      insert(one?.span.start ?? first.start, `${spaces(first.indent)}${head}${lineBreak(file)}  `),
      ...others,
    )
  })
}

/** Joins the second condition with the first, on a line that goes on. */
export const join: Remedy = ({ file, diagnostic }) => {
  const first = diagnostic.related[0]?.span
  if (first === undefined || !diagnostic.hint.startsWith('Join')) return []
  const node = nodesAt(file.tree, first.start).find(({ start, end }) => start === first.start && end === first.end)
  const connectives = new Set(node?.kind === 'Chain' ? node.connectives.map(({ word }) => word) : [])
  return (['and', 'or'] as const)
    .filter((word) => connectives.size === 0 || connectives.has(word))
    .map((word): Fix => fix(`Join the two with ${word}`, insert(diagnostic.span.start, `  ${word} `)))
}

/** The next label that nobody has taken. */
export const nextLabel: Remedy = ({ file, diagnostic }) => {
  const block = nodesAt(file.tree, diagnostic.span.start).findLast((node) => node.kind === 'Block')
  const item = nodeAt(file.tree, diagnostic.span.start, 'Item')
  if (block === undefined || item?.label.kind !== 'Label') return []
  const taken = new Set(block.items.map(({ label }) => (label.kind === 'Label' ? label.text : '')))
  const { text, form, start } = item.label
  let next = follower(text, form)
  while (taken.has(next)) next = follower(next, form)
  return [fix(`Label it ${next}`, replace({ start, end: start + text.length }, next))]
}

/** After `1` comes `2`, after `a` `b`; after a name, the name with a number. */
const follower = (label: string, form: 'document' | 'name' | 'dash'): string => {
  const [, stem = '', number] = /^(.*?)(\d+)$/.exec(label) ?? [undefined, label]
  if (number !== undefined) return `${stem}${Number(number) + 1}`
  if (form === 'document' && /^[a-y]$/i.test(label)) return String.fromCharCode(label.charCodeAt(0) + 1)
  return `${label}_2`
}

/** A header whose name is that of the file. */
export const header: Remedy = ({ file }) => {
  const stem = (file.path.split('/').at(-1) ?? '')
    .replace(/\.\w+$/, '')
    .toLowerCase()
    .replace(/\W+/g, '_')
  const id = /^[a-z_]/.test(stem) ? stem : `policy_${stem}`
  const words = id.replaceAll('_', ' ').trim()
  const end = lineBreak(file)
  const lines = [`policy ${id} "${capital(words)}"`, '  language 1', '', '']
  return [fix('Write a header, with the name of the file', insert(0, lines.join(end)))]
}
