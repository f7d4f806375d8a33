/** The `Facts` type: what a caller may give, so that a misspelt fact does not compile. */
import type { Fact, FactType, Field, ScalarType } from '../graph.ts'
import type { InputNode, InputTree } from './inputs.ts'
import { braced, comment, indented, literal, typeKey } from './text.ts'

const scalarText = (type: ScalarType): string => {
  switch (type.kind) {
    case 'yes/no':
      return 'boolean | null'
    case 'count':
    case 'number':
    case 'rate':
    case 'span':
    case 'age':
      return 'number | null'
    case 'date':
    case 'moment':
    case 'code':
      return 'string | null'
    case 'enum':
      return [...type.values.map(literal), 'null'].join(' | ')
  }
}

/** What the type alone does not tell. */
export const hint = (type: FactType): string => {
  switch (type.kind) {
    case 'count':
      return 'a whole number'
    case 'number':
      return type.unit === '' ? '' : `in ${type.unit}`
    case 'rate':
      return `${type.noun} per ${type.per}`
    case 'span':
      return `whole ${type.unit}`
    case 'age':
      return 'completed years'
    case 'date':
      return '2026-03-01, 2026-03, 2026 or not yet'
    case 'moment':
      return '2026-03-01T14:30, 2026-03-01 or not yet'
    case 'code':
      return type.system === '' ? '' : `code of ${type.system}`
    case 'yes/no':
    case 'enum':
    case 'list':
      return ''
  }
}

/** The author's text, how the value is written, and whose judgement it is. */
export const describe = (fact: Fact | Field): string => {
  const notes = [hint(fact.type), 'byClinician' in fact && fact.byClinician ? 'judged by a clinician' : '']
  const cite = 'cite' in fact && fact.cite !== '' ? ` (§${fact.cite})` : ''
  const note = notes.filter((text) => text !== '').join('; ')
  const text = `${fact.text}${cite}`
  return text === '' ? note : note === '' ? text : `${text}; ${note}`
}

const doc = (text: string): readonly string[] => (text === '' ? [] : [`/** ${comment(text)} */`])

const property = (name: string, type: string, text: string): readonly string[] => [
  ...doc(text),
  `readonly ${typeKey(name)}?: ${type}`,
]

const nodeLines = (name: string, node: InputNode): readonly string[] => {
  if (node.kind === 'group') {
    return [`readonly ${typeKey(name)}?: {`, ...indented(membersOf(node.members)), '} | null']
  }
  const { type } = node.fact
  if (type.kind !== 'list') return property(name, scalarText(type), describe(node.fact))
  return [
    ...doc(describe(node.fact)),
    `readonly ${typeKey(name)}?: {`,
    ...indented([
      '/** The day through which every entry is here. */',
      'readonly complete_through?: string | null',
      'readonly entries: readonly {',
      ...indented(type.fields.flatMap((field) => property(field.name, scalarText(field.type), describe(field)))),
      '}[]',
    ]),
    '} | null',
  ]
}

const membersOf = (tree: InputTree): readonly string[] => [...tree].flatMap(([name, node]) => nodeLines(name, node))

export const factsType = (tree: InputTree): readonly string[] => [
  '/** Facts about one member, as JSON. A missing key or null is unknown. */',
  ...(tree.size === 0
    ? ['export type Facts = Readonly<Record<string, never>>']
    : braced('export interface Facts', membersOf(tree))),
  '',
]
