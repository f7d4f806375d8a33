/**
 * Code systems by the names that policies use, and how their codes look. Codes only: descriptors are licensed and never shipped, so
 * whether a code exists is not known here, only whether it could.
 */
import type { Diagnostic, Span } from '@rubric/syntax'
import { reportName } from './diagnostics.ts'
import { didYouMean, oneOf } from './suggest.ts'

interface CodeSystem {
  readonly example: string
  readonly shape: RegExp
}

/** A Map, so that `constructor` is no code system. */
const systems: ReadonlyMap<string, CodeSystem> = new Map([
  ['ICD-10-CM', { example: 'F32.1', shape: /^[A-Z][0-9][0-9AB](?:\.[0-9A-Z]{1,4})?$/ }],
  ['ICD-10-PCS', { example: '0DB64Z3', shape: /^[0-9A-HJ-NP-Z]{7}$/ }],
  // Modifiers may follow: `H2022-HA`.
  ['HCPCS', { example: 'H0015', shape: /^[A-Z][0-9]{4}(?:-[0-9A-Z]{2})*$/ }],
  ['CPT', { example: '90853', shape: /^[0-9]{4}[0-9A-Z](?:-[0-9A-Z]{2})*$/ }],
  ['REV', { example: '0905', shape: /^[0-9]{4}$/ }],
  ['DSM', { example: 'F32.1', shape: /^[A-Z]?[0-9][0-9A-Z]*(?:\.[0-9A-Z]{1,4})?$/ }],
])

export const codeSystems: readonly string[] = [...systems.keys()]
export const isCodeSystem = (name: string): boolean => systems.has(name)

/** Whether a text can be a code of the system. */
export const looksLikeCode = (system: string, code: string): boolean => systems.get(system)?.shape.test(code) ?? true

export const codeExample = (system: string): string => systems.get(system)?.example ?? ''

export const malformedCode = (file: string, span: Span, system: string, code: string): Diagnostic =>
  reportName('malformed-code', { file, span }, { code, system, example: codeExample(system), hint: codeHint(system, code) })

/** `E0601RR`, `G47.30-G47.39`, `HCPCS` once more. */
const codeHint = (system: string, code: string): string => {
  if (systems.has(code)) return 'Name the code system once, at the beginning of the line.'
  const [, base = '', modifier = ''] = /^(.{5})([0-9A-Z]{2})$/.exec(code) ?? []
  if ((system === 'HCPCS' || system === 'CPT') && looksLikeCode(system, base) && base !== '')
    return `Write a modifier after a hyphen: \`${base}-${modifier}\`.`
  const [first = '', last = '', ...others] = code.split('-')
  return others.length === 0 && last.length > 2 && looksLikeCode(system, first) && looksLikeCode(system, last)
    ? `Write a range with \`to\`: \`${first} to ${last}\`.`
    : `Write the code exactly as ${system} does, with its capitals, zeros and dot.`
}

export const unknownSystem = (file: string, span: Span, name: string): Diagnostic => {
  const near = codeSystems.filter(known => letters(known).startsWith(letters(name)) && letters(name) !== '')
  const holes = { name, known: codeSystems.join(', '), near: near.length > 0 ? `Did you mean ${oneOf(near)}?` : didYouMean(name, codeSystems) }
  return reportName('unknown-code-system', { file, span }, holes)
}

/** `ICD10` and `ICD-10-CM` begin alike. */
const letters = (name: string): string => name.toUpperCase().replace(/[^A-Z0-9]/g, '')
