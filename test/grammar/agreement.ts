/** Where the colours of an editor and the parser disagree about a text that the parser can read. */
import { childrenOf, keywordTable, parse, tokenize, type Node, type NodeKind } from '@rubric/syntax'
import { runsOf, type Run } from './colours.ts'

/** What a node's words must look like. */
const looks: { readonly [K in NodeKind]?: RegExp } = {
  Comment: /^comment\.line/,
  Text: /^string\.quoted/,
  Citation: /^entity\.name\.label/,
  Label: /^entity\.name\.function\.label/,
  Number: /^constant\.numeric/,
  Date: /^constant\.numeric\.date/,
  Moment: /^constant\.numeric\.(?:date|time)/,
  Code: /^constant\.numeric\.code/,
  Name: /^(?:variable|entity\.name)/,
  NameReference: /^(?:variable|entity\.name)/,
  Address: /^entity\.name\.function/,
}

const unit = /^keyword\.other\.unit/
const keyword = /^(?:keyword(?!\.other\.unit)|storage\.type|constant\.language)/

/** Names in certain places. */
const looksIn: { readonly [K in NodeKind]?: { readonly [key: string]: RegExp } } = {
  Quantity: { unit, per: unit },
  RateType: { noun: unit, per: unit },
  NumberType: { unit },
  SpanType: { unit },
  CodeType: { system: /^support\.type/ },
  CodeGroup: { system: /^support\.type/ },
  RecurrencePeriod: { unit: keyword },
  LimitWindow: { unit: keyword },
  Determination: { stage: keyword },
  Use: { id: /^entity\.name/ },
  FactDeclaration: { name: /^variable\.other\.declaration/ },
}

const fixed = new Set<string>(['yes', 'no', 'unknown', 'none'])
const weekday = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/

/** The words that the tree holds, by where they begin, with what they must look like. */
const expectedOf = (file: Node, text: string): ReadonlyMap<number, { readonly end: number; readonly look: RegExp }> => {
  const expected = new Map<number, { end: number; look: RegExp }>()
  const enter = (node: Node, look: RegExp | undefined): void => {
    const image = text.slice(node.start, node.end)
    const spoken = (node.kind === 'Name' || node.kind === 'NameReference') && fixed.has(image)
    const wanted = spoken ? keyword : (look ?? looks[node.kind])
    if (wanted !== undefined && node.end > node.start) expected.set(node.start, { end: node.end, look: wanted })
    const children = looksIn[node.kind]
    const slots = node as unknown as Readonly<Record<string, unknown>>
    for (const child of childrenOf(node)) {
      const key = Object.keys(children ?? {}).find((each) => slots[each] === child)
      const word = node.kind === 'HeaderEntry' && weekday.test(text.slice(child.start, child.end)) ? keyword : undefined
      enter(child, word ?? (key === undefined ? undefined : children?.[key]))
    }
  }
  enter(file, undefined)
  return expected
}

const isKeyword = (word: string): boolean => Object.hasOwn(keywordTable, word)

const mark = /^[^A-Za-z0-9"#§]+$/

/** What stands in the text and is no node: words and marks of the language, and the hours of a calendar. */
const lookOfWord = (image: string): RegExp => {
  if (mark.test(image)) return /^(?:punctuation|keyword\.operator)/
  if (/^[0-9]+:[0-9]+$/.test(image)) return /^constant\.numeric\.time/
  return isKeyword(image) ? keyword : /^no word of the language/
}

const lineAround = (text: string, offset: number): string =>
  /[^\n]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1))?.[0] ?? ''

/** The first word that the two see in different ways; nothing where they agree. */
export const disagreement = (text: string): string | undefined => {
  const expected = expectedOf(parse('t', text).value, text)
  const runs = new Map<number, Run>(runsOf(text).map((run) => [run.start, run]))
  let node = { end: 0, look: /^/ }
  for (const { kind, start, end } of tokenize(text)) {
    if (kind === 'gap') continue
    const run = runs.get(start)
    runs.delete(start)
    const image = text.slice(start, end)
    const found = `${JSON.stringify(image)} in ${JSON.stringify(lineAround(text, start))}`
    if (run === undefined) return `${found} looks like nothing`
    if (run.end !== end) return `${found} is cut to ${JSON.stringify(text.slice(start, run.end))}`
    node = expected.get(start) ?? node
    const range = node.look === looks.Code && image === 'to' && !expected.has(start)
    const look = start < node.end && !range ? node.look : lookOfWord(image)
    if (!look.test(run.scope)) return `${found} looks like ${run.scope}, not ${String(look)}`
  }
  const [stray] = runs.values()
  return stray === undefined
    ? undefined
    : `${JSON.stringify(text.slice(stray.start, stray.end))} has ${stray.scope}, and is no word`
}
