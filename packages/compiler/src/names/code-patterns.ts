/**
 * Codes as patterns: `H2022-HE-U5` is a code with two modifiers, `0905 to 0909` a range. Only codes of services have modifiers; what has a
 * hyphen in another system is one code.
 */
import type { CodePattern } from '@rubric/runtime'
import type { CodeGroup, CodeLiteral, CodeSet, Diagnostic } from '@rubric/syntax'
import { readCsv } from '../data/csv.ts'
import { dataFault, type DataText, dataText } from '../data/files.ts'
import { codeExample, isCodeSystem, looksLikeCode, malformedCode, unknownSystem } from './code-systems.ts'
import { reportName } from './diagnostics.ts'

/** Of no system (codes of requests and of the service history): a code of five characters that modifiers may follow. */
const serviceCode = /^[0-9A-Z][0-9]{3}[0-9A-Z](?:-[0-9A-Z]{2})*$/

export const isServiceCode = (code: string): boolean => serviceCode.test(code)

const hasModifiers = (system: string, code: string): boolean =>
  system === 'HCPCS' || system === 'CPT' || (system === '' && isServiceCode(code))

/** One code as a pattern. */
export const patternOf = (system: string, code: string): CodePattern => {
  const [first = code, ...modifiers] = hasModifiers(system, code) ? code.split('-') : [code]
  return { system, first, last: first, modifiers }
}

const patternsOfCode = (system: string, { text, last }: Pick<CodeLiteral, 'text' | 'last'>): CodePattern =>
  last === undefined ? patternOf(system, text) : { system, first: text, last, modifiers: [] }

/** The patterns of codes as written. What cannot be a code of its system is reported by `checkCodes`. */
export const patternsOf = (groups: readonly CodeGroup[]): readonly CodePattern[] =>
  groups.flatMap(({ system, codes }) => codes.map(code => patternsOfCode(system.text, code)))

/** Whether it stands for more than one text: then values are matched, not compared. */
export const isMatched = ({ first, last, modifiers }: CodePattern): boolean => first !== last || modifiers.length > 0

/** Why a range is none; undefined where it is one. */
const rangeFault = (first: string, last: string): string | undefined => {
  if (first.includes('-') || last.includes('-')) return 'a range has no modifiers'
  if (first.length !== last.length) return 'the two ends differ in length'
  return first > last ? 'the range ends before it begins' : undefined
}

/** Reports systems that are not known, codes that cannot be theirs and ranges that hold nothing. */
export const checkCodes = (groups: readonly CodeGroup[], file: string, diagnostics: Diagnostic[]): void => {
  for (const { system, codes } of groups) {
    if (!isCodeSystem(system.text)) {
      diagnostics.push(unknownSystem(file, system, system.text))
      continue
    }
    for (const code of codes) {
      const wrong = [code.text, ...(code.last === undefined ? [] : [code.last])].find(each => !looksLikeCode(system.text, each))
      const why = code.last === undefined ? undefined : rangeFault(code.text, code.last)
      if (wrong !== undefined) diagnostics.push(malformedCode(file, code, system.text, wrong))
      else if (why !== undefined) diagnostics.push(reportName('bad-code-range', { file, span: code }, { why }))
    }
  }
}

/** All codes of a set: those that stand in it and those of its file. */
export const patternsOfSet = (set: CodeSet, file: string, texts: readonly DataText[], diagnostics: Diagnostic[]): readonly CodePattern[] => {
  const own = patternsOf(set.groups)
  const csv = set.from === undefined ? undefined : dataText(set.from, file, texts, diagnostics)
  if (set.from === undefined || csv === undefined) return own
  const { from } = set
  const fault = (line: number, why: string): readonly CodePattern[] => {
    diagnostics.push(dataFault(from, file, { line, why }, 'Codes stand one a line: the code system, a comma, the code.'))
    return own
  }
  const read = readCsv(csv, ['system', 'code'])
  if ('fault' in read) return fault(read.fault.line, read.fault.why)
  const more: CodePattern[] = []
  for (const { line, values: [system = '', code = ''] } of read.rows) {
    const [text = '', last, ...rest] = code.split(' to ')
    if (!isCodeSystem(system)) return fault(line, `\`${system}\` is not a code system`)
    const wrong = [text, ...(last === undefined ? [] : [last])].find(each => !looksLikeCode(system, each))
    if (wrong !== undefined || rest.length > 0) {
      return fault(line, `\`${wrong ?? code}\` cannot be a code of ${system}, which look like \`${codeExample(system)}\``)
    }
    const why = last === undefined ? undefined : rangeFault(text, last)
    if (why !== undefined) return fault(line, why)
    more.push(patternsOfCode(system, last === undefined ? { text } : { text, last }))
  }
  return [...own, ...more]
}
