/** Writes a member's facts as the `given` lines of an example. */
import { type FactsInput, type RuleGraph, type ScalarType, writtenValue } from '@rubric/compiler'
import { isObject, lookUp, own } from './json.ts'

const entryLine = (fields: readonly { readonly name: string; readonly type: ScalarType }[], entry: unknown): string | null => {
  const texts = fields.map(({ name, type }) => ({ name, text: writtenValue(type, own(entry, name)) }))
  return texts.some(({ text }) => text === null)
    ? null
    : `      ${texts.map(({ name, text }) => `${name} ${text ?? ''}`).join(', ')}`
}

const listLines = (
  name: string,
  fields: readonly { readonly name: string; readonly type: ScalarType }[],
  value: unknown,
): readonly string[] | null => {
  const through = own(value, 'complete_through')
  const entries = own(value, 'entries')
  const lines = (Array.isArray(entries) ? entries : []).map((entry) => entryLine(fields, entry))
  if (lines.includes(null) || (typeof through === 'string' && through.length < 10)) return null
  return [
    `    ${name}${typeof through === 'string' ? `  complete through ${through}` : ''}`,
    ...lines.filter((line) => line !== null),
  ]
}

/**
 * The lines under `given`. Null where a value cannot be written: below zero, a year before 1000, or a list that is complete
 * through some day of a month. Unknown facts are left out.
 */
export const givenLines = (graph: RuleGraph, facts: FactsInput): readonly string[] | null => {
  const lines: string[] = []
  for (const { name, type } of graph.facts) {
    const value = lookUp(facts, name)
    if (value === undefined || value === null || name.startsWith('member.')) continue
    const written =
      type.kind === 'list' ? (isObject(value) ? listLines(name, type.fields, value) : null) : scalarLine(name, type, value)
    if (written === null) return null
    lines.push(...written)
  }
  for (const [name, type] of [
    ['member.age', { kind: 'age' }],
    ['member.birth_date', { kind: 'date' }],
  ] as const) {
    const value = lookUp(facts, name)
    const written = value === undefined || value === null ? [] : scalarLine(name, type, value)
    if (written === null) return null
    lines.push(...written)
  }
  return lines
}

const scalarLine = (name: string, type: ScalarType, value: unknown): readonly string[] | null => {
  const text = writtenValue(type, value)
  return text === null ? null : [`    ${name}  ${text}`]
}
